"""Claims: what a notebook says that it measured, checked where it is said."""

import html
import math


class Claims:
    """The claims of one notebook, in the order in which they were made."""

    def __init__(self):
        self._rows = {}

    def add(
        self,
        what,
        value,
        *,
        at_most=None,
        at_least=None,
        between=None,
        close_to=None,
        within=None,
    ):
        """Check one measured value against what is claimed, at once.

        what: what was measured, in words, with its unit.
        value: the measured number (anything that `float` takes), or True or
            False for a statement that is either so or not (give no bound).
        at_most, at_least: the bound, included.
        between: (low, high), both included.
        close_to, within: the expected value and the largest allowed
            distance from it (1e-6 unless given).

        Prints the claim in one line. A claim added again under the same
        name replaces the earlier one.
        Raises AssertionError when the claim does not hold, ValueError when
        it is not clear what is claimed.
        """
        text, test = _expectation(
            what, value, at_most, at_least, between, close_to, within
        )
        number = bool(value) if test is None else float(value)
        holds = number if test is None else test(number)
        measured = (
            ("yes" if number else "no") if test is None else (_format(number))
        )
        line = f"{what}: {measured} (claimed: {text})"
        if not holds:
            raise AssertionError(f"This claim does not hold. {line}")
        self._rows[str(what)] = (text, measured)
        print(line)

    def table(self):
        """The recap of all claims: what, claimed, measured.

        Raises ValueError when there is nothing to recap.
        """
        if not self._rows:
            raise ValueError(
                "No claim has been made yet: run the notebook from the top."
            )
        return Recap([(what, *row) for what, row in self._rows.items()])


class Recap:
    """A table of claims: text with one line a claim, or HTML."""

    def __init__(self, rows):
        self.rows = list(rows)

    def __repr__(self):
        return "\n".join(
            f"{what}: {measured} (claimed: {text})"
            for what, text, measured in self.rows
        )

    def _repr_html_(self):
        body = "".join(
            "<tr>"
            + "".join(
                f'<td style="text-align:left">{html.escape(cell)}</td>'
                for cell in (what, text, measured)
            )
            + "</tr>"
            for what, text, measured in self.rows
        )
        head = "".join(
            f'<th style="text-align:left">{title}</th>'
            for title in ("what", "claimed", "measured")
        )
        return (
            '<table style="font-size:1.1em"><thead><tr>'
            f"{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _expectation(what, value, at_most, at_least, between, close_to, within):
    """(words, test) of the one bound given; test None: a yes-or-no claim."""
    bounds = {
        "at_most": at_most,
        "at_least": at_least,
        "between": between,
        "close_to": close_to,
    }
    given = [name for name, bound in bounds.items() if bound is not None]
    if len(given) > 1:
        raise ValueError(
            f"The claim {what!r} has several bounds ({', '.join(given)}): "
            "give one."
        )
    if within is not None and close_to is None:
        raise ValueError(
            f"The claim {what!r} gives within= without close_to=: give both."
        )
    if not given:
        if (
            value is True
            or value is False
            or type(value).__name__
            in (
                "bool_",
                "bool",
            )
        ):
            return "yes", None
        raise ValueError(
            f"The claim {what!r} has no bound: give at_most=, at_least=, "
            "between= or close_to=."
        )
    if at_most is not None:
        return f"at most {_format(at_most)}", lambda v: v <= at_most
    if at_least is not None:
        return f"at least {_format(at_least)}", lambda v: v >= at_least
    if between is not None:
        low, high = between
        return (
            f"between {_format(low)} and {_format(high)}",
            lambda v: low <= v <= high,
        )
    distance = 1e-6 if within is None else within
    words = f"equal to {_format(close_to)}"
    if within is not None:
        words = f"{_format(close_to)} within {_format(within)}"
    return words, lambda v: abs(v - close_to) <= distance


def _format(number) -> str:
    """A number as a reader wants it: three or four significant digits."""
    number = float(number)
    if not math.isfinite(number):
        return str(number)
    if number == int(number) and abs(number) < 1e6:
        return f"{int(number):,}"
    if 1e-3 <= abs(number) < 1e5:
        digits = max(0, 3 - math.floor(math.log10(abs(number))))
        return f"{number:,.{min(digits, 4)}f}"
    return f"{number:.2e}"
