"""The exercises of 01_convolution."""

import numpy as np

from .verdict import Verdict, call, is_blank, not_attempted, right, wrong


def edge_filter(answer) -> Verdict:
    """Exercise 1: a 3x3 filter for edges with paper above and ink below.

    answer: (3, 3) numbers. Ink counts +1 and paper -1, as in the X. Right
    when an area of one shade and every upright edge give 0, and an edge with
    paper above and ink below never a negative answer, and once a positive.
    """
    if is_blank(answer):
        return not_attempted("my_filter")
    kernel, problem = _numbers(answer, (3, 3), "my_filter")
    if problem:
        return problem
    rows, columns = kernel.sum(axis=1), kernel.sum(axis=0)
    if not kernel.any():
        return wrong("a filter of zeros answers 0 to everything.")
    if abs(kernel.sum()) > 1e-6:
        return wrong(
            "it answers to an area of one shade: its nine weights must add "
            f"up to 0, and yours add up to {kernel.sum():g}."
        )
    if np.abs(columns).max() > 1e-6:
        if np.abs(rows).max() < 1e-6:
            return wrong(
                "it finds upright edges: yours is turned by a quarter, so "
                "transpose it."
            )
        return wrong(
            "it also answers to upright edges: each column of weights must "
            "add up to 0."
        )
    # The answers, halved, to ink in the last row alone, the last two rows.
    edges = np.array([rows[2], rows[1] + rows[2]])
    if edges.max() < -1e-6:
        return wrong(
            "the sign is reversed: it is positive where ink is above paper."
        )
    if edges.min() < -1e-6 or edges.max() < 1e-6:
        return wrong(
            "its answer to paper above ink is 0, or negative in some place: "
            "put negative weights in the first row and positive ones in the "
            "last."
        )
    return right(
        "one row of weights subtracts what is above, another adds what is "
        "below: the filter is a difference, so a constant area gives 0."
    )


def max_pooling(function) -> Verdict:
    """Exercise 2: 2x2 max pooling with stride 2 and 'same'.

    function: takes (rows, columns) numbers and returns the largest of each
    2x2 block, (ceil(rows / 2), ceil(columns / 2)); a last odd row or column
    makes blocks of its own.
    """
    odd = np.arange(35.0).reshape(5, 7) - 40.0  # all negative
    odd = odd[:, ::-1] * np.where(np.arange(7) % 2, 1.0, 0.5)
    even = np.array([[1, 2, 0, 7], [3, 4, 5, -6]], dtype="float64")
    for values in (even, odd):
        given, problem = call(function, values.copy())
        if problem:
            return problem
        expected = _pooled(values, np.max, -np.inf)
        pooled, problem = _numbers(given, None, "the result")
        if problem:
            return problem
        problem = _pooling_mistake(values, pooled, expected)
        if problem:
            return problem
    return right(
        "each number is the largest of its block, and the odd row and "
        "column at the end keep blocks of their own."
    )


def sizes(answer) -> Verdict:
    """Exercise 3: the sides after four layers over a 32x32 image.

    The layers: kernel 5, valid; pooling 2, stride 2; kernel 3, stride 2,
    same; kernel 3, valid. answer: four whole numbers.
    """
    if is_blank(answer):
        return not_attempted("my_sizes")
    if isinstance(answer, (list, tuple)) and any(map(is_blank, answer)):
        return not_attempted("my_sizes")
    given, problem = _numbers(answer, (4,), "my_sizes")
    if problem:
        return problem
    expected = (28, 14, 7, 5)
    hints = (
        {
            27: "the first layer: the formula ends with + 1.",
            32: "the first layer is 'valid': it adds no zeros.",
            30: "the first layer's kernel is 5, not 3.",
        },
        {
            27: "the second layer moves by 2, not by 1.",
            13: "the second layer: 13 steps of 2 make 14 windows, + 1.",
        },
        {
            6: "the third layer is 'same': ceil(14 / 2), not the formula "
            "with p = 0.",
            14: "the third layer has stride 2: 'same' keeps the size only "
            "when the stride is 1.",
            12: "the third layer has stride 2 and is 'same'.",
        },
        {
            7: "the fourth layer is 'valid': a kernel of 3 loses 2.",
            4: "the fourth layer: the formula ends with + 1.",
        },
    )
    for k in range(4):
        if given[k] != expected[k]:
            general = (
                f"the size after layer {k + 1} is not {given[k]:g}: put i, "
                "p, k and s of that layer into the formula."
            )
            return wrong(hints[k].get(given[k], general))
    return right(
        "each layer's output is the next layer's i; the number of filters "
        "plays no part in it."
    )


