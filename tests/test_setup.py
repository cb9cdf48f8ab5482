"""Set-up: seeds, quiet start, light imports."""

import os
import subprocess
import sys

import pytest

from helpers import setup


def test_course_seed_takes_the_place_of_the_notebooks(monkeypatch):
    monkeypatch.delenv("COURSE_SEED", raising=False)
    assert setup.chosen_seed(4) == 4
    monkeypatch.setenv("COURSE_SEED", "9")
    assert setup.chosen_seed(4) == 9


@pytest.mark.parametrize("bad", ["-1", "one", "", "4294967296", "1.5"])
def test_a_bad_seed_is_named(monkeypatch, bad):
    monkeypatch.setenv("COURSE_SEED", bad)
    with pytest.raises(ValueError, match="COURSE_SEED is .*whole number"):
        setup.chosen_seed(4)


def test_notebook_is_quiet_and_repeats():
    code = (
        "from helpers import setup; setup.notebook(seed=3)\n"
        "import keras, numpy as np, random\n"
        "print(random.random(), np.random.rand(), "
        "float(keras.random.normal(())))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "0"},
            check=True,
        )
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.startswith("Seed 3. TensorFlow")
    assert runs[0].stderr == ""


def test_quiet_stderr_keeps_what_explains_a_failure():
    with pytest.raises(RuntimeError) as caught, setup.quiet_stderr():
        os.write(2, b"no such device\n")
        raise RuntimeError("broken")
    assert "no such device" in caught.value.__notes__[0]


def test_imports_are_light():
    code = (
        "import sys\n"
        "from helpers import claims, course, display, environment, figures\n"
        "from helpers import setup\n"
        "from helpers.data import digits\n"
        "heavy = {'tensorflow', 'keras', 'sklearn'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
