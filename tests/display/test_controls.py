"""Sliders, buttons and editors draw what they are moved to."""

import ipywidgets
import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from drawing import few
from helpers.display import buttons, editor, sliders
from helpers.display.controls import _control


def draw(value=1.0):
    ax = plt.subplots(figsize=(2, 1))[1]
    ax.plot([0, float(value)])


def parts(box, kind):
    """The widgets of a kind in a box."""
    found = [box] if isinstance(box, kind) else []
    for child in getattr(box, "children", ()):
        found += parts(child, kind)
    return found


def test_each_control_redraws_the_one_picture_with_all_values(shown):
    drawn = []

    def draw_all(**values):
        drawn.append(values)
        draw(values["high"])

    sliders(
        draw_all,
        high=(0.0, 2.0, 0.5, 1.0),
        pad_ding=["valid", 2],
        start={"options": [2, 4, 8], "start": 4},
        on=True,
    )
    first = {"high": 1.0, "pad_ding": "valid", "start": 4, "on": True}
    assert drawn == [first]
    *_, box = shown
    picture, high, padding, start, on, message = box.children
    assert padding.name == "pad ding" and on.description == "on"
    before = picture.png
    high.place = 4
    padding.place = 1
    start.place = 0
    on.value = False
    assert drawn[1:] == [
        first | {"high": 2.0},
        first | {"high": 2.0, "pad_ding": 2},
        first | {"high": 2.0, "pad_ding": 2, "start": 2},
        {"high": 2.0, "pad_ding": 2, "start": 2, "on": False},
    ]
    assert picture.png != before and message.value == ""
    assert len(shown) == 3, "moving displays nothing more"


@few
@given(
    low=st.integers(-300, 300),
    step=st.integers(1, 50),
    steps=st.integers(1, 40),
    over=st.integers(0, 49),
    unit=st.sampled_from([1, 10, 100]),
    place=st.integers(0, 40),
)
@example(low=0, step=1, steps=3, over=0, unit=10, place=3)  # 0.3 / 0.1 < 3
def test_a_range_holds_min_and_all_steps_up_to_max(
    low, step, steps, over, unit, place
):
    """In whole numbers, tenths and hundredths; max need not be a step."""
    assume(over < step)
    start = low + step * (place % (steps + 1))
    expected = [low + step * k for k in range(steps + 1)]
    control = low, expected[-1] + over, step, start
    if unit > 1:
        control = tuple(n / unit for n in control)
        expected = [n / unit for n in expected]
        start = start / unit
    slider = _control("k", control)
    assert slider.value == start
    values = []
    for place in range(len(slider.texts)):
        slider.place = place
        values.append(slider.value)
    assert values == expected
    assert {type(v) for v in values} == {type(expected[0])}


@pytest.mark.parametrize(
    "control",
    [
        [],
        {"start": 2},
        {"options": [1], "start": 2},
        (0, 1),
        (1, 0, 1, 0),
        (0, 1, 0, 0),
        (0, 1, 1, 5),
        (0, 1, 1, -1),
        (0, 1, 0.5, 0.3),
        (0, 1, 1, float("nan")),
        "k",
        None,
    ],
)
def test_a_bad_control_is_refused_before_anything_is_shown(shown, control):
    with pytest.raises(ValueError, match="^value ") as error:
        sliders(draw, value=control)
    assert str(error.value).endswith(".")
    assert not shown


def test_sliders_and_buttons_need_something_to_move(shown):
    with pytest.raises(ValueError, match="at least one control"):
        sliders(draw)
    with pytest.raises(ValueError, match="at least one action"):
        buttons(draw, {})
    assert not shown


def test_an_error_at_the_start_is_raised(shown):
    with pytest.raises(ZeroDivisionError):
        sliders(lambda k: draw(1 / k), k=(0, 3, 1, 0))
    assert not shown


def test_each_button_does_what_it_says_and_redraws(shown):
    state = [1.0]
    buttons(
        lambda: draw(state[0]),
        {
            "double": lambda: state.append(state.pop() * 2),
            "zero": lambda: state.append(state.pop() * 0),
        },
    )
    *_, box = shown
    picture = box.children[0]
    double, zero = parts(box, ipywidgets.Button)
    assert double.description == "double" and zero.description == "zero"
    pictures = {picture.png}
    double.click()
    assert state == [2.0]
    pictures.add(picture.png)
    zero.click()
    assert state == [0.0]
    assert len(pictures | {picture.png}) == 3


def test_an_editor_draws_the_edited_values(shown):
    seen = []

    def draw_values(values):
        seen.append(values)
        draw(values.sum())

    editor(draw_values, [[1, 0, 2], [0, 1, 2]])
    fields = parts(shown[-1], ipywidgets.FloatText)
    assert fields[4].tooltip == "row 2, column 2"
    fields[4].value = 5
    assert seen[0].tolist() == [[1, 0, 2], [0, 1, 2]]
    assert seen[1].tolist() == [[1, 0, 2], [0, 5, 2]]


@pytest.mark.parametrize("shape", [(3,), (8, 8), (1, 8), (0, 2), ()])
def test_an_editor_refuses_other_shapes(shown, shape):
    with pytest.raises(ValueError, match="at most 7 by 7, not"):
        editor(draw, np.zeros(shape))
    assert not shown
