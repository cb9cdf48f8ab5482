"""The exercises of 11_gan_phases."""

import numpy as np

from .answers import (
    Hint,
    Untouched,
    call,
    entries,
    exercise,
    numbers,
    same,
    try_out,
)

_KINDS = ("phase 1, generated", "phase 1, real", "phase 2, generated")


@exercise("my_labels")
def swapped_labels(answer):
    """Exercise 1: the labels when D(x) is the chance of being generated.

    answer: dict with a label, 0 or 1, for "phase 1, generated", "phase 1,
        real" and "phase 2, generated".
    """
    form = "the number 0 or the number 1"
    labels = [
        float(numbers(label, (), form, name="each label"))
        for label in entries(answer, _KINDS)
    ]
    if not set(labels) <= {0, 1}:
        raise Hint(f"each label must be {form}.")
    generated, real, fooling = labels
    if labels == [0, 1, 1]:
        raise Hint(
            "these are the labels of the lecture, where D(x) is the chance "
            "of being real. Here D(x) is the chance of being generated."
        )
    if fooling == generated:
        raise Hint(
            "with the same label in both phases, G would help D instead of "
            "fooling it: phase 2 needs the label that real images have."
        )
    if generated == real:
        raise Hint(
            "in phase 1 real and generated images have the same label: D "
            "could learn no difference."
        )
    return (
        "phase 1 tells the truth in D's new language, and phase 2 tells the "
        "lie that G wants D to believe: 'real', which is now 0."
    )


@exercise("my_phase_2")
def repaired_phase_2(function, generator, discriminator):
    """Exercise 2: a phase 2 that moves G alone, and the right way.

    function: takes (G, D, optimizer, z) and returns the loss.
    generator, discriminator: built Keras models that fit each other; copies
        of them are played with, they themselves are not changed.
    """
    import keras

    G, D = _copy(generator), _copy(discriminator)
    in_g, in_d = list(G.trainable_variables), list(D.trainable_variables)
    g_before, d_before = _values(in_g), _values(in_d)
    # One optimizer that could move either: it does not decide who learns.
    optimizer = keras.optimizers.SGD(1e-2)
    z = np.random.default_rng(1).normal(size=(64, generator.input_shape[-1]))
    z = z.astype("float32")
    try:
        loss = call(function, G, D, optimizer, z.copy())
    except Untouched:
        loss = None
    g_moved = (_values(in_g) != g_before).any()
    d_moved = (_values(in_d) != d_before).any()
    if loss is None and not g_moved and not d_moved:
        raise Untouched
    if loss is None:
        raise Hint("return the loss at the end of the function.")
    if not np.isfinite([*_values(in_g), *_values(in_d)]).all():
        raise Hint("the weights became NaN or infinite: look at the loss.")
    if d_moved and g_moved:
        raise Hint(
            "D's weights moved as well as G's. Only G learns in phase 2: "
            "take gradients for G.trainable_variables alone."
        )
    if d_moved:
        raise Hint(
            "D's weights moved and G's stood still: that is a phase 1. Take "
            "the gradients for G.trainable_variables, and apply them to those."
        )
    if not g_moved:
        raise Hint(
            "no weight moved: is the generator called inside the tape, and "
            "are the gradients applied?"
        )
    taught = _copy(generator)  # with these weights, and nothing else changed
    for weights, learned in zip(taught.trainable_variables, in_g, strict=True):
        weights.assign(learned)
    before = _loss_of_g(generator, discriminator, z)
    if not _loss_of_g(taught, discriminator, z) < before:
        raise Hint(
            "only G moved, as it should, but -log D(G(z)) rose: G was taught "
            "to be recognized. Which label does phase 2 give to generated "
            "images?"
        )
    numbers(loss, (), name="return the loss: it")
    return "only G moved, and D believes its images a little more than before."


def _copy(model):
    from keras.models import clone_model

    twin = clone_model(model)
    twin.set_weights(model.get_weights())
    return twin


def _values(variables):
    """All numbers of a list of variables, (n,)."""
    return np.concatenate([np.ravel(variable) for variable in variables])


def _loss_of_g(G, D, z) -> float:
    """Mean of -log D(G(z)); D ends in a score."""
    score = np.asarray(D(G(z)), dtype="float64")
    return float(np.mean(np.logaddexp(0.0, -score)))


@exercise("my_best_verdict")
def best_verdict(function):
    """Exercise 3: D*(x) = p / (p + q) as a function of the densities."""
    p, q = np.array([1.0, 0.2, 0.9, 0.0]), np.array([3.0, 0.2, 0.1, 0.5])
    try_out(
        function,
        cases=[(p, q), (q[:3], p[:3])],
        expected=lambda p, q: p / (p + q),
        mistakes=lambda p, q: [
            (q / (p + q), "that is the chance of being generated, not real."),
            (p / q, "p / q can be larger than 1: divide by all points there."),
            (p, "p alone does not know how many generated points are there."),
        ],
        otherwise=lambda given, p, q: (
            "set the slope of -p log D - q log(1 - D) in D to zero and solve "
            "for D."
            if given.shape == p.shape
            else "p and q are arrays of the same length: return one verdict "
            "for each place."
        ),
    )
    return (
        "with three times as many generated points as real ones it gives "
        "1 / (1 + 3) = 0.25: the share of real ones among all points there."
    )


@exercise("my_loss_of_d, my_loss_of_g")
def losses_at_the_end(of_d, of_g):
    """Exercise 4: L_D = 2 ln 2 and L_G = ln 2 when D says 0.5."""
    losses = [numbers(loss, (), name="each loss") for loss in (of_d, of_g)]
    of_d, of_g = losses
    ln2 = np.log(2)

    def is_near(loss, value):
        return same(loss, value, tolerance=0.006)

    if is_near(of_d, ln2):
        raise Hint("L_D has two terms: one for the real image, one more.")
    if is_near(of_d, 2) or is_near(of_d, 2 * np.log10(2)):
        raise Hint("use the natural logarithm: not base 2, and not base 10.")
    if min(losses) < 0:
        raise Hint("mind the sign: log 0.5 is negative, the loss is not.")
    if not is_near(of_d, 2 * ln2):
        raise Hint("put 0.5 for D(x) and for D(G(z)) into L_D and into L_G.")
    if not is_near(of_g, ln2):
        raise Hint("L_D is right; L_G has a single term, -log 0.5.")
    return (
        "D pays ln 2 for each of its two guesses, 1.386 in all, and G pays "
        "ln 2 = 0.693 for its one."
    )
