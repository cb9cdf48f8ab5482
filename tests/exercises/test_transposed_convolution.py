"""The checks of 02: right answers, named mistakes, nonsense."""

import numpy as np
import pytest

from helpers.exercises import transposed_convolution as check


def _rule(lowest, highest, clip=True):
    def writers(row, n, k, s):
        inputs = range(n) if clip else range(-9, 30)
        return [i for i in inputs if lowest(i, s) <= row <= highest(i, k, s)]

    return writers


RIGHT = _rule(lambda i, s: i * s, lambda i, k, s: i * s + k - 1)


def test_writers_is_right_in_every_form_of_list():
    for form in (list, tuple, set, np.array):
        verdict = check.writers(lambda *a, form=form: form(RIGHT(*a)))
        assert verdict.kind == "right"


@pytest.mark.parametrize(
    "function, hint",
    [
        (_rule(lambda i, s: i * s, lambda i, k, s: i * s + k), "too many"),
        (_rule(lambda i, s: i, lambda i, k, s: i + k - 1), "the stride"),
        (
            _rule(lambda i, s: i * s, lambda i, k, s: i * s + k - 1, False),
            "the inputs are 0 to 2",
        ),
        (lambda row, n, k, s: [0], "write down"),
        (lambda row, n, k, s: "01", "list of whole numbers"),
        (lambda row, n, k, s: 3, "list of whole numbers"),
        (lambda row, n, k, s: [0.5], "list of whole numbers"),
        (lambda row, n, k, s: [float("nan")], "list of whole numbers"),
        (lambda row, n, k, s: 1 / 0, "ZeroDivisionError"),
        (lambda row: [0], "TypeError"),
        (7, "a function"),
    ],
)
def test_writers_names_the_mistake(function, hint):
    verdict = check.writers(function)
    assert verdict.kind == "wrong" and hint in verdict.message


@pytest.mark.parametrize("blank", [..., None, lambda row, n, k, s: ...])
def test_writers_not_attempted(blank):
    assert check.writers(blank).kind == "not attempted"


@pytest.mark.parametrize(
    "function, good",
    [
        (check.kept_by_same, [(1, 14), [1, 14], np.array([1, 14])]),
        (check.stretching, [(2, 3), [2.0, 3.0]]),
        (
            check.even_kernel,
            [[1, 2, 1], (0.5, 1.0, 0.5), np.array([0.1, 0.3, 0.2])],
        ),
    ],
)
def test_right_answers(function, good):
    for answer in good:
        assert function(answer).kind == "right", answer


@pytest.mark.parametrize(
    "function, answer, hint",
    [
        (check.kept_by_same, (0, 16), "full output"),
        (check.kept_by_same, (0, 13), "all three rows at the end"),
        (check.kept_by_same, (2, 15), "larger part"),
        (check.kept_by_same, (3, 16), "all three rows at the start"),
        (check.kept_by_same, (1, 15), "15 rows"),
        (check.kept_by_same, (1, 13), "13 rows"),
        (check.kept_by_same, (1, 17), "is 16"),
        (check.kept_by_same, (5, 9), "write down"),
        (check.stretching, (3, 2), "wrong way round"),
        (check.stretching, (3, 3), "fewer than 3"),
        (check.stretching, (2, 4), "no input"),
        (check.stretching, (2, 0), "without a border"),
        (check.stretching, (1, 1), "neighbouring"),
        (check.even_kernel, [1, 1, 1], "twice"),
        (check.even_kernel, [1, 2, 3], "balance the third"),
        (check.even_kernel, [3, 2, 1], "balance the third"),
        (check.even_kernel, [1, 5, 1], "w0 + w2 = 2"),
        (check.even_kernel, [0, 0, 0], "positive"),
        (check.even_kernel, [-1, 0, 1], "positive"),
    ],
)
def test_hints_name_the_mistake(function, answer, hint):
    verdict = function(answer)
    assert verdict.kind == "wrong" and hint in verdict.message


@pytest.mark.parametrize(
    "function", [check.kept_by_same, check.stretching, check.even_kernel]
)
@pytest.mark.parametrize(
    "nonsense",
    ["1, 14", 7, [], [1, 2, 3, 4], float("nan"), [np.nan] * 3, {}, object()]
    + [[np.inf, 2], [[1], [2, 3]], (0.5, np.nan), np.zeros((2, 2)), b"ab"],
)
def test_nonsense_is_not_yet(function, nonsense):
    assert function(nonsense).kind == "wrong"
    assert function(...).kind == function(None).kind == "not attempted"
