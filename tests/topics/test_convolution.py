"""Windows: impossible ones are refused, pictures show what Keras does."""

from itertools import product

import keras
import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from matplotlib.collections import PathCollection

from drawing import (
    cells,
    drawn,
    few,
    kinds_of_whole,
    not_whole,
    refused,
    texts,
    title,
)
from helpers.topics import convolution as windows

sizes, kernels, strides = (
    st.integers(1, 9),
    st.integers(1, 6),
    st.integers(1, 4),
)
paddings = st.sampled_from(["valid", "same", 0, 1, 2])


def _padded(size, kernel, padding):
    """The size of an input with its zeros, as far as a window needs it."""
    if padding == "same":
        return max(size, kernel)
    return size + 2 * (0 if padding == "valid" else padding)


def _starts(size, kernel, stride, padding) -> list[int]:
    """The first cell under each of Keras's windows; before 0 stand zeros."""
    around = 0 if isinstance(padding, str) else padding
    places = np.arange(1.0, size + 2 * around + 1)[None, :, None]
    taps = np.eye(kernel)[:, None]  # one channel for each cell of a window
    name = padding if isinstance(padding, str) else "valid"
    read = np.asarray(keras.ops.conv(places, taps, stride, name))[0]
    first = (read > 0).argmax(axis=1)
    cell = read[np.arange(len(read)), first] - 1 - around
    return (cell - first).astype(int).tolist()


@few
@given(sizes, kernels, strides, paddings)
def test_the_picture_shows_the_windows_of_keras(size, kernel, stride, padding):
    assume(kernel <= _padded(size, kernel, padding))
    starts = _starts(size, kernel, stride, padding)
    before = -starts[0]
    after = {"valid": 0, "same": max(0, starts[-1] + kernel - size)}.get(
        padding, padding
    )
    side = range(-before, size + after)
    read = {start + k for start in starts for k in range(kernel)}
    middles = [start + (kernel - 1) / 2 for start in starts]
    with drawn(windows.picture, size, kernel, stride, padding) as figure:
        ax, out = figure.axes
        assert title(ax) == (
            f"input {size} × {size}, kernel {kernel}, stride {stride}\n"
            f"zeros before and after: {before} and {after}"
        )
        assert title(out) == f"output {len(starts)} × {len(starts)}"
        crosses, dots = (
            {tuple(xy) for xy in marks.get_offsets()}
            for marks in ax.collections
            if isinstance(marks, PathCollection)
        )
        assert crosses == {
            xy for xy in product(side, repeat=2) if not read.issuperset(xy)
        }
        assert dots == set(product(middles, repeat=2))
        ground, paper, *frames = [p.get_bbox().bounds for p in ax.patches]
        assert ground == (side[0] - 0.5, side[0] - 0.5, len(side), len(side))
        assert paper == (-0.5, -0.5, size, size)
        shown = [
            (r, c)
            for r, c in ((0, 0), (0, 1), (1, 0))
            if max(r, c) < len(starts)
        ]
        assert frames == [
            (starts[c] - 0.5, starts[r] - 0.5, kernel, kernel)
            for r, c in shown
        ]
        assert [p.get_xy() for p in out.patches] == [
            (c - 0.5, r - 0.5) for r, c in shown
        ]


@few
@given(sizes, kernels, strides, paddings, kinds_of_whole)
def test_a_window_passes_where_it_fits(size, kernel, stride, padding, kind):
    arguments = kind(size), kind(kernel), kind(stride), padding
    padded = _padded(size, kernel, padding)
    if kernel <= padded:
        assert windows.check_window(*arguments) is None
        return
    words = f"window of {kernel} does not fit into an input of {padded}"
    for function in (windows.check_window, windows.picture):
        assert words in refused(function, *arguments)


