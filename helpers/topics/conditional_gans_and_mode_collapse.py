"""Pictures of a generator that is told what to draw, and of one that cheats.

Drawing, counting and reading alone: models, losses and loops stand in the
notebook. Blue is what is real, red what is generated, green what D says.
"""

import matplotlib.pyplot as plt
import numpy as np

from ..arrays import as_images, finite
from ..figures.numbers import number_grid
from ..figures.style import COLOURS, SIGNED_MAP


def one_hot(labels) -> np.ndarray:
    """Labels as rows of nine 0s and a 1, (n, 10), float32.

    labels: whole numbers from 0 to 9, (n,).
    Raises ValueError, with a sentence that names it, for any other label.
    """
    numbers = finite(labels, "the labels")
    if numbers.ndim != 1:
        raise ValueError(
            f"The labels have shape {numbers.shape}: give a list of digits."
        )
    for number in numbers:
        if number not in range(10):
            raise ValueError(
                f"There is no class {number:g}: ask for digits from 0 to 9."
            )
    return np.eye(10, dtype="float32")[numbers.astype(int)]


def digits_of(number: str) -> list[int]:
    """The digits of a telephone number, in order.

    number: text of digits; spaces and + - / ( ) are passed over.
    Raises ValueError for other signs, without any digit, and for more than
    20 of them.
    """
    kept = [sign for sign in str(number) if sign not in " +-/()"]
    for sign in kept:
        if sign not in "0123456789":
            raise ValueError(
                f"A telephone number has no {sign!r}: give digits, and "
                "spaces or + - / ( ) between them."
            )
    if not 1 <= len(kept) <= 20:
        raise ValueError(
            f"There are {len(kept)} digits: give between 1 and 20."
        )
    return [int(sign) for sign in kept]


def slant(images) -> np.ndarray:
    """How far each image leans, (n,): 0 upright, above 0 to the right.

    images: as `arrays.as_images`, ink from 0 to 1.
    The slope of ink: covariance of x and y over the variance of y, with y
    upwards; 1 is a lean by 45 degrees. An image without ink, or with ink in
    one row alone, leans by 0.
    """
    images = as_images(images).clip(0)
    y, x = np.mgrid[: images.shape[1], : images.shape[2]].astype(float)
    ink = images.sum(axis=(1, 2)).clip(1e-9)

    def mean(values):
        return (images * values).sum(axis=(1, 2)) / ink

    covariance = mean(x * y) - mean(x) * mean(y)
    variance = mean(y**2) - mean(y) ** 2
    return -covariance / np.where(variance < 1e-6, np.inf, variance)


def per_class(shares) -> None:
    """Shares of ten classes, one mark a set, in a row for each class.

    shares: dict from a set's name to its ten shares, from 0 to 1.
    Raises ValueError for other numbers of shares, and shares outside 0..1.
    """
    sets = {name: finite(v, "the shares") for name, v in shares.items()}
    for values in sets.values():
        if values.shape != (10,) or not 0 <= values.min() <= values.max() <= 1:
            raise ValueError("Give ten shares from 0 to 1, one a class.")
    ax = plt.subplots(figsize=(8, 4))[1]
    for (name, values), marker in zip(sets.items(), "os^", strict=False):
        ax.plot(range(10), 100 * values, marker, ms=11, label=name)
    ax.set(xlabel="class", ylabel="read as this class (%)")
    lowest = min(80, *(100 * v.min() - 2 for v in sets.values()))
    ax.set(xticks=range(10), ylim=(lowest, 101))
    ax.grid(axis="y")
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))


def obedience(shares, chance=0.1) -> None:
    """How often each way of giving the label obeys, a dot for each start.

    shares: dict from a way's name to its shares, one a start.
    chance: drawn as a dotted line.
    """
    starts = [100 * finite(v, "the shares") for v in shares.values()]
    ax = plt.subplots(figsize=(8, 0.6 * len(shares) + 1.2))[1]
    for row, values in enumerate(starts):
        look = {"ms": 11, "alpha": 0.7, "color": COLOURS["blue"]}
        ax.plot(values, np.full(len(values), row), "o", **look)
    ax.axvline(100 * chance, color=COLOURS["grey"], ls=":", lw=2)
    ax.text(100 * chance + 1, -0.45, "chance", va="bottom", fontsize=12)
    ax.set_yticks(range(len(shares)), list(shares))
    ax.set(xlim=(0, 102), xlabel="asked-for class drawn (%)")
    ax.set_ylim(len(shares) - 0.5, -0.5)


