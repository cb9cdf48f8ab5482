"""The sketch faces: what each part moves, ranges, seeds, refusals."""

import numpy as np
import pytest

from helpers.data import faces

MIDDLE = np.array([np.mean(ends) for ends in faces.RANGES.values()])
EYES, MOUTH = slice(7, 15), slice(16, 24)


def changed(name, low, high):
    """Rows and columns that differ between two values of one part."""
    parts = np.stack([MIDDLE, MIDDLE])
    parts[:, faces.NAMES.index(name)] = low, high
    first, second = faces.draw(parts)
    return np.nonzero(np.abs(first - second) > 0.05)


def wearing(images):
    """Who wears a scarf, bool (n,)."""
    hidden = images == faces.HIDDEN
    assert np.array_equal(
        hidden.any(axis=(1, 2)), hidden[:, 16:25].all((1, 2))
    )
    return hidden.any(axis=(1, 2))


def test_shapes_kinds_and_ranges():
    images, parts = faces.load(1500, seed=3, covered=0.3)
    assert images.shape == (1500, 28, 28) and images.dtype == np.float32
    assert parts.shape == (1500, 6) and parts.dtype == np.float32
    assert images.min() == faces.HIDDEN == -1 and images.max() == 1
    assert images[images >= 0].min() == 0
    low, high = np.array([*faces.RANGES.values()]).T
    assert (parts >= low).all() and (parts <= high).all()
    assert np.allclose(parts.mean(axis=0), MIDDLE, atol=0.06)
    assert np.abs(np.corrcoef(parts.T) - np.eye(6)).max() < 0.08
    assert 0.25 < wearing(images).mean() < 0.35


def test_many_faces_are_those_drawn_alone():
    images, parts = faces.load(1003, seed=0)
    for k in (0, 999, 1000, 1002):
        assert np.array_equal(faces.draw(parts[k : k + 1])[0], images[k])


@pytest.mark.parametrize("name", ["smile", "mouth"])
def test_the_mouth_alone_moves(name):
    rows, columns = changed(name, *faces.RANGES[name])
    assert len(rows) > 8
    assert rows.min() >= MOUTH.start and rows.max() < MOUTH.stop
    assert columns.min() > 6 and columns.max() < 21


@pytest.mark.parametrize("name", ["eyes", "gaze"])
def test_the_eyes_alone_move(name):
    rows, _ = changed(name, *faces.RANGES[name])
    assert len(rows) > 8
    assert rows.min() >= EYES.start and rows.max() < EYES.stop


def test_the_brows_alone_move():
    rows, _ = changed("brows", -1, 1)
    assert len(rows) > 4 and rows.min() >= 4 and rows.max() <= 9


def height(image, rows, columns):
    """The mean row of the ink in a part of the image."""
    ink = image[rows, columns].sum(axis=1)
    return np.average(np.arange(rows.start, rows.stop), weights=ink)


def test_signs():
    def two(name):
        parts = np.stack([MIDDLE, MIDDLE])
        parts[:, faces.NAMES.index("width")] = 1  # no outline near brows
        parts[:, faces.NAMES.index(name)] = faces.RANGES[name]
        return faces.draw(parts)

    for sign, image in zip((-1, 1), two("smile"), strict=True):
        corner = height(image, MOUTH, slice(8, 11))
        middle = height(image, MOUTH, slice(12, 16))
        assert sign * (middle - corner) > 1  # rows grow downwards
    for sign, image in zip((-1, 1), two("brows"), strict=True):
        outer = height(image, slice(4, 9), slice(7, 8))
        inner = height(image, slice(4, 9), slice(11, 12))
        assert sign * (inner - outer) > 0.6
    left, right = two("gaze")
    columns = np.arange(28)
    pupils = [image[11].clip(0.9) - 0.9 for image in (left, right)]
    places = [np.average(columns, weights=p + 1e-9) for p in pupils]
    assert places[1] - places[0] > 1
    narrow, round_ = (np.nonzero(image)[1] for image in two("width"))
    assert np.ptp(round_) - np.ptp(narrow) >= 4
    for name, place in (
        ("mouth", (MOUTH, slice(13, 15))),
        ("eyes", (EYES, slice(8, 11))),
    ):
        shut, wide = (np.nonzero(image[place])[0] for image in two(name))
        assert np.ptp(wide) > np.ptp(shut)


def test_smile_zero_is_a_straight_mouth():
    parts = MIDDLE.copy()
    parts[faces.NAMES.index("mouth")] = 0
    mouth = faces.draw(parts[None])[0][MOUTH, 11:17]
    assert np.allclose(mouth, mouth[:, :1])


def test_without_gaze_a_face_is_its_own_mirror_image():
    face = faces.draw(MIDDLE[None])[0]
    assert np.allclose(face, face[:, ::-1])


def test_a_scarf_hides_the_mouth_and_nothing_else():
    images, parts = faces.load(50, seed=1)
    others = parts.copy()
    others[:, :2] = faces.load(50, seed=2)[1][:, :2]  # smile and mouth
    covered = faces.cover(images)
    assert np.array_equal(covered, faces.cover(faces.draw(others)))
    assert np.array_equal(covered[:, :16], images[:, :16])
    assert (covered[:, faces.SCARF] == faces.HIDDEN).all()
    assert not np.shares_memory(covered, images)
    eyes = faces.cover(images, slice(5, 15))
    assert (eyes[:, 5:15] == faces.HIDDEN).all()
    assert np.array_equal(eyes[:, 15:], images[:, 15:])


def test_scarves_change_nothing_else_of_a_seed():
    bare, parts = faces.load(40, seed=5)
    worn, same = faces.load(40, seed=5, covered=0.5)
    scarves = wearing(worn)
    assert np.array_equal(parts, same) and not wearing(bare).any()
    assert 0 < scarves.sum() < 40
    assert np.array_equal(worn[~scarves], bare[~scarves])
    assert np.array_equal(worn[scarves], faces.cover(bare[scarves]))
    assert wearing(faces.load(5, 0, covered=1)[0]).all()


def test_a_seed_repeats():
    first, again, other = (faces.load(20, seed)[0] for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)


@pytest.mark.parametrize("n", [0, -1, 2.5, None, "3"])
def test_a_number_of_faces_that_is_none(n):
    with pytest.raises(ValueError, match="n must be (a whole|at least 1)"):
        faces.load(n, seed=0)


@pytest.mark.parametrize("chance", [-0.1, 1.5, float("nan"), "0.3", None])
def test_a_chance_that_is_none(chance):
    with pytest.raises(ValueError, match="between 0 and 1"):
        faces.load(3, seed=0, covered=chance)


@pytest.mark.parametrize("shape", [(6,), (2, 5), (1, 2, 6)])
def test_parts_that_are_no_faces(shape):
    with pytest.raises(ValueError, match="one column each of smile, mouth"):
        faces.draw(np.zeros(shape))


@pytest.mark.parametrize("value", [-0.5, 1.5, np.nan])
def test_a_part_out_of_range(value):
    parts = MIDDLE.copy()
    parts[faces.NAMES.index("eyes")] = value
    with pytest.raises(ValueError, match="eyes must lie between 0 and 1"):
        faces.draw([parts])


def test_what_cannot_be_covered():
    with pytest.raises(ValueError, match="cannot be covered"):
        faces.cover(np.zeros((28, 28)))


def test_no_parts_no_faces():
    assert faces.draw(np.zeros((0, 6))).shape == (0, 28, 28)
