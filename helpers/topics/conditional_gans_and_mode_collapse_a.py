"""Pictures of a generator that is told what to draw.

Drawing and reading alone: models, losses and loops stand in the notebook.
"""

import matplotlib.pyplot as plt
import numpy as np

from ..arrays import as_images, finite
from ..figures.numbers import number_grid
from ..figures.style import COLOURS


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
