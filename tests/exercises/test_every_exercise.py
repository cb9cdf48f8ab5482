"""What holds for the check of every exercise.

VALUES and FUNCTIONS list the exercises with one right answer; those with many
are also in OPEN. Anything at all may be given as an answer.
"""

import itertools

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from helpers.exercises import applications as nb13
from helpers.exercises import conditional_gans_and_mode_collapse as nb12
from helpers.exercises import convolution as nb01
from helpers.exercises import convolutional_autoencoders as nb07
from helpers.exercises import denoising_autoencoders as nb06
from helpers.exercises import gan_phases as nb11
from helpers.exercises import recurrent_networks as nb08
from helpers.exercises import regularized_and_sparse_autoencoders as nb05
from helpers.exercises import stacked_pretraining_and_transfer as nb09
from helpers.exercises import start_here as nb00
from helpers.exercises import transposed_convolution as nb02
from helpers.exercises import undercomplete_autoencoders as nb04
from helpers.exercises import variational_autoencoders as nb10
from helpers.exercises import what_is_an_autoencoder as nb03
from helpers.exercises.verdict import Verdict

FEW = settings(max_examples=60, deadline=None, derandomize=True)


def sides(answer):
    """The check of four sides, with the right receptive field."""
    return nb01.sizes(answer, 18)


def field(answer):
    """The check of a receptive field, with the right sides."""
    return nb01.sizes((28, 14, 7, 5), answer)


def hidden(answer):
    """The check of the pixels chosen, with the right number changed."""
    return nb06.changed_pixels(answer, 37.5)


def changed(answer):
    """The check of the pixels changed, with the right number chosen."""
    return nb06.changed_pixels(196, answer)


UNPOOLED = [[0, 0, 4, 0], [0, 2.5, 0, 0], [0, 3, 0, 0], [0, 0, 1.5, 0]]
VALUES = {  # exercise: the right numbers
    nb00.numbers_in_a_digit: 784,
    sides: (28, 14, 7, 5),
    field: 18,
    nb02.input_sizes: (14, 15, 16),
    nb03.lecture_order: 1 / 40_320,
    nb04.hourglass_parameters: 163_814,
    nb05.tied_parameters: 218_448,
    hidden: 196,
    changed: 37.5,
    nb06.masked_twice: [[1, 0], [0.625, 0.375]],
    nb07.encoder_by_hand: (16, 8, 608, 1168, 10_250),
    nb07.unpooled: UNPOOLED,
    nb08.two_steps: [np.tanh(0.5), 0.727923, 2.183769],
    nb08.lstm_parameters: (23_808, 23_552),
    nb09.phases_of_a_tied_stack: (314_784, 40_500, 355_284),
    nb09.leaking_line: nb09.LEAK,
    nb10.two_numbers: [2**0.5, 0.22906],
    nb12.similarity_by_hand: [1.125, 1.75, 1.75, 0.625],
    nb13.buckets: (37, 137, 529, 2_081),
}


def pool(values):
    rows, columns = values.shape
    return np.array(
        [
            [
                values[row : row + 2, column : column + 2].max()
                for column in range(0, columns, 2)
            ]
            for row in range(0, rows, 2)
        ]
    )


def lstm_step(x, h, c, K, R, b):
    i, f, g, o = np.split(x @ K + h @ R + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-gate)) for gate in (i, f, o))
    c = f * c + i * np.tanh(g)
    return np.stack([o * np.tanh(c), c])


def hole_loss(x, x_hat, hole):
    error = (hole * (x_hat - x) ** 2).sum(axis=(1, 2))
    hidden = hole.sum(axis=(1, 2))
    return (error[hidden > 0] / hidden[hidden > 0]).mean()


