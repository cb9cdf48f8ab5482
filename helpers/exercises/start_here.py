"""The practice exercise of 00_start_here."""

from .answers import compare, exercise


@exercise("my_answer")
def numbers_in_a_digit(answer):
    """How many numbers, one a pixel, does an image of 28 x 28 hold?"""
    compare(
        answer,
        28 * 28,
        mistakes=[
            (2 * 28, "height and width are multiplied, not added."),
            (28, "that is one row: how many rows are there?"),
        ],
        otherwise="multiply the height by the width, in pixels.",
        form="one whole number",
    )
    return "one number a pixel, from 0 for paper to 1 for ink."
