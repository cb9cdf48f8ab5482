"""The exercises of 10_variational_autoencoders."""

from functools import cache

import numpy as np

from ..data import digits
from .answers import Hint, call, compare, exercise, numbers, try_out

RATE = (9.0, 11.0)  # nats a digit, exercise 4
MOST = 135.0  # nats of reconstruction a digit, exercise 4


@exercise("my_kl")
def two_numbers(answer):
    """Exercise 1: KL(q || N(0, 1)) of two numbers, in nats.

    answer: of N(2, 1) and of N(0, 0.5^2); the second as 0.32 or closer.
    """
    m, s = np.array([2.0, 0.0]), np.array([1.0, 0.5])
    right = _kl(m, s**2)
    compare(
        answer,
        right,
        mistakes=[
            (
                _kl(m, s),
                "0.5 is a standard deviation: the variance is its square.",
            ),
            (2 * right, "the factor one half is missing."),
            (right / np.log(2), "these are bits: take the natural logarithm."),
            (-right, "a divergence is never negative: it is a price."),
            (
                [_kl(m, s**2).sum()] * 2,
                "give each number alone: they are summed afterwards.",
            ),
            ([2, 0], "a narrow cloud costs too, though it is centred."),
        ],
        otherwise="half of: mean squared plus variance, minus 1, minus the "
        "natural logarithm of the variance.",
        tolerance=2e-3,
        form="two numbers",
    )
    return (
        "to lie two widths aside costs 2 nats, to be half as wide a third of "
        "a nat. Exact knowledge is dear: every further halving adds ln 2."
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
                    " And: ".join(map(slips.get, left)),
                )
                for left in _subsets([*slips])
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
            (np.diag(np.diag(C)), "the numbers vary alone: C is not used."),
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
    decoder: codes (n, k) to logits (n, 784). Both are tried on 96 digits
        that are not among the 3,500 to fit.
    """
    x = digits.load()[0][0][-96:].reshape(96, 784)
    codes = [numbers(call(encoder, part), name="a code") for part in _parts(x)]
    if any(code.ndim != 2 or len(code) != 12 for code in codes):
        raise Hint("for 12 images the encoder must return (12, 2k).")
    code = np.concatenate(codes).clip(-30, 30)
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
        logits = numbers(made, part.shape, name="for 12 codes the result")
        error += _cross_entropy(part, logits).sum() / len(x)
    if error > MOST:
        raise Hint(
            f"the rate is right, but the reconstruction costs {error:.0f} "
            f"nats, and at most {MOST:g} are asked for (the mean digit costs "
            f"{_mean_digit():.0f}): train longer, and sum over the pixels."
        )
    return "a rate chosen beforehand, and spent on what the digits need most."


def _parts(rows):
    return np.split(rows, 8)


@cache
def _mean_digit():
    x = digits.load()[0][0].reshape(-1, 784)
    p = x[:3500].mean(axis=0).clip(1e-4, 1 - 1e-4)
    return _cross_entropy(x[-96:], np.log(p / (1 - p))).mean()


def _kl(m, v):
    return 0.5 * (m**2 + v - 1 - np.log(v))


def _cross_entropy(x, logits):
    """Of each image, summed over its pixels, in nats."""
    return np.sum(np.logaddexp(0, logits) - x * logits, axis=1)


def _loss(x, encoder, decoder, e, without=(), width=0.5):
    m, log_v = np.split(np.asarray(encoder(x)), 2, axis=1)
    if "the halves" in without:
        m, log_v = log_v, m
    z = m + (0 if "the noise" in without else np.exp(width * log_v) * e)
    error = _cross_entropy(x, np.asarray(decoder(z)))
    if "the mean" in without:
        error = error / x.shape[1]
    return error + _kl(m, np.exp(log_v)).sum(axis=1)


def _subsets(names):
    """All subsets but the empty one, the small ones first."""
    masks = sorted(range(1, 2 ** len(names)), key=lambda m: m.bit_count())
    return [[n for i, n in enumerate(names) if m >> i & 1] for m in masks]


class _Dense:
    """A linear map of rows; takes arrays and tensors."""

    def __init__(self, matrix):
        self.matrix = matrix.astype("float32")

    def __call__(self, x):
        from keras import ops

        return ops.matmul(ops.cast(x, "float32"), self.matrix)


def _case(random, n, pixels, k):
    x = random.uniform(size=(n, pixels)).astype("float32")
    encoder = _Dense(random.normal(0, 0.5, (pixels, 2 * k)))
    decoder = _Dense(random.normal(size=(k, pixels)))
    return x, encoder, decoder, random.normal(size=(n, k)).astype("float32")
