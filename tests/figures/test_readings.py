"""A reading: the image, its feature maps if given, the verdict."""

import numpy as np
import pytest

from drawing import drawn, refused, title
from helpers import figures

MAPS = np.arange(5 * 2 * 3.0).reshape(5, 2, 3)
CHANCES = np.array([0.1, 0.7, 0.2])


@pytest.mark.parametrize("maps", [None, MAPS])
def test_a_reading_shows_image_and_verdict(maps):
    with drawn(figures.reading, np.eye(4), CHANCES, maps) as figure:
        left, *middle, right = figure.axes
        assert len(middle) == (maps is not None)
        assert title(left) == "read as 1"
        assert np.array_equal(left.images[0].get_array(), np.eye(4))
        assert left.images[0].get_clim() == (0, 1)
        heights = [bar.get_height() for bar in right.patches]
        assert heights == CHANCES.tolist()
        colours = [bar.get_facecolor() for bar in right.patches]
        assert colours[0] == colours[2] != colours[1]
        assert right.get_xticks().tolist() == [0, 1, 2]
        assert right.get_ylim() == (0, 1)
        labels = right.get_xlabel(), right.get_ylabel()
        assert labels == ("class", "probability")


def test_feature_maps_share_one_scale():
    with drawn(figures.reading, np.eye(4), CHANCES, MAPS) as figure:
        page = figure.axes[1].images[0]
        assert page.get_array().shape == (5, 15)
        assert np.array_equal(page.get_array()[3:, :3], MAPS[4])
        assert page.get_clim() == (0, 29)
    with drawn(figures.reading, np.eye(4), CHANCES, 0 * MAPS) as figure:
        assert figure.axes[1].images[0].get_clim() == (0, 1)


@pytest.mark.parametrize("maps", [None, MAPS])
def test_nothing_of_a_reading_overlaps(maps):
    with drawn(figures.reading, np.eye(4), CHANCES, maps) as figure:
        figure.canvas.draw()
        boxes = [ax.get_tightbbox() for ax in figure.axes]
        assert all(a.x1 < b.x0 for a, b in zip(boxes, boxes[1:], strict=False))
        width, height = figure.canvas.get_width_height()
        for box in boxes:
            assert box.x0 >= 0 and box.x1 <= width
            assert box.y0 >= 0 and box.y1 <= height


@pytest.mark.parametrize(
    "image, chances, maps, words",
    [
        (np.ones(4), [1.0], MAPS, "An image has shape (height, width)"),
        (np.eye(4), 1.0, MAPS, "(classes,)"),
        (np.eye(4), [], None, "must not be empty"),
        (np.eye(4), [1.0], MAPS[0], "(n, height, width), not (2, 3)"),
        (np.eye(4) * np.nan, [1.0], MAPS, "the image"),
        (np.eye(4), [1.0], MAPS + np.inf, "the feature maps"),
        (np.eye(4), [np.nan], MAPS, "the probabilities"),
    ],
)
def test_readings_of_other_shapes_are_refused(image, chances, maps, words):
    assert words in refused(figures.reading, image, chances, maps)
