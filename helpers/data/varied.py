"""Images with small variations, for networks to learn from as well."""

import numpy as np
from scipy import ndimage


def moved_and_turned(images):
    """Eleven of each image: moved by a pixel, and turned by 10 degrees.

    images: (n, 28, 28), or any (n, height, width).

    Returns float32 of shape (11 n, height, width): all images in each of nine
    places (by -1, 0 and 1 down, and the same to the right), what leaves the
    field cut off, then all turned by -10 and by 10 degrees. As in notebook 04.
    Raises ValueError for any other shape.
    """
    images = np.asarray(images, dtype="float32")
    if images.ndim != 3:
        raise ValueError(
            f"Images of shape {images.shape} cannot be moved: give "
            "(n, height, width)."
        )
    _, height, width = images.shape
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    moved = [
        padded[:, row : row + height, column : column + width]
        for row in range(3)
        for column in range(3)
    ]
    turned = [
        ndimage.rotate(images, angle, axes=(2, 1), reshape=False, order=1)
        for angle in (-10, 10)
    ]
    return np.concatenate(moved + turned)
