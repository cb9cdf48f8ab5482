"""Few labels: as many of each answer, drawn anew by seed, never too many."""

import numpy as np
import pytest

from helpers.data import few_labels

ANSWERS = np.repeat([3, 5, 7], [4, 6, 20])


def test_equally_many_of_each_answer():
    chosen = few_labels.choose(ANSWERS, 12, seed=1)
    assert chosen.dtype == "int64" and len(set(chosen)) == 12
    assert ANSWERS[chosen].tolist() == [3] * 4 + [5] * 4 + [7] * 4


def test_the_seed_decides():
    first, again, other = (
        few_labels.choose(ANSWERS, 9, seed) for seed in (1, 1, [1, 2])
    )
    assert first.tolist() == again.tolist() != other.tolist()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (15, "more than there are"),
        (10, "multiple of 3"),
        (0, "multiple of 3"),
        (-3, "multiple of 3"),
        (3.0, "multiple of 3"),
        ("3", "multiple of 3"),
        (None, "multiple of 3"),
    ],
)
def test_counts_that_cannot_be(count, words):
    with pytest.raises(ValueError, match=words):
        few_labels.choose(ANSWERS, count, seed=1)


@pytest.mark.parametrize("answers", [[], [[1, 2]], 3])
def test_answers_that_are_none(answers):
    with pytest.raises(ValueError, match="shape"):
        few_labels.choose(answers, 2, seed=1)
