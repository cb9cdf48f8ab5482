"""From a student's answer to a verdict: the one core of all exercises.

The check of an exercise is a function of the answer, decorated with
`exercise`. It raises a `Hint` for what is wrong, and returns what a right
answer means. `compare` does so for a question with one right value,
`try_out` for a function that the student writes; both take a table of likely
mistakes with their hints.

An answer can be any object, and its methods can do anything. They run in two
places only: in the readers (`numbers`, `choice`, `entries`), which make plain
values of it, and in `call`. Whatever goes wrong there becomes a hint.
"""

import copy
import functools
import math
from decimal import Decimal
from numbers import Real

import numpy as np

from .verdict import Verdict, not_attempted, right, wrong

LARGEST = 10_000  # numbers in an answer; no exercise asks for as many


class Hint(Exception):
    """What is wrong with an answer, in a sentence for the student."""


class Untouched(Hint):
    """A function returns nothing: its dots are still there."""


def exercise(name):
    """Make a `Verdict` of what a check returns or raises.

    name: what the student fills in. It is not attempted while dots are left.
    """

    def decorate(check):
        @functools.wraps(check)
        def checked(*answers) -> Verdict:
            if any(map(is_blank, answers)):
                return not_attempted(name)
            try:
                with np.errstate(all="ignore"):
                    return right(check(*answers))
            except Untouched:
                return not_attempted(name)
            except Hint as hint:
                return wrong(str(hint))

        return checked

    return decorate


def compare(
    answer, expected, *, mistakes=(), otherwise, tolerance=0.0, form=None
):
    """Raise a `Hint` unless the answer is the right number or array.

    mistakes: pairs (wrong value, hint).
    otherwise: the hint to every other value, or a function of the value, a
        float array, that gives it.
    tolerance: see `same`; 0 asks for exactly these numbers.
    form: see `numbers`.
    """
    given = numbers(answer, np.shape(expected), form)
    _compare(given, expected, mistakes, otherwise, tolerance)


def try_out(
    function,
    *,
    cases,
    expected,
    mistakes=None,
    otherwise,
    tolerance=1e-5,
    read=None,
):
    """Raise a `Hint` unless a student's function is right in all cases.

    cases: tuples of arguments; the function gets copies of them.
    expected: the right function of these arguments.
    mistakes: function of the arguments that gives pairs (wrong result, hint)
        as `compare` takes them; asked in the first case that is wrong.
    otherwise: the hint to every other result, or a function of the result
        and the arguments that gives it.
    tolerance: see `same`; the default lets single precision pass.
    read: makes a plain array of a result; `numbers` by default.
    """
    for case in cases:
        result = call(function, *copy.deepcopy(case))
        given = read(result) if read else numbers(result, name="the result")
        wrongs = mistakes(*case) if mistakes else ()
        _compare(given, expected(*case), wrongs, otherwise, tolerance, case)


def call(function, *args):
    """The result of a student's function; raises a `Hint` if it fails."""
    if not callable(function):
        raise Hint(f"a function is asked for, not {_kind(function)}.")
    result, error = _attempt(function, *args)
    if error is not None:
        said = shown(error, str) or "no words"
        raise Hint(f"your function stopped with {_type(error)}: {said}")
    if is_blank(result):
        raise Untouched
    return result


def is_blank(answer) -> bool:
    """Whether dots are left: ``...`` or None, or such a part of a list."""
    parts = [answer]
    if type(answer) in (list, tuple):
        parts = answer
    elif type(answer) is dict:
        parts = answer.values()
    return any(part is ... or part is None for part in parts)


def _attempt(function, *args, **kwargs):
    """(result, error), one of them None, of code that can raise anything.

    SystemExit is an error like any other: no answer ends the kernel.
    KeyboardInterrupt passes: it is the student who wants the run to stop.
    """
    try:
        return function(*args, **kwargs), None
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return None, error


def _reader(read):
    """Make a `Hint` of every error that reading an answer raises."""

    @functools.wraps(read)
    def safe(*args, **kwargs):
        plain, error = _attempt(read, *args, **kwargs)
        if isinstance(error, Hint):
            raise error
        if error is not None:
            raise Hint("this cannot be read: use plain numbers and lists.")
        return plain

    return safe


