"""The photographs: what is loaded, and what a missing one says."""

import numpy as np
import pytest
import sklearn.datasets

from helpers.data import photographs


@pytest.mark.parametrize("name", photographs.NAMES)
def test_photographs_are_as_documented(name):
    photo = photographs.load(name)
    assert photo.shape == (427, 640, 3) and photo.dtype == "float32"
    assert photo.min() == 0.0 and photo.max() == 1.0


def test_colours_are_red_green_and_blue():
    sky = photographs.load("china")[20, 20]
    petal = photographs.load("flower")[200, 300]
    assert sky.argmax() == 2 and petal.argmax() == 0
    different = photographs.load("china") != photographs.load("flower")
    assert np.mean(different) > 0.9


@pytest.mark.parametrize("name", ["China", "china.jpg", "", None, 3])
def test_another_name_is_refused(name):
    with pytest.raises(ValueError, match="choose one of china, flower"):
        photographs.load(name)


@pytest.mark.parametrize("problem", [AttributeError, OSError])
def test_a_missing_file_is_named(monkeypatch, problem):
    def missing(name):
        raise problem(name)

    monkeypatch.setattr(sklearn.datasets, "load_sample_image", missing)
    with pytest.raises(FileNotFoundError, match="china.jpg.*reinstall"):
        photographs.load("china")


def test_patches_are_cut_out_of_both_photographs():
    cut = photographs.patches(40, side=12, seed=3)
    assert cut.shape == (40, 12, 12) and cut.dtype == "float32"
    assert 0 <= cut.min() < cut.max() <= 1
    greys = [
        photographs.load(name) @ photographs.GREY for name in photographs.NAMES
    ]
    from_china = 0
    for patch in cut:
        rows, columns = np.nonzero(
            np.isclose(greys[0][:416, :629], patch[0, 0])
        )
        from_china += any(
            np.array_equal(greys[0][r : r + 12, c : c + 12], patch)
            for r, c in zip(rows, columns, strict=True)
        )
    assert from_china == 20


def test_patches_repeat_with_their_seed():
    cut = photographs.patches(6, seed=1)
    assert np.array_equal(cut, photographs.patches(6, seed=1))
    assert not np.array_equal(cut, photographs.patches(6, seed=2))
    assert photographs.patches(2, side=427).shape == (2, 427, 427)


def test_grey_is_weighted_and_runs_from_0_to_1():
    assert photographs.GREY.sum() == pytest.approx(1)
    assert photographs.GREY.argmax() == 1  # green looks brightest


@pytest.mark.parametrize(
    "count, side, words",
    [
        (5, 12, "even"),
        (0, 12, "at least 2"),
        (2.5, 12, "whole number"),
        (4, 0, "at least 1"),
        (4, 428, "do not fit"),
        (4, None, "whole number"),
    ],
)
def test_patches_that_cannot_be_cut_are_refused(count, side, words):
    with pytest.raises(ValueError, match=words):
        photographs.patches(count, side)
