"""The exercises of 09_stacked_pretraining_and_transfer."""

import warnings

import numpy as np

from ..data import paths
from .answers import Hint, call, compare, exercise, numbers

LEAK = 2  # the line of the listing that lets test data in
LINES = 6
ENOUGH = 0.9  # accuracy asked for in exercise 2


@exercise("my_numbers")
def phases_of_a_tied_stack(answer):
    """Exercise 3: the numbers trained in each phase of a tied stack.

    answer: three whole numbers, of the phases 784-400-784 and 400-100-400
        and of fine-tuning 784-400-100-400-784; each decoder's matrix is its
        encoder's, transposed, and biases are not shared.
    """
    first, second = 784 * 400, 400 * 100
    biases = 400 + 784, 100 + 400
    expected = first + biases[0], second + biases[1]
    expected += (sum(expected),)
    untied = 2 * first + biases[0], 2 * second + biases[1]
    compare(
        answer,
        expected,
        mistakes=[
            (
                (*untied, sum(untied)),
                "these are the untied ones: each matrix counts once.",
            ),
            (
                (first, second, first + second),
                "these are the matrices alone: add the biases.",
            ),
            (
                (first + 400, second + 100, first + second + 500),
                "decoders have biases too: 784 and 400.",
            ),
            (
                (*expected[:2], second + biases[1]),
                "fine-tuning trains all layers, also those of the first "
                "phase.",
            ),
        ],
        otherwise="for each phase: one matrix, and a bias for every output "
        "of its two layers; then think of what the whole stack is made of.",
        form="three whole numbers",
    )
    return (
        "the stack is made of what the phases have trained, so the third is "
        "the sum of the other two: fine-tuning adds no number, it moves all."
    )


@exercise("my_model")
def frozen_encoder(build):
    """Exercise 1: Dense(1) on an encoder that stays as it is.

    build: takes an encoder, a model from (n, 48, 2) to codes (n, 12, 8),
        and returns a compiled model from (n, 48, 2) to (n, 1). It is fitted
        for a few steps, and the weights that moved are looked at.
    """
    import keras

    encoder = _encoder()
    model = call(build, encoder)
    if not isinstance(model, keras.Model):
        raise Hint("return a Keras model: encoder, pooling, Dense(1).")
    if not getattr(model, "compiled", False):
        raise Hint("the model is not compiled: what shall fit() train it on?")
    known = encoder.get_weights()
    made = paths.load(64, seed=1)
    _demand_one_logit(model, made.steps)
    others = _not_in(model, encoder)
    before = [weight.numpy() for weight in others]
    call(_fit, model, made.steps, made.circles[:, None])
    after = encoder.get_weights()
    if not all(map(np.array_equal, known, after)):
        raise Hint(
            "the encoder's weights moved: set encoder.trainable = False "
            "before the model is compiled."
        )
    moved = [
        not np.array_equal(old, new.numpy())
        for old, new in zip(before, others, strict=True)
    ]
    if not all(moved):
        raise Hint(
            f"of the {len(moved)} arrays above the encoder {sum(moved)} "
            "moved: only the encoder is to be frozen, not Dense(1)."
        )
    count = sum(weight.size for weight in before)
    if count != 8 + 1:
        raise Hint(
            f"{count} numbers stand above the encoder, and 9 are asked "
            "for: pool its 12 places, then Dense(1) on the 8 channels."
        )
    return "nine numbers moved, and none of the encoder's."


@exercise("my_end")
def spread_labels(function):
    """Exercise 4: where labels handed on along eight points end.

    function: takes s (8, 8), the scaled weights between neighbours, and the
        given labels y (8, 2); returns F (8, 2) with F = 0.9 S F + Y.
    """
    s, y = _row_of_eight()
    f = call(function, s.copy(), y.copy())
    f = numbers(f, (8, 2), name="the result")
    end = np.linalg.solve(np.eye(8) - 0.9 * s, y)
    if not np.allclose(f, end, atol=1e-6):
        raise Hint(_why_not_the_end(f, s, y))
    return (
        "there F stays as it is. At the far end a label arrives with "
        f"{end[7, 0] / end[0, 0]:.1%} of its strength at home."
    )


