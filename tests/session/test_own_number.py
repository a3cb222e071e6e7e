import pytest
from walker import opened, pressed

from companion.counters.register import Register
from companion.session.intents import Pick, Press, Typed
from companion.session.library import read_library
from companion.session.model import Session
from companion.session.places import AtDoor
from companion.session.screens import view_of
from companion.session.views import Buttons, Lines, Tone


@pytest.fixture(scope="module")
def at_phone(register: Register) -> Session:
    home = opened(read_library(), register)
    about = pressed(home, Press.TOPICS, Pick("papieren"), Pick("paspoort-id-kaart"))
    return pressed(about, Press.DOORS, Pick("phone"))


def big_lines(session: Session) -> list[str]:
    parts = view_of(session).parts
    big = [part for part in parts if isinstance(part, Lines) and part.tone is Tone.BIG]
    return [line for part in big for line in part.lines]


def keys(session: Session) -> list[str]:
    parts = view_of(session).parts
    return [one.key for part in parts if isinstance(part, Buttons) for one in part.buttons]


def test_a_municipality_that_is_not_known_yet_can_be_looked_up(at_phone: Session) -> None:
    assert isinstance(at_phone.place, AtDoor)
    assert big_lines(at_phone) == []
    assert "find" in keys(at_phone)


def test_after_looking_it_up_the_step_shows_the_number(at_phone: Session) -> None:
    found = pressed(at_phone, Press.FINDER, Typed("text", "Utrecht"), Press.FORWARD)
    chosen = pressed(found, Pick("GM0344:0"), Press.FORWARD)

    assert chosen.place == at_phone.place
    assert big_lines(chosen) == ["14 030"]
    assert "find" not in keys(chosen)
