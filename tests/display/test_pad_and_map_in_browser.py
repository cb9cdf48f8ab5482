"""The pad and the map to point at, in real JupyterLab with the mouse."""

import time
from contextlib import ExitStack

import numpy as np
import pytest

from jupyterlab_page import CELL, ERRORS, load_anew, opened, run_all, save

TOUCHED = ".course-pad canvas, .course-map img"
DRAW = """
import matplotlib.pyplot as plt

from helpers.data import digits
from helpers.display import pad

(x, y), _ = digits.load()


def draw(image):
    ax = plt.subplots(figsize=(3, 3))[1]
    ax.imshow(image, cmap="gray_r")
"""
#: A small dense network, which writes what it reads on the pad.
READ = """
from pathlib import Path

from sklearn.neural_network import MLPClassifier

reader = MLPClassifier((128,), tol=0.01, n_iter_no_change=5, random_state=0)
reader.fit(x.reshape(-1, 784), y)


def draw_read(image):
    draw(image)
    number = reader.predict(image.reshape(1, -1))[0]
    Path("read.txt").write_text(str(number))
"""
#: A map from 0 to 10 both ways; what is pointed at goes to place.txt.
MAP = """
from pathlib import Path

import matplotlib.pyplot as plt

from helpers.display import pointer


def draw_map():
    ax = plt.figure(figsize=(5, 4)).add_axes((0.2, 0.1, 0.6, 0.8))
    ax.set(xlim=(0, 10), ylim=(0, 10))


def draw(x, y):
    plt.subplots(figsize=(3, 3))[1].set_title(f"{x:.3f} {y:.3f}")
    Path("place.txt").write_text(f"{x} {y}")
"""


def arc(x, y, across, down, begin, end):
    """Points of an ellipse around (x, y), between two angles in degrees."""
    angles = np.radians(np.linspace(begin, end, 16))
    return [
        (x + across * np.cos(a), y + down * np.sin(a)) for a in angles.tolist()
    ]


DIGITS = [
    [arc(0.5, 0.5, 0.2, 0.3, -90, 270)],
    [[(0.55, 0.2), (0.47, 0.8)]],
    [[*arc(0.5, 0.35, 0.18, 0.15, 180, 390), (0.3, 0.8), (0.72, 0.8)]],
    [
        arc(0.47, 0.35, 0.17, 0.14, 200, 450)
        + arc(0.47, 0.65, 0.2, 0.16, -90, 150)
    ],
    [[(0.35, 0.2), (0.32, 0.52), (0.7, 0.52)], [(0.66, 0.2), (0.62, 0.82)]],
    [
        [
            (0.68, 0.2),
            (0.38, 0.2),
            (0.35, 0.47),
            *arc(0.48, 0.62, 0.2, 0.18, -110, 140),
        ]
    ],
    [
        [
            (0.6, 0.18),
            (0.45, 0.35),
            (0.36, 0.55),
            *arc(0.5, 0.66, 0.15, 0.15, 180, -180),
        ]
    ],
    [[(0.3, 0.24), (0.7, 0.24), (0.6, 0.45), (0.48, 0.82)]],
    [
        arc(0.5, 0.35, 0.14, 0.14, 90, -270)
        + arc(0.5, 0.65, 0.17, 0.16, -90, 270)
    ],
    [
        [
            *arc(0.48, 0.37, 0.15, 0.16, 0, -360),
            (0.63, 0.37),
            (0.6, 0.6),
            (0.54, 0.82),
        ]
    ],
]


@pytest.fixture
def show(browser, lab):
    """A function from cells to a page on which they have been run."""
    with ExitStack() as pages:

        def run(*cells):
            address = lab.write("shown.ipynb", *cells)
            page = pages.enter_context(opened(browser, address))
            run_all(page)
            assert page.locator(ERRORS).all_inner_texts() == []
            page.locator(TOUCHED).scroll_into_view_if_needed()
            return page

        yield run


@pytest.fixture
def padded(show):
    """A page with a pad that shows the prepared digit."""
    return show(DRAW, "pad(draw, x[0])")


@pytest.fixture
def mapped(show):
    """A page with a map that starts in its middle."""
    return show(MAP, "pointer(draw_map, draw, (5, 5))")


