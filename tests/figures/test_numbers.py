"""Grids of cells with numbers written in them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from matplotlib.colors import to_rgb

from drawing import cells, drawn, few, refused
from helpers import figures

grids = arrays(
    float,
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    elements=st.one_of(st.floats(-99, 99), st.just(np.nan)),
)


@few
@given(grids)
def test_every_number_stands_in_its_cell(grid):
    with drawn(figures.number_grid, grid, fmt="{:.1f}") as figure:
        assert cells(figure.axes[0]) == {
            place: f"{value:.1f}" if round(value, 1) else "0.0"
            for place, value in np.ndenumerate(grid)
            if not np.isnan(value)
        }


@few
@given(grids, st.sampled_from(["gray_r", "RdBu_r", "Oranges", "viridis"]))
def test_numbers_can_be_read_on_their_colours(grid, cmap):
    with drawn(figures.number_grid, grid, cmap=cmap) as figure:
        picture = figure.axes[0].images[0]
        low, high = picture.get_clim()
        assert low == -high < 0
        for text in figure.axes[0].texts:
            column, row = text.get_position()
            ground = picture.cmap(picture.norm(grid[row, column]))[:3]
            ink = to_rgb(text.get_color())
            assert (
                abs(np.dot([0.299, 0.587, 0.114], np.subtract(ink, ground)))
                >= 0.49
            )


def test_frames_limits_and_indices():
    frame = (0, 1, 2, 1, "red")
    look = {"highlight": [frame], "index": True, "cmap": "gray", "vmin": 0}
    with drawn(figures.number_grid, [[1, 2, 3], [4, 5, 6]], **look) as figure:
        (ax,) = figure.axes
        assert ax.patches[0].get_bbox().bounds == (0.5, -0.5, 1, 2)
        assert ax.patches[0].get_edgecolor()[:3] == to_rgb(
            figures.COLOURS["red"]
        )
        assert ax.images[0].get_clim() == (0, 6)
        assert [t.get_text() for t in ax.get_xticklabels()] == ["0", "1", "2"]
        assert [t.get_text() for t in ax.get_yticklabels()] == ["0", "1"]
    with drawn(figures.number_grid, [[1.0]], title="one") as figure:
        assert not len(figure.axes[0].get_xticks())
        assert not figure.axes[0].images
        assert figure.axes[0].get_title() == "one"


def test_what_is_no_grid_is_refused():
    for grid in (
        np.zeros(3),
        np.zeros((0, 2)),
        [[np.inf]],
        [["a"]],
        [[1], []],
    ):
        assert "grid of numbers" in refused(figures.number_grid, grid).lower()
