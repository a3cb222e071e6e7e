"""What the presses within an errand do: answer, go back, change, take another door, finish."""

from dataclasses import replace

from companion.flows.answers import Answer, Chosen, Seen, written
from companion.flows.inputs.errors import AnswerRejected
from companion.flows.model import (
    NOTHING,
    QUESTIONS,
    UNKNOWN,
    Checklist,
    Choice,
    Counter,
    Done,
    DoorName,
    Letter,
    OptionId,
    Question,
    Review,
    StampName,
    StepId,
    Website,
)
from companion.flows.progress import (
    POSTED,
    STUCK,
    WORKED,
    Progress,
    answer,
    begin,
    change,
    pruned,
    step_back,
)
from companion.session.accepting import accept, to_mend
from companion.session.drafting import chosen_one, ticked, typed
from companion.session.effects import (
    CloseErrand,
    Keep,
    OpenWebsite,
    PrintPage,
    StampIt,
)
from companion.session.errand_opening import at_last_screen, on_step, remembered
from companion.session.finding import errand_of, open_finder
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.known import to_keep
from companion.session.last_screen import Sending, said, sending_of, stamp_of
from companion.session.ledger import ended
from companion.session.letter import letter_page
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import (
    About,
    AtCounter,
    AtDoor,
    AtStep,
    ChoosePrinter,
    Doors,
    Draft,
    Explained,
    Finished,
    Help,
    TroubleKind,
    TroublePlace,
)
from companion.session.screens import at_step, needed_progress
from companion.session.task_places import LastScreen
from companion.session.vault_state import keep_all


def move(session: Session, intent: Intent) -> Outcome:
    """Return the session after an intent at a place that belongs to an errand."""
    match session.place:
        case AtStep() as place:
            return _at_step(session, place, intent)
        case AtDoor() as place:
            progress = at_step(needed_progress(session, place.flow), place.step)
            return _on_the_way(session, progress, intent)
        case About() as place:
            return _about(session, place, intent)
        case Finished() if intent is Press.FORWARD:
            return at(session.home())
        case Help(flow=flow, step=step) | TroublePlace(flow=flow, step=step):
            return _from_help(session, flow, step, intent)
        case Doors(flow=flow) if isinstance(intent, Pick):
            return _door(session, flow, intent)
        case _:
            return at(session)


def back(session: Session, place: AtStep | LastScreen) -> Outcome:
    """Return the session one step earlier; from the first step, to where the errand was chosen.

    From an end, to the question whether it was sent; what was said of it can be changed.
    """
    progress = session.errands[place.flow]
    if isinstance(place, AtStep) and sending_of(progress) is not Sending.NONE:
        return at(at_last_screen(session, progress))
    earlier = step_back(progress)
    if earlier == progress:
        return at(session.back())
    return on_step(session, earlier), (remembered(earlier),)


def counter_ready(session: Session, place: AtCounter) -> Outcome:
    """Return what follows when the citizen has the counter in the hand.

    Without an errand at a counter: the step from which the number was looked up, or home.
    """
    errand = errand_of(session, place)
    if errand is None:
        return at(_before_the_finder(session))
    progress, step = errand
    return _given(session, at_step(progress, step.id), Seen())


def _before_the_finder(session: Session) -> Session:
    stack = session.stack
    while stack and not isinstance(stack[-1], AtStep | AtDoor):
        stack = stack[:-1]
    return replace(session, stack=stack) if stack else session.home()


def _about(session: Session, place: About, intent: Intent) -> Outcome:
    match intent:
        case Press.FORWARD if place.missing:
            return at(session.back())
        case Press.FORWARD:
            progress = needed_progress(session, place.flow)
            progress = _anew(progress) if progress.finished else progress
            return on_step(session, progress), (remembered(progress),)
        case Press.MISSING:
            return at(session.go(About(place.flow, missing=True)))
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
            return at(session.stay(replace(place, draft=_picked(step, place, key))))
        case Press.KEEP_DATA if isinstance(step, Review):
            return keep_all(session, to_keep(session, progress))
        case Pick(key) if isinstance(step, Review):
            return at(on_step(session, change(progress, StepId(key))))
        case Press.FORWARD if isinstance(step, QUESTIONS):
            return _answered(session, place, step)
        case _ if isinstance(step, Done):
            return _at_the_end(session, progress, intent)
        case _:
            return _on_the_way(session, progress, intent)


def _at_the_end(session: Session, progress: Progress, intent: Intent) -> Outcome:
    """Return the first screen; the errand is over, unless it may not be sent yet."""
    flow, sending = progress.flow.id, sending_of(progress)
    match intent:
        case Press.FORWARD if sending in (Sending.DOUBTFUL, Sending.TO_POST):
            return at(session.home())
        case Press.FORWARD:
            return closed(session, flow)
        case Pick(key) if key == POSTED:
            return told_of_sending(session, progress, POSTED)
        case Pick():
            return _door(session, flow, intent)
        case _:
            return _on_the_way(session, progress, intent)


