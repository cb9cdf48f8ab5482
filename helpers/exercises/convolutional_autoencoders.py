"""The exercises of 07_convolutional_autoencoders."""

import numpy as np

from .answers import Hint, call, compare, exercise, numbers, try_out


@exercise("my_encoder")
def encoder_by_hand(answer):
    """Exercise 1: sizes and parameters through an encoder.

    A colour image, 32 x 32 x 3; 8 filters of 5 x 5 and 16 of 3 x 3, both
    with stride 2 and "same"; a dense code of 10. answer: the two sides,
    then the parameters of the three layers, biases included.
    """
    weights = 5 * 5 * 3 * 8, 3 * 3 * 8 * 16, 8 * 8 * 16 * 10
    biases = 8, 16, 10
    sums = [w + b for w, b in zip(weights, biases, strict=True)]
    right = [16, 8, *sums]
    compare(
        answer,
        right,
        mistakes=[
            ([16, 8, *weights], "each filter and each number has a bias."),
            (
                [16, 8, 5 * 5 * 8 + 8, *sums[1:]],
                "a filter of the first layer sees all three colours.",
            ),
            (
                [16, 8, sums[0], 3 * 3 * 16 + 16, sums[2]],
                "a filter of the second layer sees all eight maps.",
            ),
            (
                [14, 6, sums[0], sums[1], 6 * 6 * 16 * 10 + 10],
                'that is padding "valid"; "same" halves the side.',
            ),
            (
                [*right[:4], 16 * 10 + 10],
                "the code sees every place of every map.",
            ),
            (
                [32, 32, *sums[:2], 32 * 32 * 16 * 10 + 10],
                "a stride of 2 halves the side, twice.",
            ),
        ],
        otherwise="a convolution has k * k * (maps in) * (maps out) weights "
        "and a bias a map, whatever the size of the image; the dense layer "
        "has one weight for each pair of numbers.",
        form="five numbers: two sides, three counts of parameters",
    )
    return (
        "most parameters sit in the dense layer at the end: the convolutions "
        "use theirs again at every place."
    )


POOLED = np.array([[2.5, 4.0], [3.0, 1.5]])
INDICES = np.array([[3, 0], [1, 2]])
_UNPOOLED = np.zeros((4, 4))
_UNPOOLED[(1, 0, 2, 3), (1, 2, 1, 2)] = 2.5, 4.0, 3.0, 1.5


@exercise("my_map")
def unpooled(answer):
    """Exercise 2: unpool POOLED with INDICES, (4, 4) numbers."""
    copied = np.kron(POOLED, np.ones((2, 2)))
    corner = np.kron(POOLED, [[1, 0], [0, 0]])
    down_first = np.zeros((4, 4))
    down_first[(1, 0, 3, 2), (1, 2, 0, 3)] = 2.5, 4.0, 3.0, 1.5
    compare(
        answer,
        _UNPOOLED,
        mistakes=[
            (copied, "that is plain upsampling: the indices are not used."),
            (corner, "each value goes where its index says, not above left."),
            (down_first, "1 is above right and 2 below left."),
            (np.where(_UNPOOLED > 0, 1, 0), "put the values there, not ones."),
        ],
        otherwise="each value has a window of 2 x 2 of its own; index 0 is "
        "above left, 1 above right, 2 below left, 3 below right; the rest "
        "is 0.",
        form="four rows of four numbers",
    )
    return "one value in each window, and twelve zeros: a sparse map."


@exercise("my_network")
def densified(function):
    """Exercise 3: a segmentation network whose decoder misses a step.

    function: from scenes, float32 (2, 16, 16, 1), to the twelve maps that
        the soft-max gets, (2, 16, 16, 12); a Keras model does so.
    """
    random = np.random.default_rng(4)
    scenes = random.random((2, 16, 16, 1)).astype("float32")
    made = numbers(call(function, scenes), name="the result")
    if made.shape[:3] == (2, 8, 8):
        raise Hint("its maps have 8 x 8 pixels: one enlargement is missing.")
    if made.shape != (2, 16, 16, 12):
        raise Hint(
            "for scenes (2, 16, 16, 1) the result must have shape "
            f"(2, 16, 16, 12), not {made.shape}."
        )
    if np.allclose(*made, atol=1e-6):
        raise Hint("two different scenes get the same maps.")
    windows = made.reshape(2, 8, 2, 8, 2, 12)
    if np.count_nonzero(windows, axis=(2, 4)).max() <= 1:
        raise Hint(
            "in each window of 2 x 2 at most one number of a map is not 0: "
            "this is the sparse map, as unpooling left it. What does the "
            "caption say comes next?"
        )
    return (
        "the maps are no longer as unpooling left them: a convolution hears "
        "the neighbours' values where it wrote zeros."
    )


def _own_mean(x, x_hat, hole):
    """The mean over images of each one's mean over its hole."""
    error = np.sum(hole * (x_hat - x) ** 2, axis=(1, 2))
    hidden = hole.sum(axis=(1, 2))
    return np.mean(error[hidden > 0] / hidden[hidden > 0])


@exercise("my_loss")
def equal_images(function):
    """Exercise 4: a loss inside the hole in which all images count alike.

    function: takes x, x_hat and hole, (n, height, width), hole 1 where the
        image is hidden and else 0; returns one number: the mean squared
        error of each image over its own hidden pixels, and of these the
        mean over the images that have a hole.
    """
    random = np.random.default_rng(7)
    x, x_hat = random.random((2, 5, 6, 6))
    hole = np.zeros((5, 6, 6))
    for k, side in enumerate((1, 2, 3, 5, 6)):
        hole[k, :side, :side] = 1
    some = hole.copy()
    some[1] = 0

    def mistakes(x, x_hat, hole):
        squared = (x_hat - x) ** 2
        each = np.sum(hole * squared, axis=(1, 2))
        hidden = hole.sum(axis=(1, 2))
        shares = each / np.maximum(hidden, 1)
        return [
            (
                np.sum(hole * squared) / hole.sum(),
                "here all hidden pixels count alike, so a large hole counts "
                "more than a small one.",
            ),
            (np.mean(squared), "what is seen must not count."),
            (np.mean(hole * squared), "divide by the pixels hidden, not all."),
            (
                _own_mean(x, x_hat, 1 - hole),
                "that is the error outside the hole.",
            ),
            (np.mean(each), "that is a sum over each hole, not a mean."),
            (shares.sum(), "take the mean over the images."),
            (
                shares.mean(),
                "an image without a hole says nothing: leave it out.",
            ),
        ]

    try_out(
        function,
        cases=[(x, x_hat, hole), (x_hat, 0.5 * x, some)],
        expected=_own_mean,
        mistakes=mistakes,
        otherwise="sum hole * (x_hat - x)**2 over each image, divide by how "
        "many of its pixels are hidden, then take the mean over the images "
        "that have a hole.",
    )
    return "a small hole now counts as much as a large one."
