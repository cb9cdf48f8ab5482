"""Run notebooks over seeds: do their claims hold from other starts too?

    python tools/seeds.py 04_undercomplete_autoencoders --seeds 100-109
    python tools/seeds.py 01_convolution 11_gan_phases --seeds 3,5,8
    python tools/seeds.py 01_convolution --twice

Prints of each claim the smallest and the largest value over the seeds, the
margin that the worst value leaves to the bound, and the seeds at which it
failed. A seed also fails where a cell raises, writes to stderr or kills the
kernel. The result is kept in tools/sweeps/ with the hash of the notebook's
code, for the README's table; a sweep that is interrupted keeps nothing.

--twice runs every cell twice in a row instead, with the notebook's own seed,
and names each cell that breaks; it keeps nothing.

Exit status: 0 when all held, 1 when something failed, 2 when the command is
not clear, 130 when it was interrupted.
"""

import argparse
import copy
import json
import math
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError, DeadKernelError

import notebooks
from helpers.claims import Claim

SWEEPS = Path(__file__).resolve().parent / "sweeps"
LARGEST_SEED = 2**32 - 1
MOST_SEEDS = 1000

# In the kernel, before the first cell: each claim goes to a file as one line
# of JSON, and none is refused.
NOTE_CLAIMS = """
import json
from helpers.claims import Claims

def note(self, claim):
    with open({file!r}, "a", encoding="utf-8") as file:
        file.write(json.dumps([claim.what, claim.value, claim.bound]) + "\\n")

Claims.judge = note
"""


@dataclass(frozen=True)
class Run:
    """What came of one seed: the claims made, and what ended it, if any."""

    claims: list[Claim]
    trouble: str | None


def parse_seeds(text: str) -> list[int]:
    """The seeds in "100-109", "3,5,8", "7" or a mixture, in that order.

    Raises ValueError when the text says no such thing, a seed is larger
    than 2**32 - 1 or comes twice, or there are more than 1,000.
    """
    seeds = []
    for part in text.split(","):
        found = re.fullmatch(r"([0-9]{1,10})(?:-([0-9]{1,10}))?", part.strip())
        if not found:
            raise ValueError(
                f"The seeds {text!r} are not clear: write 100-109, 3,5,8 or 7."
            )
        first, last = int(found[1]), int(found[2] or found[1])
        if first > last:
            raise ValueError(
                f"The seeds {part.strip()!r} run backwards: write "
                f"{last}-{first}."
            )
        if last > LARGEST_SEED:
            raise ValueError(
                f"The seed {last} is too large: {LARGEST_SEED} is the largest."
            )
        if len(seeds) + last - first >= MOST_SEEDS:
            raise ValueError(
                f"The seeds {text!r} are more than {MOST_SEEDS:,}: give fewer."
            )
        seeds.extend(range(first, last + 1))
    for seed in seeds:
        if seeds.count(seed) > 1:
            raise ValueError(f"The seed {seed} comes twice: give it once.")
    return seeds


def sweep(path: Path, seeds: list[int]) -> dict:
    """Run a notebook once a seed, each in a new kernel, and tell of it.

    Returns the result as `keep` stores it (see `summary`).
    """
    nb = nbformat.read(path, as_version=4)
    runs = {}
    for seed in seeds:
        print(f"{path.stem}, seed {seed}: ", end="", flush=True)
        start = time.perf_counter()
        runs[seed] = run = run_seed(nb, path.parent, seed)
        print(f"{time.perf_counter() - start:.0f} s,", _outcome(run))
        for claim in run.claims:
            if not claim.holds:
                print(f"  does not hold: {claim}")
        sys.stdout.flush()
    return summary(notebooks.code_hash(nb), runs)


def run_seed(nb, folder: Path, seed: int) -> Run:
    """Run a notebook with one seed, up to its end or the first trouble.

    A claim that does not hold is noted and stops nothing. folder: where the
    notebook lies.
    """
    nb = copy.deepcopy(nb)
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "claims"
        file.touch()
        with notebooks.kernel(nb, folder, COURSE_SEED=str(seed)) as client:
            notebooks.ask(client, NOTE_CLAIMS.format(file=str(file)))
            trouble = next(troubles(client), None)
        lines = file.read_text(encoding="utf-8").splitlines()
    return Run([Claim(*json.loads(line)) for line in lines], trouble)


