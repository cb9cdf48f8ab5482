"""A broken notebook of each kind fails, soon, and its cell is named."""

import base64
import os
import re
import shutil
import subprocess
import sys
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import contract
import notebooks
from notebooks import ROOT

SECONDS = 60  # "soon", on a busy machine: start of a kernel included


def _notebook(*sources):
    nb = new_notebook()
    for k, source in enumerate(sources, 1):
        nb.cells.append(new_markdown_cell("What the next cell does."))
        nb.cells.append(new_code_cell(source, execution_count=k))
    nb.metadata["course"] = notebooks.record(nb, [])
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
            "conftest",  # the one beside pyproject.toml, not that of tests/
            "-o",
            "pythonpath=tools",
            "-c",
            str(notebooks.ROOT / "pyproject.toml"),
            "--color=no",
            str(path),
        ],
        cwd=notebooks.ROOT,
        # The child must cut the network by itself.
        env={k: v for k, v in os.environ.items() if k != "IPYTHONDIR"},
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
        ("import os\nos._exit(1)", "died"),
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
    """A copy of a real notebook, as if just executed, to break."""
    source = notebooks.FOLDER / f"{name}.ipynb"
    nb = nbformat.read(source, as_version=4)
    files = nb.metadata["course"]["made_with"]
    nb.metadata["course"] = notebooks.record(nb, files)
    return nb, tmp_path / source.name


def _broken(nb, path):
    nbformat.write(nb, path)
    return "\n".join(contract.problems(path))


def test_the_example_keeps_the_contract_before_it_is_broken(tmp_path):
    assert not _broken(*_example(tmp_path))


def _shown(nb, kind):
    """(number, output) of what code cells show of that MIME type."""
    for number, cell in enumerate(notebooks.code_cells(nb), 1):
        for output in cell.outputs:
            if kind in output.get("data", {}) or kind == output.get("name"):
                yield number, output


def _named(nb, path, number, words):
    found = [f"{path.name}: {problem}" for problem in contract.fresh(path, nb)]
    assert len(found) == 1, found
    assert found[0].startswith(f"{path.name}: code cell {number} {words}")


CHANGED_CODE = "has changed since its outputs were made"
CHANGED_OUTPUT = "stores another output than it made"


def test_changed_code_is_named_in_any_cell(tmp_path):
    nb, path = _example(tmp_path)
    for number, cell in enumerate(notebooks.code_cells(nb), 1):
        before, cell.source = cell.source, cell.source + "\n# changed"
        _named(nb, path, number, CHANGED_CODE)
        cell.source = before


def test_a_changed_digit_is_named_in_any_cell(tmp_path):
    nb, path = _example(tmp_path)
    printed = list(_shown(nb, "stdout"))
    assert printed
    for number, output in printed:
        before = output.text
        output.text = re.sub(
            r"\d", lambda d: str(9 - int(d[0])), before, count=1
        )
        if output.text != before:
            _named(nb, path, number, CHANGED_OUTPUT)
        output.text = before


def test_a_replaced_picture_is_named_in_any_cell(tmp_path):
    nb, path = _example(tmp_path)
    pictures = list(_shown(nb, "image/png"))
    assert pictures
    for number, output in pictures:
        before = output.data["image/png"]
        output.data["image/png"] = base64.b64encode(b"hello").decode()
        _named(nb, path, number, CHANGED_OUTPUT)
        output.data["image/png"] = before


def test_a_stripped_output_is_named_in_any_cell(tmp_path):
    nb, path = _example(tmp_path)
    for number, cell in enumerate(notebooks.code_cells(nb), 1):
        before, cell.outputs = cell.outputs, []
        if before:
            _named(nb, path, number, CHANGED_OUTPUT)
        cell.outputs = before


def test_an_added_cell_is_noticed(tmp_path):
    nb, path = _example(tmp_path)
    nb.cells.append(new_code_cell("x = 1", execution_count=999))
    found = "\n".join(contract.fresh(path, nb))
    count = len(notebooks.code_cells(nb))
    assert f"{count} code cells, of which {count - 1} ran" in found


def test_a_changed_helper_is_named(tmp_path, monkeypatch):
    nb, path = _example(tmp_path)
    used = nb.metadata["course"]["made_with"]
    assert "helpers/figures/charts.py" in used and "data/digits.npz" in used
    assert not any(name.startswith("tests") for name in used)
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    for name in used:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    assert not list(contract.fresh(path, nb))
    for name in used:
        content = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(content + b"\n# changed\n")
        (found,) = contract.fresh(path, nb)
        assert found.startswith(f"{name} has changed since")
        (tmp_path / name).unlink()
        (found,) = contract.fresh(path, nb)
        assert "is gone" in found
        (tmp_path / name).write_bytes(content)


def test_line_ends_of_code_are_no_change(tmp_path):
    for name, ends in (("unix.py", b"\n"), ("windows.py", b"\r\n")):
        (tmp_path / name).write_bytes(b"x = 1" + ends)
    assert notebooks.file_hash(tmp_path / "unix.py") == notebooks.file_hash(
        tmp_path / "windows.py"
    )


