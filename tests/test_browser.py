"""Each notebook in real JupyterLab, as stored and at work."""

import shutil
import time

import pytest
from PIL import Image

import notebooks
from helpers import course
from helpers.display import animation
from jupyterlab_page import (
    ERRORS,
    end_kernel,
    load_anew,
    opened,
    run_all,
    save,
)

ANSWER_SECONDS = 20
DEAD = "button, input, select, textarea, canvas, [role=slider]"


@pytest.mark.parametrize(
    "path", notebooks.all_notebooks(), ids=lambda p: p.stem
)
def test_runs_and_moves_in_jupyterlab(path, browser, lab):
    with opened(browser, lab.address(path.name)) as page:
        run_all(page)
        errors = page.locator(ERRORS).all_inner_texts()
        assert not errors, f"{path.name} shows: {errors}"
        moved = sum(
            _move(page, selector, act, f"{path.name}: {selector}")
            for selector, act in ACTIONS.items()
        )
        assert moved > 0, f"{path.name} has nothing to move"
        alerts = page.locator(".jp-OutputArea").get_by_role("alert")
        errors = page.locator(ERRORS).or_(alerts).all_inner_texts()
        assert not errors, f"{path.name} shows, when moved: {errors}"


def _press_keys(slider):
    """Keys that move a slider, from wherever it stands."""
    slider.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
        slider.press(key)
        yield


def _click(control):
    control.click()
    yield


def _edit(field):
    field.fill("2.5")
    field.press("Tab")
    yield


ACTIONS = {
    ".course-slider input": _press_keys,
    ".course-player input": _press_keys,
    ".course-player .on": _click,
    ".course-pad canvas": _click,
    ".course-map img": _click,
    ".widget-checkbox input": _click,
    ".widget-button": _click,
    ".widget-gridbox > :first-child input": _edit,
}


def _move(page, selector, act, what) -> int:
    """Move all controls of a kind, each with its picture; their number."""
    controls = page.locator(f".jp-OutputArea-output {selector}")
    for k in range(controls.count()):
        control = controls.nth(k)
        control.scroll_into_view_if_needed()
        before = _picture(control)
        moved = any(_changes(control, before, 2) for _ in act(control))
        if not (moved or _changes(control, before)):
            pytest.fail(f"{what} ({k + 1}) does not change its picture")
    return controls.count()


def _picture(control) -> str:
    """Source of the picture that a control redraws."""
    return control.evaluate(
        """e => (e.closest(".course-player")?.querySelector("img") ??
                 e.closest(".jp-OutputArea-output")
                  .querySelector(".course-live img")).src"""
    )


def _changes(control, before, seconds=ANSWER_SECONDS) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if _picture(control) != before:
            return True
        time.sleep(0.02)
    return False


def test_a_fresh_clone_shows_pictures_and_no_dead_control(browser, lab):
    fresh = lab.folder / "fresh"
    shutil.copytree(notebooks.FOLDER, fresh)
    paths = sorted(fresh.glob("*.ipynb"))
    problems = []
    with opened(browser, lab.address(f"fresh/{paths[0].name}")) as page:
        for path in paths:
            trusted, pictures, broken, dead = page.evaluate(
                OPEN_AND_LOOK, [f"fresh/{path.name}", DEAD]
            )
            assert not trusted, f"{path.name} is trusted: nothing is tested"
            if not pictures:
                problems.append(f"{path.name} shows no picture")
            problems += [f"{path.name}: broken {text}" for text in broken]
            problems += [f"{path.name}: dead {text}" for text in dead]
    assert not problems, "\n".join(problems)


#: Open a notebook with all outputs unfolded, run nothing, and look at it.
OPEN_AND_LOOK = """async ([path, dead]) => {
  const app = window.jupyterapp;
  await app.restored;
  const panel = await app.commands.execute("docmanager:open", {path});
  await panel.context.ready;
  await panel.revealed;
  await app.commands.execute("notebook:show-all-cell-outputs");
  const outputs = (tags) => [...panel.node.querySelectorAll(
    `.jp-OutputArea-output :is(${tags})`)];
  const cells = panel.content.widgets.filter(
    (cell) => cell.model.type === "code");
  const count = (one) => cells.map(one).reduce((a, b) => a + b, 0);
  while (count((cell) => cell.outputArea.widgets.length) <
         count((cell) => cell.model.outputs.length))
    await new Promise((done) => setTimeout(done, 100));
  const images = outputs("img");
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  const name = (element) => element.outerHTML.slice(0, 100);
  const found = [cells.some((cell) => cell.model.trusted), images.length,
    images.filter((image) => !image.naturalWidth).map(name),
    outputs(dead).filter((e) => e.checkVisibility()).map(name)];
  await panel.sessionContext.shutdown();
  panel.dispose();
  return found;
}"""


def test_the_start_pages_table_leads_to_the_notebooks(browser, lab):
    with opened(browser, lab.address("00_start_here.ipynb")) as page:
        run_all(page)
        entry = course.lesson("04_undercomplete_autoencoders")
        page.get_by_role("link", name=f"04 {entry.title}").click()
        page.get_by_role("heading", name=entry.title).wait_for()


