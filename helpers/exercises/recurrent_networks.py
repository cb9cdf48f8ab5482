"""The exercises of 08_recurrent_networks."""

import numpy as np

from ..data import sentences
from .answers import Hint, call, compare, exercise, numbers, try_out

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
    return (
        f"at least {ENOUGH:.0%} of new sentences with then are right. Ask "
        "your reader of sentences with but not as well."
    )


UNITS, INPUTS = 64, 28


@exercise("my_parameters")
def lstm_parameters(answer):
    """Exercise: an LSTM's parameters, in Keras and without biases.

    answer: the two numbers, for 64 units that read 28 numbers a step.
    """
    n, d = UNITS, INPUTS
    keras_count, lecture = 4 * n * (n + d + 1), 4 * n * (n + d)
    compare(
        answer,
        (keras_count, lecture),
        mistakes=[
            (
                (lecture, keras_count),
                "these are the two numbers in the other order: the first is "
                "Keras's, with biases.",
            ),
            (
                (lecture, lecture),
                "Keras has biases too: one for each row of the lecture's W.",
            ),
            ((keras_count, keras_count), "the lecture's W has no biases."),
            (
                (keras_count // 4, lecture // 4),
                "this is one gate: an LSTM has i, f, o and g.",
            ),
            (
                (3 * keras_count // 4, 3 * lecture // 4),
                "g has weights too, although it is no gate: four, not three.",
            ),
            (
                (4 * n * (d + 1), 4 * n * d),
                "each of the four reads h as well as x: n + d columns.",
            ),
            (
                (4 * n * (n + 1), 4 * n * n),
                "each of the four reads x as well as h: n + d columns.",
            ),
            (
                (4 * (n * (n + d) + 1), lecture),
                "each unit of each of the four has a bias of its own.",
            ),
            (
                (4 * n * (n + d + 2), lecture),
                "Keras's LSTM has one bias a unit for each of the four, not "
                "one for each kernel.",
            ),
        ],
        otherwise="draw W: how many rows has it, and how many columns? A bias "
        "would be one more column.",
    )
    return (
        "four times n (n + d), and with biases n more for each: the matrix W "
        "holds nearly all."
    )


def _keras_step(x, h, c, K, R, b):
    """h and c after one step of Keras's own cell, (2, batch, n)."""
    import keras

    cell = keras.layers.LSTMCell(
        R.shape[0],
        kernel_initializer="zeros",
        recurrent_initializer="zeros",
        seed=0,  # without it, the cell would use the notebook's random numbers
    )
    cell.build(x.shape)
    cell.set_weights([K, R, b])
    return np.array(cell(x, [h, c])[1], dtype="float64")


def _step(x, h, c, K, R, b, order, squash="sssT", out=True):
    """The same by hand, with the parts in another order: a mistake's result.

    order: of the letters i, f, g, o in the kernels. squash: "s" or "T" for
        sigma or tanh of i, f, o and g. out: whether h is o * tanh(c).
    """
    parts = np.split(x @ K + h @ R + b, 4, axis=1)
    z = dict(zip(order, parts, strict=True))
    bend = {"s": lambda v: 1 / (1 + np.exp(-v)), "T": np.tanh}
    i, f, o, g = (
        bend[kind](z[k]) for k, kind in zip("ifog", squash, strict=True)
    )
    c = f * c + i * g
    return np.stack([o * (np.tanh(c) if out else c), c])


def _cases():
    rng = np.random.default_rng(8)
    for d, n in ((2, 1), (3, 2)):
        shapes = [(2, d), (2, n), (2, n), (d, 4 * n), (n, 4 * n), (4 * n,)]
        yield tuple(rng.normal(size=shape) for shape in shapes)


_ORDERS = {
    "ifog": "the parts are still in the lecture's order, i, f, o, g: Keras "
    "keeps g before o.",
    "figo": "i and f are swapped: i is what enters, f is what stays.",
    "fiog": "two things are left: i and f are swapped, and Keras keeps g "
    "before o.",
}


@exercise("my_step")
def repaired_step(function):
    """Exercise: one step of an LSTM with Keras's kernels, as Keras's cell.

    function: takes x (batch, d), h and c (batch, n), K (d, 4n), R (n, 4n)
        and b (4n,); returns the new h and c.
    """

    def mistakes(*case):
        right = _keras_step(*case)
        for order, hint in _ORDERS.items():
            yield _step(*case, order), f"with these kernels {hint}"
            wrong = _step(*case, order, "sssT", out=False)
            yield wrong, f"h is o * tanh(c), and with these kernels {hint}"
        yield _step(*case, "ifgo", out=False), "h is o * tanh(c), not o * c."
        yield _step(*case, "ifgo", "ssss"), "g is a tanh: it may be negative."
        yield right[::-1], "return h first, then c."

    def otherwise(result, *case):
        right = _keras_step(*case)
        if result.shape != right.shape:
            return "return h and c, two arrays of shape (batch, n)."
        if np.allclose(result[1], right[1], atol=1e-5):
            return "c is Keras's, h is not: look at o and at the last line."
        return (
            "Keras's cell gives another c: check the order of the parts, "
            "and which of them multiplies the old c."
        )

    try_out(
        function,
        cases=list(_cases()),
        expected=_keras_step,
        mistakes=mistakes,
        otherwise=otherwise,
        tolerance=1e-5,
    )
    return (
        "the same h and c as Keras's LSTMCell, in two cases. Nothing but a "
        "comparison shows such a slip: the shapes are right in every order."
    )


@exercise("my_steps")
def steps_to_forget(function):
    """Exercise: after how many steps r ** T is at most a given share.

    function: takes r and share, both between 0 and 1, and returns T.
    """

    def expected(r, share):
        return float(np.ceil(np.log(share) / np.log(r)))

    def mistakes(r, share):
        right = expected(r, share)
        yield right - 1, "one step too few: r ** T is still above the share."
        yield right + 1, "one step too many: fewer are enough already."
        exact = np.log(share) / np.log(r)
        yield exact, "steps are whole: round it up."
        yield -exact, "check the sign: both logarithms are negative."
        yield -right, "check the sign: both logarithms are negative."
        upside = np.log(r) / np.log(share)
        yield upside, "the two logarithms are upside down."
        yield np.ceil(upside), "the two logarithms are upside down."

    try_out(
        function,
        cases=[(0.5, 0.01), (0.9, 0.01), (0.99, 0.001), (0.3, 0.5)],
        expected=expected,
        mistakes=mistakes,
        otherwise="solve r ** T = share for T by logarithms, then round up.",
        tolerance=0.0,
    )
    return (
        "at r = 0.9 one hundredth is left after 44 steps. Measured with a "
        f"rotation of 32 numbers times 0.9: {_measured(0.9, 0.01)}."
    )


def _measured(r, share):
    """Steps until the spectral norm of (r Q)^T is at most the share."""
    q = np.linalg.qr(np.random.default_rng(8).normal(size=(32, 32)))[0]
    power, steps = np.eye(32), 0
    while np.linalg.norm(power, 2) > share:
        power, steps = r * q @ power, steps + 1
    return steps
