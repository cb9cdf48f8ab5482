"""The exercises of 03_what_is_an_autoencoder."""

import math

import numpy as np

from .answers import Hint, choice, compare, entries, exercise, try_out

CODE = 16  # numbers in the code of exercise 4

_BEST_UNIT = {  # data: (unit, why)
    "black-and-white page": (
        "logistic",
        "its pixels are 0 or 1, and the logistic unit ends there",
    ),
    "daily change of a price": (
        "linear",
        "it falls as well as rises, and nothing says how far",
    ),
    "sine and cosine of the wind's direction": (
        "tanh",
        "they lie between -1 and 1: the logistic unit has no negative "
        "values, and the linear unit never stops",
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
        "No unit has values that its data cannot take, none lacks values "
        "that they do: 0 to 1, all real numbers, -1 to 1."
    )


@exercise("my_delta")
def tanh_delta(function):
    """Exercise 3: dL/da2 of the squared error behind tanh.

    function: takes x and x_hat, both (n,), and returns 2 (x_hat - x)
    (1 - x_hat^2), (n,).
    """
    x = np.array([1.0, -1.0, 0.25, 0.9, 0.0])
    x_hat = np.array([0.8, 0.3, -0.6, 0.1, 0.95])
    try_out(
        function,
        cases=[(x, x_hat), (x[1:4], -0.5 * x_hat[1:4])],
        expected=lambda x, p: 2 * (p - x) * (1 - p**2),
        mistakes=lambda x, p: [
            (2 * (p - x), "the slope of tanh is missing."),
            ((p - x) * (1 - p**2), "the 2 of the derivative is missing."),
            (p - x, "nothing cancels here: the slope of tanh stays."),
            (2 * (p - x) * p * (1 - p), "that is the sigmoid's slope."),
            (
                2 * (p - x) * (1 - np.tanh(p) ** 2),
                "x_hat is tanh(a2) already: its square is all you need.",
            ),
            (2 * (x - p) * (1 - p**2), "the sign is reversed."),
            (
                (p - x) ** 2 * (1 - p**2),
                "that multiplies the loss by the slope: take the derivative "
                "of the loss first, 2 (x_hat - x).",
            ),
            (2 * (p - x) * (1 - x**2), "the slope is taken at x, not x_hat."),
        ],
        otherwise="multiply the derivative of the loss, 2 (x_hat - x), by "
        "that of tanh, written with its output x_hat.",
    )
    return (
        "Where x_hat is near -1 or 1 the slope is near 0, even if the output "
        "is wrong."
    )


@exercise("my_encoder and my_decoder")
def sixteen_numbers(encoder, decoder, images, limit):
    """Exercise 4: a trained autoencoder with a code of 16 numbers.

    encoder, decoder: Keras models, (n, pixels) to (n, 16) and back.
    images: (n, pixels), not trained on. limit: the squared error a pixel
        that theirs must stay below.
    """
    size = images.shape[1]
    codes = _outputs(encoder, images, (size, CODE), "my_encoder")
    copies = _outputs(decoder, codes, (CODE, size), "my_decoder")
    error = np.square(copies - images).mean()
    mean_error = np.square(images - images.mean(axis=0)).mean()
    if error < limit:
        return (
            "16 numbers, and digits that it never saw come out better than "
            "from PCA's 16."
        )
    said = f"its error is {error:.4f} a pixel"
    if error > 0.9 * mean_error:
        raise Hint(
            f"{said}, that of the mean image {mean_error:.4f}: train both "
            "parts as one model, inputs and targets the same array, with the "
            "outputs from 0 to 1."
        )
    raise Hint(
        f"{said}, and must be below {limit:.4f}: give both parts a wide "
        "hidden layer with an activation, none to the code itself, and train "
        "until the error stops falling."
    )


def _outputs(model, inputs, shape, name):
    """What a student's model makes of inputs (n, a), (n, b), or a `Hint`.

    shape: (a, b), of one example.
    """
    from keras import Model

    if not issubclass(type(model), Model):
        raise Hint(f"{name} must be a Keras model.")
    asked = f"{name} must turn {shape[0]} numbers into {shape[1]}"
    try:
        outputs = np.array(model(inputs), dtype="float64")
    except Exception:
        raise Hint(f"{asked}: it does not take them.") from None
    if outputs.shape != (len(inputs), shape[1]):
        raise Hint(f"{asked}: it makes {outputs.shape} of {inputs.shape}.")
    if not np.isfinite(outputs).all():
        raise Hint(f"{name} gives NaN or infinity: take a smaller rate.")
    return outputs
