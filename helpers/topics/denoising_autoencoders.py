"""Pictures of denoising: corruptions, filters, their widths, and arrows."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import NullLocator

from ..arrays import as_images, finite, tile, whole
from ..figures.charts import curves
from ..figures.pictures import sheet
from ..figures.style import COLOURS, SIGNED_MAP


def conditionals(draws) -> None:
    """What a pixel becomes: a row a corruption, a column a clean value.

    draws: dict from the name of a corruption to a dict from the clean value
        to (n,), what it became in n draws, from 0 to 1. Values met in at
        least 2 % of the draws stand as bars with their share, the others as
        a histogram.
    Raises ValueError when there are no draws, or rows of unequal length.
    """
    lengths = {len(row) for row in draws.values()}
    if len(lengths) != 1 or 0 in lengths:
        raise ValueError("Give each corruption equally many clean values.")
    rows = {
        name: {x: finite(v, f"the draws of {name}") for x, v in row.items()}
        for name, row in draws.items()
    }
    _, panels = plt.subplots(
        len(draws),
        lengths.pop(),
        figsize=(10, 1.75 * len(draws) + 0.5),
        sharex=True,
        squeeze=False,
    )
    for line, (name, row) in zip(panels, rows.items(), strict=True):
        for ax, (clean, values) in zip(line, row.items(), strict=True):
            _conditional(ax, values)
            ax.plot(clean, -0.06, "^", color=COLOURS["red"], clip_on=False)
        line[0].set_ylabel(name)
    for ax, clean in zip(panels[0], row, strict=True):
        ax.set_title(f"clean pixel {clean:g}", loc="center")
    for ax in panels[-1]:
        ax.set_xlabel("corrupted pixel")


def _conditional(ax, values) -> None:
    """Bars for values that are met often, a histogram for the others."""
    found, counts = np.unique(values, return_counts=True)
    shares = counts / len(values)
    often = shares >= 0.02
    rest = values[~np.isin(values, found[often])]
    if len(rest):
        heights, edges = np.histogram(rest, np.linspace(0, 1, 26))
        ax.stairs(
            5 * heights / len(values), edges, fill=True, color=COLOURS["sky"]
        )
    ax.bar(found[often], shares[often], 0.035, color=COLOURS["blue"])
    for value, share in zip(found[often], shares[often], strict=True):
        ax.text(value, share + 0.04, f"{share:.2f}", ha="center", fontsize=12)
    ax.set(xlim=(-0.1, 1.1), ylim=(0, 1.25), xticks=[0, 0.5, 1], yticks=[])


def filters(groups, columns=8) -> None:
    """Groups of filters side by side; red positive, blue negative.

    groups: dict from title to filters (n, height, width) or as in
        `arrays.as_images`. Each filter is divided by its own largest
        magnitude, so that its shape is seen, whatever its size, and drawn in
        steps of an eighth.
    columns: filters in a line of a group.
    Raises ValueError when there is no group, and for values not finite.
    """
    if not groups:
        raise ValueError("There are no filters to draw.")
    columns = whole(columns, "The number of columns", 1)
    pages = {}
    for title, group in groups.items():
        stack = as_images(group, f"the filters of {title!r}")
        largest = np.abs(stack).max(axis=(1, 2), keepdims=True)
        gap = max(1, stack.shape[2] // 12)
        pages[title] = tile(
            np.round(8 * stack / np.maximum(largest, 1e-30)) / 8, columns, gap
        )
    height, width = next(iter(pages.values())).shape
    side = 9 / len(pages)
    _, panels = plt.subplots(
        1, len(pages), figsize=(9, side * height / width + 0.4), squeeze=False
    )
    for ax, (title, page) in zip(panels[0], pages.items(), strict=True):
        ax.imshow(page, cmap=SIGNED_MAP, vmin=-1, vmax=1)
        ax.set_title(title, loc="center")
        ax.set_axis_off()


def unit(weights, images, title) -> None:
    """One unit: its filter, and the images that turn it on most.

    weights: (height, width). images: (n, height, width), 0 to 1, drawn on
        at most two lines. title: above the images.
    """
    weights = as_images([weights], "the weights")[0]
    fig, (left, right) = plt.subplots(
        1, 2, figsize=(10, 2.6), width_ratios=[1, 3.2], layout="none"
    )
    fig.subplots_adjust(0.01, 0.02, 0.99, 0.86, wspace=0.05)
    most = np.abs(weights).max() or 1
    left.imshow(weights, cmap=SIGNED_MAP, vmin=-most, vmax=most)
    left.set_title("its filter", loc="center")
    left.set(xticks=[], yticks=[])
    left.spines[:].set(visible=True, color="0.6")
    sheet(images, right, columns=(len(images) + 1) // 2)
    right.set_title(title, loc="center")


def spreads(panels) -> None:
    """Distributions as boxes, one panel a measure, all rows named alike.

    panels: dict from the measure's name to a dict from row to (n,) values.
        The line in a box is the median, the box holds the middle half, the
        whiskers nine tenths.
    Raises ValueError when there is nothing to draw, and for values that are
    not finite.
    """
    if not panels or not all(panels.values()):
        raise ValueError("There are no distributions to draw.")
    values = {
        measure: [finite(v, f"the values of {k}") for k, v in rows.items()]
        for measure, rows in panels.items()
    }
    names = list(next(iter(panels.values())))
    _, axes = plt.subplots(
        1,
        len(panels),
        figsize=(11, 0.55 * len(names) + 1.2),
        sharey=True,
        squeeze=False,
    )
    for ax, (measure, rows) in zip(axes[0], values.items(), strict=True):
        ax.boxplot(
            rows,
            orientation="horizontal",
            manage_ticks=False,
            widths=0.6,
            whis=(5, 95),
            showfliers=False,
            patch_artist=True,
            boxprops={"facecolor": COLOURS["sky"], "alpha": 0.6},
            medianprops={"color": COLOURS["red"], "linewidth": 4},
        )
        ax.set_xlim(left=0)
        ax.set_xlabel(measure)
        ax.tick_params(axis="y", length=0)
    axes[0, 0].set_yticks(range(1, len(names) + 1), names)
    axes[0, 0].set_ylim(len(names) + 0.6, 0.4)


def by_labels(accuracies, labels) -> None:
    """Accuracy over the number of labels, on a logarithmic axis.

    accuracies: dict from name to (n,), from 0 to 1. labels: (n,).
    """
    _, ax = plt.subplots(figsize=(7.4, 3.8))
    curves(
        {name: (labels, values) for name, values in accuracies.items()},
        "labelled digits",
        "accuracy on held-out digits",
        markers=True,
        ax=ax,
    )
    ax.set_xscale("log")
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xticks(labels, [f"{n:,}" for n in labels])


def arrows(places, fields, density, limits) -> None:
    """Fields of arrows in the plane over a density, side by side.

    places: (n, 2), where the arrows begin. fields: dict from title to
        (n, 2); an arrow's length grows with the root of what it stands for.
    density: (m, m), over the square from -limits to limits, first row at
        the bottom.
    Raises ValueError when there is no field, or one does not fit.
    """
    if not fields:
        raise ValueError("There are no arrows to draw.")
    places, density = (finite(v, "the arrows") for v in (places, density))
    shown = {}
    for title, field in fields.items():
        field = finite(field, f"the arrows of {title!r}")
        if not field.shape == places.shape == (len(places), 2):
            raise ValueError(
                f"There are places {places.shape} for arrows {field.shape}: "
                "give both as (n, 2)."
            )
        length = np.hypot(*field.T)[:, None]
        shown[title] = field / np.sqrt(np.maximum(length, 1e-12))
    _, panels = plt.subplots(
        1,
        len(fields),
        figsize=(8, 8 / len(fields) + 0.3),
        squeeze=False,
        sharey=True,
    )
    for ax, (title, field) in zip(panels[0], shown.items(), strict=True):
        _density(ax, density, limits)
        ax.quiver(
            *places.T,
            *field.T,
            angles="xy",
            scale=60,
            width=0.0045,
            color=COLOURS["red"],
        )
        ax.set_title(title, loc="center")


def clouds(groups, density, limits) -> None:
    """Points in the plane over a density, one panel a group.

    groups: dict from title to (n, 2); points outside are not shown.
    density, limits: as in `arrows`.
    """
    if not groups:
        raise ValueError("There are no points to draw.")
    density = finite(density, "the density")
    clean = {t: finite(p, f"the points of {t!r}") for t, p in groups.items()}
    _, panels = plt.subplots(
        1,
        len(groups),
        figsize=(2.7 * len(groups), 3.1),
        squeeze=False,
        sharey=True,
    )
    for ax, (title, points) in zip(panels[0], clean.items(), strict=True):
        _density(ax, density, limits)
        ax.plot(*points.T, ".", color=COLOURS["blue"], ms=4)
        ax.set_title(title, loc="center")


def _density(ax, density, limits) -> None:
    """A density as grey levels, on an equal-sided square without ticks."""
    levels = np.sqrt(density)
    ax.contourf(
        levels,
        levels=6,
        extent=(-limits, limits, -limits, limits),
        cmap="gray_r",
        vmin=0,
        vmax=1.6 * levels.max(),
    )
    ax.set(
        xlim=(-limits, limits), ylim=(-limits, limits), xticks=[], yticks=[]
    )
    ax.spines[:].set(visible=True, color="0.6")
