"""Walks the whole program as a citizen could: every screen, every answer, every button.

How it flows: a breadth-first walk over sessions. At each new view every control is pressed and
every box is filled in, with what is right and with what is refused; each effect that the world
answers at once (data read, page printed) is answered. Two sessions count as the same when they
show the same view and the same lists of later screens hold for their answers.

`all_views` is for whoever wants to look at every screen there is; `whole_program` tells as well by
which presses a citizen came there, and `walked` begins anywhere.
Nothing here knows Qt, reads a clock or writes a file.
"""

import gettext
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import ways
from helper_sights import helper_sights
from task_sights import task_sights
from vault_sights import vault_sights

from companion.counters.register import Register
from companion.flows.answers import Chosen, Ticked
from companion.flows.graph import PLACEHOLDER, texts_of
from companion.flows.model import Condition, Flow, FlowId, StepId
from companion.flows.progress import Progress, walk
from companion.l10n.message import Message
from companion.l10n.words import Words
from companion.session.effects import (
    Effect,
    FindWay,
    Load,
    OpenWebsite,
    PrintPage,
    RestartVoice,
    Show,
)
from companion.session.handling import handle
from companion.session.helper_places import Together
from companion.session.intents import (
    Change,
    CountersReady,
    Intent,
    LibraryReady,
    NoInternet,
    Press,
    Printed,
    Trouble,
    Typed,
    VoiceLost,
    WayReady,
)
from companion.session.library import BrokenFlow, Library
from companion.session.model import Session
from companion.session.places import AtStep, FirstRun, Stage
from companion.session.screens import errand_here, view_of
from companion.session.views import Field, Option, Options, ScreenView, controls_of
from companion.settings.lock import seal_code
from companion.settings.model import Settings, VoiceMode

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
SAVED_AS = "Documenten van een lange naam/Loketkaart Gemeente Noordoostpolder.pdf"
# Birth dates that bring out every outcome of the check of the AOW age, days of a journey for the
# other check, and what each kind of box refuses.
_DATES = ("27-3-1941", "1-1-1960", "1-1-1962", "1-1-1990", "1-12-2026", "23-6-2027")
_TYPED = {
    "text": ("3511 BX", "7", "612,50", "Een heel gewoon antwoord", "x" * 300),
    "day": (*_DATES, "31-2-1941"),
    "code": ("1234", "99"),
    "postcode": ("3511 BX", "12"),
    "number": ("12", "99", "huis"),
    "helper": ("Jan de Vries", ""),
}
# One town hall, several, a misspelling, no such place, no such postcode.
_PLACES = ("Utrecht", "Bergen", "Utrchet", "qqqqqq", "0123 AB")
_SEARCHES = ("wachtwoord", "qqqqqq")
# To the one town hall of which the hours are known.
_TO_HOURS = (Press.FINDER, Typed("text", "5854 AX"), Press.FORWARD)
# These lead back or change a setting by a step: their screens are seen, not walked on from.
_LEAVES = (Press.BACK, Press.LEAVE, Press.HOME, Press.LATER)


@dataclass(frozen=True, slots=True)
class Seen:
    """A screen, the session that shows it, and the presses that led there."""

    view: ScreenView
    session: Session
    path: tuple[Intent, ...]
    words: Words  # of the session that the walk began with


def source_words(language: str = "nl") -> Words:
    """Return words without a catalogue: flows in Dutch, the program's own sentences in English."""
    return Words(language, gettext.NullTranslations(), gettext.NullTranslations())


def opened(library: Library | None, register: Register | None = None) -> Session:
    """Return a session at the home screen, reading only when asked to, without short sounds."""
    settings = Settings(introduced=True, voice=VoiceMode.ON_PRESS, sounds=False)
    return Session(
        settings,
        source_words(),
        NOW,
        library=library,
        register=register,
        region_rows=(ways.HALL_WITH_HOURS,),
        packs=(ways.EVERYWHERE,),
    )


