"""The lessons, the check of the environment, the practice page."""

from importlib import metadata

import pytest

import notebooks
from helpers import course, environment
from helpers.data import digits
from helpers.exercises import start_here as start


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


def test_a_sound_environment_is_fine():
    report = environment.check()
    assert report.fine, repr(report)
    assert "Everything that the course needs is here." in repr(report)
    assert {"Python", "tensorflow", "digits"} <= {
        finding.what for finding in report.findings
    }


def test_what_is_off_comes_with_advice(monkeypatch, tmp_path):
    def version(name):
        if name == "keras":
            return "2.15.0"
        if name == "tensorflow":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    real = metadata.version
    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(digits, "DATA", tmp_path)
    monkeypatch.setattr(environment, "PYTHONS", ((3, 8), (3, 9)))
    report = environment.check()
    advice = {f.what: f.advice for f in report.findings if f.advice}
    assert set(advice) == {"Python", "keras", "tensorflow", "digits"}
    assert "~=3.15" in advice["keras"] and "pip install" in advice["keras"]
    assert "Python 3.8 to 3.9" in advice["Python"]
    assert "git checkout" in advice["digits"]
    assert "needs attention" in report._repr_html_()


def test_missing_requirements_are_a_finding(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "REQUIREMENTS", tmp_path / "none.txt")
    assert "fresh copy of the course" in repr(environment.check())


@pytest.mark.parametrize(
    "answer, kind, words",
    [
        (..., "not attempted", "my_answer"),
        (None, "not attempted", "my_answer"),
        (784, "right", "pixel"),
        (56, "wrong", "multiplied"),
        (28, "wrong", "one row"),
        (100, "wrong", "height by the width"),
        ("784", "wrong", "not a str"),
        (True, "wrong", "not a bool"),
    ],
)
def test_practice_exercise(answer, kind, words):
    verdict = start.numbers_in_a_digit(answer)
    assert verdict.kind == kind and words in verdict.message