FUNCTIONS = {  # exercise: a right function
    nb01.max_pooling: pool,
    nb02.writers: lambda row, n, k, s: [
        i for i in range(n) if 0 <= row - i * s < k
    ],
    nb03.tanh_delta: lambda x, x_hat: 2 * (x_hat - x) * (1 - x_hat**2),
    nb04.pca_error: lambda s, k: sum(float(v) ** 2 for v in s[k:]),
    nb04.best_decoder: lambda codes, r: np.linalg.solve(
        codes.T @ codes, codes.T @ r
    ),
    nb05.contractive_penalty: lambda w, b, x: np.mean(
        (1 - np.tanh(x @ w + b) ** 2) ** 2 @ (w**2).sum(axis=0)
    ),
    nb05.slope_of_omega: lambda rho, mean: (mean - rho) / (mean * (1 - mean)),
    nb06.best_constant: lambda x, q: (
        q * x.sum(axis=0) / np.where(x > 0, q, 1).sum(axis=0)
    ),
    nb07.equal_images: hole_loss,
    nb08.repaired_step: lstm_step,
    nb13.rate: lambda levels: entropies(levels),
    nb13.distances: lambda a, b: (a[:, None] != b[None]).sum(axis=2),
    nb08.steps_to_forget: lambda r, share: np.ceil(np.log(share) / np.log(r)),
}


def entropies(levels):
    """The sum of the entropies of the columns, in bits."""
    total = 0.0
    for column in levels.T:
        shares = np.unique(column, return_counts=True)[1] / len(column)
        total -= np.sum(shares * np.log2(shares))
    return total


KERNEL = [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]
UNITS = {
    "black-and-white page": "logistic",
    "daily change of a price": "linear",
    "sine and cosine of the wind's direction": "tanh",
}
LABELS = {"phase 1, generated": 1, "phase 1, real": 0, "phase 2, generated": 0}
OPEN = {  # exercise: one of its right answers
    nb01.edge_filter: KERNEL,
    nb02.balanced_kernel: [1, 2, 3, 2, 1],
    nb03.output_units: UNITS,
    nb11.swapped_labels: LABELS,
    nb12.shapes: nb12.SHAPES,
    nb13.places: nb13.PLACES,
    nb11.diagnosis: {run: name for run, (name, _) in nb11.CAUSES.items()},
}


@pytest.fixture(scope="module")
def players():
    return [
        keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
        for _ in "GD"
    ]


# Anything that can stand in a cell.


def raises(error):
    def method(*args, **kwargs):
        raise error("no")

    return method


METHODS = (
    "__array__",
    "__bool__",
    "__call__",
    "__class__",
    "__eq__",
    "__float__",
    "__getattr__",
    "__getitem__",
    "__hash__",
    "__int__",
    "__iter__",
    "__len__",
    "__repr__",
    "__str__",
)


@st.composite
def oddities(draw):
    """An object, also one that passes for a number, that fails when used."""
    base = draw(st.sampled_from([object, float, int, str, list, tuple, dict]))
    error = draw(st.sampled_from([ValueError, KeyError, SystemExit]))
    names = draw(st.sets(st.sampled_from(METHODS), min_size=1))
    body = dict.fromkeys(names, raises(error))
    if "__class__" in names:
        body["__class__"] = property(raises(error))
    return type("Odd", (base,), body)()


def itself(*args):
    return itself


SCALARS = st.one_of(
    st.booleans(),
    st.integers(),
    st.sampled_from(["163814", "0.693", b"3", "\0"]),
    st.builds(lambda: 10**5_000),
    st.floats(),
    st.complex_numbers(),
    st.text(max_size=5),
    st.fractions(),
    st.decimals(),
    oddities(),
)
OTHERS = st.one_of(
    arrays.arrays(arrays.scalar_dtypes(), arrays.array_shapes(min_dims=0)),
    st.builds(lambda: itertools.count()),
    st.builds(lambda: (1 / 0 for _ in "a")),
    st.sampled_from([itself, raises(SystemExit), print, int, np]),
    st.builds(lambda: tf.constant(["text"])),
    st.builds(lambda: tf.ragged.constant([[1.0], [2.0, 3.0]])),
    st.builds(lambda: keras.Input((3,))),
    st.builds(lambda: np.broadcast_to(1.0, (10**6, 10**6))),
)
ANYTHING = st.recursive(
    SCALARS | OTHERS,
    lambda parts: st.one_of(
        st.lists(parts, max_size=4),
        st.tuples(parts, parts),
        st.sets(st.integers(), max_size=4),
        st.dictionaries(st.text(max_size=3), parts, max_size=3),
        st.fixed_dictionaries(dict.fromkeys(UNITS, parts)),
        st.fixed_dictionaries(dict.fromkeys(LABELS, parts)),
    ),
    max_leaves=8,
)


