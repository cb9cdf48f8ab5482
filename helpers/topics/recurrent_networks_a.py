"""Pictures of networks that read: verdicts, unrolled steps, gates.

Drawing alone: networks, losses and training loops stand in the notebook. Red
is the fruit, blue the company.
"""

import matplotlib.pyplot as plt
import numpy as np

from ..arrays import finite
from ..figures.charts import curves
from ..figures.models import arrow, box
from ..figures.style import COLOURS, SIGNED_MAP

FRUIT, COMPANY = COLOURS["red"], COLOURS["blue"]


def word_by_word(verdicts) -> None:
    """What a network says after each word, sentences below each other.

    verdicts: dict from a sentence, words with blanks between them, to (n,)
        probabilities, 0 to 1, that "apple" is the company, one a word.
    Raises ValueError for probabilities that are not one a word or outside
    0 to 1, and when there is no sentence.
    """
    if not verdicts:
        raise ValueError("There are no verdicts to draw.")
    rows = [
        (text.split(), _of_words(values, text.split(), "the verdicts", 1))
        for text, values in verdicts.items()
    ]
    if any(np.any((values < 0) | (values > 1)) for _, values in rows):
        raise ValueError("The verdicts must be probabilities, from 0 to 1.")
    size = (9.6, 2.3 * len(rows) + 0.2)
    axes = plt.subplots(len(rows), 1, figsize=size, squeeze=False)[1][:, 0]
    for ax, (words, values) in zip(axes, rows, strict=True):
        ax.axhline(0.5, color=COLOURS["grey"], lw=1, ls=":")
        ax.plot(values, color=COLOURS["grey"], lw=1.5)
        colours = [COMPANY if value > 0.5 else FRUIT for value in values]
        ax.scatter(range(len(words)), values, s=110, c=colours, zorder=3)
        _name_words(ax, words)
        ax.set(ylim=(-0.08, 1.08), xlim=(-0.5, max(len(words), 8) - 0.5))
        ax.set_yticks([0, 0.5, 1], ["fruit", "?", "company"])


def by_distance(between, shares, panels) -> None:
    """Share right over distance, a panel for each kind of sentence.

    between: (n,) words between verb and "apple".
    shares: dict from a network's name to its shares right, (panels, n).
    panels: the panels' titles.
    Raises ValueError for another number of values.
    """
    made = {name: finite(v, "the shares") for name, v in shares.items()}
    for name, values in made.items():
        if values.shape != (len(panels), len(between)):
            raise ValueError(
                f"The shares of {name} have shape {values.shape}, not "
                f"{(len(panels), len(between))}: one for each place."
            )
    size = (10.4, 3.7)
    axes = plt.subplots(1, len(panels), figsize=size, sharey=True)[1]
    axes = np.atleast_1d(axes)
    for k, (ax, panel) in enumerate(zip(axes, panels, strict=True)):
        lines = {name: (between, values[k]) for name, values in made.items()}
        curves(lines, "words between", "" if k else "share right", ax=ax)
        if ax.get_legend():
            ax.get_legend().remove()
        styles = ("-", (0, (4, 1)), (0, (1, 1)), "-", "-")
        for line, style in zip(ax.lines, styles, strict=False):
            line.set_linestyle(style)
        ax.set(title=panel, ylim=(-0.05, 1.05), yticks=[0, 0.5, 1])
    axes[0].figure.legend(
        handles=axes[0].lines[:], loc="outside upper left", ncols=len(made)
    )


def unrolled(words, states, logits) -> None:
    """A recurrent network as a chain: one copy of its step for each word.

    words: (n,) texts. states: (n, units), -1 to 1, the state after each.
    logits: (n,) what the network says after each.
    Raises ValueError when these are not one a word.
    """
    states = _of_words(states, words, "the states", 2)
    logits = _of_words(logits, words, "the logits", 1)
    ax = plt.subplots(figsize=(10, 4.2))[1]
    units = states.shape[1]
    for k, (word, state, logit) in enumerate(
        zip(words, states, logits, strict=True)
    ):
        x = 2.2 * k
        box(ax, x, 0, word, COLOURS["grey"], 1.3, 0.6, fontsize=15)
        box(ax, x, 1.5, "$f_W$", COLOURS["green"], 1.0, 0.8, fontsize=17)
        colour = COMPANY if logit > 0 else FRUIT
        box(ax, x, 3.2, f"{logit:+.1f}", colour, 1.1, 0.6, fontsize=15)
        arrow(ax, (x, 0.3), (x, 1.1))
        arrow(ax, (x, 1.9), (x, 2.9))
        arrow(ax, (x - 1.7, 1.5), (x - 0.5, 1.5))
        ax.imshow(
            state.reshape(-1, 2) if units % 2 == 0 else state[:, None],
            extent=(x + 0.95, x + 1.25, 0.75, 2.25),
            aspect="auto",
            cmap=SIGNED_MAP,
            vmin=-1,
            vmax=1,
            zorder=4,
        )
        ax.text(x + 1.1, 2.4, f"$h_{k + 1}$", ha="center")
        ax.text(x + 0.12, 0.62, f"$x_{k + 1}$")
        ax.text(x + 0.12, 2.35, f"$y_{k + 1}$")
    ax.text(-1.75, 1.5, "$h_0$", ha="right", va="center")
    ax.set(xlim=(-2.3, 2.2 * len(words) - 0.7), ylim=(-0.4, 3.6))
    ax.set_aspect("auto")
    ax.set_axis_off()


def gates(words, openings) -> None:
    """Heat maps over a sentence: a row for each unit, a column for a word.

    words: (n,) texts. openings: dict from a title to values (n, units), 0
        (white) to 1 (dark).
    Raises ValueError when these are not one a word.
    """
    maps = {
        title: _of_words(values, words, "the openings", 2)
        for title, values in openings.items()
    }
    size = (9.6, 1.9 * len(maps) + 0.9)
    axes = plt.subplots(len(maps), 1, figsize=size, squeeze=False)[1][:, 0]
    for ax, (title, values) in zip(axes, maps.items(), strict=True):
        shown = ax.imshow(
            values.T, aspect="auto", cmap="Blues", vmin=0, vmax=1
        )
        ax.set(title=title, yticks=[], ylabel="unit")
        ax.set_xticks([])
    _name_words(axes[-1], words)
    axes[0].figure.colorbar(shown, ax=axes, ticks=[0, 0.5, 1], aspect=30)


def _of_words(values, words, what, dimensions):
    values = finite(values, what)
    if values.ndim != dimensions or len(values) != len(words):
        raise ValueError(
            f"{what} have shape {values.shape} for {len(words)} words: give "
            "one for each word."
        )
    return values


def _name_words(ax, words):
    """The words along the axis, level where they fit."""
    crowded = len(words) > 10
    ax.set_xticks(
        range(len(words)),
        words,
        rotation=40 if crowded else 0,
        ha="right" if crowded else "center",
        rotation_mode="anchor",
    )
