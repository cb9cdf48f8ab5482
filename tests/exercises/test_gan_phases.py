"""The exercises of 11: what is right, and the hint to each mistake."""

import itertools
import random
from types import SimpleNamespace

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


def phase(learner="D", labels=(1.0, 0.0), result=lambda loss: loss):
    """A phase 1 with one thing changed; a label of None leaves a term out."""

    def function(G, D, optimizer, real, z):
        with tf.GradientTape() as tape:
            loss = 0.0
            for label, points in zip(labels, (real, G(z)), strict=True):
                score = D(points)
                if label is not None:
                    loss += BCE(label * tf.ones_like(score), score)
        weights = {
            "G": G.trainable_variables,
            "D": D.trainable_variables,
            "both": G.trainable_variables + D.trainable_variables,
        }[learner]
        optimizer.apply(tape.gradient(loss, weights), weights)
        return result(loss)

    return function


def in_place(function):
    def changed(G, D, optimizer, real, z):
        loss = function(G, D, optimizer, real, z)
        real[:] = z[:] = np.nan
        return loss

    return changed


def explode(G, D, optimizer, real, z):
    for weights in D.trainable_variables:
        weights.assign(weights * float("nan"))
    return tf.constant(0.0)


def dismantle(G, D, optimizer, real, z):
    loss = phase()(G, D, optimizer, real, z)
    while D.layers:
        D.pop()
    return loss


def shrink(G, D, optimizer, real, z):
    for weights in D.trainable_variables:
        weights.assign(0.99 * weights)
    return tf.constant(0.0)


def mean(G, D, optimizer, real, z):
    with tf.GradientTape() as tape:
        scores = tf.concat([D(real), D(G(z))], axis=0)
        labels = tf.concat([tf.ones((64, 1)), tf.zeros((64, 1))], axis=0)
        loss = BCE(labels, scores)
    weights = D.trainable_variables
    optimizer.apply(tape.gradient(loss, weights), weights)
    return loss


def test_a_repaired_phase(players):
    for function in (
        phase(),
        tf.function(phase(), jit_compile=False),
        phase(result=float),
        phase(result=lambda loss: [loss]),
        in_place(phase()),
        dismantle,
        mean,
    ):
        assert check.repaired_phase_1(function, *players).kind == "right"


def test_phases_with_a_mistake(players, hint):
    for function, words in [
        (phase("G"), "only the weights of G moved"),
        (phase("both"), "as well as D's"),
        (phase("both", (1.0, 1.0)), "as well as D's"),
        (phase(labels=(1.0, 1.0)), "learned to call generated points real"),
        (phase(labels=(0.0, 0.0)), "learned to call real points generated"),
        (phase(labels=(0.0, 1.0)), "two labels are swapped"),
        (phase(labels=(1.0, None)), "nothing from generated points"),
        (phase(labels=(None, 0.0)), "nothing from real points"),
        (shrink, "not down the slope"),
        (lambda G, D, optimizer, real, z: 0.5, "no weight moved"),
        (lambda G, D: 0.5, "TypeError"),
        (phase(result=lambda loss: None), "return the loss at the end"),
        (phase("G", result=lambda loss: None), "return the loss at the end"),
        (phase(result=lambda loss: "small"), "return the loss: it must be"),
        (phase(result=lambda loss: [1.0, 2.0]), "return the loss: it must be"),
        (explode, "NaN"),
        ("phase", "a function is asked for"),
    ]:
        assert words in hint(check.repaired_phase_1(function, *players)), words


def test_the_players_of_the_notebook_stay_as_they_are(players):
    before = [w.copy() for model in players for w in model.get_weights()]
    check.repaired_phase_1(phase("both"), *players)
    after = [w for model in players for w in model.get_weights()]
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old, new)


def test_the_random_numbers_of_the_notebook_stay_as_they_are(players):
    def draw():
        fresh = keras.Sequential([keras.Input((1,)), layers.Dense(4)])
        return [random.random(), *np.ravel(fresh.get_weights()[0])]

    keras.utils.set_random_seed(5)
    undisturbed = [*draw(), *np.ravel(tf.random.normal([3]))]
    keras.utils.set_random_seed(5)
    check.repaired_phase_1(phase(), *players)
    assert [*draw(), *np.ravel(tf.random.normal([3]))] == undisturbed


CLASSES = np.arange(200) % 10
NOISE = np.random.default_rng(0).random((200, 28, 28, 1))


def game(images=NOISE):
    return SimpleNamespace(average=lambda z: images)


def judge(*classes):
    """A judge that gives these classes to 200 images, in equal parts."""
    return lambda images: np.resize(classes, len(images))


def test_one_digit_that_is_right():
    for digit in (3, 3.0, np.int64(3), [3]):
        verdict = check.one_digit(digit, game(), judge(3, 3, 3, 3, 8))
        assert verdict.kind == "right", digit


def test_one_digit_with_a_mistake(hint):
    grey = NOISE * 0.1
    alike = np.repeat(NOISE[:1], 200, axis=0)
    for digit, made, found, words in [
        (10, game(), [3], "from 0 to 9"),
        (2.5, game(), [3], "from 0 to 9"),
        ("3", game(), [3], "without quotes"),
        (3, "game", [3], "as new_game() makes it"),
        (3, game(NOISE[:5]), [3], "as new_game() makes it"),
        (3, game(NOISE * np.nan), [3], "are NaN"),
        (3, game(grey), [3], "all grey"),
        (3, game(alike), [3], "are the same"),
        (3, game(), range(10), "many digits"),
        (3, game(), [5], "most of its images are a 5"),
        (3, game(), [3, 3, 8], "67% of its images are a 3"),
    ]:
        answer = check.one_digit(digit, made, judge(*found))
        assert words in hint(answer), words


def test_a_run_without_its_name_is_one_of_the_four():
    records = {name: object() for name, _ in check.CAUSES.values()}
    blind = check.without_names(records | {"another": object()})
    assert list(blind) == list("ABCD")
    assert set(blind.values()) == set(records.values())


def test_one_wrong_name_is_enough(hint):
    right = {run: name for run, (name, _) in check.CAUSES.items()}
    for run, name in itertools.product(right, right.values()):
        verdict = check.diagnosis(right | {run: name})
        if right[run] == name:
            assert verdict.kind == "right"
        else:
            assert f"look at {run} again" in hint(verdict)
    assert "none of the choices" in hint(check.diagnosis(right | {"A": "?"}))