def agreement(table) -> None:
    """Correlations between digits, (10, 10), written in their cells."""
    ax = plt.subplots(figsize=(6.4, 6.4))[1]
    number_grid(
        table, ax, "{:.1f}", cmap="RdBu_r", vmin=-1, vmax=1, index=True
    )


REAL, FAKE, VERDICT = COLOURS["blue"], COLOURS["red"], COLOURS["green"]


def modes(points, centres, radius):
    """How many heaps a set of points finds, and how many points lie near.

    points: (n, 2). centres: (k, 2), one a heap. radius: what is near, > 0.
    Returns (found, near): the number of heaps that hold, within the radius
    of their centre, at least a fifth of an even share, n / 5k points; and
    the share of all points, 0 to 1, within the radius of some centre.
    Raises ValueError for other shapes and values that are not finite.
    """
    points, centres = _plane(points, "points"), _plane(centres, "centres")
    if not radius > 0:
        raise ValueError(f"The radius must be above 0, not {radius!r}.")
    gaps = np.linalg.norm(points[:, None] - centres, axis=-1)  # (n, k)
    inside = gaps.min(axis=1) <= radius
    nearest = gaps.argmin(axis=1)[inside]
    counts = np.bincount(nearest, minlength=len(centres))
    found = int(np.sum(5 * len(centres) * counts >= len(points)))
    return found, float(inside.mean())


