"""The insects' paths: what they are made of, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest

from helpers.data import paths


def courses(made):
    """Course of each step, (n, steps), and its length in metres."""
    steps = made.steps
    return np.arctan2(steps[..., 1], steps[..., 0]), np.hypot(
        steps[..., 0], steps[..., 1]
    )


def turns(course):
    """Change of course from step to step, from -pi to pi."""
    change = np.diff(course, axis=1)
    return (change + np.pi) % (2 * np.pi) - np.pi


def during(made):
    """Whether a change of course belongs to the event: (n, steps - 1)."""
    time = np.arange(1, made.steps.shape[1])
    return (time > made.begins[:, None]) & (time < made.ends[:, None])


def test_shapes_and_kinds():
    made = paths.load(20, seed=3, steps=30)
    assert made.positions.shape == (20, 31, 2)
    assert made.positions.dtype == "float32"
    assert made.steps.shape == (20, 30, 2)
    for part in (made.event, made.begins, made.ends):
        assert part.shape == (20,) and part.dtype == "int64"
    assert made.circles.dtype == "float32"
    assert np.array_equal(made.circles == 1, made.event == 2)


def test_a_seed_repeats_and_the_event_does_not_depend_on_the_noise():
    first, again = (paths.load(50, 1).positions for _ in range(2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, paths.load(50, 2).positions)
    clean = paths.load(50, 1, noise=0)
    assert np.array_equal(clean.event, paths.load(50, 1).event)
    assert np.all(clean.positions[:, 0] == 0)


def test_half_of_them_circle_a_quarter_zigzags():
    made = paths.load(20_000, seed=0)
    shares = np.bincount(made.event) / len(made.event)
    assert np.allclose(shares, [0.25, 0.25, 0.5], atol=0.015)
    assert np.all(made.ends[made.event == 0] == 0)
    lasts = (made.ends - made.begins)[made.event > 0]
    assert lasts.min() == 9 and lasts.max() == 15
    assert made.begins[made.event > 0].min() == 2
    assert made.ends.max() == 48 - 2


@pytest.mark.parametrize("name", paths.INSECTS)
def test_an_insect_flies_as_its_numbers_say(name):
    insect = paths.INSECTS[name]
    made = paths.load(4000, 0, insect=name, noise=0)
    course, metres = courses(made)
    change, busy = turns(course), during(made)
    time = np.arange(made.steps.shape[1])
    slow = (time >= made.begins[:, None]) & (time < made.ends[:, None])
    usual = insect.speed * paths.SECONDS
    assert np.median(metres[~slow]) == pytest.approx(usual, rel=0.02)
    assert np.median(metres[slow]) == pytest.approx(
        usual * insect.slowing, rel=0.02
    )
    assert np.mean(abs(change[busy])) == pytest.approx(
        insect.circling, rel=0.03
    )
    alone = change[made.event == 0]
    assert alone.std() == pytest.approx(insect.turning, rel=0.02)
    found = np.corrcoef(alone[:, :-1].ravel(), alone[:, 1:].ravel())[0, 1]
    assert found == pytest.approx(insect.correlation, abs=0.03)


def test_circles_turn_to_one_side_and_zigzags_to_both():
    made = paths.load(2000, 0, noise=0)
    change = turns(courses(made)[0])
    event = np.where(during(made), change, 0)
    net, total = abs(event.sum(axis=1)), abs(event).sum(axis=1)
    circles, zigzags = made.event == 2, made.event == 1
    assert np.all(net[circles] > 0.99 * total[circles])
    assert np.median(net[zigzags] / total[zigzags]) < 0.3
    assert np.mean(total[circles]) == pytest.approx(
        np.mean(total[zigzags]), rel=0.03
    )


def test_the_noise_is_as_large_as_it_is_asked_for():
    clean, seen = (paths.load(500, 4, noise=s).positions for s in (0, 0.3))
    assert (seen - clean).std() == pytest.approx(0.3, rel=0.02)


def test_all_courses_at_the_start_are_equally_likely():
    course = courses(paths.load(20_000, 0, noise=0))[0][:, 0]
    counts = np.histogram(course, bins=8, range=(-np.pi, np.pi))[0]
    assert np.all(abs(counts / 2500 - 1) < 0.1)


@pytest.mark.parametrize("n", [0, -1, 2.5, None, "3"])
def test_a_number_of_paths_that_is_none(n):
    with pytest.raises(ValueError, match="n must be (a whole|at least 1)"):
        paths.load(n, seed=0)


@pytest.mark.parametrize("steps", [23, 30.0, None])
def test_too_few_steps(steps):
    with pytest.raises(ValueError, match="steps must be (a whole|at least 2)"):
        paths.load(3, seed=0, steps=steps)


@pytest.mark.parametrize("noise", [-0.1, float("nan"), "much", None])
def test_a_noise_that_is_none(noise):
    with pytest.raises(ValueError, match="noise must be a number 0 or more"):
        paths.load(3, seed=0, noise=noise)


def test_an_unknown_insect():
    with pytest.raises(ValueError, match="one of bee, bumblebee, hoverfly"):
        paths.load(3, seed=0, insect="ant")


@pytest.mark.parametrize(
    "wrong",
    [
        {"speed": 0},
        {"turning": -0.1},
        {"turning": 4},
        {"correlation": 1},
        {"correlation": float("nan")},
        {"circling": 0},
        {"slowing": 0},
        {"slowing": 1.5},
        {"speed": "fast"},
    ],
)
def test_an_insect_that_cannot_fly(wrong):
    (name,) = wrong
    with pytest.raises(ValueError, match=f"{name} must be a number"):
        replace(paths.INSECTS["bee"], **wrong)


def test_a_seed_may_be_a_list():
    first, other = (paths.load(5, [1, k]).positions for k in (0, 1))
    assert not np.array_equal(first, other)
    assert np.array_equal(first, paths.load(5, [1, 0]).positions)
