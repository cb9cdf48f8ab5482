"""The exercises of 02_transposed_convolution."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from .answers import Hint, call, compare, exercise, numbers, try_out

_SHAPES = ((3, 3, 2), (4, 2, 3), (5, 4, 2), (2, 5, 1), (4, 1, 1))  # n, k, s


@exercise("writers")
def writers(function):
    """Exercise 1: function(row, n, k, s) lists the inputs that write a row.

    row: index of a row of the full output; n inputs, kernel k, stride s.
    """
    try_out(
        function,
        cases=[
            (row, n, k, s)
            for n, k, s in _SHAPES
            for row in range(s * (n - 1) + k)
        ],
        expected=_writers,
        mistakes=lambda row, n, k, s: [
            (
                _writers(row, n, k + 1, s),
                "you let input i write one row too many: k rows that begin "
                "at i*s end at i*s + k - 1.",
            ),
            (
                _writers(row, n, k, 1),
                "you left out the stride: input i begins at row i*s, not i.",
            ),
        ],
        otherwise=_writers_hint,
        read=_indices,
    )
    return (
        "This is the same rule, read from the output's side: a transposed "
        "convolution can be computed by gathering, too."
    )


def _writers(row, n, k, s):
    return [i for i in range(n) if i * s <= row < i * s + k]


def _indices(result):
    """Indices in any collection, sorted."""
    if isinstance(result, (set, frozenset, range, Iterator)):
        result = call(list, islice(result, 1_000))
    form = "a list of whole numbers, such as [0, 1]"
    indices = numbers(result, form=form, name="the result")
    if indices.ndim != 1 or (indices % 1).any():
        raise Hint(f"the result must be {form}.")
    return np.sort(indices)


def _writers_hint(given, row, n, k, s):
    named = [int(i) for i in given]
    called = f"writers({row}, {n}, {k}, {s})"
    for i in named:
        if not 0 <= i < n:
            return (
                f"{called} names input {i}, but the inputs are 0 to {n - 1}."
            )
    return (
        f"{called} gave {named}: write down the ranges i*{s} to i*{s} + {k} "
        f"- 1 for i = 0 to {n - 1}, and look which of them hold {row}."
    )


@exercise("my_sizes")
def input_sizes(answer):
    """Exercise 2: sizes that a valid convolution (k 5, s 3) takes to 4."""
    largest = "the last window starts at 9 and ends at 13: count from there."
    compare(
        answer,
        (14, 15, 16),
        mistakes=[
            ((16, 15, 14), "the right sizes: list the smallest first."),
            ((10, 11, 12), "those are the sizes for padding='same'."),
            ((12, 13, 14), f"the smallest must hold all windows: {largest}"),
            ((13, 14, 15), "a last index of 13 means 14 rows."),
            ((15, 16, 17), "with 17 rows a fifth window fits."),
            ((17, 18, 19), "those give 5 rows: the first window counts too."),
        ],
        otherwise="four windows start at 0, 3, 6 and 9, each 5 long: how "
        "many rows do they need, and how many more until a fifth fits?",
        form="three whole numbers, the smallest first",
    )
    return (
        "s(n - 1) + k = 14 rows, and up to s - 1 = 2 more that no window "
        "reads; output_padding 0, 1 or 2 would name the one that is meant."
    )


@exercise("my_kernel")
def balanced_kernel(answer):
    """Exercise 3: five positive weights that leave no grid, stride 3."""
    weights = numbers(answer, (5,), "five numbers, [w0, w1, w2, w3, w4]")
    if not weights.min() > 0:
        raise Hint("all five weights are to be positive.")
    weights = weights / weights.max()
    sums = np.array([weights[r::3].sum() for r in range(3)])
    if np.ptp(sums) <= 1e-6:
        return (
            "w0 + w3 = w1 + w4 = w2: three equal sums, and the counts 2, 2 "
            "and 1 no longer show."
        )
    if np.ptp(weights) == 0:
        raise Hint(
            "with equal weights the rows that two inputs write get twice as "
            "much as the rows that one input writes."
        )
    if abs(weights[::2].sum() - weights[1::2].sum()) <= 1e-6:
        raise Hint("you balanced it for stride 2: neighbours lie 3 apart.")
    raise Hint(
        "row p meets the weights whose index leaves the rest p modulo 3: "
        "w0 and w3, w1 and w4, w2. Make the three sums equal."
    )


@exercise("enlarge_four_times")
def enlarger(function, tiny, images, held_out_tiny, held_out):
    """Exercise 4: function(tiny, images) trains a network, 7 x 7 to 28 x 28.

    tiny, held_out_tiny: (n, 7, 7, 1), what the network is given to train on
        and what it is tried on; images, held_out: (n, 28, 28, 1), what it
        should make of them.
    """
    model = call(function, tiny, images)
    if not callable(model):
        raise Hint("your function must return the trained model.")
    if not getattr(model, "trainable_weights", True):
        raise Hint(
            "nothing in your model can be trained: use a layer with weights."
        )
    made = call(lambda: np.asarray(model(held_out_tiny), "float64"))
    wanted = np.asarray(held_out, "float64")
    if made.shape != wanted.shape:
        raise Hint(
            f"your model makes images of shape {made.shape[1:]}, not "
            f"{wanted.shape[1:]}: 'same' gives s*n rows, 'valid' "
            "s*(n - 1) + max(k, s)."
        )
    copied = np.asarray(held_out_tiny).repeat(4, 1).repeat(4, 2)
    error = np.square(made - wanted).mean()
    least = np.square(copied - wanted).mean()
    if not error < 1.2 * least:
        raise Hint(
            "its error is far above that of copying each pixel sixteen "
            "times: has it been trained, and long enough?"
        )
    if not error < 0.9 * least:
        raise Hint(
            "it is about as good as copying each pixel: give most outputs "
            "several writers (a kernel well above the stride), and train "
            "until the error no longer falls."
        )
    return (
        "Where stamps overlap, an output is mixed from several inputs, and "
        "stairs become slopes."
    )
