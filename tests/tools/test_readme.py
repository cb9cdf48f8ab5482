"""The README says what is there."""

import re

import nbformat
import pytest

import notebooks
import readme
import seeds
from helpers import course


def test_course_table_is_that_of_the_course():
    inside, seconds = readme.stored_table()
    assert inside == readme.table(seconds), "run python tools/readme.py"
    assert set(seconds) == {p.stem for p in notebooks.all_notebooks()}, (
        "run python tools/benchmark.py"
    )


@pytest.mark.parametrize("older, column", [(False, "9 of 10"), (True, "")])
def test_the_table_shows_a_sweep_of_this_very_code_alone(
    tmp_path, monkeypatch, older, column
):
    monkeypatch.setattr(seeds, "SWEEPS", tmp_path)
    path = notebooks.all_notebooks()[0]
    nb = nbformat.read(path, as_version=4)
    if older:
        notebooks.code_cells(nb)[0].source += "# older"
    runs = {seed: seeds.Run([], None) for seed in range(100, 109)}
    runs[109] = seeds.Run([], "In [1] killed the kernel.")
    seeds.keep(path.stem, seeds.summary(notebooks.code_hash(nb), runs))
    rows = readme.table({path.stem: "7"}).splitlines()[2:]
    shown = [row.split("|")[-2].strip() for row in rows]
    assert shown == [column] + [""] * (len(course.LESSONS) - 1)


def test_the_picture_is_made_by_the_course():
    assert readme.PICTURE.read_bytes() == readme.course_picture(), (
        "run python tools/readme.py"
    )


def test_every_link_in_the_readmes_leads_somewhere():
    for folder in (notebooks.ROOT, notebooks.ROOT / "data"):
        text = (folder / "README.md").read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#]+)\)", text):
            if "://" not in link:
                assert (folder / link).exists(), link


def test_every_requirement_has_its_reason_and_its_release():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (notebooks.ROOT / name).read_text(encoding="utf-8")
        for line in lines.splitlines():
            if re.match(r"\w", line):
                assert re.match(r"[\w-]+(~=|>=\d+,<)\S+ +# \S", line), line
