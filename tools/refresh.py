"""Refresh the stored outputs: execute in place, in order, write the hash.

    python tools/refresh.py                       every notebook
    python tools/refresh.py notebooks/04_*.ipynb  those

A notebook that does not run is left as it was.
"""

import os
import sys
from pathlib import Path

import nbformat

import notebooks

KERNEL = {
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
    "name": "python3",
}


def refresh(path: Path) -> None:
    """Execute one notebook and store its outputs with their hash."""
    run = notebooks.execute(path)
    nb, seconds = run.nb, run.seconds
    for number, cell in enumerate(notebooks.code_cells(nb), 1):
        cell.metadata.pop("execution", None)
        cell.execution_count = number
        # A stored widget has no kernel to talk to: its picture stays.
        cell.outputs = [
            output
            for output in cell.outputs
            if notebooks.WIDGET not in output.get("data", {})
        ]
    nb.metadata = {
        "kernelspec": KERNEL,
        "language_info": {"name": "python"},
        "course": {"code_sha256": notebooks.code_hash(nb)},
    }
    nbformat.validate(nb)
    new = path.with_suffix(".new")
    nbformat.write(nb, new)
    os.replace(new, path)
    print(
        f"{path.name}: {sum(seconds):.0f} s, slowest cell "
        f"{max(seconds):.1f} s, {path.stat().st_size / 1e6:.2f} MB"
    )


def main() -> None:
    paths = [Path(name).resolve() for name in sys.argv[1:]]
    for path in paths or notebooks.all_notebooks():
        try:
            refresh(path)
        except notebooks.NotebookFailure as failure:
            sys.exit(f"Not refreshed. {failure}")


if __name__ == "__main__":
    main()
