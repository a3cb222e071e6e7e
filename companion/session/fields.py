"""The boxes in which a question is answered, and the echo of what stands in them."""

from companion.flows.answers import AmountGiven, DateGiven
from companion.flows.inputs.errors import AnswerRejected
from companion.flows.model import AskAmount, AskDate, AskNumber, AskText, DateRange, TextForm
from companion.l10n.spelled import spelled_amount, spelled_date
from companion.session.accepting import TEXT, accept
from companion.session.model import Session
from companion.session.places import Draft
from companion.session.views import Box, Field, Keypad, Lines, Part


def of_question(
    session: Session, step: AskDate | AskAmount | AskNumber | AskText, draft: Draft
) -> tuple[Part | None, ...]:
    """Return the field of a question, and below it what was understood, in words."""
    match step:
        case AskDate():
            return _date(session, step, draft), _echo(session, step, draft)
        case AskAmount():
            box = _box(session.words("Amount in euros"), draft, "transaction-amount")
            return Field((box,), Keypad.AMOUNT, unit="€"), _echo(session, step, draft)
        case AskNumber():
            box = _box(session.words("Number"), draft)
            return (Field((box,), Keypad.DIGITS),)
        case AskText(form=TextForm.POSTCODE):
            box = _box(session.words("Postcode"), draft, "postal-code")
            return (Field((box,), Keypad.LETTERS),)
        case AskText():
            return (Field((_box(session.words("Your answer"), draft),), Keypad.LETTERS),)


def _date(session: Session, step: AskDate, draft: Draft) -> Field:
    _ = session.words
    birthday = step.accept is DateRange.PAST
    boxes = tuple(
        # Long enough for a whole date, which people type in the first box as on paper.
        Box(key, label, draft.boxes.get(key, ""), 40, purpose=f"bday-{key}" if birthday else "")
        for key, label in (("day", _("Day")), ("month", _("Month")), ("year", _("Year")))
    )
    return Field(boxes, Keypad.DIGITS, focus=draft.focus)


def _box(label: str, draft: Draft, purpose: str = "") -> Box:
    return Box(TEXT, label, draft.boxes.get(TEXT, ""), purpose=purpose)


def _echo(session: Session, step: AskDate | AskAmount, draft: Draft) -> Lines | None:
    """Return what was understood, or an empty line that keeps its place."""
    language = session.words.language
    try:
        given = accept(step, draft, session.now.date())
    except AnswerRejected:
        return Lines(("",))
    if isinstance(given, DateGiven):
        return Lines((_sentence(spelled_date(given.day, language)),))
    if isinstance(given, AmountGiven):
        return Lines((_sentence(spelled_amount(given.cents, language)),))
    return Lines(("",))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."
