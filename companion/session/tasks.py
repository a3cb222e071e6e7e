"""The task list: what is begun, sent and to come, made of errands, stamps, flows and the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from companion.flows.model import Done, Flow, FlowId, StepId, Term
from companion.flows.progress import Progress, walk
from companion.flows.terms import ends_on
from companion.journal.model import Stamp, StampKind
from companion.session.errand_opening import open_progress
from companion.session.last_screen import Sending, sending_of
from companion.session.ledger import Follow, Following, last_stamp
from companion.session.library import Library
from companion.session.model import Session
from companion.session.start_screens import open_errands


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfErrand:
    """What every task has: its errand, the day for it, and whether that day is over.

    `day` is None where none is known. `title` is in the citizen's language.
    """

    flow: str
    title: str
    day: date | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOn(_OfErrand):
    """An errand that was begun; `day` is the last on which it is in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostIt(_OfErrand):
    """A letter that lies there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Await(_OfErrand):
    """An answer that comes by `day`; `sent` is the day on which the errand was.

    `stale` where the fact about the term may not be stated any more: it must be asked.
    """

    sent: date
    stale: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallThem(_OfErrand):
    """An answer that should have been there on `day`; `sent` is the day of the errand."""

    sent: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerThem(_OfErrand):
    """They asked something, to be answered by `day`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MayObject(_OfErrand):
    """They refused; `day` is the one until which their letter lets the citizen object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoAgain(_OfErrand):
    """An errand that is worth doing again from `day` on."""


# A closed union: a plan of several errands is one more of these.
Task = GoOn | PostIt | Await | CallThem | AnswerThem | MayObject | DoAgain


def tasks(session: Session) -> tuple[Task, ...]:
    """Return what is to be done: overdue first, then by day, what has no day last.

    Of the same day, and without one, the newest first.
    """
    library = session.library
    if library is None:
        return tuple(GoOn(flow=flow, title=title) for flow, title in open_errands(session))
    found = (*_begun(session, library), *_followed(session, library))
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.day or date.max)))


def key_of(task: Task) -> str:
    """Return what names a task on the list: its errand, and what is to be done."""
    return f"{task.flow}/{_KEYS[type(task)]}"


def task_of(session: Session, key: str) -> Task | None:
    """Return the task with a key, or None when it is done or changed since."""
    return next((one for one in tasks(session) if key_of(one) == key), None)


def following_of(session: Session, flow: str) -> Follow | None:
    """Return what is to be done about an errand that came to its end, or None."""
    return next((one for one in _all_followed(session) if one.flow == flow), None)


def title_of(session: Session, flow: str) -> str:
    """Return the title of an errand, also of one that is not done on this device."""
    library, stamp = session.library, last_stamp(session, flow)
    if library is not None and FlowId(flow) in library.flows:
        return session.words.flow(library.flows[FlowId(flow)].title)
    return session.words.flow(stamp.title) if stamp is not None else flow


def _begun(session: Session, library: Library) -> Iterator[Task]:
    today = session.now.date()
    for flow, short in open_errands(session):
        if FlowId(flow) not in library.flows:
            yield GoOn(flow=flow, title=short)
            continue
        progress, title = open_progress(session, library, flow), title_of(session, flow)
        match sending_of(progress):
            case Sending.TO_POST:
                yield PostIt(flow=flow, title=title)
            case Sending.SENT:
                pass  # only its last screen was not left yet
            case _:
                day = _in_time_until(progress)
                late = day is not None and day < today
                yield GoOn(flow=flow, title=title, day=day, overdue=late)


def _in_time_until(progress: Progress) -> date | None:
    way = walk(progress, until=progress.current)
    named = (progress.flow.steps[name].before for name in way.steps)
    days = [found for name in named if isinstance(found := way.found.get(name), date)]
    return min(days, default=None)


def _followed(session: Session, library: Library) -> Iterator[Task]:
    for follow in _all_followed(session):
        flow = library.flows.get(FlowId(follow.flow))
        title, today = title_of(session, follow.flow), session.now.date()
        match follow.following:
            case Following.WAITING:
                yield _awaited(session, follow, flow, library)
            case Following.ASKED:
                late = follow.day is not None and follow.day < today
                yield AnswerThem(flow=follow.flow, title=title, day=follow.day, overdue=late)
            case Following.REFUSED:
                late = follow.day is not None and follow.day < today
                yield MayObject(flow=follow.flow, title=title, day=follow.day, overdue=late)
            case Following.AGAIN:
                late = follow.day is not None and follow.day <= today
                yield DoAgain(flow=follow.flow, title=title, day=follow.day, overdue=late)
            case Following.OVER:
                pass


def _all_followed(session: Session) -> tuple[Follow, ...]:
    """Return what is to be done, the errand that was stamped last first.

    An errand that was sent before there was a list is waited for as well.
    """
    kept = {one.flow: one for one in session.followed}
    newest = dict.fromkeys(stamp.flow for stamp in reversed(session.ledger))
    found = []
    for flow in (*newest, *(flow for flow in kept if flow not in newest)):
        stamp = last_stamp(session, flow)
        if flow in kept:
            found.append(kept[flow])
        elif stamp is not None and stamp.kind is StampKind.SENT:
            found.append(Follow(flow, Following.WAITING, _any_end(session, flow)))
    return tuple(found)


def _any_end(session: Session, flow: str) -> str:
    """Return the end of an errand that tells of an answer, where all ends tell the same."""
    known = session.library.flows.get(FlowId(flow)) if session.library is not None else None
    steps = known.steps.values() if known is not None else ()
    ends = [step for step in steps if isinstance(step, Done) and step.expect is not None]
    return ends[0].id if len({step.expect for step in ends}) == 1 else ""


def _awaited(session: Session, follow: Follow, flow: Flow | None, library: Library) -> Task:
    """Return the answer that is waited for, or the call when it is late."""
    stamp, today = _sent(session, follow.flow), session.now.date()
    sent = stamp.at.astimezone(session.now.tzinfo).date() if stamp is not None else today
    title = title_of(session, follow.flow)
    step = flow.steps.get(StepId(follow.step)) if flow is not None else None
    term = step.expect if isinstance(step, Done) else None
    if term is None:
        return Await(flow=follow.flow, title=title, sent=sent)
    day = _day(term, sent, library, today)
    if day is not None and day < today:
        return CallThem(flow=follow.flow, title=title, day=day, overdue=True, sent=sent)
    return Await(flow=follow.flow, title=title, day=day, sent=sent, stale=day is None)


def _sent(session: Session, flow: str) -> Stamp | None:
    """Return the stamp of the last sending; told by telephone there is only that it is done."""
    stamps = (one for one in reversed(session.ledger) if one.flow == flow)
    return next((one for one in stamps if one.kind is StampKind.SENT), last_stamp(session, flow))


def _day(term: Term, sent: date, library: Library, today: date) -> date | None:
    """Return the last day of a term, or None where its fact may not be stated today."""
    fact = library.official.facts.get(term.fact)
    if fact is None or not fact.holds_on(today):
        return None
    return ends_on(sent, int(fact.value), term.unit)


_KEYS: dict[type[Task], str] = {
    GoOn: "verder",
    PostIt: "posten",
    Await: "wachten",
    CallThem: "bellen",
    AnswerThem: "antwoorden",
    MayObject: "bezwaar",
    DoAgain: "opnieuw",
}
