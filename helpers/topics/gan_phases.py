"""Pictures of two networks that fight: players, verdicts, samples.

Drawing alone: the models, losses and training loops stand in the notebook.
Blue is what is real, red what is generated, green what D says, orange the
loss of G.
"""

import matplotlib.pyplot as plt
import numpy as np

from ..arrays import as_images, finite, same_number, symmetric
from ..figures.charts import curves
from ..figures.models import arrow, box
from ..figures.pictures import sheet
from ..figures.style import COLOURS, IMAGE_MAP, SIGNED_MAP

REAL, FAKE, VERDICT = COLOURS["blue"], COLOURS["red"], COLOURS["green"]
LOSS_G = COLOURS["orange"]
GREY = 0.25  # images whose values span less than this show no digit


def players(phase: int) -> None:
    """The two networks, the labels and who learns in one phase.

    phase: 1 (D learns to tell real from generated) or 2 (G learns).
    Raises ValueError for any other phase.
    """
    if phase not in (1, 2):
        raise ValueError(f"A GAN has phases 1 and 2, not {phase!r}.")
    learns_d = phase == 1
    ax = plt.subplots(figsize=(10, 3.1))[1]
    _player(ax, 0.7, 1, "noise\n$z$", COLOURS["grey"], False, 1.12)
    _player(ax, 2.9, 1, "generator\n$G$", FAKE, not learns_d)
    _player(ax, 7.2, 1.6, "discriminator\n$D$", VERDICT, learns_d)
    arrow(ax, (1.26, 1), (1.97, 1))
    arrow(ax, (3.8, 1), (6.25, 1.35))
    ax.text(5.0, 0.62, "generated image", ha="center", color=FAKE)
    label = "label 0" if learns_d else "label 1"
    ax.text(5.0, 0.24, label, ha="center", weight="bold", color=FAKE)
    if learns_d:
        _player(ax, 2.9, 2.5, "training\nimages", REAL, False)
        arrow(ax, (3.8, 2.5), (6.25, 1.9))
        ax.text(5.0, 2.75, "real image", ha="center", color=REAL)
        ax.text(5.0, 2.42, "label 1", ha="center", weight="bold", color=REAL)
    else:
        arrow(
            ax,
            (7.0, 2.1),
            (2.9, 1.5),
            color=FAKE,
            linestyle="--",
            connectionstyle="arc3,rad=0.25",
        )
        ax.text(4.4, 2.75, "D's reaction: the gradient", ha="center")
    arrow(ax, (8.15, 1.6), (8.9, 1.6))
    ax.text(9.0, 1.6, "$D(x)$: how\nlikely real", va="center")
    back = 7.2 if learns_d else 2.9
    ax.text(
        back,
        (0.72 if learns_d else 0.12),
        "its weights move",
        ha="center",
        color=VERDICT if learns_d else FAKE,
        weight="bold",
    )
    still = (2.9, 0.12) if learns_d else (7.2, 0.72)
    ax.text(
        *still, "its weights stand still", ha="center", color=COLOURS["grey"]
    )
    ax.set(xlim=(0, 10.6), ylim=(-0.1, 3.1))
    ax.set_axis_off()
    names = {1: "D learns to tell", 2: "G learns to pass"}
    ax.set_title(f"Phase {phase}: {names[phase]}")


