"""Windows: impossible sizes are refused, pictures show the right numbers."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.topics import convolution as windows


@pytest.fixture(autouse=True)
def no_figures_left():
    plt.close("all")
    yield
    plt.close("all")


@pytest.mark.parametrize(
    "arguments",
    [
        (9, 3),
        (3, 3),
        (1, 1),
        (2, 3, 1, "same"),
        (2, 4, 1, 1),
        (5, 2, 7),
        (np.int64(7), np.int32(3), np.int8(2), np.int16(0)),
    ],
)
def test_possible_windows_pass(arguments):
    assert windows.check_window(*arguments) is None


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ((2, 3), "window of 3 does not fit into an input of 2"),
        ((2, 5, 1, 1), "window of 5 does not fit into an input of 4"),
        ((9, 3, 0), "stride must be at least 1, not 0"),
        ((9, 3, -2), "stride must be at least 1, not -2"),
        ((9, 0), "kernel size must be at least 1"),
        ((9, -3), "kernel size must be at least 1"),
        ((0, 3), "input size must be at least 1"),
        ((9, 3, 1, -1), "padding must be at least 0"),
        ((9, 2.5), "kernel size must be a whole number, not 2.5"),
        ((9, 3.0), "kernel size must be a whole number, not 3.0"),
        ((9, 3, True), "stride must be a whole number"),
        ((9, 3, "2"), "stride must be a whole number"),
        ((9, None), "kernel size must be a whole number"),
        (((9, 9), 3), "input size must be a whole number"),
        ((9, 3, 1, "full"), 'padding must be "valid", "same"'),
        ((9, 3, 1, 0.5), "padding must be a whole number"),
        ((9, 3, 1, None), "padding must be a whole number"),
    ],
)
@pytest.mark.parametrize("function", [windows.check_window, windows.picture])
def test_impossible_windows_are_refused(function, arguments, sentence):
    with pytest.raises(ValueError) as error:
        function(*arguments)
    text = str(error.value)
    assert sentence in text
    assert text.endswith(".") and "\n" not in text and len(text) < 140
    assert not plt.get_fignums()


def titles():
    return " | ".join(ax.get_title() for ax in plt.gcf().axes)


POSSIBLE = [
    (size, kernel, stride, padding)
    for size in (1, 5, 6, 7, 8)
    for kernel in (1, 2, 3, 5)
    for stride in (1, 2, 3)
    for padding in ("valid", "same")
    if padding == "same" or kernel <= size
]


@pytest.mark.parametrize("size, kernel, stride, padding", POSSIBLE)
def test_the_picture_counts_windows_as_keras_does(
    size, kernel, stride, padding
):
    from keras import layers

    layer = layers.Conv2D(1, kernel, strides=stride, padding=padding)
    side = layer.compute_output_shape((None, size, size, 1))[1]
    windows.picture(size, kernel, stride, padding)
    assert f"output {side} × {side}" in titles()


@pytest.mark.parametrize(
    "arguments, zeros",
    [
        ((8, 3, 2, "same"), "0 and 1"),
        ((7, 3, 2, "same"), "1 and 1"),
        ((7, 3, 1, 2), "2 and 2"),
        ((7, 3, 1, "valid"), "0 and 0"),
        ((6, 2, 3, "same"), "0 and 0"),
    ],
)
def test_the_picture_tells_the_zeros_around(arguments, zeros):
    windows.picture(*arguments)
    assert f"zeros before and after: {zeros}" in titles()


@pytest.mark.parametrize(
    "arguments, crossed",
    [
        ((8, 3, 2), 8 * 8 - 7 * 7),
        ((7, 3, 2), 0),
        ((4, 1, 3), 16 - 4),
        ((8, 3, 2, "same"), 0),
    ],
)
def test_cells_that_no_window_reads_are_crossed(arguments, crossed):
    windows.picture(*arguments)
    crosses = plt.gcf().axes[0].collections[2]
    assert len(crosses.get_offsets()) == crossed


IMAGE = np.array([[1, -1, 1, 1], [-1, 1, -1, 1], [1, -1, 1, -1]])
KERNEL = np.array([[1, -1, -1], [-1, 1, -1], [-1, -1, 1]])


def written():
    return [text.get_text() for text in plt.gcf().axes[4].texts]


def test_a_slide_writes_the_means_up_to_its_window():
    windows.slide(IMAGE, KERNEL, 0)
    assert written() == ["0.55"]
    assert "sum 5, over 9: 0.55" in plt.gcf().axes[3].get_xlabel()
    windows.slide(IMAGE, KERNEL, 1)
    assert written()[0] == "0.55" and len(written()) == 2
    patch = [text.get_text() for text in plt.gcf().axes[1].texts]
    assert patch == [f"{v}" for v in IMAGE[:, 1:].ravel()]


def test_a_slide_cuts_and_does_not_round():
    image = np.ones((3, 3))
    image[0, 0] = -1.0
    windows.slide(image, np.ones((3, 3)), 0)  # 7/9
    assert written() == ["0.77"]
    plt.close("all")
    windows.slide(-image, np.ones((3, 3)), 0)
    assert written() == ["-0.77"]


@pytest.mark.parametrize(
    "image, kernel, position, sentence",
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
def test_impossible_slides_are_refused(image, kernel, position, sentence):
    with pytest.raises(ValueError) as error:
        windows.slide(image, kernel, position)
    assert sentence in str(error.value)
    assert not plt.get_fignums()


def test_grids_stand_side_by_side_with_their_numbers():
    windows.grids(
        {"a": np.arange(6.0).reshape(2, 3), "b": [[7.5]]},
        cmap=["gray_r", "RdBu_r"],
        frames={"b": [(0, 0, 1, 1, "red")]},
    )
    plt.gcf().canvas.draw()
    first, second = plt.gcf().axes
    assert (first.get_title(), second.get_title()) == ("a", "b")
    assert [t.get_text() for t in first.texts] == list("012345")
    assert [t.get_text() for t in second.texts] == ["7.5"]
    assert (len(first.patches), len(second.patches)) == (0, 1)
    cells = [
        ax.transData.transform([(0, 0), (1, 0)])[:, 0] @ [-1, 1]
        for ax in (first, second)
    ]
    assert cells[0] == pytest.approx(cells[1])
    assert first.get_position().x1 < second.get_position().x0


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (({},), "no grids"),
        (({"a": np.ones((2, 2))}, "{:g}", ["Reds", "Blues"]), "one each"),
        (({"a": np.ones(3)},), "(rows, columns)"),
        (({"a": np.ones((0, 3))},), "(rows, columns)"),
    ],
)
def test_grids_refuse_what_they_cannot_draw(arguments, sentence):
    with pytest.raises(ValueError) as error:
        windows.grids(*arguments)
    assert sentence in str(error.value)
    assert not plt.get_fignums()


def test_grids_refuse_frames_for_no_grid():
    with pytest.raises(ValueError, match="no such grid"):
        windows.grids({"a": np.ones((2, 2))}, frames={"b": []})


def test_a_picture_stands_beside_the_grids_without_numbers():
    array = np.linspace(-3, 1, 200).reshape(20, 10)
    windows.grids({"a": np.ones((4, 4))}, pictures={"b": array})
    plt.gcf().canvas.draw()
    grid, picture = plt.gcf().axes
    assert picture.get_title() == "b" and not picture.texts
    assert picture.images[0].get_clim() == (-3, 3)
    box = picture.get_window_extent()
    assert box.height / box.width == pytest.approx(2, rel=0.05)
    assert grid.get_window_extent().x1 < box.x0


def test_a_picture_alone_can_be_drawn_and_must_be_finite():
    windows.grids({}, pictures={"b": np.ones((3, 3))})
    assert len(plt.gcf().axes) == 1
    with pytest.raises(ValueError, match="NaN"):
        windows.grids({}, pictures={"b": np.full((3, 3), np.nan)})
    assert len(plt.get_fignums()) == 1


def test_a_table_names_its_rows_and_columns():
    windows.table({"one": [0.5, 1.0], "two": [0.25, 2.0]}, ["a", "b"])
    ax = plt.gca()
    assert [t.get_text() for t in ax.get_xticklabels()] == ["a", "b"]
    assert [t.get_text() for t in ax.get_yticklabels()] == ["one", "two"]
    texts = [t.get_text() for t in ax.texts]
    assert texts == ["0.50", "1.00", "0.25", "2.00"]


@pytest.mark.parametrize("rows", [{}, {"one": [1.0]}, {"a": [1, 2], "b": []}])
def test_a_table_refuses_rows_of_the_wrong_length(rows):
    with pytest.raises(ValueError, match="one name for each"):
        windows.table(rows, ["a", "b"])
    assert not plt.get_fignums()
