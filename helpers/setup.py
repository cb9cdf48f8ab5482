"""Prepare a notebook: quiet TensorFlow, one seed, the course's figures."""

import logging
import os
import random
import tempfile
from contextlib import contextmanager

from .figures import style


def notebook(seed: int) -> int:
    """Prepare the kernel of a notebook; the first code cell calls it.

    Starts TensorFlow and Keras without their start-up messages, seeds
    Python, NumPy and Keras, and sets the figure style.

    seed: a whole number from 0 to 2**32 - 1. The environment variable
        COURSE_SEED, where set, takes its place, so that the claims of a
        notebook can be run over many seeds.

    Returns the seed in use. Prints one line with it and the versions.
    Raises ValueError when the seed is not such a number.
    """
    seed = chosen_seed(seed)
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.environ["KERAS_BACKEND"] = "tensorflow"
    with quiet_stderr():
        import keras
        import tensorflow as tf

        tf.get_logger().setLevel(logging.ERROR)
        tf.zeros(1)  # starts the devices, which print too
    random.seed(seed)
    keras.utils.set_random_seed(seed)
    style.use()
    print(
        f"Seed {seed}. TensorFlow {tf.__version__}, Keras {keras.__version__}."
    )
    return seed


def chosen_seed(seed: int) -> int:
    """The seed that counts: COURSE_SEED where it is set, else `seed`.

    Raises ValueError when it is not a whole number from 0 to 2**32 - 1.
    """
    value = os.environ.get("COURSE_SEED", seed)
    try:
        number = int(str(value))
    except ValueError:
        number = -1
    if not 0 <= number < 2**32:
        origin = "COURSE_SEED" if "COURSE_SEED" in os.environ else "The seed"
        raise ValueError(
            f"{origin} is {value!r}: give a whole number from 0 to "
            f"{2**32 - 1}."
        )
    return number


@contextmanager
def quiet_stderr():
    """Keep what C++ code writes to standard error off the screen.

    Libraries below Python write to file descriptor 2, which JupyterLab shows
    under the cell. Here it goes to a temporary file; when the block fails,
    what was written there is added to the error as a note, so that nothing
    that explains a failure is lost.
    """
    saved = os.dup(2)
    with tempfile.TemporaryFile() as caught:
        os.dup2(caught.fileno(), 2)
        try:
            yield
        except BaseException as error:
            caught.seek(0)
            text = caught.read().decode(errors="replace").strip()
            if text:
                error.add_note(f"Printed before the error:\n{text}")
            raise
        finally:
            os.dup2(saved, 2)
            os.close(saved)
