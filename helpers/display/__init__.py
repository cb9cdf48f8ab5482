"""How a figure gets onto the page: live, as a player, or under controls.

`helpers.display.training` alone needs Keras, so it is imported by itself.
"""

from .animation import player
from .controls import buttons, editor, sliders
from .live import LiveFigure
from .pad import pad
from .pointing import pointer

__all__ = [
    "LiveFigure",
    "buttons",
    "editor",
    "pad",
    "player",
    "pointer",
    "sliders",
]