@few
@given(
    st.sampled_from(["input size", "kernel size", "stride"]),
    st.one_of(st.integers(-3, 0), not_whole),
)
def test_impossible_sizes_are_refused(what, value):
    arguments = [9, 3, 1]
    arguments[["input size", "kernel size", "stride"].index(what)] = value
    for function in (windows.check_window, windows.picture):
        sentence = refused(function, *arguments)
        assert sentence.startswith(f"The {what} must be ")
        if type(value) is int:
            assert sentence.endswith(f"at least 1, not {value}.")


@few
@given(st.one_of(st.integers(max_value=-1), not_whole))
@example(-1)
@example("")
def test_impossible_paddings_are_refused(padding):
    for function in (windows.check_window, windows.picture):
        sentence = refused(function, 9, 3, 1, padding)
        if type(padding) is int:
            assert (
                sentence == f"The padding must be at least 0, not {padding}."
            )
        elif isinstance(padding, str):
            assert sentence.startswith('The padding must be "valid", "same" ')
        else:
            assert sentence.startswith("The padding must be a whole number")


IMAGE = np.array([[1, -1, 1, 1], [-1, 1, -1, 1], [1, -1, 1, -1]])
KERNEL = np.array([[1, -1, -1], [-1, 1, -1], [-1, -1, 1]])


@settings(few, max_examples=15)
@given(st.integers(0, 3), st.integers(0, 3), st.integers(1, 3), st.data())
def test_a_slide_writes_the_means_up_to_its_window(rows, columns, k, data):
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    image = rng.choice([-1, 1], (rows + k, columns + k))
    kernel = rng.choice([-1, 1], (k, k))
    places = list(np.ndindex(rows + 1, columns + 1))
    position = data.draw(st.integers(0, len(places) - 1))
    sums = {
        (r, c): int((image[r : r + k, c : c + k] * kernel).sum())
        for r, c in places[: position + 1]
    }
    # Cut, not rounded, to two decimals; -0.00 is written 0.00.
    means = {
        place: f"{np.sign(total) * (100 * abs(total) // k**2) / 100 + 0.0:.2f}"
        for place, total in sums.items()
    }
    r, c = places[position]
    patch = image[r : r + k, c : c + k]
    with drawn(windows.slide, image, kernel, position) as figure:
        picture, under, weights, products, written = figure.axes
        assert cells(written) == means
        assert cells(under) == {p: str(v) for p, v in np.ndenumerate(patch)}
        assert cells(weights) == {p: str(v) for p, v in np.ndenumerate(kernel)}
        assert cells(products) == {
            p: str(v) for p, v in np.ndenumerate(patch * kernel)
        }
        assert products.get_xlabel() == (
            f"sum {sums[r, c]}, over {k * k}: {means[r, c]}"
        )
        (frame,) = picture.patches
        assert frame.get_bbox().bounds == (c - 0.5, r - 0.5, k, k)
        assert title(picture) == f"window ({r}, {c})"


def test_seven_ninths_are_written_as_the_lecture_writes_them():
    image = np.ones((3, 3))
    image[0, 0] = -1.0
    for sign, text in ((1, "0.77"), (-1, "-0.77")):
        with drawn(windows.slide, sign * image, np.ones((3, 3)), 0) as figure:
            assert texts(figure.axes[4]) == [text]


@pytest.mark.parametrize(
    "image, kernel, position, words",
    [
        (np.ones((2, 2)), np.ones((3, 3)), 0, "does not fit"),
        (np.ones((9, 2)), np.ones((3, 3)), 0, "does not fit"),
        (IMAGE, np.ones((2, 3)), 0, "(k, k)"),
        (np.ones(9), KERNEL, 0, "(rows, columns)"),
        (IMAGE, KERNEL, 2, "at most 1, not 2"),
        (IMAGE, KERNEL, -1, "at least 0"),
        (IMAGE, KERNEL, 0.5, "whole number"),
        (IMAGE * np.nan, KERNEL, 0, "NaN"),
        (IMAGE, [["a"]], 0, "array of numbers"),
    ],
)
def test_impossible_slides_are_refused(image, kernel, position, words):
    assert words in refused(windows.slide, image, kernel, position)


