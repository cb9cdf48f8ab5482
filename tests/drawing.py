"""What the tests of figures share: drawing, refusing, and bad numbers."""

from contextlib import contextmanager

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st

from helpers.figures import style

#: Properties that draw a figure an example: few examples, always the same.
#: They are small as they are; to shrink one that fails would take minutes.
few = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)

#: What is no whole number, though it may look like one.
not_whole = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(max_size=3),
    st.tuples(st.integers()),
    st.just(np.array([2, 2])),
)

#: Whole numbers, Python's and NumPy's.
kinds_of_whole = st.sampled_from([int, np.int64, np.int32, np.int8])


@contextmanager
def drawn(draw, *args, **kwargs):
    """The one figure that a function draws, in the course's style.

    It is closed at the end.
    """
    plt.close("all")
    with plt.rc_context():
        style.use()
        try:
            assert draw(*args, **kwargs) is None
            (number,) = plt.get_fignums()
            yield plt.figure(number)
        finally:
            plt.close("all")


def refused(draw, *args, **kwargs) -> str:
    """The one sentence with which a function refuses; no figure is left."""
    plt.close("all")
    with pytest.raises(ValueError) as error:
        draw(*args, **kwargs)
    sentence = str(error.value)
    assert sentence.endswith(".") and "\n" not in sentence
    assert len(sentence) < 200
    assert not plt.get_fignums()
    return sentence


def texts(ax) -> list[str]:
    """The texts that stand on an axes, in the order of drawing."""
    return [text.get_text() for text in ax.texts]


def title(ax) -> str:
    """The title of an axes, wherever it stands above it."""
    (found,) = {ax.get_title(loc=at) for at in ("left", "center")} - {""}
    return found


def cells(ax) -> dict[tuple[int, int], str]:
    """The texts of a grid of numbers, by (row, column)."""
    return {
        tuple(round(v) for v in reversed(text.get_position())): text.get_text()
        for text in ax.texts
    }
