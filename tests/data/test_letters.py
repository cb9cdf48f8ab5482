"""The printed letters: how many, and prepared as digits are."""

import numpy as np

from helpers.data import letters


def test_letters_are_prepared_as_digits_are():
    images = letters.load()
    assert images.shape == (110, 28, 28) and images.dtype == np.float32
    assert images.min() >= 0 and images.max() <= 1
    for image in images:
        rows, columns = np.nonzero(image)
        assert max(np.ptp(rows), np.ptp(columns)) == 19  # a box of 20
        middle = [
            np.average(np.arange(28), weights=image.sum(a)) for a in (0, 1)
        ]
        assert np.abs(np.subtract(middle, 14)).max() <= 2


def test_no_two_letters_are_alike():
    assert len(np.unique(letters.load(), axis=0)) == 110


def test_the_first_and_the_last_letter():
    a, y = letters.load()[[0, -1]]
    assert a[4:8].sum() < a[-8:-4].sum()  # narrow above, wide below
    assert y[4:8].sum() > y[-8:-4].sum()