def line(
    x,
    p,
    q,
    verdict,
    best=None,
    points=None,
    arrows=None,
    title=None,
    legend=True,
) -> None:
    """The one-dimensional game: densities, D's curve and G's points.

    x: (n,) places. p, q: (n,) density of real and of generated points; what
        is above 1 is cut off, so that D keeps the same scale in every frame.
    verdict: (n,) D at those places, 0 to 1. best: (n,) the best possible D.
    points: (m,) generated points, drawn below the axis in five rows; those
        outside the places are not shown. With them
        arrows: (m,) where each point should go to look more real: the sign
        and relative size of D's slope there; drawn from each point.
    legend: False for pictures that stand side by side.
    Raises ValueError for lengths that differ and values that are not finite.
    """
    x = _vector(x, "the places")
    p = _vector(p, "the density of real points", len(x))
    q = _vector(q, "the density of generated points", len(x))
    verdict = _vector(verdict, "the verdicts of D", len(x))
    if best is not None:
        best = _vector(best, "the best verdicts", len(x))
    if points is not None:
        points = _vector(points, "the generated points")
        arrows = _vector(arrows, "the arrows", len(points))
    ax = plt.subplots(figsize=(8, 3.3))[1]
    ax.fill_between(x, p, color=REAL, alpha=0.3, lw=0)
    ax.plot(x, p, color=REAL, lw=1.5, label="real, $p$")
    ax.fill_between(x, q, color=FAKE, alpha=0.3, lw=0)
    ax.plot(x, q, color=FAKE, lw=1.5, label="generated, $q$")
    ax.plot(x, verdict, color=VERDICT, lw=3, label="$D$")
    if best is not None:
        look = {"color": "black", "lw": 2, "ls": "--"}
        ax.plot(x, best, label="$p/(p+q)$", **look)
    ax.axhline(0.5, color=COLOURS["grey"], lw=1, ls=":")
    if points is not None:
        rows = -0.08 - 0.06 * (np.arange(len(points)) % 5)
        ax.plot(points, rows, "o", color=FAKE, ms=6)
        ax.quiver(
            points,
            rows,
            0.9 * arrows / (np.abs(arrows).max() or 1.0),
            np.zeros(len(points)),
            angles="xy",
            scale_units="xy",
            scale=1,
            width=0.004,
            zorder=5,
        )
    ax.set(
        xlabel="$x$",
        ylim=(-0.38 if points is not None else 0, 1.08),
        xlim=(x[0], x[-1]),
        yticks=[0, 0.5, 1],
    )
    if legend:
        ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    if title:
        ax.set_title(title)


def generated(generator, z, blank=False) -> np.ndarray:
    """What a generator makes of z, checked: images (n, height, width).

    generator: a built Keras model from (n, width of z) to images in 0..1.
    z: (n, width), finite.
    blank: accept images without a picture (all one grey), which an untrained
        or a collapsed generator makes.
    Raises ValueError, with a sentence that says what to do, when z has
    another width, when the generator has diverged (NaN or infinite pixels)
    and, unless `blank`, when its images are all grey.
    """
    z, width = finite(z, "the values of z"), generator.input_shape[-1]
    if z.ndim != 2 or z.shape[1] != width:
        raise ValueError(
            f"z has shape {z.shape}, but this generator takes z of shape "
            f"(n, {width}): one row of {width} numbers an image."
        )
    pixels = np.asarray(generator(z.astype("float32"), training=False))
    bad = int((~np.isfinite(pixels)).sum())
    if bad:
        raise ValueError(
            f"The generator has diverged: {bad} of {pixels.size} pixels are "
            "NaN or infinite. Build it anew and train it with a smaller "
            "learning rate."
        )
    images = as_images(pixels, "the generated images")
    span = np.ptp(images, axis=(1, 2)).max()
    if span < GREY and not blank:
        raise ValueError(
            "The generator's images are all one grey (their values span "
            f"{span:.2f} of 1): it is untrained or has collapsed. Train it "
            "first, or draw it with blank=True."
        )
    return images


def progress(history, images, steps) -> None:
    """How a GAN's training goes: samples, the two losses, D's two verdicts.

    history: dict with lists of equal length "step", "loss D", "loss G",
        "D(real)" and "D(fake)"; NaN leaves a gap.
    images: (n, height, width), generated from always the same z.
    steps: the right end of the axes.
    Raises ValueError when these lists are empty or differ in length, and for
    images that cannot be drawn.
    """
    _complete(history)
    images = as_images(images)
    fig = plt.figure(figsize=(10, 4))
    grid = fig.add_gridspec(2, 2, width_ratios=[1, 1.05])
    sheet(images, fig.add_subplot(grid[:, 0]), "from fixed $z$", 8)
    losses = fig.add_subplot(grid[0, 1])
    verdicts = fig.add_subplot(grid[1, 1], sharex=losses)
    _losses(losses, history)
    highest = np.nanmax([*history["loss D"], *history["loss G"]])
    losses.set(xlim=(0, steps), ylim=(0, max(1.5, 1.05 * highest)))
    losses.tick_params(labelbottom=False)
    _verdicts(verdicts, history)
    verdicts.set_xlabel("round")
    for ax in (losses, verdicts):
        ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))


