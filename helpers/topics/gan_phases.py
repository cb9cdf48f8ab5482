"""Pictures of two networks that fight: players, verdicts, samples.

Drawing alone: the models, losses and training loops stand in the notebooks.
Blue is what is real, red what is generated, green what D says.
"""

import matplotlib.pyplot as plt
import numpy as np

from ..figures.arrays import as_images, finite, same_number
from ..figures.models import arrow, box
from ..figures.pictures import sheet
from ..figures.style import COLOURS, IMAGE_MAP, SIGNED_MAP

REAL, FAKE, VERDICT = COLOURS["blue"], COLOURS["red"], COLOURS["green"]
GREY = 0.25  # images whose values span less than this show no digit


def players(phase: int) -> None:
    """The two networks, the labels and who learns in one phase.

    phase: 1 (D learns to tell real from generated) or 2 (G learns).
    Raises ValueError for any other phase.
    """
    if phase not in (1, 2):
        raise ValueError(f"A GAN has phases 1 and 2, not {phase!r}.")
    learns_d = phase == 1
    ax = plt.subplots(figsize=(10.5, 3.3))[1]
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
    x, p, q, verdict, best=None, points=None, arrows=None, title=None, ax=None
) -> None:
    """The one-dimensional game: densities, D's curve and G's points.

    x: (n,) places. p, q: (n,) density of real and of generated points; what
        is above 1 is cut off, so that D keeps the same scale in every frame.
    verdict: (n,) D at those places, 0 to 1. best: (n,) the best possible D.
    points: (m,) generated points, drawn below the axis.
    arrows: (m,) where each point should go to look more real: the sign and
        relative size of D's slope there; drawn from each point.
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
        if arrows is not None:
            arrows = _vector(arrows, "the arrows", len(points))
    if ax is None:
        ax = plt.subplots(figsize=(9, 4.2))[1]
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
        ax.plot(points, rows, "o", color=FAKE, ms=6, clip_on=False)
        if arrows is not None:
            largest = np.abs(arrows).max() or 1.0
            ax.quiver(
                points,
                rows,
                0.9 * arrows / largest,
                np.zeros(len(points)),
                angles="xy",
                scale_units="xy",
                scale=1,
                width=0.004,
                color="black",
                zorder=5,
            )
    ax.set(
        xlabel="$x$",
        ylim=(-0.38 if points is not None else 0, 1.08),
        xlim=(x[0], x[-1]),
        yticks=[0, 0.5, 1],
    )
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    if title:
        ax.set_title(title)


def generated(generator, z, blank=False) -> np.ndarray:
    """What a generator makes of z, checked: images (n, height, width).

    generator: a built Keras model from (n, width of z) to images in 0..1.
    z: (n, width), finite.
    blank: accept images without a picture (all one grey), which an untrained
        or a collapsed generator makes.

    Raises ValueError, with a sentence that says what to do, when z has the
    wrong width, when the generator is not built, when it has diverged (NaN
    or infinite pixels) and, unless `blank`, when its images are all grey.
    """
    shape = getattr(generator, "input_shape", None)
    if not getattr(generator, "built", False) or shape is None:
        raise ValueError(
            "The generator has no weights yet: give it an Input and train "
            "it before drawing its images."
        )
    z = finite(z, "the values of z")
    if z.ndim != 2 or z.shape[1] != shape[-1]:
        raise ValueError(
            f"z has shape {z.shape}, but this generator takes z of shape "
            f"(n, {shape[-1]}): one row of {shape[-1]} numbers an image."
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


def samples(generator, z, title=None, blank=False, ax=None) -> None:
    """The images that a generator makes of z, as one sheet.

    generator, z, blank and the errors: as in `generated`.
    """
    images = generated(generator, z, blank)
    if ax is None:
        columns = min(10, len(images))
        rows = -(-len(images) // columns)
        size = (0.9 * columns + 0.2, 0.9 * rows + (0.5 if title else 0.1))
        ax = plt.subplots(figsize=size)[1]
    sheet(images, ax, title)


def progress(history, images, steps=None, title=None) -> None:
    """How a GAN's training goes: samples, the two losses, D's two verdicts.

    history: dict with lists of equal length "step", "loss D", "loss G",
        "D(real)" and "D(fake)"; NaN leaves a gap.
    images: (n, height, width), generated from always the same z.
    steps: the right end of the axes; the last step unless given.
    Raises ValueError when a list is missing, empty or of another length, and
    for images that cannot be drawn.
    """
    names = ("step", "loss D", "loss G", "D(real)", "D(fake)")
    for name in names:
        if not len(history.get(name, ())):
            raise ValueError(f"The history has no values of {name!r}.")
        if len(history[name]) != len(history["step"]):
            raise ValueError(
                f"The history has {len(history['step'])} steps but "
                f"{len(history[name])} values of {name!r}."
            )
    images = as_images(images)
    fig = plt.figure(figsize=(11, 4.6))
    grid = fig.add_gridspec(2, 2, width_ratios=[1, 1.05])
    sheet(images, fig.add_subplot(grid[:, 0]), title or "from fixed $z$", 8)
    losses = fig.add_subplot(grid[0, 1])
    verdicts = fig.add_subplot(grid[1, 1], sharex=losses)
    t = history["step"]
    losses.plot(t, history["loss D"], color=VERDICT, label="loss of D")
    losses.plot(t, history["loss G"], color=FAKE, label="loss of G")
    losses.set(xlim=(0, steps or t[-1]), ylim=(0, None))
    for level in (np.log(2), 2 * np.log(2)):  # both, if D can only guess
        losses.axhline(level, color=COLOURS["grey"], lw=1, ls=":")
    losses.tick_params(labelbottom=False)
    verdicts.plot(t, history["D(real)"], color=REAL, label="D(real)")
    verdicts.plot(t, history["D(fake)"], color=FAKE, label="D(fake)")
    verdicts.axhline(0.5, color=COLOURS["grey"], lw=1, ls=":")
    verdicts.set(ylim=(0, 1), yticks=[0, 0.5, 1], xlabel="step")
    for ax in (losses, verdicts):
        ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))


def corrections(images, slopes, captions=None, title=None) -> None:
    """Images with D's wishes over them: red wants ink, blue wants paper.

    images: (n, height, width) in 0..1.
    slopes: the same shape: the slope of D's verdict in every pixel. Each
        image has its own scale.
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
        2,
        count,
        squeeze=False,
        figsize=(size * count, 2 * size + 0.4 + (0.4 if title else 0)),
    )
    for k in range(count):
        axes[0, k].imshow(images[k], cmap=IMAGE_MAP, vmin=0, vmax=1)
        largest = np.abs(slopes[k]).max() or 1.0
        axes[1, k].imshow(images[k], cmap=IMAGE_MAP, vmin=0, vmax=2.5)
        axes[1, k].imshow(
            slopes[k],
            cmap=SIGNED_MAP,
            vmin=-largest,
            vmax=largest,
            alpha=np.minimum(1, 1.5 * np.abs(slopes[k]) / largest),
        )
        if captions is not None:
            axes[0, k].set_title(captions[k], loc="center", fontsize=13)
    for ax in axes.flat:
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(True)
        ax.spines[:].set_color("0.7")
    if title:
        fig.suptitle(title, x=0.01, ha="left", fontsize=15)


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