def assert_not_right(verdict):
    assert type(verdict) is Verdict
    assert verdict.kind != "right"
    assert verdict.message.isprintable() or "\n" in verdict.message
    verdict._repr_html_().encode()


@settings(FEW, max_examples=300)
@given(ANYTHING)
def test_any_answer_gets_a_verdict(players, anything):
    for check, right in VALUES.items():
        verdict = check(anything)
        if verdict.kind == "right":  # found by chance
            given = np.array(anything, dtype=float)
            assert np.allclose(given.ravel(), right, rtol=1e-3)
        else:
            assert_not_right(verdict)
    for check in (*OPEN, *FUNCTIONS):
        assert_not_right(check(anything))
    assert_not_right(nb01.reader(anything, np.ones((2, 28, 28, 1)), [0, 1]))
    assert_not_right(nb05.sparse_autoencoder(anything, anything))
    digits = np.zeros((5, 784))
    assert_not_right(nb03.sixteen_numbers(anything, anything, digits, 1.0))
    assert_not_right(nb11.one_digit(anything, anything, len))
    assert_not_right(nb11.one_digit(3, anything, len))
    assert_not_right(nb07.densified(anything))
    assert_not_right(nb07.densified(lambda *args: anything))
    assert_not_right(nb08.reader_of_then(anything))
    assert_not_right(nb08.reader_of_then(lambda *args: anything))
    assert_not_right(nb10.tilted_cloud(anything))
    assert_not_right(nb10.tilted_cloud(lambda *args: anything))
    assert_not_right(nb10.repaired_loss(anything))
    assert_not_right(nb10.repaired_loss(lambda *args: anything))
    assert_not_right(nb10.given_rate(anything, anything))
    assert_not_right(nb10.given_rate(lambda x: anything, anything))
    assert_not_right(nb13.thirty_bytes(anything, anything, {}))
    assert_not_right(nb13.thirty_bytes(lambda x: anything, anything, {}))


@settings(FEW, max_examples=200)
@given(ANYTHING)
def test_any_result_of_a_function_gets_a_verdict(players, anything):
    for check in FUNCTIONS:
        assert_not_right(check(lambda *args: anything))
    images = [np.eye(side)[None, ..., None] for side in (7, 28, 7, 28)]
    for function in (anything, lambda *args: anything):
        assert_not_right(nb02.enlarger(function, *images))
    model = nb02.enlarger(lambda *args: lambda tiny: anything, *images)
    assert_not_right(model)


@settings(FEW, max_examples=10)
@given(ANYTHING)
def test_any_phase_gets_a_verdict(players, anything):
    assert_not_right(nb11.repaired_phase_1(anything, *players))
    verdict = nb11.repaired_phase_1(lambda *args: anything, *players)
    assert_not_right(verdict)


@pytest.mark.parametrize("blank", [..., None])
def test_dots_are_no_attempt(players, blank):
    for check, right in VALUES.items():
        parts = np.size(right)
        stub = blank if parts == 1 else [blank] * parts
        verdicts = [check(blank), check(stub)]
        verdicts += [check([*right[:-1], blank])] if parts > 1 else []
        assert {verdict.kind for verdict in verdicts} == {"not attempted"}
    for check, right in OPEN.items():
        assert check(blank).kind == "not attempted"
        if isinstance(right, dict):
            for key in right:
                partly = check(right | {key: blank})
                assert partly.kind == "not attempted"
    for check in FUNCTIONS:
        for stub in (blank, lambda *args: blank):
            assert check(stub).kind == "not attempted"
    reader = nb01.reader(blank, np.ones((2, 28, 28, 1)), [0, 1])
    assert reader.kind == "not attempted"
    for stub in (blank, lambda *args: blank):
        phase = nb11.repaired_phase_1(stub, *players)
        assert phase.kind == "not attempted"


def test_what_is_not_attempted_is_named():
    names = {
        nb00.numbers_in_a_digit(...): "my_answer",
        nb01.max_pooling(...): "max_pool",
        nb03.sixteen_numbers(..., ..., [], 1): "my_encoder and my_decoder",
    }
    for verdict, name in names.items():
        assert verdict.message == (
            f"put your answer in place of the dots of {name}, then run the "
            "cell."
        )


# Right answers.


