"""Checks of the exercises in 02, transposed convolution."""

import numpy as np

from .verdict import Verdict, call, is_blank, not_attempted, right, wrong

_CASES = ((3, 3, 2), (4, 2, 3), (5, 4, 2), (2, 5, 1), (4, 1, 1))  # n, k, s


def writers(function) -> Verdict:
    """Exercise 1: function(row, n, k, s) lists the inputs that write a row.

    row: index of a row of the full output; n inputs, kernel k, stride s.
    """
    if is_blank(function):
        return not_attempted("writers")
    got = {}
    for n, k, s in _CASES:
        for row in range(s * (n - 1) + k):
            value, problem = call(function, row, n, k, s)
            if problem is not None:
                return problem
            indices = _whole_numbers(value)
            if indices is None:
                return wrong(
                    "give a list of whole numbers, such as [0, 1]; "
                    f"writers({row}, {n}, {k}, {s}) gave {value!r}."
                )
            got[row, n, k, s] = sorted(indices)

    def same_as(rule):
        return all(
            indices == [i for i in range(n) if rule(i, row, k, s)]
            for (row, n, k, s), indices in got.items()
        )

    if same_as(lambda i, row, k, s: i * s <= row <= i * s + k - 1):
        return right(
            "This is the same rule, read from the output's side: a "
            "transposed convolution can be computed by gathering, too."
        )
    for (row, n, k, s), indices in got.items():
        strange = [i for i in indices if not 0 <= i < n]
        if strange:
            return wrong(
                f"writers({row}, {n}, {k}, {s}) names input {strange[0]}, "
                f"but the inputs are 0 to {n - 1}: keep to those."
            )
    if same_as(lambda i, row, k, s: i * s <= row <= i * s + k):
        return wrong(
            "you let input i write up to row i*s + k, which is one row too "
            "many: k rows that begin at i*s end at i*s + k - 1."
        )
    if same_as(lambda i, row, k, s: i <= row <= i + k - 1):
        return wrong(
            "you left out the stride: input i begins to write at row i*s, "
            "not at row i."
        )
    row, n, k, s = next(
        case
        for case, indices in got.items()
        if indices
        != [
            i
            for i in range(case[1])
            if i * case[3] <= case[0] < i * case[3] + case[2]
        ]
    )
    return wrong(
        f"writers({row}, {n}, {k}, {s}) gave {got[row, n, k, s]}: write down "
        f"the ranges i*{s} to i*{s} + {k} - 1 for i = 0 to {n - 1}, and look "
        f"which of them hold {row}."
    )


def kept_by_same(answer) -> Verdict:
    """Exercise 2: (first, last) row that 'same' keeps; n 7, k 5, s 2."""
    if is_blank(answer):
        return not_attempted("my_range")
    pair = _numbers(answer, 2)
    if pair is None:
        return wrong(
            "give two whole numbers, the first and the last index kept: "
            "(first, last)."
        )
    hints = {
        (0, 16): "that is the full output, s(n-1) + k = 17 rows: 'same' "
        "keeps s*n = 14 of them.",
        (0, 13): "you drop all three rows at the end: half of the three, "
        "rounded down, goes at the start.",
        (2, 15): "you drop two rows at the start and one at the end: the "
        "larger part is dropped at the end.",
        (3, 16): "you drop all three rows at the start: half of the three, "
        "rounded down, goes there.",
        (1, 15): "that is 15 rows: 'same' keeps s*n = 14.",
        (1, 13): "that is 13 rows: 'same' keeps s*n = 14.",
        (1, 17): "the last index of 17 rows is 16.",
    }
    if pair == (1, 14):
        return right(
            "Of 17 rows, max(k - s, 0) = 3 are dropped: one at the start, "
            "two at the end."
        )
    return wrong(
        hints.get(
            pair,
            "write down the full length s(n-1) + k, how many rows are "
            "dropped, and how many of those at the start.",
        )
    )


def stretching(answer) -> Verdict:
    """Exercise 3: (zeros between inputs, border) for k 4, s 3."""
    if is_blank(answer):
        return not_attempted("my_zeros")
    pair = _numbers(answer, 2)
    if pair is None:
        return wrong(
            "give two whole numbers: (zeros between two inputs, zeros of the "
            "border on each side)."
        )
    if pair == (2, 3):
        return right(
            "s - 1 = 2 zeros between the inputs and a border of k - 1 = 3: "
            "the first window then sees one input only, as it must."
        )
    between, border = pair
    if pair == (3, 2):
        return wrong(
            "you have the two the wrong way round: the stride sets the zeros "
            "between the inputs, the kernel sets the border."
        )
    if between == 3:
        return wrong(
            "inputs that end up 3 apart have fewer than 3 zeros between them."
        )
    if border == 4:
        return wrong(
            "with a border of k zeros, the first window would see no input "
            "at all: it must see exactly one."
        )
    if border == 0:
        return wrong(
            "without a border the output would be smaller than the stretched "
            "input: the first output is written by input 0 alone, so the "
            "first window must reach input 0 with its last cell."
        )
    return wrong(
        "two neighbouring inputs must end up s cells apart, and the first "
        "window must touch input 0 with its last cell only."
    )


def even_kernel(answer) -> Verdict:
    """Exercise 4: three positive weights that leave no ripple, stride 2."""
    if is_blank(answer):
        return not_attempted("my_kernel")
    weights = _numbers(answer, 3, whole=False)
    if weights is None:
        return wrong("give three finite numbers: [w0, w1, w2].")
    if min(weights) <= 0:
        return wrong("all three weights are to be positive.")
    first, middle, last = weights
    if abs(first + last - middle) <= 1e-6 * middle:
        return right(
            "The even rows get w0 + w2, the odd rows get w1: equal sums, and "
            "the counts 1 and 2 no longer show."
        )
    if first == middle == last:
        return wrong(
            "with equal weights the rows that two inputs write get twice as "
            "much as the rows that one input writes."
        )
    if abs(first + middle - last) < 1e-6 or abs(middle + last - first) < 1e-6:
        return wrong(
            "you let two neighbouring weights balance the third: look again "
            "which weights meet in one row when the stride is 2."
        )
    return wrong(
        f"an even row gets w0 + w2 = {first + last:g}, an odd row gets "
        f"w1 = {middle:g}: make the two equal."
    )


def _whole_numbers(value):
    """The value as a list of ints, or None when it is no such thing."""
    if isinstance(value, (str, bytes, dict)):
        return None
    try:
        numbers = np.array(list(value), dtype="float64")
    except (TypeError, ValueError):
        return None
    if numbers.ndim != 1 or not np.isfinite(numbers).all():
        return None
    if (numbers != np.round(numbers)).any():
        return None
    return [int(number) for number in numbers]


def _numbers(answer, count, whole=True):
    """The answer as a tuple of `count` finite numbers, or None."""
    if isinstance(answer, (str, bytes, dict, set)):
        return None
    try:
        numbers = np.array(answer, dtype="float64").ravel()
    except (TypeError, ValueError):
        return None
    if numbers.shape != (count,) or not np.isfinite(numbers).all():
        return None
    if whole and (numbers != np.round(numbers)).any():
        return None
    kind = int if whole else float
    return tuple(kind(number) for number in numbers)