def parameters(answer) -> Verdict:
    """Exercise 4: the parameters of Conv2D(64, 3) over (14, 14, 32)."""
    if is_blank(answer):
        return not_attempted("my_parameters")
    value, problem = _numbers(answer, (), "my_parameters")
    if problem:
        return problem
    weights = 3 * 3 * 32 * 64
    if value == weights + 64:
        return right(
            "9 places x 32 channels x 64 filters and 64 biases; the size of "
            "the image does not enter."
        )
    hints = {
        weights: "you left out the biases: one for each filter.",
        weights + 1: "every filter has a bias of its own, not one for all.",
        weights + 32: "there is one bias for each filter, not for each "
        "input channel.",
        3 * 3 * 64 + 64: "each filter reads all 32 channels of its input.",
        3 * 3 * 64: "each filter reads all 32 channels of its input, and "
        "has a bias.",
        3 * 32 * 64 + 64: "a kernel of 3 has 3 x 3 places.",
        12 * 12 * 64: "that is how many numbers come out; asked are the "
        "weights, which all windows share.",
        14 * 14 * 64: "that is how many numbers come out; asked are the "
        "weights, which all windows share.",
    }
    return wrong(
        hints.get(
            float(value),
            "count k x k x (channels in) weights for each filter, and one "
            "bias each.",
        )
    )


def _numbers(given, shape, name):
    """(float array, None), or (None, what is wrong with it)."""
    try:
        values = np.asarray(given, dtype="float64")
    except (TypeError, ValueError):
        return None, wrong(f"{name} must be made of numbers.")
    if isinstance(given, (str, bytes)) or values.dtype.kind != "f":
        return None, wrong(f"{name} must be made of numbers.")
    if shape is not None and values.shape != shape:
        asked = f"shape {shape}" if shape else "one number"
        got = f"shape {values.shape}" if values.shape else "one number"
        return None, wrong(f"{name} must have {asked}, not {got}.")
    if not np.isfinite(values).all():
        return None, wrong(f"{name} must hold finite numbers only.")
    return values, None


def _pooled(values, take, fill):
    """2x2 blocks of values padded with `fill` at the end, reduced."""
    rows, columns = values.shape
    padded = np.pad(
        values, ((0, rows % 2), (0, columns % 2)), constant_values=fill
    )
    blocks = padded.reshape(padded.shape[0] // 2, 2, -1, 2)
    return take(blocks, axis=(1, 3))


def _pooling_mistake(values, pooled, expected):
    """The verdict on one wrong result, or None for the right one."""
    rows, columns = values.shape
    if pooled.shape == (rows // 2, columns // 2) != expected.shape:
        return wrong(
            f"from {values.shape} it makes {pooled.shape}: the odd last row "
            "and column are dropped. 'same' keeps them, with blocks of "
            "their own."
        )
    if pooled.shape in (values.shape, (rows - 1, columns - 1)):
        return wrong(
            f"from {values.shape} it makes {pooled.shape}: the window must "
            "move by 2, not by 1."
        )
    if pooled.shape != expected.shape:
        return wrong(
            f"from {values.shape} it makes {pooled.shape}, where "
            f"{expected.shape} is asked for: one number for each 2x2 block."
        )
    if np.allclose(pooled, expected):
        return None
    if np.allclose(pooled, _pooled(values, np.max, 0.0)):
        return wrong(
            "zeros were added at the end and win over negative numbers: "
            "pad with -infinity, or look only at what is there."
        )
    if np.allclose(pooled, _pooled(values, np.nanmean, np.nan)):
        return wrong("that is the mean of each block, not its largest.")
    if np.allclose(pooled, _pooled(values, np.min, np.inf)):
        return wrong("that is the smallest of each block, not its largest.")
    return wrong(
        f"the shape is right, but not the numbers: from\n{values}\nit should "
        f"make\n{expected}."
    )
