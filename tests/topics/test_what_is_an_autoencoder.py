"""Figures of 03: codes, clusters, densities, weights."""

import numpy as np
import pytest

from drawing import drawn, texts
from helpers.topics import what_is_an_autoencoder as topic

IMAGES = np.linspace(0, 1, 3 * 16).reshape(3, 4, 4)
CORNERS = np.array(list(np.ndindex(2, 2, 2)))


def test_a_passage_shows_input_code_and_output():
    codes = np.arange(48.0).reshape(3, 16)
    with drawn(topic.passage, IMAGES, codes, 1 - IMAGES) as figure:
        shown = [ax.images[0].get_array() for ax in figure.axes]
        scales = {ax.images[0].get_clim() for ax in figure.axes}
        labels = [ax.get_ylabel() for ax in figure.axes if ax.get_ylabel()]
    for k in range(3):
        assert np.array_equal(shown[k], IMAGES[k])
        assert np.array_equal(shown[3 + k], codes[k].reshape(2, 8))
        assert np.array_equal(shown[6 + k], 1 - IMAGES[k])
    assert scales == {(0, 1), (0, 47)}
    assert labels == ["input", "code", "output"]


@pytest.mark.parametrize(
    ("codes", "outputs", "words"),
    [
        (np.zeros((2, 8)), IMAGES, "2 codes for 3 inputs"),
        (np.zeros((3, 8)), IMAGES[:2], "2 outputs for 3 inputs"),
        (np.zeros((3, 7)), IMAGES, "multiple of 8"),
        (np.zeros((3, 2, 8)), IMAGES, "multiple of 8"),
        (np.full((3, 8), np.nan), IMAGES, "NaN"),
    ],
)
def test_what_is_no_passage_is_refused(codes, outputs, words):
    with pytest.raises(ValueError, match=words):
        topic.passage(IMAGES, codes, outputs)


def test_clusters_stand_beside_their_counts():
    counts = np.array([[30, 0], [9, 10], [0, 41]])
    with drawn(topic.clusters, IMAGES, counts) as figure:
        (ax,) = figure.axes
        grid, *centres = ax.images
        large = np.where(counts < 10, 0, counts)
        assert np.array_equal(np.ma.filled(grid.get_array(), 0), large)
        for row, (image, centre) in enumerate(
            zip(IMAGES, centres, strict=True)
        ):
            assert np.array_equal(centre.get_array(), image)
            left, right, bottom, top = centre.get_extent()
            assert right < -0.5 and top < row < bottom
            assert ax.get_xlim()[0] <= left
        assert {"10", "30", "41"} == set(texts(ax)) - {"0", "1"}
    with pytest.raises(ValueError, match="2 rows of counts for 3 centres"):
        topic.clusters(IMAGES, counts[:2])


def test_densities_have_one_panel_each():
    axis = np.linspace(-1, 1, 5)
    maps = {"low": np.eye(5), "high": 2 * np.eye(5)}
    points = np.array([[0.5, -0.5], [0.1, 0.2]])
    with drawn(topic.densities, maps, axis, points) as figure:
        *panels, bar = figure.axes
        assert [ax.get_title("left") for ax in panels] == list(maps)
        for ax in panels:
            dots = ax.collections[-1].get_offsets()
            assert np.array_equal(dots, points)
            assert ax.collections[0].get_clim() == (0, 2)
        assert bar.get_ylabel() == "density"
    broken = np.eye(5)
    broken[0, 0] = np.nan
    with pytest.raises(ValueError, match="'low' hold 1 of 25"):
        topic.densities({"low": broken}, axis, points)


def test_a_code_is_a_point_in_the_cube():
    with drawn(topic.cube, CORNERS / 2, "step 3") as figure:
        (ax,) = figure.axes
        places = [np.ravel(dot._offsets3d) for dot in ax.collections]
        assert np.array_equal(places, CORNERS / 2)
        assert len(ax.lines) == 12
        assert figure.get_suptitle() == "step 3"
    with pytest.raises(ValueError, match=r"\(n, 3\)"):
        topic.cube(np.zeros((8, 2)), "")


def test_inputs_at_one_corner_are_framed():
    apart, shared = CORNERS * 0.8, CORNERS * 0.8
    shared[7] = shared[2] + 0.1
    with drawn(topic.code_tables, {"a": apart, "b": shared}) as figure:
        frames = [
            [patch.get_y() + 0.5 for patch in ax.patches] for ax in figure.axes
        ]
        units = [tick.get_text() for tick in figure.axes[0].get_xticklabels()]
    assert frames == [[], [2, 7]]
    assert units == ["$h_1$", "$h_2$", "$h_3$"]


def test_the_lowest_point_of_each_loss_has_a_dot():
    x = np.linspace(0, 1, 11)
    lines = {"a": (x, (x - 0.3) ** 2), "b": (x, (x - 1) ** 2 + 1)}
    with drawn(topic.losses, lines, "x", "loss", 3) as figure:
        (ax,) = figure.axes
        dots = [
            (float(line.get_xdata()[0]), float(line.get_ydata()[0]))
            for line in ax.lines
            if line.get_marker() == "o"
        ]
        assert ax.get_ylim() == (0, 3)
    assert np.allclose(dots, [(0.3, 0), (1, 1)])


def test_weights_have_a_scale_of_their_own():
    weights = {"one": np.eye(4)[1] * -2, "two": np.full(4, 0.25)}
    with drawn(topic.readers, weights, (0, 1)) as figure:
        for ax, values in zip(figure.axes, weights.values(), strict=True):
            (image,) = ax.images
            high = np.abs(values).max()
            assert image.get_clim() == (-high, high)
            assert np.array_equal(np.ravel(image.get_array()), values)
            assert ax.get_xlabel() == f"deepest red: {high:.2f}"
            (frame,) = ax.patches
            assert frame.get_xy() == (0.5, -0.5)
