"""Execute notebooks as JupyterLab does, and say what a notebook is made of."""

import hashlib
import json
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

import offline

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
CELL_TIMEOUT = 300  # seconds
WIDGET = "application/vnd.jupyter.widget-view+json"


class NotebookFailure(Exception):
    """A notebook did not run: the message names notebook and cell."""


def all_notebooks() -> list[Path]:
    """The course's notebooks, in order."""
    return sorted(FOLDER.glob("*.ipynb"))


def named(name: str) -> Path:
    """The course's notebook with that name, without ``.ipynb``.

    Raises ValueError when there is none.
    """
    names = {path.stem: path for path in all_notebooks()}
    if name not in names:
        raise ValueError(
            f"There is no notebook {name!r}: choose one of {', '.join(names)}."
        )
    return names[name]


def code_cells(nb) -> list:
    """The code cells that are not empty, in order."""
    return [
        cell
        for cell in nb.cells
        if cell.cell_type == "code" and cell.source.strip()
    ]


def code_hash(nb) -> str:
    """sha256 of the code cells' sources: which code made the outputs."""
    sources = [cell.source for cell in code_cells(nb)]
    return hashlib.sha256(json.dumps(sources).encode()).hexdigest()


def output_hash(cell) -> str:
    """Short sha256 of what a code cell shows: text, pictures, tables."""
    shown = [
        [
            output.output_type,
            output.get("name", ""),
            output.get("text", ""),
            output.get("evalue", ""),
            {
                kind: data.strip() if isinstance(data, str) else data
                for kind, data in output.get("data", {}).items()
            },
        ]
        for output in cell.outputs
    ]
    return _short(json.dumps(shown, sort_keys=True).encode())


def file_hash(path: Path) -> str:
    """Short sha256 of a file; the line ends of Python code do not count."""
    content = path.read_bytes()
    if path.suffix == ".py":
        content = content.replace(b"\r\n", b"\n")
    return _short(content)


def record(nb, files) -> dict:
    """What the stored outputs were made with, to be kept in the notebook.

    files: the helpers and data files that were used, relative to the root.
    """
    return {
        "cells": [
            f"{_short(cell.source.encode())} {output_hash(cell)}"
            for cell in code_cells(nb)
        ],
        "made_with": {name: file_hash(ROOT / name) for name in sorted(files)},
    }


def not_evidence(nb) -> list[str]:
    """Why the stored outputs are not what this very code makes: sentences.

    An empty list: code, outputs, helpers and data files are those of the
    last execution.
    """
    stored = nb.metadata.get("course", {})
    cells, known = code_cells(nb), stored.get("cells", [])
    if len(cells) != len(known):
        return [f"it has {len(cells)} code cells, of which {len(known)} ran."]
    found = []
    for number, (cell, hashes) in enumerate(zip(cells, known, strict=True), 1):
        code, outputs = hashes.split()
        if _short(cell.source.encode()) != code:
            found.append(
                f"code cell {number} has changed since its outputs were made."
            )
        elif output_hash(cell) != outputs:
            found.append(
                f"code cell {number} stores another output than it made."
            )
    for name, made in stored.get("made_with", {}).items():
        path = ROOT / name
        if not path.exists():
            found.append(f"{name}, with which its outputs were made, is gone.")
        elif file_hash(path) != made:
            found.append(f"{name} has changed since its outputs were made.")
    return found


def folded(nb) -> set[int]:
    """Which cells have a folded output: solutions, answers of a prediction.

    The indices of the cells. A prediction is answered by the first cell
    after it that has an output.
    """
    cells, asked = set(), False
    for index, cell in enumerate(nb.cells):
        if cell.cell_type == "markdown":
            asked = asked or "**Predict.**" in cell.source
        elif cell.cell_type == "code" and cell.get("outputs"):
            if asked or "solution" in cell.metadata.get("tags", ()):
                cells.add(index)
            asked = False
    return cells


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


@dataclass(frozen=True)
class Run:
    """What came of executing a notebook.

    nb: the notebook with its outputs. seconds: of each code cell. memory:
    the kernel's peak, in MB. answer: the slowest answer of a slider, button
    or editor, in seconds; NaN where there is none. files: the helpers and
    data files that were used, relative to the root.
    """

    nb: nbformat.NotebookNode
    seconds: list[float]
    memory: float
    answer: float
    files: list[str]


