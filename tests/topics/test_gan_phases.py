"""The pictures of two players: what they draw and what they refuse."""

import keras
import matplotlib.pyplot as plt
import numpy as np
import pytest
from keras import layers

from helpers.topics import gan_phases as gan


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def generator(bias=0.0, scale=0.0):
    model = keras.Sequential(
        [
            keras.Input((3,)),
            layers.Dense(16, activation="sigmoid"),
            layers.Reshape((4, 4, 1)),
        ]
    )
    ramp = np.linspace(-scale, scale, 16)
    model.layers[0].set_weights([np.zeros((3, 16)), ramp + bias])
    return model


TRAINED = generator(scale=6.0)
HISTORY = {
    "step": [1, 2, 3],
    "loss D": [1.3, 1.4, 1.38],
    "loss G": [0.7, np.nan, 0.7],
    "D(real)": [0.5, 0.6, 0.5],
    "D(fake)": [0.5, 0.4, 0.5],
}


def test_what_a_generator_makes():
    images = gan.generated(TRAINED, np.zeros((2, 3)))
    assert images.shape == (2, 4, 4)
    assert images.min() < 0.01 and images.max() > 0.99


@pytest.mark.parametrize("shape", [(2, 4), (3,), (2, 2), (1, 1, 3)])
def test_z_of_the_wrong_width(shape):
    with pytest.raises(ValueError, match=r"takes z of shape \(n, 3\)"):
        gan.samples(TRAINED, np.ones(shape))


def test_z_that_is_no_number():
    with pytest.raises(ValueError, match="the values of z hold 3 of 3"):
        gan.samples(TRAINED, np.full((1, 3), np.nan))
    with pytest.raises(ValueError, match="must not be empty"):
        gan.samples(TRAINED, np.ones((0, 3)))


def test_an_untrained_generator():
    with pytest.raises(ValueError, match="untrained or has collapsed"):
        gan.samples(generator(), np.ones((2, 3)))
    gan.samples(generator(), np.ones((2, 3)), blank=True)
    assert len(plt.get_fignums()) == 1


def test_a_generator_without_weights():
    with pytest.raises(ValueError, match="no weights yet"):
        gan.samples(keras.Sequential([layers.Dense(16)]), np.ones((2, 3)))
    with pytest.raises(ValueError, match="no weights yet"):
        gan.samples(None, np.ones((2, 3)))


def test_a_diverged_generator():
    with pytest.raises(ValueError, match="has diverged: 32 of 32 pixels"):
        gan.samples(generator(bias=np.nan), np.ones((2, 3)), blank=True)


def test_samples_are_drawn_in_rows_of_ten():
    gan.samples(TRAINED, np.zeros((12, 3)), title="twelve")
    ax = plt.gcf().axes[0]
    assert ax.get_title(loc="left") == "twelve" or ax.get_title() == "twelve"
    assert ax.images[0].get_array().shape == (2 * 6 - 2, 10 * 6 - 2)


@pytest.mark.parametrize("phase", [1, 2])
def test_players(phase):
    gan.players(phase)
    words = [text.get_text() for text in plt.gca().texts]
    assert words.count("label 0") == (1 if phase == 1 else 0)
    assert words.count("label 1") == 1
    assert ("training\nimages" in words) == (phase == 1)


@pytest.mark.parametrize("phase", [0, 3, "one", None])
def test_there_are_two_phases(phase):
    with pytest.raises(ValueError, match="phases 1 and 2"):
        gan.players(phase)


def test_the_line():
    x = np.linspace(-1, 1, 5)
    gan.line(x, x**2, x**2, 0.5 * np.ones(5), best=0.5 * np.ones(5))
    labels = plt.gca().get_legend_handles_labels()[1]
    assert labels == ["real, $p$", "generated, $q$", "$D$", "$p/(p+q)$"]


def test_arrows_point_where_they_are_told():
    x = np.linspace(-1, 1, 5)
    flat = 0.5 * np.ones(5)
    gan.line(x, flat, flat, flat, points=[0.0, 0.5], arrows=[1.0, -0.5])
    arrows = plt.gca().collections[-1].U
    assert arrows[0] > 0 > arrows[1]
    assert arrows[0] == pytest.approx(-2 * arrows[1])


def test_a_line_with_values_that_do_not_fit():
    x = np.linspace(-1, 1, 5)
    with pytest.raises(ValueError, match="4 values for 5 places"):
        gan.line(x, x[:4], x, x)
    with pytest.raises(ValueError, match="verdicts of D hold 5 of 5"):
        gan.line(x, x, x, np.full(5, np.nan))
    with pytest.raises(ValueError, match="arrows are 1 values for 2"):
        gan.line(x, x, x, x, points=[0, 1], arrows=[1])


def test_progress():
    gan.progress(HISTORY, np.zeros((16, 4, 4)), steps=10)
    images, losses, verdicts = plt.gcf().axes
    assert losses.get_xlim() == (0, 10)
    heights = [line.get_ydata()[0] for line in losses.lines]
    assert heights == pytest.approx([1.3, 0.7, np.log(2), 2 * np.log(2)])
    assert images.images[0].get_array().shape == (2 * 6 - 2, 8 * 6 - 2)


@pytest.mark.parametrize(
    "change, words",
    [
        ({"step": []}, "no values of 'step'"),
        ({"loss G": [1.0]}, "1 values of 'loss G'"),
    ],
)
def test_progress_of_an_incomplete_history(change, words):
    with pytest.raises(ValueError, match=words):
        gan.progress({**HISTORY, **change}, np.zeros((1, 4, 4)))


def test_corrections():
    images = np.zeros((2, 4, 4))
    slopes = np.ones((2, 4, 4)) * np.array([1.0, -1.0])[:, None, None]
    gan.corrections(images, slopes, ["poor", "good"], "wishes")
    wanted, unwanted = plt.gcf().axes[2:]
    red = wanted.images[1].to_rgba(wanted.images[1].get_array())[0, 0]
    blue = unwanted.images[1].to_rgba(unwanted.images[1].get_array())[0, 0]
    assert red[0] > red[2] and blue[2] > blue[0]


def test_corrections_that_do_not_fit():
    images = np.zeros((2, 4, 4))
    with pytest.raises(ValueError, match="one slope for every pixel"):
        gan.corrections(images, np.ones((1, 4, 4)))
    with pytest.raises(ValueError, match="1 captions for 2 images"):
        gan.corrections(images, images, ["poor"])
    with pytest.raises(ValueError, match="the slopes hold 1 of 32"):
        gan.corrections(
            images, np.where(np.arange(32) == 3, np.inf, 0.0).reshape(2, 4, 4)
        )
