"""The look of the course's figures: colours, sizes, colour maps.

Legible from the back of a room, safe for colour-blind readers, and on an
opaque white ground, so that JupyterLab's dark theme shows them unchanged.
"""

import logging

import matplotlib as mpl
from cycler import cycler

#: Okabe and Ito's colour-blind-safe palette (2008), by name.
COLOURS = {
    "blue": "#0072B2",
    "orange": "#E69F00",
    "green": "#009E73",
    "red": "#D55E00",
    "purple": "#CC79A7",
    "sky": "#56B4E9",
    "yellow": "#F0E442",
    "grey": "#6E6E6E",
}

#: Ink on white for images in 0..1, and blue to red for signed values.
IMAGE_MAP, SIGNED_MAP = "gray_r", "RdBu_r"

_CYCLE = ("blue", "red", "green", "orange", "purple", "sky", "grey")

_STYLE = {
    "figure.figsize": (9.0, 4.5),
    "figure.dpi": 90,
    "savefig.dpi": 90,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "figure.constrained_layout.use": True,
    "axes.facecolor": "white",
    "axes.prop_cycle": cycler(color=[COLOURS[name] for name in _CYCLE]),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 15,
    "axes.titlelocation": "left",
    "axes.labelsize": 14,
    "axes.grid": False,
    "font.size": 14,
    "legend.fontsize": 13,
    "legend.frameon": False,
    "xtick.labelsize": 13,
    "ytick.labelsize": 13,
    "lines.linewidth": 2.5,
    "lines.markersize": 8,
    "image.cmap": "viridis",
    "image.interpolation": "nearest",
    "mathtext.fontset": "dejavusans",
}


def use() -> None:
    """Make the course's style that of every later figure."""
    # On a new machine, matplotlib's first start would warn of its font cache.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    mpl.rcParams.update(_STYLE)
