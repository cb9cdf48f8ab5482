"""Pictures of transposed convolution: who writes where, and what is kept.

Indices count from 0. Input i writes the k outputs i*s .. i*s + k - 1; the
full length is s*(n - 1) + k. Keras keeps all of it for "valid" (and adds
rows that nobody writes up to s*n, where k < s); for "same" it keeps s*n of
it and drops max(k - s, 0), half of them, rounded down, at the start. The
tests compare this with Keras layers.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from ..figures.arrays import finite, whole
from ..figures.numbers import number_grid
from ..figures.style import COLOURS

#: Colours of the inputs, in turn.
_CYCLE = ("blue", "orange", "green", "purple", "sky", "yellow")
_MOST_CELLS = 40  # more would not be legible in one row


def check_transposed(size, kernel, stride=1, padding="valid") -> None:
    """Refuse a transposed convolution that does not exist.

    size: length of one side of the input, at least 1.
    kernel: length of one side of the kernel, at least 1; it may be larger
        than the input.
    stride: outputs from one input's first to the next one's, at least 1.
    padding: "valid" or "same".

    Raises ValueError, in one sentence, when a number is not whole or too
    small, or when padding is neither. Returns None.
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

    Indices are those of the full output, of length s*(n - 1) + k. Where the
    kernel is shorter than the stride, Keras keeps rows past its end, which
    nobody writes: they are zero.

    Raises ValueError for impossible sizes, as `check_transposed`.
    """
    check_transposed(size, kernel, stride, padding)
    if padding == "valid":
        return 0, stride * (size - 1) + max(kernel, stride) - 1
    first = max(kernel - stride, 0) // 2
    return first, first + stride * size - 1


def who_writes_where(
    size, kernel, stride=1, padding="valid", title=None
) -> None:
    """One row of inputs, what each writes, and the output that is kept.

    A bar an input: the outputs that it writes. Below, for every output, its
    index, how many inputs write it, and its index after cropping; cells
    that are dropped are hatched.

    Cells that nobody writes (k < s) are grey.

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
    kept = np.arange(cells) - first
    kept = np.where((kept >= 0) & (kept <= last - first), kept, -1)
    unit = max(0.75, size / 6)  # height of a row of cells
    for r, (label, numbers) in enumerate(
        {"output": range(cells), "written by": count, "kept as": kept}.items()
    ):
        y = size + unit * (r + 0.25)
        _label(ax, y, label, 14)
        for c, number in enumerate(numbers):
            ax.text(
                c,
                y,
                "×" if number < 0 else str(number),
                ha="center",
                va="center",
                fontsize=float(np.clip(370 / cells, 8, 15)),
                weight="bold" if label == "written by" else "normal",
            )
        ax.hlines(y - unit / 2, -0.5, cells - 0.5, color="0.6", lw=0.8)
    top, bottom = size - unit / 4, size + 2.75 * unit
    ax.hlines(bottom, -0.5, cells - 0.5, color="0.6", lw=0.8)
    ax.vlines(np.arange(cells + 1) - 0.5, top, bottom, color="0.6", lw=0.8)
    for c in range(cells):
        if kept[c] < 0:
            _drop(ax, c - 0.5, top, 1, bottom - top)
        elif count[c] == 0:
            ax.add_patch(
                Rectangle(
                    (c - 0.5, top), 1, bottom - top, fc="0.88", zorder=0.5
                )
            )
    ax.set(xlim=(-0.6, cells - 0.4), ylim=(bottom + 0.1, -0.6))
    ax.set_axis_off()
    zeros = max(0, last + 1 - full)
    fig.suptitle(
        title
        or f'"{padding}": full length {full}, kept {first} to {last - zeros}, '
        + (f"{zeros} rows of zeros added, " if zeros else "")
        + f"{last - first + 1} long",
        x=0.02,
        y=0.98,
        ha="left",
        fontsize=15,
    )


def _label(ax, y, text, size) -> None:
    """A text to the left of the axes, at the height y of the data."""
    ax.text(
        -0.015,
        y,
        text,
        ha="right",
        va="center",
        fontsize=size,
        transform=ax.get_yaxis_transform(),
    )


