"""What is moved and turned, and what is refused."""

import numpy as np
import pytest

from helpers.data import varied


def test_moved_and_turned_images():
    dot = np.zeros((2, 5, 5))
    dot[0, 2, 2] = dot[1, 0, 4] = 1
    many = varied.moved_and_turned(dot)
    assert many.shape == (22, 5, 5) and many.dtype == "float32"
    places = [tuple(np.argwhere(image)[0]) for image in many[:18:2]]
    assert places == [(r, c) for r in (3, 2, 1) for c in (3, 2, 1)]
    assert np.array_equal(many[8:10], dot)  # where it was
    assert [image.sum() for image in many[1:18:2]] == [
        0,
        1,
        1,
        0,
        1,
        1,
        0,
        0,
        0,
    ]
    assert many[18, 2, 2] == many[20, 2, 2] == 1  # turned about the middle
    bar = np.zeros((1, 9, 9))
    bar[0, 4, 1:8] = 1
    left, right = varied.moved_and_turned(bar)[9:]
    assert np.allclose(left, right[::-1]) and not np.allclose(left, bar[0])


def test_only_images_are_moved():
    with pytest.raises(ValueError, match="cannot be moved: give"):
        varied.moved_and_turned(np.zeros((3, 784)))
