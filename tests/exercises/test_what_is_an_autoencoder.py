"""The exercises of 03: what is right, and the hint to each mistake."""

import itertools

import numpy as np

from helpers.exercises import what_is_an_autoencoder as check

BEST = {
    "black-and-white page": "logistic",
    "standardized temperatures": "linear",
    "sound wave from -1 to 1": "tanh",
}


def test_chances_with_a_mistake(hint):
    assert check.lecture_order(0.0000248).kind == "right"
    for answer, words in [
        (40_320, "one over"),
        (1 / 8, "seven others"),
        (1 / 8**8, "same code"),
        (1 / 64, "not the cells"),
        (1 / 840, "change places"),
        (1.5, "between 0 and 1"),
        (-0.1, "between 0 and 1"),
        (0.3, "seven left"),
        (0, "seven left"),
        ("1/40320", "without quotes"),
    ]:
        assert words in hint(check.lecture_order(answer)), answer


def test_one_choice_of_units_is_right(hint):
    for units in itertools.product(("logistic", "linear", "tanh"), repeat=3):
        answer = dict(zip(BEST, units, strict=True))
        assert (check.output_units(answer).kind == "right") == (answer == BEST)
    as_numpy = {data: np.str_(unit) for data, unit in BEST.items()}
    assert check.output_units(as_numpy).kind == "right"


def test_units_with_a_mistake(hint):
    for change, words in [
        ({"black-and-white page": "tanh"}, "0 or 1"),
        ({"standardized temperatures": "logistic"}, "no largest"),
        ({"sound wave from -1 to 1": "linear"}, "never stops"),
        ({"sound wave from -1 to 1": "logistic"}, "no negative"),
        ({"black-and-white page": "relu"}, "'relu' is none of the choices"),
        ({"black-and-white page": ["tanh"]}, "none of the choices"),
        ({"another": "tanh"}, "the keys 'black-and-white page'"),
    ]:
        assert words in hint(check.output_units(BEST | change)), change


def test_deltas_with_a_mistake(hint):
    for function, words in [
        (lambda x, p: 2 * (p - x), "slope of the sigmoid is missing"),
        (lambda x, p: (p - x) * p * (1 - p), "2 of the derivative"),
        (lambda x, p: p - x, "cross-entropy"),
        (lambda x, p: 2 * (x - p) * p * (1 - p), "sign"),
        (lambda x, p: (p - x) ** 2 * p * (1 - p), "loss by the slope"),
        (lambda x, p: 2 * (p - x) * x * (1 - x), "slope is taken at x"),
        (lambda x, p: 7 * p, "multiply the derivative"),
        (lambda x, p: 1.0, "the result must have shape (5,), not ()"),
        (lambda x, p: p * np.nan, "NaN"),
        (lambda x, p: "text", "not a str"),
        (lambda x: x, "TypeError"),
    ]:
        assert words in hint(check.squared_error_delta(function)), words


def test_a_delta_that_is_right_for_one_length_only():
    def five(x, p):
        return 2 * (p - x) * p * (1 - p) * (1 if len(x) == 5 else -1)

    assert check.squared_error_delta(five).kind == "wrong"


def test_any_pair_of_weights_that_gives_the_identity_passes():
    generator = np.random.default_rng(0)
    for _ in range(20):
        w_e = generator.normal(size=(6, 4))
        w_d = np.linalg.pinv(w_e)
        assert check.passthrough(w_e, w_d).kind == "right"
        single = w_e.astype("float32"), w_d.astype("float32")
        assert check.passthrough(*single).kind == "right"
        for place in np.ndindex(4, 6):
            other = w_d.copy()
            other[place] += 0.01
            assert check.passthrough(w_e, other).kind == "wrong"


def test_weights_with_a_mistake(hint):
    w_e, w_d = np.eye(6, 4), np.eye(4, 6)
    one_off = w_d.copy()
    one_off[1, 2] = 0.5
    for answer, words in [
        ((w_d, w_e), "my_w_e must be an array of finite numbers of shape (6"),
        ((w_e, np.eye(4)), "my_w_d must be an array of finite numbers of"),
        ((0 * w_e, w_d), "nothing passes"),
        ((2 * w_e, w_d), "2 times"),
        ((w_e, w_d[::-1]), "another place"),
        (
            (w_e, one_off),
            "has 0.5 in row 1, column 2, where the identity has 0",
        ),
        (
            (np.ones((6, 4)), np.ones((4, 6))),
            "6 in row 0, column 0, where the identity has 1",
        ),
        ((w_e, "text"), "my_w_d"),
        ((np.full((6, 4), 1e308), np.full((4, 6), 1e308)), "row 0, column 0"),
        ((np.full((6, 4), np.nan), w_d), "NaN"),
    ]:
        assert words in hint(check.passthrough(*answer)), words
