"""What a citizen answered, in the one form in which it is stored and compared."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from companion.errors import CompanionError
from companion.flows.model import OptionId


@dataclass(frozen=True, slots=True)
class Chosen:
    """One option of a choice; `UNKNOWN` for "Ik weet het niet"."""

    option: OptionId


@dataclass(frozen=True, slots=True)
class Ticked:
    """The options of a checklist in the order of the file; empty for "none of these"."""

    options: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class DateGiven:
    """A day."""

    day: date


@dataclass(frozen=True, slots=True)
class AmountGiven:
    """An amount in cents."""

    cents: int


@dataclass(frozen=True, slots=True)
class NumberGiven:
    """A whole number."""

    number: int


@dataclass(frozen=True, slots=True)
class TextGiven:
    """A few words, in Unicode's NFC form."""

    text: str


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The citizen said "Ik weet het niet" to a question that is not a choice."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The citizen read a step and went on, or did what it asked."""


Answer = Chosen | Ticked | DateGiven | AmountGiven | NumberGiven | TextGiven | NotKnown | Seen


class AnswerUnreadable(CompanionError):
    """A stored answer is not one that this version writes; the question is asked again."""


def written(answer: Answer) -> str:
    """Return an answer as one line of JSON, `[kind, value]`."""
    match answer:
        case Chosen(option):
            pair: tuple[str, object] = ("chosen", option)
        case Ticked(options):
            pair = ("ticked", list(options))
        case DateGiven(day):
            pair = ("date", day.isoformat())
        case AmountGiven(cents):
            pair = ("amount", cents)
        case NumberGiven(number):
            pair = ("number", number)
        case TextGiven(text):
            pair = ("text", text)
        case NotKnown():
            pair = ("not-known", None)
        case Seen():
            pair = ("seen", None)
        case _:
            assert_never(answer)
    return json.dumps(pair, ensure_ascii=False)


def read_answer(line: str) -> Answer:
    """Return the answer that `written` wrote.

    Raises:
        AnswerUnreadable: the line was not written by `written`.
    """
    try:
        kind, value = json.loads(line)
        return _READERS[kind](value)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise AnswerUnreadable(f"stored answer of {len(line)} characters") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value


def _whole(value: object) -> int:
    # A bool is an int in Python, but `true` is no amount.
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(type(value))
    return value


def _options(value: object) -> tuple[OptionId, ...]:
    if not isinstance(value, list):
        raise TypeError(type(value))
    return tuple(OptionId(_text(option)) for option in value)


_READERS: dict[str, Callable[[object], Answer]] = {
    "chosen": lambda value: Chosen(OptionId(_text(value))),
    "ticked": lambda value: Ticked(_options(value)),
    "date": lambda value: DateGiven(date.fromisoformat(_text(value))),
    "amount": lambda value: AmountGiven(_whole(value)),
    "number": lambda value: NumberGiven(_whole(value)),
    "text": lambda value: TextGiven(_text(value)),
    "not-known": lambda _: NotKnown(),
    "seen": lambda _: Seen(),
}
