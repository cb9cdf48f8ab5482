"""The exercises of 05: what is right, and the hint to each mistake."""

import numpy as np
import pytest
import tensorflow as tf
from sklearn.decomposition import PCA

from helpers.data import digits
from helpers.exercises import regularized_and_sparse_autoencoders as check

STACK = (784, 256, 64, 256, 784)


def test_tied_parameters_with_a_mistake(hint):
    matrices = 784 * 256 + 256 * 64
    biases = sum(STACK[1:])
    assert check.tied_parameters(matrices + biases).kind == "right"
    for answer, words in [
        (2 * matrices + biases, "untied"),
        (matrices, "add the biases"),
        (matrices + 256 + 64, "biases of its own"),
        ((2 * matrices + biases) // 2, "biases are not shared"),
        (matrices + sum(STACK), "input is no layer"),
        (1, "a bias for every output"),
        ("218448", "without quotes"),
    ]:
        assert words in hint(check.tied_parameters(answer)), words


def by_the_tape(w, b, x):
    """The penalty of an encoder with tanh, from its Jacobians."""
    w, b, x = (tf.constant(part) for part in (w, b, x))
    with tf.GradientTape() as tape:
        tape.watch(x)
        h = tf.tanh(x @ w + b)
    jacobians = tape.batch_jacobian(h, x)  # (n, units, pixels)
    return float(tf.reduce_mean(tf.reduce_sum(jacobians**2, axis=(1, 2))))


def penalty(w, b, x, slope=lambda h: 1 - h**2, add=np.sum, over=np.mean):
    h = np.tanh(x @ w + b)
    return over(add(slope(h) ** 2 * np.sum(w**2, axis=0), axis=1))


def test_contractive_penalties(hint):
    assert check.contractive_penalty(by_the_tape).kind == "right"
    assert check.contractive_penalty(penalty).kind == "right"
    for function, words in [
        (
            lambda w, b, x: penalty(w, b, x, lambda h: h * (1 - h)),
            "slope of the sigmoid",
        ),
        (
            lambda w, b, x: penalty(w, b, x, lambda h: np.sqrt(1 - h**2)),
            "must be squared",
        ),
        (lambda w, b, x: penalty(w, b, x, lambda h: 1 - h), "h squared"),
        (lambda w, b, x: penalty(w, b, x, over=np.sum), "mean over the in"),
        (lambda w, b, x: penalty(w, b, x, add=np.mean), "not their mean"),
        (
            lambda w, b, x: np.mean(
                np.sum(
                    (1 - np.tanh(x @ w + b) ** 2) ** 2
                    * np.sum(np.abs(w), axis=0),
                    axis=1,
                )
            ),
            "weights must be squared",
        ),
        (lambda w, b, x: 1.0, "yours returned 1.0000"),
        (lambda w, b, x: x, "one number"),
    ]:
        assert words in hint(check.contractive_penalty(function)), words


def test_slopes_with_a_mistake(hint):
    for function, words in [
        (lambda p, q: p / q - (1 - p) / (1 - q), "the sign"),
        (lambda p, q: -p / q, "second depends too"),
        (lambda p, q: -p / q - (1 - p) / (1 - q), "second sign"),
        (lambda p, q: -1 / q + 1 / (1 - q), "factors rho"),
        (
            lambda p, q: (
                p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))
            ),
            "take its derivative",
        ),
        (lambda p, q: 7.0, "yours returned 7"),
        (lambda p, q: [p, q], "one number"),
    ]:
        assert words in hint(check.slope_of_omega(function)), words


@pytest.fixture(scope="module")
def pca():
    """PCA with 60 numbers of the halved digits to fit."""
    images = digits.halved(digits.load()[0][0]).reshape(-1, 196)
    return PCA(60, random_state=0).fit(images[:3500])


def coder(pca, k, add=0.0):
    """PCA with k of 60 numbers, in a code of 400, and `add` to each pixel."""

    def encoder(x):
        return np.pad(pca.transform(x)[:, :k], ((0, 0), (0, 400 - k)))

    def decoder(codes):
        return pca.mean_ + codes[:, :k] @ pca.components_[:k] + add

    return encoder, decoder


def packed(pca):
    """60 numbers of PCA, to whole steps, four in each of 15 numbers."""
    powers = 81.0 ** np.arange(4)

    def encoder(x):
        steps = np.round(4 * pca.transform(x)).clip(-40, 40) + 40
        codes = steps.reshape(-1, 15, 4) @ powers
        return np.pad(codes, ((0, 0), (0, 385)))

    def decoder(codes):
        steps = codes[:, :15].astype("float64")[..., None] // powers % 81
        return pca.mean_ + (steps.reshape(-1, 60) - 40) / 4 @ pca.components_

    return encoder, decoder


def test_sparse_autoencoders_from_no_good_to_better_than_pca(hint, pca):
    for models, words in [
        (coder(pca, 0), "has it been trained"),
        (coder(pca, 12), "learned something"),
        (coder(pca, 15), "learned something"),
        (coder(pca, 40), "40 of the 400 numbers"),
        (coder(pca, 15, add=0.25), "has it been trained"),
    ]:
        assert words in hint(check.sparse_autoencoder(*models)), words
    verdict = check.sparse_autoencoder(*packed(pca))
    assert verdict.kind == "right"
    assert "less than PCA" in verdict.message


def test_sparse_autoencoders_of_another_shape(hint, pca):
    encoder, decoder = coder(pca, 15)
    for models, words in [
        ((lambda x: pca.transform(x), decoder), "shape (12, 60)"),
        ((encoder, lambda codes: codes), "shape (12, 400)"),
        ((encoder, lambda codes: np.full((12, 196), np.nan)), "NaN"),
        ((3, decoder), "a function is asked for"),
        ((encoder, "decoder"), "a function is asked for"),
    ]:
        assert words in hint(check.sparse_autoencoder(*models)), words
    for models in ((..., decoder), (encoder, ...), (None, None)):
        verdict = check.sparse_autoencoder(*models)
        assert verdict.kind == "not attempted"
        assert "my_encoder and my_decoder" in verdict.message
