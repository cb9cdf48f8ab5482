"""The exercises of 03: what is right, and the hint to each mistake."""

import itertools

import keras
import numpy as np
import pytest

from helpers.exercises import what_is_an_autoencoder as check

BEST = {
    "black-and-white page": "logistic",
    "daily change of a price": "linear",
    "sine and cosine of the wind's direction": "tanh",
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
        ({"daily change of a price": "logistic"}, "how far"),
        ({"sine and cosine of the wind's direction": "linear"}, "never stops"),
        (
            {"sine and cosine of the wind's direction": "logistic"},
            "no negative",
        ),
        ({"black-and-white page": "relu"}, "'relu' is none of the choices"),
        ({"black-and-white page": ["tanh"]}, "none of the choices"),
        ({"another": "tanh"}, "the keys 'black-and-white page'"),
    ]:
        assert words in hint(check.output_units(BEST | change)), change


def test_deltas_with_a_mistake(hint):
    for function, words in [
        (lambda x, p: 2 * (p - x), "slope of tanh is missing"),
        (lambda x, p: (p - x) * (1 - p**2), "2 of the derivative"),
        (lambda x, p: p - x, "nothing cancels"),
        (lambda x, p: 2 * (p - x) * p * (1 - p), "sigmoid's slope"),
        (lambda x, p: 2 * (p - x) * (1 - np.tanh(p) ** 2), "already"),
        (lambda x, p: 2 * (x - p) * (1 - p**2), "sign"),
        (lambda x, p: (p - x) ** 2 * (1 - p**2), "loss by the slope"),
        (lambda x, p: 2 * (p - x) * (1 - x**2), "slope is taken at x"),
        (lambda x, p: 7 * p, "multiply the derivative"),
        (lambda x, p: 1.0, "the result must have shape (5,), not ()"),
        (lambda x, p: p * np.nan, "NaN"),
        (lambda x, p: "text", "not a str"),
        (lambda x: x, "TypeError"),
    ]:
        assert words in hint(check.tanh_delta(function)), words


def test_a_delta_that_is_right_for_one_length_only():
    def five(x, p):
        return 2 * (p - x) * (1 - p**2) * (1 if len(x) == 5 else -1)

    assert check.tanh_delta(five).kind == "wrong"


# Images of 20 pixels, all of whose differences lie in their first 16.
IMAGES = np.zeros((50, 20), dtype="float32")
IMAGES[:, :16] = np.random.default_rng(0).uniform(size=(50, 16))


def linear(weights):
    """A Keras model that multiplies its input by the weights."""
    shape = np.shape(weights)
    model = keras.Sequential(
        [keras.Input(shape[:1]), keras.layers.Dense(shape[1])]
    )
    model.layers[0].kernel.assign(weights)
    return model


@pytest.fixture(scope="module")
def halves():
    return linear(np.eye(20, 16)), linear(np.eye(16, 20))


def test_an_autoencoder_is_judged_by_its_error(halves, hint):
    encoder, decoder = halves
    for a, b in ((encoder, decoder), (linear(2 * np.eye(20, 16)), decoder)):
        error = np.square(b(a(IMAGES)).numpy() - IMAGES).mean()
        better = check.sixteen_numbers(a, b, IMAGES, error + 1e-4)
        assert better.kind == "right"
        verdict = check.sixteen_numbers(a, b, IMAGES, error - 1e-4)
        assert f"its error is {error:.4f}" in hint(verdict)


def test_autoencoders_with_a_mistake(halves, hint):
    encoder, decoder = halves
    nearly = linear(0.8 * np.eye(20, 16))
    endless = linear(np.full((20, 16), np.inf))
    entry = keras.Input((20,))
    two_outputs = keras.Model(entry, [encoder(entry)] * 2)
    for answer, words in [
        ((nearly, decoder), "hidden layer"),
        ((linear(np.zeros((20, 16))), decoder), "train both parts"),
        ((linear(np.eye(20, 8)), decoder), "20 numbers into 16: it makes"),
        ((encoder, linear(np.eye(16, 19))), "16 numbers into 20: it makes"),
        ((linear(np.eye(19, 16)), decoder), "it does not take them"),
        ((decoder, encoder), "my_encoder must turn"),
        ((two_outputs, decoder), "it makes (2, 50, 16)"),
        ((endless, decoder), "smaller rate"),
        ((keras.Sequential, decoder), "my_encoder must be a Keras model"),
        ((encoder, lambda z: z), "my_decoder must be a Keras model"),
    ]:
        verdict = check.sixteen_numbers(*answer, IMAGES, 0.001)
        assert words in hint(verdict), words


def test_an_autoencoder_is_not_attempted_until_both_parts_are_there(halves):
    for answer in ((..., ...), (halves[0], ...), (..., halves[1])):
        verdict = check.sixteen_numbers(*answer, IMAGES, 1.0)
        assert verdict.kind == "not attempted"
