"""A player: a drawing function over time, as film strip and animation.

The film strip is a picture, which every view of the notebook shows. The
player is one piece of HTML with its frames inside it: no kernel, no network
and no icon font (matplotlib's own player needs one from the network).
"""

import base64
import hashlib
import html
import io
import json
from string import Template

import numpy as np
from PIL import Image as PILImage

from ..arrays import tile
from .render import render

_PLAYER = Template("""\
<div class="course-player $name" style="max-width:max(${width}px,30em)">
<img src="data:image/png;base64,$first" alt="$alt"
 style="max-width:100%;display:block;background:white">
<p><em>Run this cell to play it.</em></p>
</div>
<script>
"use strict";
for (const root of document.querySelectorAll(".$name:not([data-alive])")) {
  root.dataset.alive = "";
  const label = $label;
  const image = root.querySelector("img");
  const frames = [image.src].concat(
    $rest.map((png) => "data:image/png;base64," + png));
  const last = frames.length - 1;
  const make = (tag, values) =>
    Object.assign(document.createElement(tag), values);
  const button = (className, textContent, name, onclick) =>
    make("button", {className, textContent, title: name, ariaLabel: name,
      onclick});
  let at = 0;
  let timer = null;
  const play = button("play", "play", "play or pause", () => {
    if (timer) { stop(); return; }
    play.textContent = "pause";
    if (at === last) show(0);
    timer = setInterval(() => {
      if (at === last) stop(); else show(at + 1);
    }, $interval);
  });
  const range = make("input", {type: "range", min: 0, max: last,
    ariaLabel: label, oninput: () => { stop(); show(+range.value); }});
  const text = make("span");
  const row = make("div");
  range.style.flex = "1";
  text.style.whiteSpace = "nowrap";
  row.style.cssText =
    "display:flex;gap:0.5em;align-items:center;font-size:1.1em";
  row.append(
    button("back", "\\u25c0", "one " + label + " back", () => step(-1)),
    play,
    button("on", "\\u25b6", "one " + label + " on", () => step(1)),
    range, text);
  root.querySelector("p").replaceWith(row);
  root.onkeydown = (event) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();  // JupyterLab would insert a cell at B
    const by = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (by) { event.preventDefault(); step(by); }
  };
  function show(k) {
    at = Math.max(0, Math.min(last, k));
    range.value = at;
    image.src = frames[at];
    text.ariaLive = timer ? "off" : "polite";
    text.textContent = `$${label} $${at + 1} of $${frames.length}`;
    image.alt = range.ariaValueText = text.textContent;
  }
  function stop() {
    clearInterval(timer); timer = null; play.textContent = "play";
  }
  function step(by) { stop(); show(at + by); }
  show(0);
}
</script>
""")


def player(
    draw,
    frames,
    strip=5,
    label="step",
    interval=600,
    strip_columns=None,
    dpi=72,
) -> None:
    """Show a film strip of a few frames, then a player of all of them.

    draw: draw(frame) draws one figure; all frames have the same size.
    frames: the values that `draw` is called with, at least two of them.
    strip: the number of frames in the film strip, evenly spaced, first and
        last included.
    label: what a frame is ("step", "epoch"), written beside the slider.
    interval: milliseconds between frames while it plays.
    strip_columns: frames in a row of the strip; all in one row unless given.
    dpi: dots per inch of the frames; lower makes the notebook smaller.

    Raises ValueError when there are fewer than two frames, when they differ
    in size, or when strip is not between 1 and the number of frames.
    """
    from IPython.display import HTML, Image, display

    frames = list(frames)
    if len(frames) < 2:
        raise ValueError(
            f"A player needs at least two frames, not {len(frames)}."
        )
    if not 1 <= strip <= len(frames):
        raise ValueError(
            f"The strip has {strip} frames: choose from 1 to {len(frames)}."
        )
    pictures = [_open(render(draw, f, dpi=dpi)) for f in frames]
    sizes = {picture.size for picture in pictures}
    if len(sizes) > 1:
        raise ValueError(
            f"The frames differ in size ({sorted(sizes)} pixels): draw every "
            "frame with the same figsize."
        )
    chosen = np.linspace(0, len(frames) - 1, strip).round().astype(int)
    sheet = _strip([pictures[k] for k in chosen], strip_columns or strip)
    display(Image(data=_png(sheet), format="png"))
    display(HTML(_page(pictures, str(label), int(interval))))


def _page(pictures, label: str, interval: int) -> str:
    """The HTML: frame 1, and a script that makes the controls under it.

    Equal pictures give equal pages. Where the script does not run (an
    untrusted notebook, GitHub), frame 1 stands alone.
    """
    first, *rest = [base64.b64encode(_png(p)).decode() for p in pictures]
    content = json.dumps([first, *rest, label, interval])
    return _PLAYER.substitute(
        name=f"player-{hashlib.sha256(content.encode()).hexdigest()[:16]}",
        width=pictures[0].size[0],
        first=first,
        alt=html.escape(f"{label} 1 of {len(pictures)}"),
        # No "<" in the script: "</script>" in a label would end it.
        label=json.dumps(label).replace("<", "\\u003c"),
        rest=json.dumps(rest),
        interval=interval,
    )


def _open(png: bytes):
    """The picture in 64 colours: about a third of the size."""
    picture = PILImage.open(io.BytesIO(png)).convert("RGB")
    return picture.quantize(64, dither=PILImage.Dither.NONE)


def _png(picture) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def _strip(pictures, columns: int):
    """Pictures side by side, `columns` in a row, at most 1,100 px wide."""
    stack = np.stack(
        [np.asarray(picture.convert("RGB")) for picture in pictures]
    )
    sheet = PILImage.fromarray(tile(stack, columns, fill=255))
    if sheet.size[0] > 1100:
        scale = 1100 / sheet.size[0]
        sheet = sheet.resize(
            (1100, round(sheet.size[1] * scale)), PILImage.Resampling.LANCZOS
        )
    return sheet.quantize(64, dither=PILImage.Dither.NONE)