def _drop(ax, x, y, width, height) -> None:
    """Hatch what is dropped."""
    ax.add_patch(
        Rectangle(
            (x, y),
            width,
            height,
            fc="#F7D9C8",
            ec=COLOURS["red"],
            hatch="///",
            lw=0,
            zorder=0.5,
        )
    )


def scatter_step(inputs, kernel, stride, step) -> None:
    """One step of a transposed convolution: input, its stamp, the output.

    Left the inputs with the one of this step framed; in the middle this
    input times the kernel; right the output as it stands after this step,
    with the cells that were written in this step framed. Cells that nobody
    has written yet are empty.

    inputs: (rows, columns), finite numbers.
    kernel: (kernel rows, kernel columns).
    stride: outputs from one input's first to the next one's.
    step: which input writes now, from 0, row by row.

    Raises ValueError for impossible sizes and for a step without an input.
    """
    inputs = _matrix(inputs, "the input")
    kernel = _matrix(kernel, "the kernel")
    for side in (0, 1):
        check_transposed(inputs.shape[side], kernel.shape[side], stride)
    step = whole(step, "The step", 0)
    if step >= inputs.size:
        raise ValueError(
            f"There is no step {step}: {inputs.size} inputs give the steps 0 "
            f"to {inputs.size - 1}."
        )
    height, width = kernel.shape
    full = [
        stride * (n - 1) + k
        for n, k in zip(inputs.shape, kernel.shape, strict=True)
    ]
    if max(full) > 14:
        raise ValueError(
            f"An output of {full[0]} by {full[1]} is too large for numbers "
            "in its cells: stay within 14 by 14."
        )
    output = np.full(full, np.nan)
    for k in range(step + 1):
        i, j = divmod(k, inputs.shape[1])
        window = output[i * stride :, j * stride :][:height, :width]
        window[:] = np.nan_to_num(window) + inputs[i, j] * kernel
    axes = plt.subplots(
        1, 3, figsize=(8.2, 3.5), width_ratios=[3, 3, max(6.5, full[1])]
    )[1]
    frame = (i * stride, j * stride, height, width, "red")
    number_grid(
        inputs, axes[0], title="input", highlight=[(i, j, 1, 1, "red")]
    )
    number_grid(
        inputs[i, j] * kernel,
        axes[1],
        title=f"{inputs[i, j]:g} × kernel",
        highlight=[(0, 0, height, width, "red")],
    )
    number_grid(
        output,
        axes[2],
        title=f"rows {frame[0]} to {frame[0] + height - 1}, "
        f"columns {frame[1]} to {frame[1] + width - 1}",
        highlight=[frame],
        index=True,
    )
    axes[2].add_patch(
        Rectangle(
            (frame[1] - 0.5, frame[0] - 0.5),
            width,
            height,
            fc=COLOURS["orange"],
            alpha=0.25,
            zorder=0.5,
        )
    )


def kept_grid(full, first, last, title=None, ax=None) -> None:
    """A full output with the rows and columns that are dropped drawn in.

    full: (rows, columns), the numbers of the full output.
    first, last: first and last index kept, the same for rows and columns.

    Raises ValueError when the range does not lie within the output.
    """
    full = _matrix(full, "the full output")
    smallest = min(full.shape)
    if not 0 <= first <= last < smallest:
        raise ValueError(
            f"Rows {first} to {last} do not lie within an output of "
            f"{smallest} rows and columns: keep a range from 0 to "
            f"{smallest - 1}."
        )
    if ax is None:
        ax = plt.subplots(figsize=(6.2, 6.2))[1]
    side = last - first + 1
    number_grid(
        full,
        ax,
        title=title,
        highlight=[(first, first, side, side, "blue")],
        index=True,
    )
    for r, c in np.ndindex(*full.shape):
        if not (first <= r <= last and first <= c <= last):
            _drop(ax, c - 0.5, r - 0.5, 1, 1)


def _matrix(values, what) -> np.ndarray:
    """values as a finite array of two axes, or a ValueError."""
    array = finite(values, f"the values of {what}")
    if array.ndim != 2:
        raise ValueError(
            f"{what.capitalize()} must have shape (rows, columns), not "
            f"{array.shape}."
        )
    return array
