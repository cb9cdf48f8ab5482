"""A figure that is redrawn in place, without the weight of Keras."""

import subprocess
import sys

import matplotlib.pyplot as plt

from helpers.display import LiveFigure


def test_it_waits_between_drawings_and_keeps_one_picture(shown):
    live, drawn = LiveFigure(seconds=60), []

    def draw(value):
        drawn.append(value)
        plt.subplots(figsize=(value, 1))

    live.update(draw, 1)
    first = shown[0].data
    live.update(draw, 2)
    assert drawn == [1]
    live.finish(draw, value=3)
    assert drawn == [1, 3]
    assert len(shown) == 1 and shown[0].data != first


def test_it_draws_each_time_when_it_need_not_wait(shown):
    live, drawn = LiveFigure(seconds=0), []

    def draw():
        drawn.append(1)
        plt.figure()

    live.update(draw)
    live.update(draw)
    assert len(drawn) == 2


def test_displays_import_neither_keras_nor_tensorflow():
    code = (
        "import sys\n"
        "from helpers import display\n"
        "import matplotlib.pyplot as plt\n"
        "display.LiveFigure().finish(plt.figure)\n"
        "print({'keras', 'tensorflow'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True
    )
    assert run.stdout.splitlines()[-1] == "set()", run.stderr
