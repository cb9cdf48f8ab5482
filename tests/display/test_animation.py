"""A player: a film strip, and a page that plays its frames."""

import base64
import io
import json
import re
from html.parser import HTMLParser

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drawing import few
from helpers.display import animation, player


def draw(value):
    ax = plt.subplots(figsize=(2, 1))[1]
    ax.plot([0, float(value)])


class Page(HTMLParser):
    """The tags of a page with their attributes, and its script's text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.script = [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        if self.tags[-1][0] == "script":
            self.script += data


def frames(page) -> list[np.ndarray]:
    """The pictures of a page, in order."""
    first = dict(page.tags)["img"]["src"].removeprefix(
        "data:image/png;base64,"
    )
    rest = json.loads(re.search(r"(\[[^\]]*\])\.map", page.script)[1])
    return [
        np.asarray(Image.open(io.BytesIO(base64.b64decode(png))))
        for png in [first, *rest]
    ]


def test_a_strip_then_a_page_with_every_frame_and_no_network(shown):
    player(draw, [1, 2, 3, 4], strip=2, label="epoch")
    strip, page = shown
    assert strip.data.startswith(b"\x89PNG")
    assert len({frame.tobytes() for frame in frames(Page(page.data))}) == 4
    assert not re.search(r"https?://|src=\"(?!data:)", page.data)


def test_without_its_script_the_page_is_frame_1_and_a_sentence(shown):
    player(draw, [1, 2], strip=1, label="epoch")
    tags = Page(shown[1].data).tags
    assert [tag for tag, _ in tags] == ["div", "img", "p", "em", "script"]
    assert tags[1][1]["alt"] == "epoch 1 of 2"


PICTURES = [Image.new("P", (3, 2), colour) for colour in (0, 7)]


@few
@given(st.one_of(st.text(), st.sampled_from(["<b>\"x'", "</script>", "$id"])))
def test_any_label_is_text_in_the_page_and_in_the_script(label):
    page = Page(animation._page(PICTURES, label, 600))
    assert [t for t, _ in page.tags] == ["div", "img", "p", "em", "script"]
    assert page.tags[1][1]["alt"] == f"{label} 1 of 2"
    written = re.search(r"const label = (.*);\n", page.script)[1]
    assert json.loads(written) == label and "<" not in written


def test_equal_frames_give_equal_pages_and_others_another_name():
    page = animation._page(PICTURES, "step", 600)
    assert page == animation._page(PICTURES, "step", 600)
    names = {
        re.search(r"player-\w+", text)[0]
        for text in (
            page,
            animation._page(PICTURES[::-1], "step", 600),
            animation._page(PICTURES, "epoch", 600),
            animation._page(PICTURES, "step", 300),
        )
    }
    assert len(names) == 4


@pytest.mark.parametrize(
    "values, strip, sentence",
    [
        ([1], 1, "at least two frames"),
        ([1, 2], 3, "from 1 to 2"),
        ([1, 2], 0, "from 1 to 2"),
    ],
)
def test_bad_frames_are_refused(shown, values, strip, sentence):
    with pytest.raises(ValueError, match=sentence):
        player(draw, values, strip=strip)
    assert not shown


def test_frames_of_different_size_are_refused(shown):
    with pytest.raises(ValueError, match="differ in size"):
        player(lambda k: plt.subplots(figsize=(k, 1)), [1, 2], strip=2)
    assert not shown


def test_the_strip_has_evenly_spaced_frames_first_and_last_included(shown):
    def shade(k):
        fig = plt.figure(figsize=(0.5, 0.5), facecolor=str(k / 8))
        assert fig is not None

    player(shade, range(9), strip=3, strip_columns=1)
    sheet = Image.open(io.BytesIO(shown[0].data)).convert("L")
    greys = [v for v, n in enumerate(sheet.histogram()) if n > 100]
    assert np.allclose(greys, [0, 127, 255], atol=2)
    assert sheet.height > 2.5 * sheet.width
