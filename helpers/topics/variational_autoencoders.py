"""Figures of 10_variational_autoencoders: clouds, points and the truth."""

import matplotlib.pyplot as plt
import numpy as np

from ..figures.arrays import as_images, finite
from ..figures.style import COLOURS, IMAGE_MAP


def opinions(images, clouds, points, truth, xlabel) -> None:
    """What two codes say of one number of each image, and what it is.

    images: n images (see `arrays.as_images`), one a column.
    clouds: (n, 2), mean and standard deviation of a normal distribution,
        drawn as a hill under its image.
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
    widest = np.concatenate([clouds @ [1, 2], clouds @ [1, -2], points, truth])
    x = np.linspace(-1.1, 1.1, 400) * max(1.0, np.abs(widest).max())
    _, panels = plt.subplots(
        2, n, figsize=(min(11, 1.9 * n), 3.4), squeeze=False, sharey="row"
    )
    for k, (above, below) in enumerate(panels.T):
        above.imshow(images[k], cmap=IMAGE_MAP, vmin=0, vmax=1)
        above.set_axis_off()
        mean, width = clouds[k]
        hill = np.exp(-(((x - mean) / width) ** 2) / 2)
        below.fill_between(x, hill, color=COLOURS["blue"], alpha=0.5)
        below.axvline(points[k], color=COLOURS["red"], linestyle="--")
        below.plot(truth[k], 0, "^", color="black", clip_on=False)
        below.set(xlim=(x[0], x[-1]), ylim=(0, 1.15), yticks=[])
        below.set_xlabel(xlabel)
