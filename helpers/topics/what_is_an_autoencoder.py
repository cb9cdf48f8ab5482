"""What an autoencoder makes of its inputs: codes, weights, densities.

Every function draws a figure of its own and returns None; what cannot be
drawn raises ValueError with one sentence.
"""

from itertools import combinations, product

import matplotlib.pyplot as plt
import numpy as np

from ..arrays import as_images, finite, same_number, symmetric
from ..figures.charts import CLASS_COLOURS, curves
from ..figures.numbers import number_grid
from ..figures.style import COLOURS, IMAGE_MAP, SIGNED_MAP

_CORNERS = np.array(list(product((0, 1), repeat=3)))
_EDGES = np.array(
    [
        (p, q)
        for p, q in combinations(_CORNERS, 2)
        if np.abs(p - q).sum() == 1  # they differ in one number
    ]
)


def passage(inputs, codes, outputs) -> None:
    """Draw images, the code of each, and what is decoded from it.

    inputs, outputs: n images each, as in `arrays.as_images`.
    codes: (n, k) numbers, drawn as k small squares in rows of eight; one
        grey scale from the smallest to the largest of all.
    """
    inputs = as_images(inputs, "the inputs")
    outputs = as_images(outputs, "the outputs")
    codes = finite(codes, "the codes")
    same_number(codes, len(inputs), "codes", "inputs")
    same_number(outputs, len(inputs), "outputs", "inputs")
    if codes.ndim != 2 or codes.shape[1] % 8:
        raise ValueError(
            "The codes need shape (n, k), with k a multiple of 8, not "
            f"{codes.shape}."
        )
    lines = codes.shape[1] // 8
    count = len(inputs)
    side = 10 / count
    heights = [1, lines / 8, 1]
    fig, axes = plt.subplots(
        3,
        count,
        figsize=(10, sum(heights) * side + 0.5),
        height_ratios=heights,
        squeeze=False,
    )
    grids = codes.reshape(count, lines, 8)
    pages = {
        "input": (inputs, {"cmap": IMAGE_MAP, "vmin": 0, "vmax": 1}),
        "code": (grids, {"vmin": codes.min(), "vmax": codes.max()}),
        "output": (outputs, {"cmap": IMAGE_MAP, "vmin": 0, "vmax": 1}),
    }
    for row, (name, (pictures, look)) in zip(axes, pages.items(), strict=True):
        for ax, picture in zip(row, pictures, strict=True):
            ax.imshow(picture, **look)
            ax.set(xticks=[], yticks=[])
            ax.spines[:].set_visible(False)
        row[0].set_ylabel(name, rotation=0, ha="right", va="center")


def clusters(centres, counts) -> None:
    """Draw how many images of each class fell into each cluster.

    centres: the k centres, as in `arrays.as_images`.
    counts: (k, classes), the numbers of images; one row a cluster, with its
        centre on the left. Numbers under 10 are left out.
    """
    centres = as_images(centres, "the centres")
    counts = finite(counts, "the counts")
    same_number(counts, len(centres), "rows of counts", "centres")
    rows, columns = counts.shape
    ax = plt.subplots(figsize=(0.54 * columns + 1.4, 0.5 * rows + 0.8))[1]
    look = {"cmap": "Blues", "vmin": 0, "vmax": counts.max()}
    grid = np.where(counts < 10, np.nan, counts)
    number_grid(grid, ax, fmt="{:.0f}", index=True, **look)
    for row, centre in enumerate(centres):
        box = (-1.95, -1.0, row + 0.46, row - 0.46)
        ax.imshow(centre, cmap=IMAGE_MAP, vmin=0, vmax=1, extent=box)
    ax.set(xlim=(-2.0, columns - 0.45), ylim=(rows - 0.45, -0.55), yticks=[])
    ax.set_xlabel("digit")
    ax.xaxis.set_label_position("top")


