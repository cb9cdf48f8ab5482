"""The exercises of 03: right answers, named mistakes, and nonsense."""

import math

import numpy as np
import pytest

from helpers.exercises import what_is_an_autoencoder as check

BEST = {
    "black-and-white page": "logistic",
    "standardized temperatures": "linear",
    "sound wave from -1 to 1": "tanh",
}
NONSENSE = ["text", float("nan"), [1, 2], {}, np.inf, object()]


def test_lecture_order_right():
    assert check.lecture_order(1 / 40_320).kind == "right"
    assert check.lecture_order(1 / math.factorial(8)).kind == "right"


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (40_320, "one over"),
        (1 / 8, "seven others"),
        (1 / 8**8, "same code"),
        (1 / 64, "not the cells"),
        (1 / 840, "change places"),
        (3.0, "between 0 and 1"),
        (-0.1, "between 0 and 1"),
        (0.3, "seven left"),
        ("text", "numbers"),
        ([1, 2], "one number"),
        (float("nan"), "NaN"),
    ],
)
def test_lecture_order_hints(answer, hint):
    verdict = check.lecture_order(answer)
    assert verdict.kind == "wrong"
    assert hint in verdict.message


def test_output_units_right():
    assert check.output_units(BEST).kind == "right"


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"black-and-white page": "tanh"}, "0 or 1"),
        ({"standardized temperatures": "logistic"}, "no largest"),
        ({"sound wave from -1 to 1": "linear"}, "stops there"),
        ({"sound wave from -1 to 1": "logistic"}, "no negative"),
        ({"sound wave from -1 to 1": ...}, "no unit yet"),
        ({"black-and-white page": "relu"}, "none of the three"),
        ({"black-and-white page": ["tanh"]}, "none of the three"),
        ({"another": "tanh"}, "keys"),
    ],
)
def test_output_units_hints(change, hint):
    verdict = check.output_units(BEST | change)
    assert verdict.kind == "wrong"
    assert hint in verdict.message


def test_squared_error_delta_right():
    def answer(x, x_hat):
        return 2 * (x_hat - x) * x_hat * (1 - x_hat)

    assert check.squared_error_delta(answer).kind == "right"


@pytest.mark.parametrize(
    ("function", "hint"),
    [
        (lambda x, p: 2 * (p - x), "slope of the sigmoid is missing"),
        (lambda x, p: (p - x) * p * (1 - p), "2 is missing"),
        (lambda x, p: p - x, "cross-entropy"),
        (lambda x, p: 2 * (x - p) * p * (1 - p), "sign"),
        (lambda x, p: (p - x) ** 2 * p * (1 - p), "loss by the slope"),
        (lambda x, p: 2 * (p - x) * x * (1 - x), "slope is taken at x"),
        (lambda x, p: 7 * p, "multiply the derivative"),
        (lambda x, p: 1.0, "shape (5,)"),
        (lambda x, p: p * np.nan, "NaN"),
        (lambda x, p: "text", "numbers"),
        (lambda x: x, "TypeError"),
        ("text", "a function"),
    ],
)
def test_squared_error_delta_hints(function, hint):
    verdict = check.squared_error_delta(function)
    assert verdict.kind == "wrong"
    assert hint in verdict.message


def test_passthrough_right():
    w_e = np.eye(6, 4)
    assert check.passthrough(w_e, w_e.T).kind == "right"
    w_e = np.random.default_rng(0).normal(size=(6, 4))
    assert check.passthrough(w_e, np.linalg.pinv(w_e)).kind == "right"


@pytest.mark.parametrize(
    ("w_e", "w_d", "hint"),
    [
        (np.eye(4, 6), np.eye(6, 4), "shape (6, 4)"),
        (np.eye(6, 4), np.eye(4), "shape (4, 6)"),
        (np.zeros((6, 4)), np.zeros((4, 6)), "nothing passes"),
        (2 * np.eye(6, 4), np.eye(4, 6), "2 times"),
        (np.eye(6, 4), np.eye(4, 6)[::-1], "another place"),
        (np.ones((6, 4)), np.ones((4, 6)), "row 0, column 0"),
        (np.eye(6, 4), ..., "missing"),
        ("text", np.eye(4, 6), "numbers"),
        (np.full((6, 4), np.nan), np.eye(4, 6), "NaN"),
    ],
)
def test_passthrough_hints(w_e, w_d, hint):
    verdict = check.passthrough(w_e, w_d)
    assert verdict.kind == "wrong"
    assert hint in verdict.message


@pytest.mark.parametrize("blank", [..., None])
def test_untouched_stubs_are_not_attempted(blank):
    for verdict in (
        check.lecture_order(blank),
        check.output_units(blank),
        check.output_units(dict.fromkeys(BEST, blank)),
        check.squared_error_delta(lambda x, x_hat: blank),
        check.squared_error_delta(blank),
        check.passthrough(blank, blank),
    ):
        assert verdict.kind == "not attempted"


@pytest.mark.parametrize("answer", NONSENSE)
def test_nonsense_is_answered_not_raised(answer):
    for verdict in (
        check.lecture_order(answer),
        check.output_units(answer),
        check.output_units(dict.fromkeys(BEST, answer)),
        check.squared_error_delta(lambda x, x_hat: answer),
        check.passthrough(answer, answer),
    ):
        assert verdict.kind == "wrong"
        assert verdict.message.endswith((".", "?"))
