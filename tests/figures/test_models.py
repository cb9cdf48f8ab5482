"""Models drawn as figures: the hourglass, boxes and arrows."""

from itertools import pairwise

import keras
import matplotlib.pyplot as plt
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import layers
from matplotlib.colors import to_hex

from drawing import drawn, few, refused, texts
from helpers import figures
from helpers.figures import models


@settings(few, max_examples=8)
@given(st.lists(st.integers(1, 300), min_size=2, max_size=6))
def test_an_hourglass_reads_the_model(units):
    model = keras.Sequential(
        [
            keras.Input((units[0],)),
            *(layers.Dense(n, name=f"d{k}") for k, n in enumerate(units[1:])),
        ]
    )
    with drawn(figures.hourglass, model, "dense") as figure:
        (ax,) = figure.axes
        words = texts(ax)
        sizes = [f"{a * b + b:,}" for a, b in pairwise(units)]
        expected = ["input", str(units[0])]
        for k, n in enumerate(units[1:]):
            expected += [f"d{k}", str(n), sizes[k]]
        assert words == [*expected, "shape", "parameters"]
        bars = [p for p in ax.patches if isinstance(p, plt.Rectangle)]
        heights = [bar.get_height() for bar in bars]
        assert np.argsort(heights, kind="stable").tolist() == (
            np.argsort(units, kind="stable").tolist()
        )
        red = [to_hex(bar.get_facecolor()) == "#d55e00" for bar in bars]
        assert red.count(True) == 1 and red[int(np.argmin(units))]


def test_models_in_the_model_are_opened():
    code = layers.Dense(30, name="code")
    encoder = keras.Sequential([keras.Input((784,)), code])
    decoder = keras.Sequential(
        [
            keras.Input((30,)),
            layers.Dense(784, name="pixels"),
            layers.Reshape((28, 28), name="image"),
        ]
    )
    pixels = keras.Input((784,))
    model = keras.Model(pixels, decoder(encoder(pixels)))
    with drawn(figures.hourglass, model) as figure:
        words = texts(figure.axes[0])
    assert words[:11] == [
        *("input", "784"),
        *("code", "30", "23,550"),
        *("pixels", "784", "24,304"),
        *("image", "28 × 28", "0"),
    ]


def test_a_model_without_shapes_is_refused():
    for model in (keras.Sequential([layers.Dense(3)]), None):
        assert "no shapes yet" in refused(figures.hourglass, model)


def test_a_box_has_its_size_and_an_arrow_its_ends():
    def draw():
        ax = plt.subplots()[1]
        look = {"facecolor": "yellow"}
        models.box(ax, 2, 1, "here", "red", 3, 0.5, look, fontsize=9)
        models.arrow(ax, (0, 0), (1, 2), color="blue")
        ax.set(xlim=(0, 5), ylim=(0, 5))

    with drawn(draw) as figure:
        figure.canvas.draw()
        (ax,) = figure.axes
        (patch,) = ax.patches
        outline = patch.get_path().get_extents().bounds
        np.testing.assert_allclose(outline, (0.5, 0.75, 3, 0.5), atol=1e-6)
        assert patch.get_facecolor() == (1, 1, 0, 1)
        assert patch.get_edgecolor() == (1, 0, 0, 1)
        text, arrow = ax.texts
        assert text.get_text() == "here" and text.get_position() == (2, 1)
        assert text.get_fontsize() == 9
        assert (arrow.xy, arrow.get_position()) == ((1, 2), (0, 0))
        assert arrow.arrow_patch.get_edgecolor() == (0, 0, 1, 1)
        assert arrow.get_zorder() < patch.get_zorder() < text.get_zorder()
