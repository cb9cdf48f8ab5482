"""Checks of the exercises in 11_gan_phases."""

import math
import numbers

import numpy as np

from .verdict import Verdict, call, is_blank, not_attempted, right, wrong

_SWAPPED = {
    "phase 1, generated": 1,
    "phase 1, real": 0,
    "phase 2, generated": 0,
}


def swapped_labels(answer) -> Verdict:
    """Exercise 1: the labels when D(x) is the chance of being generated.

    answer: dict with a label, 0 or 1, for "phase 1, generated", "phase 1,
        real" and "phase 2, generated".
    """
    if is_blank(answer):
        return not_attempted("my_labels")
    if not isinstance(answer, dict) or set(answer) != set(_SWAPPED):
        return wrong(
            "give a dict with the keys "
            + ", ".join(repr(key) for key in _SWAPPED)
            + "."
        )
    if any(is_blank(value) for value in answer.values()):
        return not_attempted("my_labels")
    if any(not _number(v) or v not in (0, 1) for v in answer.values()):
        return wrong("each label is the number 0 or the number 1.")
    if answer == _SWAPPED:
        return right(
            "phase 1 tells the truth in D's new language, and phase 2 tells "
            "the lie that G wants D to believe: 'real', which is now 0."
        )
    if all(answer[key] == 1 - _SWAPPED[key] for key in _SWAPPED):
        return wrong(
            "these are the labels of the lecture, where D(x) is the chance "
            "of being real. Here D(x) is the chance of being generated."
        )
    if answer["phase 2, generated"] == answer["phase 1, generated"]:
        return wrong(
            "with the same label in both phases, G would help D instead of "
            "fooling it: phase 2 needs the label that real images have."
        )
    if answer["phase 1, generated"] == answer["phase 1, real"]:
        return wrong(
            "in phase 1 real and generated images have the same label: D "
            "could learn no difference."
        )
    return wrong(
        "phase 1 tells D the truth; ask for each kind of image whether it "
        "is generated (1) or not (0)."
    )


def repaired_phase_2(function, generator, discriminator) -> Verdict:
    """Exercise 2: a phase 2 that moves G alone, and the right way.

    function: takes (G, D, optimizer, z) and returns the loss.
    generator, discriminator: built Keras models that fit each other; copies
        of them are played with, they themselves are not changed.
    """
    import keras

    if is_blank(function):
        return not_attempted("my_phase_2")
    G = keras.models.clone_model(generator)
    D = keras.models.clone_model(discriminator)
    G.set_weights(generator.get_weights())
    D.set_weights(discriminator.get_weights())
    before_g, before_d = G.get_weights(), D.get_weights()
    # One optimizer that could move either: it does not decide who learns.
    optimizer = keras.optimizers.SGD(1e-2)
    z = np.random.default_rng(1).normal(size=(64, G.input_shape[-1]))
    z = z.astype("float32")
    first = _loss_of_g(G, D, z)
    value, problem = call(function, G, D, optimizer, z)
    moved_g, moved_d = _moved(G, before_g), _moved(D, before_d)
    if problem is not None and problem.kind == "not attempted":
        if moved_g or moved_d:
            return wrong("return the loss at the end of the function.")
        return problem
    if problem is not None:
        return problem
    if (
        not np.isfinite(_weights(G)).all()
        or not np.isfinite(_weights(D)).all()
    ):
        return wrong("the weights became NaN or infinite: look at the loss.")
    if moved_d and moved_g:
        return wrong(
            "D's weights moved as well as G's. Only G learns in phase 2: "
            "take gradients for G.trainable_variables alone."
        )
    if moved_d:
        return wrong(
            "D's weights moved and G's stood still: that is a phase 1. "
            "Take the gradients for G.trainable_variables and apply them "
            "to those."
        )
    if not moved_g:
        return wrong(
            "no weight moved: is the generator called inside the tape, and "
            "are the gradients applied?"
        )
    if _loss_of_g(G, D, z) >= first:
        return wrong(
            "only G moved, as it should, but -log D(G(z)) rose: G was "
            "taught to be recognized. Which label does phase 2 give to "
            "generated images?"
        )
    if not _number(value):
        return wrong("return the loss: one number.")
    return right(
        "only G moved, and D believes its images a little more than before."
    )