def pressed(session: Session, *intents: Intent) -> Session:
    """Return the session after intents; their effects are not looked at."""
    for intent in intents:
        session, _ = handle(session, intent)
    return session


def all_views(library: Library, register: Register, words: Words) -> tuple[ScreenView, ...]:
    """Return every distinct view of the program, in the order in which a citizen meets them."""
    return tuple(dict.fromkeys(seen.view for seen in whole_program(library, register, words)))


def whole_program(library: Library, register: Register, words: Words) -> Iterator[Seen]:
    """Yield every screen of the program from the first run on, each of their kind once."""
    home = replace(opened(with_broken_flow(library), register), words=words)
    settings = replace(home.settings, introduced=False)
    yield from walked(replace(home, settings=settings, stack=(FirstRun(Stage.LANGUAGE),)))
    for session in _beside(home):
        yield Seen(view_of(session), session, (), words)


def walked(start: Session) -> Iterator[Seen]:
    """Yield every screen that can be reached from a session, each of their kind once."""
    lists = _Lists()
    first = Seen(view_of(start), start, (), start.words)
    known = {lists.kind(first)}
    ahead = deque((first,))
    yield first
    while ahead:
        seen = ahead.popleft()
        for script in _scripts(seen):
            there = seen
            for intent in script:
                there = _answered(there, intent)
                kind = lists.kind(there)
                if kind in known:
                    continue
                known.add(kind)
                yield there
                if intent is script[-1] and not _is_leaf(there):
                    ahead.append(there)


def with_broken_flow(library: Library) -> Library:
    """Return the library with one errand more, whose file is broken."""
    broken = BrokenFlow("Huurtoeslag aanvragen", "wonen", ())
    return replace(library, broken={FlowId("huurtoeslag"): broken})


def _beside(home: Session) -> Iterator[Session]:
    """Yield what no press leads to: another time or kind of visit, and what went wrong."""
    told = Message("We could not keep your answer. You can go on.")
    locked = replace(home, settings=replace(home.settings, lock=seal_code("1234")))
    yield replace(home, guest=True)
    yield from (replace(home, now=NOW.replace(hour=hour)) for hour in (15, 21))
    yield pressed(replace(home, library=None), Press.TOPICS)
    yield pressed(home, Press.READ)
    yield pressed(home, VoiceLost())
    yield pressed(home, VoiceLost(), Press.READ)
    yield pressed(home, Trouble(told))
    yield pressed(home, Printed(""))
    yield pressed(locked, Press.SETTINGS)
    yield pressed(locked, Press.SETTINGS, Typed("code", "9999"), Press.FORWARD)
    yield pressed(home, Press.SETTINGS, Press.LOCK_SETTINGS, Typed("code", "1234"), Press.SHOW_CODE)
    at_christmas = replace(home, now=NOW.replace(month=12, day=22))
    yield pressed(at_christmas, *_TO_HOURS, Press.WEEK)
    yield from vault_sights(home)
    yield from task_sights(home)
    yield from helper_sights(home)


def _scripts(seen: Seen) -> Iterator[tuple[Intent, ...]]:
    """Yield what a citizen can do on a screen: series of intents, each from that screen on."""
    view = seen.view
    for part in view.parts:
        if isinstance(part, Options):
            yield from _choices(part)
        if isinstance(part, Field):
            yield from _fillings(view, part)
    for control in controls_of(view):
        if not isinstance(control, Option) and control.intent is not Press.READ:
            yield (control.intent,)
    yield (Press.HELP,)


def _choices(part: Options) -> Iterator[tuple[Intent, ...]]:
    picks = tuple(option.intent for option in part.options)
    for pick in picks:
        yield pick, Press.FORWARD
    if part.several:
        yield *picks, Press.FORWARD


