"""Scenes: real digits on pieces of photographs, each pixel with its class."""

import numpy as np
from PIL import Image

from ..arrays import as_images, finite, whole
from . import photographs

SIDE, DIGIT, PER_SCENE = 32, 20, 2  # pixels, pixels, digits
GROUND = 0.7  # the ground's brightest pixel
INK = 0.75, 1.0  # a digit's own level lies between these


def make(images, labels, kinds, count, seed=0):
    """Scenes of two digits: ``(scenes, classes)``.

    images, labels: digits, (n, 28, 28) from 0 to 1 and (n,); those whose
        label is among `kinds` are used, drawn with replacement.
    kinds: the labels that may appear, all different.
    count: of scenes, an even number. seed: the same seed, the same scenes.

    Each digit is scaled from 28 to 20 pixels a side and lies wholly in the
    scene, at a random place, with a level of its own; the second may cover
    the first. The ground is a piece of a photograph (see
    `photographs.patches`), darkened to at most 0.7.

    scenes: float32 (count, 32, 32), from 0 to 1. classes: int64 of the same
    shape: 0 where the ground is, k + 1 where the upper digit with at least
    half ink has label kinds[k].

    Raises ValueError for other shapes, counts or kinds, and when a kind has
    no digit.
    """
    images, labels = as_images(images), np.asarray(labels)
    count, kinds = whole(count, "The count", 2), list(kinds)
    if images.shape[1:] != (28, 28) or labels.shape != (len(images),):
        raise ValueError(
            f"Digits of shape {images.shape} with labels of shape "
            f"{labels.shape} make no scenes: give (n, 28, 28) and (n,)."
        )
    if finite(images, "the digits").min() < 0 or images.max() > 1:
        raise ValueError("The digits must run from 0 (paper) to 1 (ink).")
    if not kinds or len(set(kinds)) < len(kinds):
        raise ValueError("Give the kinds as different labels, at least one.")
    for kind in kinds:
        if kind not in labels:
            raise ValueError(f"There is no digit with the label {kind!r}.")
    random = np.random.default_rng(seed)
    grounds = photographs.patches(count, SIDE, seed=random.integers(2**31))
    usable = np.flatnonzero(np.isin(labels, kinds))
    scenes, classes = [], []
    for ground in grounds:
        scene, of = GROUND * ground, np.zeros((SIDE, SIDE), dtype="int64")
        for k in random.choice(usable, PER_SCENE):
            ink = _smaller(images[k])
            row, column = random.integers(0, SIDE - DIGIT + 1, 2)
            at = np.s_[row : row + DIGIT, column : column + DIGIT]
            level = random.uniform(*INK)
            scene[at] += ink * (level - scene[at])
            of[at][ink >= 0.5] = 1 + kinds.index(labels[k])
        scenes.append(scene)
        classes.append(of)
    return np.stack(scenes).astype("float32"), np.stack(classes)


def _smaller(digit):
    """A digit (28, 28) at (20, 20)."""
    small = Image.fromarray(digit.astype("float32")).resize(
        (DIGIT, DIGIT), Image.Resampling.BILINEAR
    )
    return np.asarray(small).clip(0, 1)
