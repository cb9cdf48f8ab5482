"""JupyterLab in Chromium, for the tests that need the real thing.

The fixtures `browser` and `lab` need Chromium and the packages of
requirements-dev.txt; without them the tests are skipped, except in CI (the
environment variable CI is set), where they fail.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

import notebooks
import offline

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
RUN_SECONDS = 900  # the longest notebook, on a machine that is busy
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CELL = ".jp-Notebook .jp-CodeCell"
KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
ERRORS = (
    '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"], '
    '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]'
)


def _missing(what: str):
    if os.environ.get("CI"):
        pytest.fail(f"{what}, and CI must run the browser tests", False)
    pytest.skip(f"{what}: the browser tests did not run")


@pytest.fixture(scope="module")
def browser():
    """Headless Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed (see requirements-dev.txt)")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        _missing("no Chromium was found on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path, args=list(QUIET)
        )
        yield running
        running.close()


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab on a copy of the notebooks.

    folder: holds them; a test may write more there.
    """

    folder: Path
    origin: str
    token: str

    def address(self, name: str) -> str:
        """Where a notebook opens, in a fresh workspace."""
        return f"{self.origin}/lab/tree/{name}?token={self.token}&reset"

    def write(self, name: str, *sources: str) -> str:
        """Write a notebook of these code cells; return its address."""
        nb = nbformat.v4.new_notebook(metadata={"kernelspec": KERNEL})
        nb.cells = [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(nb, self.folder / name)
        return self.address(name)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab on a copy of the notebooks."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(notebooks.FOLDER, home / "notebooks")
    _settings(
        home,
        # All cells stay on the page, so that the test sees each of them.
        {"notebook-extension/tracker": {"windowingMode": "none"}}
        # No question about news, which would cover a part of the page.
        | {
            "apputils-extension/notification": {
                "fetchNews": "false",
                "checkForUpdates": False,
            }
        },
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    environment = offline.kernel_environment(home / "ipython")
    environment.pop("MPLBACKEND")
    environment |= {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
    }
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "jupyterlab",
                "--allow-root",
                "--no-browser",
                f"--port={port}",
                f"--IdentityProvider.token={token}",
                f"--ServerApp.root_dir={home / 'notebooks'}",
                "--LabApp.expose_app_in_browser=True",
            ],
            env=environment,
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/api?token={token}").close()
            break
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.5)
    else:
        server.terminate()
    if server.poll() is not None:
        pytest.fail("JupyterLab did not start:\n" + (home / "log").read_text())
    yield Lab(home / "notebooks", address, token)
    server.terminate()
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()  # it can hang when a kernel has just been started


def _settings(home, plugins) -> None:
    """Write JupyterLab's settings of some plugins."""
    for plugin, values in plugins.items():
        path = home / "settings" / "@jupyterlab" / plugin
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(path.name + ".jupyterlab-settings").write_text(
            json.dumps(values)
        )


def run_all(page) -> None:
    """Clear all outputs, then run all cells, with JupyterLab's commands."""
    page.wait_for_selector(CELL, timeout=60_000)
    page.set_default_timeout(1000 * RUN_SECONDS)
    counts = page.evaluate(
        """async () => {
          const app = window.jupyterapp;
          await app.restored;
          const panel = app.shell.currentWidget;
          await panel.sessionContext.ready;
          await app.commands.execute("notebook:clear-all-cell-outputs");
          await app.commands.execute("notebook:run-all-cells");
          return panel.content.widgets
            .filter(cell => cell.model.type === "code")
            .map(cell => cell.model.executionCount);
        }"""
    )
    page.set_default_timeout(30_000)
    first = counts[0] or 1  # more than 1 if the kernel ran before
    assert counts == list(range(first, first + len(counts))) or (
        page.locator(ERRORS).count()
    ), f"not all cells ran: {counts}"


@contextmanager
def opened(browser, address: str):
    """A page with this notebook; its kernel ends with the block."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.on("dialog", lambda dialog: dialog.accept())  # leave unsaved
    try:
        page.goto(address)
        page.wait_for_selector(CELL, timeout=60_000)
        yield page
    finally:
        shut_down(page)


def load_anew(page) -> None:
    """Load the browser's tab again; the kernel lives on."""
    page.reload()
    page.wait_for_selector(CELL, timeout=60_000)


def save(page) -> None:
    """Save the notebook."""
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")


def shut_down(page) -> None:
    """End the kernel, so that the next notebook has the machine alone."""
    end_kernel(page)
    page.close()


def end_kernel(page) -> None:
    """End all kernels; the page stays."""
    page.evaluate(
        """async () => {
          const base = location.origin;
          const token = new URLSearchParams(location.search).get("token") ??
            JSON.parse(document.getElementById(
              "jupyter-config-data").textContent).token;
          const ask = (path, method) => fetch(`${base}${path}`, {
            method, headers: {Authorization: `token ${token}`}});
          for (const s of await (await ask("/api/sessions", "GET")).json())
            await ask(`/api/sessions/${s.id}`, "DELETE");
        }"""
    )
