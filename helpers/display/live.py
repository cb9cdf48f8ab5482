"""A figure that is redrawn in place while a loop runs."""

import time

from .render import Picture, render


class LiveFigure:
    """A figure that is redrawn in place while a loop runs.

    seconds: the shortest time between two drawings; calls in between cost
        nothing, so `update` may be called at every step.
    """

    def __init__(self, seconds: float = 1.0):
        self._seconds = seconds
        self._picture = Picture()
        self._due = 0.0

    def update(self, draw, *args, **kwargs) -> None:
        """Redraw with ``draw(*args, **kwargs)`` if it is time to."""
        if time.monotonic() >= self._due:
            self.finish(draw, *args, **kwargs)

    def finish(self, draw, *args, **kwargs) -> None:
        """Redraw now: the last state, which the stored notebook keeps."""
        self._picture.show(render(draw, *args, **kwargs))
        self._due = time.monotonic() + self._seconds
