"""What the presses do in an open vault: look, add, change, remove, and what else there is."""

from dataclasses import replace
from typing import assert_never

from companion.l10n.message import N_, Message
from companion.session.booklet import booklet
from companion.session.effects import PrintPage
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import ChoosePrinter
from companion.session.recovery_page import recovery_page
from companion.session.vault_answers import code_lines
from companion.session.vault_pins import typed_in
from companion.session.vault_places import (
    AddItem,
    Again,
    AskAgain,
    AtItem,
    CopyWhat,
    Entry,
    MoreData,
    NeverKept,
    NewSheet,
    OptIn,
    ShownItem,
    ThrowAll,
    ToCopy,
    TypeItem,
)
from companion.session.vault_requests import Forget, Keep, Lock, ThrowAway
from companion.session.vault_state import ask, contents_of, is_by_words
from companion.vault.keeping import accepted
from companion.vault.keeping_errors import NotKeepable
from companion.vault.kinds import SECRET, Kind

ADD, MORE, LOCK, NEVER = "add", "more", "lock", "never"
SHOW, CHANGE, REMOVE = "show", "change", "remove"
PIN, SHEET, BOOKLET, ANEW = "pin", "sheet", "booklet", "anew"
YES = "yes"

_LOCKED = Message(N_("Your data are closed."))
_KINDS = {kind.value: kind for kind in Kind}
ItemPlace = (
    AddItem | OptIn | TypeItem | AtItem | ShownItem | NewSheet | ThrowAll | MoreData | NeverKept
)


def kept_kinds(session: Session) -> tuple[Kind, ...]:
    """Return what the open vault holds, in the order of the closed list."""
    contents = contents_of(session)
    if contents is None:
        return ()
    held = {item.id for item in contents.plain} | contents.secret
    return tuple(kind for kind in Kind if kind in held)


def kinds_to_add(session: Session) -> tuple[Kind, ...]:
    """Return what may still be kept: no BSN and no password but on the citizen's own device."""
    held = kept_kinds(session)
    allowed = (kind for kind in Kind if session.policy.secrets_allowed or kind not in SECRET)
    return tuple(kind for kind in allowed if kind not in held)


def plain_value(session: Session, kind: Kind) -> str:
    """Return the value of something that is no secret; empty where it is not kept."""
    contents = contents_of(session)
    items = contents.plain if contents is not None else ()
    return next((item.value for item in items if item.id == kind), "")


def in_open(session: Session, intent: Intent) -> Outcome:
    """Return the session after a press on the list of an open vault."""
    match intent:
        case Pick("add") if kinds_to_add(session):
            return at(session.go(AddItem()))
        case Pick("more"):
            return at(session.go(MoreData()))
        case Pick("lock"):
            # Home, and not to the question for the PIN: who locks is done with the data.
            return ask(replace(session.home(), notice=_LOCKED), Lock())
        case Pick("never"):
            return at(session.go(NeverKept()))
        case Pick(key) if key in _KINDS and _KINDS[key] in kept_kinds(session):
            return at(session.go(AtItem(_KINDS[key])))
        case Press.FORWARD:
            return at(session.home())
        case _:
            return at(session)


