"""Pictures of recurrent networks: verdicts, steps, gates, what is kept.

Drawing alone: networks, losses and training loops stand in the notebook. Of
sentences, red is the fruit and blue the company.
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

    between: (n,) words between the last verb and "an apple".
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
        curves(lines, "words after verbs", "" if k else "share right", ax=ax)
        if ax.get_legend():
            ax.get_legend().remove()
        for rank, line in enumerate(ax.lines):  # what coincides stays seen
            line.set_linewidth(2 + 2.5 * (len(made) - 1 - rank))
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


LOWEST, HIGHEST = 1e-12, 1e12  # of a slope's size, as drawn


def forgetting(sizes, law, title=None) -> None:
    """How much of the first state is left, over steps, on a logarithmic axis.

    sizes: dict from name to (t,) sizes above 0, after 1..t steps; all have
        the same t. law: (t,) what they are compared with, drawn dotted.
    What lies outside `LOWEST` to `HIGHEST` is not shown; the axis is wide
    enough for all else, and for 1e-3 to 1e3.
    Raises ValueError for lengths that differ and sizes that are not above 0.
    """
    lines = {name: _positive(values, name) for name, values in sizes.items()}
    law = _positive(law, "the law")
    if any(line.shape != law.shape for line in lines.values()):
        raise ValueError("The sizes and the law must be equally long.")
    steps = np.arange(1, len(law) + 1)
    ax = plt.subplots(figsize=(9, 4))[1]
    named = {name: (steps, line) for name, line in lines.items()}
    curves(named, "steps", "size of $dh_t / dh_0$", ax=ax, log=True)
    look = {"color": "black", "ls": ":", "lw": 3, "zorder": 5}
    ax.plot(steps, law, label="$r^t$", **look)
    ax.axhline(1, color=COLOURS["grey"], lw=1)
    seen = np.concatenate([law, *lines.values()])
    low = max(LOWEST, min(1e-3, seen.min() / 2))
    high = min(HIGHEST, max(1e3, seen.max() * 2))
    ax.set(ylim=(low, high), xlim=(0, len(law) + 0.5))
    ax.yaxis.set_major_formatter("{x:.0e}")  # drawn faster than powers
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    if title:
        ax.set_title(title)


def success(shares, lengths, chance, xlabel, ylabel="accuracy") -> None:
    """The share that is right over a length, a dot for each start.

    shares: dict from name to (lengths, starts), in 0..1; the line is their
        mean. lengths: (lengths,) above 0, in increasing order.
    chance: the share that guessing gets right, dotted.
    Raises ValueError for other shapes and shares outside 0..1.
    """
    lengths = finite(lengths, "the lengths")
    rows = {
        name: finite(row, f"the shares of {name}")
        for name, row in shares.items()
    }
    for name, row in rows.items():
        if row.ndim != 2 or len(row) != len(lengths):
            raise ValueError(
                f"The shares of {name} have shape {row.shape}: give one row "
                f"for each of {len(lengths)} lengths."
            )
        if row.min() < 0 or row.max() > 1:
            raise ValueError(f"The shares of {name} must lie in 0..1.")
    ax = plt.subplots(figsize=(9, 4))[1]
    for k, (name, row) in enumerate(rows.items()):
        place = np.arange(len(lengths)) + 0.05 * (k - (len(rows) - 1) / 2)
        (line,) = ax.plot(place, row.mean(axis=1), label=name)
        for start in row.T:
            ax.plot(place, start, "o", color=line.get_color(), alpha=0.5)
    ax.axhline(chance, color="black", ls=":", lw=2)
    ax.text(-0.28, chance, "chance", va="bottom")
    ax.set_xticks(range(len(lengths)), [f"{n:g}" for n in lengths])
    ax.set(xlabel=xlabel, ylabel=ylabel, ylim=(0, 1.04))
    ax.set_xlim(-0.3, len(lengths) - 0.7)
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))


def redrawn(positions, columns) -> None:
    """Paths from above, each over what was made of it, on its own scale.

    positions: (n, steps, 2), the paths. columns: dict from name to the same
        shape, what was made of them; one row of pictures each.
    Raises ValueError for other shapes and values that are not finite.
    """
    paths = finite(positions, "the paths")
    if paths.ndim != 3 or paths.shape[2] != 2:
        raise ValueError(
            f"Paths must have shape (n, steps, 2), not {paths.shape}."
        )
    made = {name: finite(rows, name) for name, rows in columns.items()}
    for name, rows in made.items():
        if rows.shape != paths.shape:
            raise ValueError(
                f"{name} has shape {rows.shape}, the paths {paths.shape}: "
                "give one for each path."
            )
    axes = plt.subplots(
        len(made),
        len(paths),
        squeeze=False,
        figsize=(1.7 * len(paths) + 0.5, 1.75 * len(made) + 0.2),
    )[1]
    for row, (name, rows) in zip(axes, made.items(), strict=True):
        row[0].set_ylabel(name)
        for ax, path, other in zip(row, paths, rows, strict=True):
            ax.plot(*path.T, color=COLOURS["grey"], lw=1.5)
            ax.plot(*other.T, color=COLOURS["red"], lw=2.5)
            ax.set_aspect("equal", "datalim")
            ax.set(xticks=[], yticks=[])
            ax.spines[:].set_visible(False)


def _positive(values, name):
    """(t,) finite numbers above 0, or a ValueError."""
    array = finite(values, f"the sizes of {name}")
    if array.ndim != 1 or array.min() <= 0:
        raise ValueError(f"The sizes of {name} must be a row above 0.")
    return array
