"""The pictures of clouds: what they draw and what they refuse."""

import numpy as np
import pytest

from drawing import drawn, refused
from helpers.topics import variational_autoencoders as topic

IMAGES = np.linspace(0, 1, 2 * 16).reshape(2, 4, 4)
CLOUDS = [[0.5, 0.1], [-0.2, 0.6]]


def test_cloud_point_and_truth_stand_under_their_image():
    with drawn(
        topic.opinions, IMAGES, CLOUDS, [0.4, 0.9], [0.6, -0.7], "smile"
    ) as figure:
        shown = np.array(
            [ax.images[0].get_array() for ax in figure.axes if ax.images]
        )
        assert np.array_equal(shown, IMAGES)
        below = [ax for ax in figure.axes if not ax.images]
        for k, ax in enumerate(below):
            point, truth = ax.lines
            assert set(point.get_xdata()) == {[0.4, 0.9][k]}
            assert truth.get_xdata() == [[0.6, -0.7][k]]
            assert ax.get_xlabel() == "smile"
            (path,) = ax.collections[0].get_paths()
            mean, width = CLOUDS[k]
            x, y = path.vertices.T
            assert abs(x[y.argmax()] - mean) < 0.02
            half = x[y > np.exp(-0.5)]
            assert abs(np.ptp(half) / 2 - width) < 0.02
        left, right = (ax.get_xlim() for ax in below)
        assert left == right and left[0] == -left[1] < -1.4


@pytest.mark.parametrize(
    ("clouds", "points", "truth", "words"),
    [
        ([[1, 1]], [0, 0], [0, 0], "(2, 2)"),
        (CLOUDS, [0], [0, 0], "one each"),
        (CLOUDS, [0, 0], [0, 0, 0], "one each"),
        ([[0, 1], [0, 0]], [0, 0], [0, 0], "above 0"),
        ([[0, 1], [0, np.nan]], [0, 0], [0, 0], "the clouds"),
    ],
)
def test_opinions_that_are_none(clouds, points, truth, words):
    sentence = refused(topic.opinions, IMAGES, clouds, points, truth, "x")
    assert words.lower() in sentence.lower()
