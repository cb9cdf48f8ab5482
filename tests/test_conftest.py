"""What the tests lean on: nbval's attributes, the order on two processors."""

import os
import socket
from pathlib import Path
from types import SimpleNamespace

import nbval.plugin
import pytest

import notebooks


@pytest.fixture
def conftest(pytestconfig):
    """The module conftest.py of the root."""
    path = str(notebooks.ROOT / "conftest.py")
    return pytestconfig.pluginmanager.get_plugin(path)


def test_a_nbval_that_lacks_something_is_named(conftest):
    conftest.need(nbval.plugin, "IPyNbCell")
    with pytest.raises(pytest.UsageError) as caught:
        conftest.need(nbval.plugin, "IPyNbCell", "NotThere")
    assert "has no NotThere in nbval.plugin" in str(caught.value)
    assert "constraints.txt" in str(caught.value)


def test_the_longest_notebooks_come_first(conftest, monkeypatch):
    def item(name):
        return SimpleNamespace(
            path=Path(name), cell_num=0, output_timeout=5, test_outputs=None
        )

    names = ["test_x.py", "a.ipynb", "b.ipynb", "new.ipynb", "b.ipynb", "b.py"]
    on_one, on_two = ([item(name) for name in names] for _ in range(2))
    seconds = {"a": "6", "b": "89"}
    with monkeypatch.context() as patch:
        patch.setattr(
            conftest, "_is_cell", lambda item: item.path.suffix == ".ipynb"
        )
        patch.setattr(conftest.readme, "stored_table", lambda: ("", seconds))
        conftest.pytest_collection_modifyitems(SimpleNamespace(), on_one)
        worker = SimpleNamespace(workerinput={})
        conftest.pytest_collection_modifyitems(worker, on_two)
    assert " ".join(item.path.name for item in on_one) == (
        "test_x.py b.py a.ipynb b.ipynb new.ipynb b.ipynb"
    )
    assert " ".join(item.path.name for item in on_two) == (
        "new.ipynb b.ipynb b.ipynb a.ipynb test_x.py b.py"
    )


def test_kernels_have_a_profile_that_cuts_the_network():
    profile = Path(os.environ["IPYTHONDIR"]) / "profile_default"
    settings = (profile / "ipython_kernel_config.py").read_text()
    assert settings.endswith("\ncut()\n")
    with pytest.raises(OSError, match="The network is cut"):
        socket.create_connection(("192.0.2.1", 80), 1)
