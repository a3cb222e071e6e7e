"""What the presses around the kept data do, and what the vault answers."""

from dataclasses import replace
from typing import assert_never

from companion.session import vault_items, vault_pins
from companion.session.intents import Intent, Press, Typed
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.start_screens import may_keep
from companion.session.vault_answers import answered
from companion.session.vault_places import (
    AddItem,
    AskAgain,
    Asking,
    AtItem,
    ChoosePin,
    ConfirmWord,
    ForgotPin,
    MoreData,
    MyData,
    NeverKept,
    NewSheet,
    OptIn,
    SecretPlace,
    ShownItem,
    ThrowAll,
    ToCopy,
    TypeItem,
    TypeSheet,
    VaultPlace,
)
from companion.session.vault_requests import Lock, Look
from companion.session.vault_state import VaultState, ask, closed, contents_of, sent
from companion.visits.consent import Right

__all__ = [
    "VaultState",
    "answered",
    "close_secrets",
    "lock",
    "moved",
    "open_my_data",
]


def shut_for_helper(session: Session) -> bool:
    """Return whether a helper is there who may not see what is kept."""
    helping = session.helping
    return helping is not None and not helping.consent.allows(Right.DATA, "", session.now)


def open_my_data(session: Session) -> Outcome:
    """Return the citizen's kept data, or the way to them."""
    if not may_keep(session):
        return at(session)
    there = session.go(MyData())
    if contents_of(session) is not None or shut_for_helper(session):
        return at(there)
    return ask(there, Look())


def lock(session: Session) -> Outcome:
    """Return the session with the vault closed, wherever the citizen is."""
    without, _ = close_secrets(session)
    if session.vault is None:
        return at(without)
    return sent(closed(without), Lock())


def close_secrets(session: Session) -> Outcome:
    """Return the session in which no secret stands on a screen or in a box any more.

    What pre-fills a question stays open (design.md section 9). Every later showing asks the PIN.
    """
    cut = next(
        (at for at, place in enumerate(session.stack) if isinstance(place, SecretPlace | Asking)),
        len(session.stack),
    )
    stack = tuple(MyData() if isinstance(place, MyData) else place for place in session.stack[:cut])
    return at(replace(session, stack=stack or session.stack[:1]))


def moved(session: Session, place: VaultPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at a place of the vault."""
    if isinstance(place, Asking) or (
        session.helping is not None and not _helper_may(place, intent)
    ):
        return at(session)
    match place:
        case MyData() if contents_of(session) is not None:
            return vault_items.in_open(session, intent)
        case MyData():
            return vault_pins.in_closed(session, place, intent)
        case ChoosePin() | AskAgain() | ConfirmWord() | TypeSheet() | ToCopy() | ForgotPin():
            return vault_pins.moved(session, place, intent)
        case NewSheet() | ThrowAll() | MoreData() | NeverKept():
            return vault_items.moved(session, place, intent)
        case AddItem() | OptIn() | TypeItem() | AtItem() | ShownItem():
            return vault_items.moved(session, place, intent)
        case _:
            assert_never(place)


def _helper_may(place: VaultPlace, intent: Intent) -> bool:
    """Return whether something may be done while a helper is there: only opening the list."""
    return isinstance(place, MyData) and (isinstance(intent, Typed) or intent is Press.FORWARD)
