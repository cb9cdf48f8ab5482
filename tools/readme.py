"""What the README takes from the course: its table and its picture.

    python tools/readme.py

The table comes from helpers/course.py, its seconds from the benchmark, its
seeds from the stored sweeps; the picture is the stored output of the cell
with the tag `readme-picture`. A test compares both.
"""

import base64
import re

import nbformat

import notebooks
import seeds
from helpers import course

README = notebooks.ROOT / "README.md"
PICTURE = notebooks.ROOT / "picture.png"
PICTURE_TAG = "readme-picture"
BEGIN, END = "<!-- course table -->\n", "<!-- end of course table -->"
HEAD = (
    "| notebook | question | goes with | minutes to study | seconds to run "
    "| seeds |\n"
    "| --- | --- | --- | --- | --- | --- |\n"
)


def table(seconds: dict[str, str]) -> str:
    """The table in Markdown. seconds: what each notebook took, as text."""
    rows = []
    for entry in course.LESSONS:
        name, run, held = f"`{entry.name}` (coming)", "", ""
        if entry.exists:
            name = f"[{entry.name}](notebooks/{entry.name}.ipynb)"
            run = seconds.get(entry.name, "not measured")
            held = seeds.held(entry.path)
        rows.append(
            f"| {name} | {entry.question} | {entry.lectures} "
            f"| {entry.minutes} | {run} | {held} |\n"
        )
    return HEAD + "".join(rows)


def stored_table() -> tuple[str, dict[str, str]]:
    """(the table in the README, the seconds that it gives)."""
    text = README.read_text(encoding="utf-8")
    _, begin, rest = text.partition(BEGIN)
    inside, end, _ = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"README.md lacks the lines {BEGIN!r} and {END!r}.")
    seconds = dict(
        re.findall(
            r"^\| \[(\w+)\].*\| (\d+) \| [^|]*\|$", inside, re.MULTILINE
        )
    )
    return inside, seconds


def write_table(measured: dict[str, int]) -> None:
    """Write the table anew; notebooks not measured keep their seconds."""
    inside, seconds = stored_table()
    seconds |= {name: str(value) for name, value in measured.items()}
    text = README.read_text(encoding="utf-8")
    README.write_text(
        text.replace(BEGIN + inside, BEGIN + table(seconds)), encoding="utf-8"
    )


def course_picture() -> bytes:
    """The picture that a notebook stores for the README, as PNG bytes."""
    found = [
        output.data["image/png"]
        for path in notebooks.all_notebooks()
        for cell in nbformat.read(path, as_version=4).cells
        if PICTURE_TAG in cell.metadata.get("tags", ())
        for output in cell.outputs
        if "image/png" in output.get("data", {})
    ]
    if len(found) != 1:
        raise ValueError(
            f"{len(found)} pictures are tagged {PICTURE_TAG!r}, not one."
        )
    return base64.b64decode(found[0])


if __name__ == "__main__":
    write_table({})
    PICTURE.write_bytes(course_picture())