def at_pad(page, x, y):
    """Where a place of the pad is, in pixels of the page."""
    box = page.locator(".course-pad canvas").bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def stroke(page, points):
    """Draw one stroke with the mouse; the button stays down."""
    places = [at_pad(page, x, y) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places:
        page.mouse.move(*place, steps=3)


def draw(page, strokes):
    for points in strokes:
        stroke(page, points)
        page.mouse.up()


def picture(page):
    return page.locator(".course-live img").get_attribute("src")


def changed(page, before):
    """The live picture's address, as soon as it is another one."""
    end = time.monotonic() + 20
    while picture(page) == before:
        assert time.monotonic() < end, "the picture does not change"
        time.sleep(0.02)
    return picture(page)


def settled(page):
    """The live picture's address, as soon as it stays the same."""
    last = None
    while picture(page) != last:
        last = picture(page)
        time.sleep(1)
    return last


def paper(page):
    """What is on the canvas, as the address of a picture."""
    return page.locator(".course-pad canvas").evaluate("c => c.toDataURL()")


def repainted(page, before):
    """What is on the canvas, once it differs from `before`."""
    page.wait_for_function(
        """before => document.querySelector(".course-pad canvas")
                             .toDataURL() != before""",
        arg=before,
    )
    return paper(page)


def button(page, name):
    return page.locator(".course-pad").get_by_role("button", name=name)


def at(page, x, y):
    """Where a place of the map is, in pixels of the page."""
    box = page.locator(".course-map img").bounding_box()
    return (
        box["x"] + (0.2 + 0.6 * x / 10) * box["width"],
        box["y"] + (0.9 - 0.8 * y / 10) * box["height"],
    )


def mark(page):
    """Where the middle of the mark is, in pixels of the page."""
    box = page.locator(".course-map span").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def place(lab):
    """The data coordinates that were last drawn."""
    x, y = (lab.folder / "place.txt").read_text().split()
    return float(x), float(y)


def test_the_courses_digits_teach_to_read_the_mouse(show, lab):
    page = show(DRAW, READ, "pad(draw_read, x[0])")
    read = []
    for strokes in DIGITS:
        before = picture(page)
        draw(page, strokes)
        changed(page, before)
        settled(page)
        read.append(int((lab.folder / "read.txt").read_text()))
        button(page, "clear").click()
    assert sum(np.equal(read, range(10))) >= 8, f"read {read}"


def test_the_pad_draws_while_a_stroke_goes_on(padded):
    example = picture(padded)
    stroke(padded, [(0.5, 0.2), (0.5, 0.5)])
    begun = changed(padded, example)
    stroke(padded, [(0.5, 0.5), (0.5, 0.8)])  # the button is still down
    changed(padded, begun)
    padded.mouse.up()
    first = settled(padded)
    padded.mouse.move(*at_pad(padded, 0.2, 0.2))
    assert settled(padded) == first, "moving without the button draws"
    draw(padded, [[(0.2, 0.5), (1.4, 0.5)]])  # beyond the edge of the pad
    changed(padded, first)


def test_a_finger_draws_too(padded):
    finger = padded.context.new_cdp_session(padded)
    papers = [paper(padded)]
    for kind, y in ("touchStart", 0.2), ("touchMove", 0.5), ("touchMove", 0.8):
        x, y = at_pad(padded, 0.5, y)
        touch = {"type": kind, "touchPoints": [{"x": x, "y": y}]}
        finger.send("Input.dispatchTouchEvent", touch)
        papers.append(repainted(padded, papers[-1]))
    assert len(set(papers)) == 4
    end = {"type": "touchEnd", "touchPoints": []}
    finger.send("Input.dispatchTouchEvent", end)
    before = settled(padded)
    button(padded, "undo").click()
    padded.get_by_text("The pad is empty").wait_for()
    assert picture(padded) == before


def test_a_click_leaves_a_dot(padded):
    example = paper(padded)
    button(padded, "clear").click()
    blank = repainted(padded, example)
    padded.mouse.click(*at_pad(padded, 0.5, 0.5))
    repainted(padded, blank)


def test_undo_takes_a_stroke_and_clear_takes_all(padded):
    draw(padded, DIGITS[4][:1])
    first, one = settled(padded), paper(padded)
    draw(padded, DIGITS[4][1:])
    changed(padded, first)
    both = settled(padded)
    button(padded, "undo").click()
    changed(padded, both)
    assert paper(padded) == one
    empty = padded.get_by_text("The pad is empty")
    button(padded, "clear").click()
    empty.wait_for()
    button(padded, "undo").click()  # there is nothing left to undo
    draw(padded, DIGITS[4][:1])
    empty.wait_for(state="detached")
    assert paper(padded) == one


def test_the_pad_goes_on_after_the_tab_was_loaded_anew(padded):
    draw(padded, DIGITS[7])
    settled(padded)
    drawn = paper(padded)
    save(padded)
    load_anew(padded)
    padded.locator(TOUCHED).scroll_into_view_if_needed()
    assert paper(padded) == drawn
    before = picture(padded)
    draw(padded, [[(0.3, 0.5), (0.7, 0.5)]])
    changed(padded, before)


def test_keys_on_the_pad_are_not_those_of_the_notebook(padded):
    cells = padded.locator(CELL).count()
    button(padded, "clear").focus()
    padded.keyboard.press("b")
    padded.keyboard.press("Enter")
    padded.get_by_text("The pad is empty").wait_for()
    assert padded.locator(CELL).count() == cells


def test_two_places_give_two_pictures_and_outside_gives_none(mapped, lab):
    stored = mapped.locator(".jp-OutputArea img:visible")
    assert stored.count() == 2, "the map and the picture, each once"
    last = picture(mapped)
    for x, y in (8, 5), (3, 9):
        mapped.mouse.move(*at(mapped, x, y))
        changed(mapped, last)
        last = settled(mapped)
        assert place(lab) == pytest.approx((x, y), abs=0.05)
        assert mark(mapped) == pytest.approx(at(mapped, x, y), abs=1)
    for outside in (3, 10.5), (-1, 9), (-5, 9):
        mapped.mouse.move(*at(mapped, *outside))
    assert settled(mapped) == last
    assert mark(mapped) == pytest.approx(at(mapped, 3, 9), abs=1)


def test_arrow_keys_move_the_place_and_stay_on_the_map(mapped, lab):
    cells = mapped.locator(CELL).count()
    mapped.locator(".course-map").get_by_role("application").focus()
    mapped.keyboard.press("b")
    for key, expected in {
        "ArrowRight": (5.2, 5),
        "ArrowUp": (5.2, 5.2),
        "ArrowLeft": (5, 5.2),
        "ArrowDown": (5, 5),
    }.items():
        before = picture(mapped)
        mapped.keyboard.press(key)
        changed(mapped, before)
        assert place(lab) == pytest.approx(expected)
    for _ in range(30):
        mapped.keyboard.press("ArrowRight")
    settled(mapped)
    assert place(lab) == pytest.approx((10, 5))
    assert mapped.locator(CELL).count() == cells


def test_the_map_goes_on_after_the_tab_was_loaded_anew(mapped, lab):
    mapped.mouse.move(*at(mapped, 2, 2))
    settled(mapped)
    save(mapped)
    load_anew(mapped)
    mapped.locator(TOUCHED).scroll_into_view_if_needed()
    assert mark(mapped) == pytest.approx(at(mapped, 2, 2), abs=1)
    before = picture(mapped)
    mapped.mouse.move(*at(mapped, 7, 4))
    changed(mapped, before)
    settled(mapped)
    assert place(lab) == pytest.approx((7, 4), abs=0.05)


#: Shows how many pixels are rubbed out, in rubbed.txt too.
ERASE = """
from pathlib import Path

from helpers.display.eraser import eraser


def draw_hole(hole):
    draw(hole)
    Path("rubbed.txt").write_text(str(int(hole.sum())))
"""


def rubbed(lab):
    """How many pixels were rubbed out when it was last drawn."""
    return int((lab.folder / "rubbed.txt").read_text())


def test_what_is_rubbed_out_and_brought_back(show, lab):
    page = show(
        DRAW, ERASE, "eraser(draw_hole, x[0], [[[0.2, 0.5], [0.4, 0.5]]])"
    )
    first, before, count = picture(page), paper(page), rubbed(lab)
    assert count > 0
    draw(page, [[(0.5, 0.3), (0.5, 0.9)]])
    changed(page, first)
    settled(page)
    assert paper(page) != before and rubbed(lab) > count
    last = picture(page)
    button(page, "clear").click()
    changed(page, last)
    assert rubbed(lab) == 0
