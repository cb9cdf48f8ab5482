"""Pictures of transposed convolution: the sizes in them, and bad input."""

import itertools

import keras
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drawing import (
    cells,
    drawn,
    few,
    kinds_of_whole,
    not_whole,
    refused,
    texts,
)
from helpers.topics import transposed_convolution as transposed

sizes, kernels, strides = (
    st.integers(1, 13),
    st.integers(1, 6),
    st.integers(1, 4),
)
paddings = st.sampled_from(["valid", "same"])


def test_the_kept_range_is_what_keras_keeps():
    rng = np.random.default_rng(0)
    for n, k, s in itertools.product(range(1, 5), range(1, 6), range(1, 5)):
        x = rng.integers(1, 99, n).astype("float32")
        w = rng.integers(1, 99, k).astype("float32")
        full = np.zeros(s * n + k)
        for i in range(n):
            full[i * s : i * s + k] += x[i] * w
        for padding in ("valid", "same"):
            got = keras.ops.conv_transpose(
                x[None, :, None], w[:, None, None], s, padding
            )
            first, last = transposed.kept_range(n, k, s, padding)
            np.testing.assert_array_equal(
                np.ravel(got), full[first : last + 1], f"{n} {k} {s} {padding}"
            )


@few
@given(
    st.sampled_from(["input size", "kernel size", "stride"]),
    st.one_of(st.integers(-3, 0), not_whole),
)
def test_impossible_sizes_are_refused(what, value):
    arguments = [3, 3, 2]
    arguments[["input size", "kernel size", "stride"].index(what)] = value
    for function in (
        transposed.check_transposed,
        transposed.kept_range,
        transposed.who_writes_where,
    ):
        sentence = refused(function, *arguments)
        assert sentence.startswith(f"The {what} must be ")
        if type(value) is int:
            assert sentence.endswith(f"at least 1, not {value}.")


@few
@given(st.one_of(st.integers(), not_whole))
def test_there_are_two_paddings(padding):
    for function in (transposed.kept_range, transposed.who_writes_where):
        sentence = refused(function, 3, 3, 2, padding)
        assert 'give "valid" or "same"' in sentence


@few
@given(st.integers(1, 99), st.integers(1, 99), kinds_of_whole)
def test_any_kernel_goes_with_any_input(size, kernel, kind):
    transposed.check_transposed(kind(size), kind(kernel), kind(1))


@few
@given(sizes, kernels, strides, paddings)
def test_the_picture_tells_who_writes_where(size, kernel, stride, padding):
    arguments = size, kernel, stride, padding
    first, last = transposed.kept_range(*arguments)
    written = [i * stride + k for i in range(size) for k in range(kernel)]
    full = max(written) + 1
    outputs = max(full, last + 1)
    if size > 12 or outputs > 40:
        words = f"{size} inputs and {outputs} outputs do not fit"
        assert words in refused(transposed.who_writes_where, *arguments)
        return
    counts = np.bincount(written, minlength=outputs)
    kept = [c - first if first <= c <= last else None for c in range(outputs)]
    with drawn(transposed.who_writes_where, *arguments) as figure:
        (ax,) = figure.axes
        # A slider redraws this picture, and a solver of layouts is slow.
        assert figure.get_layout_engine() is None
        words = texts(ax)
        inputs, rest = words[:size], words[size:]
        assert inputs == [
            f"input {i} writes {i * stride} to {i * stride + kernel - 1}"
            for i in range(size)
        ]
        assert rest == [
            *("output", *map(str, range(outputs))),
            *("written by", *map(str, counts)),
            *("kept as", *("×" if c is None else str(c) for c in kept)),
        ]
        bars = [p.get_bbox() for p in ax.patches[:size]]
        assert [bar.x0 for bar in bars] == [
            pytest.approx(i * stride - 0.45) for i in range(size)
        ]
        assert all(bar.width == pytest.approx(kernel - 0.1) for bar in bars)
        marks = {p.get_x() + 0.5: p.get_hatch() for p in ax.patches[size:]}
        assert marks == {
            c: "///" if kept[c] is None else None
            for c in range(outputs)
            if kept[c] is None or counts[c] == 0
        }
        shown = last - first + 1
        title = figure.get_suptitle()
        assert title.startswith(f'"{padding}": full length {full}, kept')
        assert title.endswith(f", {shown} long")
        zeros = max(0, last + 1 - full)
        assert (f"{zeros} rows of zeros added" in title) == (zeros > 0)


