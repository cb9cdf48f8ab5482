"""A learner: the same model trained again and again."""

import keras
import numpy as np
import pytest
from keras import layers, ops

from helpers.learner import Learner, two_at_a_time


def as_they_are(x, y, now):
    return x, y


def squares(y, y_hat):
    return ops.mean(ops.square(y - y_hat))


def line():
    model = keras.Sequential([keras.Input((2,)), layers.Dense(1)])
    start = [np.zeros((2, 1), "float32"), np.zeros(1, "float32")]
    x = np.random.default_rng(0).normal(size=(50, 2)).astype("float32")
    y = x @ np.array([[1.0], [-2.0]], "float32") + 0.5
    return model, start, x, y


def test_a_line_is_learned_and_the_start_is_not_changed():
    model, start, x, y = line()
    learner = Learner(model, squares, as_they_are)
    w, b = learner(start, x, y, 400, 0.1, 0)
    np.testing.assert_allclose(w[:, 0], [1, -2], atol=0.02)
    np.testing.assert_allclose(b, [0.5], atol=0.02)
    assert not start[0].any()


def test_trainings_do_not_depend_on_those_before():
    model, start, x, y = line()
    learner = Learner(model, squares, as_they_are, seed=2**32 - 1)
    once = learner(start, x, y, 5, 0.1, 3)
    learner(start, x, y, 7, 0.2, 4)
    again = learner(start, x, y, 5, 0.1, 3)
    np.testing.assert_array_equal(once[0], again[0])
    assert not np.array_equal(once[0], learner(start, x, y, 5, 0.1, 4)[0])
    other = Learner(model, squares, as_they_are, seed=1)
    assert not np.array_equal(once[0], other(start, x, y, 5, 0.1, 3)[0])


def test_only_the_last_weights_learn():
    model, start, x, y = line()
    learner = Learner(model, squares, as_they_are, learn_from=1)
    w, b = learner(start, x, y, 10, 0.1, 0)
    assert not w.any()
    assert b[0] != 0


def test_prepare_gives_what_goes_in_and_what_shall_come_out():
    model, start, x, y = line()
    learner = Learner(model, squares, lambda x, y, now: (0 * x, y + 1))
    w, b = learner(start, x, 0 * y, 400, 0.1, 0)
    assert not w.any()
    np.testing.assert_allclose(b, [1], atol=0.02)


def test_inputs_without_targets_are_refused():
    model, start, x, y = line()
    learner = Learner(model, squares, as_they_are)
    with pytest.raises(ValueError, match="50 inputs and 49 targets"):
        learner(start, x, y[:49], 5, 0.1, 0)


def test_two_threads_learn_what_one_does_and_the_model_stays_as_it_is():
    model, start, x, y = line()
    before = model.get_weights()
    learner = Learner(model, squares, as_they_are)

    def learn(steps, draw):
        return learner(start, x, y, steps, 0.1, draw)

    tasks = [(20 + draw, draw) for draw in range(6)]
    for one, other in zip(
        two_at_a_time(learn, tasks), [learn(*t) for t in tasks], strict=True
    ):
        np.testing.assert_array_equal(one[0], other[0])
    np.testing.assert_array_equal(before[0], model.get_weights()[0])


def test_a_step_is_one_of_adam():
    model, start, x, y = line()
    learner = Learner(model, squares, as_they_are)
    learned = learner(start, x[:1], y[:1], 2, 0.1, 0)
    model.set_weights(start)
    model.compile(keras.optimizers.Adam(0.1), squares)
    model.train_on_batch(x[:1], y[:1])
    model.optimizer.learning_rate = 0.05  # of two steps along a cosine
    model.train_on_batch(x[:1], y[:1])
    for one, other in zip(learned, model.get_weights(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4)


def test_outputs_are_those_of_the_given_weights():
    model, _, x, _ = line()
    learner = Learner(model, squares, as_they_are)
    weights = [np.full(w.shape, 2.0) for w in model.get_weights()]
    assert learner.outputs(weights, np.ones((4, 2), "float32"))[0] == 6
