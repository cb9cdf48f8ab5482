"""Turn what a drawing function draws into a picture."""

import io

import matplotlib.pyplot as plt


def render(draw, *args, dpi=None, **kwargs) -> bytes:
    """Call a drawing function and return its one figure as PNG bytes.

    draw: a function that draws one figure with matplotlib; it may open it
        with ``plt.subplots`` or through `helpers.figures`.
    dpi: dots per inch; the style's unless given.

    The figure is closed. Raises ValueError when the function drew no figure
    or several, TypeError when `draw` cannot be called.
    """
    if not callable(draw):
        raise TypeError(
            f"A drawing function is needed, not a {type(draw).__name__}."
        )
    before = set(plt.get_fignums())
    try:
        draw(*args, **kwargs)
        new = [n for n in plt.get_fignums() if n not in before]
        if len(new) != 1:
            raise ValueError(
                f"{getattr(draw, '__name__', 'The function')} drew "
                f"{len(new)} figures: it must draw exactly one."
            )
        buffer = io.BytesIO()
        plt.figure(new[0]).savefig(buffer, format="png", dpi=dpi)
        return buffer.getvalue()
    finally:
        for number in plt.get_fignums():
            if number not in before:
                plt.close(number)


class Picture:
    """A picture in a cell's output that is redrawn in place.

    What was drawn last is what the stored notebook shows.
    """

    def __init__(self):
        self._handle = None

    def show(self, png: bytes) -> None:
        """Show the picture, or put it in place of the one shown."""
        from IPython.display import Image, display

        image = Image(data=png, format="png")
        if self._handle is None:
            self._handle = display(image, display_id=True)
        else:
            self._handle.update(image)
