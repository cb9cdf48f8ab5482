"""Weights of Keras models: put them back, and see which of them move."""

import numpy as np


def bookmark(*parts):
    """A function that puts all variables back to what they are now.

    parts: Keras models and built optimizers.
    """
    values = [(v, v.numpy()) for part in parts for v in part.variables]

    def restore():
        for variable, value in values:
            variable.assign(value)

    return restore


def moved(step, **models) -> dict[str, int]:
    """How many weight arrays of each model change when `step()` runs.

    models: built Keras models by name.
    """
    before = {name: model.get_weights() for name, model in models.items()}
    step()
    return {
        name: sum(
            not np.array_equal(old, new)
            for old, new in zip(before[name], model.get_weights(), strict=True)
        )
        for name, model in models.items()
    }
