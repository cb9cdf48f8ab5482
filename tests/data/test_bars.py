"""The bars: what they are made of, and what is refused."""

import numpy as np
import pytest

from helpers.data import bars


def test_an_image_shows_the_bars_that_are_on_and_no_other_ink():
    images, on = bars.load(500, seed=3)
    assert images.shape == (500, 8, 8) and on.shape == (500, 16)
    assert images.dtype == "float32" and on.dtype == bool
    for image, lit in zip(images, on, strict=True):
        rows, columns = lit[:8], lit[8:]
        assert np.array_equal(image > 0, rows[:, None] | columns[None])
    assert set(np.unique(images)) == {0, 1}


def test_the_bars_are_eight_rows_and_eight_columns():
    assert bars.BARS.shape == (16, 8, 8)
    assert bars.BARS.sum(axis=(1, 2)).tolist() == [8] * 16
    assert (bars.BARS[:8].sum(axis=0) == 1).all()
    assert (bars.BARS[8:].sum(axis=0) == 1).all()
    assert (bars.BARS[2, 2] == 1).all() and (bars.BARS[10, :, 2] == 1).all()


def test_each_bar_stands_as_often_as_is_asked():
    for chance in (1 / 8, 0.4):
        on = bars.load(20_000, seed=0, chance=chance)[1]
        assert np.allclose(on.mean(axis=0), chance, atol=0.015)
        together = np.corrcoef(on.T) - np.eye(16)
        assert np.abs(together).max() < 0.04
    assert not bars.load(5, 0, chance=0)[0].any()
    assert bars.load(5, 0, chance=1)[0].all()


def test_a_seed_repeats():
    first, again, other = (bars.load(50, seed)[0] for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)


@pytest.mark.parametrize("n", [0, -1, 2.5, None, "3"])
def test_a_number_of_images_that_is_none(n):
    with pytest.raises(ValueError, match="n must be (a whole|at least 1)"):
        bars.load(n, seed=0)


@pytest.mark.parametrize("chance", [-0.1, 1.5, float("nan")])
def test_a_chance_that_is_none(chance):
    with pytest.raises(ValueError, match="between 0 and 1"):
        bars.load(3, seed=0, chance=chance)
