"""Claims hold or fail at once, and the recap says what was measured."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.claims import Claim, Claims

FINITE = st.floats(allow_nan=False, allow_infinity=False)
NOT_FINITE = st.sampled_from([math.inf, -math.inf, math.nan, 10**400])
BOUNDS = st.one_of(
    st.fixed_dictionaries({"at_most": FINITE}),
    st.fixed_dictionaries({"at_least": FINITE}),
    st.builds(
        lambda ends: {"between": tuple(sorted(ends))},
        st.tuples(FINITE, FINITE),
    ),
    st.fixed_dictionaries(
        {"close_to": FINITE}, optional={"within": st.floats(0, 1e300)}
    ),
)


def _inside(value, bound):
    """What the words of a bound mean."""
    if "at_most" in bound:
        return value <= bound["at_most"]
    if "at_least" in bound:
        return value >= bound["at_least"]
    if "between" in bound:
        low, high = bound["between"]
        return low <= value <= high
    return abs(value - bound["close_to"]) <= bound.get("within", 1e-6)


@given(FINITE, BOUNDS)
def test_a_claim_holds_exactly_inside_its_bound(value, bound):
    claims = Claims()
    if _inside(value, bound):
        claims.add("the error", value, **bound)
        assert repr(claims.table()).startswith("the error: ")
    else:
        with pytest.raises(AssertionError, match="hold. the error: "):
            claims.add("the error", value, **bound)
        with pytest.raises(ValueError, match="No claim"):
            claims.table()


@given(BOUNDS, st.data())
def test_the_bound_itself_is_inside(bound, data):
    ends = [bound[name] for name in bound if name != "within"]
    value = data.draw(st.sampled_from(bound.get("between", ends)))
    Claims().add("the error", value, **bound)


@given(NOT_FINITE, BOUNDS)
def test_a_value_that_is_not_finite_never_holds(value, bound):
    with pytest.raises(AssertionError, match="does not hold"):
        Claims().add("the error", value, **bound)


@given(st.floats(-1e6, 1e6), st.integers(-9, 9), st.integers(0, 9))
def test_the_margin_is_the_distance_to_the_bound(value, low, width):
    high = low + width
    assert Claim("a", value, {"at_most": high}).margin == high - value
    assert Claim("a", value, {"at_least": low}).margin == value - low
    between = Claim("a", value, {"between": (low, high)})
    assert between.margin == min(high - value, value - low)
    close = Claim("a", value, {"close_to": low, "within": width})
    assert close.margin == width - abs(value - low)


def test_a_yes_or_no_claim(capsys):
    claims = Claims()
    claims.add("all equal", True)
    claims.add("still equal", np.bool_(True))
    assert capsys.readouterr().out.startswith("all equal: yes (claimed: yes)")
    for value in (False, np.bool_(False)):
        with pytest.raises(AssertionError, match="all equal: no"):
            claims.add("all equal", value)


def test_a_claim_that_fails_again_leaves_no_old_row():
    for again in ({"at_most": 0}, {"at_most": math.nan}):
        claims = Claims()
        claims.add("error", 1, at_most=2)
        claims.add("size", 7, close_to=7)
        with pytest.raises((AssertionError, ValueError)):
            claims.add("error", 1, **again)
        assert repr(claims.table()) == "size: 7 (claimed: equal to 7)"


@pytest.mark.parametrize(
    "value, bound, wrong",
    [
        (1, {}, "no bound"),
        (1, {"at_most": 1, "at_least": 0}, "several bounds"),
        (1, {"at_most": 2, "within": 0.1}, "without close_to"),
        (1, {"at_most": math.nan}, "at_most=nan: give a finite number"),
        (1, {"at_most": math.inf}, "at_most=inf: give a finite number"),
        (1, {"at_least": -math.inf}, "at_least=-inf: give a finite number"),
        (1, {"close_to": 10**400}, "give a finite number"),
        (1, {"close_to": 1, "within": math.inf}, "within=inf: give a finite"),
        (1, {"close_to": 1, "within": -1}, "within=-1: give a distance"),
        (1, {"between": (0, math.nan)}, "between=nan: give a finite number"),
        (1, {"between": (2, 0)}, r"between=\(2, 0\): give the smaller"),
        (1, {"between": 2}, r"between=2: give \(low, high\)"),
        (1, {"at_most": "2"}, "at_most='2': give a finite number"),
        ("1", {"at_most": 2}, "of type str: give one number"),
        (None, {"at_most": 2}, "of type NoneType: give one number"),
        (np.ones(3), {"at_most": 2}, "of type ndarray: give one number"),
        (1j, {"at_most": 2}, "of type complex: give one number"),
    ],
)
def test_an_unclear_claim_is_refused(value, bound, wrong):
    with pytest.raises(ValueError, match=f"^The claim 'the error' .*{wrong}"):
        Claims().add("the error", value, **bound)


def test_the_recap_has_one_line_a_claim_and_the_latest_value():
    claims = Claims()
    claims.add("a < b", np.float32(1), at_most=2)
    claims.add("error", 0.1234567, at_most=0.2)
    claims.add("a < b", 1.5, at_most=2)
    recap = claims.table()
    assert repr(recap).splitlines() == [
        "a < b: 1.500 (claimed: at most 2)",
        "error: 0.1235 (claimed: at most 0.2)",
    ]
    assert "a &lt; b" in recap._repr_html_()


@pytest.mark.parametrize(
    "bound, words",
    [
        ({"at_most": 7}, "at most 7"),
        ({"at_least": 6.5}, "at least 6.5"),
        ({"between": (1, 12_000)}, "between 1 and 12,000"),
        ({"close_to": 7}, "equal to 7"),
        ({"close_to": 7, "within": 1e-4}, "7 within 1.00e-04"),
        ({"at_least": 0.00101}, "at least 0.00101"),
        ({"between": (2.5, 1234.5)}, "between 2.5 and 1,234"),
    ],
)
def test_a_claim_says_what_is_claimed(capsys, bound, words):
    Claims().add("size", 7, **bound)
    assert capsys.readouterr().out == f"size: 7 (claimed: {words})\n"
