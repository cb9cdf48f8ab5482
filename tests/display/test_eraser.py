"""The eraser, without a browser: what is rubbed out, and what it draws."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.display.eraser import _page, eraser

ACROSS = [[0.0, 0.5], [1.0, 0.5]]
DOT = [[0.5, 0.5]]


def test_an_eraser_gives_what_it_covers(shown):
    drawn = []

    def draw(hole):
        plt.subplots(figsize=(1, 1))
        drawn.append(hole)

    eraser(draw, np.full((12, 12), 0.3), [ACROSS])
    row, message = shown[-1].children
    paper = row.children[0]
    assert drawn[0].shape == (12, 12)
    # A sixth of 12 rows, in the middle, from side to side.
    assert np.flatnonzero(drawn[0].any(axis=1)).tolist() == [5, 6]
    assert drawn[0][5:7].all() and drawn[0].dtype == np.float32
    paper.strokes = []
    assert not drawn[1].any() and message.value == ""
    paper.strokes = [DOT]
    assert 1 <= drawn[2].sum() <= 4


@pytest.mark.parametrize(
    "start, strokes, sentence",
    [
        (np.zeros((28, 27)), [], r"shape \(28, 27\)"),
        (np.zeros((4, 4, 1)), [], r"shape \(4, 4, 1\)"),
        (np.full((8, 8), 2.0), [], "from 2 to 2"),
        (np.full((8, 8), np.nan), [], "NaN"),
        (np.zeros((8, 8)), [[[0.5]]], "A stroke has shape"),
    ],
)
def test_what_cannot_be_rubbed_out_is_refused(shown, start, strokes, sentence):
    with pytest.raises(ValueError, match=sentence):
        eraser(lambda hole: plt.subplots(), start, strokes)
    assert not shown


def test_a_pad_with_another_page_is_named():
    with pytest.raises(ValueError, match="no longer says"):
        _page("another page")
