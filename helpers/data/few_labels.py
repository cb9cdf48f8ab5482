"""A few labelled examples, drawn from many."""

import operator

import numpy as np


def choose(answers, count, seed):
    """Numbers of `count` examples, equally many of each answer.

    answers: (n,), the answer of every example.
    count: how many to draw, a whole number: a multiple of the number of
        different answers, with no more of each than there are.
    seed: of the generator, a whole number or a list of such.

    Returns int64 of shape (count,), in order of the answers. Raises
    ValueError, in one sentence, for other counts and shapes.
    """
    answers = np.asarray(answers)
    if answers.ndim != 1 or not len(answers):
        raise ValueError(
            f"The answers have shape {answers.shape}: give one of each "
            "example, (n,)."
        )
    kinds, there = np.unique(answers, return_counts=True)
    try:
        each, left = divmod(operator.index(count), len(kinds))
    except TypeError:
        each, left = 0, 1
    if each < 1 or left:
        raise ValueError(
            f"{count!r} labels cannot be shared by {len(kinds)} answers: "
            f"give a multiple of {len(kinds)}."
        )
    if each > there.min():
        raise ValueError(
            f"{each} labels of each answer are more than there are: one has "
            f"only {there.min()} examples."
        )
    random = np.random.default_rng(seed)
    chosen = [
        random.permutation(np.flatnonzero(answers == kind))[:each]
        for kind in kinds
    ]
    return np.concatenate(chosen).astype("int64")
