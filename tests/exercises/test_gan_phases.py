"""The exercises of 11: right answers, named mistakes, nonsense."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from helpers.exercises import gan_phases as check

BCE = keras.losses.BinaryCrossentropy(from_logits=True)
RIGHT = {
    "phase 1, generated": 1,
    "phase 1, real": 0,
    "phase 2, generated": 0,
}


@pytest.fixture
def players():
    keras.utils.set_random_seed(3)

    def player():
        return keras.Sequential(
            [
                keras.Input((1,)),
                layers.Dense(8, activation="tanh"),
                layers.Dense(1),
            ]
        )

    return player(), player()


def phase(learner="G", label=1.0):
    """A phase 2 with one thing changed."""

    def function(G, D, optimizer, z):
        with tf.GradientTape() as tape:
            score = D(G(z))
            loss = BCE(label * tf.ones_like(score), score)
        weights = {
            "G": G.trainable_variables,
            "D": D.trainable_variables,
            "both": G.trainable_variables + D.trainable_variables,
        }[learner]
        optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    return function


@pytest.mark.parametrize(
    "function, blank",
    [
        (check.swapped_labels, ...),
        (check.swapped_labels, None),
        (check.swapped_labels, dict.fromkeys(RIGHT, ...)),
        (check.best_verdict, ...),
        (check.best_verdict, lambda p, q: ...),
        (lambda a: check.losses_at_the_end(a, a), ...),
        (lambda a: check.losses_at_the_end(1.0, a), None),
    ],
)
def test_a_blank_is_not_an_attempt(function, blank):
    assert function(blank).kind == "not attempted"


def test_right_answers():
    assert check.swapped_labels(RIGHT).kind == "right"
    assert check.best_verdict(lambda p, q: p / (p + q)).kind == "right"
    ends = check.losses_at_the_end(2 * np.log(2), tf.math.log(2.0))
    assert ends.kind == "right"
    assert check.losses_at_the_end(1.386, 0.693).kind == "right"


@pytest.mark.parametrize(
    "labels, hint",
    [
        ((0, 1, 1), "of the lecture"),
        ((1, 0, 1), "same label in both phases"),
        ((1, 1, 0), "the same label"),
        ((0, 1, 0), "help D"),
        ((2, 0, 0), "number 0 or the number 1"),
        (("one", 0, 0), "number 0 or the number 1"),
        ((True, False, False), "number 0 or the number 1"),
    ],
)
def test_labels_with_a_mistake(labels, hint):
    verdict = check.swapped_labels(dict(zip(RIGHT, labels, strict=True)))
    assert verdict.kind == "wrong"
    assert hint in verdict.message


@pytest.mark.parametrize(
    "nonsense", ["labels", [1, 0, 0], {"phase 1": 1}, 3, float("nan")]
)
def test_labels_that_are_no_labels(nonsense):
    verdict = check.swapped_labels(nonsense)
    assert verdict.kind == "wrong" and "dict" in verdict.message


def test_a_repaired_phase(players):
    assert check.repaired_phase_2(phase(), *players).kind == "right"
    compiled = tf.function(phase(), jit_compile=False)
    assert check.repaired_phase_2(compiled, *players).kind == "right"


@pytest.mark.parametrize(
    "function, hint",
    [
        (phase("D"), "that is a phase 1"),
        (phase("both"), "as well as G's"),
        (phase("G", label=0.0), "Which label"),
        (lambda G, D, optimizer, z: 0.5, "no weight moved"),
        (lambda G, D: 0.5, "TypeError"),
        (lambda *a: (phase()(*a), None)[1], "return the loss"),
        (lambda *a: (phase()(*a), "small")[1], "return the loss"),
        ("phase", "a function is asked for"),
    ],
)
def test_a_phase_with_a_mistake(players, function, hint):
    verdict = check.repaired_phase_2(function, *players)
    assert verdict.kind == "wrong"
    assert hint in verdict.message


def test_a_phase_that_breaks_the_weights(players):
    def explode(G, D, optimizer, z):
        for weights in G.trainable_variables:
            weights.assign(weights * float("nan"))
        return tf.constant(0.0)

    verdict = check.repaired_phase_2(explode, *players)
    assert verdict.kind == "wrong" and "NaN" in verdict.message


def test_an_untouched_phase(players):
    def stub(G, D, optimizer, z): ...

    assert check.repaired_phase_2(stub, *players).kind == "not attempted"
    assert check.repaired_phase_2(..., *players).kind == "not attempted"


def test_the_players_of_the_notebook_stay_as_they_are(players):
    before = [w.copy() for model in players for w in model.get_weights()]
    check.repaired_phase_2(phase("both"), *players)
    after = [w for model in players for w in model.get_weights()]
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old, new)


@pytest.mark.parametrize(
    "function, hint",
    [
        (lambda p, q: q / (p + q), "share of generated"),
        (lambda p, q: p, "p alone"),
        (lambda p, q: p - q, "set the slope"),
        (lambda p, q: 0.5, "one verdict for each place"),
        (lambda p, q: "half", "return numbers"),
        (lambda p, q: p + np.nan, "set the slope"),
        (lambda p: p, "TypeError"),
        (0.5, "a function is asked for"),
    ],
)
def test_a_best_verdict_with_a_mistake(function, hint):
    verdict = check.best_verdict(function)
    assert verdict.kind == "wrong"
    assert hint in verdict.message


def test_a_ratio_is_no_share():
    def ratio(p, q):
        with np.errstate(divide="ignore"):
            return p / q

    verdict = check.best_verdict(ratio)
    assert verdict.kind == "wrong" and "larger than 1" in verdict.message


@pytest.mark.parametrize(
    "losses, hint",
    [
        ((np.log(2), np.log(2)), "two terms"),
        ((2.0, 1.0), "natural logarithm"),
        ((0.602, 0.301), "natural logarithm"),
        ((-2 * np.log(2), -np.log(2)), "sign"),
        ((2 * np.log(2), 2 * np.log(2)), "single term"),
        ((5.0, 5.0), "put 0.5"),
        (("two", 1.0), "two numbers"),
        ((float("nan"), 1.0), "two numbers"),
        (([1, 2], 1.0), "two numbers"),
    ],
)
def test_losses_with_a_mistake(losses, hint):
    verdict = check.losses_at_the_end(*losses)
    assert verdict.kind == "wrong"
    assert hint in verdict.message
