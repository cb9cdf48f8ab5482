"""The exercises of 03_what_is_an_autoencoder."""

import math

import numpy as np

from .verdict import Verdict, call, is_blank, not_attempted, right, wrong

_UNITS = ("logistic", "linear", "tanh")
_BEST_UNIT = {  # data: (unit, why)
    "black-and-white page": (
        "logistic",
        "its pixels are 0 or 1, and the logistic unit ends at 0 and at 1",
    ),
    "standardized temperatures": (
        "linear",
        "they have no largest and no smallest value, so the unit must have "
        "none either",
    ),
    "sound wave from -1 to 1": (
        "tanh",
        "it ends at -1 and at 1, and the logistic unit has no negative values",
    ),
}


def lecture_order(answer) -> Verdict:
    """Exercise 1: the chance of the lecture's table among all 8! orders.

    answer: a probability, given that the eight codes are the eight corners
    of the cube and that no order is preferred.
    """
    if is_blank(answer):
        return not_attempted("my_chance")
    chance, problem = _number(answer, "my_chance")
    if problem:
        return problem
    orders = math.factorial(8)
    hints = {
        orders: "that is the number of tables: the lecture's is one of them, "
        "so its chance is one over that number.",
        1 / 8: "that is the chance that one input has its code: the seven "
        "others must have theirs as well.",
        1 / 8**8: "that lets several inputs have the same code: the codes "
        "are different, so the second input has seven left.",
        1 / 64: "count the tables, not the cells: the first input has eight "
        "corners to choose from, the second seven.",
        48 / orders: "that also counts the tables that become the lecture's "
        "when the hidden units change places or swap 0 and 1.",
    }
    if math.isclose(chance, 1 / orders, rel_tol=1e-3):
        return right(
            "8! = 40,320 tables are equally likely, and one of them is the "
            "lecture's."
        )
    for value, hint in hints.items():
        if math.isclose(chance, value, rel_tol=1e-3):
            return wrong(hint)
    if not 0 <= chance <= 1:
        return wrong("a chance lies between 0 and 1.")
    return wrong(
        "the first input can have any of eight corners, the second any of "
        "the seven left, and so on: how many tables is that?"
    )


def output_units(answer) -> Verdict:
    """Exercise 2: an output unit for each kind of data.

    answer: a dict from data (see the exercise) to "logistic", "linear" or
    "tanh".
    """
    if is_blank(answer):
        return not_attempted("my_units")
    if not isinstance(answer, dict) or set(answer) != set(_BEST_UNIT):
        return wrong(
            "my_units must stay a dict with the three kinds of data as its "
            "keys."
        )
    if all(is_blank(unit) for unit in answer.values()):
        return not_attempted("my_units")
    for data, (best, why) in _BEST_UNIT.items():
        unit = answer[data]
        if is_blank(unit):
            return wrong(f"{data} has no unit yet.")
        if not isinstance(unit, str) or unit not in _UNITS:
            return wrong(
                f"{unit!r} is none of the three: write 'logistic', 'linear' "
                "or 'tanh'."
            )
        if unit == best:
            continue
        if data.startswith("sound") and unit == "linear":
            return wrong(
                f"{data}: a linear unit can do it, but it knows nothing of "
                "the ends -1 and 1; one of the three stops there."
            )
        return wrong(f"{data}, {unit}: {why}.")
    return right(
        "the unit's range is the data's range: 0 to 1, all real numbers, -1 "
        "to 1."
    )


