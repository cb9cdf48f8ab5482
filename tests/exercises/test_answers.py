"""Reading an answer, and comparing it."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from helpers.exercises import answers
from helpers.exercises.answers import Hint, numbers, same

FINITE = st.floats(allow_nan=False, allow_infinity=False, width=32)
SOME = settings(max_examples=60, deadline=None, derandomize=True)
SHAPES = arrays.array_shapes(max_dims=3, max_side=4)


@SOME
@given(arrays.arrays("float64", SHAPES, elements=FINITE))
def test_numbers_are_read_in_every_form(values):
    parts = [tf.constant(part) for part in values]
    for form in (values, values.tolist(), tuple(values), list(values), parts):
        np.testing.assert_array_equal(numbers(form, values.shape), values)


def test_one_number_is_read_in_every_form():
    forms = (3, 3.0, np.int8(3), np.float16(3), np.array([[3]]), [3], (3.0,))
    others = (tf.constant(3), tf.Variable([3.0]), Fraction(3), Decimal(3))
    for form in (*forms, *others, np.array(Fraction(3), dtype=object)):
        read = numbers(form, ())
        assert read.shape == () and read == 3, form


@pytest.mark.parametrize(
    "answer, words",
    [
        ("3", "not a str: write the number without quotes"),
        ([3, "3"], "and not hold a str: write the number without quotes"),
        (np.array("3"), "not a ndarray"),
        (True, "not a bool"),
        ([3, True], "hold a bool"),
        (np.array([True]), "not a ndarray"),
        (tf.constant(True), "Tensor"),
        (3 + 0j, "not a complex"),
        ({3}, "not a set"),
        (range(3), "not a range"),
        ([[1], [2, 3]], "its rows differ"),
        (10**400, "infinity"),
        ([1.0, float("nan")], "NaN"),
        (np.zeros(20_000), "20,000 numbers"),
        (np.broadcast_to(1.0, (10**6, 10**6)), "1,000,000,000,000 numbers"),
        ([0] * 20_000, "20,000 numbers"),
        ([3, [...]], "hold an ellipsis"),
    ],
)
def test_what_is_no_number_is_named(answer, words):
    with pytest.raises(Hint) as raised:
        numbers(answer)
    assert words in str(raised.value)


def test_the_shape_is_asked_for():
    with pytest.raises(Hint, match=r"of shape \(2,\): yours has one number"):
        numbers(3, (2,))
    with pytest.raises(Hint, match=r"be one number: yours has shape \(2,\)"):
        numbers([3, 4], ())
    with pytest.raises(Hint, match="it must be two ends: yours has shape"):
        numbers([3], (2,), "two ends", name="it")


@SOME
@given(
    arrays.arrays("float64", SHAPES, elements=st.floats(0.1, 10)),
    st.just(0.0) | st.floats(1e-6, 0.1),  # smaller ones: lost in rounding
    st.data(),
)
def test_same_allows_its_share_of_the_largest_number(values, share, data):
    place = np.unravel_index(
        data.draw(st.integers(0, values.size - 1)), values.shape
    )
    for sign in (-1, 1):
        near, far = values.copy(), values.copy()
        near[place] += sign * 0.99 * share * values.max()
        far[place] += sign * (1.01 * share + 1e-6) * values.max()
        assert same(near, values, share) and not same(far, values, share)
    assert not same(values.reshape(1, *values.shape), values, share)


def test_nothing_is_the_same_as_what_is_not_finite():
    for odd in (np.nan, np.inf):
        assert not same(1.0, odd, 0.1) and not same([1.0, 1.0], [1.0, odd])


def test_a_function_that_fails_is_a_hint_and_ctrl_c_passes():
    def stop(error):
        raise error

    for error in (ValueError("no"), SystemExit("no"), GeneratorExit("no")):
        words = f"stopped with {type(error).__name__}: no"
        with pytest.raises(Hint, match=words):
            answers.call(stop, error)
    with pytest.raises(KeyboardInterrupt):
        answers.call(stop, KeyboardInterrupt())
    with pytest.raises(Hint, match="a function is asked for, not an int"):
        answers.call(3)
    assert answers.call(lambda a, b: a - b, 3, 1) == 2


def test_what_a_student_says_is_short_and_printable():
    assert answers.shown("a\0\ud800\n", str) == "a??\n"
    assert len(answers.shown("a" * 1_000)) == 200
    assert answers.shown(10**5_000) == "something without a readable text"


def test_a_choice_is_one_of_its_options():
    assert answers.choice(np.str_("a"), ("a", "b")) == "a"
    for odd in ("c", "A", 3, ["a"], np.array("a")):
        with pytest.raises(Hint, match="none of the choices: 'a', 'b'"):
            answers.choice(odd, ("a", "b"))


def test_entries_come_in_the_order_of_the_keys():
    assert answers.entries({"b": 1, "a": 2}, ("a", "b")) == [2, 1]
    for odd in ({"a": 1}, {"a": 1, "b": 2, "c": 3}, ["a", "b"], "ab"):
        with pytest.raises(Hint, match="a dict with the keys 'a', 'b'"):
            answers.entries(odd, ("a", "b"))
