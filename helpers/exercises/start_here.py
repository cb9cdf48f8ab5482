"""The practice exercise of 00_start_here."""

from numbers import Integral

from .verdict import is_blank, not_attempted, right, wrong


def numbers_in_a_digit(answer):
    """How many numbers, one a pixel, does an image of 28 x 28 hold?

    answer: a whole number.
    """
    if is_blank(answer):
        return not_attempted("my_answer")
    if not isinstance(answer, Integral) or isinstance(answer, bool):
        return wrong(
            f"a whole number is asked for, not a {type(answer).__name__}."
        )
    if answer == 28 * 28:
        return right("one number a pixel, from 0 for paper to 1 for ink.")
    if answer == 2 * 28:
        return wrong("height and width are multiplied, not added.")
    if answer == 28:
        return wrong("that is one row: how many rows are there?")
    return wrong("multiply the height by the width, in pixels.")
