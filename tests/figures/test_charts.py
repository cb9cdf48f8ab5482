"""Curves, bars, and maps of codes; colours that all readers can tell apart."""

from itertools import combinations

import matplotlib as mpl
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from drawing import drawn, few, refused, texts
from helpers import figures
from helpers.figures.charts import CLASS_COLOURS


def test_curves_are_named_and_gaps_allowed():
    series = {"train": [3, 2, 1], "held-out": ([0, 2, 4], [3, np.nan, 2])}
    with drawn(figures.curves, series, "epoch", "loss", log=True) as figure:
        (ax,) = figure.axes
        legend = [text.get_text() for text in ax.get_legend().get_texts()]
        assert legend == [line.get_label() for line in ax.lines] == [*series]
        first, second = (line.get_xydata() for line in ax.lines)
        assert first.tolist() == [[1, 3], [2, 2], [3, 1]]
        assert second[:, 0].tolist() == [0, 2, 4] and np.isnan(second[1, 1])
        assert ax.get_yscale() == "log"
        assert (ax.get_xlabel(), ax.get_ylabel()) == ("epoch", "loss")
    with drawn(figures.curves, {"a": [1]}, "x", "y", markers=True) as figure:
        (ax,) = figure.axes
        assert ax.get_legend() is None and ax.get_yscale() == "linear"
        assert ax.lines[0].get_marker() == "o"


def test_curves_that_cannot_be_drawn_are_refused():
    for bad, words in (
        ([np.nan, np.nan], "no finite value"),
        ([], "no finite value"),
        (([1, 2], [1, 2, 3]), "same length"),
        (np.zeros((2, 2)), "same length"),
        (3.0, "same length"),
        (["a"], "array of numbers"),
    ):
        series = {"good": [1, 2], "loss": bad}
        sentence = refused(figures.curves, series, "x", "y")
        assert "'loss'" in sentence and words in sentence
    assert "no curves" in refused(figures.curves, {}, "x", "y")


def test_bars_carry_their_numbers():
    values = {"PCA": 14.234, "AE": 6.5}
    with drawn(figures.bars, values, xlabel="error") as figure:
        (ax,) = figure.axes
        assert texts(ax) == ["14.23", "6.50"]
        assert [bar.get_width() for bar in ax.patches] == [14.234, 6.5]
        names = [text.get_text() for text in ax.get_yticklabels()]
        assert names == ["PCA", "AE"]
        assert ax.yaxis_inverted() and ax.get_xlabel() == "error"
    for bad, words in (([1, 2], "dict"), ({}, "dict"), ({"a": np.nan}, "NaN")):
        assert words in refused(figures.bars, bad, "error")


@few
@given(st.lists(st.integers(0, 9), min_size=1, max_size=30), st.booleans())
def test_a_code_map_draws_each_class_in_its_colour(labels, with_images):
    labels = np.array(labels)
    codes = np.random.default_rng(0).normal(size=(len(labels), 2))
    images = np.zeros((len(labels), 8, 8)) if with_images else None
    classes = np.unique(labels)
    with drawn(figures.code_map, codes, labels, images=images) as figure:
        (ax,) = figure.axes
        assert len(ax.collections) == len(classes)
        for digit, points in zip(classes, ax.collections, strict=True):
            np.testing.assert_array_equal(
                points.get_offsets(), codes[labels == digit]
            )
            assert points.get_label() == str(digit)
            ink = tuple(points.get_facecolor()[0][:3])
            assert ink == to_rgb(CLASS_COLOURS[digit])
        if not with_images:
            assert texts(ax) == [str(digit) for digit in classes]
        for thumbnail in ax.artists:
            digit = labels[(codes == thumbnail.xy).all(axis=1)][0]
            frame = thumbnail.patch.get_edgecolor()[:3]
            assert frame == to_rgb(CLASS_COLOURS[digit])


def test_thumbnails_are_spread_over_the_map():
    codes = np.random.default_rng(0).normal(size=(2000, 2))
    labels, images = np.zeros(2000, int), np.zeros((2000, 8, 8))
    with drawn(figures.code_map, codes, labels, images=images) as figure:
        places = [
            np.array(thumbnail.xy) for thumbnail in figure.axes[0].artists
        ]
    assert 50 < len(places) < 200
    width = np.ptp(np.percentile(codes, [1, 99], axis=0), axis=0)
    nearest = min(
        np.hypot(*((a - b) / width)) for a, b in combinations(places, 2)
    )
    assert nearest >= 0.0749


def test_code_maps_that_cannot_be_drawn_are_refused():
    codes, labels = np.zeros((5, 2)), np.zeros(5)
    for arguments, words in (
        ((np.zeros((5, 3)), labels), "shape (n, 2)"),
        ((np.zeros(5), labels), "shape (n, 2)"),
        ((codes, np.zeros(4)), "one label a code"),
        ((codes, np.zeros((5, 1))), "one label a code"),
        ((codes * np.nan, labels), "the codes hold"),
        ((codes, labels + 10), "from 0 to 9"),
        ((codes, labels - 1), "from 0 to 9"),
        ((codes, labels + 0.5), "from 0 to 9"),
        ((codes, ["a"] * 5), "array of numbers"),
        ((codes, labels, np.zeros((4, 8, 8))), "images that were encoded"),
    ):
        assert words in refused(figures.code_map, *arguments)


# Linear RGB as protanopes and deuteranopes see it: G. M. Machado and others,
# "A physiologically-based model for simulation of color vision deficiency"
# (2009), severity 1.
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)


def _closest(colours, seen=((1, 0, 0), (0, 1, 0), (0, 0, 1))) -> float:
    """The smallest CIELAB distance between two of the colours."""
    rgb = np.array([to_rgb(colour) for colour in colours])
    linear = np.where(
        rgb > 0.04045, ((rgb + 0.055) / 1.055) ** 2.4, rgb / 12.92
    )
    linear = np.clip(linear @ np.transpose(seen), 0, 1)
    to_xyz = np.array(
        [
            [0.4124, 0.3576, 0.1805],
            [0.2126, 0.7152, 0.0722],
            [0.0193, 0.1192, 0.9505],
        ]
    )
    xyz = linear @ to_xyz.T / to_xyz.sum(axis=1)
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116).T
    lab = np.stack([116 * y, 500 * (x - y), 200 * (y - z)], axis=1)
    return min(np.linalg.norm(a - b) for a, b in combinations(lab, 2))


def test_colour_blind_readers_can_tell_the_ten_classes_apart():
    tab10 = mpl.color_sequences["tab10"]
    assert len(CLASS_COLOURS) == 10 and _closest(CLASS_COLOURS) > 17
    for seen in (PROTANOPIA, DEUTERANOPIA):
        ours, usual = _closest(CLASS_COLOURS, seen), _closest(tab10, seen)
        assert ours > 17 and ours > 2 * usual  # 2.3 is just noticeable
