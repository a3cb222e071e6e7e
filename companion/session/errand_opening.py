"""How an errand comes on the screen: begun, or resumed from memory or the journal."""

from dataclasses import replace
from itertools import takewhile

from companion.flows.answers import (
    AmountGiven,
    Answer,
    AnswerUnreadable,
    Chosen,
    DateGiven,
    NotKnown,
    NumberGiven,
    Seen,
    TextGiven,
    Ticked,
    read_answer,
)
from companion.flows.model import NOTHING, UNKNOWN, FlowId, Step, StepId
from companion.flows.progress import Progress, begin, fits, resume
from companion.session.accepting import TEXT
from companion.session.effects import Load, Move
from companion.session.intents import Pick
from companion.session.library import Library
from companion.session.model import OpenErrand, Session
from companion.session.outcome import Outcome, at
from companion.session.places import (
    About,
    AtStep,
    Draft,
    FirstRun,
    Home,
    Search,
    Topics,
    Unavailable,
)

# Where an errand is chosen. What lies above these on the stack belongs to the errand itself.
_BEFORE = (FirstRun, Home, Topics, Search, About)


def open_flow(session: Session, flow: str) -> Outcome:
    """Return the first screen of an errand, or where the citizen was in it."""
    return resume_errand(session, flow) if _is_begun(session, flow) else at(session.go(About(flow)))


def resume_errand(session: Session, flow: str) -> Outcome:
    """Return the errand at the question where the citizen stopped."""
    if session.library is None:
        return replace(session, waiting=Pick(flow)), (Load.LIBRARY,)
    if session.journal_awaited:
        return at(replace(session, waiting=Pick(flow)))
    if FlowId(flow) not in session.library.flows:
        return at(session.go(Unavailable(flow)))
    progress = session.errands.get(flow) or _from_journal(session, session.library, flow)
    return at(on_step(session, progress))


def on_step(session: Session, progress: Progress) -> Session:
    """Return the session with an errand at its step, above where the errand was chosen."""
    before = takewhile(lambda place: isinstance(place, _BEFORE), session.stack)
    draft = draft_of(progress.step, progress.given.get(progress.current))
    stack = (*before, AtStep(progress.flow.id, draft))
    return replace(session.with_progress(progress), stack=stack, saved=False)


def remembered(progress: Progress) -> Move:
    """Return the effect that remembers at which step the citizen is."""
    return Move(progress.flow.id, progress.flow.short, progress.current)


def draft_of(step: Step, given: Answer | None) -> Draft:
    """Return what stands on the screen of a step that was answered before."""
    if given is None or not fits(step, given):
        return Draft()
    match given:
        case Chosen(option):
            return Draft(chosen=(option,))
        case Ticked(options):
            return Draft(chosen=options or (NOTHING,))
        case DateGiven(day):
            boxes = {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
        case AmountGiven(cents):
            boxes = {TEXT: f"{cents // 100},{cents % 100:02}"}
        case NumberGiven(number):
            boxes = {TEXT: str(number)}
        case TextGiven(text):
            boxes = {TEXT: text}
        case NotKnown():
            return Draft(chosen=(UNKNOWN,))
        case Seen():
            boxes = {}
    return Draft(boxes=boxes)


def _is_begun(session: Session, flow: str) -> bool:
    if flow in session.errands:
        return not session.errands[flow].finished
    return any(errand.flow == flow for errand in session.kept_errands)


def _from_journal(session: Session, library: Library, flow: str) -> Progress:
    kept = next(errand for errand in session.kept_errands if errand.flow == flow)
    started = begin(library.flows[FlowId(flow)], library.official, session.now.date())
    return resume(started, dict(_readable(kept)), StepId(kept.current))


def _readable(kept: OpenErrand) -> list[tuple[StepId, Answer]]:
    """Return the kept answers that can still be read; the others are asked again."""
    answers = []
    for step, line in kept.answers:
        try:
            answers.append((StepId(step), read_answer(line)))
        except AnswerUnreadable:
            continue
    return answers
