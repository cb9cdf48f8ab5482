"""The exercises of 13_applications."""

from functools import cache, partial

import numpy as np

from ..data import digits
from .answers import (
    Hint,
    call,
    choice,
    compare,
    entries,
    exercise,
    numbers,
    try_out,
)

KEEPERS = ("both sides, secret", "in each message", "may be public")
PLACES = {
    "key": "both sides, secret",
    "nonce": "in each message",
    "tag": "in each message",
    "encoder and decoder": "may be public",
}
_MISPLACED = {
    "key": "whoever has the key reads everything: it never travels with the "
    "message, and is known to both sides only.",
    "nonce": "the receiver needs it and cannot guess it; it is no secret, but "
    "must be another one for each message: it travels with the message.",
    "tag": "it is computed from the key and this message, for the receiver to "
    "compare: it travels with the message.",
    "encoder and decoder": "an eavesdropper who must not get them can learn "
    "others: what has to stay secret is one small thing that can be changed.",
}


@exercise("my_places")
def places(answer):
    """Exercise 2: where key, nonce, tag and networks belong.

    answer: dict with the keys of `PLACES`, each with one of `KEEPERS`.
    """
    given = [choice(part, KEEPERS) for part in entries(answer, PLACES)]
    for (name, right), part in zip(PLACES.items(), given, strict=True):
        if part != right:
            raise Hint(f"the {name}: {_MISPLACED[name]}")
    return (
        "a sealed message is safe while the key is, even from somebody who "
        "knows all the rest."
    )


@exercise("my_rate")
def rate(function):
    """Exercise 1: bits per image of ideally coded levels.

    function: takes levels, (n, k), whole numbers; returns the bits of an
        image when each of its k numbers is coded on its own, ideally for the
        shares in which its levels occur: the sum of k entropies.
    """
    random = np.random.default_rng(5)
    skewed = np.stack(
        [random.choice(4, 24, p=p) for p in _SHARES], axis=1
    )  # (24, 3)
    even = np.array([[0, 7], [1, 7], [2, 7], [3, 7]])
    try_out(
        function,
        cases=[(even,), (skewed,), (skewed[:9, :2],)],
        expected=lambda levels: _entropies(levels).sum(),
        mistakes=lambda levels: [
            (
                _entropies(levels).sum() * np.log(2),
                "these are nats: take the logarithm to base 2.",
            ),
            (
                _entropies(levels).mean(),
                "that is the mean over the k numbers: an image costs the sum.",
            ),
            (
                _entropies(levels.reshape(-1, 1))[0] * levels.shape[1],
                "each number has shares of its own: do not pool the columns.",
            ),
            (
                sum(np.log2(len(set(c.tolist()))) for c in levels.T),
                "that holds when all levels are equally frequent: weigh "
                "them by their shares.",
            ),
            (-_entropies(levels).sum(), "a rate is positive: mind the sign."),
        ],
        otherwise=lambda given, levels: (
            f"for levels {levels.tolist()} it should return "
            f"{_entropies(levels).sum():.4f}, and yours returned {given:g}."
        ),
        read=partial(numbers, shape=(), name="the result"),
    )
    return (
        "rare levels cost many bits, frequent ones few: a lossless coder "
        "behind the quantizer can come close to this, and not below it "
        "while it codes each number on its own."
    )


_SHARES = (0.7, 0.1, 0.1, 0.1), (0.4, 0.4, 0.1, 0.1), (0.9, 0.1, 0.0, 0.0)


@exercise("my_distances")
def distances(function):
    """Exercise 3: Hamming distances of two sets of bits.

    function: takes bits a, (n, k), and b, (m, k), 0 or 1; returns how many
        bits of each a differ from each b, (n, m).
    """
    random = np.random.default_rng(6)
    a, b = (random.integers(0, 2, (n, 6)) for n in (3, 4))
    try_out(
        function,
        cases=[(a, b), (b, a), (a[:2], b[1:])],
        expected=lambda a, b: (a[:, None] != b[None]).sum(axis=2),
        mistakes=lambda a, b: [
            (
                (a[:, None] == b[None]).sum(axis=2),
                "these are the bits that agree: count those that differ.",
            ),
            (
                (a[:, None] != b[None]).mean(axis=2),
                "these are shares of the bits: count them.",
            ),
            (
                (b[:, None] != a[None]).sum(axis=2),
                "it is transposed: a row for each a, a column for each b.",
            ),
            (a @ b.T, "that counts where both are 1, not where they differ."),
            (
                a.sum(axis=1)[:, None] - b.sum(axis=1)[None],
                "two codes with equally many 1s may differ: compare the bits "
                "one by one.",
            ),
        ],
        otherwise=lambda given, a, b: (
            f"for a = {a.tolist()} and b = {b.tolist()} it should return "
            f"{(a[:, None] != b[None]).sum(axis=2).tolist()}."
        ),
    )
    return "zero on the diagonal of a against a, and as many as k at most."


