"""The exercises of 06: what is right, and the hint to each mistake."""

import numpy as np
import pytest
from scipy import ndimage

from helpers.data import digits
from helpers.exercises import denoising_autoencoders as check


def test_tables_with_a_mistake(hint):
    assert check.masked_twice([[1, 0], [0.625, 0.375]]).kind == "right"
    for answer, words in [
        ([[1, 0.625], [0, 0.375]], "rows are the clean pixel"),
        ([[0.625, 0.375], [0.625, 0.375]], "paper cannot turn"),
        ([[1, 0], [0.75, 0.25]], "do not add up"),
        ([[1, 0], [0.125, 0.875]], "one hit is enough"),
        ([[1, 0], [0.5, 0.5]], "adds up to 1"),
        ([1, 0], "two rows of two numbers"),
        ("1 0", "two rows of two numbers"),
    ]:
        assert words in hint(check.masked_twice(answer)), answer
    assert check.masked_twice([..., [0, 1]]).kind == "not attempted"


def test_numbers_of_pixels_with_a_mistake(hint):
    assert check.changed_pixels(196, 37.5).kind == "right"
    for answer, words in [
        ((196, 196), "is not changed"),
        ((37.5, 196), "exchanged"),
        ((588, 112.5), "left alone"),
        ((196, 37), "only those with ink"),
        (("196", 37.5), "without quotes"),
        (([1, 2], 37.5), "my_hidden must be one number"),
    ]:
        assert words in hint(check.changed_pixels(*answer)), answer
    assert check.changed_pixels(196, ...).kind == "not attempted"


def constant(x, q):
    """From many maskings instead of the formula."""
    draws = np.random.default_rng(0).random((4000, *x.shape)) < q
    zero = draws | (x == 0)
    return (x * zero).sum(axis=(0, 1)) / zero.sum(axis=(0, 1))


def test_the_best_constant_is_the_mean_of_what_arrives_as_zero():
    x = np.array([[0.0, 1.0], [0.5, 0.8], [0.0, 0.0], [1.0, 0.6]])
    sums, ink = x.sum(axis=0), np.sum(x > 0, axis=0)
    best = 0.3 * sums / (4 - ink + 0.3 * ink)
    np.testing.assert_allclose(constant(x, 0.3), best, rtol=0.05)


def test_constants_with_a_mistake(hint):
    def ink(x):
        return np.sum(x > 0, axis=0)

    def best(x, q):
        return q * x.sum(axis=0) / (len(x) - ink(x) + q * ink(x))

    assert check.best_constant(best).kind == "right"
    for function, words in [
        (lambda x, q: x.mean(axis=0), "mean over all images"),
        (lambda x, q: q * x.mean(axis=0), "divide by the chance"),
        (lambda x, q: x.sum(axis=0) / ink(x), "paper arrives as 0 too"),
        (lambda x, q: best(x, q).mean(), "each pixel"),
        (lambda x, q: (1 - q) * x.sum(axis=0) / ink(x), "leaves of the ink"),
        (lambda x, q: np.zeros(x.shape[1]), "the best constant is a mean"),
        (lambda x, q: np.full(x.shape[1], np.nan), "NaN"),
        (lambda x, q: best(x, 0.5), "the best constant is a mean"),
    ]:
        assert words in hint(check.best_constant(function)), words


def corrupt(x, q, rate=0.5, random=None):
    random = random or np.random.default_rng()
    grains = random.random(x.shape) < rate
    return np.where(random.random(x.shape) < q, grains, x)


def in_place(x, q):
    x[:] = corrupt(x, q)
    return x


@pytest.mark.parametrize("seed", range(40))
def test_salt_and_pepper_is_right_whatever_the_draw(seed):
    random = np.random.default_rng(seed)
    verdict = check.salt_and_pepper(lambda x, q: corrupt(x, q, 0.5, random))
    assert verdict.kind == "right", verdict


def test_salt_and_pepper_with_a_mistake(hint):
    random = np.random.default_rng(0)

    def rows(x, q):
        return np.where(random.random((len(x), 1)) < q, corrupt(x, 1), x)

    def columns(x, q):
        return np.where(random.random(x.shape[1]) < q, corrupt(x, 1), x)

    def one_grain_an_image(x, q):
        grains = random.integers(0, 2, (len(x), 1))
        return np.where(random.random(x.shape) < q, grains, x)

    def one_grain_a_pixel(x, q):
        grains = random.integers(0, 2, x.shape[1])
        return np.where(random.random(x.shape) < q, grains, x)

    for function, words in [
        (in_place, "work on a copy"),
        (lambda x, q: x * (random.random(x.shape) >= q), "0.00 became 1"),
        (lambda x, q: corrupt(x, 2 * q), "q = 0.3, a share of"),
        (lambda x, q: corrupt(x, 1 - q), "with q = 0, a share of 1.00"),
        (lambda x, q: x + q * random.normal(size=x.shape), "0 or 1"),
        (lambda x, q: corrupt(x, q, 0.8), "became 1"),
        (columns, "all images are treated alike"),
        (one_grain_a_pixel, "alike"),
        (rows, "whole images"),
        (one_grain_an_image, "whole images"),
        (
            lambda x, q: corrupt(x, q, 0.5, np.random.default_rng(7)),
            "two calls do the same",
        ),
        (lambda x, q: x[0], "shape (400, 20)"),
        (lambda x, q: 1 / 0, "ZeroDivisionError"),
    ]:
        assert words in hint(check.salt_and_pepper(function)), words
    assert check.salt_and_pepper(lambda x, q: ...).kind == "not attempted"


def median(x, side=3):
    return ndimage.median_filter(x, (1, side, side, 1))


def test_denoisers_from_no_good_to_good(hint):
    clean = digits.load()[0][0]

    def better(x):
        """Half-way from the median to the clean digit."""
        nearest = ((x[:, None, ..., 0] - clean[-96:]) ** 2).sum(axis=(2, 3))
        return (median(x) + clean[-96:][nearest.argmin(axis=1)][..., None]) / 2

    assert check.trained_denoiser(better).kind == "right"
    for function, words in [
        (lambda x: x, "has it been trained"),
        (lambda x: 0 * x, "has it been trained"),
        (median, "the median reaches 15.9, and 17.9 is asked for"),
        (lambda x: x[..., 0], "shape (12, 28, 28, 1)"),
        (lambda x: x / 0, "NaN"),
        (3, "a function is asked for"),
    ]:
        assert words in hint(check.trained_denoiser(function)), words
    assert check.trained_denoiser(...).kind == "not attempted"


def test_decibels():
    x = np.zeros((2, 4, 4))
    assert check.psnr(x, x + 0.1) == pytest.approx(20)
    assert check.psnr(x, x - 5.0) == pytest.approx(100)  # clipped: no error
    assert check.psnr(x, x + np.array([0.1, 1])[:, None, None]) == (
        pytest.approx(10)
    )
