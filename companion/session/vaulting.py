"""What the presses around the kept data do, and what the vault answers."""

from dataclasses import replace
from typing import assert_never

from companion.l10n.message import N_, Message
from companion.session import vault_items, vault_pins
from companion.session.effects import Quit
from companion.session.end_places import EndPlace
from companion.session.intents import Intent, Press, Typed
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import Place
from companion.session.start_screens import may_keep
from companion.session.vault_answers import answered
from companion.session.vault_places import (
    AddItem,
    AskAgain,
    Asking,
    AtItem,
    ChoosePin,
    ConfirmWord,
    CopyWhat,
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
from companion.session.vault_requests import Lock, Look, ThrowAway
from companion.session.vault_state import VaultState, ask, closed, contents_of, sent, with_standing
from companion.vault.door import Condition, Standing
from companion.vault.kinds import SECRET
from companion.visits.consent import Right

_NOT_ON_PAPER = Message(N_("The words are not on paper yet. Nothing is kept now."))

__all__ = [
    "VaultState",
    "answered",
    "close_secrets",
    "lock",
    "moved",
    "open_my_data",
    "with_words_copied",
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
    cut = next((at for at, place in enumerate(session.stack) if _hides(place)), len(session.stack))
    stack = tuple(MyData() if isinstance(place, MyData) else place for place in session.stack[:cut])
    return at(replace(session, stack=stack or session.stack[:1]))


def with_words_copied(before: Session, intent: Intent, outcome: Outcome) -> Outcome:
    """Return the outcome; a new vault goes where its words were left before one was typed back.

    Nobody could ever open it again, and nothing is kept in it yet.
    """
    after, effects = outcome
    confirmed = isinstance(before.place, ConfirmWord) and intent is Press.FORWARD
    stays = _copies_words(after) and Quit() not in effects
    if confirmed or stays or not _copies_words(before):
        return outcome
    thrown, more = sent(with_standing(after, Standing(Condition.NO_KEY_STORE)), ThrowAway())
    if not isinstance(thrown.place, EndPlace):  # a covered screen tells nothing
        thrown = replace(thrown, notice=_NOT_ON_PAPER)
    return thrown, (*more, *effects)


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


def _hides(place: Place) -> bool:
    """Return whether a place closes when nobody presses; a half typed address is not lost."""
    if isinstance(place, TypeItem):
        return place.kind in SECRET
    return isinstance(place, SecretPlace | Asking)


def _copies_words(session: Session) -> bool:
    """Return whether the words of a new vault are being written down."""
    return any(
        isinstance(place, ConfirmWord)
        or (isinstance(place, ToCopy) and place.what is CopyWhat.WORDS)
        for place in session.stack
    )
