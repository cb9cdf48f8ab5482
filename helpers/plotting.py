"""The course's figures: images, filters, curves, codes, models, numbers.

Every function draws a figure of its own, or on `ax` where one is given, and
returns None. Arrays that cannot be drawn (not finite, wrong shape, empty)
raise ValueError with one sentence that says what is wrong.
"""

import math
import re

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.offsetbox import AnnotationBbox, OffsetImage
from matplotlib.patches import Polygon, Rectangle
from matplotlib.ticker import MaxNLocator

from .style import COLOURS, IMAGE_MAP, SIGNED_MAP

__all__ = [
    "COLOURS",
    "bars",
    "code_map",
    "curves",
    "hourglass",
    "images",
    "number_grid",
    "symmetric",
    "tiles",
]


def finite(values, what: str) -> np.ndarray:
    """`values` as an array of finite numbers, or a clear ValueError.

    what: the name of the values in the error's sentence.
    """
    try:
        array = np.asarray(values, dtype="float64")
    except (TypeError, ValueError) as error:
        raise ValueError(f"{what} must be an array of numbers.") from error
    if array.size == 0:
        raise ValueError(f"{what} must not be empty.")
    bad = int((~np.isfinite(array)).sum())
    if bad:
        raise ValueError(
            f"{what} hold {bad} of {array.size} values that are NaN or "
            "infinite: find where they come from before drawing them."
        )
    return array


def as_images(values, what: str = "the images") -> np.ndarray:
    """Images as an array (n, height, width).

    values: shape (n, height, width), (n, height, width, 1), or (n, pixels)
        with a square number of pixels.
    Raises ValueError for any other shape and for values that are not finite.
    """
    array = finite(values, what)
    if array.ndim == 4 and array.shape[-1] == 1:
        array = array[..., 0]
    if array.ndim == 2:
        side = math.isqrt(array.shape[1])
        if side * side == array.shape[1]:
            array = array.reshape(-1, side, side)
    if array.ndim != 3:
        raise ValueError(
            f"{what} have shape {np.shape(values)}: give (n, height, width), "
            "(n, height, width, 1) or (n, side * side)."
        )
    return array


def symmetric(values) -> tuple[float, float]:
    """(-m, m) with m the largest magnitude: the limits of a signed scale."""
    largest = float(np.abs(finite(values, "the values")).max()) or 1.0
    return -largest, largest


def images(
    rows, captions=None, title=None, vmin=0.0, vmax=1.0, cmap=IMAGE_MAP
) -> None:
    """Rows of images, each row with its label on the left.

    rows: one array of images (see `as_images`), or a dict from row label to
        images; all rows hold equally many images of equal size.
    captions: one short text above each column.
    vmin, vmax: the values drawn as paper and as ink.
    """
    if not isinstance(rows, dict):
        rows = {"": rows}
    if not rows:
        raise ValueError("There are no rows of images to draw.")
    stacks = {
        label: as_images(row, f"the images of row {label!r}")
        for label, row in rows.items()
    }
    shapes = {stack.shape for stack in stacks.values()}
    if len(shapes) > 1:
        raise ValueError(
            f"The rows of images differ in shape ({sorted(shapes)}): give "
            "rows of equally many images of the same size."
        )
    count, height, width = shapes.pop()
    _same_number(captions, count, "captions", "columns")
    sheet, gap = _sheet(np.concatenate(list(stacks.values())), count)
    tile = min(1.15, 9.5 / count)  # inches
    label_width = 0.125 * max(len(str(label)) for label in stacks) + 0.2
    extra = (0.4 if captions is not None else 0) + (0.45 if title else 0)
    fig, ax = plt.subplots(
        figsize=(
            count * tile + label_width,
            len(stacks) * tile * height / width + extra + 0.15,
        )
    )
    ax.imshow(sheet, cmap=cmap, vmin=vmin, vmax=vmax)
    for r, label in enumerate(stacks):
        ax.text(
            -2 * gap,
            r * (height + gap) + height / 2,
            label,
            ha="right",
            va="center",
        )
    for c, caption in enumerate(captions if captions is not None else ()):
        ax.text(
            c * (width + gap) + width / 2,
            -gap,
            caption,
            ha="center",
            va="bottom",
            fontsize=13 if tile > 0.8 else 11,
        )
    ax.set_axis_off()
    if title:
        fig.suptitle(title, x=0.01, ha="left", fontsize=15)


