"""A sweep over seeds sees every claim, names what fails, and is kept whole."""

import json
import math
import os
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import notebooks
import seeds
from helpers.claims import Claim

NAME = "01_example"
BEGIN = """
import os, sys
from helpers.claims import Claims
seed = int(os.environ.get("COURSE_SEED", 1))
claims = Claims()
"""
CLAIMS = """
claims.add("error", 1 / seed, at_most=0.5)
claims.add("size", seed, between=(1, 10))
claims.add("small", seed < 9)
"""
TROUBLES = [
    "if seed == 3: 1 / 0",
    "if seed == 4: print('oh', file=sys.stderr)",
    "if seed == 5: os._exit(1)",
]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of one notebook; call it with the sources of its code."""
    monkeypatch.setattr(notebooks, "FOLDER", tmp_path)
    monkeypatch.setattr(seeds, "SWEEPS", tmp_path / "sweeps")

    def write(*sources):
        nb = new_notebook(cells=[new_markdown_cell("# Example")])
        nb.cells += [new_code_cell(source) for source in sources]
        path = tmp_path / f"{NAME}.ipynb"
        nbformat.write(nb, path)
        return path

    return write


def _stored():
    return json.loads((seeds.SWEEPS / f"{NAME}.json").read_text())


def test_a_sweep_sees_all_claims_and_names_what_fails(course, capsys):
    path = course(BEGIN, CLAIMS, *TROUBLES, "claims.table()")
    before = path.read_bytes()
    assert seeds.main([NAME, "--seeds", "1-5,12"]) == 1
    result = _stored()
    assert result["seeds"] == [1, 2, 3, 4, 5, 12]
    assert result["failed"] == {
        "1": "1 of 3 claims",
        "3": "In [3] raised ZeroDivisionError: division by zero",
        "4": "In [4] wrote to stderr: oh",
        "5": "In [5] killed the kernel.",
        "12": "2 of 3 claims",
    }
    assert result["claims"] == [
        {
            "what": "error",
            "claimed": {"at_most": 0.5},
            "smallest": 0.0833333,
            "largest": 1,
            "margin": -0.5,
            "failed": [1],
        },
        {
            "what": "size",
            "claimed": {"between": [1, 10]},
            "smallest": 1,
            "largest": 12,
            "margin": -2,
            "failed": [12],
        },
        {"what": "small", "claimed": "yes", "failed": [12]},
    ]
    printed = capsys.readouterr().out
    assert "seed 3: " in printed and "In [3] raised ZeroDiv" in printed
    assert "does not hold: error: 1 (claimed: at most 0.5)" in printed
    assert "held at 1 of 6 seeds" in printed
    assert path.read_bytes() == before
    assert seeds.held(path) == "1 of 6"


def test_a_sweep_of_older_code_does_not_count(course):
    path = course(BEGIN, CLAIMS)
    assert seeds.held(path) == ""
    assert seeds.main([NAME, "--seeds", "7"]) == 0
    assert seeds.held(path) == "1 of 1"
    course(BEGIN, CLAIMS + "# changed")
    assert seeds.held(path) == ""
    (seeds.SWEEPS / f"{NAME}.json").write_text("<<<<<<< HEAD")
    with pytest.raises(ValueError, match="damaged: run python tools/seeds"):
        seeds.held(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("ready", ["", "ready"])
def test_a_sweep_that_is_interrupted_keeps_nothing(course, ready):
    path = course("open('ready', 'w').close()\nimport time; time.sleep(60)")
    code = (
        "import pathlib, signal, sys; sys.path.insert(0, sys.argv[1])\n"
        "import notebooks, seeds\n"
        # whoever started pytest in the background has switched this off
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "notebooks.FOLDER = pathlib.Path(sys.argv[2])\n"
        "seeds.SWEEPS = notebooks.FOLDER / 'sweeps'\n"
        f"sys.exit(seeds.main([{NAME!r}, '--seeds', '1']))\n"
    )
    tools = str(notebooks.ROOT / "tools")
    run = subprocess.Popen(
        [sys.executable, "-c", code, tools, str(path.parent)],
        stdout=subprocess.PIPE,
        text=True,
    )
    run.stdout.read(1)  # the sweep has begun; its kernel starts
    while run.poll() is None and not (path.parent / ready).exists():
        time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=30) == 130
    assert "is not kept" in run.stdout.read()
    assert not seeds.SWEEPS.exists()


def test_twice_names_the_cells_that_break(course, capsys):
    course(
        BEGIN + "numbers = [1, 2]",
        "del numbers[0], numbers[0]",
        "again = 'again' in dir()",
        "claims.add('first time', not again)",
    )
    assert seeds.main([NAME, "--twice"]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed == [
        f"{NAME}: In [2], run again, raised IndexError: list assignment "
        "index out of range",
        f"{NAME}: In [4] raised AssertionError: This claim does not hold. "
        "first time: no (claimed: yes)",
    ]
    assert not seeds.SWEEPS.exists()


def test_twice_is_content_with_cells_that_can_be_run_again(course, capsys):
    course(BEGIN, CLAIMS.replace("0.5", "1"), "claims.table()")
    assert seeds.main([NAME, "--twice"]) == 0
    assert "every cell can be run twice" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments, wrong",
    [
        (["02_other", "--seeds", "1"], "no notebook '02_other': choose one"),
        ([NAME, "--seeds", "5-3"], "'5-3' run backwards: write 3-5"),
        ([NAME, "--seeds", "x"], "'x' are not clear: write 100-109"),
        ([NAME, "--seeds", ""], "'' are not clear"),
        ([NAME, "--seeds", "1.5"], "'1.5' are not clear"),
        ([NAME, "--seeds", "4294967296"], "4294967296 is too large"),
        ([NAME, "--seeds", "0-4294967295"], "more than 1,000: give fewer"),
        ([NAME, "--seeds", "1-3,2"], "seed 2 comes twice"),
        ([NAME], "one of the arguments --seeds --twice is required"),
        ([NAME, "--seeds", "1", "--twice"], "not allowed with"),
    ],
)
def test_a_command_that_is_not_clear(course, capsys, arguments, wrong):
    course(BEGIN)
    with pytest.raises(SystemExit) as stopped:
        seeds.main(arguments)
    assert stopped.value.code == 2
    assert wrong in capsys.readouterr().err


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, unique=True))
def test_seeds_in_a_row_are_read_as_written(numbers):
    assert seeds.parse_seeds(",".join(map(str, numbers))) == numbers


@given(st.integers(0, 2**32 - 1000), st.integers(0, 999))
def test_a_range_of_seeds_has_both_ends(first, more):
    assert seeds.parse_seeds(f"{first}-{first + more}") == list(
        range(first, first + more + 1)
    )


@given(st.lists(st.floats(), min_size=1))
def test_the_margin_is_that_of_the_worst_seed(values):
    runs = {
        seed: seeds.Run([Claim("error", value, {"at_most": 1.0})], None)
        for seed, value in enumerate(values)
    }
    result = seeds.summary("", runs)
    (row,) = result["claims"]
    bad = [s for s, value in enumerate(values) if not -math.inf < value <= 1]
    assert row["failed"] == bad == [int(s) for s in result["failed"]]
    if all(map(math.isfinite, values)):
        assert row["largest"] == pytest.approx(max(values), rel=1e-5)
        assert row["smallest"] == pytest.approx(min(values), rel=1e-5)
        assert (row["margin"] >= 0) == (not bad)
    else:
        assert row["largest"] is row["smallest"] is row["margin"] is None
    assert "error" in seeds.table(result)


def test_a_claim_that_a_seed_does_not_make_is_not_held_there():
    claim = Claim("error", 0.5, {"at_most": 1.0})
    runs = {
        1: seeds.Run([claim], None),
        2: seeds.Run([], None),
        3: seeds.Run([], "In [1] killed the kernel."),
    }
    result = seeds.summary("", runs)
    assert result["claims"][0]["failed"] == [2]
    assert list(result["failed"]) == ["2", "3"]
