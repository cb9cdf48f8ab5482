"""The three answers that every check of an exercise gives."""

import html
from dataclasses import dataclass

_LOOK = {  # kind: (first words, colour of the bar)
    "right": ("Right.", "#009E73"),
    "wrong": ("Not yet.", "#D55E00"),
    "not attempted": ("Not attempted yet:", "#6E6E6E"),
}


@dataclass(frozen=True)
class Verdict:
    """The answer to one attempt.

    kind: "right", "wrong" or "not attempted".
    message: what it means, or a hint; its line breaks are kept.
    """

    kind: str
    message: str

    def __repr__(self):
        return f"{_LOOK[self.kind][0]} {self.message}"

    def _repr_html_(self):
        words, colour = _LOOK[self.kind]
        return (
            f'<div role="status" style="border-left:6px solid {colour};'
            'padding:0.4em 0.8em;font-size:1.1em;white-space:pre-wrap">'
            f"<b>{words}</b> {html.escape(self.message)}</div>"
        )


def right(message: str) -> Verdict:
    """The answer is right; `message` says what it means."""
    return Verdict("right", message)


def wrong(hint: str) -> Verdict:
    """The answer is not right yet; `hint` names the likely mistake."""
    return Verdict("wrong", hint)


def not_attempted(name: str) -> Verdict:
    """The student has not filled in `name` yet."""
    return Verdict(
        "not attempted",
        f"put your answer in place of the dots of {name}, then run the cell.",
    )