@settings(few, max_examples=20)
@given(
    st.tuples(st.integers(1, 3), st.integers(1, 3)),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    st.integers(1, 4),
    st.data(),
)
def test_a_step_shows_what_is_written_so_far(shape, window, stride, data):
    inputs = np.arange(1.0, 1 + np.prod(shape)).reshape(shape)
    kernel = np.arange(1.0, 1 + np.prod(window)).reshape(window)
    step = data.draw(st.integers(0, inputs.size - 1))
    so_far = {}
    for i, j in list(np.ndindex(shape))[: step + 1]:
        for (r, c), weight in np.ndenumerate(kernel):
            place = i * stride + r, j * stride + c
            so_far[place] = so_far.get(place, 0) + inputs[i, j] * weight
    arguments = inputs, kernel, stride, step
    with drawn(transposed.scatter_step, *arguments) as figure:
        left, middle, right = figure.axes
        assert cells(left) == {p: f"{v:g}" for p, v in np.ndenumerate(inputs)}
        assert cells(middle) == {
            p: f"{inputs[i, j] * v:g}" for p, v in np.ndenumerate(kernel)
        }
        assert cells(right) == {p: f"{v:g}" for p, v in so_far.items()}
        frame = right.patches[0].get_bbox().bounds
        height, width = window
        assert frame == (j * stride - 0.5, i * stride - 0.5, width, height)
        assert left.patches[0].get_bbox().bounds == (j - 0.5, i - 0.5, 1, 1)


def test_the_last_step_is_the_output_of_keras():
    inputs = np.arange(1.0, 7.0).reshape(2, 3)
    kernel = np.arange(1.0, 7.0).reshape(3, 2)
    output = keras.ops.conv_transpose(
        inputs[None, ..., None], kernel[..., None, None], 2, "valid"
    )
    with drawn(transposed.scatter_step, inputs, kernel, 2, 5) as figure:
        shown = {p: float(v) for p, v in cells(figure.axes[2]).items()}
    assert shown == dict(np.ndenumerate(np.asarray(output)[0, ..., 0]))


def meetings(inputs, kernel, stride, row, column):
    """{input: weight}, by (row, column), of the products in one output."""
    return {
        (i, j): (row - i * stride, column - j * stride)
        for i, j in np.ndindex(inputs.shape)
        if 0 <= row - i * stride < len(kernel)
        and 0 <= column - j * stride < len(kernel[0])
    }


def fields(ax):
    """The coloured fields of an axes: {(row, column, height, width): it}."""
    found = {}
    for patch in ax.patches:
        if patch.get_fill():
            column, row, width, height = patch.get_bbox().bounds
            place = (row + 0.5, column + 0.5, height, width)
            found[tuple(map(round, place))] = patch.get_facecolor()
    return found


def frames(ax):
    """The framed cells of an axes, (row, column, height, width)."""
    bounds = [p.get_bbox().bounds for p in ax.patches if not p.get_fill()]
    return [
        (round(row + 0.5), round(column + 0.5), round(height), round(width))
        for column, row, width, height in bounds
    ]


shapes = st.tuples(st.integers(1, 3), st.integers(1, 3))


@few
@given(shapes, shapes, st.integers(1, 3), st.data())
def test_the_writers_of_an_output(shape, window, stride, data):
    inputs = np.arange(1.0, 1 + np.prod(shape)).reshape(shape)
    kernel = 10.0 * np.arange(1.0, 1 + np.prod(window)).reshape(window)
    full = [stride * (n - 1) + k for n, k in zip(shape, window, strict=True)]
    row, column = (data.draw(st.integers(0, f - 1)) for f in full)
    pairs = meetings(inputs, kernel, stride, row, column)
    arguments = inputs, kernel, stride, row, column
    with drawn(transposed.writers, *arguments) as figure:
        assert figure.get_layout_engine() is None  # answers a pointer
        left, right = figure.axes
        assert cells(left) == {p: f"{v:g}" for p, v in np.ndenumerate(inputs)}
        of_inputs, of_kernel = fields(left), fields(right)
        assert set(of_inputs) == {(*i, 1, 1) for i in pairs}
        for i, weight in pairs.items():
            assert of_kernel[*weight, 1, 1] == of_inputs[*i, 1, 1]
        words = figure.get_suptitle()
        total = sum(inputs[i] * kernel[w] for i, w in pairs.items())
        assert words.startswith(f"output ({row}, {column}) = ")
        assert words.endswith(f" = {total:g}")
        assert words.count("×") == len(pairs)
        width = figure.get_size_inches()[0] * figure.dpi
        figure.draw_without_rendering()
        assert figure._suptitle.get_window_extent().x1 < width


