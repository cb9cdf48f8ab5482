"""The pictures of clouds: what they draw and what they refuse."""

import numpy as np
import pytest

from drawing import drawn, refused
from helpers.topics import variational_autoencoders as topic

IMAGES = np.linspace(0, 1, 2 * 16).reshape(2, 4, 4)
CLOUDS = [[0.5, 0.1], [-0.2, 0.6]]


def test_cloud_point_and_truth_stand_under_their_image():
    with drawn(
        topic.opinions, IMAGES, CLOUDS, [0.4, 0.9], [0.6, -0.7], "smile"
    ) as figure:
        shown = np.array(
            [ax.images[0].get_array() for ax in figure.axes if ax.images]
        )
        assert np.array_equal(shown, IMAGES)
        below = [ax for ax in figure.axes if not ax.images]
        for k, ax in enumerate(below):
            point, truth = ax.lines
            assert set(point.get_xdata()) == {[0.4, 0.9][k]}
            assert truth.get_xdata() == [[0.6, -0.7][k]]
            assert ax.get_xlabel() == "smile"
            (path,) = ax.collections[0].get_paths()
            mean, width = CLOUDS[k]
            x, y = path.vertices.T
            assert abs(x[y.argmax()] - mean) < 0.02
            half = x[y > np.exp(-0.5)]
            assert abs(np.ptp(half) / 2 - width) < 0.02
        left, right = (ax.get_xlim() for ax in below)
        assert left == right and left[0] == -left[1] < -1.4


@pytest.mark.parametrize(
    ("clouds", "points", "truth", "words"),
    [
        ([[1, 1]], [0, 0], [0, 0], "(2, 2)"),
        (CLOUDS, [0], [0, 0], "one each"),
        (CLOUDS, [0, 0], [0, 0, 0], "one each"),
        ([[0, 1], [0, 0]], [0, 0], [0, 0], "above 0"),
        ([[0, 1], [0, np.nan]], [0, 0], [0, 0], "the clouds"),
    ],
)
def test_opinions_that_are_none(clouds, points, truth, words):
    sentence = refused(topic.opinions, IMAGES, clouds, points, truth, "x")
    assert words.lower() in sentence.lower()


def test_the_plane_puts_each_decoding_at_its_place():
    images = np.zeros((4, 4, 4))
    images[1] = 1  # top right: the first number large, the second too
    with drawn(topic.plane, images, [-1.0, 1.0]) as figure:
        (ax,) = figure.axes
        page = ax.images[0].get_array()
        assert page[:4, 4:].all() and page.sum() == 16
        assert [t.get_text() for t in ax.get_xticklabels()] == ["-1.0", "1.0"]
        tops = dict(
            zip(
                [t.get_text() for t in ax.get_yticklabels()],
                ax.get_yticks(),
                strict=True,
            )
        )
        assert tops["1.0"] < 4 < tops["-1.0"] + 0.5


def test_the_plane_wants_a_square_and_growing_marks():
    assert "n * n" in refused(topic.plane, IMAGES, [0.0, 1.0])
    assert "grow" in refused(topic.plane, np.zeros((4, 4, 4)), [1.0, 0.0])


def test_a_cloud_is_an_ellipse_of_two_deviations_on_the_map():
    codes, labels = np.array([[0.0, 0.0], [2.0, 1.0]]), np.array([3, 4])
    with drawn(
        topic.cloud_on_map, codes, labels, IMAGES[0], [1, 2], [0.5, 0.1],
        IMAGES,
    ) as figure:  # fmt: skip
        ax, page = figure.axes
        (ellipse,) = ax.patches
        assert tuple(ellipse.center) == (1, 2)
        assert (ellipse.width, ellipse.height) == pytest.approx((2.0, 0.4))
        assert [t.get_text() for t in ax.texts] == ["3", "4"]
        assert page.images[0].get_array().shape[0] == 4 + 2 + 4


@pytest.mark.parametrize(
    ("codes", "deviation", "words"),
    [
        (np.zeros((2, 3)), [1, 1], "(n, 2)"),
        (np.zeros((2, 2)), [1, 0], "above 0"),
    ],
)
def test_a_cloud_is_refused(codes, deviation, words):
    cloud = IMAGES[0], [0, 0], deviation, IMAGES
    assert words in refused(topic.cloud_on_map, codes, [1, 2], *cloud)


POINTS = {"beta 1": (20, 10), "beta 8": (5, 30)}
LINES = {"PCA": ([10, 20], [30, 20])}


