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


CENTRES = np.array([[2.0, 0.0], [0.0, 2.0], [-2.0, 0.0], [0.0, -2.0]])


def test_heaps_are_counted():
    every = np.repeat(CENTRES, 25, axis=0)
    assert cgan.modes(every, CENTRES, 0.1) == (4, 1.0)
    assert cgan.modes(0 * every, CENTRES, 0.1) == (0, 0.0)
    one = np.concatenate([np.repeat(CENTRES[:1], 50, axis=0), 0 * every[:50]])
    assert cgan.modes(one, CENTRES, 0.1) == (1, 0.5)


@pytest.mark.parametrize("few, found", [(4, 1), (5, 2)])
def test_a_heap_needs_a_fifth_of_an_even_share(few, found):
    counts = [100 - few, few, 0, 0]
    points = np.repeat(CENTRES, counts, axis=0)
    assert cgan.modes(points, CENTRES, 0.1)[0] == found


def test_points_that_cannot_be_counted_are_refused():
    for points, radius, words in (
        (np.ones((5, 3)), 0.1, "shape (n, 2)"),
        (np.full((5, 2), np.nan), 0.1, "the points"),
        (np.ones((5, 2)), 0, "above 0"),
    ):
        assert words in refused(cgan.modes, points, CENTRES, radius)


def test_sets_of_points_have_a_panel_each():
    sets = np.stack([np.repeat(CENTRES, 3, axis=0)] * 7)
    with drawn(cgan.heaps, sets, CENTRES, list("abcdefg")) as figure:
        titles = [ax.get_title() or ax.get_title("left") for ax in figure.axes]
        assert [t for t in titles if t] == list("abcdefg")
        dots = figure.axes[0].lines[1]
        np.testing.assert_array_equal(dots.get_xydata(), sets[0])
    assert "(sets, n, 2)" in refused(cgan.heaps, sets[0], CENTRES)
    assert "2 titles" in refused(cgan.heaps, sets, CENTRES, ["a", "b"])


SIDES = np.linspace(-3, 3, 5)


def test_a_game_shows_the_verdicts():
    verdicts = np.random.default_rng(0).random((5, 5))
    given = CENTRES, CENTRES, 0 * CENTRES, SIDES, verdicts
    with drawn(cgan.game, *given, title="start") as figure:
        shown = figure.axes[0].collections[0].get_array()
        np.testing.assert_array_equal(np.ravel(shown), verdicts.ravel())
    wrong = CENTRES, CENTRES, CENTRES[:2], SIDES, verdicts
    assert "2 arrows" in refused(cgan.game, *wrong)
    wrong = CENTRES, CENTRES, CENTRES, SIDES[:3], verdicts
    assert "3 sides" in refused(cgan.game, *wrong)


def test_each_start_is_a_dot():
    results = {
        "plain": {"1 : 1": [8, 7, 8], "1 : 5": [0, 1, 0]},
        "packed": {"1 : 1": [8, 8, 8], "1 : 5": [7, 7, 8]},
    }
    with drawn(cgan.dots, results, 8, ["1 : 1", "1 : 5"]) as figure:
        left, right = figure.axes
        assert list(left.lines[0].get_xdata()) == [8, 7, 8]
        assert right.lines[1].get_xdata()[0] == pytest.approx(1 / 3)
    assert "no recipe" in refused(cgan.dots, results, 8, ["5 : 1"])
    assert "from 0 to 7" in refused(cgan.dots, results, 7, ["1 : 1"])


def test_the_numbers_of_d_have_a_row_a_game():
    history = {
        "step": [1, 2],
        "loss D": [1.3, 1.4],
        "loss G": [0.7, 0.8],
        "D(real)": [0.5, 0.6],
        "D(fake)": [0.5, 0.4],
    }
    with drawn(cgan.numbers_of_d, {"A": history, "B": history}) as figure:
        assert len(figure.axes) == 4
        lines = figure.axes[0].lines[:2]
        assert [list(line.get_ydata()) for line in lines] == [
            history["D(real)"],
            history["D(fake)"],
        ]
    short = {"A": history | {"loss G": [0.7]}}
    assert "loss G and step" in refused(cgan.numbers_of_d, short)