def _fillings(view: ScreenView, field: Field) -> Iterator[tuple[Intent, ...]]:
    box = field.boxes[0].key
    texts = _TYPED[box]
    if view.name == "S17":
        texts = _PLACES
    if view.name == "S06":
        texts = _SEARCHES
    for text in texts:
        yield Typed(box, text), Press.FORWARD


def _answered(seen: Seen, intent: Intent) -> Seen:
    """Return the screen after an intent, and after what the world answers to it at once."""
    session, effects = handle(seen.session, intent)
    for answer in _answers(seen.session, effects):
        session, more = handle(session, answer)
        effects = (*effects, *more)
    view = next((one.view for one in reversed(effects) if isinstance(one, Show)), seen.view)
    return Seen(view, session, (*seen.path, intent), seen.words)


def _answers(session: Session, effects: tuple[Effect, ...]) -> Iterator[Intent]:
    for effect in effects:
        match effect:
            case Load.LIBRARY if session.library is not None:
                yield LibraryReady(session.library)
            case Load.COUNTERS if session.register is not None:
                yield CountersReady(session.register, session.region_rows, session.packs)
            case PrintPage():
                yield Printed(SAVED_AS)
            case FindWay(number, question):
                yield WayReady(number, ways.answer(question))
            case OpenWebsite():
                yield NoInternet()
            case RestartVoice():
                yield VoiceLost()
            case _:
                pass


def _is_leaf(seen: Seen) -> bool:
    """Return whether a screen is only looked at: all its ways on were walked from another."""
    last, session = seen.path[-1], seen.session
    refused = bool(seen.view.focus) and seen.view.name != "S17"
    changed = isinstance(last, Change) or session.words.language != seen.words.language
    flow, _step = errand_here(session)
    helper = session.helping is not None or isinstance(session.place, Together)
    returning = flow in session.errands and session.errands[flow].returning is not None
    return refused or changed or helper or returning or last in _LEAVES


class _Lists:
    """Knows of each flow which answers later screens look at."""

    def __init__(self) -> None:
        self._conditions: dict[str, tuple[Condition, ...]] = {}
        self._referred: dict[str, tuple[StepId, ...]] = {}

    def kind(self, seen: Seen) -> object:
        """Return what tells a session apart: its view, and what its answers mean to later ones."""
        place = seen.session.place
        if not isinstance(place, AtStep):
            return seen.view, errand_here(seen.session)
        # Not the view: "Question 3 of 7" and the rows of a review differ by the way one came.
        draft = place.draft
        typed = (*draft.boxes.items(), *draft.chosen, draft.problem is not None)
        return seen.view.key, typed, self._meaning(seen.session.errands[place.flow])

    def _meaning(self, progress: Progress) -> tuple[object, ...]:
        flow = progress.flow
        if flow.id not in self._conditions:
            self._conditions[flow.id] = tuple(dict.fromkeys(_conditions(flow)))
            self._referred[flow.id] = tuple(dict.fromkeys(_referred(flow)))
        held = tuple(_holds(progress, one) for one in self._conditions[flow.id])
        given = tuple(progress.given.get(step) for step in self._referred[flow.id])
        return (*held, *given, *walk(progress).found, progress.returning, progress.finished)


def _conditions(flow: Flow) -> Iterator[Condition]:
    items = list(flow.needs)
    for step in flow.steps.values():
        for key in ("ready", "bring", "enclose"):
            items += getattr(step, key, ())
    yield from (item.when for item in items if item.when is not None)


def _referred(flow: Flow) -> Iterator[StepId]:
    for step in flow.steps.values():
        for text in texts_of(step):
            for reference in PLACEHOLDER.findall(text):
                kind, _, name = reference.partition(":")
                if kind == "answer":
                    yield StepId(name)


def _holds(progress: Progress, condition: Condition) -> bool:
    match progress.given.get(condition.step):
        case Chosen(option):
            return option in condition.options
        case Ticked(options):
            return bool(set(options) & set(condition.options))
        case _:
            return False
