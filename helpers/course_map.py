"""The map of the course: as a picture and as a table with links."""

import textwrap

import matplotlib.pyplot as plt
from matplotlib.patches import FancyBboxPatch

from . import course
from .style import COLOURS

# Notebook: (column, lane, colour). A lane is a part of the course.
_PLACES = {
    "01_convolution": (0, 3, "blue"),
    "02_transposed_convolution": (1, 3, "blue"),
    "07_convolutional_autoencoders": (3, 3, "blue"),
    "03_what_is_an_autoencoder": (0, 2, "green"),
    "04_undercomplete_autoencoders": (1, 2, "green"),
    "05_regularized_and_sparse_autoencoders": (2, 2, "green"),
    "06_denoising_autoencoders": (3, 2, "green"),
    "08_recurrent_networks": (0, 1, "orange"),
    "09_stacked_pretraining_and_transfer": (2, 1, "orange"),
    "11_gan_phases": (2, 0, "red"),
    "10_variational_autoencoders": (1, 0, "red"),
    "12_conditional_gans_and_mode_collapse": (3, 0, "red"),
    "13_applications": (4, 1.5, "purple"),
}
_LANES = {
    3: "images",
    2: "autoencoders",
    1: "sequences,\nfew labels",
    0: "making\nnew data",
}
# The numbers of two notebooks, the first to be studied before the second.
_ARROWS = (
    "01-02 02-07 03-04 04-05 05-06 06-07 08-09 04-09 04-10 10-11 11-12 "
    "07-13 06-13 09-13 12-13"
)
_WIDTH, _HEIGHT = 1.68, 0.68  # of a box; a column is 2 wide, a lane 1 high


def draw() -> None:
    """Draw the map: a box a notebook, arrows to what builds on it.

    Notebooks that are not in this checkout yet have a pale box.
    """
    _, ax = plt.subplots(figsize=(12, 6))
    by_number = {name[:2]: name for name in _PLACES}
    for arrow in _ARROWS.split():
        first, second = (_PLACES[by_number[n]] for n in arrow.split("-"))
        _draw_arrow(ax, first, second)
    for name, (column, lane, colour) in _PLACES.items():
        _draw_box(ax, course.lesson(name), 2 * column, lane, COLOURS[colour])
    for lane, text in _LANES.items():
        ax.text(
            -1.1, lane, text, ha="right", va="center", color=COLOURS["grey"]
        )
    ax.set(xlim=(-2.35, 8.95), ylim=(-0.5, 3.5))
    ax.set_axis_off()


def _draw_box(ax, entry, x, y, colour):
    there = entry.exists
    ax.add_patch(
        FancyBboxPatch(
            (x - _WIDTH / 2, y - _HEIGHT / 2),
            _WIDTH,
            _HEIGHT,
            boxstyle="round,pad=0.02",
            facecolor=(colour, 0.25) if there else "white",
            edgecolor=colour,
            linewidth=2,
            linestyle="-" if there else ":",
            zorder=3,
        )
    )
    text = textwrap.fill(f"{entry.name[:2]} {entry.title}", 16)
    ax.text(
        x,
        y,
        text + ("" if there else "\n(coming)"),
        ha="center",
        va="center",
        fontsize=12.5,
        weight="bold" if there else "normal",
        color="black" if there else COLOURS["grey"],
        zorder=4,
    )


def _draw_arrow(ax, first, second):
    (c1, y1, _), (c2, y2, _) = first, second
    if c1 == c2:  # up or down
        step = _HEIGHT / 2 + 0.03
        start = (2 * c1, y1 + (step if y2 > y1 else -step))
        end = (2 * c2, y2 - (step if y2 > y1 else -step))
    else:
        start = (2 * c1 + _WIDTH / 2 + 0.03, y1)
        end = (2 * c2 - _WIDTH / 2 - 0.03, y2)
    ax.annotate(
        "",
        end,
        start,
        arrowprops={
            "arrowstyle": "-|>",
            "color": COLOURS["grey"],
            "linewidth": 1.8,
            "shrinkA": 0,
            "shrinkB": 0,
        },
        zorder=2,
    )


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
        name = f"{entry.name[:2]} {entry.title}"
        link = f"[{name}]({entry.name}.ipynb)"
        lines.append(
            f"| {link if entry.exists else name + ' (coming)'} "
            f"| {entry.question} | {entry.lectures} | {entry.minutes} |"
        )
    return Markdown("\n".join(lines))
