"""Models drawn as figures: an hourglass of layers, boxes and arrows."""

import math

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle

from .style import COLOURS


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
    layers = list(_flatten(model))
    shapes = [tuple(layer.output.shape[1:]) for layer in layers]
    shapes = [tuple(layers[0].input.shape[1:]), *shapes]
    names = ["input", *(layer.name for layer in layers)]
    units = [int(np.prod(shape)) for shape in shapes]
    heights = [0.35 + math.log2(n + 1) for n in units]
    narrow = int(np.argmin(units))
    _, ax = plt.subplots(figsize=(max(6.0, 1.55 * len(names)), 4.6))
    above, below = max(heights) / 2 + 0.3, -max(heights) / 2 - 0.3
    lowest = below - 1.1
    small = {"fontsize": 12, "color": COLOURS["grey"]}
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
        ax.text(k, above, names[k], ha="center", va="bottom")
        shape = " × ".join(str(n) for n in shapes[k])
        look = {"ha": "center", "va": "top"}
        ax.text(k, below, shape, weight="bold", color=colour, **look)
        if k:
            ax.text(
                k, lowest, f"{layers[k - 1].count_params():,}", **small, **look
            )
    look = {"ha": "right", "va": "top"}
    ax.text(-0.55, below, "shape", fontsize=12, **look)
    ax.text(-0.55, lowest, "parameters", **small, **look)
    ax.set_xlim(-1.3, len(names) - 0.4)
    ax.set_ylim(lowest - 1.1, above + 1.0)
    ax.set_axis_off()
    if title:
        ax.set_title(title)


def box(ax, x, y, text, colour, width, height, look=None, **text_look) -> None:
    """A box with rounded corners around the point (x, y), and its text.

    width, height: of the box, in the data's units. colour: of its edge.
    look: dict of further properties of the box (matplotlib's
        FancyBboxPatch), such as {"facecolor": ...}; it is white without.
    text_look: properties of the text (matplotlib's Text).
    """
    ax.add_patch(
        FancyBboxPatch(
            (x - width / 2, y - height / 2),
            width,
            height,
            **{
                "boxstyle": "round,pad=0,rounding_size=0.05",
                "facecolor": "white",
                "edgecolor": colour,
                "linewidth": 2.5,
                "zorder": 3,
                **(look or {}),
            },
        )
    )
    ax.text(x, y, text, ha="center", va="center", zorder=4, **text_look)


def arrow(ax, start, end, **look) -> None:
    """An arrow from one point to another, (x, y) in the data's units.

    look: further properties of the arrow (matplotlib's FancyArrowPatch),
        such as `color`. It lies under the boxes.
    """
    ax.annotate(
        "",
        xy=end,
        xytext=start,
        arrowprops={
            "arrowstyle": "-|>",
            "linewidth": 2.2,
            "color": COLOURS["grey"],
            "shrinkA": 0,
            "shrinkB": 0,
            **look,
        },
        zorder=2,
    )


def _flatten(model):
    """The model's layers in order, without inputs, models in it opened."""
    for layer in model.layers:
        if type(layer).__name__ == "InputLayer":
            continue
        if hasattr(layer, "layers"):
            yield from _flatten(layer)
        else:
            yield layer
