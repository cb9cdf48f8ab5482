"""The exercises of 01_convolution: right answers, named mistakes, nonsense."""

import numpy as np
import pytest

from helpers.exercises import convolution as check

PREWITT = [[-1, -1, -1], [0, 0, 0], [1, 1, 1]]


def pool(values, fill=-np.inf, take=np.max, stride=2, keep=True):
    values = np.asarray(values, dtype=float)
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


ALL = [
    (check.edge_filter, "my_filter"),
    (check.sizes, "my_sizes"),
    (check.parameters, "my_parameters"),
    (check.max_pooling, "the function"),
]


@pytest.mark.parametrize("function, name", ALL)
@pytest.mark.parametrize("blank", [..., None])
def test_a_blank_is_not_an_attempt(function, name, blank):
    verdict = function(blank)
    assert verdict.kind == "not attempted"
    assert name in verdict.message


@pytest.mark.parametrize("function, _", ALL)
@pytest.mark.parametrize(
    "nonsense",
    [
        "seven",
        [1, 2],
        [[1, 2], [3]],
        float("nan"),
        {"a": 1},
        np.full((3, 3), np.nan),
        -1,
        [],
        object(),
    ],
)
def test_nonsense_is_not_right_and_raises_nothing(function, _, nonsense):
    verdict = function(nonsense)
    assert verdict.kind == "wrong"
    assert len(verdict.message) > 20


@pytest.mark.parametrize(
    "kernel",
    [
        PREWITT,
        np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]]) / 4,
        [[0, -1, 0], [0, 1, 0], [0, 0, 0]],
        [[0, 0, 0], [0, -1, 0], [0, 1, 0]],
    ],
)
def test_edge_filters(kernel):
    assert check.edge_filter(kernel).kind == "right"


@pytest.mark.parametrize(
    "kernel, hint",
    [
        (np.transpose(PREWITT), "turned by a quarter"),
        (np.negative(PREWITT), "sign is reversed"),
        ([[0, 0, 0], [1, 1, 1], [1, 1, 1]], "add up to 0"),
        (np.zeros((3, 3)), "filter of zeros"),
        ([[-1, 0, 0], [0, 0, 0], [0, 0, 1]], "also answers to upright"),
        ([[-1, -1, -1], [2, 2, 2], [-1, -1, -1]], "negative in some place"),
        ([[1, -1, 0], [-1, 1, 0], [0, 0, 0]], "is 0"),
        (np.ones((2, 2)), "shape (3, 3)"),
    ],
)
def test_edge_filter_mistakes(kernel, hint):
    verdict = check.edge_filter(kernel)
    assert verdict.kind == "wrong"
    assert hint in verdict.message


def test_max_pooling_is_right():
    assert check.max_pooling(pool).kind == "right"


@pytest.mark.parametrize(
    "options, hint",
    [
        ({"keep": False}, "dropped"),
        ({"stride": 1}, "move by 2"),
        ({"stride": 1, "keep": False}, "move by 2"),
        ({"fill": 0.0}, "zeros were added"),
        ({"take": np.nanmean, "fill": np.nan}, "mean of each block"),
        ({"take": np.min, "fill": np.inf}, "smallest"),
    ],
)
def test_max_pooling_mistakes(options, hint):
    verdict = check.max_pooling(lambda values: pool(values, **options))
    assert verdict.kind == "wrong"
    assert hint in verdict.message


def test_max_pooling_other_mistakes():
    assert "stopped with" in check.max_pooling(lambda v: 1 / 0).message
    assert check.max_pooling(lambda v: None).kind == "not attempted"
    assert check.max_pooling(lambda v: pool(v) + 1).kind == "wrong"
    assert check.max_pooling(lambda v: pool(v)[:1]).kind == "wrong"


def test_max_pooling_does_not_trust_a_function_that_writes_its_input():
    def write(values):
        values[:] = 0
        return values[::2, ::2]

    assert check.max_pooling(write).kind == "wrong"


def test_sizes():
    assert check.sizes((28, 14, 7, 5)).kind == "right"
    assert check.sizes([..., ..., ..., ...]).kind == "not attempted"


@pytest.mark.parametrize(
    "answer, hint",
    [
        ((27, 14, 7, 5), "+ 1"),
        ((32, 16, 8, 6), "'valid'"),
        ((28, 27, 7, 5), "moves by 2"),
        ((28, 14, 6, 4), "'same'"),
        ((28, 14, 14, 12), "stride is 1"),
        ((28, 14, 7, 7), "loses 2"),
        ((28, 14, 7, 3), "layer 4"),
        ((28, 14, 7), "shape (4,)"),
    ],
)
def test_size_mistakes(answer, hint):
    verdict = check.sizes(answer)
    assert verdict.kind == "wrong"
    assert hint in verdict.message


@pytest.mark.parametrize("answer", [18496, 18496.0, np.int64(18496)])
def test_parameters(answer):
    assert check.parameters(answer).kind == "right"


@pytest.mark.parametrize(
    "answer, hint",
    [
        (18432, "biases"),
        (18433, "of its own"),
        (640, "all 32 channels"),
        (6208, "3 x 3 places"),
        (12544, "how many numbers come out"),
        (99, "k x k"),
    ],
)
def test_parameter_mistakes(answer, hint):
    verdict = check.parameters(answer)
    assert verdict.kind == "wrong"
    assert hint in verdict.message
