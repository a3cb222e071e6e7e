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
from companion.session.known import known_answer
from companion.session.last_screen import Sending, sending_of
from companion.session.library import Library
from companion.session.model import OpenErrand, Session
from companion.session.outcome import Outcome, at
from companion.session.places import (
    About,
    AtStep,
    Draft,
    FirstRun,
    Home,
    Place,
    Search,
    Topics,
    Unavailable,
)
from companion.session.task_places import LastScreen

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
    return at(on_step(session, open_progress(session, session.library, flow)))


def open_progress(session: Session, library: Library, flow: str) -> Progress:
    """Return how far an errand is that was begun, in this sitting or an earlier one."""
    return session.errands.get(flow) or _from_journal(session, library, flow)


def on_step(session: Session, progress: Progress) -> Session:
    """Return the session with an errand at its step, above where the errand was chosen.

    At the end of one that may be sent, first at the question whether it was.
    """
    if sending_of(progress) is Sending.ASKED:
        return at_last_screen(session, progress)
    draft = draft_of(progress.step, progress.given.get(progress.current))
    if draft == Draft():
        draft = draft_known(session, progress)
    return _placed(session, progress, AtStep(progress.flow.id, draft))


def at_last_screen(session: Session, progress: Progress) -> Session:
    """Return the session at the question whether an errand was sent, with what was said of it."""
    draft = draft_of(progress.step, progress.given.get(progress.current))
    return _placed(session, progress, LastScreen(progress.flow.id, draft))


def _placed(session: Session, progress: Progress, place: Place) -> Session:
    before = takewhile(lambda one: isinstance(one, _BEFORE), session.stack)
    return replace(session.with_progress(progress), stack=(*before, place), saved=False)


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


def draft_known(session: Session, progress: Progress) -> Draft:
    """Return the boxes filled with what the citizen gave before, where that is known."""
    given = known_answer(session, progress)
    return replace(draft_of(progress.step, given), known=True) if given is not None else Draft()


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
