"""The pictures of networks that read: what they draw, what they refuse."""

import numpy as np

from drawing import drawn, refused, texts, title
from helpers.topics import recurrent_networks_a as topic


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
