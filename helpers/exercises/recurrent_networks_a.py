"""The exercises of 08_recurrent_networks."""

import numpy as np

from ..data import sentences
from .answers import Hint, call, compare, exercise, numbers

ENOUGH = 0.9  # accuracy asked for in exercise 2


@exercise("my_numbers")
def two_steps(answer):
    """Exercise 1: two steps of a network with one unit.

    answer: h_1, h_2 and y_2 for W_xh = 0.5, W_hh = 2, W_hy = 3, no bias,
        h_0 = 0, x_1 = 1, x_2 = 0.
    """
    first = np.tanh(0.5)
    second = np.tanh(2 * first)
    compare(
        answer,
        [first, second, 3 * second],
        mistakes=[
            ([0.5, 1, 3], "the state goes through tanh at each step."),
            (
                [first, 0, 0],
                "h_2 does not come from x_2 alone: the old state counts too.",
            ),
            (
                [first, second, np.tanh(3 * second)],
                "y_2 = W_hy h_2: the lecture's output has no tanh.",
            ),
            (
                [first, np.tanh(first), 3 * np.tanh(first)],
                "the old state is multiplied by W_hh, which is 2.",
            ),
            (
                [first, second, second],
                "y_2 is not the state: multiply it by W_hy.",
            ),
        ],
        otherwise="h_1 = tanh(W_xh x_1 + W_hh h_0), h_2 the same one step "
        "on, and y_2 = W_hy h_2.",
        tolerance=2e-3,
        form="three numbers: h_1, h_2, y_2",
    )
    return (
        "x_2 is 0, and yet the state grew: W_hh = 2 makes the first word's "
        "trace larger, where 0.5 would let it fade."
    )


@exercise("my_reader")
def reader_of_then(function):
    """Exercise 2: a reader of sentences with "then".

    function: from words, int32 (n, LENGTH), to logits, (n,) or (n, 1),
        positive for the company. It is tried on 1,000 new sentences.
    """
    new = sentences.load(1000, [2026, 8], kind="then")
    logits = call(function, new.words.copy())
    if getattr(logits, "shape", None) == (1000, 1):
        logits = logits[:, 0]
    logits = numbers(logits, (1000,), name="the result")
    right = float(np.mean((logits > 0) == (new.company > 0)))
    if right < 1 - ENOUGH:
        raise Hint(
            f"only {right:.1%} are right: is it the first verb that it goes "
            "by, or has the logit the wrong sign? Positive is the company."
        )
    if right < ENOUGH:
        raise Hint(
            f"{right:.1%} of new sentences are right, and {ENOUGH:.0%} are "
            "asked for. From which end does the verb that counts come first?"
        )
    return f"{right:.1%} of new sentences with then are right."
