"""Pictures of stages, unpooling, scenes and holes; what is refused."""

import numpy as np

from drawing import cells, drawn, refused, texts, title
from helpers.topics import convolutional_autoencoders as topic

GREY = np.full((2, 6, 6), 0.5)
NAMES = ("ground", "0", "1")


def test_lines_over_stages():
    panels = {"error": {"trained": [1, 2]}, "misread": {"random": [0.3, 0.2]}}
    with drawn(topic.by_stage, panels, ["14", "code"]) as figure:
        left, right = figure.axes
        assert left.lines[0].get_ydata().tolist() == [1, 2]
        assert right.get_ylabel() == "misread"
        names = [t.get_text() for t in right.get_xticklabels()]
        assert names == ["14", "code"]
    assert "no stages" in refused(topic.by_stage, {}, [])
    assert "no stages" in refused(topic.by_stage, {"a": {}}, [])
    wrong = {"a": {"b": [1, 2, 3]}}
    assert "each of the 2" in refused(topic.by_stage, wrong, "ab")


def test_four_grids_of_unpooling():
    back = [[0, 4], [0, 0]]
    arguments = [[1, 4], [2, 3]], [[4]], [[1]], back
    with drawn(topic.unpooling, *arguments) as figure:
        names = [title(ax) for ax in figure.axes]
        assert names == ["map", "pooled", "indices", "unpooled"]
        assert cells(figure.axes[3])[0, 1] == "4"
        assert texts(figure.axes[2]) == ["1"]
    bad = [[1, 4], [2, 3]], [[4, 4]], [[1]], back
    assert "do not belong" in refused(topic.unpooling, *bad)


def test_scenes_above_their_classes():
    maps = {"truth": np.ones((2, 6, 6), int), "found": np.zeros((2, 6, 6))}
    with drawn(topic.segmented, GREY, maps, NAMES) as figure:
        assert len(figure.axes) == 6
        assert figure.axes[2].get_ylabel() == "truth"
        colours = figure.axes[2].images[0].cmap
        assert colours(0) == (1, 1, 1, 1) and colours.N == 3
        (legend,) = figure.legends
        assert [t.get_text() for t in legend.get_texts()] == [*NAMES]


def test_scenes_that_cannot_be_drawn():
    high = {"truth": np.full((2, 6, 6), 3)}
    assert "no name" in refused(topic.segmented, GREY, high, NAMES)
    other = {"truth": np.ones((1, 6, 6))}
    assert "each pixel" in refused(topic.segmented, GREY, other, NAMES)
    assert "from 1 to 6" in refused(topic.segmented, GREY, {}, [])


def test_a_threshold_takes_pixels():
    probability = np.array([[0.9, 0.9], [0.2, 0.2]])
    truth = [[True, False], [True, False]]
    scene = np.zeros((2, 2))
    arguments = scene, probability, 0.5, truth, "1"
    with drawn(topic.thresholded, *arguments) as figure:
        assert title(figure.axes[1]) == "probability of 1"
        assert title(figure.axes[2]) == "IoU 0.33"
        page = figure.axes[2].images[0].get_array()
        assert len({tuple(pixel) for row in page for pixel in row}) == 4
        assert page[1, 1].tolist() == [1, 1, 1]
    nothing = scene, 0 * scene, 0.5, scene, "1"
    with drawn(topic.thresholded, *nothing) as figure:
        assert title(figure.axes[2]) == "IoU 1.00"
    bad = scene, probability[:1], 0.5, truth, "1"
    assert "one shape" in refused(topic.thresholded, *bad)
    bad = scene, probability, 0.5, truth[:1], "1"
    assert "The truth" in refused(topic.thresholded, *bad)


def test_holes_are_covered_or_outlined():
    holes = np.zeros((2, 6, 6))
    holes[0, :3, :3] = 1
    rows = {"whole": GREY, "hidden": None, "filled": GREY}
    with drawn(topic.filled, rows, holes, ["a", "b"]) as figure:
        whole, other, hidden, *_ = figure.axes
        assert title(whole) == "a" and hidden.get_ylabel() == "hidden"
        assert len(hidden.images) == 2 and len(whole.images) == 1
        cover = hidden.images[1].get_array()
        assert cover[:3, :3, 3].all() and not cover[3:, :, 3].any()
        assert len(whole.collections) == 1 and not other.collections
        assert whole.get_xlim() == (-0.5, 5.5)
    assert "one hole an image" in refused(topic.filled, {"a": None}, holes)
    short = {"a": GREY[:1]}
    assert "one hole an image" in refused(topic.filled, short, holes)
    assert "captions" in refused(topic.filled, rows, holes, ["a"])


def test_one_filling_beside_its_image():
    hole = np.eye(6)
    with drawn(topic.one_filling, GREY[0], hole, hole, "filled") as figure:
        assert [title(ax) for ax in figure.axes] == ["rubbed out", "filled"]
    bad = GREY[0], hole[:2], hole, ""
    assert "one shape" in refused(topic.one_filling, *bad)
