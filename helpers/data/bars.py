"""The bars problem: images made of known causes (P. Foldiak, 1990)."""

import numpy as np

from ..arrays import whole

SIDE = 8

#: The 16 bars, (16, 8, 8): the eight rows, from the top, then the columns.
BARS = np.zeros((2 * SIDE, SIDE, SIDE), dtype="float32")
for _k in range(SIDE):
    BARS[_k, _k] = BARS[SIDE + _k, :, _k] = 1


def load(n, seed, chance=1 / 8):
    """Images in which each bar stands with the same chance.

    n: how many images. seed: of the generator.
    chance: of each bar to be on, independently of the others; the default
        is Foldiak's ("Forming sparse representations by local anti-Hebbian
        learning", Biological Cybernetics 64), and puts two bars on an image
        on average.

    Returns images, float32 of shape (n, 8, 8), 1 where at least one bar that
    is on lies and 0 elsewhere (where two cross, ink does not add up), and
    which bars are on, bool of shape (n, 16), in the order of `BARS`.
    Raises ValueError when n is no whole number of at least 1, or the chance
    is no number from 0 to 1.
    """
    n = whole(n, "n", 1)
    if not 0 <= chance <= 1:
        raise ValueError(f"chance must lie between 0 and 1, not at {chance}.")
    on = np.random.default_rng(seed).random((n, len(BARS))) < chance
    images = (on @ BARS.reshape(len(BARS), -1) > 0).astype("float32")
    return images.reshape(n, SIDE, SIDE), on
