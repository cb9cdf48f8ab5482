"""Claims: what a notebook says that it measured, checked where it is said."""

import html
import math
from dataclasses import dataclass

import numpy as np

EQUAL = 1e-6  # close_to without within: the largest distance


class Claims:
    """The claims of one notebook, in the order in which they were made."""

    def __init__(self):
        self._made = {}

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
        value: the measured number (anything that `float` takes, except
            text), or True or False for a statement that is either so or not
            (give no bound). Infinity and NaN never hold.
        at_most, at_least: the bound, included.
        between: (low, high), both included.
        close_to, within: the expected value and the largest allowed
            distance from it (1e-6 unless given).

        Prints the claim in one line. A claim added again under the same
        name replaces the earlier one, which is gone also when this one
        fails.
        Raises AssertionError when the claim does not hold, ValueError when
        it is not clear what is claimed or measured.
        """
        what = str(what)
        try:
            bound = _bound(what, at_most, at_least, between, close_to, within)
            claim = Claim(what, _measured(what, value, bound), bound)
            self.judge(claim)
        except Exception:
            self._made.pop(what, None)
            raise
        self._made[what] = claim
        print(claim)

    def judge(self, claim):
        """Raise AssertionError when the claim does not hold."""
        if not claim.holds:
            raise AssertionError(f"This claim does not hold. {claim}")

    def table(self):
        """The recap of all claims: what, claimed, measured.

        Raises ValueError when there is nothing to recap.
        """
        if not self._made:
            raise ValueError(
                "No claim has been made yet: run the notebook from the top."
            )
        return Recap(self._made.values())


@dataclass(frozen=True)
class Claim:
    """One claim.

    what: what was measured, in words.
    value: the measured number; True or False for a yes-or-no claim.
    bound: what is claimed of it, named as in `Claims.add`, in finite
        numbers; empty for a yes-or-no claim.
    """

    what: str
    value: float | bool
    bound: dict

    @property
    def margin(self) -> float:
        """How far the value is inside its bound, in the value's own unit.

        Negative where the claim does not hold; minus infinity for a value
        that is not finite. Raises ValueError for a yes-or-no claim.
        """
        if not self.bound:
            raise ValueError(f"The claim {self.what!r} has no bound.")
        if not math.isfinite(self.value):
            return -math.inf
        match self.bound:
            case {"at_most": high}:
                return high - self.value
            case {"at_least": low}:
                return self.value - low
            case {"between": (low, high)}:
                return min(self.value - low, high - self.value)
            case {"close_to": centre}:
                distance = self.bound.get("within", EQUAL)
                return distance - abs(self.value - centre)

    @property
    def holds(self) -> bool:
        """Whether the value keeps its bound."""
        return self.margin >= 0 if self.bound else self.value

    @property
    def measured(self) -> str:
        """The value in words."""
        if not self.bound:
            return "yes" if self.value else "no"
        return _format(self.value)

    @property
    def claimed(self) -> str:
        """The bound in words."""
        match self.bound:
            case {"at_most": high}:
                return f"at most {_short(high)}"
            case {"at_least": low}:
                return f"at least {_short(low)}"
            case {"between": (low, high)}:
                return f"between {_short(low)} and {_short(high)}"
            case {"close_to": centre, "within": distance}:
                return f"{_short(centre)} within {_short(distance)}"
            case {"close_to": centre}:
                return f"equal to {_short(centre)}"
        return "yes"

    def __str__(self):
        return f"{self.what}: {self.measured} (claimed: {self.claimed})"


class Recap:
    """A table of claims: text with one line a claim, or HTML."""

    def __init__(self, claims):
        self.claims = list(claims)

    def __repr__(self):
        return "\n".join(map(str, self.claims))

    def _repr_html_(self):
        body = "".join(
            "<tr>"
            + "".join(
                f'<td style="text-align:left">{html.escape(cell)}</td>'
                for cell in (claim.what, claim.claimed, claim.measured)
            )
            + "</tr>"
            for claim in self.claims
        )
        head = "".join(
            f'<th style="text-align:left">{title}</th>'
            for title in ("what", "claimed", "measured")
        )
        return (
            '<table style="font-size:1.1em"><thead><tr>'
            f"{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _bound(what, at_most, at_least, between, close_to, within) -> dict:
    """The one bound given, as `Claim` keeps it; empty where none is."""
    bounds = {
        "at_most": at_most,
        "at_least": at_least,
        "between": between,
        "close_to": close_to,
    }
    given = {name: b for name, b in bounds.items() if b is not None}
    if len(given) > 1:
        raise ValueError(
            f"The claim {what!r} has several bounds ({', '.join(given)}): "
            "give one."
        )
    if within is not None:
        if close_to is None:
            raise ValueError(
                f"The claim {what!r} gives within= without close_to=: give "
                "both."
            )
        given["within"] = within
    bound = {
        name: _pair(what, b) if name == "between" else _finite(what, name, b)
        for name, b in given.items()
    }
    if bound.get("within", 0) < 0:
        raise ValueError(
            f"The claim {what!r} has within={within!r}: give a distance, "
            "0 or more."
        )
    return bound


def _pair(what, between) -> tuple[float, float]:
    """(low, high) of a bound between two numbers."""
    try:
        low, high = between
    except (TypeError, ValueError):
        raise ValueError(
            f"The claim {what!r} has between={between!r}: give (low, high)."
        ) from None
    low, high = (_finite(what, "between", end) for end in (low, high))
    if low > high:
        raise ValueError(
            f"The claim {what!r} has between={between!r}: give the smaller "
            "number first."
        )
    return low, high


def _finite(what, name, bound) -> float:
    """A bound as a number."""
    number = _number(bound)
    if number is None or not math.isfinite(number):
        raise ValueError(
            f"The claim {what!r} has {name}={bound!r}: give a finite number."
        )
    return number


def _measured(what, value, bound) -> float | bool:
    """The value as a number, or as True or False where no bound is given."""
    if not bound:
        if isinstance(value, bool | np.bool_):
            return bool(value)
        raise ValueError(
            f"The claim {what!r} has no bound: give at_most=, at_least=, "
            "between= or close_to=."
        )
    number = _number(value)
    if number is None:
        raise ValueError(
            f"The claim {what!r} has a value of type {type(value).__name__}: "
            "give one number."
        )
    return number


def _number(value) -> float | None:
    """The value as a float; None where it is no number."""
    if isinstance(value, str | bytes):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
    except OverflowError:
        return math.inf


def _format(number) -> str:
    """A measured number as a reader wants it: four significant digits."""
    if not math.isfinite(number):
        return str(number)
    if number == int(number) and abs(number) < 1e6:
        return f"{int(number):,}"
    if 1e-3 <= abs(number) < 1e5:
        return f"{number:,.{max(0, 3 - math.floor(math.log10(abs(number))))}f}"
    return f"{number:.2e}"


def _short(number) -> str:
    """A bound: as a measured number, without the zeros at its end."""
    text = _format(number)
    if "e" in text or "." not in text:
        return text
    return text.rstrip("0").rstrip(".")
