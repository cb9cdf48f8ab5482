"""The pictures of recurrent networks: what they draw, what they refuse."""

import numpy as np
import pytest

from drawing import drawn, refused, texts, title
from helpers.topics import recurrent_networks as topic


def test_verdicts_word_by_word():
    verdicts = {"i ate": [0.5, 0.2], "i hacked an apple": [0.4, 0.9, 0.9, 1]}
    with drawn(topic.word_by_word, verdicts) as figure:
        first, second = figure.axes
        labels = [label.get_text() for label in first.get_xticklabels()]
        assert labels == ["i", "ate"]
        assert second.lines[1].get_ydata().tolist() == [0.4, 0.9, 0.9, 1]
        colours = second.collections[0].get_facecolors()
        assert not np.array_equal(colours[0], colours[1])


def test_verdicts_that_cannot_be_drawn():
    assert "no verdicts" in refused(topic.word_by_word, {})
    assert "2 words" in refused(topic.word_by_word, {"i ate": [0.5]})
    assert "0 to 1" in refused(topic.word_by_word, {"i ate": [0.5, 1.5]})
    assert "NaN" in refused(topic.word_by_word, {"i": [np.nan]})


def test_shares_by_distance():
    shares = {"bag": [[1, 1], [0.5, 0.5]], "RNN": [[1, 0.9], [0.8, 0.7]]}
    with drawn(topic.by_distance, [1, 5], shares, ["one", "two"]) as figure:
        first, second = figure.axes
        assert [title(ax) for ax in figure.axes] == ["one", "two"]
        assert first.lines[1].get_ydata().tolist() == [1, 0.9]
        assert second.lines[1].get_xdata().tolist() == [1, 5]
        names = [text.get_text() for text in figure.legends[0].get_texts()]
        assert names == ["bag", "RNN"]


def test_shares_that_cannot_be_drawn():
    wrong = {"bag": [[1, 1]]}
    assert "shape" in refused(topic.by_distance, [1, 5], wrong, ["a", "b"])
    wrong = {"bag": [[1, np.nan]]}
    assert "NaN" in refused(topic.by_distance, [1, 5], wrong, ["a"])


def test_an_unrolled_network():
    states = np.zeros((3, 4))
    words = ["i", "ate", "apple"]
    with drawn(topic.unrolled, words, states, [0.1, -2, 3]) as figure:
        (ax,) = figure.axes
        assert {"i", "ate", "apple", "+0.1", "-2.0", "$h_3$"} <= set(texts(ax))
        assert len(ax.images) == 3


def test_networks_that_cannot_be_unrolled():
    states = np.zeros((3, 4))
    assert "2 words" in refused(topic.unrolled, ["a", "b"], states, [1, 2])
    assert "logits" in refused(topic.unrolled, "abc", states, [1, 2])


def test_gates_over_a_sentence():
    words = ["i", "ate", "an", "apple"]
    openings = {"input": np.ones((4, 3)), "forget": np.zeros((4, 3))}
    with drawn(topic.gates, words, openings) as figure:
        first, second = figure.axes[:2]
        assert [title(ax) for ax in (first, second)] == ["input", "forget"]
        assert first.images[0].get_array().shape == (3, 4)
        labels = [label.get_text() for label in second.get_xticklabels()]
        assert labels == words


def test_gates_that_cannot_be_drawn():
    assert "2 words" in refused(topic.gates, "ab", {"i": np.ones((3, 2))})
    assert "NaN" in refused(topic.gates, "a", {"i": [[np.nan]]})


def test_forgetting_draws_every_size_and_the_law():
    law = 0.5 ** np.arange(1, 9)
    with drawn(topic.forgetting, {"tanh": law / 2}, law, "r = 0.5") as figure:
        (ax,) = figure.axes
        assert title(ax) == "r = 0.5" and ax.get_yscale() == "log"
        names = [t.get_text() for t in ax.get_legend().texts]
        assert names == ["tanh", "$r^t$"]
        np.testing.assert_allclose(ax.lines[0].get_ydata(), law / 2)
        np.testing.assert_allclose(ax.lines[1].get_ydata(), law)
        assert ax.get_ylim() == (law[-1] / 4, 1e3)
    tiny = 0.01 ** np.arange(1, 20)
    with drawn(topic.forgetting, {"tanh": tiny}, 1 / tiny) as figure:
        assert figure.axes[0].get_ylim() == (topic.LOWEST, topic.HIGHEST)


@pytest.mark.parametrize(
    "sizes, law, words",
    [
        ({"a": [1, 2]}, [1.0], "equally long"),
        ({"a": [1, 0]}, [1, 1], "above 0"),
        ({"a": [1, 1]}, [1, -1], "above 0"),
        ({"a": [[1, 1]]}, [1, 1], "above 0"),
        ({"a": [1, np.nan]}, [1, 1], "NaN"),
        ({"a": []}, [], "empty"),
    ],
)
def test_sizes_that_cannot_be_drawn_are_refused(sizes, law, words):
    assert words in refused(topic.forgetting, sizes, law)


def test_success_is_a_line_of_means_and_a_dot_for_each_start():
    shares = {"RNN": [[1.0, 0.5], [0.25, 0.25]], "LSTM": [[1, 1], [1, 0]]}
    with drawn(topic.success, shares, [10, 100], 0.25, "$T$") as figure:
        (ax,) = figure.axes
        assert ax.lines[0].get_ydata().tolist() == [0.75, 0.25]
        assert ax.lines[3].get_ydata().tolist() == [1, 0.5]
        assert texts(ax) == ["chance"]
        labels = [t.get_text() for t in ax.get_xticklabels()]
        assert labels == ["10", "100"]


def test_shares_that_cannot_be_drawn_are_refused():
    for shares, words in [
        ({"a": [[0.5]]}, "one row for each of 2"),
        ({"a": [0.5, 0.5]}, "one row for each of 2"),
        ({"a": [[0.5], [1.5]]}, "0..1"),
        ({"a": [[0.5], [np.nan]]}, "NaN"),
    ]:
        assert words in refused(topic.success, shares, [1, 2], 0.5, "T")


def test_paths_stand_over_what_was_made_of_them():
    path = np.random.default_rng(0).normal(size=(3, 5, 2))
    made = {"mean": 0 * path, "PCA": path / 2}
    with drawn(topic.redrawn, path, made) as figure:
        assert len(figure.axes) == 6
        assert [ax.get_ylabel() for ax in figure.axes[::3]] == ["mean", "PCA"]
        drawn_lines = figure.axes[4].lines
        np.testing.assert_allclose(drawn_lines[0].get_xydata(), path[1])
        np.testing.assert_allclose(drawn_lines[1].get_xydata(), path[1] / 2)


def test_paths_that_cannot_be_drawn_are_refused():
    path = np.ones((3, 5, 2))
    assert "(n, steps, 2)" in refused(topic.redrawn, path[0], {"a": path[0]})
    assert "one for each" in refused(topic.redrawn, path, {"a": path[:2]})
    assert "NaN" in refused(topic.redrawn, path, {"a": path * np.nan})
