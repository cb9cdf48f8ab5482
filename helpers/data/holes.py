"""Holes of several shapes and sizes, to cut out of images."""

import numpy as np

from ..arrays import whole

SHAPES = ("box", "disc", "line")


def make(count, least=0.05, most=0.4, shapes=SHAPES, side=28, seed=0):
    """Holes, float32 of shape (count, side, side): 1 in the hole, else 0.

    count: a whole number. shapes: equally often each, in random order: a
        box whose sides are as 2 to 1 at most, a disc, or a straight line
        across the image.
    least, most: the share of the image that the shape would hide if it lay
        wholly inside, drawn evenly between them. The centre lies anywhere
        in the middle half of the image, so some of it may be cut off.
    seed: the same seed gives the same holes.

    Raises ValueError for other counts, sides, shapes, and shares that do
    not satisfy 0 < least <= most < 1.
    """
    count, side = whole(count, "The count", 1), whole(side, "The side", 4)
    if not shapes or not set(shapes) <= set(SHAPES):
        raise ValueError(
            f"The shapes are {shapes!r}: choose from {', '.join(SHAPES)}."
        )
    if not 0 < least <= most < 1:
        raise ValueError(
            f"Holes cannot hide shares from {least!r} to {most!r}: give "
            "0 < least <= most < 1."
        )
    random = np.random.default_rng(seed)
    order = random.permutation(np.arange(count) % len(shapes))
    holes = [
        _hole(shapes[k], random.uniform(least, most) * side**2, side, random)
        for k in order
    ]
    return np.stack(holes).astype("float32")


def _hole(shape, area, side, random):
    """One hole of about `area` pixels, (side, side)."""
    middle = random.uniform(side / 4, 3 * side / 4, 2)
    y, x = np.indices((side, side)) + 0.5 - middle[:, None, None]
    if shape == "disc":
        return x**2 + y**2 <= area / np.pi
    if shape == "box":
        ratio = random.uniform(0.5, 2)
        high, wide = np.sqrt(area * ratio), np.sqrt(area / ratio)
        return (np.abs(y) <= high / 2) & (np.abs(x) <= wide / 2)
    turn = random.uniform(0, np.pi)
    across = np.abs(x * np.sin(turn) - y * np.cos(turn))
    return across <= max(area / side / 2, 0.75)
