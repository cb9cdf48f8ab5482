"""The exercises of 13: what is right, and the hint to each mistake."""

import numpy as np
import pytest

from helpers.exercises import applications as check

FAR = {
    "PCA": (lambda x: np.zeros((len(x), 30)), lambda c: np.zeros((10, 784)))
}


@pytest.mark.parametrize("name", check.PLACES)
def test_each_misplaced_thing_is_named(hint, name):
    for keeper in set(check.KEEPERS) - {check.PLACES[name]}:
        verdict = check.places(check.PLACES | {name: keeper})
        assert hint(verdict).startswith(f"the {name}: ")
    assert "none of the choices" in hint(
        check.places(check.PLACES | {name: "under the mat"})
    )


def entropy(levels, log=np.log2):
    total = 0
    for column in np.asarray(levels).T:
        shares = np.unique(column, return_counts=True)[1] / len(column)
        total -= np.sum(shares * log(shares))
    return total


@pytest.mark.parametrize(
    "function, words",
    [
        (lambda v: entropy(v, np.log), "nats"),
        (lambda v: entropy(v) / v.shape[1], "mean over the k numbers"),
        (lambda v: -entropy(v), "mind the sign"),
        (lambda v: 8 * v.shape[1], "it should return 2.0000"),
        (lambda v: np.ones(3), "one number"),
        (
            lambda v: sum(np.log2(len(np.unique(c))) for c in v.T),
            "weigh them by their shares",
        ),
        (lambda v: entropy(v.reshape(-1, 1)) * v.shape[1], "do not pool"),
    ],
)
def test_rates_with_a_mistake(hint, function, words):
    assert words in hint(check.rate(function))


@pytest.mark.parametrize(
    "function, words",
    [
        (lambda a, b: (a[:, None] == b[None]).sum(2), "that agree"),
        (lambda a, b: (a[:, None] != b[None]).mean(2), "shares"),
        (lambda a, b: (b[:, None] != a[None]).sum(2), "transposed"),
        (lambda a, b: a @ b.T, "both are 1"),
        (lambda a, b: a.sum(1)[:, None] - b.sum(1), "equally many 1s"),
        (lambda a, b: np.zeros((len(a), len(b))), "it should return"),
    ],
)
def test_distances_with_a_mistake(hint, function, words):
    assert words in hint(check.distances(function))


def test_buckets_with_a_mistake(hint):
    k = np.array([8, 16, 32, 64])
    pairs = k * (k - 1) // 2
    for answer, words in [
        (k + pairs, "the code itself"),
        (pairs, "exactly two"),
        (1 + pairs, "one flipped bit are missing"),
        (1 + k, "two flipped bits are missing"),
        (1 + k + 2 * pairs, "no order"),
        (1 + k + k**2, "not flipped twice"),
        (2 + k + pairs, "add the code itself"),
        ([37, 137, 529], "four whole numbers"),
    ]:
        assert words in hint(check.buckets(answer))


def blocks(images):
    """Means of 30 blocks, as bytes: a code that keeps something."""
    rows = np.reshape(images, (-1, 28, 28))[:, 2:26, 4:24]
    means = rows.reshape(-1, 6, 4, 5, 4).mean(axis=(2, 4))
    return np.round(means.reshape(-1, 30) * 255).astype("uint8")


def unblocked(codes):
    page = np.zeros((len(codes), 28, 28))
    values = np.reshape(codes, (-1, 6, 5)) / 255
    page[:, 2:26, 4:24] = np.kron(values, np.ones((4, 4)))
    return page.reshape(-1, 784)


def test_thirty_bytes_are_scored():
    total, error, other = check.score(blocks, unblocked)
    assert total == error + check.WEIGHT * other
    assert 15 < error < 60 and 0.02 < other < 0.5
    empty = check.score(*FAR["PCA"])
    assert empty[0] > total and 0.8 < empty[2] < 1
    verdict = check.thirty_bytes(blocks, unblocked, FAR)
    assert verdict.kind == "right" and "below all the" in verdict.message


def test_thirty_bytes_that_beat_nothing(hint):
    own = {"the same again": (blocks, unblocked)}
    words = hint(check.thirty_bytes(blocks, unblocked, FAR | own))
    assert "; the same again has " in words


@pytest.mark.parametrize(
    "encode, decode, words",
    [
        (lambda x: np.full((len(x), 30), 256), unblocked, "from 0 to 255"),
        (lambda x: np.full((len(x), 30), 0.5), unblocked, "whole numbers"),
        (lambda x: np.full((len(x), 30), -1), unblocked, "from 0 to 255"),
        (lambda x: np.ones((len(x), 31)), unblocked, "(40, 31)"),
        (blocks, lambda c: np.ones((len(c), 28, 28)), "(10, 28, 28)"),
        (blocks, blocks, "stopped with"),
        (3, unblocked, "a function is asked for"),
    ],
)
def test_thirty_bytes_with_a_mistake(hint, encode, decode, words):
    assert words in hint(check.thirty_bytes(encode, decode, FAR))


def test_thirty_bytes_not_attempted():
    for pair in ((..., ...), (blocks, ...), (lambda x: ..., unblocked)):
        assert check.thirty_bytes(*pair, FAR).kind == "not attempted"
