"""A picture that is stored as it was first drawn, and redrawn."""

import matplotlib.pyplot as plt
import pytest

from helpers.display.redraw import Redraw


def draw(width=2.0):
    plt.subplots(figsize=(width, 1))


def test_first_the_picture_then_a_sentence_then_it_is_redrawn(shown):
    widths = [2.0]
    show = Redraw(lambda: draw(widths[-1]), alt="a width")
    stored, sentence = shown
    assert stored.data == show.picture.png and show.picture.alt == "a width"
    assert "Run this cell" in sentence.data
    show(lambda: widths.append(3.0))
    assert show.picture.png.startswith(b"\x89PNG")
    assert show.picture.png != stored.data
    assert len(shown) == 2, "a redrawing displays nothing"


def test_an_error_is_an_alert_and_then_goes_away(shown):
    faults = []

    def fragile():
        draw()
        if faults:
            raise ValueError(faults[0])

    show = Redraw(fragile)
    before = show.picture.png
    show(lambda: faults.append("<b>k</b> is two"))
    assert show.message.value == (
        '<div role="alert">ValueError: &lt;b&gt;k&lt;/b&gt; is two</div>'
    )
    assert show.picture.png == before and not plt.get_fignums()
    show(faults.clear)
    assert show.message.value == ""


def test_an_error_at_the_start_is_raised_and_nothing_is_shown(shown):
    with pytest.raises(ZeroDivisionError):
        Redraw(lambda: draw(1 / 0))
    assert not shown