def test_grids_stand_side_by_side_with_cells_of_one_size():
    arrays = {"a": np.arange(6.0).reshape(2, 3), "b": [[7.5]]}
    look = {
        "cmap": ["gray_r", "RdBu_r", "viridis"],
        "pictures": {"p": np.linspace(-3, 1, 200).reshape(20, 10)},
    }
    with drawn(windows.grids, arrays, **look) as figure:
        figure.canvas.draw()
        assert [title(ax) for ax in figure.axes] == ["a", "b", "p"]
        first, second, picture = figure.axes
        assert (texts(first), texts(second)) == (list("012345"), ["7.5"])
        side = [
            ax.transData.transform([(0, 0), (1, 0)])[:, 0] @ [-1, 1]
            for ax in (first, second)
        ]
        assert side[0] == pytest.approx(side[1])
        assert not texts(picture) and picture.images[0].get_clim() == (-3, 3)
        assert [ax.images[0].get_cmap().name for ax in figure.axes] == (
            look["cmap"]
        )
        boxes = [ax.get_window_extent() for ax in figure.axes]
        assert boxes[0].x1 < boxes[1].x0 and boxes[1].x1 < boxes[2].x0
        assert boxes[2].height / boxes[2].width == pytest.approx(2, rel=0.05)


def test_a_picture_alone_can_be_drawn_with_its_limits():
    look = {"pictures": {"b": np.ones((3, 3))}, "vmin": 0, "vmax": 5}
    with drawn(windows.grids, {}, **look) as figure:
        (ax,) = figure.axes
        assert ax.images[0].get_clim() == (0, 5)


def test_grids_refuse_what_they_cannot_draw():
    square = {"a": np.ones((2, 2))}
    for arrays, look, words in (
        ({}, {}, "no grids"),
        (square, {"cmap": ["Reds", "Blues"]}, "one each"),
        ({"a": np.ones(3)}, {}, "(rows, columns)"),
        ({"a": np.ones((0, 3))}, {}, "(rows, columns)"),
        ({}, {"pictures": {"b": np.full((3, 3), np.nan)}}, "NaN"),
        ({}, {"pictures": {"b": np.ones(3)}}, "(rows, columns)"),
    ):
        assert words in refused(windows.grids, arrays, **look)


def test_pictures_have_borders_and_scales_of_their_own():
    colour = np.random.default_rng(0).random((4, 6, 3))
    images = {
        "colour": colour,
        "ink": np.full((4, 6), 0.5),
        "empty": np.zeros((4, 6)),
        "signed": np.linspace(-3, 1, 24).reshape(4, 6),
    }
    with drawn(windows.pictures, images, 3, "gray") as figure:
        axes = figure.axes
        assert [title(ax) for ax in axes] == [*images]
        assert np.array_equal(axes[0].images[0].get_array(), colour)
        looks = [
            (ax.images[0].get_cmap().name, *ax.images[0].get_clim())
            for ax in axes[1:]
        ]
        assert looks == [("gray", 0, 0.5), ("gray", 0, 1), ("RdBu_r", -3, 3)]
        assert len(axes) == 4
        assert all(ax.spines["top"].get_visible() for ax in axes)


@pytest.mark.parametrize("shape", [(3,), (2, 2, 4), (2, 2, 2, 3)])
def test_pictures_of_other_shapes_are_refused(shape):
    assert "(rows, columns, 3)" in refused(
        windows.pictures, {"a": np.ones(shape)}
    )


def test_pictures_refuse_nothing_and_no_numbers():
    assert "need shape" in refused(windows.pictures, {})
    holes = {"a": np.full((2, 2), np.nan)}
    assert "'a' hold 4 of 4" in refused(windows.pictures, holes)
