"""Measure every notebook and write the course table of the README.

    python tests/benchmark.py              all of them, one after the other
    python tests/benchmark.py 04_under...  those; the others keep their times

Prints wall time, slowest cell and peak memory of each. Nothing else should
run on the machine meanwhile.
"""

import sys
import time

import notebooks
import readme


def main() -> None:
    wanted = sys.argv[1:]
    measured = {}
    print(f"{'notebook':42}{'wall s':>8}{'slowest cell':>22}{'peak MB':>10}")
    for path in notebooks.all_notebooks():
        if wanted and path.stem not in wanted:
            continue
        start = time.perf_counter()
        _, seconds, memory = notebooks.execute(path)
        wall = time.perf_counter() - start
        slowest = max(range(len(seconds)), key=seconds.__getitem__)
        measured[path.stem] = round(wall)
        print(
            f"{path.stem:42}{wall:8.1f}"
            f"{f'In [{slowest + 1}] {seconds[slowest]:.1f} s':>22}"
            f"{memory:10.0f}",
            flush=True,
        )
    readme.write_table(measured)


if __name__ == "__main__":
    main()