def tiles(filters, columns=10, captions=None, title=None) -> None:
    """Signed filters as tiles: red positive, blue negative, white zero.

    filters: (n, height, width), or as in `as_images`; one scale for all.
    columns: tiles in a row.
    captions: one short text above each tile.
    """
    stack = as_images(filters, "the filters")
    _positive(columns, "columns")
    _same_number(captions, len(stack), "captions", "filters")
    columns = min(columns, len(stack))
    low, high = symmetric(stack)
    sheet, gap = _sheet(stack, columns, caption_space=captions is not None)
    inches = min(1.1, 9.0 / columns) / stack.shape[2]  # a pixel's side
    fig, ax = plt.subplots(
        figsize=(
            sheet.shape[1] * inches + 1.1,
            sheet.shape[0] * inches + (0.6 if title else 0.3),
        )
    )
    picture = ax.imshow(sheet, cmap=SIGNED_MAP, vmin=low, vmax=high)
    below = gap if captions is None else _caption_gap(stack)
    for k, (height, width) in enumerate([stack.shape[1:]] * len(stack)):
        top = (k // columns) * (height + below) - 0.5
        left = (k % columns) * (width + gap) - 0.5
        ax.add_patch(
            Rectangle((left, top), width, height, fill=False, ec="0.6")
        )
        if captions is not None:
            ax.text(
                left + width / 2,
                top + height,
                captions[k],
                ha="center",
                va="top",
                fontsize=12,
            )
    ax.set_axis_off()
    fig.colorbar(picture, ax=ax, aspect=12, shrink=0.9)
    if title:
        fig.suptitle(title, x=0.01, ha="left", fontsize=15)


def curves(
    series, xlabel, ylabel, title=None, log=False, markers=False, ax=None
) -> None:
    """Lines over a common axis, each named in the legend.

    series: dict from name to values, (n,), drawn over 1..n, or to a pair
        (x, y). Values may be NaN where a line has a gap.
    log: logarithmic vertical axis. markers: a dot at each value.
    """
    if not series:
        raise ValueError("There are no curves to draw.")
    if ax is None:
        ax = plt.subplots()[1]
    for name, values in series.items():
        if isinstance(values, tuple):
            x, y = (np.asarray(v, dtype="float64") for v in values)
        else:
            y = np.asarray(values, dtype="float64")
            x = np.arange(1, len(y) + 1)
        if x.shape != y.shape or y.ndim != 1:
            raise ValueError(
                f"The curve {name!r} has x of shape {x.shape} and y of "
                f"shape {y.shape}: give two lists of the same length."
            )
        if not np.isfinite(y).any():
            raise ValueError(
                f"The curve {name!r} has no finite value to draw."
            )
        ax.plot(x, y, "o-" if markers else "-", label=name)
        if not isinstance(values, tuple):
            ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set(xlabel=xlabel, ylabel=ylabel)
    if log:
        ax.set_yscale("log")
    if len(series) > 1:
        ax.legend()
    if title:
        ax.set_title(title)


def bars(values, xlabel, fmt="{:.2f}", title=None, ax=None) -> None:
    """Horizontal bars, first on top, each with its name and number.

    values: dict from name to number. fmt: how the number is written.
    """
    if not isinstance(values, dict) or not values:
        raise ValueError("Give the bars as a dict from name to number.")
    lengths = finite(list(values.values()), "the bars")
    if ax is None:
        ax = plt.subplots(figsize=(9, 0.6 * len(values) + 1.1))[1]
    drawn = ax.barh(list(values), lengths, color=COLOURS["blue"], height=0.6)
    ax.bar_label(drawn, [fmt.format(v) for v in lengths], padding=5)
    ax.margins(x=0.12)
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(xlabel)
    if title:
        ax.set_title(title)


def code_map(codes, labels, images=None, title=None, ax=None) -> None:
    """Two-dimensional codes: a colour and a digit for each class.

    codes: (n, 2). labels: (n,) whole numbers from 0 to 9.
    images: the n images that were encoded; thumbnails of a few, spread over
        the map, are drawn at their codes. Without them, the class's digit
        stands at its median.
    """
    codes = finite(codes, "the codes")
    labels = np.asarray(labels)
    if codes.ndim != 2 or codes.shape[1] != 2:
        raise ValueError(
            f"A map needs codes of shape (n, 2), not {codes.shape}."
        )
    if labels.shape != (len(codes),):
        raise ValueError(
            f"There are {len(codes)} codes but labels of shape "
            f"{labels.shape}: give one label a code."
        )
    if ax is None:
        ax = plt.subplots(figsize=(9, 7.2))[1]
    colours = plt.get_cmap("tab10")
    for digit in np.unique(labels):
        points = codes[labels == digit]
        ax.scatter(
            *points.T,
            s=42,
            marker=f"${digit}$",
            color=colours(int(digit) % 10),
            alpha=0.75,
            label=str(digit),
            linewidths=0,
        )
        if images is None:
            ax.annotate(
                str(digit),
                np.median(points, axis=0),
                ha="center",
                va="center",
                fontsize=20,
                weight="bold",
                bbox={"boxstyle": "circle", "fc": "white", "alpha": 0.85},
            )
    if images is not None:
        stack = as_images(images)
        if len(stack) != len(codes):
            raise ValueError(
                f"There are {len(codes)} codes but {len(stack)} images: "
                "give the images that were encoded."
            )
        for k in _spread(codes, 0.075):
            thumbnail = OffsetImage(stack[k], zoom=0.95, cmap=IMAGE_MAP)
            frame = AnnotationBbox(thumbnail, codes[k], pad=0.05)
            frame.patch.set_edgecolor(colours(int(labels[k]) % 10))
            frame.patch.set_linewidth(2)
            ax.add_artist(frame)
    ax.legend(
        title="class",
        loc="center left",
        bbox_to_anchor=(1.0, 0.5),
        markerscale=2.0,
    )
    ax.set(xlabel="code, first number", ylabel="code, second number")
    if title:
        ax.set_title(title)


def hourglass(model, title=None) -> None:
    """A model of dense layers, drawn from the Keras model itself.

    model: a built Keras model whose layers follow one another (models in it
        are opened). A bar a layer: its height grows with the logarithm of
        its number of units; under it the shape of one example and the
        number of parameters.
    Raises ValueError when the model is not built.
    """
    if not getattr(model, "built", False):
        raise ValueError(
            "The model has no shapes yet: call it once, or give it an Input."
        )
    layers = [layer for layer in _flatten(model)]
    shapes = [tuple(layer.output.shape[1:]) for layer in layers]
    start = tuple(layers[0].input.shape[1:])
    names = ["input"] + [layer.name for layer in layers]
    parameters = [None] + [layer.count_params() for layer in layers]
    shapes = [start, *shapes]
    units = [int(np.prod(shape)) for shape in shapes]
    heights = [0.35 + math.log2(n + 1) for n in units]
    narrow = int(np.argmin(units))
    fig, ax = plt.subplots(figsize=(max(6.0, 1.55 * len(names)), 4.6))
    top = max(heights)
    for k, height in enumerate(heights):
        colour = COLOURS["red"] if k == narrow else COLOURS["blue"]
        ax.add_patch(
            Rectangle((k - 0.11, -height / 2), 0.22, height, color=colour)
        )
        if k:
            before = heights[k - 1]
            ax.add_patch(
                Polygon(
                    [
                        (k - 0.89, -before / 2),
                        (k - 0.89, before / 2),
                        (k - 0.11, height / 2),
                        (k - 0.11, -height / 2),
                    ],
                    color=COLOURS["sky"],
                    alpha=0.25,
                    linewidth=0,
                )
            )
        shape = " × ".join(str(n) for n in shapes[k])
        ax.text(k, top / 2 + 0.3, names[k], ha="center", va="bottom")
        ax.text(
            k,
            -top / 2 - 0.3,
            shape,
            ha="center",
            va="top",
            weight="bold",
            color=colour,
        )
        if parameters[k] is not None:
            ax.text(
                k,
                -top / 2 - 1.4,
                f"{parameters[k]:,}",
                ha="center",
                va="top",
                fontsize=12,
                color=COLOURS["grey"],
            )
    ax.text(-0.55, -top / 2 - 0.3, "shape", ha="right", va="top", fontsize=12)
    ax.text(
        -0.55,
        -top / 2 - 1.4,
        "parameters",
        ha="right",
        va="top",
        fontsize=12,
        color=COLOURS["grey"],
    )
    ax.set_xlim(-1.3, len(names) - 0.4)
    ax.set_ylim(-top / 2 - 2.5, top / 2 + 1.3)
    ax.set_axis_off()
    if title:
        ax.set_title(title)


def number_grid(
    values,
    ax=None,
    fmt="{:g}",
    title=None,
    highlight=(),
    cmap=None,
    vmin=None,
    vmax=None,
    index=False,
) -> None:
    """A grid of cells with the numbers written in them.

    values: (rows, columns); NaN leaves a cell empty.
    fmt: how a number is written.
    highlight: frames (row, column, height, width, colour), in cells.
    cmap, vmin, vmax: colours of the cells; white without cmap. The limits
        are symmetric around zero unless given.
    index: write the numbers of rows and columns along the edges.
    """
    grid = np.asarray(values, dtype="float64")
    if grid.ndim != 2 or grid.size == 0:
        raise ValueError(
            f"A grid of numbers needs shape (rows, columns), not {grid.shape}."
        )
    if np.isinf(grid).any():
        raise ValueError("The grid of numbers holds infinite values.")
    rows, columns = grid.shape
    if ax is None:
        side = min(0.62, 9.0 / columns)
        ax = plt.subplots(figsize=(columns * side + 0.6, rows * side + 0.7))[1]
    known = grid[~np.isnan(grid)]
    low, high = symmetric(known) if known.size else (-1.0, 1.0)
    low = low if vmin is None else vmin
    high = high if vmax is None else vmax
    colour_map = plt.get_cmap(cmap) if cmap else None
    if colour_map:
        ax.imshow(grid, cmap=colour_map, vmin=low, vmax=high)
    lines = {"lw": 0.8, "color": "0.6"}
    ax.hlines(np.arange(rows + 1) - 0.5, -0.5, columns - 0.5, **lines)
    ax.vlines(np.arange(columns + 1) - 0.5, -0.5, rows - 0.5, **lines)
    size = _number_size(ax, rows, columns, grid, fmt)
    for (r, c), value in np.ndenumerate(grid):
        if np.isnan(value):
            continue
        ink = "black"
        if colour_map:
            share = (value - low) / ((high - low) or 1.0)
            red, green, blue, _ = colour_map(min(1.0, max(0.0, share)))
            ink = (
                "white"
                if 0.299 * red + 0.587 * green + 0.114 * blue < 0.5
                else "black"
            )
        ax.text(
            c,
            r,
            _without_minus_zero(fmt.format(value)),
            ha="center",
            va="center",
            color=ink,
            fontsize=size,
        )
    for r, c, height, width, colour in highlight:
        ax.add_patch(
            Rectangle(
                (c - 0.5, r - 0.5),
                width,
                height,
                fill=False,
                edgecolor=COLOURS.get(colour, colour),
                linewidth=4,
                zorder=5,
                clip_on=False,
            )
        )
    ax.set(
        xlim=(-0.55, columns - 0.45),
        ylim=(rows - 0.45, -0.55),
        aspect="equal",
        xticks=range(columns) if index else [],
        yticks=range(rows) if index else [],
    )
    ax.xaxis.tick_top()
    ax.tick_params(length=0, labelsize=12)
    ax.spines[:].set_visible(False)
    if title:
        ax.set_title(title, loc="center")


def _without_minus_zero(text: str) -> str:
    """-0.00 is written 0.00."""
    return text[1:] if re.fullmatch(r"-[0.]+", text) else text


def _number_size(ax, rows, columns, grid, fmt) -> float:
    """Font size at which the longest number fits into its cell."""
    box = ax.get_position()
    width, height = ax.figure.get_size_inches()
    cell = min(box.width * width / columns, box.height * height / rows)
    longest = max(
        (len(fmt.format(v)) for v in grid.flat if not np.isnan(v)), default=1
    )
    return float(np.clip(72 * cell / (0.72 * max(longest, 2)), 6, 16))


def _flatten(model):
    """The model's layers in order, without inputs, models in it opened."""
    for layer in model.layers:
        if type(layer).__name__ == "InputLayer":
            continue
        if hasattr(layer, "layers"):
            yield from _flatten(layer)
        else:
            yield layer


def _spread(points, distance):
    """Indices of points at least `distance` apart, in shares of the map."""
    low, high = np.percentile(points, [1, 99], axis=0)
    unit = (points - low) / np.maximum(high - low, 1e-12)
    chosen = []
    for k in np.flatnonzero(((unit >= 0) & (unit <= 1)).all(axis=1)):
        if all(np.hypot(*(unit[k] - unit[j])) >= distance for j in chosen):
            chosen.append(k)
    return chosen


def _sheet(stack, columns, caption_space=False):
    """(sheet, gap): the images side by side, NaN between them."""
    count, height, width = stack.shape
    gap = max(1, width // 14)
    below = _caption_gap(stack) if caption_space else gap
    lines = math.ceil(count / columns)
    last = below if caption_space else 0  # room under the last line
    sheet = np.full(
        (
            lines * (height + below) - below + last,
            columns * (width + gap) - gap,
        ),
        np.nan,
    )
    for k, image in enumerate(stack):
        top = (k // columns) * (height + below)
        left = (k % columns) * (width + gap)
        sheet[top : top + height, left : left + width] = image
    return sheet, gap


def _caption_gap(stack) -> int:
    """Pixels left free under an image for its caption."""
    return max(2, math.ceil(0.3 * stack.shape[1]))


def _same_number(texts, count, texts_name, things):
    if texts is not None and len(texts) != count:
        raise ValueError(
            f"There are {len(texts)} {texts_name} for {count} {things}: give "
            "one each."
        )


def _positive(number, name):
    if not isinstance(number, (int, np.integer)) or number < 1:
        raise ValueError(
            f"{name} is {number!r}: give a whole number of at least 1."
        )
