"""Pictures of a generator that is told, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing import drawn, few, refused
from helpers.topics import conditional_gans_and_mode_collapse as cgan

SHARES = np.linspace(0.8, 1, 10)


def test_labels_become_rows_of_zeros_and_a_one():
    for labels in ([3, 0], np.array([3.0, 0.0]), (3, 0)):
        hot = cgan.one_hot(labels)
        assert hot.dtype == "float32" and hot.shape == (2, 10)
        np.testing.assert_array_equal(hot.argmax(axis=1), [3, 0])
        np.testing.assert_array_equal(hot.sum(axis=1), 1)


@few
@given(st.integers().filter(lambda n: n not in range(10)))
def test_a_class_that_does_not_exist_is_refused(number):
    assert "There is no class" in refused(cgan.one_hot, [3, number])


def test_labels_that_are_none_are_refused():
    for labels, words in (
        ([2.5], "no class 2.5"),
        (3, "give a list"),
        ([[3]], "give a list"),
        (["three"], "array of numbers"),
        ([np.nan], "NaN"),
        ([], "must not be empty"),
    ):
        assert words in refused(cgan.one_hot, labels)


def test_a_telephone_number_is_read():
    assert cgan.digits_of("+49 (0)30/901-20") == [4, 9, 0, 3, 0, 9, 0, 1, 2, 0]
    assert cgan.digits_of(112) == [1, 1, 2]


@pytest.mark.parametrize(
    "number, words",
    [
        ("call me", "no 'c'"),
        ("12²", "no '²'"),
        (" - ", "0 digits"),
        ("1" * 21, "21 digits"),
    ],
)
def test_what_is_no_telephone_number_is_refused(number, words):
    assert words in refused(cgan.digits_of, number)


def test_the_slant_of_lines():
    upright, right, left = np.zeros((3, 9, 9))
    upright[:, 4] = 1
    right[np.arange(9), 8 - np.arange(9)] = 1  # like /
    left[np.arange(9), np.arange(9)] = 0.5
    blank, flat = np.zeros((2, 9, 9))
    flat[4] = 1
    slants = cgan.slant([upright, right, left, blank, flat])
    np.testing.assert_allclose(slants, [0, 1, -1, 0, 0], atol=1e-9)


def test_shares_of_classes_are_drawn():
    sets = {"generated": SHARES, "real": SHARES[::-1]}
    with drawn(cgan.per_class, sets) as figure:
        (ax,) = figure.axes
        np.testing.assert_allclose(ax.lines[0].get_ydata(), 100 * SHARES)
    for bad in (SHARES[1:], SHARES + 0.5, -SHARES):
        assert "ten shares" in refused(cgan.per_class, {"bad": bad})


def test_obedience_has_a_dot_a_start():
    with drawn(cgan.obedience, {"both": [0.5, 0.9], "G": [0.1]}) as figure:
        (ax,) = figure.axes
        np.testing.assert_allclose(ax.lines[0].get_xdata(), [50, 90])
        assert [t.get_text() for t in ax.get_yticklabels()] == ["both", "G"]
    assert "NaN" in refused(cgan.obedience, {"both": [np.nan]})


def test_agreement_is_a_grid_of_numbers():
    with drawn(cgan.agreement, np.eye(10)) as figure:
        (ax,) = figure.axes
        assert len(ax.texts) == 100
