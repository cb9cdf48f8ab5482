"""Pictures of transposed convolution: who writes where, and what is kept.

Indices count from 0. Input i writes the k outputs i*s .. i*s + k - 1; the
full length is s*(n - 1) + k. What Keras keeps of it says `kept_range`.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from ..arrays import finite, whole
from ..figures.numbers import number_grid
from ..figures.style import COLOURS

#: Colours of the inputs, in turn.
_CYCLE = ("blue", "orange", "green", "purple", "sky", "yellow")
_MOST_CELLS = 40  # more would not be legible in one row
_DROPPED = {  # the look of what is dropped
    "fc": "#F7D9C8",
    "ec": COLOURS["red"],
    "hatch": "///",
    "lw": 0,
    "zorder": 0.5,
}


def check_transposed(size, kernel, stride=1, padding="valid") -> None:
    """Refuse a transposed convolution that does not exist.

    size, kernel: length of one side, at least 1.
    stride: outputs from one input's first to the next one's, at least 1.
    padding: "valid" or "same".

    Raises ValueError when a number is not whole or too small, or when
    padding is neither.
    """
    whole(size, "The input size", 1)
    whole(kernel, "The kernel size", 1)
    whole(stride, "The stride", 1)
    if not isinstance(padding, str) or padding not in ("valid", "same"):
        raise ValueError(
            f'The padding is {padding!r}: give "valid" or "same", the two '
            "that a transposed convolution in Keras has."
        )


def kept_range(size, kernel, stride=1, padding="valid") -> tuple[int, int]:
    """First and last index of the output that Keras keeps, both included.

    Indices are those of the full output. For "valid" all is kept, for
    "same" s*n: max(k - s, 0) are dropped, half of them, rounded down, at
    the start. Where k < s, Keras adds rows that nobody writes, up to s*n.

    Raises ValueError for impossible sizes, as `check_transposed`.
    """
    check_transposed(size, kernel, stride, padding)
    if padding == "valid":
        return 0, stride * (size - 1) + max(kernel, stride) - 1
    first = max(kernel - stride, 0) // 2
    return first, first + stride * size - 1


def who_writes_where(size, kernel, stride=1, padding="valid") -> None:
    """One row of inputs, what each writes, and the output that is kept.

    A bar an input: the outputs that it writes. Below, for every output, its
    index, how many inputs write it, and its index after cropping; cells
    that are dropped are hatched, cells that nobody writes (k < s) grey.

    Raises ValueError for impossible sizes, as `check_transposed`, and when
    there are more outputs or inputs than fit into a legible picture.
    """
    first, last = kept_range(size, kernel, stride, padding)
    full = stride * (size - 1) + kernel
    cells = max(full, last + 1)
    if cells > _MOST_CELLS or size > 12:
        raise ValueError(
            f"{size} inputs and {cells} outputs do not fit into one legible "
            f"picture: stay within 12 inputs and {_MOST_CELLS} outputs."
        )
    # No constrained layout: it doubles the time of a slider's answer.
    fig = plt.figure(figsize=(10, 5.2), layout="none")
    ax = fig.add_axes((0.24, 0.02, 0.75, 0.88))
    count = np.zeros(cells, int)
    for i in range(size):
        start = i * stride
        count[start : start + kernel] += 1
        colour = COLOURS[_CYCLE[i % len(_CYCLE)]]
        ax.add_patch(
            Rectangle((start - 0.45, i - 0.4), kernel - 0.1, 0.8, fc=colour)
        )
        text = f"input {i} writes {start} to {start + kernel - 1}"
        _label(ax, i, text, 13 if size <= 7 else 11)
    kept = [
        str(c - first) if first <= c <= last else "×" for c in range(cells)
    ]
    unit = max(0.75, size / 6)  # height of a row of cells
    top, bottom = size - unit / 4, size + 2.75 * unit
    lines = {"color": "0.6", "lw": 0.8}
    look = {"ha": "center", "va": "center"}
    look["fontsize"] = float(np.clip(370 / cells, 8, 15))
    rows = {"output": range(cells), "written by": count, "kept as": kept}
    for r, (label, values) in enumerate(rows.items()):
        y = size + unit * (r + 0.25)
        _label(ax, y, label, 14)
        weight = "bold" if label == "written by" else "normal"
        for c, value in enumerate(values):
            ax.text(c, y, str(value), weight=weight, **look)
        ax.hlines(y - unit / 2, -0.5, cells - 0.5, **lines)
    ax.hlines(bottom, -0.5, cells - 0.5, **lines)
    ax.vlines(np.arange(cells + 1) - 0.5, top, bottom, **lines)
    for c in range(cells):
        column = (c - 0.5, top), 1, bottom - top
        if kept[c] == "×":
            ax.add_patch(Rectangle(*column, **_DROPPED))
        elif count[c] == 0:
            ax.add_patch(Rectangle(*column, fc="0.88", zorder=0.5))
    ax.set(xlim=(-0.6, cells - 0.4), ylim=(bottom + 0.1, -0.6))
    ax.set_axis_off()
    zeros = max(0, last + 1 - full)
    added = f"{zeros} rows of zeros added, " if zeros else ""
    title = (
        f'"{padding}": full length {full}, kept {first} to {last - zeros}, '
        f"{added}{last - first + 1} long"
    )
    fig.suptitle(title, x=0.02, y=0.98, ha="left", fontsize=15)


def _label(ax, y, text, size) -> None:
    """A text to the left of the axes, at the height y of the data."""
    at = ax.get_yaxis_transform()
    look = {"ha": "right", "va": "center", "fontsize": size}
    ax.text(-0.015, y, text, transform=at, **look)


def grids(arrays, **look) -> None:
    """Grids of numbers side by side, with cells of one size.

    arrays: dict from title to numbers, (rows, columns); NaN leaves a cell
        empty. look: as in `helpers.figures.number_grid`.
    """
    _grids([(v, title, None, []) for title, v in arrays.items()], **look)


def scatter_step(inputs, kernel, stride, step) -> None:
    """One step of a transposed convolution: input, its stamp, the output.

    Left the inputs, in the middle the one of this step times the kernel,
    right the output after this step; what this step uses and writes is
    framed. Cells that nobody has written yet are empty.

    inputs: (rows, columns), finite numbers.
    kernel: (kernel rows, kernel columns).
    stride: outputs from one input's first to the next one's.
    step: which input writes now, from 0, row by row.

    Raises ValueError for impossible sizes, outputs over 14 by 14, and a step
    without an input.
    """
    inputs, kernel, full = _sizes(inputs, kernel, stride)
    i, j = _place(step, inputs.shape, "inputs")
    height, width = kernel.shape
    output = np.full(full, np.nan)
    for k in range(step + 1):
        row, column = stride * np.array(divmod(k, inputs.shape[1]))
        part = output[row : row + height, column : column + width]
        part[:] = np.nan_to_num(part) + inputs.flat[k] * kernel
    stamp, title = inputs[i, j] * kernel, f"{inputs[i, j]:g} × kernel"
    where = f"rows {row} to {row + height - 1}, "
    where += f"columns {column} to {column + width - 1}"
    window = row, column, height, width
    input_panel = inputs, "input", (i, j, 1, 1), []
    stamp_panel = stamp, title, (0, 0, height, width), []
    output_panel = output, where, window, [window]
    _grids([input_panel, stamp_panel, output_panel], index=True)


def writers(inputs, kernel, stride, row, column) -> None:
    """The inputs that write one output, and the weights they write it with.

    An input and its weight have one colour; above them stands the sum.

    inputs, kernel, stride: as in `scatter_step`.
    row, column: which output of the full ones, from 0.

    Raises ValueError for impossible sizes and an output that is not there.
    """
    inputs, kernel, full = _sizes(inputs, kernel, stride)
    row, column = whole(row, "The row", 0), whole(column, "The column", 0)
    if row >= full[0] or column >= full[1]:
        raise ValueError(
            f"There is no output ({row}, {column}): the full output is "
            f"{full[0]} by {full[1]}."
        )
    pairs = _pairs(inputs, kernel, stride, row, column)
    _grids(
        [
            (inputs, "inputs", None, [(*i, 1, 1) for i, _ in pairs]),
            (kernel, "kernel", None, [(*w, 1, 1) for _, w in pairs]),
        ],
        words=_sum(inputs, kernel, (row, column), pairs),
    )


def two_views(inputs, kernel, stride, step) -> None:
    """One output of a transposed convolution, as written and as read.

    Left the outputs so far, row by row, and in colour the stamps of the
    inputs that write the newest one. Right the same output as the sum over
    a window of the stretched input (empty: 0), and the flipped kernel with
    the weights that meet an input. Above them the sum.

    inputs, kernel, stride: as in `scatter_step`.
    step: which output, from 0, row by row.

    Raises ValueError for impossible sizes and a step without an output.
    """
    inputs, kernel, full = _sizes(inputs, kernel, stride)
    row, column = _place(step, full, "outputs")
    height, width = kernel.shape
    output = np.full(full, np.nan)
    for k in range(step + 1):
        at = divmod(k, full[1])
        pairs = _pairs(inputs, kernel, stride, *at)
        output[at] = sum(inputs[i] * kernel[w] for i, w in pairs)
    stretched = np.full((full[0] + height - 1, full[1] + width - 1), np.nan)
    rows, columns = (
        np.arange(n) * stride + k - 1
        for n, k in zip(inputs.shape, kernel.shape, strict=True)
    )
    stretched[np.ix_(rows, columns)] = inputs
    stamps = [(i * stride, j * stride, *kernel.shape) for (i, j), _ in pairs]
    seen = [(rows[i], columns[j], 1, 1) for (i, j), _ in pairs]
    used = [(height - 1 - r, width - 1 - c, 1, 1) for _, (r, c) in pairs]
    window = row, column, height, width
    _grids(
        [
            (output, "written: stamps", (row, column, 1, 1), stamps),
            (stretched, "read: a window", window, seen),
            (kernel[::-1, ::-1], "flipped kernel", None, used),
        ],
        words=_sum(inputs, kernel, (row, column), pairs),
    )


def kept_grid(full, first, last, title=None) -> None:
    """A full output with the rows and columns that are dropped drawn in.

    full: (rows, columns), the numbers of the full output.
    first, last: first and last index kept, the same for rows and columns.

    Raises ValueError when the range does not lie within the output.
    """
    full = _matrix(full, "the full output")
    smallest = min(full.shape)
    if not 0 <= first <= last < smallest:
        raise ValueError(
            f"Rows {first} to {last} do not lie within the output, whose "
            f"smaller side is {smallest}."
        )
    ax = plt.subplots(figsize=(6.2, 6.2))[1]
    side = last - first + 1
    frame = (first, first, side, side, "blue")
    number_grid(full, ax, title=title, highlight=[frame], index=True)
    for r, c in np.ndindex(*full.shape):
        if not (first <= r <= last and first <= c <= last):
            ax.add_patch(Rectangle((c - 0.5, r - 0.5), 1, 1, **_DROPPED))


def _sizes(inputs, kernel, stride):
    """Inputs and kernel as arrays, and the full output's rows and columns."""
    inputs = _matrix(inputs, "the input")
    kernel = _matrix(kernel, "the kernel")
    full = []
    for n, k in zip(inputs.shape, kernel.shape, strict=True):
        check_transposed(n, k, stride)
        full.append(stride * (n - 1) + k)
    if max(full) > 14:
        raise ValueError(
            f"An output of {full[0]} by {full[1]} is too large for numbers "
            "in its cells: stay within 14 by 14."
        )
    return inputs, kernel, full


