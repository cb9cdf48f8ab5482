"""The exercises of 07: what is right, and the hint to each mistake."""

import numpy as np
import pytest
from scipy import ndimage

from helpers.exercises import convolutional_autoencoders as check

ENCODER = [16, 8, 608, 1168, 10_250]


def test_encoders_with_a_mistake(hint):
    assert check.encoder_by_hand(ENCODER).kind == "right"
    for answer, words in [
        ([16, 8, 600, 1152, 10_240], "has a bias"),
        ([16, 8, 208, 1168, 10_250], "three colours"),
        ([16, 8, 608, 160, 10_250], "eight maps"),
        ([14, 6, 608, 1168, 5_770], "valid"),
        ([16, 8, 608, 1168, 170], "every place"),
        ([32, 32, 608, 1168, 163_850], "halves the side, twice"),
        ([1, 2, 3, 4, 5], "whatever the size"),
        ([16, 8], "five numbers"),
    ]:
        assert words in hint(check.encoder_by_hand(answer)), answer


def test_unpooling_with_a_mistake(hint):
    right = [[0, 0, 4, 0], [0, 2.5, 0, 0], [0, 3, 0, 0], [0, 0, 1.5, 0]]
    assert check.unpooled(right).kind == "right"
    for value, index, window in zip(
        check.POOLED.flat,
        check.INDICES.flat,
        np.array(right).reshape(2, 2, 2, 2).swapaxes(1, 2).reshape(4, 4),
        strict=True,
    ):
        assert window[index] == value and np.count_nonzero(window) == 1
    swapped = [[0, 0, 4, 0], [0, 2.5, 0, 0], [0, 0, 0, 1.5], [3, 0, 0, 0]]
    for answer, words in [
        (np.kron(check.POOLED, np.ones((2, 2))), "plain upsampling"),
        (np.kron(check.POOLED, [[1, 0], [0, 0]]), "not above left"),
        (swapped, "2 below left"),
        (np.array(right) > 0, "not a ndarray"),
        ((np.array(right) > 0).astype(int), "not ones"),
        (np.zeros((4, 4)), "the rest is 0"),
        ([[1, 2], [3, 4]], "shape (2, 2)"),
    ]:
        assert words in hint(check.unpooled(answer)), answer


def own(x, x_hat, hole):
    """The right loss, image by image."""
    return np.mean(
        [
            np.mean((b - a)[h > 0] ** 2)
            for a, b, h in zip(x, x_hat, hole, strict=True)
            if h.any()
        ]
    )


def squared(x, x_hat):
    return (x_hat - x) ** 2


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        (lambda x, y, h: np.mean(squared(x, y)[h > 0]), "large hole"),
        (lambda x, y, h: np.mean(squared(x, y)), "must not count"),
        (lambda x, y, h: np.mean(h * squared(x, y)), "not all"),
        (lambda x, y, h: own(x, y, 1 - h), "outside the hole"),
        (lambda x, y, h: np.mean((h * squared(x, y)).sum((1, 2))), "a sum"),
        (lambda x, y, h: h.sum() * own(x, y, h), "divide by how many"),
        (
            lambda x, y, h: np.mean(
                (h * squared(x, y)).sum((1, 2)) / np.maximum(h.sum((1, 2)), 1)
            ),
            "leave it out",
        ),
    ],
)
def test_losses_with_a_mistake(hint, loss, words):
    assert check.equal_images(own).kind == "right"
    assert words in hint(check.equal_images(loss))


def network(scenes):
    """Twelve maps that depend on the neighbours of each pixel."""
    blurred = ndimage.uniform_filter(scenes[..., 0], (1, 3, 3))
    return blurred[..., None] * np.arange(12)


def sparse(scenes):
    made = network(scenes)
    made[:, 1::2] = made[:, :, 1::2] = 0
    return made


def test_networks_with_a_mistake(hint):
    assert check.densified(network).kind == "right"
    for function, words in [
        (sparse, "the sparse map"),
        (lambda x: network(x)[:, ::2, ::2], "one enlargement"),
        (lambda x: network(x)[..., :3], "not (2, 16, 16, 3)"),
        (lambda x: network(0 * x), "the same maps"),
    ]:
        assert words in hint(check.densified(function))
    assert check.densified(lambda x: None).kind == "not attempted"
