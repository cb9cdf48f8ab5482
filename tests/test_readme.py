"""The README says what is there."""

import re

import course_table

import notebooks


def test_course_table_is_that_of_the_course():
    inside, seconds = course_table.stored()
    assert inside == course_table.table(seconds), (
        "run python tests/course_table.py"
    )
    assert set(seconds) == {p.stem for p in notebooks.all_notebooks()}, (
        "run python tests/benchmark.py"
    )


def test_every_link_in_the_readmes_leads_somewhere():
    for folder in (notebooks.ROOT, notebooks.ROOT / "data"):
        text = (folder / "README.md").read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)#]+)\)", text)
        links += re.findall(r'src="([^"]+)"', text)
        for link in links:
            if "://" not in link:
                assert (folder / link).exists(), link


def test_every_requirement_has_its_reason_and_its_release():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (notebooks.ROOT / name).read_text(encoding="utf-8")
        for line in lines.splitlines():
            if re.match(r"\w", line):
                assert re.match(r"[\w-]+(~=|>=\d+,<)\S+ +# \S", line), line
