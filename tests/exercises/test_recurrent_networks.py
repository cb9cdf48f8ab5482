"""The exercises of notebook 08: right answers, likely mistakes, nonsense."""

import random

import numpy as np
import pytest
from keras import layers

from helpers.data import sentences
from helpers.exercises import recurrent_networks as check

H1 = np.tanh(0.5)
H2 = np.tanh(2 * H1)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ([0.5, 1, 3], "through tanh"),
        ([H1, 0, 0], "the old state counts"),
        ([H1, H2, np.tanh(3 * H2)], "has no tanh"),
        ([H1, np.tanh(H1), 3 * np.tanh(H1)], "multiplied by W_hh"),
        ([H1, H2, H2], "not the state"),
        ([1, 2, 3], "one step on"),
        (3, "three numbers"),
    ],
)
def test_two_steps(answer, hint):
    verdict = check.two_steps(answer)
    assert verdict.kind == "wrong" and hint in verdict.message
    assert check.two_steps([0.4621, 0.7279, 2.1836]).kind == "right"


def verdicts(of):
    """Logits by one verb: of = 0 the first, -1 the last."""

    def read(words):
        logits = []
        for row in words:
            found = [sentences.VOCABULARY[k] for k in row]
            verbs = [word for word in found if word in sentences.VERBS]
            logits.append(1.0 if verbs[of] in sentences.COMPANY else -1.0)
        return np.array(logits)

    return read


def test_a_reader_of_the_last_verb_is_right():
    for reader in (verdicts(-1), lambda x: verdicts(-1)(x)[:, None]):
        verdict = check.reader_of_then(reader)
        assert verdict.kind == "right" and "at least 90%" in verdict.message


@pytest.mark.parametrize(
    ("reader", "hint"),
    [
        (verdicts(0), "only 0.0%"),
        (lambda x: np.ones(len(x)), "50.0% of new"),
        (lambda x: np.ones((len(x), 3)), "shape (1000,)"),
        (lambda x: "a", "not a str"),
        (3, "a function is asked for"),
    ],
)
def test_readers_that_are_not(reader, hint):
    verdict = check.reader_of_then(reader)
    assert verdict.kind == "wrong" and hint in verdict.message


@pytest.mark.parametrize("blank", [..., None, lambda x: ...])
def test_no_attempt(blank):
    assert check.reader_of_then(blank).kind == "not attempted"


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def step(order="ifgo", bend=np.tanh, hidden=np.tanh, given="hc"):
    """A step of an LSTM with one thing changed."""

    def function(x, h, c, K, R, b):
        parts = np.split(x @ K + h @ R + b, 4, axis=1)
        z = dict(zip(order, parts, strict=True))
        c = sigmoid(z["f"]) * c + sigmoid(z["i"]) * bend(z["g"])
        new = {"h": sigmoid(z["o"]) * hidden(c), "c": c}
        return tuple(new[name] for name in given)

    return function


right_step = step()


def test_parameters_are_those_that_keras_counts():
    layer = layers.LSTM(check.UNITS)
    layer.build((None, None, check.INPUTS))
    lecture = sum(np.size(w) for w in layer.get_weights()[:2])
    both = [layer.count_params(), lecture]
    assert both == [23_808, 23_552]
    assert check.lstm_parameters(both).kind == "right"


def test_parameters_with_a_mistake(hint):
    for answer, words in [
        ((23_552, 23_808), "other order"),
        ((23_552, 23_552), "biases too"),
        ((23_808, 23_808), "has no biases"),
        ((5_952, 5_888), "one gate"),
        ((17_856, 17_664), "four, not three"),
        ((7_424, 7_168), "h as well as x"),
        ((16_640, 16_384), "x as well as h"),
        ((23_556, 23_552), "bias of its own"),
        ((24_064, 23_552), "not one for each kernel"),
        ((1, 2), "how many rows"),
        ("23808", "without quotes"),
    ]:
        assert words in hint(check.lstm_parameters(answer)), answer


def test_a_step_is_that_of_keras():
    assert check.repaired_step(right_step).kind == "right"
    cell = layers.LSTMCell(3)
    cell.build((2, 4))
    rng = np.random.default_rng(1)
    x, h, c = (rng.normal(size=(2, k)) for k in (4, 3, 3))
    _, (new_h, new_c) = cell(x, [h, c])
    mine = right_step(x, h, c, *cell.get_weights())
    np.testing.assert_allclose(mine, [new_h, new_c], atol=1e-6)


def test_steps_with_a_mistake(hint):
    for function, words in [
        (step("ifog"), "still in the lecture's order"),
        (step("figo"), "i and f are swapped: i is what enters"),
        (step("fiog"), "two things are left"),
        (step(hidden=lambda c: c), "not o * c"),
        (step("ifog", hidden=lambda c: c), "h is o * tanh(c), and with these"),
        (step(bend=sigmoid), "g is a tanh"),
        (step(given="ch"), "return h first"),
        (step(hidden=sigmoid), "c is Keras's, h is not"),
        (step("ogfi"), "gives another c"),
        (step(given="h"), "two arrays of shape"),
        (lambda *args: 1.0, "two arrays of shape"),
    ]:
        assert words in hint(check.repaired_step(function)), words


def test_the_check_leaves_the_random_numbers_as_they_are():
    random.seed(3)
    undisturbed = random.random()
    random.seed(3)
    check.repaired_step(right_step)
    assert random.random() == undisturbed


def steps(r, share):
    return np.ceil(np.log(share) / np.log(r))


def test_steps_to_forget_with_a_mistake(hint):
    verdict = check.steps_to_forget(steps)
    assert verdict.kind == "right" and "times 0.9: 44." in verdict.message
    for function, words in [
        (lambda r, s: steps(r, s) - 1, "too few"),
        (lambda r, s: steps(r, s) + 1, "too many"),
        (lambda r, s: np.log(s) / np.log(r), "round it up"),
        (lambda r, s: -np.log(s) / np.log(r), "sign"),
        (lambda r, s: -steps(r, s), "sign"),
        (lambda r, s: np.log(r) / np.log(s), "upside down"),
        (lambda r, s: steps(s, r), "upside down"),
        (lambda r, s: 3.0, "by logarithms"),
        (lambda r, s: [1, 2], "one number"),
    ]:
        message = hint(check.steps_to_forget(function))
        assert words in message or "shape" in message, words


@pytest.mark.parametrize("r, share, steps", [(0.5, 0.01, 7), (0.9, 0.1, 22)])
def test_a_loop_that_multiplies_is_as_right(r, share, steps):
    def loop(r, share):
        left, count = 1.0, 0
        while left > share:
            left, count = left * r, count + 1
        return count

    assert loop(r, share) == steps
    assert check.steps_to_forget(loop).kind == "right"
