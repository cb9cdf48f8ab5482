"""Measures of filters: how wide they are, and how much of one direction.

A filter is an image of signed weights. All measures take filters
(n, height, width), or (n, side * side), give (n,) numbers, do not depend on
a filter's sign or scale, and raise ValueError for other shapes, for values
that are not finite, and for a filter whose weights are all 0.
"""

import numpy as np
from scipy import ndimage

from .arrays import as_images


def half_area(filters) -> np.ndarray:
    """Number of pixels with at least half of the largest magnitude."""
    size = np.abs(_filters(filters))
    return (size >= size.max(axis=(1, 2), keepdims=True) / 2).sum(axis=(1, 2))


def spot_area(filters) -> np.ndarray:
    """Number of those pixels that hang together with the largest one.

    Pixels with at least half of the largest magnitude, reached from the
    largest over shared sides: the spot that the filter looks at most.
    """
    size = np.abs(_filters(filters))
    large = size >= size.max(axis=(1, 2), keepdims=True) / 2
    areas = []
    for spots, magnitude in zip(large, size, strict=True):
        labels, _ = ndimage.label(spots)
        peak = labels.flat[magnitude.argmax()]
        areas.append(np.sum(labels == peak))
    return np.array(areas)


def radius(filters) -> np.ndarray:
    """Distance of the weights from their centre, in pixels.

    The root of the mean squared distance, each pixel counted with its
    weight's square; a filter that fills a square of side s evenly has
    s / sqrt(6).
    """
    energy = _filters(filters) ** 2
    energy /= energy.sum(axis=(1, 2), keepdims=True)
    distance = 0.0
    for axis, size in enumerate(energy.shape[1:], 1):
        share = energy.sum(axis=3 - axis)  # along the other axis: (n, size)
        place = np.arange(size)
        mean = share @ place
        distance += share @ place**2 - mean**2
    return np.sqrt(np.maximum(distance, 0))


def orientation_share(filters, band: float = 45.0) -> np.ndarray:
    """Share of a filter's energy in its best band of directions, 0 to 1.

    band: width of the band in degrees, of the 180 that there are. The energy
        is that of the filter's Fourier transform, without its mean; of a
        filter without any direction, the share is about band / 180.
    """
    if not 0 < band <= 180:
        raise ValueError(f"The band is {band} degrees: give 0 to 180.")
    images = _filters(filters)
    images = images - images.mean(axis=(1, 2), keepdims=True)
    if not images.any(axis=(1, 2)).all():
        raise ValueError("A filter is the same everywhere: no direction.")
    size = 4 * max(images.shape[1:])
    power = np.abs(np.fft.fft2(images, (size, size))) ** 2
    down, right = np.meshgrid(*2 * [np.fft.fftfreq(size)], indexing="ij")
    power *= np.hypot(down, right) <= 0.5  # a disk: no direction has more
    degrees = np.rad2deg(np.arctan2(down, right))
    centres = np.arange(0, 180, 5)[:, None, None]
    away = np.abs((degrees - centres + 90) % 180 - 90)
    in_band = (away <= band / 2).reshape(len(centres), -1)
    power = power.reshape(len(power), -1)
    return (power @ in_band.T).max(axis=1) / power.sum(axis=1)


def _filters(filters) -> np.ndarray:
    """(n, height, width), none of them 0 everywhere."""
    images = as_images(filters, "the filters")
    if not images.any(axis=(1, 2)).all():
        raise ValueError("A filter has no weight but 0: it has no width.")
    return images