def records(histories, images=None) -> None:
    """Trainings below each other: verdicts, and losses or what was drawn.

    histories: dict from name to a history as in `progress`.
    images: dict with at least eight images for each of these names, drawn in
        place of the losses.
    The losses' scale is logarithmic and the same for all; what lies outside
    is drawn on its edge. Raises ValueError as `progress`.
    """
    for history in histories.values():
        _complete(history)
    fig, axes = plt.subplots(
        len(histories),
        2,
        squeeze=False,
        figsize=(8.4 if images is None else 6.6, 1.15 * len(histories) + 0.8),
        sharex="col",
    )
    for (left, right), (name, history) in zip(
        axes, histories.items(), strict=True
    ):
        _verdicts(left, history)
        left.set_title(name)
        if images is not None:
            sheet(images[name][:8], right, columns=4)
            continue
        inside = {k: np.clip(history[k], 0.05, 50) for k in history}
        _losses(right, inside | {"step": history["step"]})
        right.set(yscale="log", ylim=(0.045, 55))
        right.set_yticks([0.1, 1, 10], ["0.1", "1", "10"])
        right.minorticks_off()
    for ax in axes[-1, : 2 if images is None else 1]:
        ax.set_xlabel("round")
    lines = [line_ for ax in axes[0] for line_ in ax.lines[:2]]
    fig.legend(handles=lines, loc="outside upper left", ncols=4)


def descent(rounds, distances, losses, lowest) -> None:
    """The game on the line: q's way to p, and D's loss above its bound.

    rounds: (n,) from 0. distances, losses, lowest: (n,) the distance of q
        from p, D's loss, and the loss of the best D, at these rounds.
    Raises ValueError for lengths that differ.
    """
    distances = _vector(distances, "the distances", len(rounds))
    losses = _vector(losses, "the losses", len(rounds))
    lowest = _vector(lowest, "the lowest losses", len(rounds))
    left, right = plt.subplots(1, 2, figsize=(9.4, 3.3))[1]
    way = {"q to p": (rounds, distances)}
    curves(way, "round", "distance of q from p", ax=left)
    both = {
        "loss of $D$": (rounds, losses),
        r"$2 \ln 2 - 2\,\mathrm{JSD}$": (rounds, lowest),
    }
    curves(both, "round", "loss of D", ax=right)
    right.lines[0].set_color(VERDICT)
    right.lines[1].set(color="black", linestyle="--")
    right.axhline(2 * np.log(2), color=COLOURS["grey"], lw=1, ls=":")
    right.set_ylim(0, None)
    right.legend(loc="lower right")
    for ax in (left, right):
        _early(ax)


def slopes(verdicts, first, second) -> None:
    """Size of the gradient of G's two losses over the verdict.

    verdicts: (n,) D(G(z)). first, second: (n,) for log(1 - D), -log D.
    Raises ValueError for lengths that differ.
    """
    pair = {"log(1 - D)": (verdicts, first), "-log D": (verdicts, second)}
    ax = plt.subplots(figsize=(8, 3.4))[1]
    curves(pair, "verdict D(G(z))", "size of the gradient", ax=ax)
    ax.legend(loc="upper center")
    ax.set(xlim=(-0.2, 1.2), ylim=(-0.05, 1.1), xticks=[0, 0.5, 1])
    ax.text(-0.03, 0.5, "Fail", ha="right", weight="bold", fontsize=18)
    ax.text(1.03, 0.5, "Pass", ha="left", weight="bold", fontsize=18)


def gradients(steps, first, second) -> None:
    """The gradient of G's two losses while D trains, a line for each start.

    steps: (n,) of D, from 0. first, second: (starts, n) sizes above 0 with
        log(1 - D) and with -log D.
    """
    ax = plt.subplots(figsize=(8, 3.4))[1]
    for sizes, colour, name in (
        (first, "blue", "log(1 - D)"),
        (second, "red", "-log D"),
    ):
        sizes = np.asarray(sizes)
        ax.plot(steps, sizes.T, color=COLOURS[colour], lw=1, alpha=0.6)
        middle = np.median(sizes, axis=0)
        ax.plot(steps, middle, color=COLOURS[colour], lw=3, label=name)
    ax.set(yscale="log", ylabel="gradient at a point")
    ax.set_xlabel("steps of phase 1")
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    _early(ax)


def starts(late, runs, ylabel) -> None:
    """Games from several starts: a dot for each, and the first one's course.

    late: dict from a game's name, its steps of D and of G, to one number a
        start.
    runs: dict from the same names to the values, one list a start.
    """
    dots, course = plt.subplots(1, 2, figsize=(9, 3))[1]
    for k, values in enumerate(late.values()):
        dots.plot(values, np.full(len(values), k), "o", alpha=0.7)
    dots.set_yticks(range(len(late)), list(late))
    dots.set(xlim=(0, None), xlabel=ylabel, title="late, five starts")
    dots.set_ylabel("steps of D : of G")
    dots.invert_yaxis()
    for name, (values, *_) in runs.items():
        done = np.linspace(0, 100, len(values) + 1)[1:]
        course.plot(done, values, lw=2, label=name)
    course.set(xlabel="training done (%)", ylim=(0, None), title="one start")
    course.legend(loc="upper right")


