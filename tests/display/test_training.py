"""Training draws itself: losses, and what the model makes of images."""

import keras
import numpy as np
import pytest
from keras import layers

from helpers.display.training import LiveTraining


def small_model():
    model = keras.Sequential(
        [keras.Input((16,)), layers.Dense(16, activation="sigmoid")]
    )
    model.compile("adam", loss="mse")
    return model


def test_it_keeps_the_losses_and_one_picture(shown):
    x = np.random.default_rng(0).random((64, 16)).astype("float32")
    live = LiveTraining(images=x[:4])
    small_model().fit(
        x, x, epochs=3, verbose=0, validation_split=0.25, callbacks=[live]
    )
    assert len(shown) == 1
    assert {k: len(v) for k, v in live.history.items()} == {
        "loss": 3,
        "val_loss": 3,
    }


def test_it_waits_between_drawings_and_draws_the_last_state(shown):
    drawn = []

    class Recorded(LiveTraining):
        def _draw(self):
            drawn.append(len(self.history["loss"]))
            super()._draw()

    x = np.zeros((8, 16), "float32")
    live = Recorded(seconds=60)
    small_model().fit(x, x, epochs=3, verbose=0, callbacks=[live])
    assert drawn == [1, 3]


def test_it_names_what_is_wrong(shown):
    x = np.zeros((8, 16), "float32")
    with pytest.raises(ValueError, match="'accuracy' is not logged"):
        small_model().fit(
            x, x, verbose=0, callbacks=[LiveTraining(metric="accuracy")]
        )
    with pytest.raises(ValueError, match="NaN"):
        LiveTraining(images=np.full((2, 16), np.nan))
    with pytest.raises(ValueError, match="leave out images="):
        wide = keras.Sequential([keras.Input((4,)), layers.Dense(16)])
        wide.compile("adam", loss="mse")
        few = x[:, :4]
        wide.fit(few, x, verbose=0, callbacks=[LiveTraining(images=few)])
    bad = small_model()
    bad.set_weights([w * np.nan for w in bad.get_weights()])
    with pytest.raises(ValueError, match="the reconstructions hold .* NaN"):
        bad.fit(x, x, verbose=0, callbacks=[LiveTraining(images=x[:2])])
