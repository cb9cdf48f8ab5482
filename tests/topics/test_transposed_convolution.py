"""Pictures of transposed convolution: the sizes in them, and bad input."""

import itertools
import time

import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers.display.render import render
from helpers.topics import transposed_convolution as transposed


@pytest.fixture(autouse=True)
def closed_figures():
    yield
    plt.close("all")


def _texts(ax):
    return [text.get_text() for text in ax.texts]


def test_kept_range_is_what_keras_keeps():
    import keras

    rng = np.random.default_rng(0)
    for n, k, s in itertools.product(range(1, 5), range(1, 6), range(1, 5)):
        x = rng.integers(1, 99, n).astype("float32")
        w = rng.integers(1, 99, k).astype("float32")
        full = np.zeros(s * n + k)
        for i in range(n):
            full[i * s : i * s + k] += x[i] * w
        for padding in ("valid", "same"):
            got = keras.ops.conv_transpose(
                x[None, :, None], w[:, None, None], s, padding
            )
            first, last = transposed.kept_range(n, k, s, padding)
            np.testing.assert_array_equal(
                np.ravel(got), full[first : last + 1], f"{n} {k} {s} {padding}"
            )


def test_known_ranges():
    assert transposed.kept_range(3, 3, 2) == (0, 6)
    assert transposed.kept_range(4, 3, 2, "same") == (0, 7)
    assert transposed.kept_range(7, 4, 2, "same") == (1, 14)
    assert transposed.kept_range(7, 5, 2, "same") == (1, 14)
    assert transposed.kept_range(2, 5, 1) == (0, 5)  # kernel over input
    assert transposed.kept_range(3, 2, 4) == (0, 11)  # rows nobody writes


IMPOSSIBLE = [
    ((0, 3, 2), "input size must be at least 1, not 0"),
    ((-1, 3, 2), "input size must be at least 1, not -1"),
    ((3, 0, 2), "kernel size must be at least 1, not 0"),
    ((3, -3, 2), "kernel size must be at least 1, not -3"),
    ((3, 3, 0), "stride must be at least 1, not 0"),
    ((3, 3, -2), "stride must be at least 1, not -2"),
    ((3.5, 3, 2), "whole number"),
    ((3, "3", 2), "whole number"),
    ((3, 3, None), "whole number"),
    ((True, 3, 2), "whole number"),
    ((float("nan"), 3, 2), "whole number"),
    ((3, 3, 2, "full"), 'give "valid" or "same"'),
    ((3, 3, 2, 1), 'give "valid" or "same"'),
    ((3, 3, 2, None), 'give "valid" or "same"'),
]


@pytest.mark.parametrize(
    "function",
    [
        transposed.check_transposed,
        transposed.kept_range,
        transposed.who_writes_where,
    ],
)
@pytest.mark.parametrize("sizes, sentence", IMPOSSIBLE)
def test_impossible_sizes_are_refused(function, sizes, sentence):
    with pytest.raises(ValueError, match=sentence) as caught:
        function(*sizes)
    assert str(caught.value).count("\n") == 0
    assert not plt.get_fignums()


def test_numpy_integers_are_whole_numbers():
    transposed.check_transposed(np.int64(3), np.int32(9), np.uint8(1))


def test_the_picture_names_ranges_counts_and_what_is_kept():
    transposed.who_writes_where(4, 3, 2, "same")
    texts = _texts(plt.gca())
    assert "input 3 writes 6 to 8" in texts
    numbers = [t for t in texts if t.isdigit() or t == "×"]
    assert numbers[:9] == [str(c) for c in range(9)]
    assert "".join(numbers[9:18]) == "112121211"
    assert "".join(numbers[18:]) == "01234567×"


def test_the_picture_marks_rows_that_nobody_writes():
    transposed.who_writes_where(3, 2, 4, "valid")
    numbers = [t for t in _texts(plt.gca()) if t.isdigit()]
    assert "".join(numbers[12:24]) == "110011001100"
    assert "2 rows of zeros" in plt.gcf().get_suptitle()


