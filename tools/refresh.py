"""Refresh the stored outputs: execute in place, in order, and record it.

    python tools/refresh.py                       every notebook
    python tools/refresh.py notebooks/04_*.ipynb  those
    python tools/refresh.py --stale               those whose outputs are not
        what their code, the helpers and the data make today

The record (hashes of code, outputs, helpers and data files) lies in the
notebook. Where no output changed, the record alone is written. A notebook
that does not run is left as it was.
"""

import argparse
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
    """Execute one notebook and store its outputs with their record."""
    before = nbformat.read(path, as_version=4)
    run = notebooks.execute(path)
    nb, seconds = run.nb, run.seconds
    for number, cell in enumerate(notebooks.code_cells(nb), 1):
        cell.execution_count = number
        cell.outputs = _stored(cell.outputs)
    _set_metadata(nb)
    nb.metadata["course"] = notebooks.record(nb, run.files)
    nbformat.validate(nb)
    new = path.with_suffix(".new")
    nbformat.write(nb, new)
    os.replace(new, path)
    print(
        f"{path.name}: {sum(seconds):.0f} s, slowest cell "
        f"{max(seconds):.1f} s, {path.stat().st_size / 1e6:.2f} MB; "
        + _changes(before, nb)
    )


def _stored(outputs) -> list:
    """The outputs to be stored.

    A widget has no kernel to talk to there: its picture stays. Printed text
    comes in pieces that depend on the clock: they are joined.
    """
    stored = []
    for output in outputs:
        if notebooks.WIDGET in output.get("data", {}):
            continue
        before = stored[-1] if stored else {}
        if output.get("name") and output.get("name") == before.get("name"):
            before.text += output.text
        else:
            stored.append(output)
    return stored


def _set_metadata(nb) -> None:
    """Keep tags and hidden sources; fold the outputs that shall be folded."""
    folded = notebooks.folded(nb)
    for index, cell in enumerate(nb.cells):
        hidden = cell.metadata.get("jupyter", {}).get("source_hidden")
        jupyter = {"source_hidden": True} if hidden else {}
        if index in folded:
            jupyter["outputs_hidden"] = True
        tags = cell.metadata.get("tags")
        cell.metadata = {
            **({"jupyter": jupyter} if jupyter else {}),
            **({"tags": tags} if tags else {}),
        }
    nb.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}


def _changes(before, after) -> str:
    """Which code cells have other outputs now, in words."""
    old, new = map(notebooks.code_cells, (before, after))
    if len(old) != len(new):
        return f"{len(new)} code cells instead of {len(old)}"
    changed = [
        str(number)
        for number, pair in enumerate(zip(old, new, strict=True), 1)
        if len(set(map(notebooks.output_hash, pair))) > 1
    ]
    if not changed:
        return "no output changed"
    return f"new outputs in code cells {', '.join(changed)}"


def main() -> None:
    """Refresh what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--stale", action="store_true")
    given = parser.parse_args()
    for path in given.paths or notebooks.all_notebooks():
        if given.stale:
            nb = nbformat.read(path, as_version=4)
            reasons = notebooks.not_evidence(nb)
            if not reasons:
                continue
            print(f"{path.name}: {reasons[0]}", flush=True)
        try:
            refresh(path.resolve())
        except notebooks.NotebookFailure as failure:
            sys.exit(f"Not refreshed. {failure}")


if __name__ == "__main__":
    main()
