"""The exercises of 04_undercomplete_autoencoders."""

from functools import cache, partial

import numpy as np

from ..data import digits
from .answers import Hint, call, compare, exercise, numbers, try_out


@exercise("my_parameters")
def hourglass_parameters(answer):
    """Exercise 1: parameters of the dense hourglass 784-100-30-100-784.

    answer: a whole number; weights and biases of all four layers count.
    """
    units = np.array([784, 100, 30, 100, 784])
    weights, biases = units[:-1] * units[1:], units[1:]
    layers = weights + biases
    encoder, decoder = layers[:2].sum(), layers[2:].sum()
    compare(
        answer,
        layers.sum(),
        mistakes=[
            (weights.sum(), "these are the weights alone: add the biases."),
            (encoder, "this is the encoder alone: add the decoder."),
            (decoder, "this is the decoder alone: add the encoder."),
            (
                2 * encoder,
                "the decoder's biases differ from the encoder's: its last "
                "layer has one for every pixel.",
            ),
            (layers.sum() + 784, "the input is not a layer with biases."),
            (biases.sum(), "these are the biases alone: add the weights."),
            (units.sum(), "these are the units: count their connections."),
        ],
        otherwise="for each of the four layers take inputs times outputs, "
        "plus one bias for every output, and add them up.",
        form="one whole number",
    )
    return (
        "each layer has a weight for every pair of units and a bias for every "
        "output; nearly all of them sit next to the pixels."
    )


@exercise("my_pca_error")
def pca_error(function):
    """Exercise 2: PCA's squared error per image from singular values.

    function: takes s, the singular values of the normalized data r in
        decreasing order, (n,), and the code size k; returns the squared
        error per image that PCA leaves with k numbers, a float.
    """
    s = np.array([3.0, 2.0, 1.5, 0.5])  # all sums of squares differ
    try_out(
        function,
        cases=[(s, 2), (s, 1), (s, 3), (s, 0), (s[:3], 1)],
        expected=lambda s, k: np.sum(s[k:] ** 2),
        mistakes=lambda s, k: [
            (np.sum(s[:k] ** 2), "that is what PCA keeps, not what it drops."),
            (np.sum(s[k:]), "square each singular value."),
            (np.sum(s[k:] ** 2) ** 0.5, "leave out the square root."),
            (np.sum(s[k + 1 :] ** 2), "one value too few: s[k] drops first."),
            (np.sum(s[k - 1 :] ** 2), "one value too many: s[k - 1] is kept."),
            (np.mean(s[k:] ** 2), "that is a mean: add the squares up."),
            (
                np.sum(s[k:] ** 2) / np.sum(s**2),
                "that is the share that is lost: do not divide.",
            ),
        ],
        otherwise=lambda given, s, k: (
            f"with singular values {s.tolist()} and k = {k} it should return "
            f"{np.sum(s[k:] ** 2):g}, and yours returned {given:g}."
        ),
        read=partial(numbers, shape=(), name="the result"),
    )
    return (
        "what PCA drops is all that it loses: the squares of the singular "
        "values from the (k + 1)-th on. No reconstruction has to be computed."
    )


@exercise("my_best_decoder")
def best_decoder(function):
    """Exercise 3: the linear decoder of a given code, by least squares.

    function: takes codes, (m, k), and the normalized data r, (m, n);
        returns the decoder, (k, n), for which ``codes @ decoder`` has the
        least squared error.
    """
    try_out(
        function,
        cases=[_codes_and_data(3, 5), _codes_and_data(2, 4)],
        expected=_least_squares,
        mistakes=lambda codes, r: [
            (
                codes.T @ r,
                "codes.T @ r would do if the columns of codes were "
                "orthonormal: (codes.T @ codes) has to be inverted too.",
            ),
            (
                codes.T @ codes @ codes.T @ r,
                "codes.T @ codes must be inverted: you multiplied by it.",
            ),
            (
                _least_squares(r, codes).T,
                "you solved for the code from the data, which is an encoder: "
                "solve codes @ decoder = r.",
            ),
        ],
        otherwise=_decoder_hint,
        tolerance=1e-3,
    )
    return (
        "the normal equations, codes^T codes W = codes^T r, give the best "
        "decoder at once: no gradient step is needed."
    )


@exercise("my_encoder and my_decoder")
def trained_autoencoder(encoder, decoder):
    """Exercise 4: a trained autoencoder with a code of 16 numbers.

    encoder, decoder: models, or functions, from images (n, 784) to codes
        (n, 16) and from codes to images. They are tried on 96 digits that
        are not among the 3,500 to fit.
    """
    images, blurred, by_pca = _unseen_digits()
    error = 0.0
    for part in np.split(images, 8):
        codes = numbers(call(encoder, part), (12, 16), name=_OF["codes"])
        codes = codes.astype("float32")
        output = numbers(call(decoder, codes), (12, 784), name=_OF["images"])
        error += np.sum((part - output) ** 2) / len(images)
    if error > 0.9 * blurred:
        raise Hint(
            f"its error on new digits is {error:.1f}, and the mean image, "
            f"without any code, leaves {blurred:.1f}: has it been trained, "
            "encoder and decoder in a row, with x_fit as input and target?"
        )
    if error > by_pca:
        raise Hint(
            f"it has learned something, but leaves {error:.1f} on new digits "
            f"where PCA with 16 numbers leaves {by_pca:.1f}: put a layer with "
            "a bent activation on both sides of the code, keep the code "
            "linear, and train longer."
        )
    return (
        "on digits that it was not trained on, it leaves less than PCA with "
        "as many numbers."
    )


_OF = {
    "codes": "the result of my_encoder for 12 images of shape (12, 784)",
    "images": "the result of my_decoder for 12 codes of shape (12, 16)",
}


@cache
def _unseen_digits():
    """96 digits, (96, 784), and the errors of the mean image and of PCA."""
    images = digits.load()[0][0].reshape(-1, 784)
    fit, unseen = images[:3500], images[-96:]
    mean = fit.mean(axis=0)
    axes = np.linalg.eigh((fit - mean).T @ (fit - mean))[1][:, -16:]
    rest = (unseen - mean) - (unseen - mean) @ axes @ axes.T
    blurred, by_pca = (
        float(np.mean(np.sum(part**2, axis=1)))
        for part in (unseen - mean, rest)
    )
    return unseen, blurred, by_pca


def _codes_and_data(k, n):
    """Correlated codes, (40, k), and noisy data made of them, (40, n)."""
    generator = np.random.default_rng(3)
    codes = generator.normal(size=(40, k)) @ generator.normal(size=(k, k))
    noise = 0.3 * generator.normal(size=(40, n))
    return codes, codes @ generator.normal(size=(k, n)) + noise


def _least_squares(codes, r):
    return np.linalg.lstsq(codes, r, rcond=None)[0]


def _decoder_hint(decoder, codes, r):
    best = _least_squares(codes, r)
    if decoder.shape == best.shape:
        left, least = (np.sum((codes @ w - r) ** 2) for w in (decoder, best))
        return (
            f"its squared error is {left:.1f} where {least:.1f} is possible."
        )
    if decoder.shape == best.T.shape:
        return "the decoder is transposed: its shape is (k, n)."
    if decoder.shape == r.shape:
        return "this is the reconstruction: return the decoder, (k, n)."
    return (
        f"for codes of shape {codes.shape} and r of shape {r.shape} the "
        f"decoder has shape {best.shape}, not {decoder.shape}."
    )