def densities(maps, axis, points) -> None:
    """Draw densities over a plane side by side, with points on them.

    maps: dict from title to (n, n) heights over the grid that `axis` makes,
        rows from bottom to top; all on one scale.
    axis: (n,) the places of the columns, and of the rows.
    points: (m, 2).
    """
    maps = {k: finite(v, f"the heights of {k!r}") for k, v in maps.items()}
    levels = np.linspace(0, max(v.max() for v in maps.values()), 9)
    fig, axes = plt.subplots(
        1,
        len(maps),
        figsize=(4.4 * len(maps), 4.0),
        sharey=True,
        squeeze=False,
    )
    for ax, (title, heights) in zip(axes[0], maps.items(), strict=True):
        filled = ax.contourf(axis, axis, heights, levels, cmap="Blues")
        ax.scatter(*np.transpose(points), s=4, color="black", alpha=0.4)
        ax.set(title=title, xlabel="first coordinate", aspect="equal")
    axes[0, 0].set_ylabel("second coordinate")
    fig.colorbar(filled, ax=axes[0], label="density", format="{x:.3f}")


def cube(codes, title) -> None:
    """Draw codes of three numbers as points in the unit cube.

    codes: (n, 3), from 0 to 1, n up to 10; point i is drawn as the number i.
    """
    codes = finite(codes, "the codes")
    if codes.ndim != 2 or codes.shape[1] != 3:
        raise ValueError(f"The cube needs codes (n, 3), not {codes.shape}.")
    fig = plt.figure(figsize=(3.8, 3.8), layout="none")
    ax = fig.add_axes((0, 0, 1, 0.93), projection="3d")
    for edge in _EDGES:
        ax.plot(*edge.T, color="0.8", lw=1)
    for i, point in enumerate(codes):
        ax.scatter(*point, marker=f"${i}$", s=300, color=CLASS_COLOURS[i])
    fig.suptitle(title, fontsize=18)
    ax.set_axis_off()
    ax.view_init(20, -65)
    ax.set_box_aspect((1, 1, 1), zoom=1.25)


def code_tables(tables) -> None:
    """Draw codes as tables; inputs that share a corner are framed.

    tables: dict from title to codes, (inputs, units), from 0 to 1. A corner
        is a code rounded to 0 and 1.
    """
    _, axes = plt.subplots(
        1, len(tables), figsize=(3.7 * len(tables), 5.2), squeeze=False
    )
    for ax, (title, codes) in zip(axes[0], tables.items(), strict=True):
        corners = [tuple(row) for row in np.round(codes)]
        frames = [
            (i, 0, 1, len(corner), "red")
            for i, corner in enumerate(corners)
            if corners.count(corner) > 1
        ]
        number_grid(
            codes,
            ax,
            fmt="{:.2f}",
            title=title,
            highlight=frames,
            cmap="viridis",
            vmin=0,
            vmax=1,
            index=True,
        )
        units = range(len(corners[0]))
        ax.set_xticks(units, [f"$h_{k + 1}$" for k in units])
        ax.set(xlabel="code", ylabel="input")
        ax.xaxis.set_label_position("top")


def losses(lines, xlabel, ylabel, top) -> None:
    """Draw losses as curves, with a dot at the lowest point of each.

    lines: dict from name to (x, y), both (n,). top: where the axis ends.
    """
    ax = plt.subplots(figsize=(7.4, 3.4))[1]
    curves(lines, xlabel, ylabel, ax=ax)
    for x, y in lines.values():
        k = int(np.argmin(y))
        ax.plot(x[k], y[k], "o", color="black", clip_on=False, zorder=5)
    ax.set_ylim(0, top)


def readers(weights, mark) -> None:
    """Draw what one output pixel reads, an image a network.

    weights: dict from title to the weights from every input pixel, as one
        image in `arrays.as_images`. Each has its own scale, whose
        end stands under it.
    mark: (row, column) of the output pixel, which is framed.
    """
    _, axes = plt.subplots(
        1, len(weights), figsize=(3.2 * len(weights), 4.0), squeeze=False
    )
    for ax, (title, image) in zip(axes[0], weights.items(), strict=True):
        low, high = symmetric(image)
        image = as_images(np.reshape(image, (1, -1)), "the weights")[0]
        ax.imshow(image, cmap=SIGNED_MAP, vmin=low, vmax=high)
        row, column = mark
        ax.add_patch(
            plt.Rectangle(
                (column - 0.5, row - 0.5),
                1,
                1,
                fill=False,
                lw=2.5,
                ec=COLOURS["green"],
            )
        )
        ax.set(xticks=[], yticks=[], xlabel=f"deepest red: {high:.2f}")
        ax.spines[:].set(visible=True, color="0.6")
        ax.set_title(title, loc="center")
