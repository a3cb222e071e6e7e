"""Counters from the command line, for programs and for whoever helps."""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime

from companion.counters import hours
from companion.counters.asking import to_ask
from companion.counters.errors import CountersError
from companion.counters.finder import Ambiguous, Found, Refused, Unknown, find
from companion.counters.model import Counter, Municipality
from companion.counters.nearest import Near, counters_for
from companion.counters.standing import read_standing_register
from companion.counters.telling import State, sentences, state_of
from companion.geography import Coordinate
from companion.l10n.dates import long_date
from companion.l10n.numbers import distance
from companion.l10n.words import Words, load_words
from companion.official.desks import Desk
from companion.regions.database import open_database
from companion.regions.errors import RegionError
from companion.regions.model import CounterRow
from companion.regions.store import installed

_POSTCODE_AND_NUMBER = re.compile(r"\b([1-9][0-9]{3} ?[A-Za-z]{2})\b[ ,]*([0-9]+[0-9A-Za-z-]*)")
_HERE = 50.0  # metres
_LONGEST_QUOTED = 60  # characters of what was typed
_STATES = {hours.Open: "open", hours.Closed: "closed", hours.Unknown: "unknown"}


class NotUnderstood(CountersError):
    """A word of the command means nothing: `problem` tells what to write instead."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Listed:
    """One counter of an answer, with what is said of it at the moment of the question."""

    near: Near
    state: State
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The counters for one errand; when there are `choices`, ask first which is meant."""

    municipality: str
    counters: tuple[Listed, ...] = ()
    to_ask: tuple[str, ...] = ()  # on the telephone
    choices: tuple[Municipality, ...] = ()
    language: str = "nl"


def near(typed: str, task: str, at: datetime, language: str = "nl") -> Answer:
    """Return the counters that do `task` for who lives at `typed`, as they stand at `at`.

    `task` is the value of a desk ("paspoort"); `at` without a time zone is Dutch time.

    Raises:
        NotUnderstood: a place or task that means nothing; one sentence tells what to do.
        CompanionError: the shipped tables or words cannot be read.
    """
    desk, words, register = _desk(task), load_words(language), read_standing_register()
    match find(register, typed):
        case Found(municipality, start, _):
            rows, door = _known_in_packs(typed)
            nears = counters_for(register, desk, municipality, door or start, rows)
            listed = _listed([it.from_door() if door else it for it in nears], at, words)
            return Answer(municipality.name, listed, to_ask(desk, words), language=language)
        case Ambiguous(choices):
            return Answer("", choices=choices, language=language)
        case Unknown(_, suggestions):
            raise NotUnderstood(_no_such_place(typed, suggestions))
        case Refused(message):
            raise NotUnderstood(load_words("en").of(message))


def moment_of(text: str) -> datetime:
    """Return the moment in ISO 8601 ("2026-12-24T16:00"), or now when `text` is empty.

    Raises:
        NotUnderstood: it is no such moment.
    """
    try:
        moment = datetime.fromisoformat(text) if text else datetime.now(UTC)
    except ValueError as e:
        raise NotUnderstood(f"{_quoted(text)} is no moment; write it as 2026-12-24T16:00") from e
    if moment.year not in hours.YEARS:
        raise NotUnderstood(f"we know no feast days of the year {moment.year}")
    return moment


def as_json(answer: Answer) -> str:
    """Return an answer for programs: the counters of a municipality, or the choices to ask.

    `appointment` is null or has `phone` and `url`; `distance_m` is null when nobody knows where it
    is, and `approximate` from the middle of a postcode; `state` is open, closed or unknown. All
    in ASCII, so that no console and no pipe of Windows spoils a name.
    """
    told: Mapping[str, object]
    if answer.choices:
        choices = [{"municipality": it.name, "province": it.province} for it in answer.choices]
        told = {"choices": choices}
    else:
        counters = [_as_mapping(listed) for listed in answer.counters]
        told = {"municipality": answer.municipality, "counters": counters}
    return json.dumps(told, indent=1)


def as_text(answer: Answer) -> str:
    """Return an answer for people: a paragraph for each counter, or the question which is meant."""
    words = load_words(answer.language)
    if answer.choices:
        names = (f"{it.name} ({it.province})" for it in answer.choices)
        return "\n".join((words("Which municipality do you live in?"), *names))
    asking = f"{words('Say this')}: {' '.join(answer.to_ask)}"
    return "\n\n".join((*(_paragraph(listed, words) for listed in answer.counters), asking))


def _listed(nears: Sequence[Near], at: datetime, words: Words) -> tuple[Listed, ...]:
    return tuple(
        Listed(it, state_of(it.counter, at), sentences(it.counter, at, words)) for it in nears
    )


def _as_mapping(listed: Listed) -> Mapping[str, object]:
    counter, metres = listed.near.counter, listed.near.metres
    makes = counter.appointment_phone or counter.appointment_url
    return {
        "name": counter.name,
        "address": ", ".join(counter.address_lines) or None,
        "phone": counter.phone or None,
        "appointment": makes
        and {"phone": counter.appointment_phone, "url": counter.appointment_url},
        "distance_m": None if metres is None else round(metres),
        "approximate": listed.near.approximate,
        "state": _STATES[type(listed.state.hours)],
        "sentence": " ".join(listed.sentences),
        "certainty": listed.state.certainty.value,
        "source": counter.source,
        "checked_on": _checked_on(counter).isoformat(),
    }


def _paragraph(listed: Listed, words: Words) -> str:
    counter, metres = listed.near.counter, listed.near.metres
    lines = (
        counter.name,
        *counter.address_lines,
        counter.phone,
        _how_far(metres, words),
        " ".join(listed.sentences),
        words(
            "Source: {source}, {day}.",
            source=counter.source,
            day=long_date(_checked_on(counter), words.language),
        ),
    )
    return "\n".join(filter(None, lines))


def _checked_on(counter: Counter) -> date:
    """Return the day on which the oldest of its facts was still true."""
    return min(counter.checked_on, counter.hours_checked_on or counter.checked_on)


def _how_far(metres: float | None, words: Words) -> str:
    if metres is None:
        return ""
    # The middle of one and the same postcode: no distance at all.
    here = metres < _HERE
    return words("It is in your own neighbourhood.") if here else distance(metres, words.language)


def _known_in_packs(typed: str) -> tuple[list[CounterRow], Coordinate | None]:
    """Return the counters of the installed packs, and the front door that was typed.

    It is known when a postcode with a house number was typed and a pack has it. A broken pack is
    passed over here; `region list` tells of it.
    """
    rows: list[CounterRow] = []
    doors: list[Coordinate] = []
    asked = _POSTCODE_AND_NUMBER.search(typed)
    for pack in installed():
        with suppress(RegionError):
            database = open_database(pack.database)
            rows += database.counters()
            doors += [it.point for it in database.addresses(*asked.groups())] if asked else []
    return rows, doors[0] if doors else None


def _desk(task: str) -> Desk:
    try:
        return Desk(task.strip().lower())
    except ValueError as e:
        tasks = ", ".join(desk.value for desk in Desk)
        raise NotUnderstood(f"no counter does {_quoted(task)}; choose one of {tasks}") from e


def _quoted(text: str) -> str:
    """Return what was typed in quotes, cut where it is longer than anybody reads."""
    shown = text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"
    return repr(shown)


def _no_such_place(typed: str, suggestions: Sequence[str]) -> str:
    nearly = f"; is it {' or '.join(suggestions)}?" if suggestions else "; type a Dutch postcode"
    return f"we do not know the place {_quoted(typed)}{nearly}"