def troubles(client, times: int = 1) -> Iterator[str]:
    """Run the cells in order, each so many times in a row.

    Yields one sentence a cell that raises or writes to stderr, and ends when
    the kernel dies or no longer answers.
    """
    number = 0
    for index, cell in enumerate(client.nb.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        number += 1
        for again in range(times):
            where = f"In [{number}]" + (", run again," if again else "")
            try:
                client.execute_cell(cell, index)
            except CellExecutionError as error:
                said = f"{error.ename}: {error.evalue}"
                yield f"{where} raised {_line(said)}"
                break
            except DeadKernelError:
                yield f"{where} killed the kernel."
                return
            except TimeoutError:
                yield f"{where} ran over {notebooks.CELL_TIMEOUT} seconds."
                return
            noise = "".join(
                output.text
                for output in cell.outputs
                if output.get("name") == "stderr"
            )
            if noise:
                yield f"{where} wrote to stderr: {_line(noise)}"
                break


def _line(text: str) -> str:
    """The first line of a message, not too long."""
    return text.strip().partition("\n")[0][:200]


def _outcome(run: Run) -> str:
    """How one seed ended, in words."""
    if run.trouble:
        return run.trouble
    failed = sum(not claim.holds for claim in run.claims)
    if failed:
        return f"{failed} of {len(run.claims)} claims do not hold"
    return f"{len(run.claims)} claims hold"


def summary(code_hash: str, runs: dict[int, Run]) -> dict:
    """What a sweep says, in plain values.

    code_hash: of the notebook's code. runs: the run of each seed.

    Returns ``code_sha256``; ``seeds``; ``failed``: why, by seed; ``claims``:
    one row a claim, in the notebook's order, with

    - ``what`` and ``claimed``: its name, and the bound as `Claim` has it
      ("yes" for a yes-or-no claim; of bounds that differ between the seeds,
      the one that was kept worst);
    - ``smallest``, ``largest`` and ``margin``: over the seeds, in the unit of
      the claim; None where a value was not finite, and absent from a
      yes-or-no claim;
    - ``failed``: the seeds at which it did not hold, or was not made although
      the notebook ran to its end.
    """
    made = {}
    for seed, run in runs.items():
        for claim in run.claims:
            made.setdefault(claim.what, []).append((seed, claim))
    rows = [_row(what, made[what], runs) for what in made]
    failed = {}
    for seed, run in runs.items():
        missed = sum(seed in row["failed"] for row in rows)
        if run.trouble:
            failed[str(seed)] = run.trouble
        elif missed:
            failed[str(seed)] = f"{missed} of {len(rows)} claims"
    return {
        "code_sha256": code_hash,
        "seeds": list(runs),
        "failed": failed,
        "claims": rows,
    }


def _row(what, made, runs) -> dict:
    """The row of one claim. made: (seed, claim), each time it was made."""
    seeds = {seed for seed, _ in made}
    failed = {seed for seed, claim in made if not claim.holds}
    failed |= {s for s, run in runs.items() if not run.trouble} - seeds
    row = {"what": what, "claimed": "yes"}
    bounded = [claim for _, claim in made if claim.bound]
    if bounded:
        worst = min(bounded, key=lambda claim: claim.margin)
        values = [claim.value for claim in bounded]
        finite = all(map(math.isfinite, values))
        row["claimed"] = worst.bound
        row["smallest"] = _rounded(min(values)) if finite else None
        row["largest"] = _rounded(max(values)) if finite else None
        row["margin"] = _rounded(worst.margin) if finite else None
    row["failed"] = sorted(failed)
    return row


def _rounded(value: float) -> float:
    """Six significant digits: more would differ from machine to machine."""
    return float(f"{value:.6g}")


def table(result: dict) -> str:
    """A sweep in lines of text, one a claim."""
    width = max((len(row["what"]) for row in result["claims"]), default=5)
    lines = [
        f"{'claim':{width}}{'claimed':>26}{'smallest':>12}{'largest':>12}"
        f"{'margin':>12}{'of bound':>10}  failed at"
    ]
    for row in result["claims"]:
        bound = {} if row["claimed"] == "yes" else row["claimed"]
        numbers = [row.get(key) for key in ("smallest", "largest", "margin")]
        cells = "".join(
            f"{'' if number is None else format(number, '.4g'):>12}"
            for number in numbers
        )
        claimed = Claim(row["what"], True, bound).claimed
        failed = ", ".join(map(str, row["failed"]))
        lines.append(
            f"{row['what']:{width}}{claimed:>26}{cells}"
            f"{_relative(bound, row.get('margin')):>10}  {failed}".rstrip()
        )
    return "\n".join(lines)


def _relative(bound, margin) -> str:
    """The margin as a share of the one number that bounds the value."""
    limit = bound.get("at_most") or bound.get("at_least")
    if not limit or margin is None:
        return ""
    return f"{100 * margin / abs(limit):.1f} %"


def keep(name: str, result: dict) -> Path:
    """Store a sweep, one line a claim; the file is whole or as it was."""
    head = {key: result[key] for key in ("code_sha256", "seeds", "failed")}
    lines = [f"{json.dumps(k)}: {_json(value)}" for k, value in head.items()]
    claims = ",\n".join(f"  {_json(row)}" for row in result["claims"])
    text = "{\n" + ",\n".join(lines) + f',\n"claims": [\n{claims}\n]\n}}\n'
    SWEEPS.mkdir(exist_ok=True)
    path = SWEEPS / f"{name}.json"
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)
    return path