def test_cells_that_were_not_executed_are_named(tmp_path):
    nb, path = _example(tmp_path)
    for cell in notebooks.code_cells(nb):
        cell.outputs, cell.execution_count = [], None
    found = _broken(nb, path)
    assert f"{path.name}: code cell 1 was not executed in order" in found


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


def _unfold_an_answer(nb):
    index = min(notebooks.folded(nb))
    nb.cells[index].metadata.pop("jupyter")


def _fold_what_needs_none(nb):
    notebooks.code_cells(nb)[0].metadata["jupyter"] = {"outputs_hidden": True}


def _second_meaning(nb):
    notebooks.code_cells(nb)[
        2
    ].source += "\nfor figures in range(3):\n    pass"


def _second_function(nb):
    for cell in notebooks.code_cells(nb)[2:4]:
        cell.source += "\n\n\ndef twice():\n    return 1"


def _left_over(nb):
    cells = notebooks.code_cells(nb)
    cells[2].source += "\nfor turn in range(3):\n    pass"
    cells[3].source += "\nprint(turn)"


def _use_a_solution(nb):
    solution = _first(
        nb, "code", lambda c: "solution" in c.metadata.get("tags", ())
    )
    solution.source += "\nmy_own = 1"
    notebooks.code_cells(nb)[-1].source += "\nprint(my_own)"


def _import_later(nb):
    notebooks.code_cells(nb)[3].source += "\nimport zipfile"


def _too_many_cells(nb):
    nb.cells[1:1] = [new_markdown_cell("More.") for _ in range(150)]


def _too_many_words(nb):
    nb.cells.insert(1, new_markdown_cell("word " * 3500))


@pytest.mark.parametrize(
    "damage, words",
    [
        (_add_stderr, "code cell 1 stores text from stderr"),
        (_lose_predictions, "0 prompts"),
        (_lose_explanation, "no '*What to see:*' follows"),
        (_unfold_a_solution, "the solution is not folded"),
        (_wrong_solution, "its own check does not call it right"),
        (_unfold_an_answer, "its output is not folded"),
        (_fold_what_needs_none, "code cell 1: its output is folded for no"),
        (_second_meaning, "the name figures has several meanings: an import"),
        (_second_function, "the name twice has several meanings"),
        (_left_over, "code cell 4 uses turn, left over from a loop"),
        (_use_a_solution, "uses my_own, a name of exercise 1"),
        (_import_later, "code cell 4 imports (import zipfile)"),
        (_too_many_cells, "cells, over 150"),
        (_too_many_words, "words of text, over 3500"),
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
        (r"x = r'C:\Users'", "an absolute path"),
        ("x = = 1", "code cell 2 is no valid Python"),
        ("import sys; sys.path.append('..')", "sys.path"),
        ("x = 1  # " + "x" * 80, "over 79 columns"),
        ("x = 1\n" * 31, "31 lines, over 30"),
    ],
)
def test_a_line_that_does_not_belong_is_named(tmp_path, line, words):
    nb, path = _example(tmp_path)
    notebooks.code_cells(nb)[1].source = line
    assert words in _broken(nb, path)


def _refresh(*given):
    return subprocess.run(
        [sys.executable, notebooks.ROOT / "tools" / "refresh.py", *given],
        capture_output=True,
        text=True,
    )


def test_refresh_writes_nothing_when_a_cell_raises(tmp_path):
    path = tmp_path / "broken.ipynb"
    nbformat.write(_notebook("x = 1", "1 / 0"), path)
    before = path.read_bytes()
    run = _refresh(path)
    assert run.returncode == 1
    assert "Not refreshed. broken.ipynb, cell 4" in run.stderr
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["broken.ipynb"]


def test_refresh_joins_printed_text(tmp_path):
    path = tmp_path / "slow.ipynb"
    source = "import time\nfor k in range(3):\n    print(k, flush=True)"
    nbformat.write(_notebook(source + "\n    time.sleep(0.3)"), path)
    _refresh(path)
    (output,) = nbformat.read(path, as_version=4).cells[1].outputs
    assert output.text == "0\n1\n2\n"


def test_refresh_stale_executes_only_what_is_stale(tmp_path):
    path = tmp_path / "sound.ipynb"
    nbformat.write(_notebook("import helpers.claims\nprint(1 + 1)"), path)
    assert "new outputs in code cells 1" in _refresh(path).stdout
    nb = nbformat.read(path, as_version=4)
    assert nb.cells[1].outputs[0].text == "2\n"
    assert "helpers/claims.py" in nb.metadata["course"]["made_with"]
    before = path.read_bytes()
    assert _refresh("--stale", path).stdout == ""
    assert path.read_bytes() == before
    # As if a helper had changed since, in a way that changes no output.
    nb.metadata["course"]["made_with"]["helpers/claims.py"] = "0" * 16
    nbformat.write(nb, path)
    printed = _refresh("--stale", path).stdout
    assert "sound.ipynb: helpers/claims.py has changed since" in printed
    assert "no output changed" in printed
    assert path.read_bytes() == before