def best_verdict(function) -> Verdict:
    """Exercise 3: D*(x) = p / (p + q) as a function of the densities."""
    if is_blank(function):
        return not_attempted("my_best_verdict")
    p = np.array([1.0, 0.2, 0.9, 0.0])
    q = np.array([3.0, 0.2, 0.1, 0.5])
    value, problem = call(function, p, q)
    if problem is not None:
        return problem
    try:
        value = np.asarray(value, dtype="float64")
    except (TypeError, ValueError):
        return wrong("return numbers.")
    if value.shape != p.shape:
        return wrong(
            "p and q are arrays of the same length: return one verdict for "
            "each place."
        )
    if np.allclose(value, p / (p + q)):
        return right(
            "with three times as many generated points as real ones it "
            "gives 1 / (1 + 3) = 0.25: the share of real ones among all "
            "points there."
        )
    if np.allclose(value, q / (p + q)):
        return wrong(
            "this is the share of generated points: D(x) is the chance of "
            "being real."
        )
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.allclose(value, p / q, equal_nan=True)
    if ratio:
        return wrong(
            "p / q can be larger than 1: D(x) is a share, so divide by all "
            "points at that place."
        )
    if np.allclose(value, p):
        return wrong(
            "p alone does not know how many generated points are there."
        )
    return wrong(
        "set the slope of -p log D - q log(1 - D) in D to zero and solve "
        "for D."
    )


def losses_at_the_end(of_d, of_g) -> Verdict:
    """Exercise 4: L_D = 2 ln 2 and L_G = ln 2 when D says 0.5."""
    if is_blank(of_d) or is_blank(of_g):
        return not_attempted("my_loss_of_d, my_loss_of_g")
    if not _number(of_d) or not _number(of_g):
        return wrong("give two numbers.")
    ln2 = math.log(2)
    if _close(of_d, 2 * ln2) and _close(of_g, ln2):
        return right(
            "D pays ln 2 for each of its two guesses, 1.386 in all, and G "
            "pays ln 2 = 0.693 for its one."
        )
    if _close(of_d, ln2):
        return wrong(
            "L_D has two terms, one for the real image and one for the "
            "generated one."
        )
    if _close(of_d, 2) or _close(of_d, 2 * math.log10(2)):
        return wrong("use the natural logarithm: not base 2, and not base 10.")
    if of_d < 0 or of_g < 0:
        return wrong("mind the sign: log 0.5 is negative, the loss is not.")
    if _close(of_d, 2 * ln2):
        return wrong("L_D is right; L_G has a single term, -log 0.5.")
    return wrong("put 0.5 for D(x) and for D(G(z)) into L_D and into L_G.")


def _loss_of_g(G, D, z):
    """Mean of -log D(G(z)); D ends in a score."""
    score = np.asarray(D(G(z)), dtype="float64")
    return float(np.mean(np.logaddexp(0.0, -score)))


def _moved(model, before) -> bool:
    pairs = zip(before, model.get_weights(), strict=True)
    return any(bool(np.any(old != new)) for old, new in pairs)


def _weights(model):
    return np.concatenate([w.ravel() for w in model.get_weights()])


def _number(value) -> bool:
    """One finite number (also as an array or tensor of one element)."""
    if isinstance(value, (bool, str)):
        return False
    if isinstance(value, numbers.Real):
        return math.isfinite(value)
    try:
        array = np.asarray(value, dtype="float64")
    except (TypeError, ValueError):
        return False
    return array.size == 1 and bool(np.isfinite(array).all())


def _close(value, expected) -> bool:
    return abs(float(value) - expected) <= 0.006
