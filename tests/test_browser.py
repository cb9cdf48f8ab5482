"""Each notebook in real JupyterLab: run all cells, move every control.

Needs Chromium and the packages of requirements-dev.txt; without them the
tests are skipped, except in CI (the environment variable CI is set), where
they fail.
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

import pytest

import notebooks
import offline
from helpers import course

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
RUN_SECONDS = 400
ANSWER_SECONDS = 20
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
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


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab on a copy of the notebooks; its address for a notebook."""
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
    yield lambda name: f"{address}/lab/tree/{name}?token={token}&reset"
    server.terminate()
    server.wait(20)


def _settings(home, plugins) -> None:
    """Write JupyterLab's settings of some plugins."""
    for plugin, values in plugins.items():
        path = home / "settings" / "@jupyterlab" / plugin
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(path.name + ".jupyterlab-settings").write_text(
            json.dumps(values)
        )


@pytest.mark.parametrize(
    "path", notebooks.all_notebooks(), ids=lambda p: p.stem
)
def test_runs_and_moves_in_jupyterlab(path, browser, lab):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    try:
        page.goto(lab(path.name))
        _run_all(page)
        errors = page.locator(ERRORS).all_inner_texts()
        assert not errors, f"{path.name} shows: {errors}"
        moved = _move_sliders(page, path.name)
        moved += _move_boxes(page, path.name)
        moved += _press(page, path.name, ".widget-button", "a button")
        moved += _press(
            page, path.name, ".course-player [data-do=on]", "a player"
        )
        moved += _edit(page, path.name)
        assert moved > 0, f"{path.name} has nothing to move"
        errors = page.locator(ERRORS).all_inner_texts()
        assert not errors, f"{path.name} shows, when moved: {errors}"
    finally:
        _shut_down(page)


def test_the_start_pages_table_leads_to_the_notebooks(browser, lab):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    try:
        page.goto(lab("00_start_here.ipynb"))
        _run_all(page)
        entry = course.lesson("04_undercomplete_autoencoders")
        page.get_by_role("link", name=f"04 {entry.title}").click()
        page.get_by_role("heading", name=entry.title).wait_for()
    finally:
        _shut_down(page)


def _run_all(page) -> None:
    """Clear all outputs, then run all cells, with JupyterLab's commands."""
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
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
    assert counts == list(range(1, len(counts) + 1)) or (
        page.locator(ERRORS).count()
    ), f"not all cells ran: {counts}"


def _picture(control) -> str:
    """Source of the picture in the same output area as a control."""
    return control.evaluate(
        """e => (e.closest(".course-player") ??
                 e.closest(".jp-Cell-outputArea"))
                .querySelector("img").src"""
    )


def _changes(control, before, seconds=ANSWER_SECONDS) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if _picture(control) != before:
            return True
        time.sleep(0.05)
    return False


def _move_sliders(page, name) -> int:
    handles = page.locator(".jp-OutputArea .noUi-handle")
    for k in range(handles.count()):
        handle = handles.nth(k)
        handle.scroll_into_view_if_needed()
        before = _picture(handle)
        handle.focus()
        for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
            handle.press(key)
            if _changes(handle, before, 4):
                break
        else:
            pytest.fail(f"{name}: slider {k + 1} does not move its picture")
    return handles.count()


def _press(page, name, selector, what) -> int:
    buttons = page.locator(f".jp-OutputArea {selector}")
    for k in range(buttons.count()):
        button = buttons.nth(k)
        before = _picture(button)
        button.click()
        if not _changes(button, before):
            pytest.fail(f"{name}: {what} ({k + 1}) does not move its picture")
    return buttons.count()


def _move_boxes(page, name) -> int:
    return _press(page, name, ".widget-checkbox input[type=checkbox]", "a box")


def _edit(page, name) -> int:
    """Change the first number of each editor."""
    editors = page.locator(".jp-OutputArea .widget-gridbox")
    for k in range(editors.count()):
        field = editors.nth(k).locator("input[type=number]").first
        before = _picture(field)
        field.fill("2.5")
        field.press("Tab")
        if not _changes(field, before):
            pytest.fail(f"{name}: editor {k + 1} does not move its picture")
    return editors.count()


def _shut_down(page) -> None:
    """End the kernel, so that the next notebook has the machine alone."""
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
    page.close()
