"""The lessons and the practice page."""

import pytest

import notebooks
from helpers import course


def test_every_notebook_is_a_lesson():
    listed = [entry.name for entry in course.LESSONS]
    assert {path.stem for path in notebooks.all_notebooks()} <= set(listed)
    numbers = [name.split("_")[0] for name in listed]
    assert numbers == [f"{k:02d}" for k in range(len(listed))]
    for name in listed:
        assert course.lesson(name).name == name
        assert course.lesson(name).label.startswith(f"{name[:2]} ")


def test_a_lesson_builds_on_earlier_ones_and_has_its_own_place():
    start, *others = course.LESSONS
    assert start.place is None and not start.builds_on
    assert len({entry.place for entry in others} - {None}) == len(others)
    for entry in others:
        for earlier in map(course.lesson, entry.builds_on):
            assert earlier.name < entry.name
            assert earlier.place[0] <= entry.place[0]


def test_a_lesson_exists_when_its_notebook_does(monkeypatch, tmp_path):
    monkeypatch.setattr(course, "NOTEBOOKS", tmp_path)
    entry = course.lesson("01_convolution")
    assert not entry.exists
    entry.path.touch()
    assert entry.exists
    assert (tmp_path / "01_convolution.ipynb").exists()


def test_a_lesson_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="no notebook '99_x'.*01_convol"):
        course.lesson("99_x")
