"""The exercises of 01: what is right, and the hint to each mistake."""

import keras
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.exercises import convolution as check

PREWITT = [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]
KERNELS = st.lists(st.integers(-3, 3), min_size=9, max_size=9)


def answers_to_edges(kernel):
    """What a kernel answers to one shade, upright edges, paper over ink."""
    images = {"shade": [], "upright": [], "lying": []}
    images["shade"].append(np.ones((3, 3)))
    for first in (1, 2):
        edge = np.where(np.arange(3) < first, -1.0, 1.0)
        images["upright"].append(np.tile(edge, (3, 1)))
        images["lying"].append(np.tile(edge, (3, 1)).T)
    return {
        kind: np.array([np.sum(kernel * image) for image in some])
        for kind, some in images.items()
    }


@settings(max_examples=300, deadline=None, derandomize=True)
@given(KERNELS, st.sampled_from(["as it is", "columns", "rows", "lying"]))
def test_an_edge_filter_is_right_if_it_finds_these_edges_alone(nine, repair):
    kernel = np.reshape(nine, (3, 3)).astype(float)
    if repair == "lying":  # no column and no row is special
        kernel[:] = kernel[:, :1]
    if repair in ("columns", "lying"):
        kernel[2] -= kernel.sum(axis=0)
    if repair == "rows":
        kernel[:, 2] -= kernel.sum(axis=1)
    to = answers_to_edges(kernel)
    finds = to["lying"].min() >= 0 and to["lying"].max() > 0
    alone = not to["shade"].any() and not to["upright"].any()
    for scale in (1, 1e-9, 1e9):
        verdict = check.edge_filter(kernel * scale)
        assert verdict.kind == ("right" if finds and alone else "wrong")


def test_an_edge_filter_has_to_be_right_to_the_last_digits():
    for place in np.ndindex(3, 3):
        for other in (1e-5, -1e-5):
            kernel = np.array(PREWITT, dtype=float)
            kernel[place] += other
            assert check.edge_filter(kernel).kind == "wrong", kernel
            kernel[place[0], place[1] - 1] -= other
            assert check.edge_filter(kernel).kind == "wrong", kernel
    for rows in ([1e-5, -1 - 1e-5, 1], [-1, 1 + 1e-5, -1e-5]):
        kernel = np.repeat([rows], 3, axis=0).T
        assert check.edge_filter(kernel).kind == "wrong", kernel
    faint = [[-1, 1, -1e-5], [1, -1, 0], [0, 0, 1e-5]]
    assert check.edge_filter(faint).kind == "right"


def test_edge_filters_with_a_mistake(hint):
    for kernel, words in [
        (np.transpose(PREWITT), "transpose it"),
        (np.negative(PREWITT), "sign is reversed"),
        ([[0, 0, 0], [1, 1, 1], [1, 1, 1]], "to one shade"),
        (np.zeros((3, 3)), "filter of zeros"),
        ([[-1, 0, 0], [0, 0, 0], [0, 0, 1]], "answers to upright edges"),
        ([[-1, -1, -1], [2, 2, 2], [-1, -1, -1]], "negative in some place"),
        ([[1, -1, 0], [-1, 1, 0], [0, 0, 0]], "is 0"),
        (np.ones((2, 2)), "shape (3, 3)"),
    ]:
        assert words in hint(check.edge_filter(kernel)), kernel


def pool(values, fill=-np.inf, take=np.max, stride=2, keep=True):
    """Pooling with one thing changed."""
    rows, columns = values.shape
    if keep:
        values = np.pad(values, ((0, 1), (0, 1)), constant_values=fill)
    return np.array(
        [
            [
                take(values[r : r + 2, c : c + 2])
                for c in range(0, columns if keep else columns - 1, stride)
            ]
            for r in range(0, rows if keep else rows - 1, stride)
        ]
    )


def test_pooling_with_a_mistake(hint):
    assert check.max_pooling(pool).kind == "right"
    for options, words in [
        ({"keep": False}, "dropped"),
        ({"stride": 1}, "move by 2"),
        ({"stride": 1, "keep": False}, "move by 2"),
        ({"fill": 0.0}, "zeros were added"),
        ({"take": np.nanmean, "fill": np.nan}, "mean of each block"),
        ({"take": np.min, "fill": np.inf}, "smallest of each block"),
    ]:
        verdict = check.max_pooling(
            lambda values, o=options: pool(values, **o)
        )
        assert words in hint(verdict), options
    assert "(3, 4): one" in hint(
        check.max_pooling(
            lambda v: pool(v)[:1] if v.shape == (5, 7) else pool(v)
        )
    )
    message = hint(check.max_pooling(lambda values: pool(values) + 1))
    assert "[[ 1.  2.  0.  7.]\n [ 3." in message
    assert "it should make\n[[4. 7.]]" in message


