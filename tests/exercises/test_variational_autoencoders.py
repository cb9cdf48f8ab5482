"""The exercises of 10: what is right, and the hint to each mistake."""

import numpy as np
import pytest
from keras import ops

from helpers.data import digits
from helpers.exercises import variational_autoencoders as check


def test_clouds_of_one_nat_with_a_mistake(hint):
    m, s = 2**0.5, 0.2291
    assert s**2 - np.log(s**2) == pytest.approx(3, abs=2e-3)
    assert check.two_numbers([m, s]).kind == "right"
    assert check.two_numbers([1.41, 0.23]).kind == "right"
    for answer, words in [
        ([m, s**2], "whose root"),
        ([1, 0.398], "one half"),
        ([1.177, 0.3177], "1 bit"),
        ([m, 0.0499], "instead of log s^2"),
        ([m, 2.1225], "s < 1"),
        ([s, m], "m first"),
        ([2, 0.32], "natural logarithm of the variance"),
        (2, "two numbers"),
    ]:
        assert words in hint(check.two_numbers(answer)), answer
    assert check.two_numbers([m, ...]).kind == "not attempted"


def loss(x, encoder, decoder, e, first=True, noise=True, mean=False):
    halves = ops.split(encoder(x), 2, axis=1)
    m, log_v = halves if first else halves[::-1]
    z = m + ops.exp(log_v / 2) * e if noise else m
    p = ops.sigmoid(decoder(z))
    error = -(x * ops.log(p) + (1 - x) * ops.log(1 - p))
    error = (ops.mean if mean else ops.sum)(error, axis=1)
    kl = ops.square(m) + ops.exp(log_v) - 1 - log_v
    return error + ops.sum(kl, axis=1) / 2


def test_the_loss_and_each_set_of_slips(hint):
    assert check.repaired_loss(loss).kind == "right"
    words = {"first": "means come first", "noise": "e is not used"}
    for first in (True, False):
        for noise in (True, False):
            for mean in (True, False):
                if first and noise and not mean:
                    continue
                said = hint(
                    check.repaired_loss(
                        lambda *case, a=first, b=noise, c=mean: loss(
                            *case, first=a, noise=b, mean=c
                        )
                    )
                )
                assert (words["first"] in said) == (not first)
                assert (words["noise"] in said) == (not noise)
                assert ("sum it" in said) == mean


def test_a_loss_with_another_mistake(hint):
    for wrong, words in [
        (lambda *case: ops.mean(loss(*case)), "each image"),
        (lambda *case: loss(*case) * 0 + ops.mean(loss(*case)), "each image"),
        (lambda x, *others: x[:, 0], "three slips"),
    ]:
        assert words in hint(check.repaired_loss(wrong))
    assert check.repaired_loss(lambda *c: ...).kind == "not attempted"


def test_every_root_of_the_covariance_is_right():
    def symmetric(m, C, e):
        values, axes = np.linalg.eigh(C)
        return m + e @ (axes * np.sqrt(values) @ axes.T)

    def turned(m, C, e):
        values, axes = np.linalg.eigh(C)
        return m + e @ (axes * np.sqrt(values)).T

    def cholesky(m, C, e):
        return ops.convert_to_tensor(m + e @ np.linalg.cholesky(C).T)

    for right in (symmetric, turned, cholesky):
        assert check.tilted_cloud(right).kind == "right"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda m, C, e: m + e @ np.linalg.cholesky(C), "transposed"),
        (lambda m, C, e: m + e @ C, "C times C"),
        (lambda m, C, e: m + e * np.sqrt(np.diag(C)), "diagonal"),
        (lambda m, C, e: m + e, "whatever C is"),
        (lambda m, C, e: m + 0 * e, "does not move"),
        (lambda m, C, e: e @ np.linalg.cholesky(C).T, "must be the mean"),
        (lambda m, C, e: m + np.abs(e) ** 3 @ C, "linear"),
        (lambda m, C, e: m + 2 * e @ np.linalg.cholesky(C).T, "factor"),
        (lambda m, C, e: m, "shape"),
    ],
)
def test_clouds_with_a_mistake(hint, wrong, words):
    assert words in hint(check.tilted_cloud(wrong))


def principal(count, width):
    """Encoder and decoder from principal axes; width of every cloud."""
    x = digits.load()[0][0][:3500].reshape(-1, 784)
    mean = x.mean(axis=0)
    axes = np.linalg.svd(x - mean, full_matrices=False)[2][:count]
    spread = ((x - mean) @ axes.T).std(axis=0)

    def encoder(images):
        m = (images - mean) @ axes.T / spread
        return np.concatenate([m, 0 * m + 2 * np.log(width)], axis=1)

    def decoder(z):
        grey = (mean + (z * spread) @ axes).clip(0.01, 0.99)
        return np.log(grey / (1 - grey))

    return encoder, decoder


def test_a_rate_that_is_not_asked_for(hint):
    assert "allow less" in hint(check.given_rate(*principal(20, 0.1)))
    assert "allow more" in hint(check.given_rate(*principal(1, 0.9)))


def test_a_rate_that_buys_nothing(hint):
    _, decoder = principal(1, 1)

    def constant(images):
        return np.tile([20**0.5, 0.0], (len(images), 1))

    said = hint(check.given_rate(constant, decoder))
    assert "costs" in said and "train longer" in said


def test_networks_of_the_wrong_form(hint):
    encoder, decoder = principal(5, 0.2)
    assert "as many" in hint(
        check.given_rate(lambda x: np.zeros((len(x), 3)), decoder)
    )
    assert "(10, 2k)" in hint(check.given_rate(lambda x: [0.0], decoder))
    assert "a function" in hint(check.given_rate(3, decoder))
    assert check.given_rate(..., decoder).kind == "not attempted"
