"""Small networks that are trained hundreds of times from given weights."""

import queue
from concurrent.futures import ThreadPoolExecutor

import keras
import numpy as np
import tensorflow as tf
from threadpoolctl import threadpool_limits

WORKERS = 2


class Learner:
    """Trains one model again and again, each time from weights given to it.

    `fit` would compile anew for each training and keep what Adam remembers.
    A learner has a compiled loop of steps of Adam, whose memory is cleared
    at each call; the rate falls to zero along a cosine. It works on copies of
    the model, which stays as it is, so that two threads may train at once.

    model: a built Keras model.
    loss: from what shall come out and what does to the mean over the batch.
    prepare: from a batch, tensors x and y, and `now`, two whole numbers that
        seed random choices, to what goes in and what shall come out (of which
        y need be no part).
    learn_from: the number of the first array of weights, as
        `model.get_weights()` gives them, that learns: all from there on.
    batch: examples a step, drawn with replacement.
    seed: a whole number; with `draw`, below, it seeds all random choices.
    """

    def __init__(self, model, loss, prepare, learn_from=0, batch=32, seed=0):
        self._seed = seed
        self._free = queue.LifoQueue()
        for _ in range(WORKERS):
            copy = keras.models.clone_model(model)
            self._free.put(_Copy(copy, loss, prepare, learn_from, batch))

    def __call__(self, weights, x, y, steps, rate, draw):
        """The weights after training.

        weights: as `model.get_weights()` gives them.
        x, y: the examples, (n, ...).
        steps: how many. rate: the first step's.
        draw: a whole number; another one is another training.
        """
        if len(x) != len(y) or not len(x):
            raise ValueError(
                f"There are {len(x)} inputs and {len(y)} targets: give one "
                "target for each input, and at least one of both."
            )
        # Bits for any seed from 0 to 2**32 - 1, in the range of an int32.
        drawn = np.random.SeedSequence([self._seed, draw]).generate_state(1)
        copy = self._free.get()
        try:
            copy.reset(weights)
            copy.descend(
                tf.constant(x),
                tf.constant(y),
                tf.constant(steps),
                tf.constant(rate, "float32"),
                tf.constant(int(drawn[0]) >> 1),
            )
            return copy.model.get_weights()
        finally:
            self._free.put(copy)

    def outputs(self, weights, x, first=None):
        """What the model with these weights makes of x, as an array.

        first: only the first so many of its layers, of a Sequential model;
            all unless given.
        """
        copy = self._free.get()
        try:
            copy.model.set_weights(weights)
            if first is None:
                return copy.model(x).numpy()
            for layer in copy.model.layers[:first]:
                x = layer(x)
            return x.numpy()
        finally:
            self._free.put(copy)


class _Copy:
    """One copy of a learner's model, with its optimizer and its loop."""

    def __init__(self, model, loss, prepare, learn_from, batch):
        self.model, self._loss, self._prepare = model, loss, prepare
        self._learning = model.weights[learn_from:]
        self._batch = batch
        self._adam = keras.optimizers.Adam()
        self._adam.build(self._learning)
        self._unused = [v.numpy() for v in self._adam.variables]
        self._loops = {}

    def reset(self, weights):
        """Give the model its weights, and clear what Adam remembers."""
        self.model.set_weights(weights)
        for variable, value in zip(
            self._adam.variables, self._unused, strict=True
        ):
            variable.assign(value)

    def descend(self, x, y, steps, rate, drawn):
        """One loop for any number of examples of a shape and a type."""
        kind = tuple((a.shape[1:], a.dtype) for a in (x, y))
        if kind not in self._loops:
            whole, real = tf.TensorSpec([], "int32"), tf.TensorSpec([])
            examples = [tf.TensorSpec([None, *s], t) for s, t in kind]
            self._loops[kind] = tf.function(
                self._descend, input_signature=[*examples, whole, real, whole]
            )
        self._loops[kind](x, y, steps, rate, drawn)

    def _descend(self, x, y, steps, rate, drawn):
        for k in tf.range(steps):
            now = tf.stack([drawn, k])
            other = now + [0, 1_000_000]  # not the bits that `prepare` uses
            i = tf.random.stateless_uniform(
                [self._batch], other, 0, tf.shape(x)[0], tf.int32
            )
            source, target = self._prepare(
                tf.gather(x, i), tf.gather(y, i), now
            )
            with tf.GradientTape() as tape:
                loss = self._loss(target, self.model(source, training=True))
            slopes = tape.gradient(loss, self._learning)
            share = tf.cast(k / steps, "float32")
            self._adam.learning_rate.assign(
                rate * (1 + tf.cos(np.pi * share)) / 2
            )
            self._adam.apply(slopes)


def two_at_a_time(function, tasks):
    """A list of function(*task) for each task, in two threads.

    The function may call learners, and must not set a model's weights. What
    NumPy computes meanwhile, each thread computes alone: more threads than
    processors would wait for each other.
    """
    with threadpool_limits(1), ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(lambda task: function(*task), tasks))