@pytest.mark.parametrize("check", VALUES)
def test_right_numbers_are_right_in_every_form(check):
    right = VALUES[check]
    forms = [right, np.array(right), np.float64(right), tf.constant(right)]
    forms += [tf.Variable(right), np.array(right, dtype=object)]
    forms += [[right], (right,)] if np.ndim(right) == 0 else [list(right)]
    for form in forms:
        assert check(form).kind == "right", form


@pytest.mark.parametrize("check", OPEN)
def test_one_of_many_right_answers(check):
    assert check(OPEN[check]).kind == "right"


def in_place(function):
    """Right, but it leaves nothing of its arguments."""

    def changed(*args):
        result = function(*args)
        for arg in args:
            if isinstance(arg, np.ndarray):
                arg[...] = -7.0
        return result

    return changed


def in_float32(function):
    """Right, computed and returned in single precision."""

    def single(*args):
        args = [
            arg.astype("float32") if isinstance(arg, np.ndarray) else arg
            for arg in args
        ]
        return tf.constant(np.float32(function(*args)))

    return single


@pytest.mark.parametrize("check", FUNCTIONS)
def test_right_functions_are_right(check):
    right = FUNCTIONS[check]
    for function in (
        right,
        in_place(right),
        in_float32(right),
        lambda *args: np.array(right(*args)).tolist(),
        lambda *args: tf.constant(right(*args)),
    ):
        assert check(function).kind == "right", function


# Wrong answers that are nearly right.


def nearly(right, share=0.02):
    """Every copy of an array with one number changed, or another shape.

    share: the smallest change, as a share of the largest number.
    """
    right = np.array(right, dtype=float)
    step = share * np.abs(right).max(initial=1e-9)
    for place in np.ndindex(right.shape):
        changes = (step, -step, 1.0, -1.0, right[place], -2 * right[place])
        for change in filter(None, changes):
            other = right.copy()
            other[place] += change
            yield other
    yield np.stack([right, right])
    if right.ndim:
        yield right[:-1]
        yield np.concatenate([right, right[-1:]])
        yield right[None]
    for axis in range(right.ndim):
        for other in (np.flip(right, axis), np.roll(right, 1, axis)):
            if not np.array_equal(other, right):
                yield other
    if right.ndim == 2:
        yield right.T


@pytest.mark.parametrize("check", VALUES)
def test_numbers_that_are_nearly_right_are_wrong(check):
    right = VALUES[check]
    others = list(nearly(right))
    if np.all(np.equal(np.mod(right, 1), 0)):  # a count: exactly this one
        others += [right + np.eye(np.size(right))[k] for k in (0, -1)]
        others += [np.array(right) + 1e-3, np.array(right) - 0.5]
    for other in others:
        other = other[0] if other.shape == (1,) else other
        assert check(other).kind == "wrong", other
        assert check(str(right)).kind == "wrong"


def record(check, function):
    """The results of a function during one check, in order."""
    results = []

    def recorded(*args):
        results.append(function(*args))
        return results[-1]

    check(recorded)
    return results


@pytest.mark.parametrize("check", FUNCTIONS)
def test_one_wrong_result_is_enough(check):
    """Each call, each number of its result, changed in each way: wrong."""
    right = FUNCTIONS[check]
    results = record(check, right)
    for index, result in enumerate(results):
        share = 2e-3 if check is nb04.best_decoder else 2e-5
        others = list(nearly(result, share))
        if check is nb02.writers:  # the order of a list of inputs is free
            others = [o for o in others if sorted(o.flat) != sorted(result)]
            others += [[*result, 9], [*result, *result, 0]]
        for other in others:
            calls = itertools.count()

            def function(*args, index=index, other=other, calls=calls):
                return other if next(calls) == index else right(*args)

            assert check(function).kind == "wrong", (index, other)


@pytest.mark.parametrize("check", FUNCTIONS)
def test_a_function_has_to_mind_its_arguments(check):
    for result in record(check, FUNCTIONS[check]):
        constant = check(lambda *args, result=result: result)
        assert constant.kind == "wrong"


@pytest.mark.parametrize("check", FUNCTIONS)
@pytest.mark.parametrize("error", [ValueError, SystemExit, RecursionError])
def test_a_function_that_raises_is_answered(check, error, hint):
    message = hint(check(raises(error)))
    assert message == f"your function stopped with {error.__name__}: no"