def test_pooling_that_is_right_for_some_images_only():
    def unless(condition, values):
        return pool(values) * (2 if condition(values) else 1)

    for condition in (
        lambda values: values.shape[0] % 2,
        lambda values: not values.shape[0] % 2,
        lambda values: values.max() < 0,
    ):
        verdict = check.max_pooling(
            lambda values, condition=condition: unless(condition, values)
        )
        assert verdict.kind == "wrong"


def test_sizes_with_a_mistake(hint):
    for answer, words in [
        (
            (27, 14, 7, 5),
            "layer 1 does not make 27: the formula ends with + 1",
        ),
        ((32, 16, 8, 6), "no zeros are added"),
        ((30, 15, 8, 6), "is 5, not 3"),
        ((28, 27, 7, 5), "moves by 2"),
        ((28, 13, 7, 5), "14 windows"),
        ((28, 14, 6, 4), "'same'"),
        ((28, 14, 14, 12), "when the stride is 1"),
        ((28, 14, 12, 10), "its stride is 2, and"),
        ((28, 14, 7, 7), "loses 2"),
        ((28, 14, 7, 4), "layer 4 does not make 4: the formula ends with + 1"),
        ((28, 14, 7, 3), "layer 4 does not make 3: put"),
        ((28, 14, 7), "four whole numbers"),
    ]:
        assert words in hint(check.sizes(answer, 18)), answer


def test_a_receptive_field_with_a_mistake(hint):
    layers = [(5, 1), (2, 2), (3, 2), (3, 1)]  # (kernel, stride)

    def field(begin=1, own=False, strides=(1, 2, 2, 1), multiply=True):
        seen, step = begin, 1
        for (kernel, _), stride in zip(layers, strides, strict=True):
            after = step * stride if multiply else max(step, stride)
            seen += (kernel - 1) * (after if own else step)
            step = after
        return seen

    sides = (28, 14, 7, 5)
    assert check.sizes(sides, field()).kind == "right"
    for answer, words in [
        (field(strides=(1, 1, 1, 1)), "a step is 2 pixels long"),
        (field(begin=0), "begin at 1"),
        (field(strides=(1, 1, 2, 1)), "pooling has a stride too"),
        (field(multiply=False), "2 x 2"),
        (field(own=True), "from the next layer on"),
        (32, "(k - 1) times"),
        ((18, 18), "one whole number"),
    ]:
        assert words in hint(check.sizes(sides, answer)), answer


BARS = np.arange(200) % 10  # ten classes: a bar in one of ten rows
IMAGES = np.zeros((200, 28, 28, 1), dtype="float32")
IMAGES[np.arange(200), BARS + 9] = 1.0


def reader(*layers, wrong=0, filters=1):
    """A model that reads all bars right, but for the first `wrong`."""
    first = keras.layers.Conv2D(filters, 1, use_bias=False)
    model = keras.Sequential(
        [keras.Input((28, 28, 1)), first, *layers, Rows(wrong)]
    )
    first.set_weights([np.ones((1, 1, 1, filters))])
    return model


class Rows(keras.layers.Layer):
    """The ink in rows 9 to 18, as ten scores."""

    def __init__(self, wrong):
        super().__init__()
        self.wrong = wrong

    def call(self, images):
        scores = keras.ops.sum(images, axis=(2, 3))[:, 9:19]
        count = keras.ops.shape(images)[0]
        turned = keras.ops.arange(count)[:, None] < self.wrong
        return keras.ops.where(turned, -scores, scores)


def test_a_small_reader_that_reads_is_right():
    for wrong in (0, 14):
        verdict = check.reader(reader(wrong=wrong), IMAGES, BARS)
        assert verdict.kind == "right", wrong


def test_readers_with_a_mistake(hint):
    dense = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(10),
        ]
    )
    deep = reader(keras.layers.Conv2D(90, 9, padding="same"))
    for model, words in [
        ("a model", "a Keras model is asked for"),
        (keras.layers.Dense(10), "a Keras model is asked for"),
        (dense, "no convolution"),
        (deep, "most in 'conv2d"),
        (reader(keras.layers.MaxPooling2D(2)), "ten scores"),
        (reader(wrong=15), "92.5%"),
        (reader(wrong=200), "has it been trained"),
    ]:
        message = hint(check.reader(model, IMAGES, BARS))
        assert words in message, (message, words)


def test_a_reader_of_other_images_gets_a_hint(hint):
    model = keras.Sequential(
        [keras.Input((5,)), keras.layers.Dense(10, name="scores")]
    )
    assert "stopped with" in hint(check.reader(model, IMAGES, BARS))
