"""Every notebook keeps the contract."""

import pytest

import contract
import notebooks


@pytest.mark.parametrize(
    "path", notebooks.all_notebooks(), ids=lambda p: p.stem
)
def test_notebook_keeps_the_contract(path):
    found = contract.problems(path)
    assert not found, "\n" + "\n".join(found)
