"""Flight paths of insects, as a camera sees them: simulated, truth known.

An insect flies a correlated random walk. On the way half of them circle at a
flower; a quarter zigzags at the same pace, turning as sharply, but to both
sides in turn (as moths do that have lost a scent); a quarter flies on.
"""

from dataclasses import dataclass

import numpy as np

from ..arrays import whole

#: Seconds between two positions.
SECONDS = 0.25

#: What happens on the way, in the order of `Paths.event`.
EVENTS = ("flies on", "zigzags", "circles")


def _check(name, value, words, holds):
    try:
        fine = bool(holds(value))
    except (TypeError, ValueError):
        fine = False
    if not fine:
        raise ValueError(f"{name} must be a number {words}, not {value!r}.")


def _half_turn(angle):
    return 0 <= angle <= np.pi


@dataclass(frozen=True)
class Insect:
    """How an insect flies.

    speed: the usual one, in metres a second, above 0. From step to step it
        varies by a fifth.
    turning: standard deviation of the change of course in a step, in
        radians, from 0 to pi.
    correlation: of one change of course with the next, from 0 (none) to
        below 1 (long bends).
    circling: change of course in a step while it circles or zigzags, in
        radians, above 0 to pi. It varies by a fifth.
    slowing: factor on the speed meanwhile, above 0 to 1.
    """

    speed: float
    turning: float
    correlation: float
    circling: float
    slowing: float

    def __post_init__(self):
        _check("speed", self.speed, "above 0", lambda v: 0 < v < np.inf)
        _check("turning", self.turning, "from 0 to pi", _half_turn)
        _check(
            "correlation",
            self.correlation,
            "from 0 to below 1",
            lambda v: 0 <= v < 1,
        )
        _check(
            "circling",
            self.circling,
            "above 0, up to pi",
            lambda v: v > 0 and _half_turn(v),
        )
        _check(
            "slowing", self.slowing, "above 0, up to 1", lambda v: 0 < v <= 1
        )


#: The insects of the course. The numbers are made up, of the usual size.
INSECTS = {
    "bee": Insect(4.0, 0.25, 0.5, 0.9, 0.45),
    "bumblebee": Insect(3.0, 0.35, 0.6, 0.7, 0.5),
    "hoverfly": Insect(6.0, 0.15, 0.2, 1.3, 0.3),
}


@dataclass(frozen=True)
class Paths:
    """n paths of as many steps, and what truly happened on them.

    positions: float32, (n, steps + 1, 2), in metres, as the camera sees
        them; the true path begins at (0, 0).
    event: int64, (n,), the number in `EVENTS` of what happens on the way.
    begins, ends: int64, (n,), the steps between which it happens (begins is
        in it, ends is not); both 0 for an insect that flies on.
    """

    positions: np.ndarray
    event: np.ndarray
    begins: np.ndarray
    ends: np.ndarray

    @property
    def circles(self) -> np.ndarray:
        """Whether it circles at a flower: float32 of shape (n,), 1 or 0."""
        return (self.event == 2).astype("float32")

    @property
    def steps(self) -> np.ndarray:
        """From each position to the next: float32, (n, steps, 2)."""
        return np.diff(self.positions, axis=1)


def load(n, seed, insect="bee", steps=48, noise=0.15):
    """Paths of n insects of a kind: see `Paths`.

    n: how many paths, at least 1.
    seed: of the generator, a whole number or a list of such.
    insect: a name in `INSECTS`, or an `Insect`.
    steps: of each path, at least 24; one takes `SECONDS`.
    noise: standard deviation of the camera's error in each coordinate, in
        metres, 0 or more.

    Course at the start, side and time of what happens are all equally
    likely; it lasts 9 to 15 steps. Raises ValueError, in one sentence, for
    other settings.
    """
    n = whole(n, "n", 1)
    steps = whole(steps, "steps", 24)
    _check("noise", noise, "0 or more", lambda v: 0 <= v < np.inf)
    if not isinstance(insect, Insect):
        if insect not in INSECTS:
            known = ", ".join(INSECTS)
            raise ValueError(
                f"insect must be an Insect or one of {known}, not {insect!r}."
            )
        insect = INSECTS[insect]
    random = np.random.default_rng(seed)
    event = random.choice(3, size=n, p=[0.25, 0.25, 0.5])
    length = random.integers(9, 16, size=n)
    begins = random.integers(2, steps - length - 1)
    time = np.arange(steps)
    since = time - begins[:, None]  # (n, steps)
    busy = (since >= 0) & (since < length[:, None]) & (event > 0)[:, None]

    turns = insect.turning * _persistent(random, n, steps, insect.correlation)
    turns[:, 0] += random.uniform(-np.pi, np.pi, size=n)  # first course
    side = random.choice([-1.0, 1.0], size=(n, 1))
    # A zigzag changes sides every three steps, the first time after two.
    flips = np.where((since + 1) // 3 % 2 == 0, 1.0, -1.0)
    side = np.where((event == 1)[:, None], side * flips, side)
    sharp = side * insect.circling
    sharp *= 1 + 0.2 * random.normal(size=(n, steps))
    course = np.cumsum(np.where(busy, sharp, turns), axis=1)

    metres = insect.speed * SECONDS
    metres *= np.exp(0.2 * _persistent(random, n, steps, 0.5))
    metres *= np.where(busy, insect.slowing, 1.0)
    moves = np.stack([np.cos(course), np.sin(course)], axis=-1)
    positions = np.zeros((n, steps + 1, 2))
    positions[:, 1:] = np.cumsum(moves * metres[..., None], axis=1)
    positions += noise * random.normal(size=positions.shape)
    return Paths(
        positions.astype("float32"),
        event.astype("int64"),
        np.where(event > 0, begins, 0),
        np.where(event > 0, begins + length, 0),
    )


def _persistent(random, n, steps, correlation):
    """Normal numbers, (n, steps), each correlated with the one before."""
    made = random.normal(size=(n, steps))
    for k in range(1, steps):
        made[:, k] *= np.sqrt(1 - correlation**2)
        made[:, k] += correlation * made[:, k - 1]
    return made
