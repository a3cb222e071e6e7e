"""What the presses within an errand do: begin, answer, go back, change, take another door."""

from dataclasses import replace

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
    written,
)
from companion.flows.inputs.errors import AnswerRejected
from companion.flows.model import (
    QUESTIONS,
    UNKNOWN,
    Checklist,
    Choice,
    Counter,
    Done,
    DoorName,
    FlowId,
    Letter,
    Question,
    Review,
    StampName,
    Step,
    StepId,
    Website,
)
from companion.flows.progress import (
    STUCK,
    WORKED,
    Progress,
    answer,
    begin,
    change,
    fits,
    pruned,
    resume,
    step_back,
)
from companion.session.accepting import NOTHING, TEXT, accept
from companion.session.drafting import chosen_one, ticked, typed
from companion.session.effects import (
    CloseErrand,
    Effect,
    Keep,
    Load,
    Move,
    OpenWebsite,
    PrintPage,
    StampIt,
)
from companion.session.finding import errand_of, open_finder
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.library import Library
from companion.session.loketkaart import letter_page
from companion.session.model import OpenErrand, Session
from companion.session.outcome import Outcome, at
from companion.session.places import (
    About,
    AtCounter,
    AtDoor,
    AtStep,
    Doors,
    Draft,
    Explained,
    Finished,
    Help,
    TroubleKind,
    TroublePlace,
)
from companion.session.screens import at_step, needed_progress, progress_of


def with_library(session: Session, library: Library) -> Session:
    """Return the session with the shipped services."""
    return replace(session, library=library)


def open_flow(session: Session, flow: str) -> Outcome:
    """Return the first screen of an errand, or where the citizen was in it."""
    return resume_errand(session, flow) if _is_begun(session, flow) else at(session.go(About(flow)))


def resume_errand(session: Session, flow: str) -> Outcome:
    """Return the errand at the question where the citizen stopped."""
    begun = _is_begun(session, flow)
    if session.library is None:
        return replace(session, waiting=Pick(flow)), (Load.LIBRARY,)
    if FlowId(flow) not in session.library.flows or not begun:
        return at(session)
    progress = session.errands.get(flow) or _from_journal(session, session.library, flow)
    return at(_on_step(session.with_progress(progress), progress))


def move(session: Session, intent: Intent) -> Outcome:
    """Return the session after an intent at a place that belongs to an errand."""
    match session.place:
        case AtStep() as place:
            return _at_step(session, place, intent)
        case AtDoor() as place:
            return _at_door(session, place, intent)
        case About() as place:
            return _about(session, place, intent)
        case Finished():
            return at(session.home())
        case Help(flow=flow, step=step) | TroublePlace(flow=flow, step=step):
            return _from_help(session, flow, step, intent)
        case Doors(flow=flow):
            return _door(session, flow, intent)
        case _:
            return at(session)


def back(session: Session, place: AtStep) -> Outcome:
    """Return the session one step earlier; from the first step, to where the errand was chosen."""
    progress = session.errands[place.flow]
    earlier = step_back(progress)
    if earlier == progress:
        return at(session.back())
    after = session.with_progress(earlier)
    return after.stay(_step_place(earlier)), (_move(earlier),)


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


def _about(session: Session, place: About, intent: Intent) -> Outcome:
    match intent:
        case Press.FORWARD if place.missing:
            return at(session.stay(About(place.flow)))
        case Press.FORWARD:
            progress = needed_progress(session, place.flow)
            if progress.finished:
                progress = begin(progress.flow, progress.official, progress.today)
            after = _on_step(session.with_progress(progress), progress)
            return after, (_move(progress),)
        case Press.MISSING:
            return at(session.stay(About(place.flow, missing=True)))
        case Press.DOORS:
            return at(session.go(Doors(place.flow)))
        case _:
            return at(session)


def _at_step(session: Session, place: AtStep, intent: Intent) -> Outcome:
    progress = session.errands[place.flow]
    step = progress.step
    match intent:
        case Typed():
            draft = replace(typed(place.draft, intent), chosen=())
            return at(session.stay(replace(place, draft=draft)))
        case Pick(key) if isinstance(step, QUESTIONS):
            return at(session.stay(replace(place, draft=_picked(step, place.draft, key))))
        case Pick(key) if isinstance(step, Review):
            changed = change(progress, StepId(key))
            return at(session.with_progress(changed).stay(_step_place(changed)))
        case Press.FORWARD if isinstance(step, QUESTIONS):
            return _answered(session, place, step)
        case Press.FORWARD if isinstance(step, Counter):
            return open_finder(session, place.flow, step.id)
        case Press.FORWARD if isinstance(step, Done):
            return at(session.home())
        case Press.FORWARD:
            given = Chosen(WORKED) if isinstance(step, Website) else Seen()
            return _given(session, _tidied(progress), given)
        case Press.STUCK:
            after, effects = _given(session, progress, Chosen(STUCK))
            return after.go(TroublePlace(TroubleKind.WEBSITE, place.flow)), effects
        case Press.EXPLAIN:
            return at(session.go(Explained(place.flow, step.id)))
        case _:
            return _door_action(session, progress, intent)


