"""A pad: draw a digit with mouse or finger, and see what becomes of it."""

import anywidget
import ipywidgets
import numpy as np
import traitlets

from ..arrays import finite
from .handwriting import PEN, ink, prepare
from .redraw import Redraw


class Pad(anywidget.AnyWidget):
    """Paper for mouse or finger, with buttons to undo and to clear.

    strokes: what was drawn, as `handwriting.ink` takes it; None until the
        first stroke or the first clear. example: (28, 28), 0 to 1, shown
        faintly until then.

    The browser sends the strokes whenever a pointer moves, the next only
    when the kernel has answered the last.
    """

    strokes = traitlets.List(allow_none=True, default_value=None).tag(
        sync=True, echo_update=False
    )
    example = traitlets.List().tag(sync=True)
    pen = traitlets.Float(PEN).tag(sync=True)

    _esm = """
    function render({ model, el }) {
      el.classList.add("course-pad");
      el.onkeydown = (event) => {
        const modified = event.shiftKey || event.ctrlKey || event.metaKey;
        if (!modified) event.stopPropagation();  // B would insert a cell
      };
      const paper = document.createElement("canvas");
      paper.setAttribute("role", "img");
      paper.setAttribute("aria-label",
        "A pad: draw a digit here with the mouse or a finger");
      const side = paper.width = paper.height = 560;
      const context = paper.getContext("2d");
      context.lineCap = context.lineJoin = "round";
      const buttons = document.createElement("div");
      buttons.append(
        button("undo", () => change(strokes().slice(0, -1))),
        button("clear", () => change([])));
      el.append(paper, buttons);

      function button(text, onclick) {
        return Object.assign(document.createElement("button"),
          {className: "jupyter-button", textContent: text, onclick});
      }
      function strokes() {
        return model.get("strokes") ?? [];
      }
      function change(changed) {
        model.set("strokes", changed);
        model.save_changes();
      }
      function paintExample() {
        const rows = model.get("example");
        const pixel = side / rows.length;
        rows.forEach((row, y) => row.forEach((value, x) => {
          context.fillStyle = `rgba(0, 0, 0, ${0.3 * value})`;
          context.fillRect(x * pixel, y * pixel, pixel, pixel);
        }));
      }
      function paint() {
        context.clearRect(0, 0, side, side);
        if (model.get("strokes") === null) paintExample();
        context.lineWidth = model.get("pen") * side;
        for (const stroke of strokes()) {
          context.beginPath();
          // From a hair beside its start: a single point leaves a dot.
          context.moveTo(stroke[0][0] * side + 0.01, stroke[0][1] * side);
          for (const [x, y] of stroke)
            context.lineTo(x * side, y * side);
          context.stroke();
        }
      }

      let stroke = null;  // the one that is being drawn
      let before = [];
      function extend(event) {
        const box = paper.getBoundingClientRect();
        stroke = [...stroke, [(event.clientX - box.left) / box.width,
                              (event.clientY - box.top) / box.height]];
        change([...before, stroke]);
      }
      paper.onpointerdown = (event) => {
        if (!event.isPrimary || event.button !== 0) return;
        paper.setPointerCapture(event.pointerId);
        before = strokes();
        stroke = [];
        extend(event);
      };
      paper.onpointermove = (event) => {
        if (stroke && event.isPrimary) extend(event);
      };
      paper.onpointerup = paper.onpointercancel = (event) => {
        if (event.isPrimary) stroke = null;
      };
      model.on("change:strokes", paint);
      paint();
      return () => model.off("change:strokes", paint);
    }
    export default { render };
    """

    _css = """
    .course-pad canvas {
      width: 280px; height: 280px; background: white;
      outline: 1px solid #6e6e6e; outline-offset: -1px;
      touch-action: none; cursor: crosshair;
    }
    """

    def digit(self) -> np.ndarray:
        """The digit on the pad, (28, 28): prepared strokes, or the example.

        Raises ValueError when the pad is empty.
        """
        if self.strokes is None:
            return np.array(self.example, dtype="float32")
        return prepare(ink(self.strokes))


def pad(draw, start) -> None:
    """Show a pad to draw a digit on, and beside it what becomes of the digit.

    draw: draw(image) draws one figure; image is float32 of shape (28, 28),
        0 paper to 1 ink, prepared as MNIST's digits are (see
        `handwriting.prepare`). It is called while a stroke is drawn too:
        below 100 ms feels immediate.
    start: (28, 28), 0 to 1: an example digit, drawn at once and shown
        faintly on the pad until the first stroke.

    On an empty pad nothing is drawn, and a sentence says so. Raises
    ValueError when `start` is no such image, and whatever `draw` raises for
    it.
    """
    from IPython.display import display

    example = finite(start, "the pixels of start")
    if (
        example.shape != (28, 28)
        or not 0 <= example.min() <= 1 >= example.max()
    ):
        raise ValueError(
            f"start has shape {example.shape} and runs from "
            f"{example.min():g} to {example.max():g}: give one digit, "
            "(28, 28), from 0 (paper) to 1 (ink)."
        )
    paper = Pad(example=example.tolist())
    show = Redraw(
        lambda: draw(paper.digit()), alt="what becomes of the drawn digit"
    )

    def answer(change):
        if paper.strokes:
            show()
        else:
            show.message.value = (
                '<div role="status">The pad is empty: draw a digit on it. '
                "Until then, the picture shows the last one.</div>"
            )

    paper.observe(answer, names="strokes")
    side_by_side = ipywidgets.Layout(flex_flow="row wrap")
    display(
        ipywidgets.VBox(
            [
                ipywidgets.HBox([paper, show.picture], layout=side_by_side),
                show.message,
            ]
        )
    )
