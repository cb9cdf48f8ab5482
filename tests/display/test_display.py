"""Pictures that move: players, sliders, buttons, editors, live training."""

import json
import re

import ipywidgets
import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.display import animation, controls, render


def draw(value=1.0):
    ax = plt.subplots(figsize=(2, 1))[1]
    ax.plot([0, float(value)])


@pytest.fixture
def shown(monkeypatch):
    """What would be displayed, in order; pictures update their entry."""
    entries = []

    class Handle:
        def __init__(self, place):
            self.place = place

        def update(self, thing):
            entries[self.place] = thing

    def display(thing, display_id=None):
        entries.append(thing)
        return Handle(len(entries) - 1)

    monkeypatch.setattr("IPython.display.display", display)
    yield entries
    plt.close("all")


def test_render_returns_a_picture_and_closes_it():
    assert render.render(draw).startswith(b"\x89PNG")
    assert not plt.get_fignums()


def test_render_refuses_what_draws_no_single_figure():
    with pytest.raises(ValueError, match="drew 0 figures"):
        render.render(lambda: None)
    with pytest.raises(ValueError, match="drew 2 figures"):
        render.render(lambda: (draw(), draw()))
    with pytest.raises(TypeError, match="drawing function"):
        render.render(3)
    assert not plt.get_fignums()


def test_player_shows_a_strip_then_a_page_without_network(shown):
    animation.player(draw, [1, 2, 3, 4], strip=2, label="epoch")
    strip, page = shown
    assert strip.data.startswith(b"\x89PNG")
    frames = json.loads(re.search(r"const frames = (\[.*\]);", page.data)[1])
    assert len(frames) == len(set(frames)) == 4
    assert "epoch 1 of 4" in page.data
    assert not re.search(r"https?://", page.data)


@pytest.mark.parametrize(
    "frames, strip, sentence",
    [
        ([1], 1, "at least two frames"),
        ([1, 2], 3, "from 1 to 2"),
        ([1, 2], 0, "from 1 to 2"),
    ],
)
def test_player_refuses_bad_frames(shown, frames, strip, sentence):
    with pytest.raises(ValueError, match=sentence):
        animation.player(draw, frames, strip=strip)
    assert not shown


def test_player_refuses_frames_of_different_size(shown):
    with pytest.raises(ValueError, match="differ in size"):
        animation.player(
            lambda k: plt.subplots(figsize=(k, 1)), [1, 2], strip=2
        )


def _controls(box, kind):
    found = [box] if isinstance(box, kind) else []
    for child in getattr(box, "children", ()):
        found += _controls(child, kind)
    return found


def test_slider_redraws_the_picture_in_place(shown):
    controls.sliders(draw, value=(0.0, 2.0, 0.5, 1.0))
    picture, box = shown
    (slider,) = _controls(box, ipywidgets.FloatSlider)
    slider.value = 2.0
    assert len(shown) == 2 and shown[0].data != picture.data


@pytest.mark.parametrize(
    "control, kind, start",
    [
        ([2, 4, 8], ipywidgets.SelectionSlider, 2),
        ({"options": [2, 4, 8], "start": 4}, ipywidgets.SelectionSlider, 4),
        ((0, 9, 1, 3), ipywidgets.IntSlider, 3),
        ((0.0, 1.0, 0.1, 0.5), ipywidgets.FloatSlider, 0.5),
        (True, ipywidgets.Checkbox, True),
    ],
)
def test_kinds_of_control(shown, control, kind, start):
    controls.sliders(draw, value=control)
    (widget,) = _controls(shown[1], kind)
    assert widget.value == start


@pytest.mark.parametrize(
    "control",
    [
        [],
        (0, 1),
        (1, 0, 1, 0),
        (0, 1, 0, 0),
        (0, 1, 1, 5),
        "k",
        {"options": [1], "start": 2},
    ],
)
def test_a_bad_control_is_refused_before_anything_is_shown(shown, control):
    with pytest.raises(ValueError, match="value"):
        controls.sliders(draw, value=control)
    assert not shown


