"""A broken notebook of each kind fails, soon, and its cell is named."""

import subprocess
import sys
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import contract
import notebooks

SECONDS = 60  # "soon", on a busy machine: start of a kernel included


def _notebook(*sources):
    nb = new_notebook()
    for k, source in enumerate(sources, 1):
        nb.cells.append(new_markdown_cell("What the next cell does."))
        nb.cells.append(new_code_cell(source, execution_count=k))
    nb.metadata["course"] = {"code_sha256": notebooks.code_hash(nb)}
    return nb


def _run(nb, folder):
    """(pytest's exit status, what it printed, seconds) for a notebook."""
    path = folder / "broken.ipynb"
    nbformat.write(nb, path)
    start = time.monotonic()
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "conftest",
            "-c",
            str(notebooks.ROOT / "pyproject.toml"),
            "--color=no",
            str(path),
        ],
        cwd=notebooks.ROOT,
        capture_output=True,
        text=True,
        timeout=4 * SECONDS,
    )
    return run.returncode, run.stdout, time.monotonic() - start


def _checked(source, text):
    nb = _notebook(source)
    nb.cells[1].metadata["tags"] = ["nbval-check-output"]
    nb.cells[1].outputs = [
        nbformat.v4.new_output("stream", name="stdout", text=text)
    ]
    return nb


def test_a_sound_notebook_passes(tmp_path):
    status, printed, _ = _run(_checked("print(1 + 1)", "2\n"), tmp_path)
    assert status == 0, printed


def test_a_checked_cell_with_a_figure_passes(tmp_path):
    nb = _notebook("import matplotlib.pyplot as plt", "_ = plt.plot([1, 2])")
    nb.cells[3].metadata["tags"] = ["nbval-check-output"]
    nb.cells[3].outputs = [
        nbformat.v4.new_output(
            "display_data",
            data={
                "text/plain": "<Figure size 640x480 with 1 Axes>",
                "image/png": "",
            },
        )
    ]
    status, printed, _ = _run(nb, tmp_path)
    assert status == 0, printed


CLAIM = (
    "from helpers.claims import Claims\n"
    "Claims().add('the error', 2.0, at_most=1.0)"
)
REACH_OUT = (
    "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=5)"
)


@pytest.mark.parametrize(
    "source, words",
    [
        (CLAIM, "This claim does not hold. the error: 2"),
        ("1 / 0", "ZeroDivisionError"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "died"),
        ("import sys\nprint('noise', file=sys.stderr)", "wrote to stderr"),
        (REACH_OUT, "The network is cut in the tests"),
    ],
    ids=["false claim", "raising", "killed kernel", "stderr", "network"],
)
def test_a_broken_cell_fails_and_the_rest_is_skipped(tmp_path, source, words):
    nb = _notebook("x = 1", source, "y = 1 / 0")
    status, printed, seconds = _run(nb, tmp_path)
    assert status == 1, printed
    assert "broken.ipynb, In [2] failed" in printed
    assert words in printed
    assert "1 failed, 1 passed, 1 skipped" in printed
    assert "xfailed" not in printed
    assert seconds < SECONDS


def test_an_altered_output_of_a_checked_cell_fails(tmp_path):
    status, printed, seconds = _run(_checked("print(1 + 1)", "3\n"), tmp_path)
    assert status == 1
    assert "broken.ipynb, In [1] failed" in printed
    assert "Cell outputs differ" in printed
    assert seconds < SECONDS


def _example(tmp_path, name="04_undercomplete_autoencoders"):
    """A copy of a real notebook, to break."""
    source = notebooks.FOLDER / f"{name}.ipynb"
    return nbformat.read(source, as_version=4), tmp_path / source.name


def _broken(nb, path):
    nbformat.write(nb, path)
    return "\n".join(contract.problems(path))


def test_the_example_keeps_the_contract_before_it_is_broken(tmp_path):
    assert not _broken(*_example(tmp_path))


def test_a_stale_notebook_fails(tmp_path):
    nb, path = _example(tmp_path)
    notebooks.code_cells(nb)[3].source += "\n# changed"
    assert f"{path.name}: its outputs are stale" in _broken(nb, path)


def test_stripped_outputs_fail(tmp_path):
    nb, path = _example(tmp_path)
    for cell in notebooks.code_cells(nb):
        cell.outputs, cell.execution_count = [], None
    found = _broken(nb, path)
    assert f"{path.name}: code cell 1 was not executed in order" in found
    assert "has lost its stored output" in found


def _first(nb, kind, condition=lambda cell: True):
    return next(c for c in nb.cells if c.cell_type == kind and condition(c))


def _add_stderr(nb):
    notebooks.code_cells(nb)[0].outputs.append(
        nbformat.v4.new_output("stream", name="stderr", text="warning")
    )


def _lose_predictions(nb):
    for cell in nb.cells:
        cell.source = cell.source.replace("**Predict.**", "Predict.")


def _lose_explanation(nb):
    _first(
        nb, "markdown", lambda c: c.source.startswith("*What to see:* ")
    ).source = "A figure."


def _lose_text_before(nb):
    first, second = (
        nb.cells.index(cell) for cell in notebooks.code_cells(nb)[:2]
    )
    del nb.cells[first + 1 : second]


def _unfold_a_solution(nb):
    cell = _first(
        nb, "code", lambda c: "solution" in c.metadata.get("tags", ())
    )
    cell.metadata["jupyter"] = {}


def _wrong_solution(nb):
    cell = _first(
        nb, "code", lambda c: "solution" in c.metadata.get("tags", ())
    )
    cell.outputs = []


@pytest.mark.parametrize(
    "damage, words",
    [
        (_add_stderr, "code cell 1 stores text from stderr"),
        (_lose_predictions, "0 prompts"),
        (_lose_explanation, "no '*What to see:*' follows"),
        (_lose_text_before, "code cell 2 has no text before it"),
        (_unfold_a_solution, "the solution is not folded"),
        (_wrong_solution, "its own check does not call it right"),
    ],
)
def test_a_breach_of_the_contract_is_named(tmp_path, damage, words):
    nb, path = _example(tmp_path)
    damage(nb)
    assert words in _broken(nb, path)


@pytest.mark.parametrize(
    "line, words",
    [
        ("x = 'https://example.org'", "a network address"),
        ("x = '/home/me/file'", "an absolute path"),
        (r"x = 'C:\Users'", "an absolute path"),
        ("import sys; sys.path.append('..')", "sys.path"),
        ("x = 1  # " + "x" * 80, "over 79 columns"),
        ("x = 1\n" * 31, "31 lines, over 30"),
    ],
)
def test_a_line_that_does_not_belong_is_named(tmp_path, line, words):
    nb, path = _example(tmp_path)
    notebooks.code_cells(nb)[1].source = line
    assert words in _broken(nb, path)


def test_refresh_writes_nothing_when_a_cell_raises(tmp_path):
    path = tmp_path / "broken.ipynb"
    nbformat.write(_notebook("x = 1", "1 / 0"), path)
    before = path.read_bytes()
    run = subprocess.run(
        [sys.executable, notebooks.ROOT / "tools" / "refresh.py", path],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert "Not refreshed. broken.ipynb, cell 4" in run.stderr
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["broken.ipynb"]
