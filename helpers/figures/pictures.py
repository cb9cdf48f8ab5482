"""Rows of images, sheets of them, and filters as tiles."""

import math

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from ..arrays import as_images, same_number, symmetric, tile, whole
from .style import IMAGE_MAP, SIGNED_MAP


def images(
    rows, captions=None, title=None, vmin=0.0, vmax=1.0, cmap=IMAGE_MAP
) -> None:
    """Rows of images, each row with its label on the left.

    rows: one array of images (see `as_images`), or a dict from row label to
        images; all rows hold equally many images of equal size.
    captions: one short text above each column.
    vmin, vmax: the values drawn as paper and as ink.
    Raises ValueError when there is no row, when rows differ in shape, when
    captions are not one a column, and as `as_images`.
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
    same_number(captions, count, "captions", "columns")
    gap = _gap(width)
    page = tile(np.concatenate(list(stacks.values())), count, gap)
    side = min(1.15, 9.5 / count)  # of an image, in inches
    label_width = 0.125 * max(len(str(label)) for label in stacks) + 0.2
    extra = (0.4 if captions is not None else 0) + (0.45 if title else 0)
    fig, ax = plt.subplots(
        figsize=(
            count * side + label_width,
            len(stacks) * side * height / width + extra + 0.15,
        )
    )
    ax.imshow(page, cmap=cmap, vmin=vmin, vmax=vmax)
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
            fontsize=13 if side > 0.8 else 11,
        )
    ax.set_axis_off()
    if title:
        fig.suptitle(title, x=0.01, ha="left", fontsize=15)


def tiles(filters, columns=10, captions=None, title=None) -> None:
    """Signed filters as tiles: red positive, blue negative, white zero.

    filters: (n, height, width), or as in `as_images`; one scale for all.
    columns: tiles in a row.
    captions: one short text under each tile.
    Raises ValueError when `columns` is no whole number of at least 1, when
    captions are not one a tile, and as `as_images`.
    """
    stack = as_images(filters, "the filters")
    columns = min(whole(columns, "The number of columns", 1), len(stack))
    same_number(captions, len(stack), "captions", "filters")
    height, width = stack.shape[1:]
    gap = _gap(width)
    # Under each filter, room for its caption.
    below = gap if captions is None else max(2, math.ceil(0.3 * height))
    low, high = symmetric(stack)
    page = tile(stack, columns, gap, below)
    bottom = len(page) + (0 if captions is None else below)
    inches = min(1.1, 9.0 / columns) / width  # a pixel's side
    fig, ax = plt.subplots(
        figsize=(
            page.shape[1] * inches + 1.1,
            bottom * inches + (0.6 if title else 0.3),
        )
    )
    picture = ax.imshow(page, cmap=SIGNED_MAP, vmin=low, vmax=high)
    ax.set_ylim(bottom - 0.5, -0.5)
    for k in range(len(stack)):
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


def sheet(images, ax, title=None, columns=10) -> None:
    """Images side by side on one axes, `columns` in a line.

    images: (n, height, width) in 0..1, or as in `as_images`.
    Raises ValueError as `tiles`.
    """
    images = as_images(images)
    columns = min(whole(columns, "The number of columns", 1), len(images))
    page = tile(images, columns, gap=2, fill=0.0)
    ax.imshow(page, cmap=IMAGE_MAP, vmin=0, vmax=1)
    ax.set_axis_off()
    if title:
        ax.set_title(title)


def _gap(width: int) -> int:
    """Pixels left free between images of that width."""
    return max(1, width // 14)