def _place(step, shape, what) -> tuple[int, int]:
    """Row and column of a step that runs over a grid row by row."""
    count = shape[0] * shape[1]
    if whole(step, "The step", 0) >= count:
        raise ValueError(
            f"There is no step {step}: {count} {what} give the steps 0 to "
            f"{count - 1}."
        )
    return divmod(step, shape[1])


def _pairs(inputs, kernel, stride, row, column) -> list:
    """(input, weight), both (row, column), of every product in an output."""
    weights = set(np.ndindex(*kernel.shape))
    pairs = [
        ((i, j), (row - i * stride, column - j * stride))
        for i, j in np.ndindex(*inputs.shape)
    ]
    return [pair for pair in pairs if pair[1] in weights]


def _sum(inputs, kernel, at, pairs) -> str:
    """The sum that an output is, in words."""
    words = " + ".join(f"{inputs[i]:g} × {kernel[w]:g}" for i, w in pairs)
    total = sum(inputs[i] * kernel[w] for i, w in pairs)
    return f"output {at} = {words or 'nothing'} = {total:g}"


def _grids(panels, words="", **look) -> None:
    """Grids of equal cells; panels: (values, title, frame, fields).

    A frame (red) or field is (row, column, height, width); fields are
    coloured in turn, behind the numbers. look: as in `number_grid`.
    """
    columns = [np.shape(panel[0])[1] for panel in panels]
    cell = min(0.55, 9.6 / sum(columns))  # inches
    width = max(cell * sum(columns) + 0.6 * len(panels), 6 * bool(words))
    above = 0.45 + 0.45 * bool(words) + 0.25 * bool(look.get("index"))
    height = cell * max(len(panel[0]) for panel in panels) + above + 0.1
    fig = plt.figure(figsize=(width, height), layout="none")
    space = 0.6 / (cell * np.mean(columns))
    edges = {"left": 0.3 / width, "right": 1 - 0.1 / width}
    edges |= {"bottom": 0.05 / height, "top": 1 - above / height}
    places = {"width_ratios": columns, "wspace": space, **edges}
    axes = fig.subplots(1, len(panels), squeeze=False, gridspec_kw=places)[0]
    for ax, (values, title, frame, fields) in zip(axes, panels, strict=True):
        frames = [(*frame, "red")] if frame else []
        number_grid(values, ax, title=title, highlight=frames, **look)
        for k, (row, column, rows, cols) in enumerate(fields):
            field = {"fc": COLOURS[_CYCLE[k % len(_CYCLE)]], "alpha": 0.45}
            corner = column - 0.5, row - 0.5
            ax.add_patch(Rectangle(corner, cols, rows, zorder=0.5, **field))
    size = min(15, 125 * width / max(1, len(words)))  # of the letters
    fig.suptitle(words, x=0.02, y=0.98, ha="left", fontsize=size)


def _matrix(values, what) -> np.ndarray:
    """values as a finite array of two axes, or a ValueError."""
    array = finite(values, f"the values of {what}")
    if array.ndim != 2:
        raise ValueError(
            f"{what.capitalize()} must have shape (rows, columns), not "
            f"{array.shape}."
        )
    return array
