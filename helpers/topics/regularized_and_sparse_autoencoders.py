"""Pictures of large codes: their price, how active units are, what each is."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.ticker import NullLocator

from ..arrays import as_images, finite, same_number, symmetric, tile, whole
from ..figures.style import COLOURS, IMAGE_MAP, SIGNED_MAP


def parts(image, features, amounts, start, shown=4) -> None:
    """A digit drawn feature by feature, the strongest first.

    image: (height, width) or (pixels,), what is drawn.
    features: (n, height, width), what each unit adds to the picture when it
        is fully on. amounts: (n,), how far each is on.
    start: as the image, the picture with all units off.
    shown: how many of the parts are drawn one by one.

    Above, the image and the strongest features times their amounts; below,
    the start, what stands on the page after each, and after all of them.
    Raises ValueError for other shapes.
    """
    features = as_images(features, "the features")
    amounts = finite(amounts, "the amounts")
    image, start = (as_images([part])[0] for part in (image, start))
    same_number(amounts, len(features), "amounts", "features")
    if not image.shape == start.shape == features.shape[1:]:
        raise ValueError(
            f"The image has shape {image.shape}, the start {start.shape} and "
            f"a feature {features.shape[1:]}: give images of one size."
        )
    added = features * amounts[:, None, None]
    size = np.sqrt(np.sum(added**2, axis=(1, 2)))
    added = added[np.argsort(-size)]
    low, high = symmetric(added[:shown])
    fig, panels = plt.subplots(
        2, shown + 2, figsize=(1.55 * shown + 3.2, 3.6), squeeze=False
    )
    for ax in panels.flat:
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set(visible=True, color="0.6")
    panels[0, -1].set_axis_off()
    pages = [start + added[:k].sum(axis=0) for k in (*range(shown + 1), None)]
    places = panels[0, 0], *panels[1]
    for ax, page in zip(places, [image, *pages], strict=True):
        ax.imshow(page, cmap=IMAGE_MAP, vmin=0, vmax=1)
    for k, ax in enumerate(panels[0, 1:-1]):
        ax.imshow(added[k], cmap=SIGNED_MAP, vmin=low, vmax=high)
        ax.set_title(f"part {k + 1}", fontsize=13, loc="center")
    panels[0, 0].set_title("digit", fontsize=13, loc="center")
    panels[1, 0].set_xlabel("the page")
    for k, ax in enumerate(panels[1, 1:-1], 1):
        ax.set_xlabel("+ part 1" if k == 1 else f"+ parts 1 to {k}")
    panels[1, -1].set_xlabel(f"+ all {len(added)}")


def prices(networks, curve, curve_name) -> None:
    """What each network leaves of a digit, and what it lets pass of noise.

    networks: dict from name to (error, share of noise that passes).
    curve: (errors, shares), two lists of equal length, drawn as a line.
    Raises ValueError when there is no network, or not two numbers each.
    """
    if not networks:
        raise ValueError("There are no networks to compare.")
    pairs = finite(list(networks.values()), "the networks' numbers")
    if pairs.shape != (len(networks), 2):
        raise ValueError(
            f"The networks' numbers have shape {pairs.shape}: give each an "
            "error and a share."
        )
    errors, shares = (finite(part, "the curve") for part in curve)
    same_number(shares, len(errors), "shares", "errors of the curve")
    _, ax = plt.subplots(figsize=(10, 5))
    ax.plot(errors, shares, color=COLOURS["grey"], label=curve_name, zorder=1)
    for k, (name, pair) in enumerate(networks.items()):
        ax.plot(
            *pair,
            marker=_MARKERS[k % len(_MARKERS)],
            linestyle="none",
            markersize=11,
            label=name,
            clip_on=False,
        )
    ax.set(
        xlim=(0, 1.1 * max(pairs[:, 0].max(), 1e-9)),
        ylim=(0, 1.05),
        xlabel="squared error per image",
        ylabel="share of noise that passes",
    )
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))


def omega(rho) -> None:
    """The penalty of one unit over its mean activity, for that rho.

    rho: between 0 and 1, both excluded.
    """
    rho = float(finite(rho, "rho"))
    if not 0 < rho < 1:
        raise ValueError(f"rho must lie between 0 and 1, not at {rho:g}.")
    mean = np.linspace(0.0005, 0.9995, 2000)
    value = rho * np.log(rho / mean) + (1 - rho) * np.log(
        (1 - rho) / (1 - mean)
    )
    fig, ax = plt.subplots(figsize=(8, 3.8), layout="none")
    fig.subplots_adjust(0.1, 0.2, 0.97, 0.9)
    ax.plot(mean, value, color=COLOURS["blue"])
    ax.plot(rho, 0, "o", color=COLOURS["red"], markersize=11, clip_on=False)
    ax.text(rho + 0.02, 0.15, f"0 at {rho:g}", color=COLOURS["red"])
    ax.set(
        xlim=(0, 1),
        ylim=(0, 3),
        xlabel=r"mean activity $\hat\rho$ of the unit",
        ylabel=r"its part of $\Omega$",
        title=rf"$\rho$ = {rho:g}",
    )


def mean_activity(networks, rhos) -> None:
    """Histograms of the units' mean activities, one row a network.

    networks: dict from name to (n,), from 0 to 1; what lies below 0.001 is
        counted there, for the axis is logarithmic.
    rhos: for each network the value asked for, a red line, or None.
    Raises ValueError when there is no network, or an activity outside 0..1.
    """
    rows = _activities(networks)
    same_number(rhos, len(rows), "values of rho", "networks")
    _, panels = plt.subplots(
        len(rows),
        1,
        figsize=(10, 1.15 * len(rows) + 0.8),
        sharex=True,
        squeeze=False,
    )
    for ax, (name, values), rho in zip(
        panels[:, 0], rows.items(), rhos, strict=True
    ):
        _histogram(ax, values, rho)
        ax.set_ylabel(name, rotation=0, ha="right", va="center")
    panels[-1, 0].set_xlabel(r"mean activity $\hat\rho$ of a unit")


def sparse_network(activities, rho, features, title) -> None:
    """One network: its units' mean activities, and some of their features.

    activities: (n,), as in `mean_activity`. rho: the value asked for.
    features: a few filters, as in `as_images`, eight in a line.
    title: one line above the histogram.
    """
    rows = _activities({"activities": activities})
    stack = as_images(features, "the features")
    fig, (left, right) = plt.subplots(
        1, 2, figsize=(11, 3.3), width_ratios=[1, 1.25], layout="none"
    )
    fig.subplots_adjust(0.05, 0.2, 0.99, 0.86, wspace=0.06)
    _histogram(left, rows["activities"], rho)
    left.set_xlabel(r"mean activity $\hat\rho$ of a unit")
    left.set_title(title)
    right.imshow(_sheet(stack, 8), cmap=SIGNED_MAP, vmin=-1, vmax=1)
    right.set_axis_off()


def activity_by_class(activities) -> None:
    """How active each unit is on each class, as a picture.

    activities: (classes, units), from 0 to 1; each unit is drawn relative to
        its own largest class, and units are sorted by the class that turns
        them on most.
    Raises ValueError for any other shape and for values below 0.
    """
    table = finite(activities, "the activities")
    if table.ndim != 2 or table.min() < 0:
        raise ValueError(
            f"The activities have shape {table.shape}: give (classes, units), "
            "0 or more."
        )
    relative = table / np.maximum(table.max(axis=0), 1e-12)
    order = np.lexsort((-relative.max(axis=0), relative.argmax(axis=0)))
    fig, ax = plt.subplots(figsize=(10, 3.6))
    look = {"aspect": "auto", "cmap": "viridis", "interpolation": "none"}
    shown = ax.imshow(relative[:, order], vmin=0, vmax=1, **look)
    fig.colorbar(shown, ax=ax, label="relative to its best class")
    ax.set(
        yticks=range(len(table)),
        xlabel="unit, sorted by the class that turns it on most",
        ylabel="class",
    )


def found(counts, total, label) -> None:
    """How many of the true causes each method finds: dots with their starts.

    counts: dict from method to whole numbers, one for each start.
    total: how many causes there are, a dotted line.
    label: of the axis.

    The number in a dot is that of the starts with this count; where dots
    would overlap, even counts stand a little higher and odd ones lower.
    """
    if not counts:
        raise ValueError("There are no methods to compare.")
    total = whole(total, "The number of causes", 1)
    rows = {m: finite(v, f"the counts of {m}") for m, v in counts.items()}
    _, ax = plt.subplots(figsize=(10, 0.55 * len(counts) + 1.2))
    for row, values in enumerate(rows.values()):
        places, many = np.unique(values, return_counts=True)
        heights = np.full(len(places), float(row))
        if np.any(np.diff(places) < total / 25):  # neighbours would overlap
            heights += np.where(places % 2 == 0, -0.2, 0.2)
        ax.scatter(places, heights, s=150 + 25 * many, zorder=3)
        for place, height, times in zip(places, heights, many, strict=True):
            look = {"ha": "center", "va": "center", "weight": "bold"}
            ax.text(place, height, f"{times}", color="white", **look)
    ax.axvline(total, color=COLOURS["grey"], linestyle=":")
    ax.set_yticks(range(len(counts)), list(counts))
    ax.set(
        xlim=(-0.04 * total, 1.04 * total),
        ylim=(len(counts) - 0.5, -0.5),
        xlabel=label,
    )
    ax.tick_params(axis="y", length=0)


def unit_map(features, columns=20) -> None:
    """All features as a map to point at, `columns` in a line, from the top.

    features: as in `as_images`. Each is drawn on a scale of its own.
    The unit at a place of the map is `unit_at`.
    """
    stack = as_images(features, "the features")
    columns = whole(columns, "The number of columns", 1)
    lines = -(-len(stack) // columns)
    side = 7.4 / columns
    _, ax = plt.subplots(figsize=(columns * side, lines * side))
    height, width = (n + 2 for n in stack.shape[1:])
    ax.imshow(
        _sheet(stack, columns),
        cmap=SIGNED_MAP,
        vmin=-1,
        vmax=1,
        extent=(0, columns - 2 / width, lines - 2 / height, 0),
        aspect="auto",
    )
    ax.set(xlim=(0, columns), ylim=(lines, 0), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)


def unit_at(x, y, count, columns=20) -> int:
    """The number of the unit at a place of `unit_map`; the nearest one."""
    column = min(max(int(x), 0), columns - 1)
    line = max(int(y), 0)
    return min(line * columns + column, count - 1)


def unit(feature, images, captions) -> None:
    """A unit's feature and, beside it, the digits that turn it on most.

    feature: (height, width) or (pixels,). images: at most eight, as in
        `as_images`; captions: one under each.
    """
    _left_and_right(
        as_images([feature], "the feature"),
        ["feature"],
        images,
        captions,
        "left",
    )


def answering(image, output, features, activities) -> None:
    """A digit, its reconstruction, and the units that answer most.

    image, output: (height, width) or (pixels,). features: of the most active
        units, at most eight, as in `as_images`; activities: one under each.
    """
    _left_and_right(
        as_images([image, output]),
        ["digit", "output"],
        features,
        [f"{value:.2f}" for value in activities],
        "right",
    )


def _left_and_right(left, names, right, captions, signed) -> None:
    """One or two images, and at right up to eight others, in two lines.

    signed: "left" or "right", the side with signed values.
    """
    right = as_images(right)
    same_number(captions, len(right), "captions", "images")
    # Two axes and no constrained layout: an answer takes a third of the time.
    fig = plt.figure(figsize=(6.6, 3.2), layout="none")
    for place, stack, columns, texts, is_signed in (
        ([0.01, 0.01, 0.17, 0.98], left, 1, names, signed == "left"),
        ([0.22, 0.01, 0.77, 0.98], right, 4, captions, signed == "right"),
    ):
        low, high = symmetric(stack) if is_signed else (0, 1)
        ax = fig.add_axes(place)
        height, width = stack.shape[1:]
        below = max(2, round(0.3 * height))
        ax.imshow(
            tile(stack, columns, gap=2, below=below),
            cmap=SIGNED_MAP if is_signed else IMAGE_MAP,
            vmin=low,
            vmax=high,
        )
        for k, text in enumerate(texts):
            x = k % columns * (width + 2) - 0.5
            y = k // columns * (height + below) - 0.5
            ax.add_patch(Rectangle((x, y), width, height, fc="none", ec="0.6"))
            look = {"ha": "center", "va": "top", "fontsize": 12}
            ax.text(x + width / 2, y + height + 0.3, text, **look)
        ax.set_ylim(-(-len(stack) // columns) * (height + below) - 0.5, -1)
        ax.set_axis_off()


_MARKERS = "osD^vP*Xhd<>p"


def _activities(networks) -> dict:
    """The mean activities of each network, checked."""
    if not networks:
        raise ValueError("There are no networks to compare.")
    rows = {}
    for name, values in networks.items():
        rows[name] = finite(values, f"the activities of {name}")
        if rows[name].min() < 0 or rows[name].max() > 1:
            raise ValueError(
                f"The activities of {name} run from {rows[name].min():g} to "
                f"{rows[name].max():g}: they must lie between 0 and 1."
            )
    return rows


def _histogram(ax, values, rho, low=0.001) -> None:
    """Activities on a logarithmic axis, with a line at rho."""
    edges = np.geomspace(low, 1, 46)
    counts, _ = np.histogram(values.clip(low, 1), edges)
    ax.stairs(counts, edges, fill=True, color=COLOURS["blue"])
    if rho is not None:
        ax.axvline(rho, color=COLOURS["red"])
    ax.set(xscale="log", xlim=(low, 1), yticks=[])
    ax.set_xticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.spines["left"].set_visible(False)


def _sheet(stack, columns):
    """Signed images side by side on one page, each on a scale of its own."""
    most = np.abs(stack).max(axis=(1, 2), keepdims=True)
    return tile(stack / np.maximum(most, 1e-12), columns, gap=2)
