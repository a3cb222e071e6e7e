"""What was not finished when the citizen left it: words, sheets, half typed values."""

import pytest
from screens import heading, said
from session.vaulted import GOOD, Vaulted

from companion.session.effects import UseVault
from companion.session.handling import handle
from companion.session.intents import (
    IdleOver,
    IdleWarning,
    Intent,
    Pick,
    Press,
    Typed,
    VaultAnswered,
)
from companion.session.model import Session
from companion.session.places import Home
from companion.session.vault_places import TypeItem
from companion.session.vault_requests import Contained, Reason, Refused
from companion.session.vault_state import contents_of, keep_all
from companion.session.views import Tone
from companion.vault.door import Condition
from companion.vault.door_memory import MemoryDoor
from companion.vault.kinds import Kind


@pytest.fixture
def made(home: Session) -> Vaulted:
    return Vaulted(home).made()


@pytest.mark.parametrize(
    "leaves",
    [
        (Press.BACK,),
        (Press.HOME,),
        (IdleWarning(), IdleOver()),
        (Press.FORWARD, Press.BACK, Press.BACK),
        (Press.HELP, Press.LEAVE, Press.LEAVE),
    ],
    ids=["back", "home", "idle", "back from the second", "the program closes"],
)
def test_a_vault_goes_when_its_words_were_left_before_they_were_on_paper(
    home: Session, leaves: tuple[Intent, ...]
) -> None:
    vaulted = Vaulted(home, MemoryDoor(key_store=False)).press(Press.MY_DATA, Press.FORWARD)
    assert vaulted.door.standing().condition is Condition.OPEN

    vaulted.press(*leaves)

    assert vaulted.door.standing().condition is Condition.NO_KEY_STORE
    assert contents_of(vaulted.session) is None


def test_who_left_the_words_is_told_that_nothing_is_kept_and_begins_again(home: Session) -> None:
    vaulted = Vaulted(home, MemoryDoor(key_store=False)).press(Press.MY_DATA, Press.FORWARD)

    vaulted.press(Press.BACK)

    assert said(vaulted.session, Tone.NOTICE) == [
        "The words are not on paper yet. Nothing is kept now."
    ]
    assert heading(vaulted.session) == "Shall we keep your data?"
    assert heading(vaulted.press(Press.FORWARD).session).startswith("Word 1")


def test_a_half_typed_address_is_still_there_after_a_while_without_a_press(made: Vaulted) -> None:
    made.press(Pick("add"), Pick("adres"), Typed("adres", "Dorpsstraat"))

    made.press(IdleWarning(), IdleOver(), Press.STILL_HERE)

    place = made.session.place
    assert isinstance(place, TypeItem)
    assert place.entry.boxes["adres"] == "Dorpsstraat"


def test_a_half_typed_bsn_is_gone_after_a_while_without_a_press(made: Vaulted) -> None:
    made.press(Pick("add"), Pick("bsn"), Press.FORWARD, Typed("bsn", "12345"))

    made.press(IdleWarning(), IdleOver())

    assert not any(isinstance(place, TypeItem) for place in made.session.stack)


def test_a_sheet_whose_code_came_too_late_is_told_of(made: Vaulted) -> None:
    made.press(Pick("more"), Pick("sheet"), Typed("pin", GOOD))
    made.session, made.effects = handle(made.session, Press.FORWARD)
    made.session, _ = handle(made.session, Press.HOME)

    made.answer()

    assert made.session.place == Home()
    assert said(made.session, Tone.NOTICE) == [
        "Your recovery sheet does not work any more. Make a new one."
    ]


def test_of_several_values_one_that_was_refused_is_told(made: Vaulted) -> None:
    asked, effects = keep_all(made.session, ((Kind.NAME, "Jo"), (Kind.EMAIL, "jo@pz.nl")))
    first, last = (effect.number for effect in effects if isinstance(effect, UseVault))
    contents = made.door.keep(Kind.EMAIL, "jo@pz.nl")

    asked, _ = handle(asked, VaultAnswered(first, Refused(Reason.FULL)))
    kept, _ = handle(asked, VaultAnswered(last, Contained(contents)))

    assert said(kept, Tone.NOTICE) == ["There is no room for more. Remove something first."]
