"""The exercises of 12_conditional_gans_and_mode_collapse."""

import numpy as np

from .answers import Hint, call, choice, compare, entries, exercise, numbers

SHAPES = {  # what is asked: the answer
    "into G": (48, 74),
    "into D": (48, 28, 28, 11),
    "kernel of D's first layer": (4, 4, 11, 32),
    "out of D": (48, 1),
}
_SHAPE_MISTAKES = {
    ("into G", (48, 84)): "a label is ten numbers, and z 64.",
    ("into G", (48, 65)): "the label is not one number but ten, one-hot.",
    ("into G", (48, 64)): "that is z alone: where is the label?",
    ("into D", (48, 28, 28, 10)): "those are the planes of the label: where "
    "is the image?",
    ("into D", (48, 28, 28, 2)): "one number of the label fills one plane, "
    "and there are ten.",
    ("into D", (48, 28, 28, 1)): "that is the image alone.",
    ("kernel of D's first layer", (4, 4, 1, 32)): "that is the kernel "
    "without the planes of the label.",
    ("kernel of D's first layer", (4, 4, 32, 11)): "Keras has the channels "
    "that come in before those that go out.",
    ("out of D", (48, 10)): "D gives a score, not a class: how many numbers "
    "is that for an image?",
}


@exercise("my_shapes")
def shapes(answer):
    """Exercise 1: shapes when D is shown the label as ten planes.

    answer: dict from the keys of `SHAPES` to shapes, the batch included.
    """
    given = entries(answer, SHAPES)
    for shape, (what, right) in zip(given, SHAPES.items(), strict=True):
        form = f"a shape of {len(right)} numbers, as (48, ...)"
        if what.startswith("kernel"):
            form = "a shape of 4 numbers (a kernel has no batch)"
        mine = tuple(numbers(shape, None, form, f"'{what}'").ravel())
        if mine == right:
            continue
        known = _SHAPE_MISTAKES.get((what, mine))
        if known:
            raise Hint(f"'{what}': {known}")
        if len(mine) != len(right):
            raise Hint(f"'{what}' must be {form}.")
        raise Hint(f"'{what}': {len(right)} numbers is right, not all values.")
    return (
        "the ten planes cost 16 x 10 x 32 = 5,120 weights, all in the first "
        "layer."
    )


@exercise("my_game")
def obedient(game, classes):
    """Exercise 2: a game whose D minds the label, and so G does.

    game: it has an `average`, a Keras model from (n, 74), 64 of z and ten of
        the label, to images (n, 28, 28, 1); and `D`, from [images, labels]
        to scores (n, 1).
    classes: function from such images to their classes (n,).
    """
    rng = np.random.default_rng(1)
    asked = np.arange(200) % 10
    hot = np.eye(10, dtype="float32")
    z = rng.normal(size=(200, 64)).astype("float32")

    def play():
        images = np.array(game.average(np.hstack([z, hot[asked]])))
        scores = [
            np.array(game.D([images, hot[(asked + turn) % 10]]))
            for turn in (0, 1, 2)
        ]
        return images.astype("float64"), *np.array(scores, "float64")

    try:
        images, right, first, second = call(play)
    except Hint as hint:
        raise Hint(
            "my_game must be a game, as new_game(my_discriminator) makes it, "
            "with a D that takes [images, one_hot]."
        ) from hint
    if images.shape != (200, 28, 28, 1) or right.shape != (200, 1):
        raise Hint(
            "my_game must be a game, as new_game(my_discriminator) makes it, "
            "and its D must give one score an image."
        )
    if not np.isfinite([images.sum(), right.sum()]).all():
        raise Hint("its images or scores are NaN: start with a new_game().")
    moves = np.stack([first - right, second - right])
    if not np.abs(moves).max():
        raise Hint(
            "D's score does not change when the label changes: is `told` "
            "used on the way to the score?"
        )
    if np.ptp(images, axis=(1, 2)).mean() < 0.5:
        raise Hint("its images are all grey: play the game with `train`.")
    by_class = [moves[:, asked == digit].std(axis=1) for digit in range(10)]
    if np.max(by_class) < 1e-4 * np.abs(moves).max():
        raise Hint(
            "D adds the same number for a label whatever the image is: "
            "image and label must meet in a layer that is not linear, or in "
            "a product."
        )
    found = np.asarray(classes(images))
    obeyed = np.mean(found == asked)
    if obeyed < 0.2:
        raise Hint(
            f"it draws the asked-for digit in {obeyed:.0%} of 200 images, "
            "where chance is 10%. Did both players get labels in `train`? If "
            "so, ten numbers may be too faint beside 1,024: let image and "
            "label meet earlier, or in a product."
        )
    if obeyed < 0.6:
        raise Hint(
            f"it draws the asked-for digit in {obeyed:.0%} of 200 images: "
            "that is above chance. Play more rounds."
        )
    return (
        "the judge reads at least six of ten images as asked, where chance is "
        "one in ten: image and label meet before D decides."
    )