@exercise("my_buckets")
def buckets(answer):
    """Exercise 4: codes within two bits of a code of k bits.

    answer: for k = 8, 16, 32 and 64, four whole numbers.
    """
    k = np.array([8, 16, 32, 64])
    one, two = k, k * (k - 1) // 2
    compare(
        answer,
        1 + one + two,
        mistakes=[
            (one + two, "the code itself, with no bit flipped, is missing."),
            (two, "these differ in exactly two bits: fewer count too."),
            (1 + two, "those with one flipped bit are missing."),
            (1 + one, "those with two flipped bits are missing."),
            (
                1 + one + 2 * two,
                "the two flipped bits have no order: half as many pairs.",
            ),
            (1 + one + k**2, "a bit is not flipped twice: count pairs."),
        ],
        otherwise="add the code itself, the k with one flipped bit, and the "
        "pairs of bits, k (k - 1) / 2.",
        form="four whole numbers, for 8, 16, 32 and 64 bits",
    )
    return (
        "2,081 look-ups at 64 bits, whatever the size of the table: but a "
        "table of few entries is mostly empty there."
    )


WEIGHT = 40.0  # of the share of another class, against the squared error


@exercise("my_encode and my_decode")
def thirty_bytes(encode, decode, baselines):
    """Exercise 5, the capstone: 30 bytes to redraw and to find images.

    encode: takes images (n, 784), gives whole numbers 0 to 255, (n, 30).
    decode: takes such numbers, gives images (n, 784).
    baselines: dict from name to pairs of such functions; all are scored by
        `score`, with the same 320 held-out digits.
    """
    reached, error, other = score(encode, decode)
    said = (
        f"squared error {error:.2f} + {WEIGHT:g} x {other:.3f} of another "
        f"class = {reached:.2f}"
    )
    for name, pair in baselines.items():
        beaten = score(*pair)[0]
        if not reached < beaten:
            raise Hint(f"{said}; {name} has {beaten:.2f}.")
    return (
        "squared error and retrieval together lie below all the baselines, "
        "with no byte more."
    )


def score(encode, decode):
    """(total, squared error, share of another class), lower is better.

    The share is that among the ten nearest of 1,000 training digits, by the
    squared distance of the bytes, for each of 320 held-out digits.
    """
    known, classes, asked, truth = _held_out()
    known, codes = (_coded(encode, images) for images in (known, asked))
    error = 0.0
    for image, code in zip(
        np.split(asked, 32), np.split(codes, 32), strict=True
    ):
        drawn = numbers(
            call(decode, code.astype("uint8")),
            (10, 784),
            name="the result of my_decode for 10 codes of shape (10, 30)",
        )
        error += np.sum((image - drawn) ** 2) / len(asked)
    far = (codes**2).sum(1)[:, None] - 2 * codes @ known.T
    far += (known**2).sum(1)
    # Ties go by the order of the training digits, which are shuffled.
    nearest = np.argsort(far, axis=1, kind="stable")[:, :10]
    other = np.mean(classes[nearest] != truth[:, None])
    return error + WEIGHT * other, error, other


def _coded(encode, images):
    codes = [
        numbers(
            call(encode, part.copy()),
            (len(part), 30),
            name=f"the result of my_encode for {len(part)} images of shape "
            f"{part.shape}",
        )
        for part in np.split(images, len(images) // 40)
    ]
    codes = np.concatenate(codes)
    if codes.min() < 0 or codes.max() > 255 or np.any(codes % 1):
        raise Hint("my_encode must give whole numbers from 0 to 255.")
    return codes


@cache
def _held_out():
    """1,000 training digits with classes, 320 held-out ones with theirs."""
    (x, y), (x_test, y_test) = digits.load()
    return (
        x[:1000].reshape(-1, 784),
        y[:1000],
        x_test[:320].reshape(-1, 784),
        y_test[:320],
    )


def _entropies(levels):
    """The entropy of each column, in bits."""
    found = []
    for column in np.asarray(levels).T:
        shares = np.unique(column, return_counts=True)[1] / len(column)
        found.append(-np.sum(shares * np.log2(shares)))
    return np.array(found)
