"""The pictures of two players: what they draw and what they refuse."""

import keras
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from keras import layers

from drawing import drawn, few, refused, texts, title
from helpers.topics import gan_phases as gan


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


@few
@given(st.lists(st.integers(1, 5), min_size=1, max_size=3).map(tuple))
def test_z_of_another_width_is_refused(shape):
    assume(len(shape) != 2 or shape[1] != 3)
    sentence = refused(gan.generated, TRAINED, np.ones(shape))
    assert "takes z of shape (n, 3)" in sentence and str(shape) in sentence


def test_z_without_values_is_refused():
    for z, words in (
        (np.full((1, 3), np.nan), "the values of z hold 3 of 3"),
        (np.ones((0, 3)), "must not be empty"),
    ):
        assert words in refused(gan.generated, TRAINED, z)


def test_generators_that_make_nothing_to_see_are_refused():
    z = np.ones((2, 3))
    for model, blank, words in (
        (generator(), False, "untrained or has collapsed"),
        (generator(bias=np.nan), True, "has diverged: 32 of 32 pixels"),
    ):
        assert words in refused(gan.generated, model, z, blank=blank)
    assert gan.generated(generator(), z, blank=True).shape == (2, 4, 4)


def test_each_phase_has_its_labels_and_its_learner():
    for phase, labels in ((1, ["label 0", "label 1"]), (2, ["label 1"])):
        with drawn(gan.players, phase) as figure:
            (ax,) = figure.axes
            words = texts(ax)
            found = sorted(w for w in words if w.startswith("label "))
            assert found == labels
            assert ("training\nimages" in words) == (phase == 1)
            assert title(ax).startswith(f"Phase {phase}:")
            places = {t.get_text(): t.get_position()[0] for t in ax.texts}
            learner, other = ("discriminator\n$D$", "generator\n$G$")[
                :: 3 - 2 * phase
            ]
            assert places["its weights move"] == places[learner]
            assert places["its weights stand still"] == places[other]
    for phase in (0, 3, "one", None, [1]):
        assert "phases 1 and 2" in refused(gan.players, phase)


PLACES = np.linspace(-1, 1, 5)
FLAT = np.full(5, 0.5)


def test_the_line_shows_the_densities_and_the_verdicts():
    p, q = PLACES**2, 1 - PLACES**2
    with drawn(gan.line, PLACES, p, q, FLAT, best=FLAT / 2) as figure:
        (ax,) = figure.axes
        handles, labels = ax.get_legend_handles_labels()
        assert labels == ["real, $p$", "generated, $q$", "$D$", "$p/(p+q)$"]
        for line, values in zip(handles, (p, q, FLAT, FLAT / 2), strict=True):
            np.testing.assert_array_equal(line.get_xdata(), PLACES)
            np.testing.assert_array_equal(line.get_ydata(), values)
        assert ax.get_legend() is not None
    with drawn(gan.line, PLACES, p, q, FLAT, legend=False) as figure:
        assert figure.axes[0].get_legend() is None


def test_arrows_point_where_they_are_told():
    look = {"points": [0.0, 0.5], "arrows": [1.0, -0.5]}
    with drawn(gan.line, PLACES, FLAT, FLAT, FLAT, **look) as figure:
        arrows = figure.axes[0].collections[-1]
        assert arrows.X.tolist() == [0.0, 0.5]
        dots = figure.axes[0].lines[-1]
        assert list(dots.get_xdata()) == [0.0, 0.5] and dots.get_clip_on()
        assert arrows.U[0] > 0 and arrows.U[0] == pytest.approx(
            -2 * arrows.U[1]
        )


def test_a_line_with_values_that_do_not_fit_is_refused():
    x = PLACES
    for arguments, look, words in (
        ((x[:4], x, x), {}, "4 values for 5 places"),
        ((x, x, np.full(5, np.nan)), {}, "verdicts of D hold 5 of 5"),
        ((x, x, x), {"best": x[:4]}, "best verdicts are 4 values for 5"),
        ((x, x, x), {"points": [np.nan]}, "generated points hold 1 of 1"),
        (
            (x, x, x),
            {"points": [0, 1], "arrows": [1]},
            "arrows are 1 values for 2",
        ),
    ):
        assert words in refused(gan.line, x, *arguments, **look)


def test_progress_draws_images_losses_and_verdicts():
    with drawn(gan.progress, HISTORY, np.zeros((16, 4, 4)), 10) as figure:
        images, losses, verdicts = figure.axes
        assert losses.get_xlim() == (0, 10)
        heights = [line.get_ydata()[0] for line in losses.lines]
        guessing = [np.log(2), 2 * np.log(2)]
        assert heights == pytest.approx([1.3, 0.7, *guessing])
        assert [list(line.get_ydata()) for line in verdicts.lines[:2]] == [
            HISTORY["D(real)"],
            HISTORY["D(fake)"],
        ]
        assert images.images[0].get_array().shape == (2 * 6 - 2, 8 * 6 - 2)


