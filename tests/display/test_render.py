"""A drawing function becomes a picture, and no figure is left."""

import matplotlib.pyplot as plt
import pytest

from helpers.display import render


def draw(width=2.0):
    plt.subplots(figsize=(width, 1))


def test_it_returns_a_picture_and_closes_the_figure():
    small, large = render.render(draw), render.render(draw, 4.0, dpi=72)
    assert small.startswith(b"\x89PNG") and large.startswith(b"\x89PNG")
    assert small != large
    assert not plt.get_fignums()


def test_figures_of_others_stay_open():
    other = plt.figure()
    assert render.render(draw).startswith(b"\x89PNG")
    assert plt.get_fignums() == [other.number]
    plt.close(other)


def fail():
    draw()
    raise ZeroDivisionError("a fault")


@pytest.mark.parametrize(
    "bad, error, sentence",
    [
        (lambda: None, ValueError, "drew 0 figures"),
        (lambda: (draw(), draw()), ValueError, "drew 2 figures"),
        (3, TypeError, "A drawing function is needed, not a int"),
        (fail, ZeroDivisionError, "a fault"),
    ],
)
def test_what_draws_no_single_figure_is_refused(bad, error, sentence):
    with pytest.raises(error, match=sentence):
        render.render(bad)
    assert not plt.get_fignums()
