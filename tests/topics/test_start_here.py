"""The map of the course and its table."""

import numpy as np

from drawing import drawn, texts
from helpers import course
from helpers.topics import start_here as course_map


def _placed():
    return [entry for entry in course.LESSONS if entry.place]


def test_the_map_marks_what_is_coming(monkeypatch, tmp_path):
    monkeypatch.setattr(course, "NOTEBOOKS", tmp_path)
    (tmp_path / "01_convolution.ipynb").touch()
    with drawn(course_map.draw) as figure:
        words = [" ".join(text.split()) for text in texts(figure.axes[0])]
    for entry in _placed():
        coming = "" if entry.name == "01_convolution" else " (coming)"
        assert words.count(entry.label + coming) == 1
    table = course_map.table().data
    assert "| [01 Convolution](01_convolution.ipynb) |" in table
    assert "| 03 What is an autoencoder? (coming) |" in table
    assert len(table.splitlines()) == 2 + len(course.LESSONS)


def test_texts_fit_into_their_boxes():
    with drawn(course_map.draw) as figure:
        figure.canvas.draw()
        (ax,) = figure.axes
        boxes = [patch.get_window_extent() for patch in ax.patches]
        labels = [text for text in ax.texts if text.get_zorder() == 4]
        assert len(boxes) == len(labels) == len(_placed())
        for box, label in zip(boxes, labels, strict=True):
            extent = label.get_window_extent()
            assert box.x0 < extent.x0 and extent.x1 < box.x1
            assert box.y0 < extent.y0 and extent.y1 < box.y1


def test_an_arrow_leads_from_box_to_box():
    with drawn(course_map.draw) as figure:
        figure.canvas.draw()
        (ax,) = figure.axes
        boxes = {
            entry.name: patch.get_path().get_extents()
            for entry, patch in zip(_placed(), ax.patches, strict=True)
        }
        ends = [
            (text.get_position(), text.xy)
            for text in ax.texts
            if hasattr(text, "arrow_patch")
        ]
    links = {
        (earlier, entry.name)
        for entry in _placed()
        for earlier in entry.builds_on
    }

    def at(point):
        return {n for n, b in boxes.items() if b.padded(1e-9).contains(*point)}

    found = set()
    for start, end in ends:
        (earlier,), (later,) = at(start), at(end)
        found.add((earlier, later))
        # From edge to edge: what lies between is in neither of the two.
        start, end = np.array(start), np.array(end)
        for share in (0.01, 0.99):
            between = start + share * (end - start)
            assert not at(between) & {earlier, later}
    assert found == links
