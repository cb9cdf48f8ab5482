"""How the notebooks run as tests: nbval, with its known gaps closed.

The network is cut here and in the kernels. After a failing cell, the rest of
its notebook is skipped, for it would only repeat the failure. `pytest -n 2`
runs on two processors: each notebook and each file of tests stays on one, the
longest notebooks come first.
"""

import os
import tempfile
import time
from importlib import metadata
from pathlib import Path
from queue import Empty

import matplotlib
import nbval.plugin
import pytest

import offline
import readme

OUTPUT_SECONDS = 60  # nbval waits 5 s for a cell's last output
failed_cells = pytest.StashKey[str]()


def need(thing, *names):
    """Say so when nbval lacks something that this file leans on."""
    missing = [name for name in names if not hasattr(thing, name)]
    if missing:
        owner = getattr(thing, "__name__", type(thing).__name__)
        raise pytest.UsageError(
            f"nbval {metadata.version('nbval')} has no "
            f"{', '.join(missing)} in {owner}: install the version of "
            "constraints.txt, or adapt conftest.py."
        )


def pytest_configure(config):
    need(nbval.plugin, "IPyNbFile", "IPyNbCell", "RunningKernel")
    need(nbval.plugin.IPyNbFile, "kernel")
    need(nbval.plugin.RunningKernel, "get_message", "is_alive")
    matplotlib.use("Agg")
    os.environ.pop("MPLBACKEND", None)  # a kernel chooses its own
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    # What the tests start as pytest runs on one processor.
    os.environ["PYTEST_ADDOPTS"] = "-n0"
    # Here and not in a fixture: nbval's cells use none.
    offline.cut()
    profile = tempfile.TemporaryDirectory()
    config.add_cleanup(profile.cleanup)
    environment = offline.kernel_environment(Path(profile.name) / "ipython")
    os.environ["IPYTHONDIR"] = environment["IPYTHONDIR"]


def _is_cell(item) -> bool:
    return isinstance(item, nbval.plugin.IPyNbCell)


def _where(item) -> str:
    return f"{item.path.name}, In [{item.cell_num + 1}]"


def pytest_collectstart(collector):
    if isinstance(collector, nbval.plugin.IPyNbFile):
        need(collector, "skip_compare")
        collector.skip_compare += ("stderr",)


def pytest_collection_modifyitems(config, items):
    for item in items:
        if _is_cell(item):
            need(item, "cell_num", "output_timeout", "test_outputs")
            item.output_timeout = OUTPUT_SECONDS
    if hasattr(config, "workerinput"):  # one of several processes
        _, seconds = readme.stored_table()
        items.sort(key=lambda item: _turn(item, seconds))
    else:
        # Quick tests first, the notebooks' cells after them, in order.
        items.sort(key=_is_cell)


def _turn(item, seconds):
    """Notebooks not measured yet, then the longest, at last other tests."""
    if not _is_cell(item):
        return 0
    return -float(seconds.get(item.path.stem, "inf"))


def pytest_runtest_setup(item):
    if not _is_cell(item):
        return
    failed = item.parent.stash.get(failed_cells, None)
    if failed:
        pytest.skip(f"an earlier cell failed: {failed}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    if not _is_cell(item):
        return (yield)
    _watch_kernel(item.parent.kernel)
    result = yield
    noise = [
        output.text
        for output in item.test_outputs or ()
        if output.get("name") == "stderr"
    ]
    if noise:
        pytest.fail("the cell wrote to stderr: " + "".join(noise), False)
    return result


def _watch_kernel(kernel) -> None:
    """Make nbval's waiting end when the kernel dies, not at its timeout."""
    if hasattr(kernel, "patient_get_message"):
        return
    kernel.patient_get_message = kernel.get_message

    def get_message(stream, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            left = 1.0 if end is None else min(1.0, end - time.monotonic())
            try:
                return kernel.patient_get_message(stream, max(left, 0.0))
            except Empty:
                if not kernel.is_alive():
                    raise RuntimeError(
                        "The kernel died while it ran this cell."
                    ) from None
                if end is not None and time.monotonic() >= end:
                    raise

    kernel.get_message = get_message


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if _is_cell(item) and report.failed:
        item.parent.stash[failed_cells] = _where(item)
        report.longrepr = f"{_where(item)} failed.\n{report.longreprtext}"
    return report
