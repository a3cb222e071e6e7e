"""What the presses do where a PIN, the words or a sheet are chosen, typed or written down."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from companion.l10n.message import N_, Message
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.known import own_of
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.vault_places import (
    PIN,
    SHEET,
    WORD,
    WORDS,
    Again,
    AskAgain,
    ChoosePin,
    ConfirmWord,
    CopyWhat,
    Entry,
    ForgotPin,
    MyData,
    NeverKept,
    PinFor,
    ThrowAll,
    ToCopy,
    TypeSheet,
)
from companion.session.vault_refusals import refusal_of, sentence, weak
from companion.session.vault_requests import (
    ChangePin,
    Create,
    CreateByWords,
    Look,
    MakeSheet,
    Open,
    OpenWithSheet,
    Reveal,
    UseOlder,
    UsePrevious,
)
from companion.session.vault_state import (
    ask,
    at_hub,
    is_by_words,
    minutes_left,
    state_of,
)
from companion.vault.door import Condition
from companion.vault.errors import NotAPin
from companion.vault.pins import pin_of, weakness
from companion.vault.sheet_codes import sheet_of
from companion.vault.sheet_errors import MistypedSheet, NotASheetCode

_NOT_SAME = Message(N_("The two PINs differ. Choose a PIN again."))
_OTHER_WORD = Message(N_("This is another word. Look at your paper again."))
_TYPE_WORDS = Message(N_("Type the words from your paper."))
_TYPE_CODE = Message(N_("Type the code from your sheet."))

PinPlace = ChoosePin | AskAgain | ConfirmWord | TypeSheet | ToCopy | ForgotPin


def typed_in(entry: Entry, intent: Typed) -> Entry:
    """Return the entry with the text of one box; what is to be mended stays until it is sent."""
    boxes: Mapping[str, str] = MappingProxyType({**entry.boxes, intent.box: intent.text})
    return replace(entry, boxes=boxes)


def in_closed(session: Session, place: MyData, intent: Intent) -> Outcome:
    """Return the session after an intent on the first screen of a vault that is not open."""
    match intent:
        case Typed():
            return at(session.stay(replace(place, entry=typed_in(place.entry, intent))))
        case Press.SHOW_CODE:
            entry = replace(place.entry, shown=not place.entry.shown)
            return at(session.stay(replace(place, entry=entry)))
        case Press.FORGOT_CODE:
            return at(session.go(ForgotPin()))
        case Press.FORWARD:
            return _forward(session, place)
        case Pick(key):
            return _picked(session, key)
        case _:
            return at(session)


def moved(session: Session, place: PinPlace, intent: Intent) -> Outcome:
    """Return the session after an intent where a PIN, words or a code are typed or copied."""
    match place, intent:
        case ((ChoosePin() | AskAgain() | ConfirmWord() | TypeSheet()), Typed()):
            return at(session.stay(replace(place, entry=typed_in(place.entry, intent))))
        case ((AskAgain() | ConfirmWord()), Press.SHOW_CODE):
            entry = replace(place.entry, shown=not place.entry.shown)
            return at(session.stay(replace(place, entry=entry)))
        case AskAgain(), Press.FORGOT_CODE:
            return at(session.go(ForgotPin()))
        case ForgotPin(), Pick(key):
            return _picked(session, key)
        case ForgotPin(), Press.FORWARD:
            return at(session.back())
        case _, Press.FORWARD:
            return _entered(session, place)
        case _:
            return at(session)


def _forward(session: Session, place: MyData) -> Outcome:
    """Return what the main button does: begin, open, try again, or take the older copy."""
    standing = state_of(session).standing
    if standing is None:
        return ask(session, Look())
    match standing.condition:
        case Condition.NONE if session.helping is None:
            return at(session.go(ChoosePin(PinFor.NEW)))
        case Condition.NO_KEY_STORE if session.helping is None:
            return ask(session, CreateByWords())
        case Condition.LOCKED:
            return _opening(session, place)
        case Condition.OLDER if session.helping is None:
            return ask(session, UseOlder())
        case Condition.KEY_SILENT | Condition.IN_USE:
            return ask(session, Look())
        case _:
            return at(session.home())


def _opening(session: Session, place: MyData) -> Outcome:
    if minutes_left(session):
        return ask(session, Look())
    secret, problem = secret_in(session, place.entry)
    if problem is not None:
        return at(session.stay(replace(place, entry=replace(place.entry, problem=problem))))
    return ask(session, Open(secret))


def secret_in(session: Session, entry: Entry) -> tuple[str, Message | None]:
    """Return the PIN or the words that were typed, and what is to be mended before it is tried."""
    if is_by_words(session):
        words = entry.boxes.get(WORDS, "")
        return words, None if words.strip() else _TYPE_WORDS
    return _pin_in(entry)


def _pin_in(entry: Entry) -> tuple[str, Message | None]:
    digits = entry.boxes.get(PIN, "")
    try:
        pin_of(digits)
    except NotAPin as error:
        return digits, sentence(refusal_of(error))
    return digits, None


def _code_in(entry: Entry) -> tuple[str, Message | None]:
    """Return the code of a sheet, and what to mend before anybody chooses a PIN for it."""
    code = entry.boxes.get(SHEET, "").strip()
    if not code:
        return code, _TYPE_CODE
    try:
        sheet_of(code)
    except (NotASheetCode, MistypedSheet) as error:
        return code, sentence(refusal_of(error))
    return code, None


def _picked(session: Session, key: str) -> Outcome:
    match key:
        case "no":
            return at(session.home())
        case "never":
            return at(session.go(NeverKept()))
        case "sheet":
            return at(session.go(TypeSheet()))
        case "previous":
            return ask(session, UsePrevious())
        case "anew":
            return at(session.go(ThrowAll()))
        case _:
            return at(session)


def _entered(session: Session, place: PinPlace) -> Outcome:
    match place:
        case ChoosePin():
            return _chosen(session, place)
        case AskAgain():
            return _again(session, place)
        case ToCopy():
            return _copied(session, place)
        case ConfirmWord():
            return _confirmed(session, place)
        case TypeSheet(entry=entry):
            code, problem = _code_in(entry)
            if problem is not None:
                return at(session.stay(TypeSheet(replace(entry, problem=problem))))
            return at(session.go(ChoosePin(PinFor.SHEET, before=code)))
        case ForgotPin():
            return at(session.back())
        case _:
            assert_never(place)


def _chosen(session: Session, place: ChoosePin) -> Outcome:
    """Return the session after a new PIN was typed: the first time it is judged, then repeated."""
    pin, problem = _pin_in(place.entry)
    own = own_of(session)
    if problem is None and not place.first and (reason := weakness(pin_of(pin), own)):
        problem = weak(reason)
    if problem is not None:
        return at(session.stay(replace(place, entry=Entry(problem=problem))))
    if not place.first:
        return at(session.stay(replace(place, first=pin, entry=Entry())))
    if pin != place.first:
        return at(session.stay(replace(place, first="", entry=Entry(problem=_NOT_SAME))))
    match place.purpose:
        case PinFor.NEW:
            return ask(session, Create(pin, own))
        case PinFor.CHANGE:
            return ask(session, ChangePin(place.before, pin, own))
        case PinFor.SHEET:
            return ask(session, OpenWithSheet(place.before, pin, own))


def _again(session: Session, place: AskAgain) -> Outcome:
    secret, problem = secret_in(session, place.entry)
    if problem is not None:
        return at(session.stay(replace(place, entry=replace(place.entry, problem=problem))))
    match place.what:
        case Again.SHOW | Again.REPLACE | Again.REMOVE if place.kind is not None:
            # The vault judges the PIN by telling the value; only `SHOW` puts it on the screen.
            return ask(session, Reveal(place.kind, secret))
        case Again.SHEET:
            return ask(session, MakeSheet(secret))
        case Again.CHANGE:
            return at(session.stay(ChoosePin(PinFor.CHANGE, before=secret)))
        case _:
            return at(session)


def _copied(session: Session, place: ToCopy) -> Outcome:
    """Return the next line; behind the last, the check of the words, or where the code came of."""
    if place.index + 1 < len(place.lines):
        return at(session.go(replace(place, index=place.index + 1)))
    below = session
    while isinstance(below.place, ToCopy):
        below = below.back()
    if place.what is CopyWhat.SHEET:
        return at(below)
    # Which one differs from vault to vault, and the session itself casts no dice.
    asked = sum(map(len, place.lines)) % len(place.lines)
    return at(session.go(ConfirmWord(place.lines, asked)))


def _confirmed(session: Session, place: ConfirmWord) -> Outcome:
    word = place.entry.boxes.get(WORD, "").strip().casefold()
    if word == place.words[place.asked].casefold():
        return at(at_hub(session))
    return at(session.stay(replace(place, entry=replace(place.entry, problem=_OTHER_WORD))))
