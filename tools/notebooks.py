"""Execute notebooks as JupyterLab does, and say what a notebook is made of."""

import hashlib
import json
import subprocess
import tempfile
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


@dataclass(frozen=True)
class Run:
    """What came of executing a notebook.

    nb: the notebook with its outputs. seconds: of each code cell. memory:
    the kernel's peak, in MB. answer: the slowest answer of a slider, button
    or editor, in seconds; NaN where there is none.
    """

    nb: nbformat.NotebookNode
    seconds: list[float]
    memory: float
    answer: float


def execute(path: Path) -> Run:
    """Run a notebook from top to bottom in a new kernel, offline.

    The file is not touched. Raises NotebookFailure when a cell raises,
    writes to stderr, or the kernel dies.
    """
    nb = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as profile:
        client = NotebookClient(
            nb,
            timeout=CELL_TIMEOUT,
            kernel_name="python3",
            resources={"metadata": {"path": str(path.parent)}},
            record_timing=True,
        )
        environment = offline.kernel_environment(Path(profile) / "ipython")
        try:
            with client.setup_kernel(
                env=environment, stderr=subprocess.DEVNULL
            ):
                for index, cell in enumerate(nb.cells):
                    client.execute_cell(cell, index)
                memory = _ask(client, PEAK_MEMORY)
                answer = _ask(client, SLOWEST_ANSWER)
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
    return Run(nb, seconds, memory / 1e6, answer)


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


def _ask(client, code: str) -> float:
    """The number that the code prints in the notebook's kernel."""
    cell = nbformat.v4.new_code_cell(code)
    client.nb.cells.append(cell)
    client.execute_cell(cell, len(client.nb.cells) - 1)
    client.nb.cells.pop()
    return float("".join(o.get("text", "") for o in cell.outputs))
