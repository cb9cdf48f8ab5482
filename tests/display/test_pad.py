"""The pad, without a browser: what its strokes make it draw."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.display import pad
from helpers.display.handwriting import ink, prepare

START = np.linspace(0, 0.5, 784).reshape(28, 28)
STROKE = [[0.3, 0.2], [0.7, 0.8]]
DOT = [[0.5, 0.5]]
SECOND = [[0.7, 0.2], [0.3, 0.8]]


@pytest.fixture
def made(shown):
    """A pad that was shown: its paper, its message, and what it drew."""
    drawn = []

    def draw(image):
        plt.subplots(figsize=(1, 1))
        if image.sum() > 300:
            raise ValueError("a blot")
        drawn.append(image)

    pad(draw, START)
    row, message = shown[-1].children
    return row.children[0], message, drawn


def test_it_draws_the_example_then_the_prepared_strokes(made):
    paper, message, drawn = made
    paper.strokes = [STROKE]
    paper.strokes = [STROKE, SECOND]
    example, *prepared = drawn
    assert np.allclose(example, START) and example.dtype == np.float32
    assert np.array_equal(prepared[0], prepare(ink([STROKE])))
    assert np.array_equal(prepared[1], prepare(ink([STROKE, SECOND])))


def test_an_empty_pad_draws_nothing_and_says_so(made):
    paper, message, drawn = made
    paper.strokes = []
    assert len(drawn) == 1 and "The pad is empty" in message.value
    paper.strokes = [STROKE]
    assert len(drawn) == 2 and message.value == ""


def test_an_error_of_the_drawing_is_shown_and_then_goes_away(made):
    paper, message, drawn = made
    paper.strokes = [DOT]
    assert "ValueError: a blot" in message.value
    paper.strokes = [STROKE]
    assert message.value == "" and len(drawn) == 2


@pytest.mark.parametrize(
    "start, sentence",
    [
        (np.zeros((28, 28, 1)), r"shape \(28, 28, 1\)"),
        (np.full((28, 28), 255), "from 255 to 255"),
        (np.full((28, 28), np.nan), "NaN"),
    ],
)
def test_a_bad_example_is_refused_before_anything_is_shown(
    shown, start, sentence
):
    with pytest.raises(ValueError, match=sentence):
        pad(lambda image: plt.subplots(), start)
    assert not shown
