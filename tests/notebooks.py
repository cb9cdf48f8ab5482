"""Execute notebooks as JupyterLab does, and say what a notebook is made of."""

import hashlib
import json
import tempfile
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


def execute(path: Path):
    """Run a notebook from top to bottom in a new kernel, offline.

    Returns (notebook with its outputs, seconds of each code cell, peak
    memory of the kernel in MB). The file is not touched.
    Raises NotebookFailure when a cell raises, writes to stderr, or the
    kernel dies.
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
            with client.setup_kernel(env=environment):
                for index, cell in enumerate(nb.cells):
                    client.execute_cell(cell, index)
                memory = _peak_memory(client)
        except (CellExecutionError, DeadKernelError, TimeoutError) as error:
            raise NotebookFailure(
                f"{path.name}, cell {index + 1}: {error}"
            ) from error
    seconds = [_seconds(cell) for cell in code_cells(nb)]
    for number, cell in enumerate(code_cells(nb), 1):
        for output in cell.outputs:
            if output.get("name") == "stderr":
                raise NotebookFailure(
                    f"{path.name}, In [{number}] wrote to stderr: "
                    f"{output.text}"
                )
    return nb, seconds, memory


def _seconds(cell) -> float:
    """How long a code cell took, from the kernel's own messages."""
    from datetime import datetime

    times = cell.metadata.get("execution", {})
    begin = datetime.fromisoformat(times["iopub.execute_input"])
    end = datetime.fromisoformat(times["shell.execute_reply"])
    return (end - begin).total_seconds()


def _peak_memory(client) -> float:
    """The kernel's largest memory so far, in MB (Linux and macOS)."""
    probe = nbformat.v4.new_code_cell(
        "import resource, sys\n"
        "unit = 1 if sys.platform == 'darwin' else 1024\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)"
    )
    client.nb.cells.append(probe)
    client.execute_cell(probe, len(client.nb.cells) - 1)
    client.nb.cells.pop()
    text = "".join(o.get("text", "") for o in probe.outputs).strip()
    return float(text) / 1e6 if text.isdigit() else float("nan")
