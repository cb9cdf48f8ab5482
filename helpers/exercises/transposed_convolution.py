"""The exercises of 02_transposed_convolution."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from .answers import Hint, call, compare, exercise, numbers, try_out

_SHAPES = ((3, 3, 2), (4, 2, 3), (5, 4, 2), (2, 5, 1), (4, 1, 1))  # n, k, s


@exercise("writers")
def writers(function):
    """Exercise 1: function(row, n, k, s) lists the inputs that write a row.

    row: index of a row of the full output; n inputs, kernel k, stride s.
    """
    try_out(
        function,
        cases=[
            (row, n, k, s)
            for n, k, s in _SHAPES
            for row in range(s * (n - 1) + k)
        ],
        expected=_writers,
        mistakes=lambda row, n, k, s: [
            (
                _writers(row, n, k + 1, s),
                "you let input i write one row too many: k rows that begin "
                "at i*s end at i*s + k - 1.",
            ),
            (
                _writers(row, n, k, 1),
                "you left out the stride: input i begins at row i*s, not i.",
            ),
        ],
        otherwise=_writers_hint,
        read=_indices,
    )
    return (
        "This is the same rule, read from the output's side: a transposed "
        "convolution can be computed by gathering, too."
    )


def _writers(row, n, k, s):
    return [i for i in range(n) if i * s <= row < i * s + k]


def _indices(result):
    """Indices in any collection, sorted."""
    if isinstance(result, (set, frozenset, range, Iterator)):
        result = call(list, islice(result, 1_000))
    form = "a list of whole numbers, such as [0, 1]"
    indices = numbers(result, form=form, name="the result")
    if indices.ndim != 1 or (indices % 1).any():
        raise Hint(f"the result must be {form}.")
    return np.sort(indices)


def _writers_hint(given, row, n, k, s):
    named = [int(i) for i in given]
    called = f"writers({row}, {n}, {k}, {s})"
    for i in named:
        if not 0 <= i < n:
            return (
                f"{called} names input {i}, but the inputs are 0 to {n - 1}."
            )
    return (
        f"{called} gave {named}: write down the ranges i*{s} to i*{s} + {k} "
        f"- 1 for i = 0 to {n - 1}, and look which of them hold {row}."
    )


@exercise("my_range")
def kept_by_same(answer):
    """Exercise 2: (first, last) row that 'same' keeps; n 7, k 5, s 2."""
    kept = "'same' keeps s*n = 14 of the 17."
    half = "half of the three, rounded down, goes at the start."
    compare(
        answer,
        (1, 14),
        mistakes=[
            ((0, 16), f"that is the full output, s(n-1) + k rows: {kept}"),
            ((0, 13), f"you drop all three rows at the end: {half}"),
            ((2, 15), "the larger part is dropped at the end."),
            ((3, 16), f"you drop all three rows at the start: {half}"),
            ((1, 15), f"that is 15 rows: {kept}"),
            ((1, 13), f"that is 13 rows: {kept}"),
            ((1, 17), "the last index of 17 rows is 16."),
        ],
        otherwise="write down the full length s(n-1) + k, how many rows are "
        "dropped, and how many of those at the start.",
        form="two whole numbers, the first and the last index kept",
    )
    return (
        "Of 17 rows, max(k - s, 0) = 3 are dropped: one at the start, two at "
        "the end."
    )


@exercise("my_zeros")
def stretching(answer):
    """Exercise 3: (zeros between inputs, border) for k 4, s 3."""
    form = "two whole numbers, zeros between two inputs and on each side"
    between, border = numbers(answer, (2,), form)
    if (between, border) == (3, 2):
        raise Hint("the wrong way round: the kernel sets the border.")
    if between == 3:
        raise Hint("inputs 3 cells apart have fewer than 3 zeros between.")
    if border == 4:
        raise Hint("behind k zeros the first window would see no input.")
    if border == 0:
        raise Hint("without a border the first window sees several inputs.")
    if (between, border) != (2, 3):
        raise Hint(
            "two neighbouring inputs must end up s cells apart, and the "
            "first window must touch input 0 with its last cell only."
        )
    return (
        "s - 1 = 2 zeros between the inputs and a border of k - 1 = 3: the "
        "first window then sees one input only, as it must."
    )


@exercise("my_kernel")
def even_kernel(answer):
    """Exercise 4: three positive weights that leave no ripple, stride 2."""
    weights = numbers(answer, (3,), "three numbers, [w0, w1, w2]")
    first, middle, last = weights / np.abs(weights).max()
    if not min(first, middle, last) > 0:
        raise Hint("all three weights are to be positive.")
    if abs(first + last - middle) <= 1e-6:
        return (
            "The even rows get w0 + w2, the odd rows get w1: equal sums, and "
            "the counts 1 and 2 no longer show."
        )
    if first == middle == last:
        raise Hint(
            "with equal weights the rows that two inputs write get twice as "
            "much as the rows that one input writes."
        )
    if min(abs(first + middle - last), abs(middle + last - first)) < 1e-6:
        raise Hint(
            "you let two neighbouring weights balance the third: look again "
            "which weights meet in one row when the stride is 2."
        )
    raise Hint(
        f"an even row gets w0 + w2 = {weights[0] + weights[2]:g}, an odd row "
        f"gets w1 = {weights[1]:g}: make the two equal."
    )