DRAW = """
import matplotlib.pyplot as plt
from helpers.display import buttons, editor, player, sliders


def draw(height):
    if height == 3:
        raise ValueError("the height is 3")
    plt.subplots(figsize=(3, 2))[1].plot([0, height])
"""


def test_controls_have_names_and_say_what_is_wrong(browser, lab):
    address = lab.write(
        "names.ipynb",
        DRAW,
        "sliders(lambda the_height, on: draw(the_height),"
        " the_height=(0, 4, 1, 2), on=True)",
        "buttons(lambda: draw(1), {'do it': lambda: None})",
        "editor(lambda values: draw(values.sum()), [[0, 1], [1, 0]])",
    )
    with opened(browser, address) as page:
        run_all(page)
        outputs = page.locator(".jp-OutputArea")
        slider = outputs.get_by_role("slider", name="the height", exact=True)
        field = outputs.get_by_role("spinbutton", name="row 2, column 1")
        outputs.get_by_role("checkbox", name="on", exact=True).wait_for()
        outputs.get_by_role("button", name="do it").wait_for()
        assert slider.get_attribute("aria-valuetext") == "2"
        for control, act in ((slider, _press_keys), (field, _edit)):
            before = _picture(control)
            next(act(control))
            if control is slider:
                alert = outputs.get_by_role("alert")
                alert.get_by_text("ValueError: the height is 3").wait_for()
                assert _picture(control) == before
                slider.press("ArrowRight")
                alert.wait_for(state="detached")
            assert _changes(control, before)
        pictures = outputs.get_by_role("img", name="the picture that")
        assert pictures.count() == 3
        assert outputs.locator("img:visible").count() == 3


def test_keys_stay_in_sliders_and_players(browser, lab):
    address = lab.write(
        "keys.ipynb",
        DRAW,
        "sliders(draw, height=(4, 9, 1, 4))",
        "player(draw, [0, 1, 2], strip=1)",
        "'the last cell'",
    )
    with opened(browser, address) as page:
        run_all(page)
        player = page.locator(".course-player")
        for control in (
            page.get_by_role("slider", name="height"),
            player.get_by_role("slider", name="step"),
            player.get_by_role("button", name="play or pause"),
        ):
            control.focus()
            before = _notebook(page)
            for key in ("b", "a", "Escape", "ArrowDown", "ArrowUp"):
                page.keyboard.press(key)
            page.wait_for_timeout(200)
            assert _notebook(page) == before
            for key, sign in (("ArrowRight", 1), ("ArrowLeft", -1)):
                shown = _place(control)
                page.keyboard.press(key)
                assert _place(control) == shown + sign
            assert _notebook(page) == before
        control.press("Shift+Enter")
        active = ".jp-mod-active .cm-content:has-text('the last cell')"
        page.locator(active).wait_for()


def _notebook(page):
    """Number of cells, the active cell, and where the focus is."""
    return page.evaluate(
        """() => {
          const notebook = window.jupyterapp.shell.currentWidget.content;
          return [notebook.widgets.length, notebook.activeCellIndex,
                  document.activeElement.outerHTML.slice(0, 60)];
        }"""
    )


def _place(control) -> int:
    """Where the slider beside a control stands."""
    return control.evaluate(
        "e => +e.parentElement.querySelector('input').value"
    )


def test_a_player_plays_in_a_page_without_kernel(browser):
    frames = [Image.new("P", (20, 10), k) for k in range(3)]
    html = animation._page(frames, "<b>'epoch'</b>", 100)
    page = browser.new_page()
    try:
        page.set_content(html + html)
        for k in range(2):
            player = page.locator(".course-player").nth(k)
            player.get_by_text("<b>'epoch'</b> 1 of 3").wait_for()
            assert player.get_by_role("button").count() == 3
            player.get_by_role("button", name="play or pause").click()
            player.get_by_text("<b>'epoch'</b> 3 of 3").wait_for()
            player.get_by_text("play", exact=True).wait_for()
            assert not player.get_by_text("Run this cell").count()
            last = player.get_by_role("img", name="3 of 3")
            assert last.evaluate("image => image.naturalWidth") == 20
    finally:
        page.close()


def test_controls_live_on_after_the_tab_was_loaded_anew(browser, lab):
    address = lab.write(
        "anew.ipynb", DRAW, "sliders(draw, height=(4, 9, 1, 4))"
    )
    with opened(browser, address) as page:
        outputs = page.locator(".jp-OutputArea")
        slider = outputs.get_by_role("slider", name="height")
        picture = outputs.locator("img:visible")
        run_all(page)
        slider.wait_for()
        load_anew(page)  # not saved: nothing stands there, nothing dead
        page.wait_for_timeout(2000)
        assert not "".join(outputs.all_inner_texts()).strip()
        run_all(page)
        save(page)
        load_anew(page)
        before = _picture(slider)
        slider.press("ArrowRight")
        assert _changes(slider, before)
        assert picture.count() == 1
        end_kernel(page)
        load_anew(page)
        outputs.get_by_text("Run this cell to get its controls").wait_for()
        assert picture.count() == 1
        assert picture.evaluate("image => image.naturalWidth") > 0
        assert not outputs.locator(DEAD).count()
