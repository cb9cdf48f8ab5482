"""The exercises of 12: what is right, and the hint to each mistake."""

from types import SimpleNamespace

import numpy as np
import pytest

from helpers.exercises import conditional_gans_and_mode_collapse as check


def test_shapes_that_are_right():
    for form in (tuple, list, np.array):
        answer = {what: form(shape) for what, shape in check.SHAPES.items()}
        assert check.shapes(answer).kind == "right", form


def test_shapes_with_a_mistake(hint):
    for what, shape, words in [
        ("into G", (48, 84), "z 64"),
        ("into G", (48, 65), "not one number but ten"),
        ("into G", (48, 64), "where is the label"),
        ("into G", (74,), "2 numbers"),
        ("into G", (32, 74), "not all values"),
        ("into D", (48, 28, 28, 10), "where is the image"),
        ("into D", (48, 28, 28, 2), "there are ten"),
        ("into D", (48, 28, 28, 1), "image alone"),
        ("kernel of D's first layer", (4, 4, 1, 32), "without the planes"),
        ("kernel of D's first layer", (4, 4, 32, 11), "come in before"),
        ("kernel of D's first layer", (48, 4, 4, 11, 32), "no batch"),
        ("out of D", (48, 10), "a score, not a class"),
        ("out of D", "48", "without quotes"),
    ]:
        answer = check.shapes(check.SHAPES | {what: shape})
        assert words in hint(answer), (what, shape)
    assert "dict with the keys" in hint(check.shapes({"into G": (48, 74)}))


NOISE = np.random.default_rng(0).random((200, 28, 28, 1))
ASKED = np.arange(200) % 10


def listens(inputs):
    images, told = (np.asarray(part) for part in inputs)
    return images.mean(axis=(1, 2)) * (told @ np.arange(1.0, 11.0))[:, None]


def adds(inputs):
    images, told = (np.asarray(part) for part in inputs)
    return images.mean(axis=(1, 2)) + (told @ np.arange(1.0, 11.0))[:, None]


def game(images=NOISE, D=listens):
    return SimpleNamespace(average=lambda numbers: images, D=D)


def judge(share):
    """Reads that share of the images as asked."""
    obeys = np.arange(200) < 200 * share
    return lambda images: np.where(obeys, ASKED, (ASKED + 1) % 10)


def test_a_game_that_obeys():
    verdict = check.obedient(game(), judge(0.9))
    assert verdict.kind == "right" and "six of ten" in verdict.message


@pytest.mark.parametrize(
    "played, share, words",
    [
        ("game", 0.9, "as new_game(my_discriminator) makes it"),
        (game(NOISE[:5]), 0.9, "as new_game(my_discriminator) makes it"),
        (game(D=lambda images: 0.0), 0.9, "one score an image"),
        (game(D=lambda images, told: 0.0), 0.9, "takes [images, one_hot]"),
        (game(NOISE * np.nan), 0.9, "are NaN"),
        (game(D=lambda i: i[0].mean((1, 2))), 0.9, "does not change"),
        (game(D=adds), 0.9, "adds the same number"),
        (game(NOISE * 0.1), 0.9, "all grey"),
        (game(), 0.1, "where chance is 10%"),
        (game(), 0.4, "Play more rounds"),
    ],
)
def test_a_game_with_a_mistake(played, share, words, hint):
    assert words in hint(check.obedient(played, judge(share)))


RIGHT = np.array([1.125, 1.75, 1.75, 0.625])
NONE = dict.fromkeys(check.CURVES, "no") | {"samples": "yes"}


def test_the_scores_by_hand(hint):
    assert check.similarity_by_hand([9 / 8, 7 / 4, 7 / 4, 5 / 8]).kind == (
        "right"
    )
    for answer, words in (
        (RIGHT + 1, "leave out i"),
        (RIGHT / 3, "take the sum"),
        (np.log(2) * np.array([5, 3, 3, 7]), "sums of distances"),
        (0.5 ** np.array([5, 3, 3, 7]), "exp of each distance first"),
        ([1, 1, 1, 1], "each step of ln 2 halves"),
        ([1, 2], "four numbers"),
    ):
        assert words in hint(check.similarity_by_hand(answer)), words


def test_samples_alone_show_the_collapse(hint):
    assert check.which_curve(NONE).kind == "right"
    for name in check.CURVES[:-1]:
        said = hint(check.which_curve(NONE | {name: "yes"}))
        assert said.startswith(name)
    assert "samples" in hint(check.which_curve(NONE | {"samples": "no"}))
    assert "none of the choices" in hint(
        check.which_curve(NONE | {"samples": "maybe"})
    )


def test_games_that_find_their_heaps(hint):
    points = np.zeros((5, 200, 2))
    for find, words in (
        (lambda p: (0, 0.05), "jump about"),
        (lambda p: (3, 0.9), "3.0 heaps of 8 on average: 6 are asked for"),
    ):
        assert words in hint(check.cured(points, find))
    verdict = check.cured(points, lambda p: (7, 0.9))
    assert verdict.kind == "right" and "six of the eight" in verdict.message
    for shape in ((2, 500, 2), (500, 2), (5, 20, 2)):
        said = hint(check.cured(np.zeros(shape), lambda p: (8, 1.0)))
        assert "(starts, n, 2)" in said