def _json(value) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def held(path: Path) -> str:
    """At how many seeds a notebook held, as in "10 of 10".

    Empty unless a sweep of this very code is stored. Raises ValueError when
    the stored file is damaged.
    """
    stored = SWEEPS / f"{path.stem}.json"
    if not stored.exists():
        return ""
    nb = nbformat.read(path, as_version=4)
    try:
        result = json.loads(stored.read_text(encoding="utf-8"))
        if result["code_sha256"] != notebooks.code_hash(nb):
            return ""
        seeds, failed = result["seeds"], result["failed"]
        return f"{len(seeds) - len(failed)} of {len(seeds)}"
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(
            f"{stored.name} in {stored.parent.name}/ is damaged: run python "
            f"tools/seeds.py {path.stem} again."
        ) from error


def twice(path: Path) -> bool:
    """Run every cell twice in a row, naming each that breaks: none did?"""
    nb = nbformat.read(path, as_version=4)
    whole = True
    with notebooks.kernel(nb, path.parent) as client:
        for trouble in troubles(client, times=2):
            whole = False
            print(f"{path.stem}: {trouble}", flush=True)
    if whole:
        print(f"{path.stem}: every cell can be run twice.", flush=True)
    return whole


def main(arguments=None) -> int:
    """Do what the command line asks; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="+", metavar="NAME")
    job = parser.add_mutually_exclusive_group(required=True)
    job.add_argument("--seeds", metavar="SEEDS")
    job.add_argument("--twice", action="store_true")
    given = parser.parse_args(arguments)
    try:
        paths = [notebooks.named(name) for name in given.names]
        seeds = [] if given.twice else parse_seeds(given.seeds)
    except ValueError as error:
        parser.error(str(error))
    try:
        if given.twice:
            whole = [twice(path) for path in paths]
        else:
            whole = [_sweep_and_keep(path, seeds) for path in paths]
    except KeyboardInterrupt:
        print("\nInterrupted: the notebook at hand is not kept.")
        return 130
    return 0 if all(whole) else 1


def _sweep_and_keep(path: Path, seeds: list[int]) -> bool:
    result = sweep(path, seeds)
    kept = keep(path.stem, result).relative_to(SWEEPS.parent.parent)
    whole = len(seeds) - len(result["failed"])
    print(f"\n{table(result)}\n")
    print(
        f"{path.stem}: every claim held at {whole} of {len(seeds)} seeds. "
        f"Kept in {kept}; python tools/readme.py writes it into the README.",
        flush=True,
    )
    return not result["failed"]


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
