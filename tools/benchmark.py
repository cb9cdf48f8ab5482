"""Measure every notebook and write the course table of the README.

    python tools/benchmark.py              all of them, one after the other
    python tools/benchmark.py 04_under...  those; the others keep their times

Prints of each: wall time, slowest cell, peak memory, and the slowest answer
of what can be moved. Nothing else should run on the machine meanwhile.
"""

import argparse
import time

import notebooks
import readme


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    given = parser.parse_args()
    try:
        paths = [notebooks.named(name) for name in given.names]
    except ValueError as error:
        parser.error(str(error))
    measured = {}
    print(
        f"{'notebook':42}{'wall s':>8}{'slowest cell':>20}{'peak MB':>9}"
        f"{'answer ms':>11}"
    )
    for path in paths or notebooks.all_notebooks():
        start = time.perf_counter()
        run = notebooks.execute(path)
        wall = time.perf_counter() - start
        slowest = max(run.seconds)
        cell = f"In [{run.seconds.index(slowest) + 1}] {slowest:.1f} s"
        measured[path.stem] = round(wall)
        print(
            f"{path.stem:42}{wall:8.1f}{cell:>20}{run.memory:9.0f}"
            f"{1000 * run.answer:11.0f}",
            flush=True,
        )
    readme.write_table(measured)


if __name__ == "__main__":
    main()
