"""A player: a drawing function over time, as film strip and animation.

The film strip is a picture, which every view of the notebook shows. The
player is one piece of HTML with its frames inside it: no kernel, no network
and no icon font (matplotlib's own player needs one from the network).
"""

import base64
import io
import json
import uuid
from string import Template

import numpy as np
from PIL import Image as PILImage

from ..figures.arrays import tile
from .render import render

_PLAYER = Template("""\
<div id="$id" class="course-player" style="max-width:max(${width}px,30em)">
<img alt="$label" style="max-width:100%;display:block;background:white">
<div style="display:flex;gap:0.5em;align-items:center;font-size:1.1em">
<button data-do="back" title="one step back">&#9664;</button>
<button data-do="play" title="play or pause">play</button>
<button data-do="on" title="one step on">&#9654;</button>
<input type="range" min="0" max="$last" value="0" style="flex:1"
 aria-label="$label">
<output style="white-space:nowrap">$label 1 of $count</output>
</div></div>
<script>
(function () {
  const frames = $frames;
  const root = document.getElementById("$id");
  const image = root.querySelector("img");
  const range = root.querySelector("input");
  const text = root.querySelector("output");
  const play = root.querySelector("[data-do=play]");
  let timer = null;
  function show(k) {
    k = Math.max(0, Math.min(frames.length - 1, k));
    range.value = k;
    image.src = "data:image/png;base64," + frames[k];
    text.textContent = "$label " + (k + 1) + " of " + frames.length;
  }
  function stop() {
    clearInterval(timer); timer = null; play.textContent = "play";
  }
  function step(by) { stop(); show(+range.value + by); }
  root.querySelector("[data-do=back]").onclick = () => step(-1);
  root.querySelector("[data-do=on]").onclick = () => step(1);
  range.oninput = () => { stop(); show(+range.value); };
  play.onclick = () => {
    if (timer) { stop(); return; }
    play.textContent = "pause";
    if (+range.value === frames.length - 1) show(0);
    timer = setInterval(() => {
      if (+range.value === frames.length - 1) stop();
      else show(+range.value + 1);
    }, $interval);
  };
  show(0);
})();
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
    page = _PLAYER.substitute(
        id=f"player-{uuid.uuid4().hex}",
        width=pictures[0].size[0],
        label=label,
        last=len(frames) - 1,
        count=len(frames),
        interval=int(interval),
        frames=json.dumps(
            [base64.b64encode(_png(p)).decode() for p in pictures]
        ),
    )
    display(HTML(page))


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
