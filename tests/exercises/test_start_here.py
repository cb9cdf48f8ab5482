"""The practice exercise of 00: its hints."""

from helpers.exercises import start_here as check


def test_the_hints(hint):
    for answer, words in [
        (56, "multiplied"),
        (28, "one row"),
        (100, "height by the width"),
        ("784", "one whole number, not a str: write the number without"),
        (True, "not a bool"),
    ]:
        assert words in hint(check.numbers_in_a_digit(answer)), answer
