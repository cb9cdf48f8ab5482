"""The exercises of 06_denoising_autoencoders."""

from functools import cache

import numpy as np
from scipy import ndimage

from ..data import digits
from .answers import Hint, call, compare, exercise, numbers, try_out

Q, HIT = 0.25, 0.3  # masking of exercises 1 and 2; pixels hit in 4 and 5


@exercise("my_table")
def masked_twice(answer):
    """Exercise 1: P(x_tilde | x) of a black or white pixel masked twice.

    answer: [[P(0|0), P(1|0)], [P(0|1), P(1|1)]], masked with 0.25, and what
        is left with 0.5.
    """
    kept = (1 - Q) * 0.5
    right = np.array([[1, 0], [1 - kept, kept]])
    compare(
        answer,
        right,
        mistakes=[
            (right.T, "rows are the clean pixel, columns the corrupted one."),
            (
                [[1 - kept, kept]] * 2,
                "paper cannot turn into ink: masking leaves a 0 as it is.",
            ),
            (
                [[1, 0], [Q + 0.5, 0.5 - Q]],
                "the two chances do not add up: some pixels are hit twice.",
            ),
            ([[1, 0], [Q * 0.5, 1 - Q * 0.5]], "one hit is enough for a 0."),
        ],
        otherwise="each row holds the chances of one clean pixel, so it adds "
        "up to 1; ink is kept only if both maskings keep it.",
        tolerance=1e-6,
        form="two rows of two numbers",
    )
    return (
        "both maskings must keep the ink: 0.75 times 0.5. One masking with "
        "q = 0.625 does the same."
    )


@exercise("my_hidden and my_changed")
def changed_pixels(hidden, changed):
    """Exercise 2: pixels chosen and pixels changed, in the mean.

    A digit has 784 pixels, 150 of them with ink; q = 0.25.
    """
    given = [
        float(numbers(hidden, (), name="my_hidden")),
        float(numbers(changed, (), name="my_changed")),
    ]
    compare(
        given,
        [784 * Q, 150 * Q],
        mistakes=[
            (
                [784 * Q, 784 * Q],
                "a chosen pixel without ink stays as it was: it is not "
                "changed.",
            ),
            ([150 * Q, 784 * Q], "these are the two answers, exchanged."),
            (
                [784 * (1 - Q), 150 * (1 - Q)],
                "these are the pixels that are left alone.",
            ),
        ],
        otherwise="every pixel is chosen with chance q; only those with ink "
        "show it.",
        form="two numbers",
    )
    return (
        "four fifths of the chosen pixels are paper, which masking leaves as "
        "it is: the network repairs few pixels, and cannot know which."
    )


@exercise("my_constant")
def best_constant(function):
    """Exercise 3: what to write into a pixel that arrives as 0.

    function: takes clean images x, (n, pixels), and q; returns for each
        pixel the number, (pixels,), with the least expected squared error
        over the images in which that pixel arrives as 0.
    """
    random = np.random.default_rng(0)
    x = random.uniform(0.2, 1, (40, 6)) * (random.random((40, 6)) < 0.4)

    def expected(x, q):
        return q * x.sum(axis=0) / np.sum((x == 0) + q * (x > 0), axis=0)

    try_out(
        function,
        cases=[(x, 0.5), (x, 0.25), (x[:, :4], 0.9)],
        expected=expected,
        mistakes=lambda x, q: [
            (
                x.mean(axis=0),
                "that is the mean over all images: of those that arrive as "
                "0, most were paper.",
            ),
            (
                q * x.mean(axis=0),
                "divide by the chance that the pixel arrives as 0, not by 1.",
            ),
            (
                x.sum(axis=0) / np.sum(x > 0, axis=0),
                "that is the mean of the ink: paper arrives as 0 too.",
            ),
            (np.mean(expected(x, q)), "each pixel has a number of its own."),
            (
                (1 - q) * x.sum(axis=0) / np.sum(x > 0, axis=0),
                "that is what masking leaves of the ink.",
            ),
        ],
        otherwise="the best constant is a mean: sum x over the pixels that "
        "arrive as 0 (ink does so with chance q, paper always), and divide "
        "by how many they are.",
    )
    return (
        "the conditional mean again: paper pulls it down, because paper "
        "always arrives as 0."
    )