def moved(session: Session, place: ItemPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at a place of an open vault."""
    if contents_of(session) is None and not isinstance(place, ThrowAll | NeverKept):
        return at(session.back())
    match place:
        case AddItem():
            return _add(session, intent)
        case OptIn(kind):
            return at(session.stay(TypeItem(kind)) if intent is Press.FORWARD else session)
        case TypeItem():
            return _type(session, place, intent)
        case AtItem():
            return _at_item(session, place, intent)
        case NewSheet():
            return _new_sheet(session, place, intent)
        case ThrowAll():
            return _throw(session, place, intent)
        case MoreData():
            return _more(session, intent)
        case ShownItem() | NeverKept():
            return at(session.back() if intent is Press.FORWARD else session)
        case _:
            assert_never(place)


def _add(session: Session, intent: Intent) -> Outcome:
    if not isinstance(intent, Pick) or _KINDS.get(intent.key) not in kinds_to_add(session):
        return at(session)
    kind = _KINDS[intent.key]
    return at(session.go(OptIn(kind) if kind in SECRET else TypeItem(kind)))


def _type(session: Session, place: TypeItem, intent: Intent) -> Outcome:
    match intent:
        case Typed():
            return at(session.stay(replace(place, entry=typed_in(place.entry, intent))))
        case Press.SHOW_CODE:
            entry = replace(place.entry, shown=not place.entry.shown)
            return at(session.stay(replace(place, entry=entry)))
        case Press.FORWARD:
            return _keep(session, place)
        case _:
            return at(session)


def _keep(session: Session, place: TypeItem) -> Outcome:
    try:
        value = accepted(place.kind, typed_text(place.kind, place.entry), session.now.date())
    except NotKeepable as refused:
        entry = replace(place.entry, problem=refused.message)
        return at(session.stay(replace(place, entry=entry)))
    return ask(session, Keep(place.kind, value))


def typed_text(kind: Kind, entry: Entry) -> str:
    """Return what was typed for a value; of a date its three boxes as one text."""
    if kind is not Kind.BIRTH_DATE:
        return entry.boxes.get(kind.value, "")
    day, month, year = (entry.boxes.get(key, "").strip() for key in ("day", "month", "year"))
    # Someone typed the whole date in the first box, as on paper: 29-2-1941.
    return f"{day}-{month}-{year}" if month or year else day


def _at_item(session: Session, place: AtItem, intent: Intent) -> Outcome:
    match intent:
        case Pick("show") if place.kind in SECRET:
            return at(session.go(AskAgain(Again.SHOW, place.kind)))
        case Pick("change") if place.kind in SECRET:
            return at(session.go(AskAgain(Again.REPLACE, place.kind)))
        case Pick("change"):
            return at(session.go(TypeItem(place.kind)))
        case Pick("remove") if place.kind in SECRET:
            return at(session.go(AskAgain(Again.REMOVE, place.kind)))
        case Pick("remove"):
            return at(session.go(replace(place, sure=True)))
        case Pick("yes") if place.sure:
            return ask(session, Forget(place.kind))
        case Press.FORWARD:
            return at(session.back())
        case _:
            return at(session)


def _new_sheet(session: Session, place: NewSheet, intent: Intent) -> Outcome:
    match intent:
        case Press.PRINT if session.policy.printing.allowed:
            # Straight to the printer: this page is never a file, and never on a stick.
            page = recovery_page(session.words, place.code, session.now.date())
            return session, (PrintPage(page),)
        case Press.WRITE_DOWN:
            return at(session.go(ToCopy(CopyWhat.SHEET, code_lines(place.code))))
        case Press.FORWARD:
            return at(session.back())
        case _:
            return at(session)


def _throw(session: Session, place: ThrowAll, intent: Intent) -> Outcome:
    match intent:
        case Pick("yes") if not place.sure:
            return at(session.go(ThrowAll(sure=True)))
        case Pick("yes"):
            return ask(session, ThrowAway())
        case Press.FORWARD:
            return at(session.back())
        case _:
            return at(session)


def _more(session: Session, intent: Intent) -> Outcome:
    match intent:
        case Pick("pin") if not is_by_words(session):
            return at(session.go(AskAgain(Again.CHANGE)))
        case Pick("sheet") if not is_by_words(session):
            return at(session.go(AskAgain(Again.SHEET)))
        case Pick("booklet"):
            items = {kind: plain_value(session, kind) for kind in Kind if kind not in SECRET}
            page = booklet(session.words, items, session.now.date())
            return at(session.go(ChoosePrinter(page)))
        case Pick("never"):
            return at(session.go(NeverKept()))
        case Pick("anew"):
            return at(session.go(ThrowAll()))
        case Press.FORWARD:
            return at(session.back())
        case _:
            return at(session)
