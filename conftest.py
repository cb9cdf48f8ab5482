"""How the notebooks run as tests: nbval, with its known gaps closed.

The network is cut here and in the kernels. After a failing cell, the rest of
its notebook is skipped, for it would only repeat the failure.
"""

import os
import time
from queue import Empty

import matplotlib
import pytest

import offline

OUTPUT_SECONDS = 60  # nbval waits 5 s for a cell's last output
failed_cells = pytest.StashKey[str]()


def pytest_configure(config):
    matplotlib.use("Agg")
    os.environ.pop("MPLBACKEND", None)  # a kernel chooses its own
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"


@pytest.fixture(scope="session", autouse=True)
def no_network(tmp_path_factory):
    """Cut the network in this process and in every kernel it starts."""
    offline.cut()
    profile = tmp_path_factory.mktemp("kernels") / "ipython"
    environment = offline.kernel_environment(profile)
    os.environ["IPYTHONDIR"] = environment["IPYTHONDIR"]


def _is_cell(item) -> bool:
    return type(item).__name__ == "IPyNbCell"


def _where(item) -> str:
    return f"{item.path.name}, In [{item.cell_num + 1}]"


def pytest_collectstart(collector):
    if type(collector).__name__ == "IPyNbFile":
        collector.skip_compare += ("stderr",)


def pytest_collection_modifyitems(items):
    for item in items:
        if _is_cell(item):
            item.output_timeout = OUTPUT_SECONDS
    # Quick tests first, the notebooks' cells after them, in order.
    items.sort(key=_is_cell)


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
