"""Rows of images, sheets of them, and filters as tiles."""

import matplotlib.pyplot as plt
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing import drawn, few, not_whole, refused, texts, title
from helpers import figures

small = st.integers(1, 4)


def _pixel(picture, image, height, width):
    """Where an image's first pixel is seen: (row, column) of the picture."""
    page = picture.get_array()
    for r, c in np.ndindex(*page.shape):
        window = page[r : r + height, c : c + width]
        if window.shape == image.shape and (window == image).all():
            return r, c
    raise AssertionError("The image is not on the page.")


@settings(few, max_examples=12)
@given(small, small, st.integers(1, 20), st.integers(1, 20), st.booleans())
def test_images_stand_in_rows_under_their_captions(
    lines, count, height, width, captioned
):
    stacks = np.random.default_rng(0).random((lines, count, height, width))
    rows = {f"row {r}": stack for r, stack in enumerate(stacks)}
    captions = [f"image {c}" for c in range(count)] if captioned else None
    with drawn(figures.images, rows, captions, vmax=2) as figure:
        (ax,) = figure.axes
        places = {t.get_text(): t.get_position() for t in ax.texts}
        assert list(places) == [*rows, *(captions or ())]
        assert ax.images[0].get_clim() == (0, 2)
        for r, c in np.ndindex(lines, count):
            top, left = _pixel(ax.images[0], stacks[r, c], height, width)
            assert places[f"row {r}"][1] == top + height / 2
            assert places[f"row {r}"][0] < 0
            if captioned:
                assert places[f"image {c}"][0] == left + width / 2
                assert places[f"image {c}"][1] < 0


def test_images_that_cannot_be_drawn_are_refused():
    for rows, words in (
        (np.full((2, 28, 28), np.nan), "NaN or infinite"),
        (np.zeros((2, 3, 4, 5)), "shape"),
        (np.zeros((0, 28, 28)), "empty"),
        (["a", "b"], "numbers"),
        ({}, "no rows"),
        ({"a": np.zeros((2, 4, 4)), "b": np.zeros((3, 4, 4))}, "differ"),
        ({"a": np.zeros((2, 4, 4)), "b": np.zeros((2, 4, 5))}, "differ"),
        ({"good": np.zeros((2, 4, 4)), "bad": np.zeros((2, 5))}, "'bad'"),
    ):
        assert words in refused(figures.images, rows)
    sentence = refused(figures.images, np.zeros((3, 4, 4)), captions="ab")
    assert "2 captions for 3 columns" in sentence


@settings(few, max_examples=12)
@given(st.integers(1, 9), st.integers(1, 12), st.integers(1, 8))
def test_tiles_share_one_scale_and_carry_their_captions(count, columns, side):
    filters = np.random.default_rng(0).normal(size=(count, side, side))
    captions = [f"filter {k}" for k in range(count)]
    with drawn(figures.tiles, filters, columns, captions) as figure:
        ax = figure.axes[0]
        largest = np.abs(filters).max()
        assert ax.images[0].get_clim() == (-largest, largest)
        assert texts(ax) == captions and len(ax.patches) == count
        tops = []
        for k, (text, frame) in enumerate(
            zip(ax.texts, ax.patches, strict=True)
        ):
            top, left = _pixel(ax.images[0], filters[k], side, side)
            assert frame.get_xy() == (left - 0.5, top - 0.5)
            assert frame.get_bbox().size.tolist() == [side, side]
            assert text.get_position() == (
                left - 0.5 + side / 2,
                top + side - 0.5,
            )
            tops.append(top)
        assert len(set(tops)) == -(-count // columns)
        assert max(tops) + side < max(ax.get_ylim())  # room for a caption


def test_tiles_without_captions_fill_the_picture():
    with drawn(figures.tiles, np.ones((4, 3, 3)), title="four") as figure:
        ax = figure.axes[0]
        assert not ax.texts and figure.get_suptitle() == "four"
        assert ax.get_ylim() == (2.5, -0.5)


def test_tiles_that_cannot_be_drawn_are_refused():
    filters = np.ones((4, 3, 3))
    assert "the filters hold" in refused(figures.tiles, filters * np.inf)
    assert "1 captions for 4 filters" in refused(
        figures.tiles, filters, captions=["a"]
    )


@few
@given(st.one_of(st.integers(-5, 0), not_whole))
def test_columns_are_a_whole_number(columns):
    words = "The number of columns must be "
    images = np.ones((4, 3, 3))
    assert refused(figures.tiles, images, columns).startswith(words)
    assert refused(
        lambda: figures.sheet(images, None, columns=columns)
    ).startswith(words)


def test_a_sheet_is_drawn_on_its_axes():
    def draw():
        ax = plt.subplots(1, 2)[1][1]
        figures.sheet(np.full((5, 784), 0.5), ax, "five", columns=3)

    with drawn(draw) as figure:
        empty, ax = figure.axes
        assert not empty.images and title(ax) == "five"
        page = ax.images[0].get_array()
        assert page.shape == (2 * 30 - 2, 3 * 30 - 2)
        assert (page == 0.5).sum() == 5 * 784 and page[-1, -1] == 0
        assert ax.images[0].get_clim() == (0, 1)