def _at_door(session: Session, place: AtDoor, intent: Intent) -> Outcome:
    """Return what happens at a door that was entered from the help, beside the errand."""
    progress = at_step(needed_progress(session, place.flow), place.step)
    match intent:
        case Press.FORWARD if isinstance(progress.step, Counter):
            return open_finder(session, place.flow, place.step)
        case Press.FORWARD:
            return _finished(session.with_progress(progress), progress)
        case Press.EXPLAIN:
            return at(session.go(Explained(place.flow, place.step)))
        case Press.STUCK:
            return at(session.go(TroublePlace(TroubleKind.WEBSITE, place.flow)))
        case _:
            return _door_action(session, progress, intent)


def _door_action(session: Session, progress: Progress, intent: Intent) -> Outcome:
    match intent, progress.step:
        case Press.OPEN_WEBSITE, Website(url=url):
            return session, (OpenWebsite(url),)
        case Press.PRINT, Letter() as step:
            return session, (PrintPage(letter_page(session, step, progress)),)
        case _:
            return at(session)


def _from_help(session: Session, flow: str, step: str, intent: Intent) -> Outcome:
    match intent:
        case Pick():
            return _door(session, flow, intent)
        case Press.EXPLAIN:
            return at(session.go(Explained(flow, step)))
        case Press.OPEN_WEBSITE:
            return _at_place_before(session, intent)
        case _:
            return at(session)


def _at_place_before(session: Session, intent: Intent) -> Outcome:
    """Try the website again from the step where it was tried before."""
    return move(session.back(), intent)


def _door(session: Session, flow: str, intent: Intent) -> Outcome:
    progress = progress_of(session, flow)
    if progress is None or not isinstance(intent, Pick):
        return at(session)
    door = progress.flow.doors[DoorName(intent.key)]
    return at(session.go(AtDoor(flow, door.step))) if door.step else at(session)


def _picked(step: Question, draft: Draft, key: str) -> Draft:
    if isinstance(step, Choice):
        return chosen_one(draft, key)
    if isinstance(step, Checklist):
        return ticked(draft, key, excluding=(NOTHING, UNKNOWN))
    return replace(ticked(draft, key, excluding=(UNKNOWN,)), boxes={})


def _answered(session: Session, place: AtStep, step: Question) -> Outcome:
    try:
        given = accept(step, place.draft, session.now.date())
    except AnswerRejected as rejected:
        field = rejected.field or TEXT
        draft = replace(place.draft, problem=rejected.message, focus=field)
        return at(session.stay(replace(place, draft=draft)))
    return _given(session, session.errands[place.flow], given)


def _given(session: Session, progress: Progress, given: Answer) -> Outcome:
    """Return the session with an answer: kept on the disk, and the next step on the screen."""
    moved = answer(progress, given)
    keep = Keep(progress.flow.id, progress.flow.short, progress.current, written(given))
    after = replace(session.with_progress(moved), saved=False)
    if moved.finished:
        done, effects = _finished(after, progress)
        return done, (keep, *effects)
    effects = (keep, _move(moved), *_stamps(moved))
    return after.stay(_step_place(moved)), effects


def _stamps(progress: Progress) -> tuple[Effect, ...]:
    step = progress.step
    if not isinstance(step, Done):
        return ()
    flow = progress.flow
    return (StampIt(flow.id, flow.short, step.stamp.value), CloseErrand(flow.id))


def counter_ready(session: Session, place: AtCounter) -> Outcome:
    """Return what follows when the citizen has the counter in the hand; home without an errand."""
    errand = errand_of(session, place)
    if errand is None:
        return at(session.home())
    progress = errand[0]
    stack = session.stack
    while not isinstance(stack[-1], AtStep | AtDoor):
        stack = stack[:-1]
    there = replace(session, stack=stack)
    if isinstance(there.place, AtStep):
        return _given(there, progress, Seen())
    return _finished(there, progress)


def _finished(session: Session, progress: Progress) -> Outcome:
    flow = progress.flow
    over = replace(progress, finished=True)
    kept = tuple(errand for errand in session.kept_errands if errand.flow != flow.id)
    after = replace(session.with_progress(over), kept_errands=kept)
    stamp = StampIt(flow.id, flow.short, StampName.DONE_HERE.value)
    return after.stay(Finished(flow.id, progress.current)), (stamp, CloseErrand(flow.id))


def _tidied(progress: Progress) -> Progress:
    """Return the progress without abandoned answers once the review is confirmed."""
    return pruned(progress) if isinstance(progress.step, Review) else progress


def _on_step(session: Session, progress: Progress) -> Session:
    return session.go(_step_place(progress))


def _step_place(progress: Progress) -> AtStep:
    given = progress.given.get(progress.current)
    return AtStep(progress.flow.id, draft_of(progress.step, given))


def _move(progress: Progress) -> Move:
    return Move(progress.flow.id, progress.flow.short, progress.current)
