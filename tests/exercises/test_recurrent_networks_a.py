"""The exercises of notebook 08: right answers, likely mistakes, nonsense."""

import numpy as np
import pytest

from helpers.data import sentences
from helpers.exercises import recurrent_networks_a as check

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
        assert verdict.kind == "right" and "100.0%" in verdict.message


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