def heaps(points, centres, titles=None, columns=5, side=1.9) -> None:
    """Sets of generated points in the plane, over the centres of the heaps.

    points: (sets, n, 2), at most 500 of a set are drawn; what lies outside
        is not shown. centres: (k, 2). titles: one for each set.
    columns: sets in a row. side: of a set, in inches.
    Raises ValueError for other shapes.
    """
    points = finite(points, "the points")
    if points.ndim != 3 or points.shape[2] != 2:
        raise ValueError(
            f"Points have shape (sets, n, 2), not {points.shape}."
        )
    if titles is not None and len(titles) != len(points):
        raise ValueError(f"{len(points)} sets, but {len(titles)} titles.")
    centres = _plane(centres, "centres")
    columns = min(columns, len(points))
    rows = -(-len(points) // columns)
    size = (side * columns, (side + 0.3 * bool(titles)) * rows)
    axes = plt.subplots(rows, columns, figsize=size, squeeze=False)[1].ravel()
    for k, ax in enumerate(axes):
        if k < len(points):
            _cloud(ax, points[k], centres)
            ax.set_title(titles[k] if titles else "", fontsize=13)
        ax.set_axis_off()


def game(points, centres, arrows, sides, verdicts, title=None) -> None:
    """One game in the plane: D's verdict as a map, G's points, their way.

    points: (n, 2) generated. centres: (k, 2). arrows: (n, 2), where each
        point should go to look more real; the longest is one unit long.
    sides: (m,) the places of the map on both axes.
    verdicts: (m, m) D at those places, 0 to 1; rows are the second axis.
    Raises ValueError for other shapes.
    """
    points, arrows = _plane(points, "points"), _plane(arrows, "arrows")
    sides = finite(sides, "the sides")
    verdicts = finite(verdicts, "the verdicts")
    if arrows.shape != points.shape:
        raise ValueError(f"{len(points)} points, but {len(arrows)} arrows.")
    if verdicts.shape != (len(sides), len(sides)):
        raise ValueError(
            f"The map has shape {verdicts.shape}, but {len(sides)} sides."
        )
    centres = _plane(centres, "centres")
    fig, ax = plt.subplots(figsize=(5.6, 4.4))
    look = {"cmap": SIGNED_MAP, "vmin": 0, "vmax": 1, "alpha": 0.6}
    field = ax.pcolormesh(sides, sides, verdicts, shading="auto", **look)
    fig.colorbar(field, ax=ax, label="verdict $D$", ticks=[0, 0.5, 1])
    _cloud(ax, points, centres, "black")
    longest = np.linalg.norm(arrows, axis=1).max() or 1.0
    look = {"angles": "xy", "scale_units": "xy", "scale": 1, "width": 0.004}
    ax.quiver(*points.T, *(arrows / longest).T, color="black", **look)
    ax.set(xlim=(sides[0], sides[-1]), ylim=(sides[0], sides[-1]))
    ax.set(xticks=[], yticks=[], title=title or "")


def dots(results, most, columns) -> None:
    """Heaps found by ways of training, a dot a start and a bar at the mean.

    results: dict from the name of a way to a dict from the name of a recipe
        to (starts,) heaps found.
    most: how many heaps there are. columns: the recipes, left to right.
    Raises ValueError for an unknown recipe and for numbers outside 0..most.
    """
    for name, of in results.items():
        for recipe in columns:
            if recipe not in of:
                raise ValueError(f"{name} has no recipe {recipe!r}.")
            found = finite(of[recipe], "the heaps found")
            if found.min() < 0 or found.max() > most:
                raise ValueError(f"Heaps found must be from 0 to {most}.")
    size = (4.2 * len(columns) + 1.5, 0.8 * len(results) + 1)
    axes = plt.subplots(1, len(columns), figsize=size, sharey=True)[1]
    for ax, recipe in zip(np.atleast_1d(axes), columns, strict=True):
        for row, of in enumerate(results.values()):
            found = np.asarray(of[recipe], dtype="float64")
            shift = 0.7 * (np.arange(len(found)) / len(found) - 0.5)
            ax.plot(found, row + shift, "o", color=REAL, ms=5, alpha=0.6)
            ax.plot([found.mean()] * 2, [row - 0.4, row + 0.4], "k", lw=3)
        ax.set(xlim=(-0.3, most + 0.3), xlabel=f"heaps found, of {most}")
        ax.set_yticks(range(len(results)), list(results))
        ax.set_title(recipe)
    np.atleast_1d(axes)[0].invert_yaxis()


def numbers_of_d(histories) -> None:
    """What D says and what both lose, over the rounds, one game a row.

    histories: dict from a name to a dict with lists of equal length "step",
        "loss D", "loss G", "D(real)" and "D(fake)".
    Raises ValueError for lists that differ in length.
    """
    names = (("D(real)", "D(fake)"), ("loss D", "loss G"))
    for history in histories.values():
        for key in (*names[0], *names[1]):
            if len(history[key]) != len(history["step"]):
                raise ValueError(f"{key} and step differ in length.")
    colours = {"D(real)": REAL, "D(fake)": FAKE, "loss D": VERDICT}
    size = (9.4, 1.5 * len(histories) + 0.8)
    axes = plt.subplots(
        len(histories), 2, figsize=size, squeeze=False, sharex=True
    )[1]
    for row, (name, history) in zip(axes, histories.items(), strict=True):
        for ax, pair in zip(row, names, strict=True):
            for key in pair:
                colour = colours.get(key, COLOURS["orange"])
                ax.plot(history["step"], history[key], color=colour, label=key)
        row[0].set(ylim=(0, 1), yticks=[0, 0.5, 1], title=name)
        row[1].set(ylim=(0, 2.5), title=" ")
        row[0].axhline(0.5, color=COLOURS["grey"], lw=1, ls=":")
        for level in (np.log(2), 2 * np.log(2)):
            row[1].axhline(level, color=COLOURS["grey"], lw=1, ls=":")
    for ax in axes[0]:
        ax.legend(loc="lower right", bbox_to_anchor=(1, 0.95), ncols=2)
    for ax in axes[-1]:
        ax.set_xlabel("round")


def _cloud(ax, points, centres, colour=FAKE):
    """Points over circles at the centres, on equal axes."""
    look = {"mfc": "none", "mec": REAL, "ms": 11, "mew": 1.5}
    ax.plot(*centres.T, "o", **look)
    ax.plot(*points[:500].T, ".", color=colour, ms=4, alpha=0.6)
    edge = 1.45 * np.abs(centres).max()
    ax.set(xlim=(-edge, edge), ylim=(-edge, edge), aspect="equal")


def _plane(values, what):
    """(n, 2) finite numbers, or a ValueError."""
    values = finite(values, f"the {what}")
    if values.ndim != 2 or values.shape[1] != 2:
        raise ValueError(f"The {what} have shape (n, 2), not {values.shape}.")
    return values
