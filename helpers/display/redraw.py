"""A picture that is stored as it was first drawn, and redrawn while it lives.

A cell has three outputs: the picture as first drawn, a sentence that says how
to bring the controls to life, and the live picture with its controls. GitHub,
print and a notebook that was not run show the first two; where the third is
alive, a rule of its style sheet hides them. The live one belongs to the
kernel, so it goes on answering after the browser's tab was loaded anew.
"""

import html

import anywidget
import ipywidgets
import traitlets

from .render import render


class LivePicture(anywidget.AnyWidget):
    """A picture in the page that shows `png` whenever it changes.

    png: the bytes of a PNG. alt: what a screen reader says of it.
    """

    png = traitlets.Bytes().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)

    _esm = """
    function render({ model, el }) {
      const image = document.createElement("img");
      el.classList.add("course-live");
      el.appendChild(image);
      function show() {
        URL.revokeObjectURL(image.src);
        const bytes = [model.get("png")];
        image.src = URL.createObjectURL(new Blob(bytes, {type: "image/png"}));
        image.alt = model.get("alt");
      }
      model.on("change:png", show);
      show();
      return () => URL.revokeObjectURL(image.src);
    }
    export default { render };
    """

    _css = """
    .jp-OutputArea-child:has(+ * .course-live),
    .jp-OutputArea-child:has(+ * + * .course-live) {
      display: none;
    }
    .course-live img { max-width: 100%; background: white; }
    """


class Redraw:
    """Draws once at the start, then in place at each call.

    draw: a function without arguments that draws one figure. A call may
        give an action, a function to be called before the drawing.
    alt: what a screen reader says of the picture.

    picture: the widget that shows it. message: the widget, to be shown below
    the controls, in which an error of a later call is written: JupyterLab
    would hide it in its log.
    """

    def __init__(self, draw, alt="the picture that the controls redraw"):
        from IPython.display import HTML, Image, display

        self._draw = draw
        png = render(draw)
        display(Image(data=png, format="png"))
        display(HTML("<p><em>Run this cell to get its controls.</em></p>"))
        self.picture = LivePicture(png=png, alt=alt)
        self.message = ipywidgets.HTML()

    def __call__(self, action=None):
        """Act, if an action is given, and redraw."""
        try:
            if action is not None:
                action()
            self.picture.png = render(self._draw)
            self.message.value = ""
        except Exception as error:
            text = html.escape(f"{type(error).__name__}: {error}")
            self.message.value = f'<div role="alert">{text}</div>'
