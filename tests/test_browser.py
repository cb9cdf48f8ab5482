"""Each notebook in real JupyterLab: run all cells, move every control."""

import time

import pytest
from jupyterlab_page import ERRORS, run_all, shut_down

import notebooks
from helpers import course

ANSWER_SECONDS = 20


@pytest.mark.parametrize(
    "path", notebooks.all_notebooks(), ids=lambda p: p.stem
)
def test_runs_and_moves_in_jupyterlab(path, browser, lab):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    try:
        page.goto(lab.address(path.name))
        run_all(page)
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
        shut_down(page)


def test_the_start_pages_table_leads_to_the_notebooks(browser, lab):
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    try:
        page.goto(lab.address("00_start_here.ipynb"))
        run_all(page)
        entry = course.lesson("04_undercomplete_autoencoders")
        page.get_by_role("link", name=f"04 {entry.title}").click()
        page.get_by_role("heading", name=entry.title).wait_for()
    finally:
        shut_down(page)


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
