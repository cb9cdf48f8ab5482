"""An image beside what a network makes of it."""

import matplotlib.pyplot as plt

from ..arrays import finite, tile
from .style import COLOURS, IMAGE_MAP


def reading(image, probabilities, maps=None) -> None:
    """Draw an image, the feature maps that it gives, and the verdict.

    image: (height, width), 0 paper to 1 ink.
    probabilities: (classes,), from 0 to 1, of the classes 0, 1, 2 ...; the
        largest is the verdict.
    maps: (n, height, width), from 0 up, drawn four in a row on one scale;
        left out unless given.
    Raises ValueError for other shapes and for values that are not finite.
    """
    image = finite(image, "the image")
    probabilities = finite(probabilities, "the probabilities")
    if image.ndim != 2 or probabilities.ndim != 1:
        raise ValueError(
            "An image has shape (height, width) and its probabilities "
            f"(classes,), not {image.shape} and {probabilities.shape}."
        )
    if maps is not None:
        maps = finite(maps, "the feature maps")
        if maps.ndim != 3:
            raise ValueError(
                "Feature maps have shape (n, height, width), not "
                f"{maps.shape}."
            )
    size, widths = (7, 3.1), [1, 1.4]
    if maps is not None:
        size, widths = (11.5, 3.2), [1, 2.05, 1.1]
    # No constrained layout: it doubles the time of an answer.
    fig, (left, *middle, right) = plt.subplots(
        1, len(widths), figsize=size, width_ratios=widths, layout="none"
    )
    fig.subplots_adjust(0.01, 0.2, 0.98, 0.89, wspace=0.2)
    best = int(probabilities.argmax())
    left.imshow(image, cmap=IMAGE_MAP, vmin=0, vmax=1)
    left.set_title(f"read as {best}", loc="center")
    for ax in middle:
        page = tile(maps, columns=4, gap=1)
        ax.imshow(page, cmap="viridis", vmin=0, vmax=maps.max() or 1)
        ax.set_title("feature maps", loc="center")
    for ax in (left, *middle):
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set(visible=True, color="0.6")
    classes = range(len(probabilities))
    colours = [COLOURS["red" if k == best else "blue"] for k in classes]
    right.bar(classes, probabilities, color=colours)
    right.set(xticks=classes, yticks=[0, 0.5, 1], ylim=(0, 1))
    right.set(xlabel="class", ylabel="probability")
