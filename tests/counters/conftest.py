"""The shipped register, read once for the whole folder."""

import pytest

from companion.counters.register import Register, read_register


@pytest.fixture(scope="session")
def register() -> Register:
    return read_register()
