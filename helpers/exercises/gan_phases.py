"""The exercises of 11_gan_phases."""

import random

import numpy as np

from .answers import Hint, Untouched, call, choice, entries, exercise, numbers

_KINDS = ("phase 1, generated", "phase 1, real", "phase 2, generated")
CAUSES = {  # run without its name: which one it is, and what to look at
    "A": (
        "no noise",
        "D's verdicts part and stay apart, and its loss is quiet: the "
        "generated images are easy to know again.",
    ),
    "B": (
        "D never learns",
        "D's verdict on real images does not change at all.",
    ),
    "C": (
        "reference",
        "D's verdicts stay near 0.5, one on each side, and both losses near "
        "their dotted lines.",
    ),
    "D": (
        "rate of D times 10",
        "the losses jump, far above those of a guess, which are dotted.",
    ),
}


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


@exercise("my_phase_1")
def repaired_phase_1(function, generator, discriminator):
    """Exercise 2: a phase 1 that moves D alone, and the right way.

    function: takes (G, D, optimizer, real, z) and returns the loss.
    generator, discriminator: built Keras models that fit each other and end
        in numbers on a line and in a score; copies of them are played with.
    """
    import keras

    G, D = _copy(generator), _copy(discriminator)
    in_g, in_d = list(G.trainable_variables), list(D.trainable_variables)
    g_before, d_before = _values(in_g), _values(in_d)
    # One optimizer that could move either: it does not decide who learns.
    optimizer = keras.optimizers.SGD(_RATE)
    rng = np.random.default_rng(1)
    z = rng.normal(size=(64, *generator.input_shape[1:])).astype("float32")
    real = rng.normal(2, 1, size=(64, *discriminator.input_shape[1:]))
    real = real.astype("float32")
    try:
        loss = call(function, G, D, optimizer, real.copy(), z.copy())
    except Untouched:
        loss = None
    g_moved = (_values(in_g) != g_before).any()
    step = _values(in_d) - d_before
    if loss is None and not g_moved and not step.any():
        raise Untouched
    if loss is None:
        raise Hint("return the loss at the end of the function.")
    if not np.isfinite([*_values(in_g), *step]).all():
        raise Hint("the weights became NaN or infinite: look at the loss.")
    if g_moved:
        also = "G's weights moved as well as D's." if step.any() else ""
        raise Hint(
            f"{also or 'only the weights of G moved.'} Only D learns in phase "
            "1: take the gradients for D.trainable_variables, and apply them "
            "to those."
        )
    if not step.any():
        raise Hint(
            "no weight moved: is the discriminator called inside the tape, "
            "and are the gradients applied?"
        )
    told = {
        labels: _step_of_d(generator, discriminator, real, z, labels)
        for labels in _MISTAKES | {(1, 0): ""}
    }
    if not _same_way(step, told[1, 0]):
        for labels, hint in _MISTAKES.items():
            if _same_way(step, told[labels]):
                raise Hint(f"only D moved, as it should, but {hint}")
        raise Hint(
            "only D moved, but not down the slope of -log D(x) - log(1 - "
            "D(G(z))): compare your loss with this one."
        )
    numbers(loss, (), name="return the loss: it")
    return (
        "only D moved, down the slope of its own loss: real points got the "
        "label 1, generated ones the label 0."
    )


_RATE = 1e-2
_MISTAKES = {  # labels of real and of generated points; None: left out
    (1, 1): "it learned to call generated points real: which label have they?",
    (0, 0): "it learned to call real points generated: which label have they?",
    (0, 1): "it learned the opposite: the two labels are swapped.",
    (1, None): "it learned nothing from generated points: add their loss.",
    (None, 0): "it learned nothing from real points: add their loss.",
}


def _copy(model):
    """The model with its weights; the notebook's random numbers stay."""
    from keras.models import clone_model

    state = random.getstate()  # Keras draws the copy's first weights from it
    twin = clone_model(model)
    random.setstate(state)
    twin.set_weights(model.get_weights())
    return twin


def _values(variables):
    """All numbers of a list of variables, (n,)."""
    return np.concatenate([np.ravel(variable) for variable in variables])


def _step_of_d(generator, discriminator, real, z, labels):
    """The step that D's weights take with these two labels, (n,)."""
    import tensorflow as tf

    variables = discriminator.trainable_variables
    with tf.GradientTape() as tape:
        loss = 0.0
        scores = discriminator(real), discriminator(generator(z))
        for label, score in zip(labels, scores, strict=True):
            if label is not None:
                sign = 1.0 if label else -1.0
                loss -= tf.reduce_mean(tf.math.log_sigmoid(sign * score))
    return -_RATE * _values(tape.gradient(loss, variables))


def _same_way(step, other) -> bool:
    """Whether two steps have the same direction; their lengths are free."""
    lengths = np.linalg.norm(step) * np.linalg.norm(other)
    return bool(step @ other > 0.999 * lengths)


@exercise("my_digit and my_game")
def one_digit(digit, game, classes):
    """Exercise 3: a GAN that draws one digit only.

    digit: the class, 0 to 9. game: it has an `average`, a Keras model from
        (n, 64) to images (n, 28, 28, 1).
    classes: function from such images to their classes (n,).
    """
    digit = float(numbers(digit, (), "one class, from 0 to 9", "my_digit"))
    if digit not in range(10):
        raise Hint("my_digit must be one class, from 0 to 9.")
    z = np.random.default_rng(1).normal(size=(200, 64)).astype("float32")
    try:
        images = call(lambda: np.array(game.average(z), dtype="float64"))
    except Hint:
        images = np.empty(0)
    if images.shape != (200, 28, 28, 1):
        raise Hint("my_game must be a game, as new_game() makes it.")
    if not np.isfinite(images).all():
        raise Hint("its images are NaN: start with a new_game().")
    if np.ptp(images, axis=(1, 2)).mean() < 0.5:
        raise Hint("its images are all grey: play the game with `train`.")
    if images.std(axis=0).mean() < 0.02:
        raise Hint("all its images are the same: is the noise on?")
    found = np.bincount(np.asarray(classes(images)), minlength=10) / 200
    drawn = int(found.argmax())
    if (found > 0.05).sum() > 4:
        raise Hint(
            "it draws many digits: give `train` the real images of your "
            "class alone, data[y_train == my_digit]."
        )
    if drawn != digit:
        raise Hint(
            f"most of its images are a {drawn}, says the judge: are the "
            "images of that class?"
        )
    if found[drawn] < 0.7:
        raise Hint(
            f"only {found[drawn]:.0%} of its images are a {drawn}, says the "
            "judge: play more rounds."
        )
    return (
        "G has never seen an image, and draws the digit that D was shown: "
        "what is real is for D's data to say."
    )


def without_names(records) -> dict:
    """The records of exercise 4 in another order, A, B, C ... their names.

    records: dict with the names in `CAUSES`, and others.
    """
    return {run: records[name] for run, (name, _) in CAUSES.items()}


@exercise("my_diagnosis")
def diagnosis(answer):
    """Exercise 4: which run is which, from the curves alone.

    answer: dict from the letter of a run to a name, one of those in `CAUSES`.
    """
    names = [name for name, _ in CAUSES.values()]
    given = [choice(name, names) for name in entries(answer, CAUSES)]
    for name, (run, (true, clue)) in zip(given, CAUSES.items(), strict=True):
        if name != true:
            raise Hint(f"look at {run} again: {clue}")
    return "four games, told apart without a look at their images."
