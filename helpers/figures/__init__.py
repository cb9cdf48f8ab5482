"""The course's figures: images, filters, curves, codes, models, numbers.

A function draws a figure of its own, or on `ax` where one is given, and
returns None. Values that cannot be drawn (not finite, wrong shape, empty)
raise ValueError, with one sentence that says what is wrong, before any figure
is opened. `symmetric` gives the limits of a signed scale, and `COLOURS` the
course's colours by name.
"""

from ..arrays import symmetric
from .charts import bars, code_map, curves
from .models import hourglass
from .numbers import number_grid
from .pictures import images, sheet, tiles
from .readings import reading
from .style import COLOURS

__all__ = [
    "COLOURS",
    "bars",
    "code_map",
    "curves",
    "hourglass",
    "images",
    "number_grid",
    "reading",
    "sheet",
    "symmetric",
    "tiles",
]
