"""The README's course table, made from helpers/course.py.

The column of seconds comes from the benchmark; everything else is generated,
and a test compares it.
"""

import re

import notebooks
from helpers import course

README = notebooks.ROOT / "README.md"
BEGIN, END = "<!-- course table -->\n", "<!-- end of course table -->"
HEAD = (
    "| notebook | question | goes with | minutes to study | seconds to run |\n"
    "| --- | --- | --- | --- | --- |\n"
)


def table(seconds: dict[str, str]) -> str:
    """The table in Markdown. seconds: what each notebook took, as text."""
    rows = []
    for entry in course.LESSONS:
        name, run = f"`{entry.name}` (coming)", ""
        if entry.exists:
            name = f"[{entry.name}](notebooks/{entry.name}.ipynb)"
            run = seconds.get(entry.name, "not measured")
        rows.append(
            f"| {name} | {entry.question} | {entry.lectures} "
            f"| {entry.minutes} | {run} |\n"
        )
    return HEAD + "".join(rows)


def stored() -> tuple[str, dict[str, str]]:
    """(the table in the README, the seconds that it gives)."""
    text = README.read_text(encoding="utf-8")
    _, begin, rest = text.partition(BEGIN)
    inside, end, _ = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"README.md lacks the lines {BEGIN!r} and {END!r}.")
    seconds = dict(
        re.findall(r"^\| \[(\w+)\].*\| (\d+) \|$", inside, re.MULTILINE)
    )
    return inside, seconds


def write(measured: dict[str, int]) -> None:
    """Write the table anew; notebooks not measured keep their seconds."""
    inside, seconds = stored()
    seconds |= {name: str(value) for name, value in measured.items()}
    text = README.read_text(encoding="utf-8")
    README.write_text(text.replace(inside, table(seconds)), encoding="utf-8")


if __name__ == "__main__":
    write({})
