"""The pictures of codes: what they draw and what they refuse."""

import numpy as np
import pytest

from drawing import drawn, refused, texts, title
from helpers.topics import undercomplete_autoencoders as codes


def test_axes_are_counted_from_one_in_both_panels():
    variances = {"PCA": [4.0, 3, 2, 1, 0.5], "AE": [1, 2.0, 1, 2, 1]}
    cosines = np.eye(5)
    cosines[0, 3] = cosines[3, 0] = -0.25
    with drawn(codes.axes_of_codes, cosines, variances) as figure:
        left, right = figure.axes[:2]
        assert left.get_xticks().tolist() == [1, 4]
        assert right.get_xticks().tolist() == [1, 4]
        assert left.images[0].get_extent() == [0.5, 5.5, 5.5, 0.5]
        assert left.images[0].get_clim() == (-0.25, 0.25)
        shown = left.images[0].get_array()
        assert not shown.diagonal().any() and shown[0, 3] == -0.25
        assert right.get_ylabel() == "variance, squared pixels"
        for line, values in zip(right.lines, variances.values(), strict=True):
            assert line.get_xdata().tolist() == [1, 2, 3, 4, 5]
            assert line.get_ydata().tolist() == values


def test_axes_at_right_angles_have_no_colour():
    with drawn(codes.axes_of_codes, np.eye(3), {"AE": [1, 2, 3]}) as figure:
        shown = figure.axes[0].images[0]
        assert shown.get_clim() == (-1, 1) and not shown.get_array().any()


def test_axes_that_do_not_fit_are_refused():
    assert "(k, k)" in refused(codes.axes_of_codes, np.ones((2, 3)), {})
    sentence = refused(codes.axes_of_codes, np.eye(3), {"PCA": [1, 2]})
    assert "2 variances of PCA for 3 axes" in sentence


def test_rivals_have_both_errors_written_at_their_dots():
    errors = {"PCA": (14.0, 14.5), "deep": (10.0, 6.0)}
    with drawn(codes.rivals, errors, ["plain", "varied"]) as figure:
        (ax,) = figure.axes
        plain, varied = ax.lines
        assert plain.get_xdata().tolist() == [14, 10]
        assert varied.get_xdata().tolist() == [14.5, 6]
        assert texts(ax) == ["14.00", "14.50", "6.00", "10.00"]
        legend = [t.get_text() for t in ax.get_legend().get_texts()]
        assert legend == ["plain", "varied"]
        assert ax.get_xlim()[0] == 0 and ax.get_ylim() == (1.5, -0.6)


@pytest.mark.parametrize(
    "errors, names, words",
    [
        ({}, "ab", "no methods"),
        ({"PCA": (1, 2, 3)}, "ab", "two errors"),
        ({"PCA": (1, 2)}, "abc", "both their names"),
        ({"PCA": (1, np.nan)}, "ab", "NaN"),
    ],
)
def test_rivals_without_two_errors_are_refused(errors, names, words):
    assert words in refused(codes.rivals, errors, names)


def test_a_panel_for_each_curve():
    x = np.linspace(0, 1, 5)
    with drawn(codes.sawteeth, x, {"1": x, "2": 1 - x}) as figure:
        assert [title(ax) for ax in figure.axes] == ["1", "2"]
        for ax, y in zip(figure.axes, (x, 1 - x), strict=True):
            assert ax.lines[0].get_ydata().tolist() == y.tolist()
    assert "no curves" in refused(codes.sawteeth, x, {})
    sentence = refused(codes.sawteeth, x, {"1": x[1:]})
    assert "4 values of the curve '1' for 5 places" in sentence


