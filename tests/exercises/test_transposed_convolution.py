"""The exercises of 02: what is right, and the hint to each mistake."""

import itertools

import numpy as np

from helpers.exercises import transposed_convolution as check


def rule(lowest, highest, inputs=lambda n: range(n)):
    """The inputs i with lowest(i, s) <= row <= highest(i, k, s)."""

    def writers(row, n, k, s):
        named = inputs(n)
        return [i for i in named if lowest(i, s) <= row <= highest(i, k, s)]

    return writers


RIGHT = rule(lambda i, s: i * s, lambda i, k, s: i * s + k - 1)


def test_writers_in_any_collection_and_order():
    for form in (list, tuple, set, frozenset, iter, reversed, np.array):
        verdict = check.writers(lambda *a, form=form: form(RIGHT(*a)))
        assert verdict.kind == "right", form
    ranges = check.writers(
        lambda row, n, k, s: range(
            max(0, -((k - 1 - row) // s)), min(n - 1, row // s) + 1
        )
    )
    assert ranges.kind == "right"


def test_writers_with_a_mistake(hint):
    for function, words in [
        (rule(lambda i, s: i * s, lambda i, k, s: i * s + k), "too many"),
        (rule(lambda i, s: i, lambda i, k, s: i + k - 1), "the stride"),
        (
            rule(
                lambda i, s: i * s,
                lambda i, k, s: i * s + k - 1,
                lambda n: range(-9, n),
            ),
            "names input -1, but the inputs are 0 to 2",
        ),
        (
            rule(
                lambda i, s: i * s,
                lambda i, k, s: i * s + k - 1,
                lambda n: range(n + 1),
            ),
            "names input 3, but the inputs are 0 to 2",
        ),
        (lambda row, n, k, s: [0], "write down the ranges i*2 to i*2 + 3 - 1"),
        (lambda row, n, k, s: "01", "not a str"),
        (lambda row, n, k, s: ["0"], "without quotes"),
        (lambda row, n, k, s: 3, "list of whole numbers"),
        (lambda row, n, k, s: [[0, 1]], "list of whole numbers"),
        (lambda row, n, k, s: [0.5], "list of whole numbers"),
        (lambda row, n, k, s: [float("nan")], "NaN"),
        (lambda row, n, k, s: itertools.count(), "0 to 2"),
        (lambda row, n, k, s: (1 / 0 for _ in "a"), "ZeroDivisionError"),
        (lambda row: [0], "TypeError"),
        (7, "a function"),
    ]:
        assert words in hint(check.writers(function)), words


def test_writers_that_are_right_for_some_shapes_only():
    for n, k, s in ((3, 3, 2), (4, 2, 3), (5, 4, 2), (2, 5, 1), (4, 1, 1)):
        for wrong in ([], [0, 1, 2, 3, 4]):
            verdict = check.writers(
                lambda *a, shape=(n, k, s), wrong=wrong: (
                    wrong if a[1:] == shape else RIGHT(*a)
                )
            )
            assert verdict.kind == "wrong", (n, k, s)


def test_one_range_and_one_stretching_are_right():
    for pair in itertools.product(range(-1, 19), repeat=2):
        kept = check.kept_by_same(pair)
        assert (kept.kind == "right") == (pair == (1, 14))
        zeros = check.stretching(pair)
        assert (zeros.kind == "right") == (pair == (2, 3))


def test_a_kernel_is_even_if_its_two_sums_are():
    for first, middle, last in itertools.product(range(-4, 6), repeat=3):
        even = first + last == middle and min(first, middle, last) > 0
        for scale in (1, 0.1, 1e-9):
            kernel = scale * np.array([first, middle, last])
            verdict = check.even_kernel(kernel)
            assert (verdict.kind == "right") == even, kernel
    for nearly in ([1, 2.00004, 1], [1, 1.99996, 1]):
        assert check.even_kernel(nearly).kind == "wrong"


def test_numbers_with_a_mistake(hint):
    for function, answer, words in [
        (check.kept_by_same, (0, 16), "full output"),
        (check.kept_by_same, (0, 13), "all three rows at the end"),
        (check.kept_by_same, (2, 15), "larger part"),
        (check.kept_by_same, (3, 16), "all three rows at the start"),
        (check.kept_by_same, (1, 15), "15 rows"),
        (check.kept_by_same, (1, 13), "13 rows"),
        (check.kept_by_same, (1, 17), "is 16"),
        (check.kept_by_same, (5, 9), "write down"),
        (check.kept_by_same, {1, 14}, "not a set"),
        (check.stretching, (3, 2), "wrong way round"),
        (check.stretching, (3, 3), "fewer than 3"),
        (check.stretching, (2, 4), "no input"),
        (check.stretching, (2, 0), "without a border"),
        (check.stretching, (1, 1), "neighbouring"),
        (check.stretching, 2, "zeros between two inputs and on each side"),
        (check.even_kernel, [1, 1, 1], "twice"),
        (check.even_kernel, [1, 2, 3], "balance the third"),
        (check.even_kernel, [3, 2, 1], "balance the third"),
        (check.even_kernel, [1, 5, 1], "w0 + w2 = 2, an odd row gets w1 = 5"),
        (check.even_kernel, [0, 0, 0], "positive"),
        (check.even_kernel, [-1, 0, 1], "positive"),
        (check.even_kernel, [0, 1, 1], "positive"),
        (check.even_kernel, 1, "three numbers, [w0, w1, w2]"),
    ]:
        assert words in hint(function(answer)), answer
