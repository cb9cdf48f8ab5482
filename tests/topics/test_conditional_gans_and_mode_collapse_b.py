"""Heaps of points: how they are counted, drawn and refused."""

import numpy as np
import pytest

from drawing import drawn, refused
from helpers.topics import conditional_gans_and_mode_collapse as collapse

CENTRES = np.array([[2.0, 0.0], [0.0, 2.0], [-2.0, 0.0], [0.0, -2.0]])


def test_heaps_are_counted():
    every = np.repeat(CENTRES, 25, axis=0)
    assert collapse.modes(every, CENTRES, 0.1) == (4, 1.0)
    assert collapse.modes(0 * every, CENTRES, 0.1) == (0, 0.0)
    one = np.concatenate([np.repeat(CENTRES[:1], 50, axis=0), 0 * every[:50]])
    assert collapse.modes(one, CENTRES, 0.1) == (1, 0.5)


@pytest.mark.parametrize("few, found", [(4, 1), (5, 2)])
def test_a_heap_needs_a_fifth_of_an_even_share(few, found):
    counts = [100 - few, few, 0, 0]
    points = np.repeat(CENTRES, counts, axis=0)
    assert collapse.modes(points, CENTRES, 0.1)[0] == found


def test_points_that_cannot_be_counted_are_refused():
    for points, radius, words in (
        (np.ones((5, 3)), 0.1, "shape (n, 2)"),
        (np.full((5, 2), np.nan), 0.1, "the points"),
        (np.ones((5, 2)), 0, "above 0"),
    ):
        assert words in refused(collapse.modes, points, CENTRES, radius)


def test_sets_of_points_have_a_panel_each():
    sets = np.stack([np.repeat(CENTRES, 3, axis=0)] * 7)
    with drawn(collapse.heaps, sets, CENTRES, list("abcdefg")) as figure:
        titles = [ax.get_title() or ax.get_title("left") for ax in figure.axes]
        assert [t for t in titles if t] == list("abcdefg")
        dots = figure.axes[0].lines[1]
        np.testing.assert_array_equal(dots.get_xydata(), sets[0])
    assert "(sets, n, 2)" in refused(collapse.heaps, sets[0], CENTRES)
    assert "2 titles" in refused(collapse.heaps, sets, CENTRES, ["a", "b"])


SIDES = np.linspace(-3, 3, 5)


def test_a_game_shows_the_verdicts():
    verdicts = np.random.default_rng(0).random((5, 5))
    given = CENTRES, CENTRES, 0 * CENTRES, SIDES, verdicts
    with drawn(collapse.game, *given, title="start") as figure:
        shown = figure.axes[0].collections[0].get_array()
        np.testing.assert_array_equal(np.ravel(shown), verdicts.ravel())
    wrong = CENTRES, CENTRES, CENTRES[:2], SIDES, verdicts
    assert "2 arrows" in refused(collapse.game, *wrong)
    wrong = CENTRES, CENTRES, CENTRES, SIDES[:3], verdicts
    assert "3 sides" in refused(collapse.game, *wrong)


def test_each_start_is_a_dot():
    results = {
        "plain": {"1 : 1": [8, 7, 8], "1 : 5": [0, 1, 0]},
        "packed": {"1 : 1": [8, 8, 8], "1 : 5": [7, 7, 8]},
    }
    with drawn(collapse.dots, results, 8, ["1 : 1", "1 : 5"]) as figure:
        left, right = figure.axes
        assert list(left.lines[0].get_xdata()) == [8, 7, 8]
        assert right.lines[1].get_xdata()[0] == pytest.approx(1 / 3)
    assert "no recipe" in refused(collapse.dots, results, 8, ["5 : 1"])
    assert "from 0 to 7" in refused(collapse.dots, results, 7, ["1 : 1"])


def test_the_numbers_of_d_have_a_row_a_game():
    history = {
        "step": [1, 2],
        "loss D": [1.3, 1.4],
        "loss G": [0.7, 0.8],
        "D(real)": [0.5, 0.6],
        "D(fake)": [0.5, 0.4],
    }
    with drawn(collapse.numbers_of_d, {"A": history, "B": history}) as figure:
        assert len(figure.axes) == 4
        lines = figure.axes[0].lines[:2]
        assert [list(line.get_ydata()) for line in lines] == [
            history["D(real)"],
            history["D(fake)"],
        ]
    short = {"A": history | {"loss G": [0.7]}}
    assert "loss G and step" in refused(collapse.numbers_of_d, short)
