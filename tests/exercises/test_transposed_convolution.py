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


def test_one_list_of_sizes_is_right():
    for start in range(8, 20):
        sizes = [start, start + 1, start + 2]
        verdict = check.input_sizes(sizes)
        assert (verdict.kind == "right") == (start == 14), sizes


def test_a_kernel_is_balanced_if_its_three_sums_are():
    for weights in itertools.product(range(-1, 5), repeat=5):
        sums = {sum(weights[r::3]) for r in range(3)}
        balanced = len(sums) == 1 and min(weights) > 0
        for scale in (1, 1e-9):
            verdict = check.balanced_kernel(scale * np.array(weights))
            assert (verdict.kind == "right") == balanced, weights
    for middle in (2.00004, 1.99996):
        nearly = check.balanced_kernel([1, 1, middle, 1, 1])
        assert nearly.kind == "wrong"


def test_numbers_with_a_mistake(hint):
    for function, answer, words in [
        (check.input_sizes, (16, 15, 14), "smallest first"),
        (check.input_sizes, (10, 11, 12), "padding='same'"),
        (check.input_sizes, (12, 13, 14), "ends at 13"),
        (check.input_sizes, (13, 14, 15), "means 14 rows"),
        (check.input_sizes, (15, 16, 17), "a fifth window fits"),
        (check.input_sizes, (17, 18, 19), "those give 5 rows"),
        (check.input_sizes, (4, 5, 6), "start at 0, 3, 6 and 9"),
        (check.input_sizes, 14, "three whole numbers"),
        (check.balanced_kernel, [1, 1, 1, 1, 1], "twice"),
        (check.balanced_kernel, [1, 3, 1, 1, 2], "for stride 2"),
        (check.balanced_kernel, [1, 2, 5, 1, 1], "modulo 3"),
        (check.balanced_kernel, [0, 1, 1, 1, 0], "positive"),
        (check.balanced_kernel, [1, 2, 1], "five numbers, [w0, w1, w2"),
    ]:
        assert words in hint(function(answer)), answer


TINY, LARGE = (
    np.random.default_rng(seed).uniform(size=(4, side, side, 1))
    for seed, side in ((0, 7), (1, 28))
)


def copy(tiny):
    return np.asarray(tiny).repeat(4, 1).repeat(4, 2)


def enlarge(train):
    """The verdict on a function that trains; the images are copies."""
    return check.enlarger(train, TINY, LARGE, TINY, LARGE)


def mixed(share):
    """A model whose error is that of copying, times (1 - share) squared."""
    return lambda tiny: copy(tiny) + share * (LARGE - copy(tiny))


def test_an_enlarger_must_be_better_than_copying(hint):
    assert enlarge(lambda *given: mixed(1)).kind == "right"
    assert enlarge(lambda *given: mixed(0.06)).kind == "right"
    for model, words in [
        (mixed(0.04), "as good as copying"),
        (copy, "as good as copying"),
        (mixed(-0.11), "far above"),
        (lambda tiny: 9 * copy(tiny), "far above"),
        (lambda tiny: np.nan * copy(tiny), "far above"),
        (lambda tiny: np.zeros((4, 29, 29, 1)), "shape (29, 29, 1), not"),
        (lambda tiny: LARGE[0], "shape (28, 1), not (28, 28, 1)"),
        (lambda tiny: 3, "shape ()"),
        (lambda tiny: "text", "ValueError"),
        (lambda tiny: 1 / 0, "ZeroDivisionError"),
        (7, "return the trained model"),
    ]:
        assert words in hint(enlarge(lambda *given, model=model: model))
    assert enlarge(lambda *given: None).kind == "not attempted"
    assert enlarge(...).kind == "not attempted"
    assert "a function" in hint(enlarge(7))


def test_an_enlarger_has_weights_to_train(hint):
    for weights, kind in (([], "wrong"), ([0], "right")):

        class Model:
            trainable_weights = weights

            def __call__(self, tiny):
                return LARGE

        verdict = enlarge(lambda *given, kind_of=Model: kind_of())
        assert verdict.kind == kind
        if kind == "wrong":
            assert "nothing in your model can be trained" in hint(verdict)


def test_an_enlarger_is_trained_on_one_and_tried_on_other_images():
    seen = []

    def train(tiny, images):
        seen.append((tiny, images))
        return lambda given: seen.append(given) or LARGE

    assert check.enlarger(train, 1, 2, TINY, LARGE).kind == "right"
    assert seen[0] == (1, 2)
    assert seen[1] is TINY
