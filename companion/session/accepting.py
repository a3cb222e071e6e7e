"""What stands on the screen, as an answer in its one stored form, or the sentence to mend it."""

from datetime import date

from companion.flows.answers import (
    AmountGiven,
    Answer,
    Chosen,
    DateGiven,
    NotKnown,
    NumberGiven,
    TextGiven,
    Ticked,
)
from companion.flows.inputs.amounts import read_amount
from companion.flows.inputs.dates import read_date, split_date
from companion.flows.inputs.errors import AnswerRejected
from companion.flows.inputs.numbers import read_number
from companion.flows.inputs.postcodes import read_postcode
from companion.flows.inputs.texts import read_text
from companion.flows.model import (
    UNKNOWN,
    AskAmount,
    AskDate,
    AskNumber,
    AskText,
    Checklist,
    Choice,
    DateRange,
    OptionId,
    Question,
    TextForm,
)
from companion.l10n.message import N_, Message
from companion.session.places import Draft

TEXT = "text"  # the key of the box of a question that has only one

_CHOOSE_ONE = Message(N_("Press one of the answers. Then press Continue."))
_CHOOSE_ANY = Message(N_("Press what fits you, or press the last answer."))
_PAST = Message(N_("This day is still to come. Look at the year again."))
_FUTURE = Message(N_("This day is over. Look at the year again."))


def accept(step: Question, draft: Draft, today: date) -> Answer:
    """Return the answer in a draft.

    Raises:
        AnswerRejected: with one sentence that says how to mend it.
    """
    match step:
        case Choice():
            return _chosen(draft)
        case Checklist():
            return _ticked(step, draft)
        case _ if UNKNOWN in draft.chosen:
            return NotKnown()
        case AskDate():
            return DateGiven(_date(step, draft, today))
        case _:
            return _written(step, draft.boxes.get(TEXT, ""))


def to_mend(step: Question, rejected: AnswerRejected) -> str:
    """Return the key of the box or option that gets the cursor after a refused answer."""
    match step:
        case Choice() | Checklist():
            return step.options[0].id
        case AskDate():
            return rejected.field or "day"
        case _:
            return TEXT


def _written(step: AskAmount | AskNumber | AskText, typed: str) -> Answer:
    match step:
        case AskAmount():
            return AmountGiven(read_amount(typed))
        case AskNumber(low=low, high=high):
            return NumberGiven(read_number(typed, low, high))
        case AskText(form=TextForm.POSTCODE):
            return TextGiven(read_postcode(typed))
        case AskText():
            return TextGiven(read_text(typed))


def _chosen(draft: Draft) -> Answer:
    if not draft.chosen:
        raise AnswerRejected(_CHOOSE_ONE)
    return Chosen(OptionId(draft.chosen[0]))


def _ticked(step: Checklist, draft: Draft) -> Answer:
    if UNKNOWN in draft.chosen:
        return NotKnown()
    if not draft.chosen:
        raise AnswerRejected(_CHOOSE_ANY)
    return Ticked(tuple(option.id for option in step.options if option.id in draft.chosen))


def _date(step: AskDate, draft: Draft, today: date) -> date:
    day, month, year = (draft.boxes.get(key, "") for key in ("day", "month", "year"))
    if day and not month and not year:
        # Someone typed the whole date in the first box, as on paper: 29-2-1941.
        day, month, year = split_date(day)
    given = read_date(day, month, year, today)
    if step.accept is DateRange.PAST and given > today:
        raise AnswerRejected(_PAST, "year")
    if step.accept is DateRange.FUTURE and given < today:
        raise AnswerRejected(_FUTURE, "year")
    return given
