"""Checks of arrays and whole numbers, and images put side by side.

Values that cannot be used raise ValueError with one sentence that says what
is wrong.
"""

import math
import operator

import numpy as np


def numbers(values, what: str) -> np.ndarray:
    """The values as an array of floats, of any shape; NaN is fine.

    what: the name of the values in the error's sentence.
    Raises ValueError when they are no numbers, or rows of unequal length.
    """
    try:
        return np.asarray(values, dtype="float64")
    except (TypeError, ValueError) as error:
        raise ValueError(f"{what} must be an array of numbers.") from error


def finite(values, what: str) -> np.ndarray:
    """The values as an array of finite floats, of any shape but empty.

    what: the name of the values in the error's sentence.
    Raises ValueError when they are no numbers, none, NaN or infinite.
    """
    array = numbers(values, what)
    if array.size == 0:
        raise ValueError(f"{what} must not be empty.")
    bad = int((~np.isfinite(array)).sum())
    if bad:
        raise ValueError(
            f"{what} hold {bad} of {array.size} values that are NaN or "
            "infinite: find where they come from before drawing them."
        )
    return array


def as_images(values, what: str = "the images") -> np.ndarray:
    """Images as an array (n, height, width).

    values: shape (n, height, width), (n, height, width, 1), or (n, pixels)
        with a square number of pixels.
    what: the name of the values in the error's sentence.
    Raises ValueError for any other shape and for values that are not finite.
    """
    array = finite(values, what)
    if array.ndim == 4 and array.shape[-1] == 1:
        array = array[..., 0]
    if array.ndim == 2:
        side = math.isqrt(array.shape[1])
        if side * side == array.shape[1]:
            array = array.reshape(-1, side, side)
    if array.ndim != 3:
        raise ValueError(
            f"{what} have shape {np.shape(values)}: give (n, height, width), "
            "(n, height, width, 1) or (n, side * side)."
        )
    return array


def whole(value, name: str, least: int) -> int:
    """The value as an int of at least `least`.

    name: what the value is, as the error's sentence begins.
    Raises ValueError when it is not a whole number, or smaller.
    """
    try:
        if isinstance(value, (bool, np.bool_)):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise ValueError(
            f"{name} must be a whole number, not {value!r}."
        ) from None
    if number < least:
        raise ValueError(f"{name} must be at least {least}, not {number}.")
    return number


def same_number(texts, count: int, texts_name: str, things: str) -> None:
    """Refuse texts (None is fine) that are not one for each thing.

    texts_name, things: what they are, in the plural, for the ValueError.
    """
    if texts is not None and len(texts) != count:
        raise ValueError(
            f"There are {len(texts)} {texts_name} for {count} {things}: give "
            "one each."
        )


def symmetric(values) -> tuple[float, float]:
    """(-m, m) with m the largest magnitude: the limits of a signed scale.

    values: finite numbers of any shape; m is 1 when all of them are 0.
    """
    largest = float(np.abs(finite(values, "the values")).max()) or 1.0
    return -largest, largest


def tile(stack, columns: int, gap=0, below=None, fill=np.nan) -> np.ndarray:
    """Images side by side in one array, `columns` in a line.

    stack: (n, height, width) or (n, height, width, channels), n >= 1.
    gap: pixels left free between two columns.
    below: pixels left free between two lines; `gap` unless given.
    fill: the value of what is left free, the rest of the last line included.

    Returns an array (lines * (height + below) - below, columns * (width +
    gap) - gap) with the channels, where there are any, as its last axis.
    """
    stack = np.asarray(stack)
    count, height, width = stack.shape[:3]
    below = gap if below is None else below
    lines = math.ceil(count / columns)
    page = np.full(
        (
            lines * (height + below) - below,
            columns * (width + gap) - gap,
            *stack.shape[3:],
        ),
        fill,
        dtype=np.result_type(stack, fill),
    )
    for k, image in enumerate(stack):
        top = k // columns * (height + below)
        left = k % columns * (width + gap)
        page[top : top + height, left : left + width] = image
    return page
