"""The map of the course, the check of the environment, the practice page."""

from importlib import metadata

import matplotlib.pyplot as plt
import pytest

import notebooks
from helpers import course, environment
from helpers.data import digits
from helpers.exercises import start_here as start
from helpers.topics import start_here as course_map


def test_every_notebook_is_on_the_map():
    names = {path.stem for path in notebooks.all_notebooks()}
    listed = [entry.name for entry in course.LESSONS]
    assert names <= set(listed) and len(set(listed)) == len(listed) == 14
    placed = {entry.name for entry in course.LESSONS if entry.place}
    assert placed == set(listed) - {"00_start_here"}


def test_a_lesson_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="no notebook '99_x'"):
        course.lesson("99_x")


def test_the_map_marks_what_is_coming(monkeypatch, tmp_path):
    monkeypatch.setattr(course, "NOTEBOOKS", tmp_path)
    (tmp_path / "01_convolution.ipynb").touch()
    course_map.draw()
    texts = [text.get_text() for text in plt.gca().texts]
    plt.close("all")
    assert "01 Convolution" in texts
    assert sum("(coming)" in text for text in texts) == 12
    table = course_map.table().data
    assert "[01 Convolution](01_convolution.ipynb)" in table
    assert "| 03 What is an autoencoder? (coming) |" in table


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
