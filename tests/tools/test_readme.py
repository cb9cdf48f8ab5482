"""The README says what is there."""

import re

import notebooks
import readme


def test_course_table_is_that_of_the_course():
    inside, seconds = readme.stored_table()
    assert inside == readme.table(seconds), "run python tools/readme.py"
    assert set(seconds) == {p.stem for p in notebooks.all_notebooks()}, (
        "run python tools/benchmark.py"
    )


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
