"""The exercises of 03_what_is_an_autoencoder."""

import math

import numpy as np

from .answers import Hint, choice, compare, entries, exercise, numbers, try_out

_BEST_UNIT = {  # data: (unit, why)
    "black-and-white page": (
        "logistic",
        "its pixels are 0 or 1, and the logistic unit ends at 0 and at 1",
    ),
    "standardized temperatures": (
        "linear",
        "they have no largest and no smallest value, nor must the unit",
    ),
    "sound wave from -1 to 1": (
        "tanh",
        "it ends at -1 and at 1: the logistic unit has no negative values, "
        "and the linear unit never stops",
    ),
}


@exercise("my_chance")
def lecture_order(answer):
    """Exercise 1: the chance of the lecture's table among all 8! orders.

    answer: a probability, given that the eight codes are the eight corners
    of the cube and that no order is preferred.
    """
    orders = math.factorial(8)
    compare(
        answer,
        1 / orders,
        mistakes=[
            (orders, "that is the number of tables: take one over it."),
            (1 / 8, "that is for one input: the seven others have codes too."),
            (1 / 8**8, "that lets several inputs have the same code."),
            (1 / 64, "count the tables, not the cells."),
            (
                48 / orders,
                "that also counts the tables that become the lecture's when "
                "the hidden units change places or swap 0 and 1.",
            ),
        ],
        otherwise=lambda chance: (
            "the first input can have any of eight corners, the second any of "
            "the seven left, and so on: how many tables is that?"
            if 0 <= chance <= 1
            else "a chance lies between 0 and 1."
        ),
        tolerance=1e-3,
    )
    return (
        "8! = 40,320 tables are equally likely, and one of them is the "
        "lecture's."
    )


@exercise("my_units")
def output_units(answer):
    """Exercise 2: an output unit for each kind of data.

    answer: a dict from data (see the exercise) to "logistic", "linear" or
    "tanh".
    """
    units = entries(answer, _BEST_UNIT)
    for data, unit in zip(_BEST_UNIT, units, strict=True):
        best, why = _BEST_UNIT[data]
        if choice(unit, ("logistic", "linear", "tanh")) != best:
            raise Hint(f"{data}: {why}.")
    return (
        "the unit's range is the data's range: 0 to 1, all real numbers, -1 "
        "to 1."
    )


@exercise("my_delta")
def squared_error_delta(function):
    """Exercise 3: dL/da2 of the squared error behind a sigmoid.

    function: takes x and x_hat, both (n,), and returns 2 (x_hat - x)
    x_hat (1 - x_hat), (n,).
    """
    x = np.array([1.0, 0.0, 0.25, 1.0, 0.0])
    x_hat = np.array([0.8, 0.3, 0.6, 0.1, 0.95])
    try_out(
        function,
        cases=[(x, x_hat), (x[1:4], 1 - x_hat[1:4])],
        expected=lambda x, p: 2 * (p - x) * p * (1 - p),
        mistakes=lambda x, p: [
            (2 * (p - x), "the slope of the sigmoid is missing."),
            ((p - x) * p * (1 - p), "the 2 of the derivative is missing."),
            (p - x, "that is the cross-entropy's: here the slope stays."),
            (2 * (x - p) * p * (1 - p), "the sign is reversed."),
            (
                (p - x) ** 2 * p * (1 - p),
                "that multiplies the loss by the slope: take the derivative "
                "of the loss first, 2 (x_hat - x).",
            ),
            (2 * (p - x) * x * (1 - x), "the slope is taken at x, not x_hat."),
        ],
        otherwise="multiply the derivative of the loss, 2 (x_hat - x), by "
        "that of the sigmoid, written with its output x_hat.",
    )
    return (
        "where x_hat is near 0 or 1 the slope is near 0, even if the output "
        "is wrong."
    )


@exercise("my_w_e and my_w_d")
def passthrough(encoder_weights, decoder_weights):
    """Exercise 4: weights with W_d W_e = I, set by hand.

    encoder_weights: W_e, (6, 4), from four inputs to six codes.
    decoder_weights: W_d, (4, 6), from the codes back to four outputs.
    """
    w_e = numbers(encoder_weights, (6, 4), name="my_w_e")
    product = numbers(decoder_weights, (4, 6), name="my_w_d") @ w_e
    identity = np.eye(4)
    fits = np.isclose(product, identity, atol=1e-5)
    if fits.all():
        return (
            "every input comes out unchanged, and no weight depends on any "
            "data."
        )
    if not product.any():
        raise Hint("W_d W_e is zero: nothing passes.")
    scale = product[0, 0]
    if np.allclose(product / scale, identity):
        raise Hint(
            f"every input comes out {scale:g} times as large: make the two "
            "weights on its way multiply to 1."
        )
    if np.allclose(np.sort(product, axis=None), np.sort(identity, axis=None)):
        raise Hint(
            "every input comes out, but in another place: unit j of the "
            "decoder must read the code that input j wrote."
        )
    row, column = np.argwhere(~fits)[0]
    raise Hint(
        f"W_d W_e has {product[row, column]:g} in row {row}, column {column}, "
        f"where the identity has {int(row == column)}."
    )
