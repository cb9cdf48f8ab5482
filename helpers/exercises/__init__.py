"""Checks of the exercises: one module a notebook, one function an exercise.

Every check answers with a `Verdict`: right, not yet (with a hint that names
the likely mistake), or not attempted. No check raises an error.
"""
