"""The exercises of 10_variational_autoencoders."""

from functools import cache
from itertools import combinations

import numpy as np
from scipy.optimize import brentq

from ..data import digits
from .answers import Hint, call, compare, exercise, numbers, try_out

RATE = (9.0, 11.0)  # nats a digit, exercise 4
MOST = 135.0  # nats of reconstruction a digit, exercise 4


@exercise("my_clouds")
def two_numbers(answer):
    """Exercise 1: two clouds that cost one nat each against N(0, 1).

    answer: m and s, both above 0: N(m, 1) and N(0, s^2) with s < 1 pay 1 nat
        each; to 0.005.
    """
    right = _mean_for(1), _deviation_for(1)
    compare(
        answer,
        right,
        mistakes=[
            (
                (right[0], right[1] ** 2),
                "0.05 is the second cloud's variance, whose root is s; or "
                "log s was taken instead of log s^2.",
            ),
            (
                (_mean_for(0.5), _deviation_for(0.5)),
                "these cost half a nat: the factor one half is missing.",
            ),
            (
                (_mean_for(np.log(2)), _deviation_for(np.log(2))),
                "these cost 1 bit: take the natural logarithm.",
            ),
            (
                (right[0], 2.1225),
                "N(0, s^2) with this s costs 1 nat too, but s < 1 is asked "
                "for.",
            ),
            (right[::-1], "the other way round: m first, then s."),
        ],
        otherwise="the price is half of: mean squared plus variance, minus "
        "1, minus the natural logarithm of the variance. For s try values, "
        "or halve an interval.",
        tolerance=5e-3,
        form="two numbers",
    )
    return (
        "1 nat buys a place 1.41 widths aside, or a width of 0.23. Exact "
        "knowledge is dear: every further halving of s adds nearly ln 2."
    )


@exercise("my_loss")
def repaired_loss(function):
    """Exercise 2: the loss of each image, in nats, without three slips.

    function: takes x, (n, pixels); encoder, which makes (n, 2k) of it, the
        means first, then the logarithms of the variances; decoder, which
        makes logits (n, pixels) of codes (n, k); and e, (n, k), standard
        normal. Returns (n,).
    """
    random = np.random.default_rng(4)
    cases = [_case(random, *sizes) for sizes in ((3, 8, 2), (4, 5, 1))]
    slips = {
        "the noise": "e is not used: the decoder gets the means alone.",
        "the halves": "the halves are exchanged: the means come first.",
        "the mean": "the error is averaged over pixels, so the KL term "
        "weighs far too much: sum it.",
    }
    try_out(
        function,
        cases=cases,
        expected=_loss,
        mistakes=lambda *case: (
            [
                (
                    _loss(*case, without=left),
                    " And: ".join(slips[slip] for slip in left),
                )
                for many in (1, 2, 3)
                for left in combinations(slips, many)
            ]
            + [
                (
                    _loss(*case, width=1.0),
                    "z gets e times the variance: its root is asked for.",
                ),
                (
                    np.full(len(case[0]), _loss(*case).mean()),
                    "give the loss of each image, not their mean.",
                ),
                (_loss(*case).mean(), "give the loss of each image, (n,)."),
            ]
        ),
        otherwise="three slips: which half is which, what e is for, and "
        "what is summed.",
        tolerance=1e-4,
    )
    return (
        "all three ran without an error, and a mean over pixels lowers "
        "the loss by much: it is the unit, nats an image, that makes it "
        "comparable."
    )


@exercise("my_sample")
def tilted_cloud(function):
    """Exercise 3: the reparametrization of a cloud that is tilted.

    function: takes a mean m, (k,), a covariance matrix C, (k, k), and
        standard normal numbers e, (n, k); returns codes (n, k) with that
        mean and that covariance.
    """
    random = np.random.default_rng(5)
    for k in (2, 3):
        m, root = random.normal(size=k), random.normal(size=(k, k))
        C = root @ root.T + 0.1 * np.eye(k)
        none, each = np.zeros((2, k)), np.eye(k)

        def codes(e, m=m, C=C, k=k):
            made = call(function, m.copy(), C.copy(), e.copy())
            return numbers(made, (len(e), k), name="the result")

        if not np.allclose(codes(none), m, atol=1e-4):
            raise Hint("where e is 0, the result must be the mean m.")
        A = codes(each) - m  # (k, k): how each number of e moves the code
        both = codes(each[:1] + 2 * each[1:2])[0] - m
        if not np.allclose(both, A[0] + 2 * A[1], atol=1e-3):
            raise Hint(
                "the result must be linear in e: m plus a matrix times e."
            )
        if np.allclose(A.T @ A, C, atol=1e-3):
            continue
        for wrong, hint in (
            (np.zeros((k, k)), "e does not move the result."),
            (C @ C, "e is multiplied by C: its covariance is then C times C."),
            (
                np.diag(np.diag(C)),
                "only C's diagonal is used: the numbers vary alone.",
            ),
            (np.eye(k), "the covariance is 1, whatever C is."),
        ):
            if np.allclose(A.T @ A, wrong, atol=1e-3):
                raise Hint(hint)
        if np.allclose(A @ A.T, C, atol=1e-3):
            raise Hint(
                "the matrix stands transposed: codes are rows, so it is e @ "
                "L.T where L @ L.T is C."
            )
        raise Hint("the covariance of the result is not C: factor C = L L^T.")
    return (
        "any L with L L^T = C will do. Our encoder has no tilt: k widths "
        "instead of k (k + 1) / 2 numbers."
    )


