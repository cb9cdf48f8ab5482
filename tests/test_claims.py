"""Claims hold or fail at once, and the recap says what was measured."""

import numpy as np
import pytest

from helpers.claims import Claims


@pytest.mark.parametrize(
    "value, bound",
    [
        (1.0, {"at_most": 1.0}),
        (np.float32(2.0), {"at_least": 1.5}),
        (0.5, {"between": (0.5, 0.6)}),
        (1.0000001, {"close_to": 1.0}),
        (3.4, {"close_to": 3.0, "within": 0.5}),
        (True, {}),
        (np.bool_(True), {}),
    ],
)
def test_a_claim_that_holds_is_printed(capsys, value, bound):
    Claims().add("the error", value, **bound)
    assert capsys.readouterr().out.startswith("the error: ")


@pytest.mark.parametrize(
    "value, bound",
    [
        (1.01, {"at_most": 1.0}),
        (1.4, {"at_least": 1.5}),
        (0.61, {"between": (0.5, 0.6)}),
        (1.1, {"close_to": 1.0}),
        (3.6, {"close_to": 3.0, "within": 0.5}),
        (float("nan"), {"at_most": 1.0}),
        (float("nan"), {"at_least": 1.0}),
        (float("nan"), {"close_to": 1.0}),
        (False, {}),
    ],
)
def test_a_false_claim_raises_at_once(value, bound):
    claims = Claims()
    with pytest.raises(AssertionError, match="does not hold. the error: "):
        claims.add("the error", value, **bound)
    with pytest.raises(ValueError, match="No claim"):
        claims.table()


@pytest.mark.parametrize(
    "bound",
    [{}, {"at_most": 1, "at_least": 0}, {"at_most": 2, "within": 0.1}],
)
def test_an_unclear_claim_is_refused(bound):
    with pytest.raises(ValueError, match="The claim 'the error'"):
        Claims().add("the error", 1.0, **bound)


def test_an_exact_claim_says_so(capsys):
    Claims().add("the size", 7, close_to=7)
    assert capsys.readouterr().out == "the size: 7 (claimed: equal to 7)\n"


def test_the_recap_has_one_line_a_claim_and_the_latest_value():
    claims = Claims()
    claims.add("a < b", 1, at_most=2)
    claims.add("error", 0.1234567, at_most=0.2)
    claims.add("a < b", 1.5, at_most=2)
    recap = claims.table()
    assert repr(recap).splitlines() == [
        "a < b: 1.500 (claimed: at most 2)",
        "error: 0.1235 (claimed: at most 0.2000)",
    ]
    assert "a &lt; b" in recap._repr_html_()