def test_pictures_too_large_to_read_are_refused():
    with pytest.raises(ValueError, match="legible"):
        transposed.who_writes_where(12, 9, 4)
    with pytest.raises(ValueError, match="legible"):
        transposed.who_writes_where(13, 1, 1)
    with pytest.raises(ValueError, match="14 by 14"):
        transposed.scatter_step(np.ones((9, 9)), np.ones((3, 3)), 2, 0)


def test_a_slider_is_answered_quickly():
    render(transposed.who_writes_where, 5, 5, 3, "same")
    times = []
    for _ in range(5):
        start = time.perf_counter()
        render(transposed.who_writes_where, 5, 5, 3, "same")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.25  # 0.1 s on an idle machine


def test_a_step_shows_what_is_written_so_far():
    inputs = np.arange(9.0).reshape(3, 3)
    transposed.scatter_step(inputs, np.ones((3, 3)), 2, 4)
    left, middle, right = plt.gcf().axes
    assert _texts(left) == [str(n) for n in range(9)]
    assert _texts(middle) == ["4"] * 9
    # After input 4: seven columns of rows 0 to 2, five of rows 3 and 4.
    assert len(_texts(right)) == 3 * 7 + 2 * 5
    assert _texts(right)[2 * 7 + 2] == "8"  # 0 + 1 + 3 + 4


def test_the_last_step_is_the_whole_output():
    inputs = np.arange(1.0, 5.0).reshape(2, 2)
    kernel = np.arange(1.0, 5.0).reshape(2, 2)
    transposed.scatter_step(inputs, kernel, 2, 3)
    shown = [float(t) for t in _texts(plt.gcf().axes[2])]
    np.testing.assert_array_equal(
        np.reshape(shown, (4, 4)), np.kron(inputs, kernel)
    )


@pytest.mark.parametrize(
    "inputs, kernel, stride, step, sentence",
    [
        (np.ones(3), np.ones((3, 3)), 2, 0, "shape"),
        (np.ones((3, 3)), np.ones(3), 2, 0, "shape"),
        (np.full((2, 2), np.nan), np.ones((3, 3)), 2, 0, "NaN"),
        (np.ones((2, 2)), np.ones((0, 3)), 2, 0, "empty"),
        (
            np.ones((2, 2)),
            np.ones((3, 3)),
            0,
            0,
            "stride must be at least 1, not 0",
        ),
        (
            np.ones((2, 2)),
            np.ones((3, 3)),
            -1,
            0,
            "stride must be at least 1, not -1",
        ),
        (np.ones((2, 2)), np.ones((3, 3)), 1, 4, "no step 4"),
        (
            np.ones((2, 2)),
            np.ones((3, 3)),
            1,
            -1,
            "step must be at least 0, not -1",
        ),
        (np.ones((2, 2)), np.ones((3, 3)), 1, 0.5, "whole number"),
    ],
)
def test_impossible_steps_are_refused(inputs, kernel, stride, step, sentence):
    with pytest.raises(ValueError, match=sentence):
        transposed.scatter_step(inputs, kernel, stride, step)
    assert not plt.get_fignums()


def test_dropped_rows_and_columns_are_hatched():
    transposed.kept_grid(np.zeros((9, 9)), 0, 7)
    hatched = [p for p in plt.gca().patches if p.get_hatch()]
    assert len(hatched) == 17
    assert {p.get_xy() for p in hatched} == {
        (c - 0.5, r - 0.5) for r in range(9) for c in range(9) if 8 in (r, c)
    }


@pytest.mark.parametrize(
    "full, first, last, sentence",
    [
        (np.zeros((9, 9)), 1, 9, "do not lie within"),
        (np.zeros((9, 9)), -1, 7, "do not lie within"),
        (np.zeros((9, 9)), 5, 4, "do not lie within"),
        (np.zeros(9), 0, 7, "shape"),
        (np.full((9, 9), np.inf), 0, 7, "infinite"),
    ],
)
def test_impossible_ranges_are_refused(full, first, last, sentence):
    with pytest.raises(ValueError, match=sentence):
        transposed.kept_grid(full, first, last)
    assert not plt.get_fignums()
