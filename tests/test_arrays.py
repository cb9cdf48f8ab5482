"""Checks of arrays, and images put side by side."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawing import few, kinds_of_whole, not_whole, refused
from helpers import arrays

small = st.integers(1, 5)


@few
@given(st.integers(-9, 9), st.integers(-9, 9), kinds_of_whole)
def test_a_whole_number_is_at_least_the_least(number, least, kind):
    value = kind(number)
    if number >= least:
        result = arrays.whole(value, "The size", least)
        assert result == number and type(result) is int
    else:
        sentence = refused(arrays.whole, value, "The size", least)
        assert sentence == f"The size must be at least {least}, not {number}."


@few
@given(not_whole)
def test_what_is_no_whole_number_is_refused(value):
    sentence = refused(arrays.whole, value, "The size", -9)
    assert sentence.startswith("The size must be a whole number, not ")


@few
@given(st.lists(st.sampled_from([1.0, np.nan, np.inf, -np.inf]), min_size=1))
def test_values_that_are_not_finite_are_counted(values):
    bad = sum(not np.isfinite(v) for v in values)
    if bad:
        sentence = refused(arrays.finite, values, "the codes")
        assert f"the codes hold {bad} of {len(values)} values" in sentence
    else:
        np.testing.assert_array_equal(arrays.finite(values, "x"), values)


@pytest.mark.parametrize("values", [["a"], [[1], [1, 2]], [1j], [None, {}]])
def test_values_that_are_no_numbers_are_refused(values):
    for check in (arrays.numbers, arrays.finite, arrays.as_images):
        assert "must be an array of numbers" in refused(check, values, "they")
    assert "they must not be empty" in refused(arrays.finite, [], "they")


@few
@given(small, small, small)
def test_images_may_come_in_three_shapes(n, height, width):
    images = np.random.default_rng(0).random((n, height, width))
    shapes = [images, images[..., None]]
    if height == width:
        shapes.append(images.reshape(n, -1))
    for given_so in shapes:
        np.testing.assert_array_equal(arrays.as_images(given_so), images)


@few
@given(st.lists(st.integers(0, 5), max_size=5).map(tuple))
def test_other_shapes_are_no_images(shape):
    side = round(shape[1] ** 0.5) if len(shape) == 2 else 0
    assume(len(shape) != 3 and shape[3:] != (1,))
    assume(side**2 != shape[1] if len(shape) == 2 else True)
    sentence = refused(arrays.as_images, np.ones(shape), "the pages")
    assert sentence.startswith("the pages ")
    assert "empty" in sentence if 0 in shape else str(shape) in sentence


@few
@given(small, small, small, small, st.integers(0, 3), st.integers(0, 3))
def test_images_stand_side_by_side(n, height, width, columns, gap, below):
    stack = np.random.default_rng(0).random((n, height, width, 3))
    page = arrays.tile(stack, columns, gap, below, fill=-1.0)
    lines = -(-n // columns)
    assert page.shape == (
        lines * (height + below) - below,
        columns * (width + gap) - gap,
        3,
    )
    for k, image in enumerate(stack):
        top, left = (
            k // columns * (height + below),
            k % columns * (width + gap),
        )
        window = page[top : top + height, left : left + width]
        np.testing.assert_array_equal(window, image)
        window[:] = -1.0
    assert (page == -1.0).all()  # nothing but the images was written


def test_a_page_keeps_whole_numbers_and_one_gap_for_both_directions():
    page = arrays.tile(np.ones((3, 2, 2), "uint8"), 2, gap=1, fill=255)
    assert page.dtype == "uint8" and page.shape == (5, 5)
    assert (page[2] == 255).all() and (page[3:, 3:] == 255).all()
    assert np.isnan(arrays.tile(np.ones((3, 2, 2)), 2)[2:, 2:]).all()


def test_texts_are_one_for_each():
    arrays.same_number(None, 3, "captions", "columns")
    arrays.same_number(["a"] * 3, 3, "captions", "columns")
    assert "2 captions for 3 columns" in refused(
        arrays.same_number, ["a"] * 2, 3, "captions", "columns"
    )


def test_a_signed_scale_is_symmetric():
    assert arrays.symmetric([[-2.0, 1.0]]) == (-2.0, 2.0)
    assert arrays.symmetric([0.5, 3]) == (-3.0, 3.0)
    assert arrays.symmetric([0.0]) == (-1.0, 1.0)
    assert "NaN" in refused(arrays.symmetric, [np.nan])
