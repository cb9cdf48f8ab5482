"""Pictures of stages, unpooling, segmented scenes, and filled holes."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import ListedColormap, to_rgb
from matplotlib.patches import Patch

from ..arrays import as_images, finite, same_number
from ..figures.numbers import number_grid
from ..figures.style import COLOURS, IMAGE_MAP

#: The ground, then the classes in the order of their kinds.
CLASSES = ("white", "blue", "orange", "green", "purple", "grey")


def by_stage(panels, stages) -> None:
    """A line a way over the stages of an encoder, one panel a measure.

    panels: dict from the measure's name to a dict from the way to (stages,)
        numbers. stages: their names, in order.
    Raises ValueError when there is nothing to draw or a line has another
    length.
    """
    if not panels or not all(panels.values()):
        raise ValueError("There are no stages to draw.")
    lines = {
        measure: {
            way: finite(values, f"{way!r}") for way, values in ways.items()
        }
        for measure, ways in panels.items()
    }
    for ways in lines.values():
        for way, values in ways.items():
            if values.shape != (len(stages),):
                raise ValueError(
                    f"{way!r} has shape {values.shape}: give one number for "
                    f"each of the {len(stages)} stages."
                )
    axes = plt.subplots(1, len(lines), figsize=(11, 4), squeeze=False)[1][0]
    for ax, (measure, ways) in zip(axes, lines.items(), strict=True):
        for way, values in ways.items():
            ax.plot(range(len(stages)), values, "o-", label=way)
        ax.set_xticks(range(len(stages)), stages)
        ax.set(ylabel=measure, ylim=(0, None), xlabel="stage")
    axes[0].legend()


def unpooling(image, pooled, index, restored) -> None:
    """Max pooling with indices and back, as four grids of numbers.

    image: (2 h, 2 w). pooled: (h, w), the largest of each window of 2 x 2.
    index: (h, w), where it stood: 0 and 1 above, 2 and 3 below.
    restored: (2 h, 2 w). Raises ValueError for other shapes.
    """
    given = {
        "map": image,
        "pooled": pooled,
        "indices": index,
        "unpooled": restored,
    }
    grids = {name: finite(v, f"the {name}") for name, v in given.items()}
    small, large = grids["pooled"].shape, grids["map"].shape
    if (
        len(small) != 2
        or large != tuple(2 * side for side in small)
        or grids["indices"].shape != small
        or grids["unpooled"].shape != large
    ):
        raise ValueError(
            f"Grids of shape {[g.shape for g in grids.values()]} do not "
            "belong together: give (2h, 2w), (h, w), (h, w), (2h, 2w)."
        )
    top = max(1.0, float(np.abs(grids["map"]).max()))
    _, axes = plt.subplots(1, 4, figsize=(11, 3.2), width_ratios=[2, 1, 1, 2])
    for ax, (name, grid) in zip(axes, grids.items(), strict=True):
        look = {} if name == "indices" else {"cmap": "Blues"}
        number_grid(grid, ax, title=name, vmin=0, vmax=1.5 * top, **look)


def segmented(scenes, maps, names) -> None:
    """Scenes in a row, and below them rows of their pixels' classes.

    scenes: (n, height, width), 0 to 1. maps: dict from the row's name to
        whole numbers (n, height, width), 0 the ground. names: of the classes
        from 0 on, at most six; they stand in the legend.
    Raises ValueError for other shapes and classes without a name.
    """
    scenes = as_images(scenes, "the scenes")
    if not 1 <= len(names) <= len(CLASSES):
        raise ValueError(f"Give from 1 to {len(CLASSES)} names of classes.")
    rows = {}
    for name, classes in maps.items():
        rows[name] = finite(classes, f"the classes of {name!r}")
        if rows[name].shape != scenes.shape:
            raise ValueError(
                f"The classes of {name!r} have shape {rows[name].shape}, the "
                f"scenes {scenes.shape}: give a class for each pixel."
            )
        if not np.isin(rows[name], range(len(names))).all():
            raise ValueError(f"Some classes of {name!r} have no name.")
    side = min(1.5, 9.5 / len(scenes))
    fig, axes = plt.subplots(
        1 + len(rows),
        len(scenes),
        figsize=(len(scenes) * side + 1.6, (1 + len(rows)) * side + 0.5),
        squeeze=False,
    )
    colours = ListedColormap([_colour(k) for k in range(len(names))])
    for k, scene in enumerate(scenes):
        axes[0, k].imshow(scene, cmap=IMAGE_MAP, vmin=0, vmax=1)
        for ax, row in zip(axes[1:, k], rows.values(), strict=True):
            ax.imshow(row[k], colours, vmin=-0.5, vmax=len(names) - 0.5)
    for name, ax in zip(["scene", *rows], axes[:, 0], strict=True):
        ax.set_ylabel(name, rotation=0, ha="right", va="center")
    for ax in axes.flat:
        _frame(ax)
    patches = [
        Patch(facecolor=_colour(k), edgecolor="0.6", label=name)
        for k, name in enumerate(names)
    ]
    fig.legend(handles=patches, loc="outside lower center", ncols=len(names))


def thresholded(scene, probability, threshold, truth, name) -> None:
    """One class of one scene: its probability, and what a threshold takes.

    scene, probability: (height, width), 0 to 1. truth: booleans of that
        shape. name: of the class. Right pixels are blue, pixels taken
        wrongly red, missed ones grey.
    """
    scene, probability = (
        finite(v, "the values") for v in (scene, probability)
    )
    truth = np.asarray(truth, dtype=bool)
    if not scene.ndim == 2 or not scene.shape == probability.shape:
        raise ValueError(
            f"A scene {scene.shape} and its probabilities "
            f"{probability.shape} must have one shape (height, width)."
        )
    if truth.shape != scene.shape:
        raise ValueError(f"The truth has shape {truth.shape}.")
    taken = probability >= threshold
    page = np.ones((*scene.shape, 3))
    page[taken & truth] = to_rgb(COLOURS["blue"])
    page[taken & ~truth] = to_rgb(COLOURS["red"])
    page[~taken & truth] = to_rgb(COLOURS["grey"])
    # No constrained layout: it doubles the time of an answer.
    fig, axes = plt.subplots(1, 3, figsize=(9, 3.3), layout="none")
    fig.subplots_adjust(0.01, 0.02, 0.99, 0.88, wspace=0.05)
    axes[0].imshow(scene, cmap=IMAGE_MAP, vmin=0, vmax=1)
    axes[1].imshow(probability, vmin=0, vmax=1)
    axes[2].imshow(page)
    either = (taken | truth).sum()
    share = (taken & truth).sum() / either if either else 1.0
    titles = "scene", f"probability of {name}", f"IoU {share:.2f}"
    for ax, text in zip(axes, titles, strict=True):
        ax.set_title(text, loc="center")
        _frame(ax)


def filled(rows, holes, captions=None) -> None:
    """Rows of images; each one's hole is outlined, or covered.

    rows: dict from the row's name to (n, height, width) in 0..1, or to None
        for a row that shows the first one with its holes covered.
    holes: (n, height, width), 1 in the hole, else 0.
    captions: one above each column.
    Raises ValueError for other shapes, or when no row has images.
    """
    holes = as_images(holes, "the holes")
    stacks = {
        name: None if row is None else as_images(row, f"row {name!r}")
        for name, row in rows.items()
    }
    known = [stack for stack in stacks.values() if stack is not None]
    if not known or any(stack.shape != holes.shape for stack in known):
        raise ValueError(
            f"Images of shape {[s.shape for s in known]} do not fit holes of "
            f"shape {holes.shape}: give one hole an image."
        )
    same_number(captions, len(holes), "captions", "columns")
    side = min(1.3, 9.5 / len(holes))
    _, axes = plt.subplots(
        len(stacks),
        len(holes),
        figsize=(len(holes) * side + 1.6, len(stacks) * side + 0.4),
        squeeze=False,
    )
    for line, (name, stack) in zip(axes, stacks.items(), strict=True):
        for ax, k in zip(line, range(len(holes)), strict=True):
            shown = known[0] if stack is None else stack
            _with_hole(ax, shown[k], holes[k], cover=stack is None)
        line[0].set_ylabel(name, rotation=0, ha="right", va="center")
    for ax, text in zip(axes[0], captions or (), strict=False):
        ax.set_title(text, loc="center", fontsize=13)


def one_filling(image, hole, made, title) -> None:
    """An image with its hole covered, and beside it the hole filled.

    image, hole, made: (height, width). title: above the filling.
    """
    image, hole, made = (finite(v, "the image") for v in (image, hole, made))
    if not image.ndim == 2 or not image.shape == hole.shape == made.shape:
        raise ValueError("Give image, hole and filling one shape.")
    fig, (left, right) = plt.subplots(1, 2, figsize=(6.4, 3.4), layout="none")
    fig.subplots_adjust(0.01, 0.02, 0.99, 0.88, wspace=0.05)
    _with_hole(left, image, hole, cover=True)
    _with_hole(right, made, hole, cover=False)
    left.set_title("rubbed out", loc="center")
    right.set_title(title, loc="center")


def _with_hole(ax, image, hole, cover) -> None:
    """An image; its hole covered in blue, or outlined."""
    ax.imshow(image, cmap=IMAGE_MAP, vmin=0, vmax=1)
    if cover:
        page = np.zeros((*hole.shape, 4))
        page[hole > 0.5] = (*to_rgb(COLOURS["sky"]), 1)
        ax.imshow(page)
    elif (hole > 0.5).any():
        edged = np.pad(hole, 1)  # so that a hole at the border is closed
        places = (np.arange(-1, side + 1) for side in hole.shape[::-1])
        colour = COLOURS["sky"]
        ax.contour(*places, edged, [0.5], colors=colour, linewidths=1.5)
        height, width = hole.shape
        ax.set(xlim=(-0.5, width - 0.5), ylim=(height - 0.5, -0.5))
    _frame(ax)


def _colour(k: int) -> str:
    return COLOURS.get(CLASSES[k], CLASSES[k])


def _frame(ax) -> None:
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color="0.6")
