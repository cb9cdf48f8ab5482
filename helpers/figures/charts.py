"""Curves, bars, and maps of two-dimensional codes."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.offsetbox import AnnotationBbox, OffsetImage
from matplotlib.ticker import MaxNLocator

from ..arrays import as_images, finite, numbers
from .style import COLOURS, IMAGE_MAP

#: Ten colours for ten classes, safe for the colour-blind: M. A. Petroff,
#: "Accessible color sequences for data visualization" (2021). For
#: colour-blind readers its two closest colours lie further apart than those
#: of seaborn's "colorblind" and of Tol's and Krzywinski's first ten.
CLASS_COLOURS = mpl.color_sequences["petroff10"]


def curves(
    series, xlabel, ylabel, title=None, log=False, markers=False, ax=None
) -> None:
    """Lines over a common axis, each named in the legend.

    series: dict from name to values, (n,), drawn over 1..n, or to a tuple
        (x, y) of two such. Values may be NaN where a line has a gap.
    log: logarithmic vertical axis. markers: a dot at each value.
    Raises ValueError when there is no curve, or one has x and y of different
    lengths or no finite value.
    """
    if not series:
        raise ValueError("There are no curves to draw.")
    lines = {name: _line(name, values) for name, values in series.items()}
    if ax is None:
        ax = plt.subplots()[1]
    for name, (x, y) in lines.items():
        ax.plot(x, y, "o-" if markers else "-", label=name)
        if not isinstance(series[name], tuple):
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
    images: the n images that were encoded, as in `arrays.as_images`;
        thumbnails of a few, spread over the map, are drawn at their codes.
        Without them, the class's digit stands at its median.
    Raises ValueError for other shapes and labels, and for codes or pixels
    that are not finite.
    """
    codes = finite(codes, "the codes")
    labels = finite(labels, "the labels")
    if codes.ndim != 2 or codes.shape[1] != 2:
        raise ValueError(
            f"A map needs codes of shape (n, 2), not {codes.shape}."
        )
    if labels.shape != (len(codes),):
        raise ValueError(
            f"There are {len(codes)} codes but labels of shape "
            f"{labels.shape}: give one label a code."
        )
    if not np.isin(labels, range(10)).all():
        raise ValueError("The labels must be whole numbers from 0 to 9.")
    labels = labels.astype(int)
    if images is not None:
        images = as_images(images)
        if len(images) != len(codes):
            raise ValueError(
                f"There are {len(codes)} codes but {len(images)} images: "
                "give the images that were encoded."
            )
    if ax is None:
        ax = plt.subplots(figsize=(9, 7.2))[1]
    for digit in np.unique(labels):
        points = codes[labels == digit]
        ax.scatter(
            *points.T,
            s=42,
            marker=f"${digit}$",
            color=CLASS_COLOURS[digit],
            alpha=0.9,
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
        for k in _spread(codes, 0.075):
            thumbnail = OffsetImage(images[k], zoom=0.95, cmap=IMAGE_MAP)
            frame = AnnotationBbox(thumbnail, codes[k], pad=0.05)
            frame.patch.set_edgecolor(CLASS_COLOURS[labels[k]])
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


def _line(name, values):
    """x and y of a curve, or a ValueError."""
    what = f"The curve {name!r}"
    if isinstance(values, tuple):
        x, y = (numbers(v, what) for v in values)
    else:
        y = numbers(values, what)
        x = np.arange(1, y.size + 1)
    if x.shape != y.shape or y.ndim != 1:
        raise ValueError(
            f"{what} has x of shape {x.shape} and y of shape {y.shape}: give "
            "two lists of the same length."
        )
    if not np.isfinite(y).any():
        raise ValueError(f"{what} has no finite value to draw.")
    return x, y


def _spread(points, distance):
    """Indices of points at least `distance` apart, in shares of the map."""
    low, high = np.percentile(points, [1, 99], axis=0)
    unit = (points - low) / np.maximum(high - low, 1e-12)
    chosen = []
    for k in np.flatnonzero(((unit >= 0) & (unit <= 1)).all(axis=1)):
        if all(np.hypot(*(unit[k] - unit[j])) >= distance for j in chosen):
            chosen.append(k)
    return chosen
