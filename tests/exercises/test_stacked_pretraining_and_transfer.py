"""The exercises of notebook 09: right answers, likely mistakes, nonsense."""

import keras
import numpy as np
import pytest
from keras import layers

from helpers.data import paths
from helpers.exercises import stacked_pretraining_and_transfer as check


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ((628_384, 80_500, 708_884), "each matrix counts once"),
        ((313_600, 40_000, 353_600), "add the biases"),
        ((314_000, 40_100, 354_100), "decoders have biases too"),
        ((314_784, 40_500, 40_500), "trains all layers"),
        ((1, 2, 3), "one matrix, and a bias"),
        (314_784, "three whole numbers"),
    ],
)
def test_the_phases_of_a_tied_stack(answer, hint):
    right = check.phases_of_a_tied_stack((314_784, 40_500, 355_284))
    assert right.kind == "right"
    verdict = check.phases_of_a_tied_stack(answer)
    assert verdict.kind == "wrong" and hint in verdict.message


def frozen(encoder, trainable=False, top=(1,), late=False, compiled=True):
    encoder.trainable = trainable or late
    model = keras.Sequential(
        [encoder, layers.GlobalMaxPooling1D(), *map(layers.Dense, top)]
    )
    if compiled:
        loss = keras.losses.BinaryCrossentropy(from_logits=True)
        model.compile("adam", loss)
    return model


def all_frozen(encoder):
    model = frozen(encoder, compiled=False)
    model.trainable = False
    model.compile("sgd", "mse")
    return model


def half_frozen(encoder):
    model = frozen(encoder, top=(4, 1), compiled=False)
    model.layers[-2].trainable = False
    model.compile("sgd", "mse")
    return model


def test_a_frozen_encoder_is_right():
    verdict = check.frozen_encoder(frozen)
    assert verdict.kind == "right", verdict.message


@pytest.mark.parametrize(
    ("build", "hint"),
    [
        (lambda encoder: frozen(encoder, trainable=True), "weights moved"),
        (lambda encoder: frozen(encoder, compiled=False), "not compiled"),
        (lambda encoder: frozen(encoder, top=(4, 1)), "9 are asked for"),
        (lambda encoder: frozen(encoder, top=(2,)), "shape (4, 2)"),
        (all_frozen, "of the 2 arrays above the encoder 0 moved"),
        (half_frozen, "of the 4 arrays above the encoder 2 moved"),
        (lambda encoder: 3, "return a Keras model"),
        (3, "a function is asked for"),
    ],
)
def test_encoders_that_are_not(build, hint):
    verdict = check.frozen_encoder(build)
    assert verdict.kind == "wrong" and hint in verdict.message


def end(s, y, share=0.9, given=1):
    return np.linalg.solve(np.eye(8) - share * s, given * y)


def rounds(s, y, count):
    f = y
    for _ in range(count):
        f = 0.9 * s @ f + y
    return f


@pytest.mark.parametrize(
    ("function", "hint"),
    [
        (lambda s, y: end(s, y, share=-0.9), "mind the sign"),
        (lambda s, y: end(s, y, given=0.1), "not a tenth"),
        (lambda s, y: rounds(s, y, 1), "one round at most"),
        (lambda s, y: rounds(s, y, 50), "still moves"),
        (lambda s, y: y - 0.9 * s @ y, "multiplies by"),
        (lambda s, y: end(s, y, share=0.5), "is not F"),
        (lambda s, y: y[:, 0], "shape"),
    ],
)
def test_the_end_of_spreading(function, hint):
    verdict = check.spread_labels(function)
    assert verdict.kind == "wrong" and hint in verdict.message


def test_spreading_ends_where_many_rounds_come():
    assert check.spread_labels(end).kind == "right"
    verdict = check.spread_labels(lambda s, y: rounds(s, y, 1000))
    assert verdict.kind == "right" and "% of its" in verdict.message
    assert check.spread_labels(...).kind == "not attempted"


def test_the_leaking_line():
    assert check.leaking_line(check.LEAK).kind == "right"
    for line in set(range(1, check.LINES + 1)) - {check.LEAK}:
        verdict = check.leaking_line(line)
        assert verdict.kind == "wrong" and f"line {line} " in verdict.message
    assert "give one of them" in check.leaking_line(9).message


def test_a_classifier_after_thirty_answers():
    circles = paths.load(1000, [2026, 5], "bumblebee").circles[:, None] - 0.5
    assert check.thirty_answers(lambda steps: circles).kind == "right"
    negative = check.thirty_answers(lambda steps: -circles)
    assert "wrong sign" in negative.message
    blind = check.thirty_answers(lambda steps: np.ones((len(steps), 1)))
    assert blind.kind == "wrong" and "asked for" in blind.message
    assert "shape" in check.thirty_answers(lambda s: s[:, 0, 0]).message
    assert check.thirty_answers(...).kind == "not attempted"


@pytest.mark.parametrize(
    "function",
    [check.phases_of_a_tied_stack, check.frozen_encoder, check.leaking_line],
)
def test_dots_are_not_attempted(function):
    assert function(...).kind == "not attempted"
    assert check.frozen_encoder(lambda encoder: ...).kind == "not attempted"