def _why_not_the_end(f, s, y):
    one = np.eye(8)
    if np.allclose(f, np.linalg.solve(one + 0.9 * s, y)):
        return "mind the sign: bring 0.9 S F to the other side of F = ..."
    if np.allclose(f, y) or np.allclose(f, 0.9 * s @ y + y):
        return "that is F after one round at most: where does it end?"
    if np.allclose(f, 0.1 * np.linalg.solve(one - 0.9 * s, y)):
        return "Y comes in whole in each round, not a tenth of it."
    if np.allclose(f, (one - 0.9 * s) @ y):
        return "that multiplies by I - 0.9 S: F is what gives Y when it does."
    if np.max(abs(f - 0.9 * s @ f - y)) < 0.01:
        return "near, but F still moves: solve the equation, without rounds."
    return (
        "0.9 S F + Y is not F: bring all F to one side, and solve the eight "
        "equations (np.linalg.solve)."
    )


@exercise("my_line")
def leaking_line(answer):
    """Exercise 5: the line that lets test data in.

    answer: its number.
    """
    compare(
        answer,
        LEAK,
        mistakes=[
            (line, f"line {line} {why}") for line, why in _INNOCENT.items()
        ],
        otherwise=f"lines 1 to {LINES} are numbered: give one of them.",
        form="one whole number",
    )
    return (
        "the copies are made before the split: shifted copies of test digits "
        "are among the training digits."
    )


@exercise("my_classifier")
def thirty_answers(function):
    """Exercise 2: bumblebees, after thirty labelled ones.

    function: from steps of paths, (n, 48, 2), to logits, (n, 1), positive
        where a bumblebee circles. It is tried on 1,000 new bumblebees.
    """
    new = paths.load(1000, seed=[2026, 5], insect="bumblebee")
    logits = numbers(call(function, new.steps), (1000, 1), name="the result")
    right = float(np.mean((logits[:, 0] > 0) == new.circles))
    if right < 1 - ENOUGH:
        raise Hint(
            f"only {right:.1%} of new bumblebees are right: the logits may "
            "have the wrong sign; positive is a circle."
        )
    if right < ENOUGH:
        raise Hint(
            f"{right:.1%} of new bumblebees are right, and {ENOUGH:.0%} are "
            "asked for. Who has learned the same question from 4,000 answers?"
        )
    return f"{right:.1%} of new bumblebees are right."


_INNOCENT = {
    1: "only loads: nothing has been divided yet.",
    3: "divides at random, as it should; but what is it that it divides?",
    4: "takes the scale from the training part alone.",
    5: "trains on the training part alone: what is in it?",
    6: "measures on the test part, which is what it is for.",
}


def _row_of_eight():
    """Scaled weights (8, 8) of points in a row; labels (8, 2) of its ends."""
    w = np.eye(8, k=1) + np.eye(8, k=-1)
    root = np.sqrt(w.sum(axis=1))
    y = np.zeros((8, 2))
    y[0, 0] = y[7, 1] = 1
    return w / root[:, None] / root, y


def _encoder():
    """A small convolutional encoder, (n, 48, 2) to (n, 12, 8), untrained."""
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input((48, 2)),
            layers.Conv1D(8, 5, 2, "same", activation="relu"),
            layers.Conv1D(8, 5, 2, "same", activation="relu"),
        ]
    )


def _demand_one_logit(model, steps):
    made = call(model, steps[:4])
    numbers(made, (4, 1), name="the result for 4 paths")


def _not_in(model, encoder):
    """The weights of a model, frozen ones too, outside its encoder."""
    own = {id(weight) for weight in encoder.weights}
    return [weight for weight in model.weights if id(weight) not in own]


def _fit(model, x, y):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Keras's, when no weight can move
        model.fit(x, y, epochs=3, batch_size=16, verbose=0)
    return model  # nothing would mean: not attempted
