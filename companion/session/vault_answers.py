"""What follows from an answer of the vault: another screen, a sentence, or nothing when late."""

from dataclasses import replace
from typing import assert_never

from companion.l10n.message import N_, Message
from companion.papers.slip import groups
from companion.session.intents import VaultAnswered
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.vault_places import (
    SHEET,
    Again,
    AskAgain,
    Asking,
    AtItem,
    ChoosePin,
    CopyWhat,
    Entry,
    MyData,
    NewSheet,
    PinFor,
    ShownItem,
    ThrowAll,
    ToCopy,
    TypeItem,
    TypeSheet,
    VaultPlace,
)
from companion.session.vault_refusals import sentence
from companion.session.vault_requests import (
    Contained,
    Lock,
    Look,
    Looked,
    NewWords,
    Reason,
    Refused,
    Revealed,
    SheetMade,
    ThrowAway,
    VaultAnswer,
)
from companion.session.vault_state import (
    ask,
    at_hub,
    closed,
    contents_of,
    sent,
    with_contents,
    with_standing,
)
from companion.vault.door import Condition, Contents, Standing
from companion.vault.kinds import Kind

_KEPT = Message(N_("We keep this for you."))
_REMOVED = Message(N_("This is removed."))
_OTHER_PIN = Message(N_("Your new PIN works now."))
_GONE = Message(N_("Everything is thrown away."))
_NO_SHEET = Message(N_("Your recovery sheet does not work any more. Make a new one."))
_TRIED = (Reason.WRONG_PIN, Reason.WRONG_WORDS)


def answered(session: Session, intent: VaultAnswered) -> Outcome:
    """Return the session with what the vault said; a late answer leads to no other screen."""
    waiting = Asking(intent.number)
    if waiting not in session.stack:
        return _late(session, intent.answer)
    number = session.stack.index(waiting)
    # What lies above came while the vault was busy: the help, or the question who is there.
    above = session.stack[number + 1 :]
    asker = replace(session, stack=session.stack[:number] or session.stack[:1])
    after, effects = _taken(asker, intent.answer)
    return replace(after, stack=(*after.stack, *above)), effects


def _late(session: Session, answer: VaultAnswer) -> Outcome:
    match answer:
        case Contained(contents) if contents_of(session) is not None:
            return at(with_contents(session, contents))
        case Contained():
            return at(session)
        case SheetMade():
            # Nobody saw its code, and the sheet of before opens nothing any more.
            return at(replace(session, notice=_NO_SHEET))
        case Refused(reason=(Reason.FULL | Reason.NOT_WRITTEN)):
            return at(replace(session, notice=sentence(answer)))  # it was said to be kept
        case NewWords():
            # Nobody has seen the words, so nobody could ever open what was made; it is empty.
            return sent(closed(session), ThrowAway())
        case Looked() | Revealed() | Refused():
            return at(session)
        case _:
            assert_never(answer)


def _taken(session: Session, answer: VaultAnswer) -> Outcome:
    match answer:
        case Looked(standing):
            thrown = isinstance(session.place, ThrowAll)
            after = at_hub(with_standing(session, standing))
            if standing.condition is Condition.OPEN and contents_of(after) is None:
                # Opened by what nobody waited for any more: shut, and asked for again.
                shut, effects = sent(after, Lock())
                again, more = ask(shut, Look())
                return again, (*effects, *more)
            return at(replace(after, notice=_GONE) if thrown else after)
        case Contained(contents):
            return at(_contained(session, contents))
        case Revealed(kind, value):
            there = session.stay(_after_pin(session.place, kind, value))
            return at(session.back() if session.helping is not None else there)
        case NewWords(text, contents):
            by_words = with_standing(session, Standing(Condition.OPEN, by_words=True))
            words = ToCopy(CopyWhat.WORDS, tuple(text.split()))
            return at(at_hub(with_contents(by_words, contents)).go(words))
        case SheetMade(code):
            return at(session.stay(NewSheet(code)))
        case Refused():
            return at(_refused(session, answer))
        case _:
            assert_never(answer)


def _after_pin(asked: object, kind: Kind, value: str) -> VaultPlace:
    """Return where the citizen wanted to go when the PIN was asked once more."""
    match asked:
        case AskAgain(what=Again.REPLACE):
            return TypeItem(kind)
        case AskAgain(what=Again.REMOVE):
            return AtItem(kind, sure=True)
        case _:
            return ShownItem(kind, value)


def code_lines(code: str) -> tuple[str, ...]:
    """Return the code of a sheet two groups to a line, as it is written down."""
    each = groups(code)
    return tuple(" ".join(each[at : at + 2]) for at in range(0, len(each), 2))


def _contained(session: Session, contents: Contents) -> Session:
    """Return the session after something was done to the vault, and what to tell of it."""
    place, after = session.place, with_contents(session, contents)
    match place:
        case ChoosePin(purpose=PinFor.CHANGE | PinFor.SHEET):
            told = replace(after, notice=_OTHER_PIN)
        case AtItem():
            told = replace(after, notice=_REMOVED)
        case MyData() | ChoosePin():
            told = after
        case _:
            # One of several may have been refused before the last was kept.
            told = replace(after, notice=after.notice or _KEPT)
    return at_hub(told) if isinstance(place, VaultPlace) else told


def _refused(session: Session, refused: Refused) -> Session:
    problem = sentence(refused)
    was_open = contents_of(session) is not None
    after = session
    if refused.standing is not None or isinstance(session.place, MyData):
        after = with_standing(session, refused.standing)
    if was_open and contents_of(after) is None:
        return replace(at_hub(after), notice=problem)
    return _to_mend(after, problem, refused.reason)


def _to_mend(session: Session, problem: Message, reason: Reason) -> Session:
    """Return the session where what was refused is asked again, without what was typed."""
    entry = Entry(problem=problem)
    match session.place:
        case MyData(misses=misses):
            return session.stay(MyData(entry, misses + (reason in _TRIED)))
        case AskAgain() as place:
            return session.stay(replace(place, entry=replace(entry, shown=place.entry.shown)))
        case TypeItem() as place:
            return session.stay(replace(place, entry=replace(place.entry, problem=problem)))
        case ChoosePin() as place if reason in {Reason.NOT_A_PIN, Reason.WEAK_PIN}:
            return session.stay(replace(place, first="", entry=entry))
        case ChoosePin(purpose=PinFor.SHEET, before=code):
            # The code is long; what was typed of it stays to be mended.
            return session.stay(TypeSheet(Entry({SHEET: code}, problem=problem)))
        case ChoosePin(purpose=PinFor.CHANGE):
            return session.stay(AskAgain(Again.CHANGE, entry=entry))
        case _:
            return replace(session, notice=problem)
