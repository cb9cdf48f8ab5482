"""The exercises on mode collapse: what is right, and each mistake's hint."""

import numpy as np

from helpers.exercises import conditional_gans_and_mode_collapse as check

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
    assert verdict.kind == "right" and "7.0 heaps" in verdict.message
    for shape in ((2, 500, 2), (500, 2), (5, 20, 2)):
        said = hint(check.cured(np.zeros(shape), lambda p: (8, 1.0)))
        assert "(starts, n, 2)" in said