def test_progress_of_an_incomplete_history_is_refused():
    blank = np.zeros((1, 4, 4))
    for change, images, words in (
        ({"loss G": []}, blank, "'loss G': 0"),
        ({"D(real)": [1.0]}, blank, "'D(real)': 1"),
        (dict.fromkeys(HISTORY, ()), blank, "lists of one length"),
        ({}, blank * np.nan, "NaN"),
    ):
        history = {**HISTORY, **change}
        assert words in refused(gan.progress, history, images, 10)


def test_records_stand_below_each_other():
    histories = {"A": HISTORY, "B": {**HISTORY, "loss G": [9e9, 0.7, 1e-9]}}
    with drawn(gan.records, histories) as figure:
        assert len(figure.axes) == 4
        assert [title(ax) for ax in figure.axes[::2]] == ["A", "B"]
        losses = figure.axes[3].lines[1].get_ydata()
        assert list(losses) == [50, 0.7, 0.05]
    sketches = {name: np.zeros((12, 4, 4)) for name in histories}
    with drawn(gan.records, histories, sketches) as figure:
        assert len(figure.axes) == 4
        shape = figure.axes[1].images[0].get_array().shape
        assert shape == (2 * 6 - 2, 4 * 6 - 2)


def test_the_descent_shows_the_loss_over_its_bound():
    rounds = [0, 1, 10]
    values = [1.2, 0.5, 0.1], [1.4, 0.4, 1.3], [0.1, 0.4, 1.3]
    with drawn(gan.descent, rounds, *values) as figure:
        left, right = figure.axes
        lines = [left.lines[0], *right.lines]
        for line, expected in zip(lines[:3], values, strict=True):
            assert list(line.get_ydata()) == expected
        assert lines[3].get_ydata()[0] == pytest.approx(2 * np.log(2))
        for ax in (left, right):
            assert -1 < ax.get_xlim()[0] < 0 and ax.get_xlim()[1] > 10
    assert "3 values for 1 places" in refused(gan.descent, [0], *values)


def test_fail_is_left_and_pass_is_right():
    D = np.array([0.0, 0.5, 1.0])
    with drawn(gan.slopes, D, D, 1 - D) as figure:
        (ax,) = figure.axes
        left, right = ax.texts
        assert (left.get_text(), right.get_text()) == ("Fail", "Pass")
        assert left.get_position()[0] < 0 and right.get_position()[0] > 1
        assert list(ax.lines[0].get_ydata()) == list(D)


def test_gradients_have_a_line_for_each_start_and_a_median():
    first = np.array([[1.0, 0.1], [3.0, 0.3], [2.0, 0.2]])
    with drawn(gan.gradients, [0, 10], first, 10 * first) as figure:
        (ax,) = figure.axes
        assert len(ax.lines) == 8 and ax.get_yscale() == "log"
        assert list(ax.lines[3].get_ydata()) == [2.0, 0.2]
        assert -1 < ax.get_xlim()[0] < 0


def test_a_dot_for_each_start():
    late = {"1 : 1": [0.1, 0.2], "1 : 5": [0.5, 0.9]}
    runs = {name: [[1.0, 0.5, 0.1], [9.0, 9.0, 9.0]] for name in late}
    with drawn(gan.starts, late, runs, "distance") as figure:
        dots, course = figure.axes
        assert dots.get_ylabel() == "steps of D : of G"
        assert [list(line.get_xdata()) for line in dots.lines] == [
            [0.1, 0.2],
            [0.5, 0.9],
        ]
        assert list(course.lines[0].get_ydata()) == [1.0, 0.5, 0.1]
        assert course.lines[0].get_xdata()[-1] == 100


def test_histograms_share_an_axis():
    values = {"few": [1.0, 2.0], "one": [10.0]}
    with drawn(gan.spread, values, "distance") as figure:
        few_, one = figure.axes
        assert title(few_) == "few" and one.get_xlabel() == "distance"
        assert sum(bar.get_height() for bar in few_.patches) == 2
        assert few_.get_xlim()[1] >= 10
    assert "hold 1 of 1" in refused(gan.spread, {"bad": [np.nan]}, "x")


def test_corrections_are_red_where_ink_is_wanted():
    images = np.zeros((2, 4, 4))
    slopes = np.ones((2, 4, 4)) * np.array([1.0, -1.0])[:, None, None]
    captions = ["poor", "good"]
    with drawn(gan.corrections, images, slopes, captions) as figure:
        assert [title(ax) for ax in figure.axes[:2]] == captions
        wanted, unwanted = (ax.images[1] for ax in figure.axes[2:])
        assert wanted.get_clim() == unwanted.get_clim() == (-0.5, 0.5)
        red = wanted.to_rgba(wanted.get_array())[0, 0]
        blue = unwanted.to_rgba(unwanted.get_array())[0, 0]
        assert red[0] > red[2] and blue[2] > blue[0]


def test_corrections_that_do_not_fit_are_refused():
    images = np.zeros((2, 4, 4))
    for arguments, words in (
        ((np.ones((1, 4, 4)),), "one slope for every pixel"),
        ((images, ["poor"]), "1 captions for 2 images"),
        ((images + np.inf,), "the slopes hold 32 of 32"),
    ):
        assert words in refused(gan.corrections, images, *arguments)
