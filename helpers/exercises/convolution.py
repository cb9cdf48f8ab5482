"""The exercises of 01_convolution."""

import numpy as np

from .answers import Hint, call, compare, exercise, numbers, try_out


@exercise("my_filter")
def edge_filter(answer):
    """Exercise 1: a 3x3 filter for edges with paper above and ink below.

    answer: (3, 3) numbers. Ink counts +1 and paper -1, as in the X. Right
    when an area of one shade and every upright edge give 0, and an edge with
    paper above and ink below never a negative answer, and once a positive.
    """
    kernel = numbers(answer, (3, 3))
    if not kernel.any():
        raise Hint("a filter of zeros answers 0 to everything.")
    kernel = kernel / np.abs(kernel).max()
    rows, columns = kernel.sum(axis=1), kernel.sum(axis=0)
    if abs(kernel.sum()) > 1e-6:
        raise Hint("it answers to one shade: let all weights add up to 0.")
    if np.abs(columns).max() > 1e-6:
        if np.abs(rows).max() < 1e-6:
            raise Hint("it finds upright edges, a quarter turn: transpose it.")
        raise Hint("it answers to upright edges: a column must add up to 0.")
    # The answers, halved, to ink in the last row alone, the last two rows.
    edges = np.array([rows[2], rows[1] + rows[2]])
    if edges.max() < -1e-6:
        raise Hint("the sign is reversed: it finds ink above paper.")
    if edges.min() < -1e-6 or edges.max() < 1e-6:
        raise Hint(
            "its answer to paper above ink is 0, or negative in some place: "
            "negative weights belong in the first row, positive in the last."
        )
    return (
        "one row of weights subtracts what is above, another adds what is "
        "below: the filter is a difference, so a constant area gives 0."
    )


@exercise("max_pool")
def max_pooling(function):
    """Exercise 2: 2x2 max pooling with stride 2 and 'same'.

    function: takes (rows, columns) numbers and returns the largest of each
    2x2 block, (ceil(rows / 2), ceil(columns / 2)); a last odd row or column
    makes blocks of its own.
    """
    even = np.array([[1.0, 2, 0, 7], [3, 4, 5, -6]])
    odd = np.arange(35.0).reshape(5, 7)[:, ::-1] - 40.0  # all negative
    odd = odd * np.where(np.arange(7) % 2, 1.0, 0.5)
    try_out(
        function,
        cases=[(even,), (odd,)],
        expected=_pooled,
        mistakes=lambda values: [
            (
                _pooled(values, fill=0.0),
                "zeros were added at the end and win over negative numbers: "
                "pad with -infinity, or look only at what is there.",
            ),
            (
                _pooled(values, np.nanmean, np.nan),
                "that is the mean of each block, not its largest.",
            ),
            (
                _pooled(values, np.min, np.inf),
                "that is the smallest of each block, not its largest.",
            ),
        ],
        otherwise=_pooling_hint,
    )
    return (
        "each number is the largest of its block, and the odd row and column "
        "at the end keep blocks of their own."
    )


