"""What the tests of the exercises share."""

import pytest


@pytest.fixture
def hint():
    """The hint of a verdict that must not be right."""

    def message(verdict):
        assert verdict.kind == "wrong", verdict
        return verdict.message

    return message
