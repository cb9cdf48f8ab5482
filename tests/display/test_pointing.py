"""The map to point at, without a browser: places, coordinates, pictures."""

import io

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

from helpers.display import pointer


def plain():
    ax = plt.subplots(figsize=(4, 3))[1]
    ax.set(xlim=(-1, 3), ylim=(10, 20))


def logarithmic():
    ax = plt.subplots()[1]
    ax.set(xlim=(1, 10_000), ylim=(0.01, 1), xscale="log", yscale="log")


def image():
    ax = plt.subplots()[1]
    ax.imshow(np.zeros((5, 9)))


def two_axes():
    axes = plt.subplots(1, 2)[1]
    axes[0].set(xlim=(0, 1), ylim=(0, 1))
    axes[1].set(xlim=(5, 6), ylim=(5, 6))


def show(shown, draw_map, start):
    """A pointer that was shown: its map, its message, and where it drew."""
    places = []

    def draw(x, y):
        plt.subplots(figsize=(1, 1))
        if y == pytest.approx(15):
            raise ZeroDivisionError("no picture here")
        places.append((x, y))

    pointer(draw_map, draw, start)
    row, message = shown[-1].children
    return row.children[0], message, places


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=int)


@pytest.mark.parametrize(
    "draw_map, start, quarter",
    [
        (plain, (0, 11), (0, 17.5)),
        (logarithmic, (1, 0.01), (10, 10**-0.5)),
        (image, (8.5, 4.5), (1.75, 0.75)),
        (two_axes, (1, 1), (0.25, 0.75)),
    ],
)
def test_a_place_is_drawn_for_its_data_coordinates(
    shown, draw_map, start, quarter
):
    area, message, places = show(shown, draw_map, start)
    assert places == [pytest.approx(start)]
    area.point = [0.25, 0.75]
    assert places[1:] == [pytest.approx(quarter)]
    assert message.value == "" and not plt.get_fignums()


def test_the_box_is_where_the_picture_has_its_axes(shown):
    def red():
        plain()
        plt.gca().set_facecolor("red")
        plt.gca().spines[:].set_visible(False)

    area, _, _ = show(shown, red, (0, 11))
    picture = pixels(area.png)
    height, width = picture.shape[:2]
    inside = np.argwhere((picture == [255, 0, 0]).all(axis=-1))
    (top, left), (bottom, right) = inside.min(axis=0), inside.max(axis=0) + 1
    assert np.multiply(area.box, [width, height, width, height]) == (
        pytest.approx([left, top, right - left, bottom - top], abs=1)
    )


def test_the_stored_map_alone_marks_the_start(shown):
    area, _, _ = show(shown, plain, (2, 19))
    marked, plainly = pixels(shown[0].data), pixels(area.png)
    rows, columns, _ = np.nonzero(marked != plainly)
    left, top, width, height = area.box
    assert columns.mean() / marked.shape[1] == pytest.approx(
        left + 0.75 * width, abs=0.01
    )
    assert rows.mean() / marked.shape[0] == pytest.approx(
        top + 0.1 * height, abs=0.01
    )
    assert len(rows) < 1000


def test_an_error_at_one_place_is_shown_and_goes_away(shown):
    area, message, places = show(shown, plain, (0, 11))
    area.point = [0.5, 0.5]
    assert "ZeroDivisionError: no picture here" in message.value
    area.point = [0.25, 0.75]
    assert message.value == "" and len(places) == 2


@pytest.mark.parametrize(
    "draw_map, start, sentence",
    [
        (plt.figure, (0, 0), "The map has no axes"),
        (lambda: None, (0, 0), "drew 0 figures"),
        (plain, (4, 11), "outside the map: x runs from -1 to 3"),
        (logarithmic, (-1, 0.1), "outside the map"),
        (plain, (0, np.nan), "NaN"),
        (plain, (0, 11, 5), "give one place"),
    ],
)
def test_a_map_that_cannot_be_pointed_at_is_refused(
    shown, draw_map, start, sentence
):
    with pytest.raises(ValueError, match=sentence):
        show(shown, draw_map, start)
    assert not shown and not plt.get_fignums()
