"""The pictures of large codes: what they draw and what they refuse."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from drawing import drawn, refused, texts, title
from helpers.figures.style import COLOURS
from helpers.topics import regularized_and_sparse_autoencoders as codes

IMAGE, BLANK = np.full((4, 4), 0.5), np.zeros((4, 4))


def features(n):
    """Images (n, 4, 4), each with one pixel of its own."""
    return np.eye(16)[:n].reshape(n, 4, 4)


def test_parts_are_added_from_the_largest_on():
    amounts = np.array([0.2, 0.9, 0.5, 0.1])
    with drawn(
        codes.parts, IMAGE, features(4), amounts, BLANK, shown=2
    ) as figure:
        above, below = np.reshape(figure.axes, (2, 4))
        names = [ax.get_xlabel() for ax in below]
        assert names == ["the page", "+ part 1", "+ parts 1 to 2", "+ all 4"]
        assert np.all(above[0].images[0].get_array() == 0.5)
        pages = [np.array(ax.images[0].get_array()).ravel() for ax in below]
        assert pages[0].tolist() == [0] * 16
        assert pages[1][:4].tolist() == [0, 0.9, 0, 0]
        assert pages[2][:4].tolist() == [0, 0.9, 0.5, 0]
        assert pages[3][:4].tolist() == [0.2, 0.9, 0.5, 0.1]
        assert title(above[1]) == "part 1"
        assert above[2].images[0].get_array()[0, 2] == 0.5
        assert above[1].images[0].get_clim() == (-0.9, 0.9)


@pytest.mark.parametrize(
    "image, n, amounts, words",
    [
        (IMAGE, 4, [1, 2], "2 amounts for 4 features"),
        (np.zeros((5, 5)), 2, [1, 2], "images of one size"),
        (IMAGE, 2, [1, np.nan], "NaN"),
    ],
)
def test_parts_that_do_not_fit_are_refused(image, n, amounts, words):
    sentence = refused(codes.parts, image, features(n), amounts, BLANK)
    assert words in sentence


def test_prices_have_a_mark_each_and_the_curve():
    networks = {"plain": (0.2, 0.6), "decay": (1.7, 0.1)}
    with drawn(
        codes.prices, networks, ([3, 1, 0], [0.1, 0.3, 1]), "PCA"
    ) as figure:
        (ax,) = figure.axes
        curve, *marks = ax.lines
        assert curve.get_ydata().tolist() == [0.1, 0.3, 1]
        for mark, pair in zip(marks, networks.values(), strict=True):
            assert (*mark.get_xdata(), *mark.get_ydata()) == pair
        names = [t.get_text() for t in ax.get_legend().get_texts()]
        assert names == ["PCA", "plain", "decay"]
        assert len({mark.get_marker() for mark in marks}) == 2


def test_prices_that_do_not_fit_are_refused():
    curve = ([1, 2], [3, 4])
    assert "no networks" in refused(codes.prices, {}, curve, "PCA")
    assert "give each" in refused(codes.prices, {"a": (1, 2, 3)}, curve, "PCA")
    assert "1 shares for 2" in refused(
        codes.prices, {"a": (1, 2)}, ([1, 2], [3]), "PCA"
    )


@pytest.mark.parametrize("rho", [0.005, 0.2, 0.8])
def test_omega_is_least_at_rho(rho):
    with drawn(codes.omega, rho) as figure:
        curve, dot = figure.axes[0].lines
        x, y = curve.get_data()
        assert (y >= 0).all() and abs(x[y.argmin()] - rho) < 0.001
        assert (*dot.get_xdata(), *dot.get_ydata()) == (rho, 0)
        assert texts(figure.axes[0]) == [f"0 at {rho:g}"]


@pytest.mark.parametrize("rho", [0, 1, -0.1, np.nan, "much"])
def test_omega_needs_a_share(rho):
    assert refused(codes.omega, rho)


def test_mean_activities_are_counted_with_a_line_at_rho():
    networks = {"plain": [0.5, 0.5, 0.4], "KL": [0.05, 1e-9, 0.05]}
    with drawn(codes.mean_activity, networks, [None, 0.05]) as figure:
        plain, sparse = figure.axes
        assert plain.get_ylabel() == "plain" and not plain.lines
        (line,) = sparse.lines
        assert set(line.get_xdata()) == {0.05}
        for ax in (plain, sparse):
            assert sum(ax.patches[0].get_data().values) == 3
            assert ax.get_xscale() == "log"
        assert sparse.patches[0].get_data().values[0] == 1  # at the edge


@pytest.mark.parametrize(
    "networks, rhos, words",
    [
        ({}, [], "no networks"),
        ({"KL": [0.1, 1.5]}, [None], "between 0 and 1"),
        ({"KL": [0.1, np.nan]}, [None], "NaN"),
        ({"KL": [0.1]}, [None, 0.1], "2 values of rho for 1 networks"),
    ],
)
def test_activities_that_are_none_are_refused(networks, rhos, words):
    assert words in refused(codes.mean_activity, networks, rhos)


def test_a_sparse_network_has_its_histogram_and_its_filters():
    with drawn(
        codes.sparse_network, [0.1, 0.2], 0.1, features(10), "what it says"
    ) as figure:
        left, right = figure.axes
        assert title(left) == "what it says"
        assert sum(left.patches[0].get_data().values) == 2
        assert right.images[0].get_array().shape == (2 * 4 + 2, 8 * 6 - 2)


def test_units_are_sorted_by_the_class_that_turns_them_on():
    activities = [[0.1, 0.0, 0.8], [0.2, 0.5, 0.4]]
    with drawn(codes.activity_by_class, activities) as figure:
        shown = figure.axes[0].images[0].get_array()
        assert np.allclose(shown, [[1, 0.5, 0], [0.5, 1, 1]])


def test_activities_below_zero_are_refused():
    assert "0 or more" in refused(codes.activity_by_class, [[1, -1]])
    assert "(classes, units)" in refused(codes.activity_by_class, [1, 2])


def test_found_causes_have_a_dot_for_each_count():
    counts = {"PCA": [0], "L1": [16, 16, 12]}
    with drawn(codes.found, counts, 16, "bars found") as figure:
        (ax,) = figure.axes
        assert texts(ax) == ["1", "1", "2"]
        places = [text.get_position() for text in ax.texts]
        assert places == [(0, 0), (12, 1), (16, 1)]
        assert ax.get_xlabel() == "bars found"
        (line,) = ax.lines
        assert set(line.get_xdata()) == {16}


def test_dots_that_would_overlap_stand_apart():
    with drawn(codes.found, {"top-k": [63, 64, 64]}, 64, "found") as figure:
        (low, high) = (text.get_position() for text in figure.axes[0].texts)
        assert low[0] == 63 and high[0] == 64 and low[1] > high[1]


def test_causes_that_are_none_are_refused():
    assert "no methods" in refused(codes.found, {}, 16, "bars")
    assert "at least 1" in refused(codes.found, {"a": [1]}, 0, "bars")
    assert "NaN" in refused(codes.found, {"a": [np.nan]}, 16, "bars")


def test_every_place_of_the_map_belongs_to_the_unit_drawn_there():
    stack = np.arange(1, 8)[:, None, None] * np.ones((7, 4, 4))
    stack[::2, 0, 0] *= -1
    with drawn(codes.unit_map, stack, columns=3) as figure:
        (ax,) = figure.axes
        (picture,) = ax.images
        page = picture.get_array()
        left, right, bottom, top = picture.get_extent()
        for k in range(7):
            x, y = k % 3 + 0.05, k // 3 + 0.05  # its upper left corner
            column = int((x - left) / (right - left) * page.shape[1])
            row = int((y - top) / (bottom - top) * page.shape[0])
            assert page[row, column] == (-1 if k % 2 == 0 else 1), k
            assert codes.unit_at(x, y, 7, columns=3) == k
        assert ax.get_xlim() == (0, 3) and ax.get_ylim() == (3, 0)
    for place, k in [((-1, -1), 0), ((9, 0), 2), ((2.5, 2.5), 6)]:
        assert codes.unit_at(*place, 7, columns=3) == k


def test_a_unit_stands_beside_the_digits_that_turn_it_on():
    captions = [f"0.{k}" for k in range(8)]
    with drawn(codes.unit, -features(1)[0], features(8), captions) as figure:
        left, right = figure.axes
        assert left.images[0].get_clim() == (-1, 1)
        assert texts(left) == ["feature"] and texts(right) == captions
        page = right.images[0].get_array()
        for k in range(8):  # the bright pixel of each digit
            row, column = k // 4 * 6 + k // 4, k % 4 * 6 + k % 4
            assert page[row, column] == 1, k
    assert "1 captions for 8 images" in refused(
        codes.unit, features(1)[0], features(8), ["0.1"]
    )


def test_answering_units_have_their_outputs_written_under_them():
    with drawn(
        codes.answering, IMAGE, BLANK, features(3), [0.9, 0.5, 0.25]
    ) as figure:
        left, right = figure.axes
        assert texts(left) == ["digit", "output"]
        assert texts(right) == ["0.90", "0.50", "0.25"]
        assert left.images[0].get_clim() == (0, 1)
        assert right.images[0].get_clim() == (-1, 1)
    assert "1 captions for 2 images" in refused(
        codes.answering, IMAGE, BLANK, features(2), [1]
    )


def test_the_line_at_rho_is_red():
    with drawn(codes.mean_activity, {"KL": [0.1]}, [0.1]) as figure:
        (line,) = figure.axes[0].lines
        assert to_hex(line.get_color()).upper() == COLOURS["red"]
