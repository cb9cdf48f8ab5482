"""Figures of one topic: one module a notebook, named as the notebook."""
