"""Figures: what is drawn, and what cannot be."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers import figures


@pytest.fixture(autouse=True)
def closed_figures():
    yield
    plt.close("all")


def _texts(ax):
    return {text.get_text() for text in ax.texts}


def test_images_are_drawn_in_rows_with_labels_and_captions():
    first, second = np.zeros((3, 28, 28)), np.ones((3, 784))
    figures.images({"a": first, "b": second}, captions=["x", "y", "z"])
    ax = plt.gca()
    assert {"a", "b", "x", "y", "z"} <= _texts(ax)
    sheet = ax.images[0].get_array()
    assert sheet[:28, :28].max() == 0 and sheet[-28:, -28:].min() == 1


@pytest.mark.parametrize(
    "rows, sentence",
    [
        (np.full((2, 28, 28), np.nan), "NaN or infinite"),
        (np.full((2, 28, 28), np.inf), "NaN or infinite"),
        (np.zeros((2, 3, 4, 5)), "shape"),
        (np.zeros((2, 783)), "shape"),
        (np.zeros(784), "shape"),
        (np.zeros((0, 28, 28)), "empty"),
        (["a", "b"], "numbers"),
        ({}, "no rows"),
        ({"a": np.zeros((2, 4, 4)), "b": np.zeros((3, 4, 4))}, "differ"),
    ],
)
def test_images_that_cannot_be_drawn_are_refused(rows, sentence):
    with pytest.raises(ValueError, match=sentence):
        figures.images(rows)
    assert not plt.get_fignums()


def test_captions_must_match():
    with pytest.raises(ValueError, match="2 captions for 3 columns"):
        figures.images(np.zeros((3, 4, 4)), captions=["a", "b"])


def test_tiles_share_one_symmetric_scale():
    filters = np.stack([np.full((3, 3), -2.0), np.full((3, 3), 1.0)])
    figures.tiles(filters, captions=["down", "up"])
    ax = plt.gcf().axes[0]
    assert ax.images[0].get_clim() == (-2.0, 2.0)
    assert {"down", "up"} <= _texts(ax)


@pytest.mark.parametrize("columns", [0, -1, 2.5])
def test_tiles_need_whole_columns(columns):
    with pytest.raises(ValueError, match="columns is .* at least 1"):
        figures.tiles(np.ones((4, 3, 3)), columns=columns)


def test_curves_are_named_and_gaps_allowed():
    figures.curves(
        {"train": [3, 2, 1], "held-out": ([0, 2, 4], [3, np.nan, 2])},
        xlabel="epoch",
        ylabel="loss",
        log=True,
    )
    ax = plt.gca()
    assert [line.get_label() for line in ax.lines] == ["train", "held-out"]
    assert ax.lines[0].get_xdata().tolist() == [1, 2, 3]
    assert ax.get_yscale() == "log"


@pytest.mark.parametrize(
    "series, sentence",
    [
        ({}, "no curves"),
        ({"loss": [np.nan, np.nan]}, "no finite value"),
        ({"loss": ([1, 2], [1, 2, 3])}, "same length"),
        ({"loss": np.zeros((2, 2))}, "same length"),
    ],
)
def test_curves_that_cannot_be_drawn_are_refused(series, sentence):
    with pytest.raises(ValueError, match=sentence):
        figures.curves(series, xlabel="x", ylabel="y")


def test_bars_carry_their_numbers():
    figures.bars({"PCA": 14.234, "AE": 6.5}, xlabel="error")
    assert {"14.23", "6.50"} <= _texts(plt.gca())
    with pytest.raises(ValueError, match="dict"):
        figures.bars([1, 2], xlabel="error")


def test_code_map_draws_each_class_and_thumbnails():
    codes = np.random.default_rng(0).normal(size=(40, 2))
    labels = np.arange(40) % 10
    figures.code_map(codes, labels)
    assert {str(d) for d in range(10)} <= _texts(plt.gca())
    figures.code_map(codes, labels, images=np.zeros((40, 28, 28)))
    assert len(plt.gca().artists) > 5


@pytest.mark.parametrize(
    "codes, labels, sentence",
    [
        (np.zeros((5, 3)), np.zeros(5), r"shape \(n, 2\)"),
        (np.zeros((5, 2)), np.zeros(4), "one label a code"),
        (np.full((5, 2), np.nan), np.zeros(5), "NaN"),
    ],
)
def test_code_maps_that_cannot_be_drawn_are_refused(codes, labels, sentence):
    with pytest.raises(ValueError, match=sentence):
        figures.code_map(codes, labels)


def test_hourglass_reads_the_model():
    import keras
    from keras import layers

    encoder = keras.Sequential(
        [keras.Input((784,)), layers.Dense(30, name="code")]
    )
    decoder = keras.Sequential(
        [keras.Input((30,)), layers.Dense(784, name="pixels")]
    )
    pixels = keras.Input((784,))
    figures.hourglass(keras.Model(pixels, decoder(encoder(pixels))))
    assert {"input", "code", "pixels", "784", "30", "23,550", "24,304"} <= (
        _texts(plt.gca())
    )
    with pytest.raises(ValueError, match="no shapes yet"):
        figures.hourglass(keras.Sequential([layers.Dense(3)]))


def test_number_grid_writes_frames_and_leaves_gaps():
    figures.number_grid(
        [[1, np.nan], [-0.001, 2.5]],
        fmt="{:.1f}",
        highlight=[(0, 0, 1, 2, "red")],
        index=True,
    )
    ax = plt.gca()
    assert sorted(text.get_text() for text in ax.texts) == [
        "0.0",
        "1.0",
        "2.5",
    ]
    assert len(ax.patches) == 1
    for bad in (np.zeros(3), np.zeros((0, 2)), [[np.inf]]):
        with pytest.raises(ValueError, match="grid of numbers"):
            figures.number_grid(bad)
