"""A map to point at: each place on it answers with a second picture."""

import io

import anywidget
import ipywidgets
import matplotlib.pyplot as plt
import traitlets

from ..arrays import finite
from .redraw import Redraw
from .render import render

EDGE = 1e-9  # rounding, as a part of the axes


class Map(anywidget.AnyWidget):
    """A picture of axes, and the point chosen on it.

    png: the picture. box: left, top, width and height of the axes, as parts
        of the picture. point: the chosen one, as parts of the axes from
        their lower left. label: its data coordinates, in words.

    The browser sends the point whenever the pointer moves over the axes or
    an arrow key is pressed, the next only when the kernel has answered the
    last.
    """

    png = traitlets.Bytes().tag(sync=True)
    box = traitlets.List().tag(sync=True)
    point = traitlets.List().tag(sync=True, echo_update=False)
    label = traitlets.Unicode().tag(sync=True)

    _esm = """
    const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0],
                   ArrowDown: [0, -1], ArrowUp: [0, 1]};
    const STEP = 1 / 50;

    function render({ model, el }) {
      el.classList.add("course-map");
      const map = document.createElement("div");
      map.tabIndex = 0;
      map.setAttribute("role", "application");
      map.setAttribute("aria-label",
        "A map: point at it, or move the point with the arrow keys");
      const image = document.createElement("img");
      image.alt = "";
      image.draggable = false;
      image.src = URL.createObjectURL(
        new Blob([model.get("png")], {type: "image/png"}));
      const mark = document.createElement("span");
      const words = document.createElement("output");
      map.append(image, mark);
      el.append(map, words);

      const [left, top, width, height] = model.get("box");
      function choose(x, y) {
        model.set("point", [x, y]);
        model.save_changes();
      }
      function follow(event) {
        const whole = image.getBoundingClientRect();
        const x =
          ((event.clientX - whole.left) / whole.width - left) / width;
        const y =
          1 - ((event.clientY - whole.top) / whole.height - top) / height;
        if (0 <= x && x <= 1 && 0 <= y && y <= 1) choose(x, y);
      }
      image.onpointerdown = image.onpointermove = follow;
      map.onkeydown = (event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey) return;
        event.stopPropagation();  // JupyterLab would insert a cell at B
        if (!(event.key in STEPS)) return;
        event.preventDefault();
        const [x, y] = model.get("point").map((at, axis) =>
          Math.min(1, Math.max(0, at + STEP * STEPS[event.key][axis])));
        choose(x, y);
      };
      function paint() {
        const [x, y] = model.get("point");
        mark.style.left = `${100 * (left + x * width)}%`;
        mark.style.top = `${100 * (top + (1 - y) * height)}%`;
        words.textContent = model.get("label");
      }
      model.on("change:point change:label", paint);
      paint();
      return () => {
        model.off("change:point change:label", paint);
        URL.revokeObjectURL(image.src);
      };
    }
    export default { render };
    """

    # The stored map, three outputs before: see the outputs of a Redraw.
    _css = """
    .jp-OutputArea-child:has(+ * + * + * .course-map) { display: none; }
    .course-map > div { position: relative; width: fit-content; }
    .course-map img {
      display: block; max-width: 100%; background: white;
      cursor: crosshair; touch-action: none;
    }
    .course-map span {
      position: absolute; width: 8px; height: 8px; margin: -6px 0 0 -6px;
      border: 2px solid black; border-radius: 50%; background: white;
      pointer-events: none;
    }
    """


def pointer(draw_map, draw, start) -> None:
    """Show a map to point at, and beside it a picture of the chosen place.

    draw_map: a function without arguments that draws one figure; the first
        of its axes is the map. It is drawn once.
    draw: draw(x, y) draws one figure, for a place in the map's data
        coordinates; it is called wherever the pointer moves: below 100 ms
        feels immediate.
    start: (x, y) of the first place, on the map.

    Mouse, finger and arrow keys move the place; outside the axes nothing
    happens. Raises ValueError when the map has no axes or `start` does not
    lie on it, and whatever `draw` raises for it.
    """
    from IPython.display import Image, display

    figures = []

    def drawn():
        draw_map()
        if plt.get_fignums():
            figures.append(plt.gcf())

    png = render(drawn)
    figure = figures[0]
    if not figure.axes:
        raise ValueError(
            "The map has no axes: draw it on axes with data coordinates, "
            "such as those of plt.subplots()."
        )
    axes = figure.axes[0]
    point = _on_axes(axes, start)
    display(Image(data=_marked(figure, start), format="png"))

    box = axes.get_position()
    area = Map(
        png=png,
        box=[box.x0, 1 - box.y1, box.width, box.height],
        point=point,
        label=axes.format_coord(*start),
    )

    def place():
        at = axes.transAxes.transform(area.point)
        return axes.transData.inverted().transform(at).tolist()

    show = Redraw(
        lambda: draw(*place()), alt="what belongs to the place on the map"
    )

    def answer(change):
        area.label = axes.format_coord(*place())
        show()

    area.observe(answer, names="point")
    side_by_side = ipywidgets.Layout(flex_flow="row wrap")
    display(
        ipywidgets.VBox(
            [
                ipywidgets.HBox([area, show.picture], layout=side_by_side),
                show.message,
            ]
        )
    )


def _on_axes(axes, start) -> list[float]:
    """Data coordinates as parts of the axes, or a clear ValueError."""
    place = finite(start, "the coordinates of start")
    if place.shape != (2,):
        raise ValueError(
            f"start has shape {place.shape}: give one place, (x, y)."
        )
    point = axes.transAxes.inverted().transform(
        axes.transData.transform(place)
    )
    if not ((point > -EDGE) & (point < 1 + EDGE)).all():
        (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
        raise ValueError(
            f"start {tuple(place.tolist())} lies outside the map: x runs "
            f"from {left:g} to {right:g}, y from {low:g} to {high:g}."
        )
    return point.clip(0, 1).tolist()


def _marked(figure, start) -> bytes:
    """The map as PNG, with `start` marked on its first axes."""
    figure.axes[0].plot(
        *start,
        "o",
        color="white",
        markeredgecolor="black",
        markeredgewidth=2,
        clip_on=False,
        zorder=10,
        scalex=False,
        scaley=False,
    )
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()