def test_rates_and_errors_with_the_curve_to_beat():
    lines = {"8 numbers": ([8, 16], [30.0, 20]), "30": ([30, 60], [15, 9.0])}
    rival = ("PCA", [2, 64], [50, 12])
    with drawn(codes.rate_distortion, lines, rival, 52) as figure:
        (ax,) = figure.axes
        assert ax.get_xscale() == ax.get_yscale() == "log"
        drawn_lines = {line.get_label(): line for line in ax.lines}
        for name, (bits, errors) in {**lines, "PCA": rival[1:]}.items():
            assert list(drawn_lines[name].get_xdata()) == bits
            assert list(drawn_lines[name].get_ydata()) == errors
        assert drawn_lines["PCA"].get_linestyle() == "--"
        assert set(drawn_lines["no code"].get_ydata()) == {52}
        legend = [t.get_text() for t in ax.get_legend().get_texts()]
        assert legend == ["8 numbers", "30", "PCA", "no code"]


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("bad", [0, -1, np.inf])
def test_rates_that_no_logarithm_takes_are_refused(part, bad):
    values = [[8, 16], [30, 20], [2, 4], [50, 40]]
    values[part] = [bad, 1]
    lines, rival = {"AE": values[:2]}, ("PCA", *values[2:])
    sentence = refused(codes.rate_distortion, lines, rival, 52)
    assert ("AE" if part < 2 else "PCA") in sentence


@pytest.mark.parametrize("bad", [0, -1, np.nan])
def test_an_error_without_a_code_that_no_logarithm_takes(bad):
    lines, rival = {"AE": ([8, 16], [30, 20])}, ("PCA", [2, 4], [50, 40])
    sentence = refused(codes.rate_distortion, lines, rival, bad)
    assert "error without a code" in sentence


def test_a_frame_of_the_map_has_a_dot_for_each_digit():
    points = np.arange(12.0).reshape(6, 2)
    labels = np.array([3, 3, 3, 8, 8, 8])
    limits = ((-1, 12), (0, 13))
    with drawn(codes.forming_map, points, labels, limits, "now") as figure:
        (ax,) = figure.axes
        assert sum(len(line.get_xdata()) for line in ax.lines) == 6
        assert texts(ax) == ["3", "8"]
        assert [t.get_position() for t in ax.texts] == [(2, 3), (8, 9)]
        assert (ax.get_xlim(), ax.get_ylim()) == limits
        assert title(ax) == "now"


def test_codes_that_are_no_map_are_refused():
    limits = ((0, 1), (0, 1))
    for shape in ((3, 3), (2, 2), (3,)):
        sentence = refused(
            codes.forming_map, np.ones(shape), [1, 2, 3], limits, ""
        )
        assert "one label each" in sentence


def test_histograms_count_every_image_and_the_share_above():
    scores = {"digits": [0.1, 0.2, 0.3, 0.9], "noise": [1.2, 7.0]}
    with drawn(codes.alarms, scores, 0.5, "share lost", 15) as figure:
        for ax, values in zip(figure.axes, scores.values(), strict=True):
            heights = [patch.get_height() for patch in ax.patches]
            assert len(heights) == 15 and sum(heights) == len(values)
            assert list(ax.lines[0].get_xdata()) == [0.5, 0.5]
        shares = [texts(ax) for ax in figure.axes]
        assert shares == [["25% above"], ["100% above"]]
        assert [ax.get_ylabel() for ax in figure.axes] == list(scores)
        assert figure.axes[-1].get_xlabel() == "share lost"
        assert figure.axes[-1].patches[-1].get_height() == 1
        last = figure.axes[-1].get_xticklabels()[-1]
        assert last.get_position()[0] == 1.5
        assert last.get_text() == "1.5 or more"


def test_scores_that_cannot_be_counted_are_refused():
    assert "no scores" in refused(codes.alarms, {}, 0.5, "")
    assert "digits" in refused(codes.alarms, {"digits": [np.nan]}, 0.5, "")
    assert "threshold" in refused(codes.alarms, {"a": [1]}, np.nan, "")
    assert "bins" in refused(codes.alarms, {"a": [1]}, 0.5, "", 0)
