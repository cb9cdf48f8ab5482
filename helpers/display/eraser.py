"""An eraser: rub out a part of an image, and see what becomes of it."""

import ipywidgets
import numpy as np
import traitlets
from scipy import ndimage

from ..arrays import finite
from .handwriting import PEN, ink
from .pad import Pad
from .redraw import Redraw

#: Width of the eraser, as a part of the image's side.
ERASER = 1 / 6

_CHANGES = {  # in the pad's page: the image stays, in full; blue strokes
    "A pad: draw a digit here": "An image: rub out a part of it",
    "${0.3 * value}": "${value}",
    'if (model.get("strokes") === null) paintExample();': "paintExample();",
    'lineJoin = "round";': 'lineJoin = "round";\n'
    '      context.strokeStyle = "#56B4E9";',
}


def _page(text):
    """The pad's page as the eraser's."""
    for old, new in _CHANGES.items():
        if text.count(old) != 1:
            raise ValueError(f"The pad's page no longer says {old!r} once.")
        text = text.replace(old, new)
    return text


class Eraser(Pad):
    """An image of any square size, on which strokes mark what is rubbed out.

    example: the image; it stays. strokes, pen: as of the pad.
    """

    pen = traitlets.Float(ERASER).tag(sync=True)
    _esm = _page(Pad._esm)

    def hole(self) -> np.ndarray:
        """What is rubbed out, float32 of the image's shape: 1, else 0.

        A pixel is rubbed out when the eraser covers at least half of it.
        """
        side = len(self.example)
        if not self.strokes:
            return np.zeros((side, side), dtype="float32")
        # A thin pen's ink, and all that is near enough to it.
        thin = ink(self.strokes, 10 * side)
        far = ndimage.distance_transform_edt(thin == 0)
        covered = far <= (self.pen - PEN) / 2 * 10 * side
        shares = covered.reshape(side, 10, side, 10).mean(axis=(1, 3))
        return (shares >= 0.5).astype("float32")


def eraser(draw, start, strokes) -> None:
    """Show an image to rub out parts of, and beside it what is made of it.

    draw: draw(hole) draws one figure; hole is float32 of the image's shape,
        1 where it is rubbed out, else 0. Below 100 ms feels immediate.
    start: the image, (side, side), 0 to 1.
    strokes: what is rubbed out at first, as `handwriting.ink` takes it; it
        can be undone or cleared like any other stroke.

    Raises ValueError when `start` is no such image, when `strokes` are no
    strokes on it, and whatever `draw` raises at the start.
    """
    from IPython.display import display

    image = finite(start, "the pixels of start")
    if (
        image.ndim != 2
        or len(set(image.shape)) > 1
        or not 0 <= image.min() <= 1 >= image.max()
    ):
        raise ValueError(
            f"start has shape {image.shape} and runs from {image.min():g} to "
            f"{image.max():g}: give one image, (side, side), from 0 to 1."
        )
    paper = Eraser(example=image.tolist(), strokes=strokes)
    show = Redraw(
        lambda: draw(paper.hole()), alt="what is made of the rubbed-out image"
    )
    paper.observe(lambda change: show(), names="strokes")
    side_by_side = ipywidgets.Layout(flex_flow="row wrap")
    display(
        ipywidgets.VBox(
            [
                ipywidgets.HBox([paper, show.picture], layout=side_by_side),
                show.message,
            ]
        )
    )
