"""The exercises of 05_regularized_and_sparse_autoencoders."""

from functools import cache, partial

import numpy as np

from ..data import digits
from .answers import Hint, call, compare, exercise, numbers, try_out

UNITS, MOST, BY_PCA = 400, 15, 20  # units, of them on, and the rival's


@exercise("my_parameters")
def tied_parameters(answer):
    """Exercise 1: parameters of the tied stack 784-256-64-256-784.

    answer: a whole number; the decoder's two matrices are the encoder's,
        transposed, and all four layers have biases of their own.
    """
    units = np.array([784, 256, 64, 256, 784])
    weights, biases = units[:-1] * units[1:], units[1:]
    shared = weights[:2].sum()
    compare(
        answer,
        shared + biases.sum(),
        mistakes=[
            (
                weights.sum() + biases.sum(),
                "this is the untied stack: each matrix counts once.",
            ),
            (shared, "these are the matrices alone: add the biases."),
            (
                shared + biases[:2].sum(),
                "only matrices are shared: the decoder has biases of its own.",
            ),
            (
                (weights.sum() + biases.sum()) // 2,
                "biases are not shared: those of the two halves differ.",
            ),
            (shared + units.sum(), "the input is no layer with biases."),
        ],
        otherwise="add up the two matrices of the encoder, once, and a bias "
        "for every output of the four layers.",
        form="one whole number",
    )
    return (
        "two matrices instead of four, and four bias vectors as before: "
        "nearly half of the parameters are gone."
    )


@exercise("my_penalty")
def contractive_penalty(function):
    """Exercise 2: the contractive penalty of an encoder with tanh.

    function: takes w, (pixels, units), b, (units,), and x, (n, pixels);
        returns the mean over the n inputs of the sum of the squared
        derivatives of all units by all pixels, for h = tanh(x w + b).
    """
    try_out(
        function,
        cases=[_layer(3, 4, 5), _layer(2, 3, 6), _layer(4, 2, 1)],
        expected=_penalty,
        mistakes=lambda w, b, x: [
            (
                _penalty(w, b, x, slope=lambda h: h * (1 - h)),
                "h (1 - h) is the slope of the sigmoid: what is that of tanh?",
            ),
            (
                _penalty(w, b, x, slope=lambda h: (1 - h**2) ** 0.5),
                "the slope of each unit must be squared.",
            ),
            (
                _penalty(w, b, x, slope=lambda h: 1 - h),
                "the slope of tanh is 1 - h squared.",
            ),
            (
                _penalty(w, b, x) * len(x),
                "take the mean over the inputs, not the sum.",
            ),
            (
                _penalty(w, b, x) / w.shape[1],
                "take the sum over the units, not their mean.",
            ),
            (_penalty(w, b, x, length=np.abs), "the weights must be squared."),
        ],
        otherwise=lambda given, w, b, x: (
            f"for w of shape {w.shape} and {len(x)} inputs the tape gives "
            f"{_penalty(w, b, x):.4f}, and yours returned {given:.4f}."
        ),
        read=partial(numbers, shape=(), name="the result"),
    )
    return (
        "it agrees with the tape: the squared slope of each unit, times the "
        "squared length of its filter, summed over units."
    )