BATCH = np.log(2) * np.array([0, 1, 1, 3])
CURVES = ("D(real)", "D(fake)", "loss D", "loss G", "samples")


@exercise("my_scores")
def similarity_by_hand(answer):
    """The sums of exp(-distance) to the others, for the batch `BATCH`.

    answer: (4,), one score a member.
    """
    gaps = np.abs(BATCH[:, None] - BATCH)
    scores = np.exp(-gaps).sum(axis=1) - 1
    compare(
        answer,
        scores,
        mistakes=[
            (scores + 1, "each score has 1 too much: leave out i itself."),
            (scores / 3, "this is the mean over the others: take the sum."),
            (
                gaps.sum(axis=1),
                "these are sums of distances: add exp(-distance).",
            ),
            (
                np.exp(-gaps.sum(axis=1)),
                "take exp of each distance first, then the sum.",
            ),
        ],
        otherwise="exp(-ln 2) is 1/2, so each step of ln 2 halves; equal "
        "numbers give exp(0) = 1.",
        tolerance=1e-3,
        form="four numbers, one score for each of the batch",
    )
    return (
        "the two equal numbers have the highest score, the lonely one the "
        "lowest. No member alone could have told."
    )


@exercise("my_curves")
def which_curve(answer):
    """Which of D's numbers, or the samples, say that heaps are lost.

    answer: dict with "yes" or "no" for each of `CURVES`.
    """
    given = [choice(a, ("yes", "no")) for a in entries(answer, CURVES)]
    if given[-1] == "no":
        raise Hint("look at the samples of the two games once more.")
    for name, said in zip(CURVES[:-1], given[:-1], strict=True):
        if said == "yes":
            raise Hint(
                f"{name}: cover the samples. It tells how well D tells points "
                "apart; near its dotted line lies an untrained D too."
            )
    return "look at samples: the numbers of D are about D, not about variety."


@exercise("my_points")
def cured(points, find):
    """Ten games whose generators must find most heaps of the ring.

    points: (starts, n, 2) with at least 5 starts and 200 points each.
    find: function from (n, 2) points to (heaps found, share near a heap).
    """
    points = numbers(points, None, "an array of shape (starts, n, 2)")
    shape = points.shape
    if points.ndim != 3 or shape[2] != 2 or shape[0] < 5 or shape[1] < 200:
        raise Hint(
            "my_points must have shape (starts, n, 2) with at least 5 starts "
            f"of 200 points, not {shape}: is it what ring_points gives?"
        )
    found, near = np.mean([call(find, p) for p in points], axis=0)
    if near < 0.2 and found < 1:
        raise Hint(
            f"{found:.1f} heaps of 8 and {near:.0%} of the points near one: "
            "the points still jump about. Who learns too fast for whom?"
        )
    if found < 6:
        raise Hint(f"{found:.1f} heaps of 8 on average: 6 are asked for.")
    return (
        "at least six of the eight heaps on average: how fast G moves for D's "
        "pace matters, not the number of steps alone."
    )
