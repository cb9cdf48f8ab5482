"""A slider over a list of values, with its name and the value's text."""

import anywidget
import traitlets


class Slider(anywidget.AnyWidget):
    """A slider over values of any kind; `value` is the one it stands at.

    name: stands before the slider and is read by a screen reader.
    values: from left to right, at least one of them.
    start: the place of the first value, counted from 0.

    Keys move it as they move any slider of a page, and do nothing else: in
    JupyterLab, B would insert a cell. Shift+Enter still runs the cell.
    """

    name = traitlets.Unicode().tag(sync=True)
    texts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    place = traitlets.Int().tag(sync=True, echo_update=False)
    value = traitlets.Any()

    _esm = """
    function render({ model, el }) {
      const texts = model.get("texts");
      const make = (tag, values) => {
        const made = Object.assign(document.createElement(tag), values);
        el.appendChild(made);
        return made;
      };
      el.classList.add("course-slider");
      make("span", {className: "name", textContent: model.get("name")});
      const range = make("input", {
        type: "range", min: 0, max: texts.length - 1,
        ariaLabel: model.get("name")});
      const text = make("span", {className: "text"});
      range.oninput = () => {
        model.set("place", +range.value);
        model.save_changes();
      };
      el.onkeydown = (event) => {
        const modified = event.shiftKey || event.ctrlKey || event.metaKey;
        if (!modified) event.stopPropagation();
      };
      function show() {
        range.value = model.get("place");
        text.textContent = range.ariaValueText = texts[range.value];
      }
      model.on("change:place", show);
      show();
    }
    export default { render };
    """

    _css = """
    .course-slider { display: flex; gap: 0.7em; width: min(36em, 100%); }
    .course-slider .name { width: 10em; text-align: right; }
    .course-slider input { flex: 1; }
    .course-slider .text { width: 5em; }
    """

    def __init__(self, name: str, values, start: int = 0):
        self._values = list(values)
        super().__init__(
            name=name,
            texts=[_text(value) for value in self._values],
            place=start,
            value=self._values[start],
        )

    @traitlets.observe("place")
    def _move(self, change):
        self.value = self._values[change.new]


def _text(value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
