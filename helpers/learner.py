"""Small networks that are trained hundreds of times from given weights."""

import threading
from concurrent.futures import ThreadPoolExecutor

import keras
import numpy as np
import tensorflow as tf
from threadpoolctl import threadpool_limits

WORKERS = 2


class Learner:
    """Trains one model again and again, each time from weights given to it.

    `fit` would compile anew for each training and keep what Adam remembers.
    A learner has one compiled loop of steps of Adam, which takes weights and
    returns weights and remembers nothing; the rate falls to zero along a
    cosine. The model stays as it is, and threads may train at once.

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
        self._model = keras.models.clone_model(model)
        self._loss, self._prepare = loss, prepare
        self._learn_from, self._batch, self._seed = learn_from, batch, seed
        self._loops, self._lock = {}, threading.Lock()

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
        x, y = tf.constant(x), tf.constant(y)
        learned = self._loop(x, y)(
            self._tensors(weights),
            x,
            y,
            tf.constant(steps),
            tf.constant(rate, "float32"),
            tf.constant(int(drawn[0]) >> 1),
        )
        return [w.numpy() for w in learned]

    def outputs(self, weights, x):
        """What the model with these weights makes of x, as an array."""
        with self._weighing(self._tensors(weights)):
            return self._model(x).numpy()

    def _tensors(self, weights):
        variables = self._model.weights
        return [
            tf.constant(w, v.dtype)
            for w, v in zip(weights, variables, strict=True)
        ]

    def _weighing(self, weights):
        """A block in which the model has these weights, for this thread."""
        pairs = zip(self._model.weights, weights, strict=True)
        return keras.StatelessScope(pairs)

    def _loop(self, x, y):
        """The compiled loop for any number of examples like these."""
        kind = tuple((a.shape[1:], a.dtype) for a in (x, y))
        with self._lock:
            if kind not in self._loops:
                weights = [
                    tf.TensorSpec(v.shape, v.dtype)
                    for v in self._model.weights
                ]
                examples = [tf.TensorSpec([None, *s], t) for s, t in kind]
                whole, real = tf.TensorSpec([], "int32"), tf.TensorSpec([])
                self._loops[kind] = tf.function(
                    self._descend,
                    input_signature=[weights, *examples, whole, real, whole],
                )
            return self._loops[kind]

    def _descend(self, weights, x, y, steps, rate, drawn):
        fixed = weights[: self._learn_from]
        learning = weights[self._learn_from :]
        mean = [tf.zeros_like(w) for w in learning]
        square = [tf.zeros_like(w) for w in learning]
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
                tape.watch(learning)
                with self._weighing(fixed + learning):
                    output = self._model(source, training=True)
                loss = self._loss(target, output)
            slopes = tape.gradient(loss, learning)
            share = tf.cast(k / steps, "float32")
            pace = rate * (1 + tf.cos(np.pi * share)) / 2
            done = tf.cast(k + 1, "float32")
            pace *= tf.sqrt(1 - 0.999**done) / (1 - 0.9**done)
            # Adam, of Kingma and Ba (2015); Keras's own keeps a memory.
            mean = [
                0.9 * m + 0.1 * g for m, g in zip(mean, slopes, strict=True)
            ]
            square = [
                0.999 * s + 0.001 * g**2
                for s, g in zip(square, slopes, strict=True)
            ]
            learning = [
                w - tf.cast(pace, w.dtype) * m / (tf.sqrt(s) + 1e-7)
                for w, m, s in zip(learning, mean, square, strict=True)
            ]
        return fixed + learning


def two_at_a_time(function, tasks):
    """A list of function(*task) for each task, in two threads.

    The function may call learners, and must not set a model's weights. What
    NumPy computes meanwhile, each thread computes alone: more threads than
    processors would wait for each other.
    """
    with threadpool_limits(1), ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(lambda task: function(*task), tasks))