def spread(values, xlabel) -> None:
    """Histograms below each other on one axis, each with its name.

    values: dict from name to (n,) finite numbers, 0 or more.
    """
    top = max(finite(v, "the values").max() for v in values.values())
    axes = plt.subplots(
        len(values), 1, figsize=(9, 1.1 * len(values) + 0.8), sharex=True
    )[1]
    for ax, (name, numbers) in zip(axes, values.items(), strict=True):
        ax.hist(numbers, np.linspace(0, top, 50), color=COLOURS["blue"])
        ax.set_yticks([])
        ax.set_title(name)
    axes[-1].set_xlabel(xlabel)


def corrections(images, slopes, captions=None) -> None:
    """Images with D's wishes over them: red wants ink, blue wants paper.

    images: (n, height, width) in 0..1.
    slopes: the same shape: the slope of D's belief in every pixel, on one
        scale for all images.
    captions: one short text above each image.
    Raises ValueError when shapes differ, when values are not finite, or when
    captions are not one an image.
    """
    images = as_images(images)
    slopes = as_images(slopes, "the slopes")
    if images.shape != slopes.shape:
        raise ValueError(
            f"There are images of shape {images.shape} but slopes of shape "
            f"{slopes.shape}: give one slope for every pixel."
        )
    same_number(captions, len(images), "captions", "images")
    count = len(images)
    size = min(1.7, 11 / count)
    fig, axes = plt.subplots(
        2, count, squeeze=False, figsize=(size * count, 2 * size + 0.4)
    )
    low, high = symmetric(slopes)
    for k in range(count):
        axes[0, k].imshow(images[k], cmap=IMAGE_MAP, vmin=0, vmax=1)
        axes[1, k].imshow(images[k], cmap=IMAGE_MAP, vmin=0, vmax=2.5)
        axes[1, k].imshow(
            slopes[k],
            cmap=SIGNED_MAP,
            vmin=low / 2,  # the strongest tenth would leave the rest pale
            vmax=high / 2,
            alpha=np.minimum(1, 3 * np.abs(slopes[k]) / high),
        )
        if captions is not None:
            axes[0, k].set_title(captions[k], loc="center", fontsize=13)
    for ax in axes.flat:
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(True)
        ax.spines[:].set_color("0.7")


def _complete(history) -> None:
    """Refuse a history without one of its five lists, or of two lengths."""
    names = ("step", "loss D", "loss G", "D(real)", "D(fake)")
    lengths = {name: len(history.get(name, ())) for name in names}
    if len({*lengths.values()}) > 1 or not lengths["step"]:
        raise ValueError(
            f"A history needs five lists of one length, not {lengths}."
        )


def _losses(ax, history) -> None:
    """The two losses over the steps, and where they lie if D must guess."""
    for name, colour in (("loss D", VERDICT), ("loss G", LOSS_G)):
        ax.plot(history["step"], history[name], color=colour, label=name)
    for level in (np.log(2), 2 * np.log(2)):
        ax.axhline(level, color=COLOURS["grey"], lw=1, ls=":")


def _verdicts(ax, history) -> None:
    """D's two mean verdicts over the steps."""
    for name, colour in (("D(real)", REAL), ("D(fake)", FAKE)):
        ax.plot(history["step"], history[name], color=colour, label=name)
    ax.axhline(0.5, color=COLOURS["grey"], lw=1, ls=":")
    ax.set(ylim=(-0.05, 1.05), yticks=[0, 0.5, 1])


def _early(ax) -> None:
    """A logarithmic axis of steps on which 0 has its place too."""
    ax.set_xscale("symlog", linthresh=1)
    ax.set_xticks([0, 1, 10, 100, 1000], ["0", "1", "10", "100", "1000"])
    ax.set_xlim(-0.3, 1.3 * ax.dataLim.x1)
    ax.minorticks_off()


def _vector(values, what, length=None):
    """The values as a finite array (length,), or a ValueError."""
    array = finite(values, what).ravel()
    if length is not None and len(array) != length:
        raise ValueError(
            f"{what[0].upper()}{what[1:]} are {len(array)} values for "
            f"{length} places: give one each."
        )
    return array


def _player(ax, x, y, text, colour, learns, width=1.82):
    """A box of one player, filled with its colour while it learns."""
    box(
        ax,
        x,
        y,
        text,
        colour,
        width,
        0.84,
        {"facecolor": colour if learns else "white", "linewidth": 3},
        color="white" if learns else "black",
        weight="bold" if learns else "normal",
        fontsize=13,
    )
