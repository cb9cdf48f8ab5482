"""Grids of cells with numbers written in them."""

import re

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from ..arrays import numbers, symmetric
from .style import COLOURS


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
    index: write the numbers of rows and columns, from 0, along the edges.
    Raises ValueError for any other shape, no cell, and infinite values.
    """
    grid = numbers(values, "The grid of numbers")
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