def test_an_error_while_moving_is_shown_and_then_goes_away(shown):
    def fragile(k):
        if k == 2:
            raise ValueError("k is two")
        draw(k)

    controls.sliders(fragile, k=(0, 3, 1, 1))
    (slider,) = _controls(shown[1], ipywidgets.IntSlider)
    (message,) = _controls(shown[1], ipywidgets.Label)
    slider.value = 2
    assert message.value == "ValueError: k is two"
    slider.value = 3
    assert message.value == ""


def test_an_error_at_the_start_is_raised(shown):
    with pytest.raises(ZeroDivisionError):
        controls.sliders(lambda k: draw(1 / k), k=(0, 3, 1, 0))
    assert not shown


def test_buttons_act_and_redraw(shown):
    state = [1.0]
    controls.buttons(
        lambda: draw(state[0]),
        {"double": lambda: state.append(state.pop() * 2)},
    )
    before = shown[0].data
    (button,) = _controls(shown[1], ipywidgets.Button)
    button.click()
    assert state == [2.0] and shown[0].data != before
    with pytest.raises(ValueError, match="at least one action"):
        controls.buttons(draw, {})


def test_editor_draws_the_edited_values(shown):
    seen = []

    def draw_values(values):
        seen.append(values)
        draw(values.sum())

    controls.editor(draw_values, [[1, 0], [0, 1]])
    fields = _controls(shown[1], ipywidgets.FloatText)
    fields[2].value = 5
    assert seen[-1].tolist() == [[1, 0], [5, 1]]
    for bad in (np.zeros(3), np.zeros((8, 8)), np.zeros((0, 2))):
        with pytest.raises(ValueError, match="shape"):
            controls.editor(draw, bad)


def test_live_figure_waits_between_drawings(shown):
    from helpers.display import LiveFigure

    live = LiveFigure(seconds=60)
    calls = []

    def counted():
        calls.append(1)
        draw()

    live.update(counted)
    live.update(counted)
    assert len(calls) == 1
    live.finish(counted)
    assert len(calls) == 2 and len(shown) == 1


def _small_model():
    import keras
    from keras import layers

    model = keras.Sequential(
        [keras.Input((16,)), layers.Dense(16, activation="sigmoid")]
    )
    model.compile("adam", loss="mse")
    return model


def test_live_training_keeps_the_losses_and_one_picture(shown):
    from helpers.display.training import LiveTraining

    x = np.random.default_rng(0).random((64, 16)).astype("float32")
    live = LiveTraining(images=x[:4])
    _small_model().fit(
        x, x, epochs=3, verbose=0, validation_split=0.25, callbacks=[live]
    )
    assert len(shown) == 1
    assert {k: len(v) for k, v in live.history.items()} == {
        "loss": 3,
        "val_loss": 3,
    }


def test_live_training_names_what_is_wrong(shown):
    import keras

    from helpers.display.training import LiveTraining

    x = np.zeros((8, 16), "float32")
    with pytest.raises(ValueError, match="'accuracy' is not logged"):
        _small_model().fit(
            x, x, verbose=0, callbacks=[LiveTraining(metric="accuracy")]
        )
    with pytest.raises(ValueError, match="NaN"):
        LiveTraining(images=np.full((2, 16), np.nan))
    with pytest.raises(ValueError, match="leave out images="):
        wide = keras.Sequential([keras.Input((4,)), keras.layers.Dense(16)])
        wide.compile("adam", loss="mse")
        few = x[:, :4]
        wide.fit(few, x, verbose=0, callbacks=[LiveTraining(images=few)])
    bad = _small_model()
    bad.set_weights([w * np.nan for w in bad.get_weights()])
    with pytest.raises(ValueError, match="the reconstructions hold .* NaN"):
        bad.fit(x, x, verbose=0, callbacks=[LiveTraining(images=x[:2])])
