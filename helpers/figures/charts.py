"""Curves, bars, and maps of two-dimensional codes."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.offsetbox import AnnotationBbox, OffsetImage
from matplotlib.ticker import MaxNLocator

from .arrays import as_images, finite
from .style import COLOURS, IMAGE_MAP

# Ten colours that colour-blind readers can tell apart (Petroff 2021).
_CLASS_COLOURS = mpl.color_sequences["petroff10"]


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
    for digit in np.unique(labels):
        points = codes[labels == digit]
        ax.scatter(
            *points.T,
            s=42,
            marker=f"${digit}$",
            color=_CLASS_COLOURS[int(digit) % 10],
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
            frame.patch.set_edgecolor(_CLASS_COLOURS[int(labels[k]) % 10])
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


def _spread(points, distance):
    """Indices of points at least `distance` apart, in shares of the map."""
    low, high = np.percentile(points, [1, 99], axis=0)
    unit = (points - low) / np.maximum(high - low, 1e-12)
    chosen = []
    for k in np.flatnonzero(((unit >= 0) & (unit <= 1)).all(axis=1)):
        if all(np.hypot(*(unit[k] - unit[j])) >= distance for j in chosen):
            chosen.append(k)
    return chosen
