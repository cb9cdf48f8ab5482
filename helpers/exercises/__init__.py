"""Checks of the exercises: one module a notebook, one function an exercise.

Every check answers with a `Verdict`: right, not yet (with a hint that names
the likely mistake), or not attempted. No answer makes a check raise an error:
see `answers`, the core that all of them use.
"""
