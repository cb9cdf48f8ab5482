"""Holes: their sizes and shapes, and what is refused."""

import numpy as np
import pytest

from helpers.data import holes


def test_sizes_and_values():
    made = holes.make(300, 0.1, 0.3, seed=1)
    assert made.shape == (300, 28, 28) and made.dtype == "float32"
    assert set(np.unique(made)) == {0, 1}
    shares = made.mean(axis=(1, 2))
    assert shares.min() > 0.02 and shares.max() < 0.4


def test_the_seed_decides():
    assert np.array_equal(holes.make(9, seed=1), holes.make(9, seed=1))
    assert not np.array_equal(holes.make(9, seed=1), holes.make(9, seed=2))


def test_a_box_is_a_box_and_a_line_crosses_the_image():
    for box in holes.make(20, 0.1, 0.2, shapes=["box"]):
        rows, columns = (np.flatnonzero(box.any(axis=k)) for k in (1, 0))
        assert box.sum() == len(rows) * len(columns)
    for line in holes.make(20, 0.05, 0.1, shapes=["line"]):
        rows, columns = (line.any(axis=k).sum() for k in (1, 0))
        assert max(rows, columns) >= 14


def test_shares_are_kept_where_nothing_is_cut_off():
    shares = holes.make(200, 0.1, 0.1, shapes=["disc"]).mean(axis=(1, 2))
    assert np.median(shares) == pytest.approx(0.1, abs=0.02)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"count": 0}, "at least 1"),
        ({"count": 2, "shapes": ["star"]}, "choose from"),
        ({"count": 2, "shapes": []}, "choose from"),
        ({"count": 2, "least": 0.5, "most": 0.2}, "least <= most"),
        ({"count": 2, "most": 1}, "least <= most"),
    ],
)
def test_what_makes_no_holes_is_refused(arguments, words):
    with pytest.raises(ValueError, match=words):
        holes.make(**arguments)
