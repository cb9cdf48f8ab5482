"""Weights that are put back, and weights that move."""

import keras
import numpy as np
from keras import layers

from helpers import weights


def model():
    return keras.Sequential([keras.Input((3,)), layers.Dense(2)])


def test_a_bookmark_puts_weights_and_optimizers_back():
    one = model()
    optimizer = keras.optimizers.Adam(0.1)
    optimizer.build(one.trainable_variables)
    back = weights.bookmark(one, optimizer)
    before = [v.numpy() for v in (*one.variables, *optimizer.variables)]
    slopes = [np.ones(w.shape) for w in one.get_weights()]
    optimizer.apply(slopes, one.trainable_variables)
    optimizer.learning_rate = 0.2
    back()
    after = [v.numpy() for v in (*one.variables, *optimizer.variables)]
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old, new)


def test_weight_arrays_that_move_are_counted():
    one, other = model(), model()

    def step():
        one.layers[0].bias.assign(one.layers[0].bias + 1)

    assert weights.moved(step, one=one, other=other) == {"one": 1, "other": 0}
