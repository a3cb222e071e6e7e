"""A session at the home screen, with two flows that can be used and one that is broken."""

from dataclasses import replace

import pytest
from screens import BEGUN
from small_flow import small_library
from walker import opened, pressed

from companion.counters.register import Register, read_register
from companion.session.model import Session
from companion.settings.model import VoiceMode


@pytest.fixture(scope="session")
def register() -> Register:
    return read_register()


@pytest.fixture(scope="session")
def home(register: Register) -> Session:
    return opened(small_library(), register)


@pytest.fixture(scope="session")
def spoken_home(home: Session) -> Session:
    """Return a session in which every new screen is read aloud by itself."""
    return replace(home, settings=replace(home.settings, voice=VoiceMode.BY_ITSELF))


@pytest.fixture
def asked(spoken_home: Session) -> Session:
    """Return a session at its first question, which is being read."""
    return pressed(spoken_home, *BEGUN)