@_reader
def numbers(answer, shape=None, form=None, name="your answer"):
    """The answer as a float64 array of finite numbers, or a `Hint`.

    answer: numbers, alone or in lists, tuples, arrays or tensors. Text and
        booleans are none.
    shape: what is asked for. A single number, (), may stand in brackets.
    form: the same in words, where the shape does not say it all.
    """
    if form is None:
        form = "one number" if shape == () else "an array of finite numbers"
        form += f" of shape {shape}" if shape else ""
    try:
        array = np.array(_plain(answer), dtype="float64")
    except _NoNumber as found:
        (part,) = found.args
        held = "not" if part is answer else "and not hold"
        text = isinstance(part, (str, bytes))
        quotes = ": write the number without quotes." if text else "."
        problem = f"{held} {_kind(part)}{quotes}"
        raise Hint(f"{name} must be {form}, {problem}") from None
    except ValueError:
        raise Hint(f"{name} must be {form}: its rows differ.") from None
    if shape == () and array.size == 1:
        array = array.reshape(())
    if shape is not None and array.shape != shape:
        got = f"shape {array.shape}" if array.shape else "one number"
        raise Hint(f"{name} must be {form}: yours has {got}.")
    if not np.isfinite(array).all():
        raise Hint(f"{name} must be {form}: it holds NaN or infinity.")
    return array


class _NoNumber(Exception):
    """A part of an answer that is no number: the part itself."""


def _plain(answer):
    """Nested lists of floats; raises `_NoNumber` for any other part."""
    if isinstance(answer, (list, tuple)):
        _count(len(answer))
        return [_plain(part) for part in answer]
    if isinstance(answer, (Real, Decimal)) and not isinstance(answer, bool):
        try:
            return float(answer)
        except OverflowError:
            return math.inf
    if isinstance(answer, (str, bytes)) or not hasattr(answer, "__array__"):
        raise _NoNumber(answer)
    array = np.asarray(answer)  # arrays, tensors and their scalars
    _count(array.size)
    if array.dtype.kind == "O":
        return _plain(array.tolist())
    if array.dtype.kind not in "iuf":
        raise _NoNumber(answer)
    return array.tolist()


def _count(size):
    if size > LARGEST:
        raise Hint(f"{size:,} numbers are far more than are asked for.")


@_reader
def choice(answer, options) -> str:
    """The text among `options` that the answer is, or a `Hint`."""
    for option in options:
        if isinstance(answer, str) and str.__str__(answer) == option:
            return option
    listed = ", ".join(map(repr, options))
    raise Hint(f"{shown(answer)} is none of the choices: {listed}.")


@_reader
def entries(answer, keys) -> list:
    """The values of a dict in the order of `keys`, or a `Hint`."""
    if not isinstance(answer, dict) or set(answer) != set(keys):
        listed = ", ".join(map(repr, keys))
        raise Hint(f"your answer must stay a dict with the keys {listed}.")
    return [answer[key] for key in keys]


def same(given, expected, tolerance=0.0) -> bool:
    """Whether shapes agree, and numbers up to a share of the largest one.

    tolerance: allowed error of each number, as a share of the largest
        absolute number in `expected`.
    """
    given, expected = np.asarray(given), np.asarray(expected)
    if given.shape != expected.shape:
        return False
    if not np.isfinite(expected).all():
        return False
    error = np.abs(given - expected).max(initial=0.0)
    return bool(error <= tolerance * np.abs(expected).max(initial=0.0))


def _compare(given, expected, mistakes, otherwise, tolerance, case=()):
    """Raise the `Hint` to the numbers `given` unless they are right."""
    if same(given, expected, tolerance):
        return
    for mistake, hint in mistakes:
        if same(given, mistake, tolerance):
            raise Hint(hint)
    if callable(otherwise):
        raise Hint(otherwise(given, *case))
    if given.shape != np.shape(expected):
        asked = f"must have shape {np.shape(expected)}"
        raise Hint(f"the result {asked}, not {given.shape}.")
    raise Hint(otherwise)


def shown(thing, text=repr) -> str:
    """What a student's object says of itself: printable, at most 200 long."""
    said, error = _attempt(lambda: str(text(thing)))
    if error is not None:
        return "something without a readable text"
    said = said if len(said) <= 200 else said[:197] + "..."
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in said)


def _type(thing) -> str:
    return shown(type(thing), lambda kind: kind.__name__)


def _kind(thing) -> str:
    """The type of a student's object, with its article."""
    name = _type(thing)
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"
