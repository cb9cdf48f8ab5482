"""Sketch faces: small drawings whose smile, eyes, brows ... are known."""

import numbers

import numpy as np

from ..arrays import whole

SIDE = 28

#: What a face is made of: name, lowest and highest value.
RANGES = {
    "smile": (-1.0, 1.0),  # corners of the mouth: hanging to raised
    "mouth": (0.0, 1.0),  # closed to open
    "eyes": (0.0, 1.0),  # narrow to wide open
    "gaze": (-1.0, 1.0),  # pupils: to the picture's left, to its right
    "brows": (-1.0, 1.0),  # inner ends: high (worried) to low (angry)
    "width": (-1.0, 1.0),  # of the head: narrow to round
}
NAMES = tuple(RANGES)

#: The rows that a scarf covers; no eye, no brow lies there.
SCARF = slice(16, 25)

#: The value of a pixel that nobody can see.
HIDDEN = -1.0

_INK = 0.6  # half the width of a line, in pixels
_CHUNK = 1000  # faces drawn at a time
_Y, _X = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2  # pixels from the middle


def load(n, seed, covered=0.0):
    """Faces whose parts vary independently of each other.

    n: how many faces. seed: of the generator.
    covered: chance of a scarf over the mouth; see `cover`.

    Returns images, float32 of shape (n, 28, 28), from 0 (paper) to 1 (ink),
    or `HIDDEN` behind a scarf; and parts, float32 of shape (n, 6), one column
    a name of `NAMES`, each uniform over its range in `RANGES`.
    The same seed gives the same parts and faces with every `covered`, but
    for the scarves.
    Raises ValueError when n is no whole number of at least 1, or covered is
    no number from 0 to 1.
    """
    n = whole(n, "n", 1)
    if not isinstance(covered, numbers.Real) or not 0 <= covered <= 1:
        raise ValueError(
            f"covered must be a number between 0 and 1, not {covered!r}."
        )
    random = np.random.default_rng(seed)
    low, high = np.array([*RANGES.values()]).T
    parts = random.uniform(low, high, (n, len(NAMES))).astype("float32")
    scarves = random.random(n) < covered
    images = draw(parts)
    images[scarves] = cover(images[scarves])
    return images, parts


def draw(parts):
    """The faces with these parts.

    parts: (n, 6), one column a name of `NAMES`, each in its range.

    Returns float32 of shape (n, 28, 28), from 0 (paper) to 1 (ink).
    Raises ValueError for another shape, and for numbers out of range.
    """
    parts = np.asarray(parts, dtype=float)
    if parts.ndim != 2 or parts.shape[1] != len(NAMES):
        raise ValueError(
            f"Parts of shape {parts.shape} are no faces: give (n, 6), one "
            f"column each of {', '.join(NAMES)}."
        )
    for name, column in zip(NAMES, parts.T, strict=True):
        low, high = RANGES[name]
        if not np.all((column >= low - 1e-6) & (column <= high + 1e-6)):
            raise ValueError(
                f"{name} must lie between {low:g} and {high:g} in every face."
            )
    starts = range(0, len(parts), _CHUNK)
    chunks = [_drawn(parts[k : k + _CHUNK]) for k in starts]
    return np.concatenate([np.empty((0, SIDE, SIDE), "float32"), *chunks])


def cover(images, rows=SCARF):
    """The same faces, some rows of pixels hidden.

    images: (n, 28, 28). rows: which ones; the scarf's unless given.
    Returns a new array of that shape, with `HIDDEN` in these rows: behind a
    scarf the mouth is gone; the chin stands below it.
    Raises ValueError for another shape.
    """
    images = np.array(images)
    if images.ndim != 3 or images.shape[1:] != (SIDE, SIDE):
        raise ValueError(
            f"Images of shape {images.shape} cannot be covered: give "
            f"(n, {SIDE}, {SIDE})."
        )
    images[:, rows] = HIDDEN
    return images


def _drawn(parts):
    """The faces with these parts; all lengths in pixels from the middle.

    The head's half axes are 10.5 +- 1.5 and 12.5; eyes, 2.8 wide each way,
    stand 4.7 aside and 2.5 up; brows 7 up; the mouth 6.2 down, its corners
    up to 2.4 higher or lower than its middle.
    """
    smile, mouth, eyes, gaze, brows, width = parts.T[..., None, None]
    head = _ellipse(_X, _Y, 10.5 + 1.5 * width, 12.5)
    ink = _line(head)
    for side in (-1, 1):
        x = side * _X - 4.7  # the right half is drawn twice, mirrored
        height = 0.6 + 1.6 * eyes
        ink = np.maximum(ink, _line(_ellipse(x, _Y + 2.5, 2.8, height)))
        inside = np.hypot(x / 2.8, (_Y + 2.5) / height) < 1
        pupil = np.hypot(x - side * 1.5 * gaze, _Y + 2.5)
        ink = np.maximum(ink, inside * np.clip(1.7 - pupil, 0, 1))
        slope = -0.45 * brows  # image rows grow downwards
        ink = np.maximum(ink, _line(_arc(x, _Y + 7, 2.8, slope, 0)))
    lip = -2.4 * smile  # how far the corners lie below the middle
    for open_by in (-1.0 * mouth, 2.2 * mouth):
        y = _Y - 6.2 - open_by
        ink = np.maximum(ink, _line(_arc(_X, y, 4.6, 0, lip - open_by)))
    return ink.astype("float32")


def _line(distance):
    return np.clip(0.5 + _INK - np.abs(distance), 0, 1)


def _ellipse(x, y, a, b):
    """Distance from the ellipse with half axes a and b, to first order."""
    r = np.hypot(x / a, y / b)
    return (r - 1) * r / np.maximum(np.hypot(x / a**2, y / b**2), 1e-9)


def _arc(x, y, half, slope, rise):
    """Distance from the arc y = slope x + rise (x / half)^2, |x| <= half."""
    near = np.clip(x, -half, half)
    tangent = slope + 2 * rise * near / half**2
    off = y - slope * near - rise * (near / half) ** 2
    aside = x - near
    return np.where(
        aside == 0, np.abs(off) / np.hypot(1, tangent), np.hypot(aside, off)
    )
