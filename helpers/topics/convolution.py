"""Windows that slide over an image: their sizes, and pictures of them."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle
from numpy.lib.stride_tricks import sliding_window_view

from ..arrays import finite, symmetric, whole
from ..figures.numbers import number_grid
from ..figures.style import COLOURS, IMAGE_MAP, SIGNED_MAP


def check_window(size, kernel, stride=1, padding="valid"):
    """Refuse a window that cannot slide over its input.

    size: length of one side of the input, in pixels, at least 1.
    kernel: length of one side of the window, at least 1.
    stride: pixels from one window to the next, at least 1.
    padding: "valid" (no zeros around), "same" (as many zeros as Keras adds
        to give ceil(size / stride) windows a side), or the number p >= 0
        of zeros on every side.

    Raises ValueError, in one sentence, when a number is not whole or too
    small, when padding is none of these, or when the window is larger than
    the padded input. Returns None.
    """
    size = whole(size, "The input size", 1)
    kernel = whole(kernel, "The kernel size", 1)
    whole(stride, "The stride", 1)
    if isinstance(padding, str):
        if padding not in ("valid", "same"):
            raise ValueError(
                'The padding must be "valid", "same" or a whole number, '
                f"not {padding!r}."
            )
        padded = max(size, kernel) if padding == "same" else size
    else:
        padded = size + 2 * whole(padding, "The padding", 0)
    if kernel > padded:
        raise ValueError(
            f"A window of {kernel} does not fit into an input of {padded}: "
            "take a smaller kernel, a larger input or more padding."
        )


def picture(size, kernel, stride=1, padding="valid") -> None:
    """Draw a square input, the windows that slide over it, and the output.

    size, kernel, stride, padding: as in `check_window`, which refuses
        impossible ones with a ValueError.

    Left: the input in white, zeros around it in grey; the first window and
    its neighbours to the right and below in colour, a dot in the middle of
    every window; cells that no window reads are crossed out. Right: one
    output number a window, in the same colours.
    """
    check_window(size, kernel, stride, padding)
    before, after = _zeros(size, kernel, stride, padding)
    low, high = -before, size + after
    starts = range(low, high - kernel + 1, stride)
    count = len(starts)
    fig, (ax, out) = plt.subplots(
        1, 2, figsize=(11, 5.6), width_ratios=[1.35, 1], layout="none"
    )
    fig.subplots_adjust(0.02, 0.03, 0.98, 0.86, wspace=0.1)
    ax.add_patch(_square(low, low, high - low, facecolor="0.82"))
    ax.add_patch(_square(0, 0, size, facecolor="white"))
    _grid(ax, low, high)
    cells = np.arange(low, high)
    read = np.zeros(len(cells), dtype=bool)
    for start in starts:
        read |= (cells >= start) & (cells < start + kernel)
    unread = np.argwhere(~np.outer(read, read)) + low
    ax.scatter(*unread.T[::-1], marker="x", s=60, color=COLOURS["grey"])
    middles = [start + (kernel - 1) / 2 for start in starts]
    ax.scatter(
        middles * count,
        [middle for middle in middles for _ in middles],
        s=min(36, 900 / count),
        color="black",
        zorder=4,
    )
    _grid(out, 0, count)
    shown = {(0, 0): "blue", (0, 1): "orange", (1, 0): "green"}
    for (row, column), name in shown.items():
        if max(row, column) < count:
            corner = starts[column], starts[row], kernel
            ax.add_patch(
                _square(
                    *corner, fill=False, edgecolor=COLOURS[name], linewidth=4
                )
            )
            out.add_patch(_square(column, row, 1, facecolor=COLOURS[name]))
    _frame(ax, low, high)
    side = max(count, 3)
    _frame(out, (count - side) / 2, (count + side) / 2)
    ax.set_title(
        f"input {size} × {size}, kernel {kernel}, stride {stride}\n"
        f"zeros before and after: {before} and {after}",
        loc="center",
    )
    out.set_title(f"output {count} × {count}", loc="center")


def slide(image, kernel, position) -> None:
    """Draw one step of a window that slides over an image in reading order.

    image: (rows, columns), and kernel, (k, k), numbers in -1..1.
    position: the window's number: 0 is top left, the last one bottom right.

    Five parts: the image with the window; the patch under it; the kernel;
    their products; the map of the products' means, (rows - k + 1,
    columns - k + 1), as far as it is written. Means are cut, not rounded,
    to two decimals, as Discussion 12 prints them.
    Raises ValueError when the kernel does not fit into the image or there
    is no such position.
    """
    image = finite(image, "the values of the image")
    kernel = finite(kernel, "the values of the kernel")
    if image.ndim != 2 or kernel.ndim != 2 or len(set(kernel.shape)) > 1:
        raise ValueError(
            "The image must have shape (rows, columns) and the kernel "
            f"(k, k), not {image.shape} and {kernel.shape}."
        )
    k = len(kernel)
    check_window(min(image.shape), k)
    means = (sliding_window_view(image, (k, k)) * kernel).mean(axis=(2, 3))
    position = whole(position, "The position", 0)
    if position >= means.size:
        raise ValueError(
            f"There are {means.size} windows, so the position must be at "
            f"most {means.size - 1}, not {position}."
        )
    row, column = divmod(position, means.shape[1])
    patch = image[row : row + k, column : column + k]
    written = np.trunc(np.round(100 * means, 6)) / 100
    written.flat[position + 1 :] = np.nan
    value = written[row, column]
    fig, axes = plt.subplots(
        1,
        5,
        figsize=(12, 3.7),
        width_ratios=[7, 4.2, 4.2, 4.2, 9.5],
        layout="none",
    )
    fig.subplots_adjust(0.01, 0.03, 0.99, 0.88, wspace=0.16)
    axes[0].imshow(image, cmap=IMAGE_MAP, vmin=-1, vmax=1)
    axes[0].set_axis_off()
    axes[0].add_patch(
        _square(
            column, row, k, fill=False, edgecolor=COLOURS["red"], linewidth=4
        )
    )
    axes[0].set_title(f"window ({row}, {column})", loc="center")
    look = {"vmin": -1, "vmax": 1}
    number_grid(patch, axes[1], title="patch", cmap=IMAGE_MAP, **look)
    number_grid(kernel, axes[2], title="× filter", cmap=SIGNED_MAP, **look)
    number_grid(
        patch * kernel, axes[3], title="= products", cmap=SIGNED_MAP, **look
    )
    total = f"sum {(patch * kernel).sum():g}"
    axes[3].set_xlabel(f"{total}, over {k * k}: {value:.2f}", fontsize=15)
    number_grid(
        written,
        axes[4],
        fmt="{:.2f}",
        title="map",
        cmap=SIGNED_MAP,
        highlight=[(row, column, 1, 1, "red")],
        **look,
    )


def grids(
    arrays, fmt="{:g}", cmap=SIGNED_MAP, vmin=None, vmax=None, pictures=None
) -> None:
    """Draw grids of numbers side by side, all with cells of one size.

    arrays: dict from title to numbers (rows, columns).
    fmt: how a number is written.
    cmap: the colours of all, or a list with one name for each.
    vmin, vmax: the limits of the colours; symmetric for each unless given.
    pictures: dict from title to larger arrays, drawn to the right of the
        grids as colours without numbers.
    Raises ValueError when there is nothing to draw, when a shape is not
    (rows, columns), or when cmap lists another number of names.
    """
    pictures = pictures or {}
    titles = [*arrays, *pictures]
    values = [*arrays.values(), *pictures.values()]
    cmaps = [cmap] * len(titles) if isinstance(cmap, str) else list(cmap)
    _check_grids(titles, values, cmaps)
    for title, array in pictures.items():
        finite(array, f"the values of the picture {title!r}")
    rows = max(len(v) for v in arrays.values()) if arrays else 6
    shapes = [np.shape(v) for v in arrays.values()]
    shapes += [(rows, rows * len(v[0]) / len(v)) for v in pictures.values()]
    width = sum(shape[1] + 0.8 for shape in shapes)  # in cells
    cell = min(0.7, 11 / width)  # inches
    high = rows + 0.6 / cell + 0.2  # in cells, with room for the titles
    fig = plt.figure(figsize=(width * cell, high * cell), layout="none")
    left = 0.4
    for k, (title, array) in enumerate(zip(titles, values, strict=True)):
        # number_grid leaves a twentieth of a cell around its grid.
        corner = left / width, ((rows - shapes[k][0]) / 2 + 0.1) / high
        side = (shapes[k][1] + 0.1) / width, (shapes[k][0] + 0.1) / high
        left += shapes[k][1] + 0.8
        look = {"cmap": cmaps[k], "vmin": vmin, "vmax": vmax}
        ax = fig.add_axes((*corner, *side))
        if k < len(arrays):
            number_grid(array, ax, fmt, title, **look)
        else:
            low, top = symmetric(array)
            look["vmin"] = low if vmin is None else vmin
            look["vmax"] = top if vmax is None else vmax
            ax.imshow(array, **look)
            ax.set_title(title, loc="center")
            _border(ax)


def pictures(images, columns=3, cmap=IMAGE_MAP) -> None:
    """Draw pictures with borders, each on a scale of its own.

    images: dict from title to (rows, columns), or (rows, columns, 3) with
        colours from 0 to 1. One with negative numbers is drawn red where
        positive and blue where negative; every other from 0 up.
    columns: pictures in a row.
    cmap: the colours of pictures without negative numbers.
    Raises ValueError when there are no pictures or a shape is another.
    """
    arrays = {
        title: finite(image, f"the values of the picture {title!r}")
        for title, image in images.items()
    }
    shapes = [array.shape for array in arrays.values()]
    if not shapes or any(
        len(shape) != 2 and shape[2:] != (3,) for shape in shapes
    ):
        raise ValueError(
            "Pictures need shape (rows, columns) or (rows, columns, 3), "
            f"not {shapes}."
        )
    lines = -(-len(arrays) // columns)
    width = 9.4 / columns  # of a picture, in inches
    height = width * max(shape[0] / shape[1] for shape in shapes)
    axes = plt.subplots(
        lines, columns, figsize=(9.4, lines * (height + 0.35)), squeeze=False
    )[1]
    for ax in axes.flat[len(arrays) :]:
        ax.remove()
    for ax, (title, array) in zip(axes.flat, arrays.items(), strict=False):
        signed = array.min() < 0
        low, high = symmetric(array) if signed else (0, array.max() or 1)
        ax.imshow(
            array, cmap=SIGNED_MAP if signed else cmap, vmin=low, vmax=high
        )
        ax.set_title(title, loc="center")
        _border(ax)


def _check_grids(titles, values, cmaps):
    """A ValueError when the grids cannot be drawn."""
    if not titles:
        raise ValueError("There are no grids of numbers to draw.")
    if len(cmaps) != len(titles):
        raise ValueError(
            f"There are {len(cmaps)} colour maps for {len(titles)} grids: "
            "give one each, or one name for all."
        )
    shapes = [np.shape(array) for array in values]
    if any(len(shape) != 2 or 0 in shape for shape in shapes):
        raise ValueError(
            f"Every grid needs shape (rows, columns), not {shapes}."
        )


def _border(ax):
    """A thin frame without ticks."""
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color="0.6")


def _zeros(size, kernel, stride, padding):
    """(before, after): the zeros that Keras puts around the input."""
    if padding == "valid":
        return 0, 0
    if padding != "same":
        return padding, padding
    count = -(-size // stride)
    total = max((count - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def _square(left, top, side, **look):
    """A square that covers `side` by `side` cells from (top, left)."""
    return Rectangle((left - 0.5, top - 0.5), side, side, **look)


def _grid(ax, low, high):
    """Thin lines around the cells low .. high - 1, both ways."""
    edges = np.arange(low, high + 1) - 0.5
    ax.hlines(edges, low - 0.5, high - 0.5, color="0.6", linewidth=0.8)
    ax.vlines(edges, low - 0.5, high - 0.5, color="0.6", linewidth=0.8)


def _frame(ax, low, high):
    """Show the cells low .. high - 1, the first row on top."""
    ax.set(
        xlim=(low - 0.7, high - 0.3),
        ylim=(high - 0.3, low - 0.7),
        aspect="equal",
    )
    ax.set_axis_off()
