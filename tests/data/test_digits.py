"""The digits: what is shipped, and what damage says."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import offline
from helpers.data import digits, files


def test_digits_are_as_documented():
    (x_train, y_train), (x_test, y_test) = digits.load()
    assert x_train.shape == (4000, 28, 28) and x_test.shape == (1000, 28, 28)
    assert x_train.dtype == "float32" and y_train.dtype == "int64"
    assert x_train.min() == 0.0 and x_train.max() == 1.0
    assert np.bincount(y_train).tolist() == [400] * 10
    assert np.bincount(y_test).tolist() == [100] * 10


def test_no_held_out_digit_is_among_the_training_digits():
    (x_train, _), (x_test, _) = digits.load()
    seen = {image.tobytes() for image in x_train}
    assert not any(image.tobytes() in seen for image in x_test)


def test_the_readme_gives_the_sum_of_the_file():
    content = files.read("digits.npz")
    digest = hashlib.sha256(content).hexdigest()
    assert digest in (files.DATA / "README.md").read_text()
    assert len(content) < 1_000_000


def test_a_missing_file_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(files, "DATA", tmp_path)
    with pytest.raises(FileNotFoundError, match="git checkout"):
        digits.load()


@pytest.mark.parametrize("damage", ["truncated", "altered", "empty"])
def test_a_damaged_file_is_named(monkeypatch, tmp_path, damage):
    content = bytearray((files.DATA / "digits.npz").read_bytes())
    if damage == "truncated":
        content = content[: len(content) // 2]
    elif damage == "altered":
        content[1000] ^= 1
    else:
        content = b""
    (tmp_path / "digits.npz").write_bytes(content)
    monkeypatch.setattr(files, "DATA", tmp_path)
    with pytest.raises(ValueError, match="damaged.*git checkout"):
        digits.load()


def test_full_mnist_offline_names_the_alternative(tmp_path):
    code = (
        "import offline; offline.cut()\n"
        "from helpers.data import digits; digits.load(full=True)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=Path(offline.__file__).parent,
        env={**os.environ, "KERAS_HOME": str(tmp_path)},
    )
    assert run.returncode == 1
    assert "ConnectionError: The full MNIST could not be" in run.stderr
    assert "use digits.load(), the 5,000 digits" in run.stderr


def test_halved_images_keep_the_mean_of_each_block():
    images = np.arange(2 * 4 * 6, dtype="float32").reshape(2, 4, 6)
    small = digits.halved(images)
    assert small.shape == (2, 2, 3) and small.dtype == "float32"
    for row in range(2):
        for column in range(3):
            block = images[:, 2 * row : 2 * row + 2][
                :, :, 2 * column : 2 * column + 2
            ]
            assert np.array_equal(
                small[:, row, column], block.mean(axis=(1, 2))
            )


@pytest.mark.parametrize(
    "shape", [(28, 28), (5, 784), (2, 28, 27), (2, 27, 28), (1, 28, 28, 1)]
)
def test_images_that_cannot_be_halved(shape):
    with pytest.raises(ValueError, match="even height and width"):
        digits.halved(np.zeros(shape))
