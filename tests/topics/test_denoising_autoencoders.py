"""The pictures of denoising: what they draw and what they refuse."""

import numpy as np
import pytest

from drawing import drawn, refused, texts, title
from helpers.topics import denoising_autoencoders as topic


def test_frequent_values_are_bars_and_the_others_a_histogram():
    spread = np.concatenate([np.zeros(60), np.linspace(0.301, 0.309, 40)])
    draws = {"masking": {0.0: np.zeros(10), 1.0: spread}}
    with drawn(topic.conditionals, draws) as figure:
        left, right = figure.axes
        assert [title(ax) for ax in (left, right)] == [
            "clean pixel 0",
            "clean pixel 1",
        ]
        assert texts(left) == ["1.00"] and texts(right) == ["0.60"]
        (steps,) = right.patches[:1]
        heights = steps.get_data().values
        # All 40 lie in one of 25 bins; the area of bars is not to scale.
        assert np.flatnonzero(heights).tolist() == [7]
        assert heights[7] == pytest.approx(5 * 0.4)
        assert left.lines[0].get_xdata().tolist() == [0.0]
        assert left.get_ylabel() == "masking"


def test_conditionals_need_as_many_clean_values_in_each_row():
    row = {0.0: [0.0], 1.0: [1.0]}
    assert "equally many" in refused(topic.conditionals, {})
    assert "equally many" in refused(topic.conditionals, {"a": {}})
    uneven = {"a": row, "b": {0.0: [0.0]}}
    assert "equally many" in refused(topic.conditionals, uneven)
    assert "draws of a" in refused(topic.conditionals, {"a": {0.0: [np.nan]}})


def test_each_filter_has_its_own_scale():
    small = np.zeros((3, 4, 4))
    small[:, 1, 1] = (1e-3, -2.0, 0.0)
    with drawn(topic.filters, {"q = 0": small, "q = 1": small}, 2) as figure:
        assert [title(ax) for ax in figure.axes] == ["q = 0", "q = 1"]
        page = figure.axes[0].images[0].get_array().filled(np.nan)
        assert page.shape == (9, 9)
        assert page[1, 1] == 1 and page[1, 6] == -1 and page[6, 1] == 0
        assert figure.axes[0].images[0].get_clim() == (-1, 1)


def test_filters_that_cannot_be_drawn_are_refused():
    assert "no filters" in refused(topic.filters, {})
    assert "NaN" in refused(topic.filters, {"a": np.full((1, 4, 4), np.nan)})
    assert "columns" in refused(topic.filters, {"a": np.ones((1, 4, 4))}, 0)


def test_a_unit_with_its_filter_and_its_images():
    weights = np.zeros((28, 28))
    weights[3, 4] = -0.5
    with drawn(topic.unit, weights, np.ones((6, 28, 28)), "most") as figure:
        left, right = figure.axes
        assert left.images[0].get_clim() == (-0.5, 0.5)
        assert right.images[0].get_array().shape == (58, 88)
        assert title(right) == "most"
    with drawn(topic.unit, 0 * weights, np.ones((1, 28, 28)), "") as figure:
        assert figure.axes[0].images[0].get_clim() == (-1, 1)
    assert "weights" in refused(topic.unit, np.ones(5), np.ones((1, 4, 4)), "")


def test_boxes_hold_the_middle_half():
    values = np.arange(101.0)
    panels = {
        "area": {"a": values, "b": 2 * values},
        "radius": {"a": values, "b": values},
    }
    with drawn(topic.spreads, panels) as figure:
        left, right = figure.axes
        assert left.get_xlabel() == "area" and right.get_xlabel() == "radius"
        assert [t.get_text() for t in left.get_yticklabels()] == ["a", "b"]
        assert left.get_xlim()[0] == 0 and left.yaxis_inverted()
        box = left.patches[1].get_path().vertices[:-1, 0]
        assert box.min() == 50 and box.max() == 150
    for empty in ({}, {"area": {}}):
        assert "no distributions" in refused(topic.spreads, empty)
    assert "NaN" in refused(topic.spreads, {"area": {"a": [np.nan]}})


def test_accuracies_over_a_logarithmic_number_of_labels():
    labels = [50, 500, 4000]
    with drawn(topic.by_labels, {"PCA": [0.5, 0.6, 0.7]}, labels) as figure:
        (ax,) = figure.axes
        assert ax.get_xscale() == "log"
        assert ax.lines[0].get_xdata().tolist() == labels
        ticks = [t.get_text() for t in ax.get_xticklabels()]
        assert ticks == ["50", "500", "4,000"]


def test_arrows_grow_with_the_root_and_keep_their_direction():
    places = np.array([[0.0, 0.0], [1.0, 1.0]])
    field = np.array([[4.0, 0.0], [0.0, -9.0]])
    fields = {"exact": field, "none": 0 * field}
    with drawn(topic.arrows, places, fields, np.eye(4), 2.0) as figure:
        left, right = (ax.collections[-1] for ax in figure.axes)
        np.testing.assert_allclose(left.U, [2, 0])
        np.testing.assert_allclose(left.V, [0, -3])
        assert not right.U.any() and not right.V.any()
        assert figure.axes[0].get_xlim() == (-2, 2)
        assert title(figure.axes[0]) == "exact"


def test_arrows_that_do_not_fit_are_refused():
    places = np.zeros((3, 2))
    assert "no arrows" in refused(topic.arrows, places, {}, np.eye(2), 1)
    short = {"a": np.zeros((2, 2))}
    assert "(n, 2)" in refused(topic.arrows, places, short, np.eye(2), 1)
    bad = {"a": np.full((3, 2), np.inf)}
    assert "infinite" in refused(topic.arrows, places, bad, np.eye(2), 1)


def test_clouds_lie_over_the_density():
    groups = {"data": np.zeros((5, 2)), "made": np.ones((7, 2))}
    with drawn(topic.clouds, groups, np.eye(4), 2.0) as figure:
        assert [title(ax) for ax in figure.axes] == ["data", "made"]
        assert figure.axes[1].lines[0].get_xdata().tolist() == [1] * 7
        rising = np.arange(16.0).reshape(4, 4)
    with drawn(topic.clouds, groups, rising, 2.0) as figure:
        (levels,) = figure.axes[0].collections
        lowest, *_, highest = [
            path for path in levels.get_paths() if len(path.vertices)
        ]
        assert lowest.vertices[:, 1].max() < highest.vertices[:, 1].max()
        assert figure.axes[0].get_ylim() == (-2, 2)
    assert "no points" in refused(topic.clouds, {}, np.eye(4), 2.0)
    assert "made" in refused(
        topic.clouds, {"made": [[np.nan, 0]]}, np.eye(4), 2.0
    )
