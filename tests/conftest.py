"""The fixtures that more than one folder of tests uses."""

from jupyterlab_page import browser, lab

__all__ = ["browser", "lab"]
