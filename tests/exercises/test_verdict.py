"""The three answers of a check."""

from helpers.exercises import verdict


def test_the_words_come_first():
    assert repr(verdict.right("yes")) == "Right. yes"
    assert repr(verdict.wrong("a < b")) == "Not yet. a < b"
    assert repr(verdict.not_attempted("x")).startswith("Not attempted yet: ")


def test_the_page_shows_the_same_words_and_keeps_line_breaks():
    page = verdict.wrong("a < b\n[[1 2]\n [3 4]]")._repr_html_()
    assert "<b>Not yet.</b> a &lt; b\n[[1 2]\n [3 4]]</div>" in page
    assert "white-space:pre-wrap" in page


def test_a_screen_reader_is_told():
    assert 'role="status"' in verdict.right("yes")._repr_html_()
