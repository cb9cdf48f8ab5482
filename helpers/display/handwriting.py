"""Handwriting as MNIST prepares it: from strokes to a digit of 28 x 28."""

import numpy as np
from PIL import Image, ImageDraw

from ..arrays import finite

#: Width of the pen, as a part of the pad's side.
PEN = 1 / 12

FIELD, BOX = 28, 20  # sides of a prepared digit and of the box for its ink


def ink(strokes, side: int = 280) -> np.ndarray:
    """What strokes of a round pen leave on a square of paper.

    strokes: a list of strokes, each a list of points (x, y): x runs from 0
        at the left to 1 at the right, y from 0 at the top to 1 at the
        bottom. What lies outside is cut off.
    side: of the paper, in pixels.

    Returns float32 of shape (side, side): 0 paper, 1 ink. Raises ValueError
    when a stroke is no list of points, and when no ink is on the paper.
    """
    paper = Image.new("L", (side, side))
    pencil = ImageDraw.Draw(paper)
    width = PEN * side
    for stroke in strokes:
        points = finite(stroke, "the points of a stroke")
        if points.ndim != 2 or points.shape[1] != 2:
            raise ValueError(
                f"A stroke has shape {points.shape}: give its points, "
                "(n, 2), as x and y from 0 to 1."
            )
        points = points * side
        pencil.line(points.ravel().tolist(), fill=255, width=round(width))
        for x, y in points.tolist():
            pencil.circle((x, y), width / 2, fill=255)
    pixels = np.asarray(paper, dtype="float32") / 255
    if not pixels.any():
        raise ValueError(
            "No ink is on the pad: draw at least one stroke on it (x and y "
            "run from 0 to 1)."
        )
    return pixels


def prepare(ink) -> np.ndarray:
    """Ink as a digit of MNIST: scaled, grey at its edges, and centred.

    The box around all ink above 0 is scaled, with its aspect ratio, until
    its longer side is 20 pixels; each new pixel is the mean of the area that
    it covers, hence grey edges. Whole pixels then shift it until its centre
    of mass is nearest to pixel (14, 14) of 28 x 28, counted from 0; no ink
    is shifted out.

    ink: (height, width), of any size, 0 paper to 1 ink.

    Returns float32 of shape (28, 28), from 0 to 1. Raises ValueError for
    any other shape or values, and when there is no ink.
    """
    ink = finite(ink, "the values of the ink")
    if ink.ndim != 2:
        raise ValueError(
            f"The ink has shape {ink.shape}: give one image, (height, width)."
        )
    if ink.min() < 0 or ink.max() > 1:
        raise ValueError(
            f"The ink runs from {ink.min():g} to {ink.max():g}: scale it to "
            "0 (paper) to 1 (ink)."
        )
    rows, columns = np.nonzero(ink)
    if not rows.size:
        raise ValueError("There is no ink in the image: all of it is 0.")
    box = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    height, width = (
        max(1, round(BOX * length / max(box.shape))) for length in box.shape
    )
    small = np.asarray(
        Image.fromarray(box.astype("float32")).resize(
            (width, height), Image.Resampling.BOX
        )
    )
    top = _shift(small.sum(axis=1))
    left = _shift(small.sum(axis=0))
    digit = np.zeros((FIELD, FIELD), dtype="float32")
    digit[top : top + height, left : left + width] = small
    return digit.clip(0, 1)


def _shift(profile) -> int:
    """Where a profile of ink begins when its centre is in the middle."""
    centre = np.average(np.arange(len(profile)), weights=profile)
    return int(np.clip(round(FIELD / 2 - centre), 0, FIELD - len(profile)))
