"""A slider stands at one of its values, whatever they are."""

import numpy as np
import pytest

from helpers.display.slider import Slider


def test_it_stands_at_a_value_and_says_it_in_words():
    values = ["same", 0.30000000000000004, 7, 1e-4, np.zeros(2)]
    slider = Slider("kind", values, start=1)
    assert slider.value == values[1] and slider.name == "kind"
    assert slider.texts == ["same", "0.3", "7", "0.0001", "[0. 0.]"]
    seen = []
    slider.observe(lambda change: seen.append(change.new), names="value")
    for place in (0, 3, 4):
        slider.place = place
    assert seen[0] == "same" and seen[1] == 1e-4 and seen[2] is values[4]


def test_no_place_without_a_value():
    with pytest.raises(IndexError):
        Slider("kind", [])