@settings(few, max_examples=15)
@given(shapes, shapes, st.integers(1, 3), st.data())
def test_two_views_of_one_output(shape, window, stride, data):
    inputs = np.arange(1.0, 1 + np.prod(shape)).reshape(shape)
    kernel = 10.0 * np.arange(1.0, 1 + np.prod(window)).reshape(window)
    rows, columns = (
        stride * (n - 1) + k for n, k in zip(shape, window, strict=True)
    )
    step = data.draw(st.integers(0, rows * columns - 1))
    row, column = divmod(step, columns)
    pairs = meetings(inputs, kernel, stride, row, column)
    with drawn(transposed.two_views, inputs, kernel, stride, step) as figure:
        written, read, flipped = figure.axes
        outputs = cells(written)
        assert len(outputs) == step + 1
        assert frames(written) == [(row, column, 1, 1)]
        assert set(fields(written)) == {
            (i * stride, j * stride, *window) for i, j in pairs
        }
        assert frames(read) == [(row, column, *window)]
        sides = rows + window[0] - 1, columns + window[1] - 1
        stretched = np.zeros(sides)
        for place, text in cells(read).items():
            stretched[place] = float(text)
        top = stretched[row : row + window[0], column : column + window[1]]
        assert (top * kernel[::-1, ::-1]).sum() == float(outputs[row, column])
        assert np.count_nonzero(stretched) == inputs.size
        of_read, of_kernel = fields(read), fields(flipped)
        assert len(of_read) == len(of_kernel) == len(pairs)
        assert all(stretched[place[:2]] > 0 for place in of_read)
        shown = {p: float(text) for p, text in cells(flipped).items()}
        used = sorted(shown[place[:2]] for place in of_kernel)
        assert used == sorted(kernel[w] for w in pairs.values())
        assert figure.get_suptitle().startswith(f"output ({row}, {column})")


def test_impossible_outputs_are_refused():
    four, ones = np.ones((2, 2)), np.ones((3, 3))
    for row, column, words in [
        (5, 0, "no output (5, 0): the full output is 5 by 5"),
        (0, 5, "no output (0, 5)"),
        (-1, 0, "The row must be at least 0"),
        (0, 0.5, "The column must be a whole number"),
    ]:
        assert words in refused(transposed.writers, four, ones, 2, row, column)
    for step, words in [
        (25, "25 outputs give the steps 0 to 24"),
        (-1, "step must be at least 0"),
    ]:
        assert words in refused(transposed.two_views, four, ones, 2, step)
    many = np.ones((9, 9))
    assert "14 by 14" in refused(transposed.writers, many, ones, 2, 0, 0)
    assert "14 by 14" in refused(transposed.two_views, many, ones, 2, 0)


def test_grids_have_cells_of_one_size():
    arrays = {"wide": np.ones((4, 16)), "high": np.full((16, 4), np.nan)}
    with drawn(transposed.grids, arrays, index=True) as figure:
        figure.draw_without_rendering()
        wide, high = figure.axes
        assert [ax.get_title() for ax in (wide, high)] == ["wide", "high"]
        assert len(cells(wide)) == 64 and not cells(high)
        widths = [
            ax.get_window_extent().width / len(ax.get_xticks())
            for ax in (wide, high)
        ]
        assert widths[0] == pytest.approx(widths[1], rel=0.05)


@pytest.mark.parametrize(
    "inputs, kernel, stride, step, words",
    [
        (np.ones(3), np.ones((3, 3)), 2, 0, "The input must have shape"),
        (np.ones((3, 3)), np.ones(3), 2, 0, "The kernel must have shape"),
        (np.full((2, 2), np.nan), np.ones((3, 3)), 2, 0, "NaN"),
        (np.ones((2, 2)), np.ones((0, 3)), 2, 0, "empty"),
        (np.ones((2, 2)), np.ones((3, 3)), 0, 0, "stride must be at least 1"),
        (np.ones((2, 2)), np.ones((3, 3)), 1, 4, "no step 4"),
        (np.ones((2, 2)), np.ones((3, 3)), 1, -1, "step must be at least 0"),
        (np.ones((2, 2)), np.ones((3, 3)), 1, 0.5, "whole number"),
        (np.ones((9, 9)), np.ones((3, 3)), 2, 0, "14 by 14"),
    ],
)
def test_impossible_steps_are_refused(inputs, kernel, stride, step, words):
    assert words in refused(
        transposed.scatter_step, inputs, kernel, stride, step
    )


@settings(few, max_examples=10)
@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 5), st.data())
def test_dropped_rows_and_columns_are_hatched(rows, columns, first, data):
    assume(first < min(rows, columns))
    last = data.draw(st.integers(first, min(rows, columns) - 1))
    full = np.zeros((rows, columns))
    with drawn(transposed.kept_grid, full, first, last) as figure:
        frame, *dropped = figure.axes[0].patches
        side = last - first + 1
        assert frame.get_bbox().bounds == (
            first - 0.5,
            first - 0.5,
            side,
            side,
        )
        assert all(p.get_hatch() for p in dropped)
        assert {p.get_xy() for p in dropped} == {
            (c - 0.5, r - 0.5)
            for r, c in np.ndindex(rows, columns)
            if not (first <= r <= last and first <= c <= last)
        }


@pytest.mark.parametrize(
    "full, first, last, words",
    [
        (np.zeros((9, 9)), 1, 9, "do not lie within"),
        (np.zeros((9, 9)), -1, 7, "do not lie within"),
        (np.zeros((9, 9)), 5, 4, "do not lie within"),
        (np.zeros(9), 0, 7, "The full output must have shape"),
        (np.full((9, 9), np.inf), 0, 7, "infinite"),
    ],
)
def test_impossible_ranges_are_refused(full, first, last, words):
    assert words in refused(transposed.kept_grid, full, first, last)
