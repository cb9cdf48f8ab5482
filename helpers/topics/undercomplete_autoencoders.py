"""Pictures of codes: their axes, their price, the map, and strangers."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import NullFormatter, NullLocator, ScalarFormatter

from ..arrays import finite, same_number, whole
from ..figures.charts import CLASS_COLOURS, curves
from ..figures.style import COLOURS, SIGNED_MAP


def axes_of_codes(cosines, variances) -> None:
    """How a code's axes lie to each other, and what each axis carries.

    cosines: (k, k), from -1 to 1, between the k axes of one code; the
        diagonal is left white, and the largest of the others sets the scale.
    variances: dict from the name of a code to (k,), one for each of its
        numbers. Both panels count the axes from 1.
    Raises ValueError for other shapes and for values that are not finite.
    """
    cosines = finite(cosines, "the cosines")
    k = len(cosines)
    if cosines.shape != (k, k):
        raise ValueError(
            f"The cosines have shape {cosines.shape}: give one for each pair "
            "of axes, (k, k)."
        )
    for name, values in variances.items():
        same_number(values, k, f"variances of {name}", "axes")
    fig, (left, right) = plt.subplots(1, 2, figsize=(11, 4.4))
    ends = (0.5, k + 0.5)
    between = cosines * (1 - np.eye(k))
    most = np.abs(between).max() or 1
    shown = left.imshow(
        between,
        cmap=SIGNED_MAP,
        vmin=-most,
        vmax=most,
        extent=(*ends, *ends[::-1]),
    )
    fig.colorbar(shown, ax=left)
    left.set(title="cosines between AE axes", xlabel="axis", ylabel="axis")
    curves(
        variances,
        "axis",
        "variance, squared pixels",
        markers=True,
        title="what each axis carries",
        ax=right,
    )
    for axis in (left.xaxis, left.yaxis, right.xaxis):
        axis.set_ticks([1, *range(4, k + 1, 4)])


def rivals(errors, names) -> None:
    """Each method's error on two diets: two dots, joined by a line.

    errors: dict from method to its two errors.
    names: of the two diets, in the same order.
    Raises ValueError when there is no method, or not two errors each.
    """
    if not errors:
        raise ValueError("There are no methods to compare.")
    pairs = finite(list(errors.values()), "the errors")
    if pairs.shape != (len(errors), 2) or len(names) != 2:
        raise ValueError(
            f"The errors have shape {pairs.shape} and {len(names)} names: "
            "give each method two errors, and both their names."
        )
    _, ax = plt.subplots(figsize=(10, 0.75 * len(errors) + 1.3))
    rows = np.arange(len(errors))
    ax.hlines(rows, *pairs.T, color=COLOURS["grey"], linewidth=3)
    for values, name, colour, marker in zip(
        pairs.T, names, ("blue", "red"), ("o", "s"), strict=True
    ):
        ax.plot(
            values,
            rows,
            marker,
            color=COLOURS[colour],
            markersize=12,
            label=name,
        )
    for row, pair in zip(rows, pairs, strict=True):
        for value, side in zip(sorted(pair), (-1, 1), strict=True):
            ax.annotate(
                f"{value:.2f}",
                (value, row),
                xytext=(11 * side, 0),
                textcoords="offset points",
                ha="left" if side > 0 else "right",
                va="center",
            )
    ax.set_yticks(rows, list(errors))
    ax.set(xlim=(0, 1.15 * pairs.max()), ylim=(len(errors) - 0.5, -0.6))
    ax.set_xlabel("squared error per image")
    ax.tick_params(axis="y", length=0)
    ax.legend(loc="upper left", bbox_to_anchor=(0, 1), frameon=True)


def sawteeth(x, teeth) -> None:
    """Curves over 0 to 1, one panel each, side by side.

    x: (n,). teeth: dict from title to (n,), from 0 to 1.
    Raises ValueError when there is no curve, when lengths differ, and for
    values that are not finite.
    """
    if not teeth:
        raise ValueError("There are no curves to draw.")
    x = finite(x, "the places")
    lines = {t: finite(y, f"the curve {t!r}") for t, y in teeth.items()}
    for name, y in lines.items():
        same_number(y, len(x), f"values of the curve {name!r}", "places")
    _, panels = plt.subplots(
        1, len(teeth), figsize=(11, 2.9), sharey=True, squeeze=False
    )
    for ax, (name, y) in zip(panels[0], lines.items(), strict=True):
        ax.plot(x, y, color=COLOURS["blue"], linewidth=2)
        ax.set(title=name, xlabel="input", xticks=[0, 0.5, 1], yticks=[0, 1])
    panels[0, 0].set_ylabel("output")


def rate_distortion(codes, rival, no_code) -> None:
    """Bits of an image against the error that they leave.

    codes: dict from name to (bits, errors), two lists of equal length.
    rival: (name, bits, errors) of the curve to beat, drawn dashed.
    no_code: the error without any bits, a dotted level.
    Raises ValueError when there are no codes, as `curves`, and when a rate
    or an error is not above 0.
    """
    name, *line = rival
    if finite(no_code, "the error without a code") <= 0:
        raise ValueError("The error without a code must lie above 0.")
    for of, pair in {**codes, name: line}.items():
        for values in pair:
            if finite(values, f"the rates and errors of {of}").min() <= 0:
                raise ValueError(
                    f"The rates and errors of {of} must lie above 0: both "
                    "axes are logarithmic."
                )
    _, ax = plt.subplots(figsize=(10, 5.2))
    curves(
        {key: tuple(pair) for key, pair in codes.items()},
        "bits per image",
        "squared error per image",
        markers=True,
        log=True,
        ax=ax,
    )
    ax.plot(*line, "--", color=COLOURS["grey"], label=name, zorder=1)
    ax.axhline(
        no_code,
        color=COLOURS["grey"],
        linestyle=":",
        label="no code",
        zorder=1,
    )
    ax.set_xscale("log", base=2)
    for axis, ticks in (
        (ax.xaxis, [2**power for power in range(1, 11)]),
        (ax.yaxis, [5, 10, 20, 40, 80]),
    ):
        axis.set_major_formatter(ScalarFormatter())
        axis.set_ticks(ticks)
        axis.set_minor_locator(NullLocator())
        axis.set_minor_formatter(NullFormatter())
    ax.legend()


def forming_map(codes, labels, limits, title) -> None:
    """A small map of two-dimensional codes, a dot each, for a player.

    codes: (n, 2). labels: (n,) whole numbers from 0 to 9, which colour the
        dots; at each class's median stands its digit.
    limits: ((left, right), (low, high)), the same in every frame.
    """
    codes, labels = finite(codes, "the codes"), np.asarray(labels)
    if codes.shape != (len(labels), 2):
        raise ValueError(
            f"The codes have shape {codes.shape} and there are {len(labels)} "
            "labels: give codes (n, 2) and one label each."
        )
    _, ax = plt.subplots(figsize=(4.6, 4.4))
    for digit in np.unique(labels):
        points = codes[labels == digit]
        ax.plot(*points.T, ".", color=CLASS_COLOURS[digit], markersize=5)
    for digit in np.unique(labels):
        ax.text(
            *np.median(codes[labels == digit], axis=0),
            digit,
            weight="bold",
            ha="center",
            va="center",
            clip_on=True,
            bbox={
                "boxstyle": "circle,pad=0.15",
                "facecolor": "white",
                "edgecolor": CLASS_COLOURS[digit],
                "alpha": 0.85,
            },
        )
    ax.set(xlim=limits[0], ylim=limits[1], xticks=[], yticks=[], title=title)
    ax.spines[:].set_visible(True)


def alarms(scores, threshold, xlabel, bins=40) -> None:
    """Histograms of a score, one row a kind of image, with a threshold.

    scores: dict from kind to (n,), the score of each image of that kind.
    threshold: images above it count as strangers; the share of them is
        written beside each row.
    bins: of equal width, from 0 to 1.5; what lies above is in the last one.
    Raises ValueError when there is no kind, and for scores that are not
    finite.
    """
    bins = whole(bins, "The number of bins", 1)
    if not scores:
        raise ValueError("There are no scores to draw.")
    kinds = {k: finite(v, f"the scores of {k}") for k, v in scores.items()}
    threshold = float(finite(threshold, "the threshold"))
    _, panels = plt.subplots(
        len(kinds),
        1,
        figsize=(10, 1.05 * len(kinds) + 0.7),
        sharex=True,
        squeeze=False,
    )
    for ax, (kind, values) in zip(panels[:, 0], kinds.items(), strict=True):
        share = np.mean(values > threshold)
        ax.hist(
            values.clip(0, 1.5),
            np.linspace(0, 1.5, bins + 1),
            color=COLOURS["blue"],
        )
        ax.axvline(threshold, color=COLOURS["red"])
        ax.set(yticks=[], xlim=(0, 1.5))
        ax.spines["left"].set_visible(False)
        ax.set_ylabel(kind, rotation=0, ha="right", va="center")
        ax.text(
            1.01,
            0.5,
            f"{share:.0%} above",
            transform=ax.transAxes,
            va="center",
        )
    ticks = [0, 0.5, 1, 1.5]
    panels[-1, 0].set_xticks(ticks, ["0", "0.5", "1", "1.5 or more"])
    panels[-1, 0].set_xlabel(xlabel)
