"""Scenes: their ground, their digits, and the class of each pixel."""

import numpy as np
import pytest

from helpers.data import digits, scenes

(X, Y), _ = digits.load()


@pytest.fixture(scope="module")
def made():
    return scenes.make(X, Y, (0, 1, 4), 40, seed=3)


def test_shapes_and_ranges(made):
    images, classes = made
    assert images.shape == classes.shape == (40, 32, 32)
    assert images.dtype == "float32" and classes.dtype == "int64"
    assert images.min() >= 0 and images.max() <= 1
    assert set(np.unique(classes)) == {0, 1, 2, 3}


def test_the_seed_decides(made):
    again = scenes.make(X, Y, (0, 1, 4), 40, seed=3)
    other = scenes.make(X, Y, (0, 1, 4), 40, seed=4)
    assert np.array_equal(made[0], again[0])
    assert np.array_equal(made[1], again[1])
    assert not np.array_equal(made[0], other[0])


def test_ink_is_brighter_than_the_ground_may_be():
    page = np.zeros((1, 28, 28))
    page[0, 8:20, 8:20] = 1
    images, classes = scenes.make(page, [7], [7], 10)
    inside = images[classes == 1]
    assert (classes == 1).any(axis=(1, 2)).all()
    assert np.median(inside) >= scenes.INK[0]
    # Away from all ink, the darkened photograph alone.
    empty = scenes.make(np.zeros((1, 28, 28)), [7], [7], 10)
    assert empty[0].max() <= scenes.GROUND + 1e-6
    assert not empty[1].any()


def test_the_upper_digit_has_the_pixel():
    pages = np.stack([np.full((28, 28), 1.0), np.full((28, 28), 1.0)])
    _, classes = scenes.make(pages, [3, 8], (3, 8), 40, seed=1)
    whole = [
        set(np.bincount(c.ravel(), minlength=3)[1:].tolist()) for c in classes
    ]
    # Whoever is on top shows all of its 400 pixels.
    assert all(400 in counts or 0 in counts for counts in whole)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((X[:, :20], Y, [0], 2), r"\(n, 28, 28\)"),
        ((X, Y[:5], [0], 2), r"\(n,\)"),
        ((2 * X, Y, [0], 2), "from 0"),
        ((X, Y, [], 2), "different labels"),
        ((X, Y, [1, 1], 2), "different labels"),
        ((X, Y, [12], 2), "no digit with the label 12"),
        ((X, Y, [1], 3), "even"),
        ((X, Y, [1], 1.5), "whole number"),
    ],
)
def test_what_makes_no_scene_is_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        scenes.make(*arguments)
