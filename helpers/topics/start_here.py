"""The start page: the map of the course and its table."""

import textwrap

import matplotlib.pyplot as plt

from .. import course
from ..figures.models import arrow, box
from ..figures.style import COLOURS

# A lane is a part of the course: its text and the colour of its boxes.
_LANES = {
    3: "images",
    2: "autoencoders",
    1: "sequences,\nfew labels",
    0: "making\nnew data",
}
_COLOURS = {3: "blue", 2: "green", 1: "orange", 0: "red", 1.5: "purple"}
_WIDTH, _HEIGHT = 1.72, 0.72  # of a box; a column is 2 wide, a lane 1 high


def draw() -> None:
    """Draw the map: a box a notebook, arrows to what builds on it.

    Notebooks that are not in this checkout yet have a pale box.
    """
    _, ax = plt.subplots(figsize=(12, 6))
    for entry in course.LESSONS:
        if entry.place is None:
            continue
        for earlier in entry.builds_on:
            _draw_arrow(ax, course.lesson(earlier).place, entry.place)
        _draw_box(ax, entry)
    for lane, text in _LANES.items():
        ax.text(
            -1.1, lane, text, ha="right", va="center", color=COLOURS["grey"]
        )
    ax.set(xlim=(-2.35, 8.95), ylim=(-0.5, 3.5))
    ax.set_axis_off()


def _draw_box(ax, entry):
    column, lane = entry.place
    there = entry.exists
    colour = COLOURS[_COLOURS[lane]]
    text = textwrap.fill(entry.label, 16)
    look = {"linewidth": 2, "linestyle": "-" if there else ":"}
    if there:
        look["facecolor"] = (colour, 0.25)
    box(
        ax,
        2 * column,
        lane,
        text + ("" if there else "\n(coming)"),
        colour,
        _WIDTH,
        _HEIGHT,
        look,
        fontsize=11.5,
        weight="bold" if there else "normal",
        color="black" if there else COLOURS["grey"],
    )


def _draw_arrow(ax, first, second):
    """An arrow between the boxes at two places, from edge to edge."""
    (column, lane), (to_column, to_lane) = first, second
    if column == to_column:
        half = _HEIGHT / 2 if to_lane > lane else -_HEIGHT / 2
        start, end = (2 * column, lane + half), (2 * column, to_lane - half)
    else:
        start = (2 * column + _WIDTH / 2, lane)
        end = (2 * to_column - _WIDTH / 2, to_lane)
    arrow(ax, start, end, linewidth=1.8)


def table():
    """The notebooks with links, questions, lecture parts and minutes.

    Returns an object that JupyterLab shows as a table; the links lead to
    the notebooks beside the one that shows it.
    """
    from IPython.display import Markdown

    lines = [
        "| notebook | question | goes with | minutes |",
        "| :--- | :--- | :--- | ---: |",
    ]
    for entry in course.LESSONS:
        name = f"{entry.label} (coming)"
        if entry.exists:
            name = f"[{entry.label}]({entry.name}.ipynb)"
        lines.append(
            f"| {name} "
            f"| {entry.question} | {entry.lectures} | {entry.minutes} |"
        )
    return Markdown("\n".join(lines))
