"""The exercises of 11: what is right, and the hint to each mistake."""

import itertools

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from helpers.exercises import gan_phases as check

BCE = keras.losses.BinaryCrossentropy(from_logits=True)
KINDS = ("phase 1, generated", "phase 1, real", "phase 2, generated")


def test_one_choice_of_labels_is_right(hint):
    for labels in itertools.product((0, 1), repeat=3):
        verdict = check.swapped_labels(dict(zip(KINDS, labels, strict=True)))
        assert (verdict.kind == "right") == (labels == (1, 0, 0))
    for form in (float, np.int64, np.float32, tf.constant, lambda n: [n]):
        labels = map(form, (1, 0, 0))
        verdict = check.swapped_labels(dict(zip(KINDS, labels, strict=True)))
        assert verdict.kind == "right", form


def test_labels_with_a_mistake(hint):
    for labels, words in [
        ((0, 1, 1), "of the lecture"),
        ((1, 0, 1), "same label in both phases"),
        ((0, 1, 0), "help D"),
        ((1, 1, 0), "in phase 1 real and generated images have the same"),
        ((2, 0, 0), "number 0 or the number 1"),
        ((0.5, 0, 0), "number 0 or the number 1"),
        (("1", 0, 0), "number 0 or the number 1, not a str"),
        ((True, False, False), "number 0 or the number 1, not a bool"),
    ]:
        answer = dict(zip(KINDS, labels, strict=True))
        assert words in hint(check.swapped_labels(answer)), labels
    for odd in ("labels", [1, 0, 0], {"phase 1": 1}):
        assert "dict with the keys" in hint(check.swapped_labels(odd))


@pytest.fixture
def players():
    keras.utils.set_random_seed(3)
    return [
        keras.Sequential(
            [
                keras.Input((1,)),
                layers.Dense(8, activation="tanh"),
                layers.Dense(1),
            ]
        )
        for _ in "GD"
    ]


def phase(learner="G", label=1.0, result=lambda loss: loss):
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
        return result(loss)

    return function


def test_a_repaired_phase(players):
    for function in (
        phase(),
        tf.function(phase(), jit_compile=False),
        phase(result=float),
        phase(result=lambda loss: [loss]),
        in_place(phase()),
        dismantle,
    ):
        assert check.repaired_phase_2(function, *players).kind == "right"


def in_place(function):
    def changed(G, D, optimizer, z):
        loss = function(G, D, optimizer, z)
        z[:] = np.nan
        return loss

    return changed


def explode(G, D, optimizer, z):
    for weights in G.trainable_variables:
        weights.assign(weights * float("nan"))
    return tf.constant(0.0)


def explode_d(G, D, optimizer, z):
    D.trainable_variables[0].assign(D.trainable_variables[0] + np.inf)
    return phase()(G, D, optimizer, z)


def dismantle(G, D, optimizer, z):
    loss = phase()(G, D, optimizer, z)
    while D.layers:
        D.pop()
    return loss


def test_phases_with_a_mistake(players, hint):
    for function, words in [
        (phase("D"), "that is a phase 1"),
        (phase("both"), "as well as G's"),
        (phase("G", label=0.0), "Which label"),
        (lambda G, D, optimizer, z: 0.5, "no weight moved"),
        (lambda G, D: 0.5, "TypeError"),
        (phase(result=lambda loss: None), "return the loss at the end"),
        (phase("D", result=lambda loss: None), "return the loss at the end"),
        (phase(result=lambda loss: "small"), "return the loss: it must be"),
        (phase(result=lambda loss: [1.0, 2.0]), "return the loss: it must be"),
        (explode, "NaN"),
        (explode_d, "NaN"),
        ("phase", "a function is asked for"),
    ]:
        assert words in hint(check.repaired_phase_2(function, *players)), words


def test_the_players_of_the_notebook_stay_as_they_are(players):
    before = [w.copy() for model in players for w in model.get_weights()]
    check.repaired_phase_2(phase("both"), *players)
    after = [w for model in players for w in model.get_weights()]
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old, new)


def test_best_verdicts_with_a_mistake(hint):
    for function, words in [
        (lambda p, q: q / (p + q), "generated, not real"),
        (lambda p, q: p / q, "larger than 1"),
        (lambda p, q: p, "p alone"),
        (lambda p, q: p - q, "set the slope"),
        (lambda p, q: 0.5, "one verdict for each place"),
        (lambda p, q: "half", "not a str"),
        (lambda p, q: p + np.nan, "NaN"),
        (lambda p: p, "TypeError"),
        (0.5, "a function is asked for"),
    ]:
        assert words in hint(check.best_verdict(function)), words


def test_a_best_verdict_that_is_right_for_one_length_only():
    def four(p, q):
        return p / (p + q) if len(p) == 4 else q / (p + q)

    assert check.best_verdict(four).kind == "wrong"


def test_losses_with_a_mistake(hint):
    ln2 = np.log(2)
    for losses, words in [
        ((ln2, ln2), "two terms"),
        ((2.0, 1.0), "natural logarithm"),
        ((0.602, 0.301), "natural logarithm"),
        ((-2 * ln2, -ln2), "sign"),
        ((2 * ln2, -ln2), "sign"),
        ((2 * ln2, 2 * ln2), "single term"),
        ((5.0, 5.0), "put 0.5"),
        ((5.0, ln2), "put 0.5"),
        (("1.386", 1.0), "each loss must be one number, not a str: write"),
        ((float("nan"), 1.0), "NaN"),
        (([1, 2], 1.0), "one number"),
    ]:
        assert words in hint(check.losses_at_the_end(*losses)), losses
