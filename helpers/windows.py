"""Windows that slide over an image: their sizes, and pictures of them."""

import operator


def _whole(value, name, least):
    """value as an int of at least `least`, or a ValueError."""
    try:
        if isinstance(value, bool):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise ValueError(
            f"{name} must be a whole number, not {value!r}."
        ) from None
    if number < least:
        raise ValueError(f"{name} must be at least {least}, not {number}.")
    return number


def check_window(size, kernel, stride=1, padding="valid"):
    """Refuse a window that cannot slide over its input.

    size: length of one side of the input, in pixels, at least 1.
    kernel: length of one side of the window, at least 1.
    stride: pixels from one window to the next, at least 1.
    padding: "valid" (no zeros around), "same" (as many zeros as Keras adds
        to give ceil(size / stride) windows a side), or the number p >= 0
        of zeros on every side.

    Raises ValueError, in one sentence, when a number is not whole or too
    small, when padding is none of these, or when the window is larger than
    the padded input. Returns None.
    """
    size = _whole(size, "The input size", 1)
    kernel = _whole(kernel, "The kernel size", 1)
    _whole(stride, "The stride", 1)
    if isinstance(padding, str):
        if padding not in ("valid", "same"):
            raise ValueError(
                'The padding must be "valid", "same" or a whole number, '
                f"not {padding!r}."
            )
        padded = max(size, kernel) if padding == "same" else size
    else:
        padded = size + 2 * _whole(padding, "The padding", 0)
    if kernel > padded:
        raise ValueError(
            f"A window of {kernel} does not fit into an input of {padded}: "
            "take a smaller kernel, a larger input or more padding."
        )
