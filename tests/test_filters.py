"""Measures of filters: known filters, and what is refused."""

import numpy as np
import pytest

from drawing import refused
from helpers import filters

MEASURES = (
    filters.half_area,
    filters.spot_area,
    filters.radius,
    filters.orientation_share,
)
DOWN, RIGHT = np.mgrid[:12, :12] - 5.5


def grating(degrees, period=4.0):
    """A wave across the whole square."""
    angle = np.deg2rad(degrees)
    return np.sin(
        2 * np.pi / period * (np.cos(angle) * RIGHT + np.sin(angle) * DOWN)
    )


def blob(width):
    return np.exp(-(DOWN**2 + RIGHT**2) / (2 * width**2))


def test_area_of_a_square_of_equal_weights():
    square = np.zeros((1, 12, 12))
    square[0, 3:6, 2:7] = -2.0
    square[0, 0, 0] = 0.9  # less than half
    assert filters.half_area(square).tolist() == [15]
    square[0, 0, 0] = 1.0
    assert filters.half_area(square).tolist() == [16]


def test_spot_is_what_hangs_together_with_the_largest_weight():
    square = np.zeros((2, 12, 12))
    square[0, 3:6, 2:7] = -2.0
    square[0, 9, 9] = square[0, 6, 7] = 1.5  # apart; across a corner
    square[1, 0, 0], square[1, 0, 1], square[1, 5, 5] = 0.4, 1.0, -1.1
    assert filters.half_area(square).tolist() == [17, 2]
    assert filters.spot_area(square).tolist() == [15, 1]


def test_radius_of_even_squares_and_of_blobs():
    even = np.ones((1, 12, 12))
    assert filters.radius(even)[0] == pytest.approx(np.sqrt((144 - 1) / 6))
    point = np.zeros((1, 12, 12))
    point[0, 4, 7] = 3.0
    assert filters.radius(point)[0] == 0
    # The square of a blob is a blob of width / sqrt(2), in two directions.
    assert filters.radius([blob(1.5)])[0] == pytest.approx(1.5, rel=0.01)


def test_two_points_lie_half_their_distance_from_their_centre():
    for at in ((0, 6), (6, 0)):
        two = np.zeros((1, 12, 12))
        two[0, 0, 0] = 1
        two[0, at[0], at[1]] = -1
        assert filters.radius(two)[0] == pytest.approx(3)


def test_a_wave_has_one_direction_and_a_blob_has_none():
    waves = np.array([grating(degrees) for degrees in range(0, 180, 15)])
    assert filters.orientation_share(waves).min() > 0.8
    centre = blob(1.0) - 0.5 * blob(1.4)
    assert filters.orientation_share([centre])[0] == pytest.approx(
        0.27, abs=0.03
    )
    random = np.random.default_rng(0).normal(size=(200, 12, 12))
    assert 0.27 < np.median(filters.orientation_share(random)) < 0.4


def test_a_wider_band_holds_more():
    noise = np.random.default_rng(1).normal(size=(20, 12, 12))
    shares = [filters.orientation_share(noise, b) for b in (20, 60, 180)]
    assert (shares[0] < shares[1]).all() and (shares[1] < shares[2]).all()
    np.testing.assert_allclose(shares[2], 1)


@pytest.mark.parametrize("measure", MEASURES)
def test_sign_and_scale_do_not_matter(measure):
    some = np.random.default_rng(2).normal(size=(9, 12, 12))
    np.testing.assert_allclose(measure(-3 * some), measure(some))
    np.testing.assert_allclose(measure(some.reshape(9, 144)), measure(some))
    assert measure(some).shape == (9,)


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_no_filter_is_refused(measure):
    assert "NaN" in refused(measure, np.full((2, 12, 12), np.nan))
    assert "(n, height, width)" in refused(measure, np.ones((2, 143)))
    assert "no weight but 0" in refused(measure, np.zeros((1, 12, 12)))


@pytest.mark.parametrize("band", [0, -1, 181, np.nan])
def test_bands_that_do_not_exist_are_refused(band):
    assert "give 0 to 180" in refused(
        filters.orientation_share, np.eye(12)[None], band
    )


def test_an_even_filter_has_no_direction():
    assert "same everywhere" in refused(
        filters.orientation_share, np.ones((1, 12, 12))
    )
