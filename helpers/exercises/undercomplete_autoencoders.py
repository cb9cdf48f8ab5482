"""The exercises of 04_undercomplete_autoencoders."""

import numpy as np

from .verdict import Verdict, call, is_blank, not_attempted, right, wrong

_UNITS = (784, 100, 30, 100, 784)


def hourglass_parameters(answer) -> Verdict:
    """Exercise 1: parameters of the dense hourglass 784-100-30-100-784.

    answer: a whole number; weights and biases of all four layers count.
    """
    if is_blank(answer):
        return not_attempted("my_parameters")
    try:
        count = float(answer)
    except (TypeError, ValueError):
        count = np.nan
    if not np.isfinite(count):
        return wrong("one whole number is asked for.")
    pairs = list(zip(_UNITS[:-1], _UNITS[1:], strict=True))
    weights = [before * after for before, after in pairs]
    biases = [after for _, after in pairs]
    total = sum(weights) + sum(biases)
    if count == total:
        return right(
            "each layer has a weight for every pair of units and a bias for "
            "every output; nearly all of them sit next to the pixels."
        )
    hints = {
        sum(weights): "these are the weights alone: each layer also has a "
        "bias for every one of its outputs.",
        sum(weights[:2]) + sum(biases[:2]): "this is the encoder alone: the "
        "decoder has parameters too.",
        sum(weights[2:]) + sum(biases[2:]): "this is the decoder alone: the "
        "encoder has parameters too.",
        2 * (sum(weights[:2]) + sum(biases[:2])): "the decoder's biases "
        "differ from the encoder's: its last layer has one for every pixel.",
        total + _UNITS[0]: "the input is not a layer with biases: its 784 "
        "numbers are given, not learned.",
        sum(biases): "these are the biases alone: add the weights, inputs "
        "times outputs of each layer.",
        sum(_UNITS): "these are the units: count the connections between "
        "neighbouring layers, and the biases.",
    }
    return wrong(
        hints.get(
            int(count) if count == int(count) else None,
            "for each of the four layers take inputs times outputs, plus "
            "one bias for every output, and add them up.",
        )
    )


def pca_error(function) -> Verdict:
    """Exercise 2: PCA's squared error per image from singular values.

    function: takes s, the singular values of the normalized data r in
        decreasing order, (n,), and the code size k; returns the squared
        error per image that PCA leaves with k numbers, a float.
    """
    if is_blank(function):
        return not_attempted("my_pca_error")
    s = np.array([3.0, 2.0, 1.5, 0.5])  # all sums of squares differ
    for k in (2, 1, 3, 0, 4):
        value, problem = call(function, s.copy(), k)
        if problem:
            return problem
        number = _number(value)
        if number is None:
            return wrong("the function must return one finite number.")
        if not np.isclose(number, np.sum(s[k:] ** 2), atol=1e-9):
            return wrong(_pca_hint(s, k, number))
    return right(
        "what PCA drops is all that it loses: the squares of the singular "
        "values from the (k + 1)-th on. No reconstruction has to be computed."
    )


def _pca_hint(s, k, number) -> str:
    lost, squares = np.sum(s[k:] ** 2), s**2
    hints = (
        (
            np.sum(squares[:k]),
            "this is what PCA keeps: the error is what it drops.",
        ),
        (
            np.sum(s[k:]),
            "a squared error is asked for: square each singular value.",
        ),
        (
            np.sqrt(lost),
            "no square root: the squared error is asked for.",
        ),
        (
            np.sum(squares[k + 1 :]),
            "one value too few: k numbers are kept, so s[k], the "
            "(k + 1)-th, is the first that is dropped.",
        ),
        (
            np.sum(squares[max(k - 1, 0) :]),
            "one value too many: k numbers are kept, so s[k], the "
            "(k + 1)-th, is the first that is dropped.",
        ),
        (
            np.mean(squares[k:]) if k < len(s) else np.nan,
            "this is a mean: add the squares up.",
        ),
        (
            lost / np.sum(squares),
            "this is the share that is lost: the error itself is asked for.",
        ),
    )
    for value, hint in hints:
        if np.isclose(number, value, atol=1e-9):
            return hint
    return (
        f"with singular values {s.tolist()} and k = {k} it should return "
        f"{lost:g}, and yours returned {number:g}."
    )


def best_decoder(function) -> Verdict:
    """Exercise 3: the linear decoder of a given code, by least squares.

    function: takes codes, (m, k), and the normalized data r, (m, n);
        returns the decoder, (k, n), for which ``codes @ decoder`` has the
        least squared error.
    """
    if is_blank(function):
        return not_attempted("my_decoder")
    generator = np.random.default_rng(3)
    hidden = generator.normal(size=(40, 3))
    codes = hidden @ generator.normal(size=(3, 3))  # correlated
    r = hidden @ generator.normal(size=(3, 5))
    r = r + 0.3 * generator.normal(size=r.shape)
    value, problem = call(function, codes.copy(), r.copy())
    if problem:
        return problem
    try:
        decoder = np.asarray(value, dtype="float64")
    except (TypeError, ValueError):
        decoder = None
    if decoder is None or not np.isfinite(decoder).all():
        return wrong("the function must return an array of finite numbers.")
    best = np.linalg.lstsq(codes, r, rcond=None)[0]  # (3, 5)
    if decoder.shape == best.shape:
        if np.allclose(decoder, best, rtol=1e-3, atol=1e-3):
            return right(
                "the normal equations, codes^T codes W = codes^T r, give "
                "the best decoder at once: no gradient step is needed."
            )
        return wrong(_decoder_hint(codes, r, decoder))
    if decoder.shape == best.T.shape:
        return wrong(
            "the decoder is transposed: codes @ decoder must have the shape "
            "of r, so the decoder has shape (k, n)."
        )
    if decoder.shape == r.shape:
        return wrong(
            "this has the shape of the reconstruction: return the decoder, "
            "of shape (k, n)."
        )
    return wrong(
        f"for codes of shape {codes.shape} and r of shape {r.shape} the "
        f"decoder has shape {best.shape}, not {decoder.shape}."
    )


def _decoder_hint(codes, r, decoder) -> str:
    product = codes.T @ r
    hints = (
        (
            product,
            "codes.T @ r would do if the columns of codes were orthonormal: "
            "they are not, so (codes.T @ codes) has to be inverted too.",
        ),
        (
            codes.T @ codes @ product,
            "the matrix codes.T @ codes must be inverted: you multiplied by "
            "the matrix itself.",
        ),
        (
            np.linalg.lstsq(r, codes, rcond=None)[0].T,
            "you solved for the code from the data, which is an encoder: "
            "solve codes @ decoder = r.",
        ),
    )
    for value, hint in hints:
        if np.allclose(decoder, value, rtol=1e-3, atol=1e-3):
            return hint
    left = np.sum((codes @ decoder - r) ** 2)
    solution = np.linalg.lstsq(codes, r, rcond=None)[0]
    best = np.sum((codes @ solution - r) ** 2)
    return (
        f"the shape is right, but on a small example its squared error is "
        f"{left:.1f} where {best:.1f} is possible."
    )


def _number(value):
    """`value` as a finite float, or None."""
    try:
        array = np.asarray(value, dtype="float64")
    except (TypeError, ValueError):
        return None
    if array.size != 1 or not np.isfinite(array).all():
        return None
    return float(array.reshape(()))