@exercise("my_encoder and my_decoder")
def given_rate(encoder, decoder):
    """Exercise 4: a VAE whose KL term lies within `RATE`.

    encoder: images (n, 784) to (n, 2k), means and logarithms of variances.
    decoder: codes (n, k) to logits (n, 784). Both are tried on the 500
        digits for validation.
    """
    x = _validation()
    codes = [numbers(call(encoder, part), name="a code") for part in _parts(x)]
    if any(code.ndim != 2 or len(code) != 10 for code in codes):
        raise Hint("for 10 images the encoder must return (10, 2k).")
    code = np.concatenate(codes).clip(-30, 30)  # exp of more could overflow
    if code.shape[1] % 2 or not code.size:
        raise Hint(
            f"the encoder returns {code.shape[1]} numbers an image: as many "
            "log variances as means are asked for."
        )
    m, log_v = np.split(code, 2, axis=1)
    rate = _kl(m, np.exp(log_v)).sum(axis=1).mean()
    low, high = RATE
    if not low <= rate <= high:
        far = "less" if rate > high else "more"
        raise Hint(
            f"the rate is {rate:.1f} nats, and {low:g} to {high:g} are asked "
            f"for: allow {far} by another beta."
        )
    z = m + np.exp(log_v / 2) * np.random.default_rng(0).normal(size=m.shape)
    error = 0.0
    for part, places in zip(_parts(x), _parts(z), strict=True):
        made = call(decoder, places.astype("float32"))
        logits = numbers(made, part.shape, name="for 10 codes the result")
        error += _cross_entropy(part, logits).sum() / len(x)
    if error > MOST:
        raise Hint(
            f"the rate is right, but the reconstruction costs {error:.0f} "
            f"nats, and at most {MOST:g} are asked for (the mean digit costs "
            f"{_mean_digit():.0f}): train longer, and sum over the pixels."
        )
    return "the rate that was asked for, at a cost far below the mean digit's."


def _parts(rows):
    """500 rows, ten at a time: an answer may have 10,000 numbers at most."""
    return np.split(rows, 50)


def _validation():
    """The 500 digits that are not among the 3,500 to fit, (500, 784)."""
    return digits.load()[0][0][3500:].reshape(-1, 784)


@cache
def _mean_digit():
    """What the mean digit costs, in nats a digit."""
    p = digits.load()[0][0][:3500].reshape(-1, 784).mean(axis=0)
    p = p.clip(1e-4, 1 - 1e-4)
    return _cross_entropy(_validation(), np.log(p / (1 - p))).mean()


def _mean_for(nats):
    """The m above 0 for which N(m, 1) costs so much."""
    return np.sqrt(2 * nats)


def _deviation_for(nats):
    """The s below 1 for which N(0, s^2) costs so much."""
    return brentq(lambda s: _kl(0, s**2) - nats, 1e-6, 1.0)


def _kl(m, v):
    """KL(N(m, v) || N(0, 1)), in nats; number by number."""
    return 0.5 * (m**2 + v - 1 - np.log(v))


def _cross_entropy(x, logits):
    """Of each image, summed over its pixels, in nats."""
    return np.sum(np.logaddexp(0, logits) - x * logits, axis=1)


def _loss(x, encoder, decoder, e, without=(), width=0.5):
    """The right loss of each image, or one with the slips `without` mends.

    width: z gets e times the variance to this power.
    """
    m, log_v = np.split(np.asarray(encoder(x)), 2, axis=1)
    if "the halves" in without:
        m, log_v = log_v, m
    z = m + (0 if "the noise" in without else np.exp(width * log_v) * e)
    error = _cross_entropy(x, np.asarray(decoder(z)))
    if "the mean" in without:
        error = error / x.shape[1]
    return error + _kl(m, np.exp(log_v)).sum(axis=1)


class _Dense:
    """A linear map of rows; takes arrays and tensors."""

    def __init__(self, matrix):
        self.matrix = matrix.astype("float32")

    def __call__(self, x):
        from keras import ops

        return ops.matmul(ops.cast(x, "float32"), self.matrix)


def _case(random, n, pixels, k):
    """Images, encoder, decoder and noise to try a loss with."""
    x = random.uniform(size=(n, pixels)).astype("float32")
    encoder = _Dense(random.normal(0, 0.5, (pixels, 2 * k)))
    decoder = _Dense(random.normal(size=(k, pixels)))
    return x, encoder, decoder, random.normal(size=(n, k)).astype("float32")
