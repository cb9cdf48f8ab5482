"""Photographs: the two that scikit-learn ships, in colour or in patches."""

import numpy as np

from ..arrays import whole

NAMES = ("china", "flower")
GREY = np.array([0.299, 0.587, 0.114], dtype="float32")  # ITU-R BT.601


def load(name: str) -> np.ndarray:
    """A photograph, float32 of shape (427, 640, 3), from 0 to 1.

    name: "china", a pagoda above a lake, or "flower", a dahlia.

    The last axis holds red, green and blue, as stored (sRGB, not linear in
    light). Source: the package scikit-learn, which ships both under the
    Creative Commons licence BY 2.0: "china" by danielbuechele, "flower" by
    vultilion, both of flickr.com.

    Raises ValueError for any other name, and FileNotFoundError when the
    package's file cannot be read.
    """
    if name not in NAMES:
        raise ValueError(
            f"There is no photograph {name!r}: choose one of "
            f"{', '.join(NAMES)}."
        )
    from sklearn.datasets import load_sample_image

    try:
        pixels = load_sample_image(f"{name}.jpg")
    except (AttributeError, OSError) as error:
        raise FileNotFoundError(
            f"The photograph {name}.jpg of scikit-learn cannot be read. Get "
            "it back with `pip install --force-reinstall scikit-learn`."
        ) from error
    return pixels.astype("float32") / 255.0


def patches(count: int, side: int = 12, seed: int = 0) -> np.ndarray:
    """Grey square patches of both photographs, float32 (count, side, side).

    count: an even number; one half is cut out of each photograph, at places
        chosen at random, and the order is random too. side: in pixels, at
        most 427. The same seed gives the same patches.

    Grey is 0.299 red + 0.587 green + 0.114 blue, from 0 (black) to 1 (white).
    Raises ValueError for other counts and sides, and as `load`.
    """
    count, side = whole(count, "The count", 2), whole(side, "The side", 1)
    if count % 2:
        raise ValueError(f"The count must be even, not {count}.")
    photos = [load(name) @ GREY for name in NAMES]
    if side > min(photos[0].shape):
        raise ValueError(
            f"The photographs have shape {photos[0].shape}: patches of side "
            f"{side} do not fit into them."
        )
    random = np.random.default_rng(seed)
    cut = np.concatenate(
        [_squares(photo, count // 2, side, random) for photo in photos]
    )
    return random.permutation(cut)


def _squares(photo, count, side, random):
    """(count, side, side) out of a photograph (height, width)."""
    windows = np.lib.stride_tricks.sliding_window_view(photo, (side, side))
    rows, columns = (random.integers(n, size=count) for n in windows.shape[:2])
    return windows[rows, columns]