def squared_error_delta(function) -> Verdict:
    """Exercise 3: dL/da2 of the squared error behind a sigmoid.

    function: takes x and x_hat, both (n,), and returns 2 (x_hat - x)
    x_hat (1 - x_hat), (n,).
    """
    x = np.array([1.0, 0.0, 0.25, 1.0, 0.0])
    x_hat = np.array([0.8, 0.3, 0.6, 0.1, 0.95])
    given, problem = call(function, x.copy(), x_hat.copy())
    if problem:
        return problem
    delta, problem = _array(given, x.shape, "the result")
    if problem:
        return problem
    difference, slope = x_hat - x, x_hat * (1 - x_hat)
    hints = (
        (
            2 * difference,
            "the slope of the sigmoid is missing: multiply by "
            "x_hat (1 - x_hat).",
        ),
        (
            difference * slope,
            "the 2 is missing: the derivative of a square "
            "is twice what is squared.",
        ),
        (
            difference,
            "that is the cross-entropy's: for the squared error "
            "the slope of the sigmoid does not cancel.",
        ),
        (
            -2 * difference * slope,
            "the sign is reversed: the gradient has "
            "x_hat - x, the output minus the target.",
        ),
        (
            difference**2 * slope,
            "that multiplies the loss by the slope: "
            "take the derivative of the loss first, 2 (x_hat - x).",
        ),
        (
            2 * difference * x * (1 - x),
            "the slope is taken at x: the sigmoid's output is x_hat.",
        ),
    )
    if np.allclose(delta, 2 * difference * slope, rtol=1e-6, atol=1e-9):
        return right(
            "where x_hat is near 0 or 1 the slope is near 0, even if the "
            "output is wrong."
        )
    for value, hint in hints:
        if np.allclose(delta, value, rtol=1e-6, atol=1e-9):
            return wrong(hint)
    return wrong(
        "multiply the derivative of the loss, 2 (x_hat - x), by that of the "
        "sigmoid, written with its output x_hat."
    )


def passthrough(encoder_weights, decoder_weights) -> Verdict:
    """Exercise 4: weights with W_d W_e = I, set by hand.

    encoder_weights: W_e, (6, 4), from four inputs to six codes.
    decoder_weights: W_d, (4, 6), from the codes back to four outputs.
    """
    if is_blank(encoder_weights) and is_blank(decoder_weights):
        return not_attempted("my_w_e and my_w_d")
    w_e, problem = _array(encoder_weights, (6, 4), "my_w_e")
    if problem:
        return problem
    w_d, problem = _array(decoder_weights, (4, 6), "my_w_d")
    if problem:
        return problem
    product = w_d @ w_e
    if np.allclose(product, np.eye(4), atol=1e-6):
        return right(
            "every input comes out unchanged, and no weight depends on any "
            "data."
        )
    if not product.any():
        return wrong("W_d W_e is zero: nothing passes.")
    scale = product[0, 0]
    if scale and np.allclose(product, scale * np.eye(4), atol=1e-6):
        return wrong(
            f"every input comes out {scale:g} times as large: make the two "
            "weights on its way multiply to 1."
        )
    if np.allclose(np.sort(product, axis=None), np.sort(np.eye(4), axis=None)):
        return wrong(
            "every input comes out, but in another place: unit j of the "
            "decoder must read the code that input j wrote."
        )
    row, column = np.argwhere(~np.isclose(product, np.eye(4)))[0]
    return wrong(
        f"W_d W_e has {product[row, column]:g} in row {row}, column {column}, "
        f"where the identity has {int(row == column)}."
    )


def _number(answer, name):
    """(number, problem): one finite number, or what is wrong with it."""
    array, problem = _array(answer, (), name)
    return (None, problem) if problem else (float(array), None)


def _array(answer, shape, name):
    """(array, problem): finite numbers of that shape, or what is wrong."""
    words = f"shape {shape}" if shape else "one number"
    if is_blank(answer):
        return None, wrong(f"{name} is still missing.")
    try:
        array = np.asarray(answer, dtype="float64")
    except (TypeError, ValueError):
        return None, wrong(f"{name} must hold numbers ({words}).")
    if array.shape != shape:
        return None, wrong(
            f"{name} must have {words}: yours has shape {array.shape}."
        )
    if not np.isfinite(array).all():
        return None, wrong(f"{name} holds NaN or infinite numbers.")
    return array, None
