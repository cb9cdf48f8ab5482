"""The three answers of a check."""

import pytest

from helpers.exercises import verdict


def test_each_answer_has_its_words_and_its_html():
    assert repr(verdict.right("yes")) == "Right. yes"
    assert repr(verdict.wrong("a < b")) == "Not yet. a < b"
    assert repr(verdict.not_attempted("x")).startswith("Not attempted yet: ")
    assert "a &lt; b" in verdict.wrong("a < b")._repr_html_()


def test_call_returns_the_value_of_a_students_function():
    assert verdict.call(lambda a: a + 1, 2) == (3, None)


@pytest.mark.parametrize(
    "function, kind, words",
    [
        (..., "not attempted", "the function"),
        (None, "not attempted", "the function"),
        (3, "wrong", "not a int"),
        (lambda: None, "not attempted", "dots"),
        (lambda: ..., "not attempted", "dots"),
        (lambda: 1 / 0, "wrong", "ZeroDivisionError"),
        (lambda a: a, "wrong", "TypeError"),
    ],
)
def test_call_answers_for_what_gives_no_value(function, kind, words):
    value, problem = verdict.call(function)
    assert value is None
    assert problem.kind == kind and words in problem.message
