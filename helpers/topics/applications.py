"""Pictures of what codes are good for: sent, overheard, found, grown."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import NullLocator, ScalarFormatter

from ..arrays import as_images, finite, same_number
from ..figures.style import COLOURS, IMAGE_MAP

_PARTS = (  # of a sealed message: name, bytes, colour; the code lies between
    ("nonce", 12, COLOURS["sky"]),
    ("sealed code", None, COLOURS["blue"]),
    ("tag", 16, COLOURS["orange"]),
)


def journey(image, code, message, arrived) -> None:
    """A digit, its code, what travels, and what arrives.

    image, arrived: (28, 28) or (784,), from 0 to 1.
    code: bytes, one or more. message: bytes, 12 of nonce, the sealed code
        and 16 of tag.
    Raises ValueError for other images, and a message of another length.
    """
    pictures = as_images(np.reshape([image, arrived], (2, -1)))
    if not code or len(message) != 12 + len(code) + 16:
        raise ValueError(
            f"A code of {len(code)} bytes gives a message of "
            f"{len(code) + 28}, not of {len(message)}."
        )
    fig, axes = plt.subplots(
        1, 4, figsize=(11, 3), width_ratios=(2.2, 2.6, 3.6, 2.2)
    )
    titles = ("digit", f"code, {len(code)} bytes")
    titles += (f"message, {len(message)} bytes", "arrived")
    for ax, title in zip(axes, titles, strict=True):
        ax.set_title(title)
        ax.set_axis_off()
    for ax, picture in zip(axes[[0, 3]], pictures, strict=True):
        ax.imshow(picture, cmap=IMAGE_MAP, vmin=0, vmax=1)
    _bytes(axes[1], code, ["black"] * len(code), 6)
    colours = [
        colour
        for _, count, colour in _PARTS
        for _ in range(len(code) if count is None else count)
    ]
    _bytes(axes[2], message, colours, 10)
    for name, _, colour in _PARTS:
        axes[2].plot([], [], "s", color=colour, label=name)
    axes[2].legend(
        loc="upper center",
        bbox_to_anchor=(0.5, 0.08),
        ncols=3,
        fontsize=11,
        handletextpad=0.1,
        columnspacing=0.6,
    )


def _bytes(ax, content, colours, columns):
    """Bytes in hexadecimal, `columns` in a line."""
    lines = -(-len(content) // columns)
    for k, (value, colour) in enumerate(zip(content, colours, strict=True)):
        row, column = divmod(k, columns)
        ax.text(
            column,
            row,
            f"{value:02x}",
            color=colour,
            family="monospace",
            ha="center",
            va="center",
            fontsize=13,
        )
    ax.set(xlim=(-0.6, columns - 0.4), ylim=(max(lines, 6) - 0.4, -0.6))


def overheard(pairs, errors, owner, blind, sealed=None) -> None:
    """What an eavesdropper restores, by the pairs that she has seen.

    pairs: (n,) numbers of pairs, above 0. errors: dict from the name of a
        way to learn to (n,) errors per image; NaN where it was not tried.
    owner, blind: the error of the true decoder, and of a guess without the
        code. sealed: (n,) errors of the best way on sealed codes, if any.
    Raises ValueError for other lengths and for values that are not above 0.
    """
    levels = {"true decoder": owner, "mean image": blind}
    for name, values in {"pairs": pairs, **levels}.items():
        if finite(values, name).min() <= 0:
            raise ValueError(f"The {name} must lie above 0.")
    if not errors:
        raise ValueError("Give the errors of at least one way to learn.")
    lines = dict(errors)
    if sealed is not None:
        lines["sealed codes"] = sealed
    for name, values in lines.items():
        same_number(values, len(pairs), f"errors of {name!r}", "pairs")
    ax = plt.subplots(figsize=(9, 4.6))[1]
    for name, values in lines.items():
        dashed = "s--" if name == "sealed codes" else "o-"
        ax.plot(pairs, values, dashed, label=name)
    for (name, level), style in zip(levels.items(), ("-", ":"), strict=True):
        ax.axhline(
            level, color=COLOURS["grey"], linestyle=style, label=name, zorder=1
        )
    ax.set(
        xscale="log",
        xlabel="pairs of code and image seen",
        ylabel="squared error per image",
        ylim=(0, None),
    )
    _plain(ax.xaxis, pairs)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))


def spread(values) -> None:
    """How the values of code layers spread from 0 to 1, a panel for each.

    values: dict from name to numbers from 0 to 1, of any shape.
    Raises ValueError when there are none, and for values out of range.
    """
    if not values:
        raise ValueError("Give the values of at least one code layer.")
    checked = {
        name: finite(v, f"the values of {name!r}").ravel()
        for name, v in values.items()
    }
    for name, v in checked.items():
        if v.min() < 0 or v.max() > 1:
            raise ValueError(f"The values of {name!r} must be from 0 to 1.")
    _, axes = plt.subplots(
        1,
        len(checked),
        figsize=(4.6 * len(checked), 3.2),
        sharey=True,
        squeeze=False,
    )
    for ax, (name, v) in zip(axes[0], checked.items(), strict=True):
        weights = np.full(v.size, 1 / v.size)
        ax.hist(v, np.linspace(0, 1, 21), weights=weights, color="#0072B2")
        ax.set(title=name, xlabel="value of a code unit")
    axes[0, 0].set_ylabel("share of all values")


def by_bits(bits, precisions, exact, chance=0.1) -> None:
    """Precision among the first ten, by the bits of a code.

    bits: (n,) above 0. precisions: dict from the name of a code to (n,)
        shares. exact: that of exact neighbours; chance: that of a guess.
    Raises ValueError for other lengths and for what is no share.
    """
    if finite(bits, "the bits").min() <= 0:
        raise ValueError("The bits must lie above 0.")
    if not precisions:
        raise ValueError("Give the precision of at least one code.")
    levels = {"exact, on pixels": exact, "chance": chance}
    for name, values in {**precisions, **levels}.items():
        values = finite(values, f"the precision of {name!r}")
        if values.min() < 0 or values.max() > 1:
            raise ValueError(f"The precision of {name!r} is no share.")
    for name, values in precisions.items():
        same_number(values, len(bits), f"precisions of {name!r}", "bits")
    ax = plt.subplots(figsize=(9.5, 4.6))[1]
    for name, values in precisions.items():
        ax.plot(bits, values, "o-", label=name)
    for (name, level), style in zip(levels.items(), ("-", ":"), strict=True):
        ax.axhline(
            level, color=COLOURS["grey"], linestyle=style, label=name, zorder=1
        )
    ax.set(
        xscale="log", xlabel="bits", ylabel="same class among ten", ylim=(0, 1)
    )
    _plain(ax.xaxis, bits)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))


def growth(sizes, seconds, megabytes, laws) -> None:
    """Time of a search and memory, by the number of entries; log-log.

    sizes: (n,) above 0. seconds, megabytes: dicts from the name of a way to
        (n,) positive numbers; seconds NaN where it was not measured.
    laws: dict of the same names to (n,) positive numbers, in proportion to
        which the seconds should grow: a dashed line, through the first
        value that was measured.
    Raises ValueError for other lengths, for names that differ, and for a way
    without a measured value above 0.
    """
    sizes = finite(sizes, "the sizes")
    if sizes.ndim != 1 or sizes.min() <= 0:
        raise ValueError("The sizes must be a list of numbers above 0.")
    if not seconds or not seconds.keys() == megabytes.keys() == laws.keys():
        raise ValueError("Give seconds, megabytes and laws of the same ways.")
    panels = {
        "seconds for a search": seconds,
        "megabytes": megabytes,
        "law": laws,
    }
    for label, ways in panels.items():
        for name, values in ways.items():
            same_number(values, len(sizes), f"{label} of {name!r}", "sizes")
            values = np.asarray(values, dtype="float64")
            measured = values[~np.isnan(values)]
            if not measured.size or not (measured > 0).all():
                raise ValueError(f"The {label} of {name!r} must lie above 0.")
            finite(measured, f"the {label} of {name!r}")
    _, axes = plt.subplots(1, 2, figsize=(11, 4.4))
    for name in seconds:
        values = np.asarray(seconds[name], dtype="float64")
        (line,) = axes[0].plot(sizes, values, "o-", label=name)
        first = np.flatnonzero(~np.isnan(values))[0]
        law = np.asarray(laws[name], dtype="float64")
        law = values[first] * law / law[first]
        axes[0].plot(sizes, law, "--", color=line.get_color())
        axes[1].plot(sizes, megabytes[name], "o-")
    for ax, label in zip(axes, panels, strict=False):
        ax.set(xscale="log", yscale="log", xlabel="entries", title=label)
    axes[0].legend(fontsize=12)


def feature_table(rows) -> str:
    """A table as text: a line for each kind of code.

    rows: dict from the name of a code to a dict from the name of a column
        to a number, or None where there is none; the same columns in each.
        Whole numbers stand as they are, others with three digits.
    Raises ValueError when there is no row, or the columns differ.
    """
    if not rows or len({tuple(row) for row in rows.values()}) != 1:
        raise ValueError("Give at least one row, with the same columns each.")
    head = ["", *next(iter(rows.values()))]
    lines = [head] + [
        [name, *map(_cell, row.values())] for name, row in rows.items()
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if k else cell.ljust(width)
            for k, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cell(value):
    if value is None:
        return "-"
    if isinstance(value, (int, np.integer)):
        return f"{value:,}"
    return f"{value:#.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def _plain(axis, ticks):
    """Whole numbers at these ticks of a logarithmic axis, and no others."""
    axis.set_major_formatter(ScalarFormatter())
    axis.set_ticks(list(ticks))
    axis.set_minor_locator(NullLocator())
