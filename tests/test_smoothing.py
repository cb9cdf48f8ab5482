"""Total variation: what is smoothed, what stays, what is refused."""

import numpy as np
import pytest

from drawing import refused
from helpers.smoothing import total_variation


def step(n=1):
    """Images with an edge from 0 to 1 in the middle."""
    return (
        np.repeat((np.arange(16) >= 8)[None, None, :], 16, 1).repeat(n, 0)
        * 1.0
    )


def variation(u):
    return np.abs(np.diff(u, axis=1)).sum() + np.abs(np.diff(u, axis=2)).sum()


def test_an_edge_stays_sharp_and_loses_contrast():
    # Each side of a step of height 1 moves by weight * length / area.
    u = total_variation(step(), 0.8, steps=400)
    expected = np.where(step() > 0, 0.9, 0.1)
    np.testing.assert_allclose(u, expected, atol=0.005)


def test_noise_goes_and_the_mean_stays():
    noisy = step(3) + 0.2 * np.random.default_rng(0).normal(size=(3, 16, 16))
    u = total_variation(noisy, 0.3)
    assert np.mean((u - step(3)) ** 2) < 0.3 * np.mean((noisy - step(3)) ** 2)
    np.testing.assert_allclose(u.mean(axis=(1, 2)), noisy.mean(axis=(1, 2)))
    weights = (0.01, 0.1, 0.3, 1)
    left = [variation(total_variation(noisy, w)) for w in weights]
    assert left == sorted(left, reverse=True)


def test_it_finds_the_least_value():
    noisy = np.random.default_rng(1).normal(size=(1, 8, 8))

    def cost(u):
        down = np.diff(u, axis=1, append=u[:, -1:])
        right = np.diff(u, axis=2, append=u[:, :, -1:])
        return np.sum((u - noisy) ** 2) / 2 + 0.4 * np.hypot(down, right).sum()

    least = total_variation(noisy, 0.4, steps=2000)
    random = np.random.default_rng(2)
    for size in (0.3, 0.03):
        for _ in range(20):
            other = least + size * random.normal(size=least.shape)
            assert cost(other) > cost(least)
    assert cost(least) < min(cost(noisy), cost(noisy * 0 + noisy.mean()))


def test_images_do_not_touch_each_other():
    images = np.random.default_rng(3).random((4, 9, 7))
    together = total_variation(images, 0.2)
    for k in range(4):
        alone = total_variation(images[k : k + 1], 0.2)
        np.testing.assert_allclose(together[k], alone[0])


@pytest.mark.parametrize("weight", [0, -0.1, np.nan, np.inf])
def test_weights_that_make_no_sense_are_refused(weight):
    assert "weight" in refused(total_variation, step(), weight)


def test_what_is_no_image_is_refused():
    assert "at least 1" in refused(total_variation, step(), 0.1, 0)
    assert "NaN" in refused(total_variation, np.full((1, 4, 4), np.nan), 0.1)
    assert "(n, height, width)" in refused(total_variation, np.ones(3), 0.1)
