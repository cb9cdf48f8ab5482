"""Of 10_variational_autoencoders: figures, and what rounded codes cost."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Ellipse
from matplotlib.ticker import NullLocator, ScalarFormatter

from ..arrays import as_images, finite, tile
from ..figures.charts import CLASS_COLOURS
from ..figures.pictures import sheet
from ..figures.style import COLOURS, IMAGE_MAP


def opinions(images, clouds, points, truth, xlabel) -> None:
    """What two codes say of one number of each image, and what it is.

    images: n images (see `arrays.as_images`), one a column.
    clouds: (n, 2), mean and standard deviation of a normal distribution,
        drawn as a hill under its image; all hills are equally high, so they
        are no densities: only place and width tell.
    points: (n,), one value each, drawn as a dashed line.
    truth: (n,), drawn as a triangle on the axis.
    xlabel: what the number is.
    Raises ValueError for other shapes, numbers that are not finite, and a
    standard deviation that is not above 0.
    """
    images = as_images(images)
    n = len(images)
    clouds = finite(clouds, "the clouds")
    points, truth = finite(points, "the points"), finite(truth, "the truth")
    if clouds.shape != (n, 2):
        raise ValueError(
            f"The clouds have shape {clouds.shape}: give ({n}, 2), mean and "
            "standard deviation for each image."
        )
    if points.shape != (n,) or truth.shape != (n,):
        raise ValueError(
            f"There are points of shape {points.shape} and truths of shape "
            f"{truth.shape} for {n} images: give one each."
        )
    if (clouds[:, 1] <= 0).any():
        raise ValueError("A standard deviation must lie above 0.")
    mean, deviation = clouds.T
    ends = [mean - 2 * deviation, mean + 2 * deviation, points, truth]
    x = np.linspace(-1.1, 1.1, 400) * max(1.0, np.abs(ends).max())
    _, panels = plt.subplots(
        2, n, figsize=(min(11, 1.9 * n), 3.4), squeeze=False, sharey="row"
    )
    for k, (above, below) in enumerate(panels.T):
        above.imshow(images[k], cmap=IMAGE_MAP, vmin=0, vmax=1)
        above.set_axis_off()
        hill = np.exp(-(((x - mean[k]) / deviation[k]) ** 2) / 2)
        below.fill_between(x, hill, color=COLOURS["blue"], alpha=0.5)
        below.axvline(points[k], color=COLOURS["red"], linestyle="--")
        below.plot(truth[k], 0, "^", color="black", clip_on=False)
        below.set(xlim=(x[0], x[-1]), ylim=(0, 1.15), yticks=[])
        below.set_xlabel(xlabel)


def plane(images, marks) -> None:
    """Decodings of a square of places, drawn where the places lie.

    images: n * n images (see `arrays.as_images`), row by row, the first row
        on top.
    marks: (n,), growing: the first number of the code of each column; the
        second number takes the same values from the bottom up.
    Raises ValueError for another number of images, and marks that do not
    grow.
    """
    images = as_images(images)
    marks = finite(marks, "the marks")
    if marks.ndim != 1 or len(marks) ** 2 != len(images):
        raise ValueError(
            f"There are {len(images)} images for marks of shape "
            f"{marks.shape}: give n * n images and n marks."
        )
    if (np.diff(marks) <= 0).any():
        raise ValueError("The marks must grow.")
    height, width = images.shape[1:]
    places = np.arange(len(marks))
    ax = plt.subplots(figsize=(4.7, 4.5))[1]
    greys = plt.get_cmap(IMAGE_MAP, 24)  # makes the stored picture small
    ax.imshow(tile(images, len(marks), fill=0.0), cmap=greys, vmin=0, vmax=1)
    words = [f"{mark:.1f}" for mark in marks]
    ax.set_xticks((places + 0.5) * width - 0.5, words)
    ax.set_yticks((places[::-1] + 0.5) * height - 0.5, words)
    ax.tick_params(labelsize=9, length=0)
    ax.set(xlabel="code, first number", ylabel="code, second number")


def class_map(codes, labels) -> None:
    """A map of codes of two numbers.

    codes: (n, 2). labels: (n,) whole numbers from 0 to 9; each class has a
        colour, and its digit stands at its median, or beside it where two
        would cover each other.
    Raises ValueError for other shapes.
    """
    codes = finite(codes, "the codes")
    if codes.shape != (len(labels), 2):
        raise ValueError(
            f"A map needs codes of shape ({len(labels)}, 2), not "
            f"{codes.shape}."
        )
    _classes(plt.subplots(figsize=(6.6, 4.6))[1], codes, labels)


def cloud_on_map(codes, labels, image, mean, deviation, decodings) -> None:
    """An image, its cloud on a map of codes, and decodings from the cloud.

    codes: (n, 2) and labels: (n,), the map, as in `class_map`.
    image: one image, (height, width). mean, deviation: (2,) each, of its
        cloud; the ellipse holds what lies within two deviations.
    decodings: a few images of the same size.
    Raises ValueError for other shapes, and deviations that are not above 0.
    """
    codes = finite(codes, "the codes")
    page = np.concatenate([as_images([image]), as_images(decodings)])
    cloud = finite([mean, deviation], "the cloud")
    if codes.ndim != 2 or codes.shape[1] != 2 or cloud.shape != (2, 2):
        raise ValueError(
            f"A map needs codes of shape (n, 2), not {codes.shape}, and a "
            "cloud two means and two deviations."
        )
    if (cloud[1] <= 0).any():
        raise ValueError("A standard deviation must lie above 0.")
    fig = plt.figure(figsize=(8.4, 4.0))
    fig.set_layout_engine("none")  # answers sooner
    ax = fig.add_axes((0.07, 0.14, 0.5, 0.83))
    right = fig.add_axes((0.61, 0.1, 0.38, 0.78))
    _classes(ax, codes, labels)
    ax.add_patch(
        Ellipse(
            cloud[0],
            *(4 * cloud[1]),
            facecolor=COLOURS["blue"],
            alpha=0.5,
            edgecolor="black",
        )
    )
    ax.plot(*cloud[0], "+", color="black")
    columns = (len(page) + 1) // 2
    sheet(page, right, "image, then its cloud", columns)


def _classes(ax, codes, labels):
    """Dots in the classes' colours, each class's digit near its median."""
    colours = [CLASS_COLOURS[label] for label in labels]
    ax.scatter(*codes.T, s=10, color=colours, alpha=0.6, linewidths=0)
    present = np.unique(labels)
    medians = [np.median(codes[labels == digit], axis=0) for digit in present]
    span = np.maximum(np.ptp(codes, axis=0), 1e-9)
    places = _apart(np.array(medians) / span, 0.07) * span
    for digit, (x, y) in zip(present, places, strict=True):
        ax.text(x, y, digit, ha="center", va="center", fontsize=15)
    ax.set(xlabel="code, first number", ylabel="code, second number")


def _apart(places, least):
    """Places (n, 2), pushed aside until each two lie nearly `least` apart."""
    places = places + 1e-6 * np.arange(len(places))[:, None]  # none are equal
    for _ in range(100):
        between = places[:, None] - places  # (n, n, 2)
        distance = np.linalg.norm(between, axis=2)
        np.fill_diagonal(distance, np.inf)
        if distance.min() >= 0.99 * least:
            break
        push = np.maximum(least - distance, 0) / distance
        places = places + (push[:, :, None] * between).sum(axis=1) / 2
    return places


def by_rounding(encode, decode, known, x):
    """What codes cost and leave that are rounded to 1, 2, ... 8 bits.

    encode: images (n, pixels) to codes (n, k). decode: codes to images.
    known: images from which ranges and frequencies are taken; x: those to
        be coded (see `rounded`).
    Returns (3, 8): for each number of bits, the bits of a code; its mean
    bits in short words; and the squared error of an image.
    """
    codes, codes_known = encode(x), encode(known)
    found = []
    for bits in range(1, 9):
        middle, words = rounded(codes, codes_known, bits)
        error = np.mean(np.sum((x - decode(middle)) ** 2, axis=1))
        found.append((codes.shape[1] * bits, words, error))
    return np.transpose(found)


def unbeaten(bits, errors):
    """Indices of the settings that no cheaper one beats, the cheapest first.

    bits, errors: (n,) each.
    """
    chosen = []
    for index in np.argsort(bits):
        if not chosen or errors[index] < errors[chosen[-1]]:
            chosen.append(index)
    return np.array(chosen)


def rounded(codes, known, bits):
    """Codes rounded to a few levels, and what they cost in short words.

    codes: (n, k). known: (m, k), codes from which each number's range and the
        frequencies of its levels are taken.
    bits: each number gets 2**bits levels.
    Returns the codes as their levels' middles, (n, k), and the mean bits of
    a code when a level of frequency f is written in -log2 f bits.
    Raises ValueError when codes and known do not fit together.
    """
    codes, known = finite(codes, "the codes"), finite(known, "the known codes")
    if codes.ndim != 2 or known.ndim != 2 or codes.shape[1] != known.shape[1]:
        raise ValueError(
            f"Codes of shape {codes.shape} and known codes of shape "
            f"{known.shape} do not fit: give (n, k) and (m, k)."
        )
    count = 2**bits
    start, end = np.quantile(known, [0.003, 0.997], axis=0)
    step = np.maximum(end - start, 1e-9) / count
    level, level_known = (
        np.floor((h - start) / step).clip(0, count - 1).astype(int)
        for h in (codes, known)
    )
    cost = 0.0
    for column, column_known in zip(level.T, level_known.T, strict=True):
        seen = np.bincount(column_known, minlength=count) + 0.5  # none is 0
        cost -= np.mean(np.log2(seen[column] / seen.sum()))
    return start + (level + 0.5) * step, cost


def prices(points, lines, no_code, chosen, rows) -> None:
    """Bits of an image against the error that they leave.

    points: dict from name to (bits, error), one network each.
    lines: dict from name to (bits, errors), three at most, drawn behind.
    no_code: the error without any bits, a dotted level.
    chosen: the name of the point to be marked. rows: dict from name to
        images, drawn below each other beside the chart.
    Raises ValueError when a rate or an error is not above 0, for a fourth
    line, when `chosen` is no point, and as `pictures.images`.
    """
    for name, pair in {**points, **lines, "no code": no_code}.items():
        if finite(np.ravel(pair), f"the prices of {name}").min() <= 0:
            raise ValueError(
                f"Rates and errors of {name} must lie above 0: both axes "
                "are logarithmic."
            )
    styles = (("--", "orange"), ("-", "green"), ("-.", "grey"))
    if len(lines) > len(styles):
        raise ValueError(f"There are {len(lines)} lines: give three at most.")
    if chosen not in points:
        raise ValueError(
            f"{chosen!r} is none of the points: {', '.join(map(str, points))}."
        )
    fig = plt.figure(figsize=(10, 4.6))
    fig.set_layout_engine("none")  # answers sooner
    ax = fig.add_axes((0.07, 0.14, 0.52, 0.82))
    for (name, pair), (style, hue) in zip(lines.items(), styles, strict=False):
        ax.plot(*pair, style, color=COLOURS[hue], label=name)
    for k, (name, (bits, error)) in enumerate(points.items()):
        colour = COLOURS["red" if name == chosen else "blue"]
        right = k % 2 == 0  # of neighbours, one has its name on each side
        ax.plot(bits, error, "o", color=colour, markersize=11)
        ax.annotate(
            name,
            (bits, error),
            xytext=(9 if right else -9, -4),
            textcoords="offset points",
            ha="left" if right else "right",
            fontsize=12,
        )
    ax.axhline(
        no_code, color=COLOURS["grey"], linestyle=":", label="mean image"
    )
    ax.set(xlabel="bits per image", ylabel="squared error per image")
    ax.set_xscale("log", base=2)
    ax.set_yscale("log", base=2)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(ScalarFormatter())
        axis.set_minor_locator(NullLocator())
    ax.legend(fontsize=11)
    for k, (name, images) in enumerate(rows.items()):
        height = 0.96 / len(rows)
        place = (0.64, 0.98 - (k + 1) * height, 0.34, 0.78 * height)
        sheet(images, fig.add_axes(place), name, columns=5)


def scores(values, xlabel) -> None:
    """Histograms below each other, one a kind of image, on one axis.

    values: dict from kind to scores, one an image.
    Raises ValueError when there is no kind, or a score is not finite.
    """
    if not values:
        raise ValueError("There are no scores to draw.")
    sets = {k: finite(v, f"the scores of {k}") for k, v in values.items()}
    everything = np.concatenate(list(sets.values()))
    bins = np.linspace(everything.min(), everything.max(), 60)
    panels = plt.subplots(
        len(sets),
        sharex=True,
        squeeze=False,
        figsize=(9.5, 0.85 * len(sets) + 0.8),
    )[1][:, 0]
    first = next(iter(sets))
    for ax, (kind, of_kind) in zip(panels, sets.items(), strict=True):
        colour = COLOURS["blue" if kind == first else "orange"]
        ax.hist(of_kind, bins, color=colour)
        ax.set_yticks([])
        ax.set_ylabel(kind, rotation=0, ha="right", va="center")
    panels[-1].set_xlabel(xlabel)


def correlations(values, rows, columns) -> None:
    """A table of correlations, its cells coloured from -1 to 1.

    values: (rows, columns). rows, columns: their names.
    Raises ValueError for other shapes and names.
    """
    values = finite(values, "the correlations")
    if values.shape != (len(rows), len(columns)):
        raise ValueError(
            f"The correlations have shape {values.shape} for {len(rows)} "
            f"rows and {len(columns)} columns."
        )
    size = (0.8 * len(columns) + 1.2, 0.36 * len(rows) + 0.7)
    ax = plt.subplots(figsize=size)[1]
    ax.imshow(values, cmap="RdBu_r", vmin=-1, vmax=1, aspect="auto")
    for (r, c), value in np.ndenumerate(values):
        colour = "white" if abs(value) > 0.6 else "black"
        words = f"{round(value, 1) + 0.0:.1f}"  # no -0.0
        ax.text(c, r, words, ha="center", va="center", color=colour)
    ax.set_xticks(range(len(columns)), columns)
    ax.set_yticks(range(len(rows)), rows)
    ax.tick_params(length=0)
    ax.xaxis.tick_top()