def closed(session: Session, flow: str) -> Outcome:
    """Return the first screen, on which an errand is not offered any more."""
    kept = tuple(errand for errand in session.kept_errands if errand.flow != flow)
    after = replace(session, kept_errands=kept).home()
    progress = session.errands.get(flow)
    if progress is not None:
        after = after.with_progress(replace(progress, finished=True))
    return after, (CloseErrand(flow),)


def told_of_sending(session: Session, progress: Progress, option: OptionId) -> Outcome:
    """Return the end of an errand, with what the citizen said of its sending.

    The same stamp once more, after a step back, is no second sending.
    """
    after = said(progress, option)
    keep = Keep(progress.flow.id, progress.flow.short, progress.current, written(Chosen(option)))
    same = stamp_of(after) is stamp_of(progress)
    return on_step(session, after), (keep, *(() if same else ended(session, after)))


def _on_the_way(session: Session, progress: Progress, intent: Intent) -> Outcome:
    """Return what a press does at a step that asks nothing, also at a door entered from the help.

    Whoever goes on from such a door has taken it: the errand goes on behind it.
    """
    flow, step = progress.flow.id, progress.step
    match intent, step:
        case Press.FORWARD, Counter():
            return open_finder(session, flow, step.id)
        case Press.FORWARD, Website():
            return _given(session, progress, Chosen(WORKED))
        case Press.FORWARD, Review():
            return _given(session, pruned(progress), Seen())
        case Press.FORWARD, _:
            return _given(session, progress, Seen())
        case Press.STUCK, Website():
            after, effects = _given(session, progress, Chosen(STUCK))
            return after.go(TroublePlace(TroubleKind.WEBSITE, flow, step.id)), effects
        case Press.EXPLAIN, _:
            return at(session.go(Explained(flow, step.id)))
        case Press.OPEN_WEBSITE, Website(url=url):
            return session, (OpenWebsite(url),)
        case Press.PRINT, Letter():
            page = letter_page(session, step, progress)
            if session.policy.printing.allowed:
                return session, (PrintPage(page),)
            return at(session.go(ChoosePrinter(page)))  # to be written by hand
        case _:
            return at(session)


def _from_help(session: Session, flow: str, step: str, intent: Intent) -> Outcome:
    match intent:
        case Pick():
            return _door(session, flow, intent)
        case Press.EXPLAIN:
            return at(session.go(Explained(flow, step)))
        case Press.FORWARD:
            return at(session.back())
        case Press.OPEN_WEBSITE:
            # Once more from the step where it was tried before.
            return move(session.back(), intent)
        case _:
            return at(session)


def _door(session: Session, flow: str, chosen: Pick) -> Outcome:
    door = needed_progress(session, flow).flow.doors[DoorName(chosen.key)]
    return at(session.go(AtDoor(flow, door.step))) if door.step else at(session)


def _picked(step: Question, place: AtStep, key: str) -> Draft:
    if isinstance(step, Choice):
        return chosen_one(place.draft, key)
    if isinstance(step, Checklist):
        return ticked(place.draft, key, excluding=(NOTHING, UNKNOWN))
    return replace(ticked(place.draft, key, excluding=(UNKNOWN,)), boxes={})


def _answered(session: Session, place: AtStep, step: Question) -> Outcome:
    try:
        given = accept(step, place.draft, session.now.date())
    except AnswerRejected as rejected:
        focus = to_mend(step, rejected)
        draft = replace(place.draft, problem=rejected.message, focus=focus)
        return at(session.stay(replace(place, draft=draft)))
    return _given(session, session.errands[place.flow], given)


def _given(session: Session, progress: Progress, given: Answer) -> Outcome:
    """Return the session with an answer: kept on the disk, and the next step on the screen."""
    before = progress
    if progress.finished:
        before = replace(_anew(progress), current=progress.current)
    moved = answer(before, given)
    keep = Keep(before.flow.id, before.flow.short, before.current, written(given))
    if moved.finished:
        return _finished(session, moved, keep)
    if sending_of(moved) is not Sending.NONE:
        return at_last_screen(session, moved), (keep, remembered(moved))
    # The same answer once more, after a step back, is no second end.
    again = before.given.get(before.current) == given
    effects = (keep, remembered(moved), *(() if again else ended(session, moved)))
    return on_step(session, moved), effects


def _finished(session: Session, progress: Progress, keep: Keep) -> Outcome:
    """Return the session at the end of a path that ends at a door."""
    flow = progress.flow
    home, close = closed(session.with_progress(progress), flow.id)
    stamp = StampIt(flow.id, flow.short, StampName.DONE_HERE.value)
    return home.go(Finished(flow.id, progress.current)), (keep, stamp, *close)


def _anew(progress: Progress) -> Progress:
    """Return the same errand from its start, without answers: it was finished before."""
    return begin(progress.flow, progress.official, progress.today)