@exercise("my_corrupt")
def salt_and_pepper(function):
    """Exercise 4: salt and pepper, judged by its statistics.

    function: takes x, (n, pixels), values in 0..1, and q; returns an array
        of the same shape in which each number is replaced with chance q, by
        0 or by 1, either equally often; all others stay.
    """
    x = np.tile(np.linspace(0.2, 0.8, 20), (400, 1))
    before = x.copy()
    for q in (0.0, HIT, 1.0):
        made = numbers(call(function, x, q), x.shape, name="the result")
        if not np.array_equal(x, before):
            raise Hint("it changes the clean images: work on a copy.")
        hit = made != x
        if not np.isin(made[hit], (0, 1)).all():
            raise Hint("a number that is replaced must become 0 or 1.")
        _near(hit, q, f"with q = {q:g}, a share of {{:.2f}} is replaced.")
    _near(made, 0.5, "of the replaced numbers, a share of {:.2f} became 1.")
    again = numbers(call(function, x, 1.0), x.shape, name="the result")
    if np.array_equal(made, again):
        raise Hint("two calls do the same: draw new numbers in each.")
    return "a share q is replaced, half by ink and half by paper, each alone."


def _near(chosen, share, hint):
    """Refuse ones among zeros, (400, 20), not drawn alone with that chance."""
    if chosen.mean(axis=0).std() > 0.15:
        raise Hint("all images are treated alike: draw each pixel alone.")
    if chosen.mean(axis=1).std() > 0.25:
        raise Hint("whole images are treated alike: draw each pixel alone.")
    found = chosen.mean()
    if abs(found - share) > 0.04:
        raise Hint(hint.format(found))


@exercise("my_denoiser")
def trained_denoiser(function):
    """Exercise 5: a denoiser for salt and pepper that beats the median.

    function: from corrupted images (n, 28, 28, 1), a share of 0.3 of their
        pixels replaced, to repaired ones. It is tried on 96 digits that are
        not among the 3,500 to fit.
    """
    clean, corrupted, median, mean = _hit_digits()
    repaired = []
    for part in np.split(corrupted, 8):
        made = call(function, part[..., None].astype("float32"))
        form = "for 12 images of shape (12, 28, 28, 1) the result"
        repaired.append(numbers(made, (12, 28, 28, 1), name=form)[..., 0])
    reached = psnr(clean, np.concatenate(repaired))
    if reached < mean:
        raise Hint(
            f"it reaches {reached:.1f} dB on new digits, and the mean image "
            f"{mean:.1f}: has it been trained, with corrupted digits as "
            "input and clean ones as target?"
        )
    if reached < median + MARGIN:
        raise Hint(
            f"it reaches {reached:.1f} dB on new digits; the median reaches "
            f"{median:.1f}, and {median + MARGIN:.1f} is asked for: use "
            "convolutions, corrupt anew in every step, and train longer."
        )
    return (
        "it beats the median by more than two decibels, on digits and hits "
        "that it never saw."
    )


MARGIN = 2.0  # dB above the median


def psnr(x, x_hat) -> float:
    """Mean peak signal-to-noise ratio an image, in dB; clipped to 0..1."""
    error = np.mean((x - np.clip(x_hat, 0, 1)) ** 2, axis=(1, 2))
    return float(np.mean(-10 * np.log10(np.maximum(error, 1e-10))))


@cache
def _hit_digits():
    """96 digits, the same with hits, and dB of the median and the mean."""
    images = digits.load()[0][0]
    clean, random = images[-96:].astype("float64"), np.random.default_rng(6)
    hit = random.random(clean.shape) < HIT
    corrupted = np.where(hit, random.integers(0, 2, clean.shape), clean)
    median = ndimage.median_filter(corrupted, (1, 3, 3))
    mean = np.broadcast_to(images[:3500].mean(axis=0), clean.shape)
    return clean, corrupted, psnr(clean, median), psnr(clean, mean)
