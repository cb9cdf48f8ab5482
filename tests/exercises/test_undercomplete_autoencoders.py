"""The exercises of 04: what is right, and the hint to each mistake."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from helpers.data import digits
from helpers.exercises import undercomplete_autoencoders as check

HOURGLASS = (784, 100, 30, 100, 784)


def layers(units, biases=True):
    pairs = zip(units[:-1], units[1:], strict=True)
    return sum(a * b + biases * b for a, b in pairs)


def test_numbers_of_parameters_with_a_mistake(hint):
    assert layers(HOURGLASS) == 163_814
    for answer, words in [
        (layers(HOURGLASS, biases=False), "weights alone"),
        (layers(HOURGLASS[:3]), "encoder alone"),
        (layers(HOURGLASS[2:]), "decoder alone"),
        (2 * layers(HOURGLASS[:3]), "decoder's biases differ"),
        (layers(HOURGLASS) + 784, "input is not a layer"),
        (100 + 30 + 100 + 784, "biases alone"),
        (sum(HOURGLASS), "units"),
        (163_815, "four layers"),
        (163_814.5, "four layers"),
        ("163814", "without quotes"),
    ]:
        assert words in hint(check.hourglass_parameters(answer)), answer


def test_pca_errors_with_a_mistake(hint):
    in_brackets = check.pca_error(lambda s, k: [np.sum(s[k:] ** 2)])
    assert in_brackets.kind == "right"
    for function, words in [
        (lambda s, k: np.sum(s[:k] ** 2), "keeps"),
        (lambda s, k: np.sum(s[k:]), "square each"),
        (lambda s, k: np.sqrt(np.sum(s[k:] ** 2)), "square root"),
        (lambda s, k: np.sum(s[k + 1 :] ** 2), "too few"),
        (lambda s, k: np.sum(s[k - 1 :] ** 2), "too many"),
        (lambda s, k: np.mean(s[k:] ** 2), "mean"),
        (lambda s, k: np.sum(s[k:] ** 2) / np.sum(s**2), "share"),
        (lambda s, k: 1.0, "should return 2.5, and yours returned 1."),
        (lambda s, k: s, "the result must be one number"),
        (lambda s, k: np.nan, "NaN"),
    ]:
        assert words in hint(check.pca_error(function)), words


def test_pca_errors_that_are_right_for_some_sizes_only():
    for k_wrong in range(4):
        verdict = check.pca_error(
            lambda s, k, k_wrong=k_wrong: (
                np.sum(s[k:] ** 2) + (k == k_wrong and len(s) == 4)
            )
        )
        assert verdict.kind == "wrong", k_wrong
    four = check.pca_error(lambda s, k: sum(s[i] ** 2 for i in range(k, 4)))
    assert "IndexError" in four.message


def best(codes, r):
    return np.linalg.lstsq(codes, r, rcond=None)[0]


def test_decoders_with_a_mistake(hint):
    assert check.best_decoder(best).kind == "right"
    for function, words in [
        (lambda h, r: np.linalg.lstsq(h, r, rcond=None), "differ"),
        (lambda h, r: best(h, r).T, "transposed"),
        (lambda h, r: h @ best(h, r), "reconstruction"),
        (lambda h, r: h.T @ r, "has to be inverted too"),
        (lambda h, r: h.T @ h @ h.T @ r, "must be inverted"),
        (lambda h, r: best(r, h), "transposed"),
        (lambda h, r: best(r, h).T, "encoder"),
        (lambda h, r: np.zeros((3, 5)), "is possible"),
        (lambda h, r: np.eye(3), "shape (3, 5), not (3, 3)"),
    ]:
        assert words in hint(check.best_decoder(function)), words


def test_a_decoder_that_is_right_for_one_size_only():
    def three(codes, r):
        return best(codes, r) * (1 if codes.shape[1] == 3 else 2)

    assert check.best_decoder(three).kind == "wrong"


@pytest.fixture(scope="module")
def pca():
    """PCA with 64 numbers of the digits to fit."""
    images = digits.load()[0][0].reshape(-1, 784)
    return PCA(64, random_state=0).fit(images[:3500])


def coder(pca, k, add=0.0):
    """PCA with k numbers, in a code of 16, and `add` to each pixel."""

    def encoder(x):
        return np.pad(pca.transform(x)[:, :k], ((0, 0), (0, 16 - k)))

    def decoder(codes):
        return pca.mean_ + codes[:, :k] @ pca.components_[:k] + add

    return encoder, decoder


def packed(pca):
    """64 numbers of PCA, to whole steps, four in a number of the code."""
    powers = 81.0 ** np.arange(4)

    def encoder(x):
        steps = np.round(2 * pca.transform(x)).clip(-40, 40) + 40
        return steps.reshape(-1, 16, 4) @ powers

    def decoder(codes):
        steps = codes.astype("float64")[..., None] // powers % 81
        rows = (steps.reshape(-1, 64) - 40) / 2
        return pca.mean_ + rows @ pca.components_

    return encoder, decoder


def test_autoencoders_from_no_good_to_better_than_pca(hint, pca):
    assert "has it been trained" in hint(
        check.trained_autoencoder(*coder(pca, 0))
    )
    for k in (8, 15):
        message = hint(check.trained_autoencoder(*coder(pca, k)))
        assert "learned something" in message, k
    for add, words in ((0.3, "has it been trained"), (0.1, "learned some")):
        verdict = check.trained_autoencoder(*coder(pca, 16, add))
        assert words in hint(verdict), add
    verdict = check.trained_autoencoder(*packed(pca))
    assert verdict.kind == "right"
    assert "less than PCA" in verdict.message


def test_models_of_keras_are_tried(hint):
    import keras

    encoder, decoder = (
        keras.Sequential([keras.Input((n,)), keras.layers.Dense(m)])
        for n, m in ((784, 16), (16, 784))
    )
    verdict = check.trained_autoencoder(encoder, decoder)
    assert "has it been trained" in hint(verdict)


def test_autoencoders_of_another_shape(hint, pca):
    encoder, decoder = coder(pca, 16)
    for models, words in [
        ((lambda x: pca.transform(x)[:, :30], decoder), "shape (12, 30)"),
        ((encoder, lambda codes: codes), "shape (12, 16)"),
        ((decoder, encoder), "shape (12, 16): yours has shape (12, 784)"),
        ((encoder, lambda codes: codes / 0.0 @ 1), "your function stopped"),
        ((encoder, lambda codes: np.full((12, 784), np.nan)), "NaN"),
        ((3, decoder), "a function is asked for"),
        ((encoder, "decoder"), "a function is asked for"),
    ]:
        assert words in hint(check.trained_autoencoder(*models)), words
    for models in ((..., decoder), (encoder, ...), (None, None)):
        verdict = check.trained_autoencoder(*models)
        assert verdict.kind == "not attempted"
        assert "my_encoder and my_decoder" in verdict.message
    blank = check.trained_autoencoder(lambda x: None, decoder)
    assert blank.kind == "not attempted"


@pytest.mark.parametrize(
    "thing", [1.5, "text", [1, 2], {}, object(), int, np.ones((784, 16))]
)
def test_what_is_no_model_is_no_autoencoder(hint, pca, thing):
    encoder, decoder = coder(pca, 16)
    for models in ((thing, decoder), (encoder, thing), (thing, thing)):
        assert hint(check.trained_autoencoder(*models))
    verdict = check.trained_autoencoder(lambda x: thing, decoder)
    assert verdict.kind == "wrong"
