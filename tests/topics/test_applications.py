"""The pictures of applications: what they draw and what they refuse."""

import numpy as np
import pytest

from drawing import drawn, refused, texts, title
from helpers.topics import applications as topic

PAGE = np.linspace(0, 1, 784)
CODE, MESSAGE = bytes(range(30)), bytes(range(58))
NAN = np.nan


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_a_journey_shows_all_bytes_and_both_images():
    with drawn(topic.journey, PAGE, CODE, MESSAGE, 1 - PAGE) as figure:
        first, code, message, last = figure.axes
        assert title(code) == "code, 30 bytes"
        assert title(message) == "message, 58 bytes"
        assert bytes.fromhex("".join(texts(code))) == CODE
        assert bytes.fromhex("".join(texts(message))) == MESSAGE
        colours = [text.get_color() for text in message.texts]
        assert [colours.count(c) for c in dict.fromkeys(colours)] == [
            12,
            30,
            16,
        ]
        assert legend(message) == ["nonce", "sealed code", "tag"]
        shown = (first.images[0].get_array(), last.images[0].get_array())
        assert np.allclose(shown[0] + shown[1], 1)


def test_a_journey_with_lost_bytes_is_refused():
    words = refused(topic.journey, PAGE, CODE, MESSAGE[:-1], PAGE)
    assert "a message of 58, not of 57" in words
    assert "of 28" in refused(topic.journey, PAGE, b"", MESSAGE, PAGE)
    words = refused(topic.journey, PAGE * NAN, CODE, MESSAGE, PAGE)
    assert "NaN" in words


def test_the_eavesdropper_beside_owner_and_guess():
    ways = {"ridge": [20.0, 10.0], "network": [NAN, 8.0]}
    with drawn(
        topic.overheard, [10, 100], ways, 5.0, 52.0, [52.0, 53.0]
    ) as figure:
        (ax,) = figure.axes
        names = ["ridge", "network", "sealed codes"]
        assert legend(ax) == [*names, "true decoder", "mean image"]
        assert [line.get_ydata()[0] for line in ax.lines[3:]] == [5, 52]
        assert ax.get_xscale() == "log" and ax.get_ylim()[0] == 0
        assert ax.get_xticks().tolist() == [10, 100]


@pytest.mark.parametrize(
    "pairs, ways, owner, words",
    [
        ([0, 1], {"ridge": [1, 2]}, 5.0, "pairs must lie above 0"),
        ([1, 2], {"ridge": [1]}, 5.0, "1 errors of 'ridge' for 2 pairs"),
        ([1, 2], {}, 5.0, "at least one way"),
        ([1, 2], {"ridge": [1, 2]}, 0.0, "true decoder must lie above 0"),
    ],
)
def test_an_eavesdropper_who_does_not_fit(pairs, ways, owner, words):
    assert words in refused(topic.overheard, pairs, ways, owner, 52.0)


def test_the_spread_of_values_is_in_shares():
    values = {"plain": [[0.01, 0.99], [0.5, 0.52]], "noise": np.ones(7)}
    with drawn(topic.spread, values) as figure:
        left, right = figure.axes
        heights = [patch.get_height() for patch in left.patches]
        assert heights[0] == 0.25 and heights[10] == 0.5
        assert right.patches[-1].get_height() == pytest.approx(1)
        assert (title(left), title(right)) == ("plain", "noise")


def test_values_that_are_none_of_a_logistic_unit():
    assert "at least one" in refused(topic.spread, {})
    assert "from 0 to 1" in refused(topic.spread, {"a": [0.5, 1.5]})
    assert "from 0 to 1" in refused(topic.spread, {"a": [-0.1]})


def test_precision_by_bits_beside_exact_and_chance():
    codes = {"PCA": [0.3, 0.5], "network": [0.4, 0.8]}
    with drawn(topic.by_bits, [8, 64], codes, 0.9) as figure:
        (ax,) = figure.axes
        levels = ["exact, on pixels", "chance"]
        assert legend(ax) == [*codes, *levels]
        assert [line.get_ydata()[0] for line in ax.lines[2:]] == [0.9, 0.1]
        assert ax.get_ylim() == (0, 1)
        assert ax.get_xticks().tolist() == [8, 64]


@pytest.mark.parametrize(
    "bits, codes, words",
    [
        ([0, 8], {"PCA": [0.1, 0.2]}, "bits must lie above 0"),
        ([8, 16], {}, "at least one code"),
        ([8, 16], {"PCA": [0.1]}, "1 precisions of 'PCA' for 2 bits"),
        ([8, 16], {"PCA": [0.1, 1.2]}, "'PCA' is no share"),
    ],
)
def test_precisions_that_do_not_fit(bits, codes, words):
    assert words in refused(topic.by_bits, bits, codes, 0.9)


def test_growth_is_drawn_beside_its_law():
    seconds = {"table": [1e-5, 1e-5, 2e-5], "exact": [1e-3, 2e-2, NAN]}
    size = {"table": [1, 10, 100], "exact": [10, 100, 1000]}
    sizes = [1e4, 1e5, 1e6]
    laws = {"table": np.log(sizes), "exact": sizes}
    with drawn(topic.growth, sizes, seconds, size, laws) as figure:
        time, memory = figure.axes
        assert title(time) == "seconds for a search"
        assert legend(time) == ["table", "exact"]
        slow, fast = time.lines[1], time.lines[3]
        assert slow.get_linestyle() == fast.get_linestyle() == "--"
        assert np.allclose(slow.get_ydata(), [1e-5, 1.25e-5, 1.5e-5])
        assert np.allclose(fast.get_ydata(), [1e-3, 1e-2, 1e-1])
        assert np.allclose(memory.lines[1].get_ydata(), size["exact"])
        assert memory.get_xscale() == memory.get_yscale() == "log"


@pytest.mark.parametrize(
    "seconds, size, laws, words",
    [
        ({}, {}, {}, "of the same ways"),
        ({"a": [1, 2]}, {"b": [1, 2]}, {"a": [1, 2]}, "of the same ways"),
        ({"a": [1, 2]}, {"a": [1, 2]}, {}, "of the same ways"),
        ({"a": [1]}, {"a": [1, 2]}, {"a": [1, 2]}, "1 seconds for a search"),
        ({"a": [0, 1]}, {"a": [1, 2]}, {"a": [1, 2]}, "must lie above 0"),
        ({"a": [NAN, NAN]}, {"a": [1, 2]}, {"a": [1, 2]}, "must lie above 0"),
        ({"a": [1, 2]}, {"a": [1, 2]}, {"a": [0, 2]}, "law of 'a' must lie"),
    ],
)
def test_growth_that_does_not_fit(seconds, size, laws, words):
    assert words in refused(topic.growth, [10, 100], seconds, size, laws)


def test_a_table_of_features_lines_up():
    rows = {
        "pixels": {"numbers": 784, "error": None, "right": 0.7741},
        "PCA": {"numbers": 30, "error": 14.153, "right": 0.8},
    }
    assert topic.feature_table(rows) == (
        "        numbers  error  right\n"
        "pixels      784      -  0.774\n"
        "PCA          30   14.2  0.800"
    )


def test_a_table_with_gaps_is_refused():
    for rows in ({}, {"a": {"x": 1}, "b": {"y": 1}}):
        with pytest.raises(ValueError, match="the same columns each"):
            topic.feature_table(rows)
