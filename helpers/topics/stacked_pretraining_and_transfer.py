"""Pictures of paths, of what a network thinks of them, and of few labels."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import NullFormatter, NullLocator

from ..arrays import finite, whole
from ..figures.style import COLOURS


def flights(
    positions, captions, marked=None, columns=6, enlarged=None
) -> None:
    """Paths from above, each on its own scale; a dot where it begins.

    positions: (n, places, 2), in metres. captions: n texts.
    marked: (n, 2), whole numbers, the places from which and up to which a
        path is drawn in a second colour; nowhere where both are the same.
    columns: paths in a row.
    enlarged: metres; under each path its marked part once more, in a square
        of that size. None: not.
    Raises ValueError for other shapes and for values that are not finite.
    """
    positions = _paths(positions)
    n = len(positions)
    if len(captions) != n:
        raise ValueError(f"{n} paths need {n} captions, not {len(captions)}.")
    marked = np.zeros((n, 2), int) if marked is None else np.asarray(marked)
    if marked.shape != (n, 2) or marked.dtype.kind not in "iu":
        raise ValueError(f"marked must be whole numbers of shape ({n}, 2).")
    columns = min(whole(columns, "columns", 1), n)
    each = 1 if enlarged is None else 2  # rows of panels for a row of paths
    rows = each * -(-n // columns)
    _, panels = plt.subplots(
        rows, columns, figsize=(1.75 * columns, 2.1 * rows), squeeze=False
    )
    for ax in panels.flat:
        ax.set_axis_off()
    for k, (path, caption, (begin, end)) in enumerate(
        zip(positions, captions, marked, strict=True)
    ):
        ax = panels[each * (k // columns), k % columns]
        ax.set_axis_on()
        ax.plot(*path.T, color=COLOURS["blue"], linewidth=1.5)
        part = path[begin : end + 1] if end > begin else path[:0]
        ax.plot(*part.T, color=COLOURS["orange"], linewidth=2.5)
        ax.plot(*path[0], "o", color=COLOURS["blue"], markersize=6)
        ax.set_title(caption, loc="center", fontsize=13)
        _bare(ax)
        if enlarged is not None and len(part):
            _enlarge(
                panels[2 * (k // columns) + 1, k % columns], part, enlarged
            )


def opinion(positions, probabilities, seen) -> None:
    """A path up to now, and how sure the network has become.

    positions: (places, 2), in metres.
    probabilities: (places,), from 0 to 1; at each place what the network
        says when it has seen the path so far; NaN where it says nothing yet.
    seen: the places that are seen by now, from 1 to all of them.
    Raises ValueError for other shapes and values.
    """
    positions = _paths(np.asarray(positions)[None])[0]
    places = len(positions)
    probabilities = np.asarray(probabilities, dtype="float64")
    if probabilities.shape != (places,):
        raise ValueError(
            f"{places} places need as many probabilities, not "
            f"{probabilities.shape}."
        )
    known = probabilities[~np.isnan(probabilities)]
    if known.size and not (known.min() >= 0 and known.max() <= 1):
        raise ValueError("Probabilities lie from 0 to 1.")
    seen = whole(seen, "seen", 1)
    if seen > places:
        raise ValueError(f"Only {places} places can be seen, not {seen}.")
    _, (left, right) = plt.subplots(
        1, 2, figsize=(10, 3.8), width_ratios=(1, 1.5)
    )
    left.plot(*positions.T, color="#D9D9D9", linewidth=1.5)
    left.plot(*positions[:seen].T, color=COLOURS["blue"])
    left.plot(*positions[seen - 1], "o", color=COLOURS["red"])
    _bare(left)
    right.axhline(0.5, color=COLOURS["grey"], linewidth=1, linestyle=":")
    right.plot(np.arange(seen), probabilities[:seen], color=COLOURS["red"])
    right.set(
        xlim=(0, places - 1),
        ylim=(-0.02, 1.02),
        xlabel="step",
        ylabel="it circles, probability",
    )


def bands(series, xlabel, ylabel) -> None:
    """Medians over draws as lines, smallest to largest as bands.

    Where the colours begin again, the lines are dashed.

    series: dict from name to a dict from x, above 0 and drawn on a
        logarithmic scale, to the draws there, (k,) numbers.
    Raises ValueError when there is nothing to draw, for other shapes, and
    for values that are not finite.
    """
    read = _draws(series, "bands")
    if min(min(row) for row in read.values()) <= 0:
        raise ValueError("All x of bands must lie above 0.")
    ax = plt.subplots(figsize=(9, 5))[1]
    colours = len(plt.rcParams["axes.prop_cycle"])
    for k, (name, row) in enumerate(read.items()):
        style = "o-" if k < colours else "o--"
        least, middle, most = _spans(row)
        (line,) = ax.plot(list(row), middle, style, label=name)
        ax.fill_between(
            list(row),
            least,
            most,
            color=line.get_color(),
            alpha=0.15,
            linewidth=0,
        )
    ticks = sorted({x for row in read.values() for x in row})
    ax.set_xscale("log")
    ax.set_xticks(ticks, [f"{tick:,g}" for tick in ticks])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5))


def dots(values, xlabel, lines=None, limits=None) -> None:
    """One row of dots for each way, one dot for each start or draw.

    values: dict from name to (k,) numbers; drawn from the top, with a tick
        at the median.
    lines: dict from name to number, vertical lines, such as rivals: dotted,
        dashed, then dash-dotted.
    limits: smallest and largest x that is shown; None: as the dots need.
    Raises ValueError when there is nothing to draw, for other shapes, and
    for values that are not finite.
    """
    if not values:
        raise ValueError("There are no dots to draw.")
    rows = {name: finite(row, f"{name!r}") for name, row in values.items()}
    for name, row in rows.items():
        if row.ndim != 1 or not row.size:
            raise ValueError(
                f"{name!r} has shape {row.shape}: give (k,) numbers."
            )
    ax = plt.subplots(figsize=(9, 0.55 * len(rows) + 1.8))[1]
    for place, row in enumerate(rows.values()):
        ax.plot(row, np.full(len(row), place), "o", alpha=0.6, markersize=9)
        ax.plot(np.median(row), place, "|", color="black", markersize=22)
    styles = (":", "--", "-.")
    for k, (name, value) in enumerate((lines or {}).items()):
        ax.axvline(
            value, color=COLOURS["grey"], linestyle=styles[k % 3], label=name
        )
    ax.set_yticks(range(len(rows)), list(rows))
    ax.set_ylim(len(rows) - 0.5, -0.5)
    if limits is not None:
        ax.set_xlim(limits)
    ax.set_xlabel(xlabel)
    if lines:
        ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5))


def cuts(series, xlabel, ylabel) -> None:
    """Medians over draws as lines over the depth of a cut, extremes as bars.

    series: dict from name to a dict from the cut, a whole number from 0, to
        the draws there, (k,) numbers.
    Raises ValueError when there is nothing to draw, for other shapes, and
    for values that are not finite.
    """
    read = _draws(series, "cuts")
    ax = plt.subplots(figsize=(9, 4.6))[1]
    for k, (name, row) in enumerate(read.items()):
        least, middle, most = _spans(row)
        reach = [middle - least, most - middle]
        x = np.array(list(row)) + 0.06 * (k - (len(series) - 1) / 2)
        ax.errorbar(x, middle, reach, marker="o", capsize=4, label=name)
    ax.set_xticks(sorted({cut for row in read.values() for cut in row}))
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.set_ylim(bottom=0)
    ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5))


def _draws(series, what):
    """{name: {x: (k,) numbers}}, checked, or a ValueError."""
    if not series or not all(series.values()):
        raise ValueError(f"There are no {what} to draw.")
    read = {
        name: {x: finite(row[x], f"{name!r} at {x}") for x in row}
        for name, row in series.items()
    }
    for name, row in read.items():
        for x, values in row.items():
            if values.ndim != 1 or not values.size:
                raise ValueError(
                    f"{name!r} at {x} has shape {values.shape}: give (k,) "
                    "numbers."
                )
    return read


def _spans(row):
    """Smallest, median and largest at each x, three arrays."""
    spans = [(v.min(), np.median(v), v.max()) for v in row.values()]
    return np.array(spans).T


def _paths(positions):
    positions = finite(positions, "the paths")
    if positions.ndim != 3 or positions.shape[2] != 2:
        raise ValueError(
            "Paths have shape (n, places, 2), not "
            f"{np.shape(positions)} of x and y."
        )
    return positions


def _enlarge(ax, part, metres) -> None:
    """Part of a path (k, 2) in a square of so many metres."""
    ax.set_axis_on()
    ax.plot(*part.T, color=COLOURS["orange"], linewidth=2.5)
    _bare(ax)
    ax.set_aspect("equal", adjustable="box")
    middle = (part.min(axis=0) + part.max(axis=0)) / 2
    ax.set_xlim(middle[0] + np.array([-0.5, 0.5]) * metres)
    ax.set_ylim(middle[1] + np.array([-0.5, 0.5]) * metres)


def _bare(ax) -> None:
    ax.set_aspect("equal", adjustable="datalim")
    ax.set(xticks=[], yticks=[])
    for side in ax.spines.values():
        side.set_visible(False)
