"""Printed capital letters, prepared as handwritten digits are."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ..display.handwriting import prepare

#: Without I, O, S and Z, which pass for 1, 0, 5 and 2.
LETTERS = "ABCDEFGHJKLMNPQRTUVWXY"

_FONTS = (
    "DejaVuSans.ttf",
    "DejaVuSans-Oblique.ttf",
    "DejaVuSansMono.ttf",
    "DejaVuSerif.ttf",
    "DejaVuSerif-Italic.ttf",
)
_SIDE = 140  # pixels of the paper that a letter is printed on


def load() -> np.ndarray:
    """Letters from A to Y in five fonts: float32 of shape (110, 28, 28).

    From 0 (paper) to 1 (ink); all letters of a font follow each other, in
    alphabetical order. Scaled and centred as MNIST does with digits (see
    `handwriting.prepare`). Source: the DejaVu fonts, which come with
    matplotlib.
    """
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    letters = []
    for name in _FONTS:
        font = ImageFont.truetype(folder / name, _SIDE // 2)
        letters += [_printed(letter, font) for letter in LETTERS]
    return np.stack(letters)


def _printed(letter, font):
    paper = Image.new("L", (_SIDE, _SIDE))
    ImageDraw.Draw(paper).text(
        (_SIDE / 2, _SIDE / 2), letter, fill=255, font=font, anchor="mm"
    )
    return prepare(np.asarray(paper) / 255)