def _pooled(values, take=np.max, fill=-np.inf):
    """2x2 blocks of values padded with `fill` at the end, reduced."""
    ends = [(0, side % 2) for side in values.shape]
    padded = np.pad(values, ends, constant_values=fill)
    blocks = padded.reshape(padded.shape[0] // 2, 2, -1, 2)
    return take(blocks, axis=(1, 3))


def _pooling_hint(pooled, values):
    rows, columns = values.shape
    expected = _pooled(values)
    made = f"from {values.shape} it makes {pooled.shape}"
    if pooled.shape == expected.shape:
        return f"from\n{values}\nit should make\n{expected}."
    if pooled.shape == (rows // 2, columns // 2):
        return (
            f"{made}: the odd row and column are dropped, 'same' keeps them."
        )
    if pooled.shape in (values.shape, (rows - 1, columns - 1)):
        return f"{made}: the window must move by 2, not by 1."
    return f"{made}, not {expected.shape}: one number for each 2x2 block."


@exercise("my_sizes and my_field")
def sizes(answer, field):
    """Exercise 3: the sides after four layers, and what the last one sees.

    The layers, over a 32x32 image: kernel 5, valid; pooling 2, stride 2;
    kernel 3, stride 2, same; kernel 3, valid. answer: four whole numbers.
    field: the side of the receptive field of a number of the last layer.
    """
    causes = {  # (layer, wrong size): cause
        (1, 27): "the formula ends with + 1.",
        (1, 32): "it is 'valid', so no zeros are added.",
        (1, 30): "its kernel is 5, not 3.",
        (2, 27): "it moves by 2, not by 1.",
        (2, 13): "13 steps of 2 make 14 windows: + 1.",
        (3, 6): "it is 'same': ceil(14 / 2), not the formula with p = 0.",
        (3, 14): "'same' keeps the size only when the stride is 1; it is 2.",
        (3, 12): "its stride is 2, and it is 'same'.",
        (4, 7): "it is 'valid', so a kernel of 3 loses 2.",
        (4, 4): "the formula ends with + 1.",
    }
    given = numbers(answer, (4,), "four whole numbers")
    for layer, expected in enumerate((28, 14, 7, 5), start=1):
        size = given[layer - 1]
        if size != expected:
            general = "put its i, p, k and s into the formula."
            cause = causes.get((layer, size), general)
            raise Hint(f"layer {layer} does not make {size:g}: {cause}")
    compare(
        field,
        18,
        mistakes=[
            (10, "after a stride of 2, a step is 2 pixels long."),
            (17, "before the first layer, a number sees 1 pixel: begin at 1."),
            (12, "pooling has a stride too: after it, a step is 2 pixels."),
            (14, "the strides of pooling and convolution multiply: 2 x 2."),
            (23, "a layer's own stride counts from the next layer on."),
        ],
        otherwise="each layer adds (k - 1) times the product of all strides "
        "before it; begin with 1.",
        form="one whole number",
    )
    return (
        "each layer's output is the next layer's i, and each stride makes "
        "all later steps longer; the number of filters plays no part."
    )


MOST_PARAMETERS, LEAST_ACCURACY = 6_000, 0.93


@exercise("my_reader")
def reader(model, images, labels):
    """Exercise 4: a trained convolutional network of few parameters.

    model: a Keras model from images (n, 28, 28, 1) to ten scores each.
    images, labels: validation digits; at least 93 % must be read right.
    """
    import keras

    if not issubclass(type(model), keras.Model):
        raise Hint("a Keras model is asked for, such as keras.Sequential.")
    scores = numbers(call(model, images), name="what the model returns")
    if scores.shape != (len(labels), 10):
        raise Hint(
            f"from images of shape {np.shape(images)} it makes "
            f"{scores.shape}: ten scores for each digit are asked for."
        )
    if not any(len(weight.shape) == 4 for weight in model.weights):
        raise Hint("it has no convolution: use at least one Conv2D.")
    count = model.count_params()
    if count > MOST_PARAMETERS:
        most = max(model.layers, key=lambda layer: layer.count_params())
        raise Hint(
            f"it has {count:,} parameters, over {MOST_PARAMETERS:,}: most in "
            f"{most.name!r}. Pool, or stride, once more before the dense "
            "layer, or take fewer filters."
        )
    accuracy = np.mean(scores.argmax(axis=1) == labels)
    if accuracy < 0.3:
        raise Hint(f"it reads {accuracy:.0%} right: has it been trained?")
    if accuracy < LEAST_ACCURACY:
        raise Hint(
            f"it reads {accuracy:.1%} of the validation digits right: train "
            "it longer, or spend the parameters on other layers."
        )
    return (
        "small maps before the dense layer save most of its weights, and "
        "what is left suffices to read digits."
    )
