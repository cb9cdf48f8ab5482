"""The pictures of paths and few labels: what they draw, what they refuse."""

import numpy as np

from drawing import drawn, refused, title
from helpers.topics import stacked_pretraining_and_transfer as topic

PATH = np.cumsum(np.ones((10, 2)), axis=0)


def test_flights_with_their_captions_and_marks():
    paths = np.stack([PATH, 2 * PATH, 3 * PATH])
    marks = [(0, 0), (2, 5), (0, 9)]
    with drawn(topic.flights, paths, "abc", marks, columns=2) as figure:
        first, second, third, empty = figure.axes
        assert [title(ax) for ax in figure.axes[:3]] == list("abc")
        assert not empty.axison
        assert len(first.lines[1].get_xdata()) == 0
        assert second.lines[1].get_xdata().tolist() == [6, 8, 10, 12]
        assert len(third.lines[1].get_xdata()) == 10
        assert second.lines[2].get_xdata().tolist() == [2]


def test_flights_with_their_marked_parts_enlarged():
    marks = [(0, 0), (2, 5)]
    with drawn(
        topic.flights, np.stack([PATH, PATH]), "ab", marks, enlarged=6
    ) as figure:
        first, second, without, part = figure.axes
        assert [title(first), title(second)] == list("ab")
        assert not without.axison
        assert part.lines[0].get_xdata().tolist() == [3, 4, 5, 6]
        assert part.get_xlim() == (1.5, 7.5)


def test_flights_that_cannot_be_drawn():
    assert "2 captions" in refused(topic.flights, np.ones((2, 5, 2)), ["a"])
    assert "shape" in refused(topic.flights, np.ones((2, 5)), ["a", "b"])
    assert "NaN" in refused(topic.flights, np.full((1, 5, 2), np.nan), "a")
    marks = [(0.5, 1)]
    assert "marked" in refused(topic.flights, np.ones((1, 5, 2)), "a", marks)
    assert "columns" in refused(
        topic.flights, np.ones((1, 5, 2)), "a", columns=0
    )


def test_an_opinion_ends_where_the_path_is_seen():
    sure = np.linspace(0, 1, 10)
    sure[:2] = np.nan
    with drawn(topic.opinion, PATH, sure, 4) as figure:
        left, right = figure.axes
        assert left.lines[1].get_xdata().tolist() == [1, 2, 3, 4]
        assert left.lines[2].get_xdata().tolist() == [4]
        assert len(right.lines[1].get_ydata()) == 4
        assert right.get_xlim() == (0, 9)


def test_opinions_that_cannot_be_drawn():
    sure = np.zeros(10)
    assert "as many" in refused(topic.opinion, PATH, sure[:5], 4)
    assert "from 0 to 1" in refused(topic.opinion, PATH, sure + 2, 4)
    assert "Only 10 places" in refused(topic.opinion, PATH, sure, 11)
    assert "seen" in refused(topic.opinion, PATH, sure, 0)


def test_bands_with_medians_and_extremes():
    draws = {10: [0.5, 0.6, 0.4], 100: [0.7, 0.9, 0.8, 0.8]}
    series = {"nothing": draws, "mean": {100: [0.5]}}
    with drawn(topic.bands, series, "labels", "accuracy") as figure:
        (ax,) = figure.axes
        assert ax.lines[0].get_ydata().tolist() == [0.5, 0.8]
        assert ax.lines[1].get_xdata().tolist() == [100]
        corners = ax.collections[0].get_paths()[0].vertices
        assert corners[:, 1].min() == 0.4 and corners[:, 1].max() == 0.9
        names = [text.get_text() for text in ax.get_legend().get_texts()]
        assert names == ["nothing", "mean"]
        shown = [text.get_text() for text in ax.get_xticklabels()]
        assert shown == ["10", "100"]
        assert ax.get_xscale() == "log"


def test_bands_are_dashed_where_colours_begin_again():
    series = {str(k): {10: [0.5], 100: [0.1 * k]} for k in range(8)}
    with drawn(topic.bands, series, "labels", "accuracy") as figure:
        lines = figure.axes[0].lines
        assert lines[7].get_color() == lines[0].get_color()
        assert [lines[k].get_linestyle() for k in (0, 6, 7)] == [
            "-",
            "-",
            "--",
        ]


def test_bands_that_cannot_be_drawn():
    assert "no bands" in refused(topic.bands, {}, "", "")
    assert "no bands" in refused(topic.bands, {"a": {}}, "", "")
    assert "give (k,)" in refused(topic.bands, {"a": {1: [[1]]}}, "", "")
    assert "above 0" in refused(topic.bands, {"a": {0: [1]}}, "", "")
    assert "NaN" in refused(topic.bands, {"a": {1: [np.nan]}}, "", "")


def test_dots_with_medians_and_lines():
    values = {"one": [1.0, 2.0, 6.0], "two": [3.0]}
    with drawn(topic.dots, values, "error", {"mean": 4.0}) as figure:
        (ax,) = figure.axes
        assert ax.lines[0].get_xdata().tolist() == [1, 2, 6]
        assert ax.lines[1].get_xdata().tolist() == [2]
        assert ax.lines[4].get_xdata() == [4, 4]
        names = [label.get_text() for label in ax.get_yticklabels()]
        assert names == ["one", "two"]
        assert ax.get_ylim() == (1.5, -0.5)


def test_dots_that_cannot_be_drawn():
    assert "no dots" in refused(topic.dots, {}, "error")
    assert "shape" in refused(topic.dots, {"a": [[1.0]]}, "error")
    assert "NaN" in refused(topic.dots, {"a": [np.nan]}, "error")


def test_cuts_with_medians_and_extremes():
    series = {"kept": {0: [0.3, 0.1, 0.2], 3: [0.2, 0.2, 0.5]}}
    with drawn(topic.cuts, series, "cut", "error") as figure:
        (ax,) = figure.axes
        assert ax.lines[0].get_ydata().tolist() == [0.2, 0.2]
        assert ax.lines[0].get_xdata().tolist() == [0, 3]
        assert ax.get_xticks().tolist() == [0, 3]
        assert ax.get_ylim()[0] == 0


def test_cuts_that_cannot_be_drawn():
    assert "no cuts" in refused(topic.cuts, {}, "cut", "error")
    wrong = {"a": {0: [[1.0, 2.0]]}}
    assert "shape" in refused(topic.cuts, wrong, "cut", "error")
    assert "NaN" in refused(topic.cuts, {"a": {1: [np.nan]}}, "cut", "error")


def test_dots_on_a_fixed_scale():
    with drawn(topic.dots, {"a": [0.2, 0.3]}, "x", limits=(0, 0.8)) as figure:
        assert figure.axes[0].get_xlim() == (0, 0.8)
