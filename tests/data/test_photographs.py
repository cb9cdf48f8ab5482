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