def test_prices_mark_the_chosen_point_and_show_its_rows():
    rows = {"digits": IMAGES, "new": IMAGES}
    with drawn(topic.prices, POINTS, LINES, 52, "beta 8", rows) as figure:
        chart, *pages = figure.axes
        dots = {
            tuple(np.ravel(line.get_xydata())): line.get_color()
            for line in chart.lines
            if line.get_marker() == "o"
        }
        assert set(dots) == set(POINTS.values())
        assert dots[5, 30] != dots[20, 10]
        assert len(pages) == 2
        names = {t.get_text() for t in chart.get_legend().get_texts()}
        assert names == {"PCA", "mean image"}


def test_prices_are_refused():
    rows = {"digits": IMAGES}
    for points, lines, chosen, words in [
        ({"a": (0, 1)}, LINES, "a", "above 0"),
        (POINTS, LINES, "beta 2", "none of the points"),
        (POINTS, dict.fromkeys("abcd", ([1, 2], [3, 2])), "beta 1", "three"),
    ]:
        assert words in refused(topic.prices, points, lines, 52, chosen, rows)


def test_scores_stand_on_one_axis():
    values = {"digits": [1.0, 2.0], "blank": [5.0]}
    with drawn(topic.scores, values, "nats") as figure:
        first, last = figure.axes
        assert first.get_xlim() == last.get_xlim()
        assert [ax.get_ylabel() for ax in figure.axes] == list(values)
        assert last.get_xlabel() == "nats"
        counts = [
            sum(p.get_height() for p in ax.patches) for ax in (first, last)
        ]
        assert counts == [2, 1]
    assert "no scores" in refused(topic.scores, {}, "nats")


def test_correlations_carry_their_names():
    values = [[0.9, -0.1], [0.2, 0.4], [0.0, 1.0]]
    with drawn(
        topic.correlations, values, ["a", "b", "c"], ["x", "y"]
    ) as figure:
        (ax,) = figure.axes
        assert [t.get_text() for t in ax.texts][:2] == ["0.9", "-0.1"]
        assert [t.get_text() for t in ax.get_xticklabels()] == ["x", "y"]
        assert [t.get_text() for t in ax.get_yticklabels()] == ["a", "b", "c"]
    assert "2 columns" in refused(
        topic.correlations, values, ["a"], ["x", "y"]
    )


def test_rounded_codes_and_their_price():
    random = np.random.default_rng(0)
    known = random.uniform(size=(4000, 3))
    codes = random.uniform(0.05, 0.95, size=(500, 3))
    for bits in (1, 4):
        middles, cost = topic.rounded(codes, known, bits)
        assert np.abs(middles - codes).max() < 0.52 / 2**bits
        assert cost == pytest.approx(3 * bits, abs=0.05)
    rare = np.concatenate([np.zeros((990, 1)), np.ones((10, 1))])
    assert topic.rounded(rare, rare, 1)[1] < 0.1


def test_codes_that_do_not_fit():
    with pytest.raises(ValueError, match="do not fit"):
        topic.rounded(np.zeros((3, 2)), np.zeros((3, 1)), 2)


def test_a_map_has_its_digits_at_their_places():
    codes, labels = np.array([[0.0, 0.0], [2.0, 1.0]]), np.array([3, 4])
    with drawn(topic.class_map, codes, labels) as figure:
        texts = {t.get_text(): t.get_position() for t in figure.axes[0].texts}
        assert np.allclose(texts["3"], (0, 0), atol=1e-4)
        assert np.allclose(texts["4"], (2, 1), atol=1e-4)
    assert "(2, 2)" in refused(topic.class_map, codes[:1], labels)


def test_digits_do_not_cover_each_other():
    codes = np.array([[0.0, 0.0]] * 3 + [[1.0, 0.0], [0.0, 10.0]])
    with drawn(topic.class_map, codes, np.arange(5)) as figure:
        places = [t.get_position() for t in figure.axes[0].texts]
    places = np.array(places) / [1, 10]
    for k in range(5):
        others = np.delete(places, k, axis=0) - places[k]
        assert np.linalg.norm(others, axis=1).min() > 0.069
    assert np.abs(places[:3]).max() < 0.08


def test_rounding_costs_bits_and_leaves_errors():
    x = np.random.default_rng(0).uniform(size=(2000, 2))
    bits, words, errors = topic.by_rounding(
        lambda rows: rows, lambda rows: rows, x, x[:500]
    )
    assert list(bits) == [2 * k for k in range(1, 9)]
    assert words == pytest.approx(bits, abs=0.4)
    steps = 0.5 ** np.arange(1, 9)
    assert errors[:5] == pytest.approx(2 * steps[:5] ** 2 / 12, rel=0.2)


def test_settings_that_a_cheaper_one_beats_are_left_out():
    assert list(topic.unbeaten([3, 1, 2, 4], [5, 9, 9.5, 2])) == [1, 0, 3]