@exercise("my_slope")
def slope_of_omega(function):
    """Exercise 3: the slope of one unit's part of Omega.

    function: takes rho and rho_hat, both between 0 and 1, and returns the
        derivative of rho log(rho / rho_hat) + (1 - rho) log((1 - rho) /
        (1 - rho_hat)) by rho_hat.
    """
    try_out(
        function,
        cases=[(0.1, 0.3), (0.005, 0.02), (0.2, 0.05), (0.3, 0.6)],
        expected=_slope,
        mistakes=lambda rho, mean: [
            (-_slope(rho, mean), "the sign: above rho the penalty rises."),
            (-rho / mean, "that is the first part: the second depends too."),
            (
                -rho / mean - (1 - rho) / (1 - mean),
                "the second sign: 1 - rho_hat falls when rho_hat rises.",
            ),
            (-1 / mean + 1 / (1 - mean), "the factors rho and 1 - rho stay."),
            (
                rho * np.log(rho / mean)
                + (1 - rho) * np.log((1 - rho) / (1 - mean)),
                "that is the penalty itself: take its derivative.",
            ),
        ],
        otherwise=lambda given, rho, mean: (
            f"at rho = {rho} and rho_hat = {mean} the slope is "
            f"{_slope(rho, mean):.4g}, and yours returned {given:.4g}."
        ),
        read=partial(numbers, shape=(), name="the result"),
    )
    return (
        "zero at rho_hat = rho; with a small rho it is far steeper for a unit "
        "that is too quiet than for one that is as much too loud."
    )


@exercise("my_encoder and my_decoder")
def sparse_autoencoder(encoder, decoder):
    """Exercise 4: a trained autoencoder with 15 of 400 units on.

    encoder, decoder: models, or functions, from digits (n, 196) to codes
        (n, 400), at most 15 of them not 0, and from codes to digits. They
        are tried on 96 digits that are not among the 3,500 to fit.
    """
    images, blurred, by_pca = _unseen_digits()
    error, most = 0.0, 0
    for part in np.split(images, 8):
        codes = numbers(call(encoder, part), (12, UNITS), name=_OF["codes"])
        most = max(most, int(np.count_nonzero(codes, axis=1).max()))
        codes = codes.astype("float32")
        output = numbers(call(decoder, codes), (12, 196), name=_OF["images"])
        error += np.sum((part - output) ** 2) / len(images)
    if most > MOST:
        raise Hint(
            f"{most} of the {UNITS} numbers of a code are not 0, and "
            f"{MOST} may be: set all but the largest to 0, exactly, in the "
            "encoder itself."
        )
    if error > 0.9 * blurred:
        raise Hint(
            f"its error on new digits is {error:.1f}, and the mean image, "
            f"without any code, leaves {blurred:.1f}: has it been trained, "
            "encoder and decoder in a row, with x_fit as input and target?"
        )
    if error > by_pca:
        raise Hint(
            f"it has learned something, but leaves {error:.2f} on new digits "
            f"where PCA with {BY_PCA} numbers leaves {by_pca:.2f}: train "
            "longer, or at a larger rate, with the units switched off during "
            "training too."
        )
    return (
        f"with at most {MOST} numbers that are not 0 it leaves less than PCA "
        f"with {BY_PCA}: it chooses for each digit which ones to use."
    )


_OF = {
    "codes": "the result of my_encoder for 12 digits (12, 196)",
    "images": f"the result of my_decoder for 12 codes (12, {UNITS})",
}


@cache
def _unseen_digits():
    """96 digits, (96, 196), and the errors of the mean image and of PCA."""
    images = digits.halved(digits.load()[0][0]).reshape(-1, 196)
    fit, unseen = images[:3500], images[-96:]
    mean = fit.mean(axis=0)
    axes = np.linalg.eigh((fit - mean).T @ (fit - mean))[1][:, -BY_PCA:]
    rest = (unseen - mean) - (unseen - mean) @ axes @ axes.T
    blurred, by_pca = (
        float(np.mean(np.sum(part**2, axis=1)))
        for part in (unseen - mean, rest)
    )
    return unseen, blurred, by_pca


def _layer(pixels, units, n):
    """A random dense layer and its inputs."""
    generator = np.random.default_rng(pixels)
    return (
        generator.normal(size=(pixels, units)),
        generator.normal(size=units),
        generator.normal(size=(n, pixels)),
    )


def _penalty(w, b, x, slope=lambda h: 1 - h**2, length=np.square):
    slopes = slope(np.tanh(x @ w + b))  # (n, units)
    return np.mean(np.sum(slopes**2 * np.sum(length(w), axis=0), axis=1))


def _slope(rho, mean):
    return -rho / mean + (1 - rho) / (1 - mean)