@contextmanager
def kernel(nb, folder: Path, **variables: str):
    """A new kernel for a notebook, offline; it ends with the block.

    folder: where the notebook lies. variables: environment variables, such
    as COURSE_SEED. Yields the NotebookClient.
    """
    with tempfile.TemporaryDirectory() as profile:
        client = NotebookClient(
            nb,
            timeout=CELL_TIMEOUT,
            kernel_name="python3",
            resources={"metadata": {"path": str(folder)}},
            record_timing=True,
        )
        environment = offline.kernel_environment(Path(profile) / "ipython")
        # Not by setup_kernel: at Ctrl+C, it ends the kernel and goes on.
        client.create_kernel_manager()
        try:
            client.start_new_kernel(
                env=environment | variables, stderr=subprocess.DEVNULL
            )
            client.start_new_kernel_client()
            yield client
        finally:
            client._cleanup_kernel()


def execute(path: Path) -> Run:
    """Run a notebook from top to bottom in a new kernel, offline.

    The file is not touched. Raises NotebookFailure when a cell raises,
    writes to stderr, or the kernel dies.
    """
    nb = nbformat.read(path, as_version=4)
    index = 0
    try:
        with kernel(nb, path.parent) as client:
            ask(client, WATCH_FILES)
            for index, cell in enumerate(nb.cells):
                client.execute_cell(cell, index)
            files = json.loads(ask(client, USED_FILES))
            memory = float(ask(client, PEAK_MEMORY))
            answer = float(ask(client, SLOWEST_ANSWER))
    except (CellExecutionError, DeadKernelError, TimeoutError) as error:
        raise NotebookFailure(
            f"{path.name}, cell {index + 1}: {error}"
        ) from error
    for number, cell in enumerate(code_cells(nb), 1):
        for output in cell.outputs:
            if output.get("name") == "stderr":
                raise NotebookFailure(
                    f"{path.name}, In [{number}] wrote to stderr: "
                    f"{output.text}"
                )
    seconds = [_seconds(cell) for cell in code_cells(nb)]
    return Run(nb, seconds, memory / 1e6, answer, files)


def _seconds(cell) -> float:
    """How long a code cell took, from the kernel's own messages."""
    times = cell.metadata.get("execution", {})
    begin = datetime.fromisoformat(times["iopub.execute_input"])
    end = datetime.fromisoformat(times["shell.execute_reply"])
    return (end - begin).total_seconds()


# Linux and macOS alone tell a process its peak.
PEAK_MEMORY = """
import sys
try:
    import resource
    unit = 1 if sys.platform == 'darwin' else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)
except ImportError:
    print('nan')
"""
# Each thing to move is redrawn three times; its median counts.
SLOWEST_ANSWER = """
import gc, statistics, time
from helpers.display import redraw
def answer(control):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        control()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
movable = [o for o in gc.get_objects() if type(o) is redraw.Redraw]
print(max(map(answer, movable), default='nan'))
"""
# Before the notebook's first cell: note every file that is opened.
WATCH_FILES = """
import sys
sys.opened_files = set()
sys.addaudithook(
    lambda event, given: event == 'open' and isinstance(given[0], str)
    and sys.opened_files.add(given[0])
)
"""
USED_FILES = f"""
import json, pathlib, sys
root = pathlib.Path({str(ROOT)!r})
loaded = {{getattr(m, '__file__', None) or '' for m in sys.modules.values()}}
used = {{
    path.relative_to(root).as_posix()
    for folder, names in (('helpers', loaded), ('data', sys.opened_files))
    for path in map(pathlib.Path, names)
    if path.is_relative_to(root / folder) and path.suffix != '.pyc'
}}
print(json.dumps(sorted(used)))
"""


def ask(client, code: str) -> str:
    """What the code prints in the notebook's kernel, leaving no names."""
    cell = nbformat.v4.new_code_cell(f"exec({code!r}, {{}})")
    client.nb.cells.append(cell)
    client.execute_cell(cell, len(client.nb.cells) - 1, store_history=False)
    client.nb.cells.pop()
    return "".join(o.get("text", "") for o in cell.outputs)
