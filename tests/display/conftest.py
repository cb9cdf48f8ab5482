"""What the tests of displays share: what would be displayed."""

import matplotlib.pyplot as plt
import pytest


@pytest.fixture
def shown(monkeypatch):
    """What would be displayed, in order; an update replaces its entry."""
    entries = []

    class Handle:
        def __init__(self, place):
            self.place = place

        def update(self, thing):
            entries[self.place] = thing

    def display(thing, display_id=None):
        entries.append(thing)
        return Handle(len(entries) - 1)

    monkeypatch.setattr("IPython.display.display", display)
    yield entries
    plt.close("all")
