"""The exercises of 04: right answers, named mistakes, nonsense."""

import numpy as np
import pytest

from helpers.exercises import undercomplete_autoencoders as check

ALL = [
    (check.hourglass_parameters, "my_parameters"),
    (check.pca_error, "my_pca_error"),
    (check.best_decoder, "my_decoder"),
]


@pytest.mark.parametrize("function, name", ALL)
@pytest.mark.parametrize("blank", [..., None])
def test_a_blank_is_not_an_attempt(function, name, blank):
    verdict = function(blank)
    assert verdict.kind == "not attempted"
    assert name in verdict.message


@pytest.mark.parametrize("function", [check.pca_error, check.best_decoder])
def test_an_untouched_function_is_not_an_attempt(function):
    def stub(first, second): ...

    assert function(stub).kind == "not attempted"


@pytest.mark.parametrize("function, _", ALL)
@pytest.mark.parametrize(
    "nonsense",
    [
        "many",
        [1, 2],
        [[1, 2], [3]],
        float("nan"),
        float("inf"),
        {"a": 1},
        object(),
        -1,
        [],
    ],
)
def test_nonsense_is_not_right_and_raises_nothing(function, _, nonsense):
    assert function(nonsense).kind == "wrong"


@pytest.mark.parametrize("function", [check.pca_error, check.best_decoder])
@pytest.mark.parametrize(
    "result",
    ["many", [[1, 2], [3]], np.nan, np.full((3, 5), np.nan), {}, [], True],
)
def test_functions_that_return_nonsense_are_wrong(function, result):
    assert function(lambda first, second: result).kind == "wrong"


@pytest.mark.parametrize("function", [check.pca_error, check.best_decoder])
def test_a_function_that_raises_is_wrong_and_says_why(function):
    verdict = function(lambda first, second: first / "2")
    assert verdict.kind == "wrong" and "Error" in verdict.message


def layers(units, biases=True):
    pairs = list(zip(units[:-1], units[1:], strict=True))
    return sum(a * b + biases * b for a, b in pairs)


HOURGLASS = (784, 100, 30, 100, 784)


@pytest.mark.parametrize("kind", [int, float, np.int64])
def test_the_number_of_parameters_is_right(kind):
    assert check.hourglass_parameters(kind(163_814)).kind == "right"
    assert layers(HOURGLASS) == 163_814


@pytest.mark.parametrize(
    "answer, hint",
    [
        (layers(HOURGLASS, biases=False), "weights alone"),
        (layers(HOURGLASS[:3]), "encoder alone"),
        (layers(HOURGLASS[2:]), "decoder alone"),
        (2 * layers(HOURGLASS[:3]), "decoder's biases differ"),
        (layers(HOURGLASS) + 784, "input is not a layer"),
        (100 + 30 + 100 + 784, "biases alone"),
        (sum(HOURGLASS), "units"),
        (163_815, "four layers"),
        (163_814.5, "four layers"),
    ],
)
def test_a_wrong_number_of_parameters_names_the_mistake(answer, hint):
    verdict = check.hourglass_parameters(answer)
    assert verdict.kind == "wrong" and hint in verdict.message


@pytest.mark.parametrize(
    "function",
    [
        lambda s, k: np.sum(s[k:] ** 2),
        lambda s, k: np.array([(s[k:] ** 2).sum()]),
        lambda s, k: sum(float(v) ** 2 for v in list(s)[k:]),
    ],
)
def test_pca_error_is_right(function):
    assert check.pca_error(function).kind == "right"


@pytest.mark.parametrize(
    "function, hint",
    [
        (lambda s, k: np.sum(s[:k] ** 2), "keeps"),
        (lambda s, k: np.sum(s[k:]), "square each"),
        (lambda s, k: np.sqrt(np.sum(s[k:] ** 2)), "no square root"),
        (lambda s, k: np.sum(s[k + 1 :] ** 2), "too few"),
        (lambda s, k: np.sum(s[k - 1 :] ** 2), "too many"),
        (lambda s, k: np.mean(s[k:] ** 2), "mean"),
        (lambda s, k: np.sum(s[k:] ** 2) / np.sum(s**2), "share"),
        (lambda s, k: 1.0, "yours returned 1"),
        (lambda s, k: s, "one finite number"),
    ],
)
def test_a_wrong_pca_error_names_the_mistake(function, hint):
    verdict = check.pca_error(function)
    assert verdict.kind == "wrong" and hint in verdict.message


def test_right_for_one_size_only_is_not_right():
    assert check.pca_error(lambda s, k: np.sum(s[2:] ** 2)).kind == "wrong"


@pytest.mark.parametrize(
    "function",
    [
        lambda h, r: np.linalg.lstsq(h, r, rcond=None)[0],
        lambda h, r: np.linalg.solve(h.T @ h, h.T @ r),
        lambda h, r: np.linalg.pinv(h) @ r,
        lambda h, r: np.linalg.pinv(h.astype("float32")) @ r,
    ],
)
def test_the_best_decoder_is_right(function):
    assert check.best_decoder(function).kind == "right"


@pytest.mark.parametrize(
    "function, hint",
    [
        (lambda h, r: np.linalg.lstsq(h, r, rcond=None), "array of finite"),
        (lambda h, r: np.linalg.lstsq(h, r, rcond=None)[0].T, "transposed"),
        (lambda h, r: h @ np.linalg.pinv(h) @ r, "reconstruction"),
        (lambda h, r: h.T @ r, "has to be inverted too"),
        (lambda h, r: h.T @ h @ h.T @ r, "must be inverted"),
        (lambda h, r: np.linalg.pinv(r) @ h, "transposed"),
        (lambda h, r: (np.linalg.pinv(r) @ h).T, "encoder"),
        (lambda h, r: np.zeros((3, 5)), "is possible"),
        (lambda h, r: np.eye(3), "not (3, 3)"),
    ],
)
def test_a_wrong_decoder_names_the_mistake(function, hint):
    verdict = check.best_decoder(function)
    assert verdict.kind == "wrong" and hint in verdict.message
