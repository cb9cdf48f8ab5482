"""Photographs in colour: the two that scikit-learn ships."""

import numpy as np

NAMES = ("china", "flower")


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
