"""Strokes and ink as digits, checked on the real digits of MNIST."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.data import digits
from helpers.display.handwriting import ink, prepare

coordinates = st.floats(0, 1, width=32)
strokes = st.lists(
    st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=8),
    min_size=1,
    max_size=4,
)


def centre(image):
    """Row and column of the centre of mass."""
    return np.argwhere(image > 0).T @ image[image > 0] / image.sum()


def sides(image):
    """Height and width of the box around all ink."""
    return np.ptp(np.argwhere(image > 0), axis=0) + 1


def test_a_digit_of_mnist_enlarged_and_moved_comes_back_as_itself():
    rng = np.random.default_rng(0)
    for digit in digits.load()[1][0]:
        times, above, below, left, right = rng.integers(1, 9, 5)
        enlarged = np.kron(digit, np.ones((times, times)))
        moved = np.pad(enlarged, ((above, below), (left, right)))
        np.testing.assert_allclose(prepare(moved), digit, atol=1e-6)


@given(strokes)
def test_any_strokes_become_an_image_as_mnist_has_them(strokes):
    image = prepare(ink(strokes))
    assert image.shape == (28, 28) and image.dtype == np.float32
    assert image.min() >= 0 and image.max() <= 1
    assert sides(image).max() == 20
    at_the_edge = image[[0, -1]].any() or image[:, [0, -1]].any()
    assert at_the_edge or np.abs(centre(image) - 14).max() <= 0.501


def test_the_pen_draws_from_point_to_point_and_its_edges_become_grey():
    paper = ink([[(0.25, 0.5), (0.75, 0.5)]], side=120)
    assert np.allclose(centre(paper), 60, atol=1)
    assert np.allclose(sides(paper), (10, 70), atol=1)
    slanted = prepare(ink([[(0.3, 0.2), (0.7, 0.8)]]))
    assert ((slanted > 0.1) & (slanted < 0.9)).sum() > 20


def test_only_the_part_of_a_stroke_that_is_on_the_pad_counts():
    assert np.array_equal(
        ink([[(-3, 0.5), (4, 0.5)]]), ink([[(-0.2, 0.5), (1.2, 0.5)]])
    )


def test_no_ink_is_shifted_out():
    lopsided = np.zeros((100, 100))
    lopsided[:20] = 1
    lopsided[20:, 50] = 1
    image = prepare(lopsided)
    assert sides(image).tolist() == [20, 20]
    assert image.sum() == pytest.approx(lopsided.sum() / 25, rel=1e-5)


@pytest.mark.parametrize(
    "call, sentence",
    [
        (lambda: ink([]), "No ink is on the pad"),
        (lambda: ink([[(2, 2), (3, 3)]]), "No ink is on the pad"),
        (lambda: ink([[1, 2, 3]]), r"A stroke has shape \(3,\)"),
        (lambda: ink([[(0.5, np.nan)]]), "NaN"),
        (lambda: prepare(np.zeros((28, 28))), "no ink in the image"),
        (lambda: prepare(np.ones((1, 28, 28))), "give one image"),
        (lambda: prepare(np.full((28, 28), 255)), "from 255 to 255"),
        (lambda: prepare(np.full((28, 28), np.nan)), "NaN"),
    ],
)
def test_what_is_no_ink_is_refused_in_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()
