"""What the presses around the list of tasks do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from companion.flows.answers import DateGiven
from companion.flows.inputs.errors import AnswerRejected
from companion.flows.model import FlowId, OptionId, StampName
from companion.flows.progress import POSTED
from companion.l10n.message import N_, Message
from companion.session import slips
from companion.session.accepting import accept, to_mend
from companion.session.drafting import chosen_one, ticked, typed
from companion.session.effects import Load, StampIt
from companion.session.errand_moves import closed, told_of_sending
from companion.session.errand_opening import open_flow, open_progress, resume_errand
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.ledger import Follow, Following, keeping, last_stamp
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import Draft
from companion.session.task_places import (
    AskedBack,
    AtTask,
    Confirmed,
    GotAnswer,
    LastScreen,
    Removing,
    SaidNo,
    SlipPlace,
    TaskPlace,
    Tasks,
)
from companion.session.task_screens import (
    BY_DAY,
    MORE_ASKED,
    REFUSED,
    REMOVE,
    REMOVE_YES,
    RIGHT,
    UNKNOWN_DAY,
)
from companion.session.tasks import (
    AnswerThem,
    Await,
    CallThem,
    DoAgain,
    GoOn,
    MayObject,
    PostIt,
    Task,
    following_of,
    task_of,
)

_CHOOSE_ONE = Message(N_("Press one of the answers. Then press Continue."))


def open_tasks(session: Session) -> Outcome:
    """Return the list of what is begun, sent and to come."""
    return _ready(session, Press.TASKS, lambda ready: at(ready.go(Tasks())))


def moved(session: Session, place: TaskPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at the list, one task of it, or a slip."""
    if isinstance(place, SlipPlace):
        return slips.moved(session, place, intent)
    match place, intent:
        case LastScreen(), _:
            return _in_last_screen(session, place, intent)
        case Tasks(), Pick(key):
            return at(session.go(AtTask(key)))
        case ((AtTask() | Removing()), _):
            return _at_task(session, place, intent)
        case GotAnswer(), _:
            return _in_got_answer(session, place, intent)
        case ((AskedBack() | SaidNo()), _):
            return _in_their_day(session, place, intent)
        case Confirmed(), Press.FORWARD:
            return at(session.home())
        case _:
            return at(session)


def _ready(session: Session, intent: Intent, go_on: Callable[[Session], Outcome]) -> Outcome:
    if session.library is None:
        return replace(session, waiting=intent), (Load.LIBRARY,)
    if session.journal_awaited:
        return at(replace(session, waiting=intent))
    return go_on(session)


def _in_last_screen(session: Session, place: LastScreen, intent: Intent) -> Outcome:
    """Return the session after an answer to the question whether an errand was sent."""
    match intent:
        case Pick(key):
            return at(session.stay(replace(place, draft=chosen_one(place.draft, key))))
        case Press.FORWARD if place.draft.chosen:
            option = OptionId(place.draft.chosen[0])
            return told_of_sending(session, session.errands[place.flow], option)
        case Press.FORWARD:
            return at(session.stay(replace(place, draft=_to_mend(session))))
        case _:
            return at(session)


def _to_mend(session: Session) -> Draft:
    """Return the draft that asks for one of the answers, with the keyboard at the first."""
    from companion.session.screens import view_of  # noqa: PLC0415 - which knows every screen
    from companion.session.views import Options  # noqa: PLC0415 - as above

    options = next(part for part in view_of(session).parts if isinstance(part, Options))
    return Draft(problem=_CHOOSE_ONE, focus=options.options[0].key)


def _at_task(session: Session, place: AtTask | Removing, intent: Intent) -> Outcome:
    task = task_of(session, place.key)
    match place, intent:
        case _ if task is None:
            return at(session)
        case AtTask(), Press.FORWARD:
            return _done_now(session, task)
        case AtTask(), Pick(key) if key == REMOVE:
            return at(session.go(Removing(place.key)))
        case Removing(), Pick(key) if key == REMOVE_YES:
            return _removed(session, task)
        case _:
            return at(session)


def _done_now(session: Session, task: Task) -> Outcome:
    """Return what the main button of a task does."""
    flow = task.flow
    match task:
        case GoOn():
            return resume_errand(session, flow)
        case DoAgain():
            return open_flow(session, flow)
        case PostIt():
            return _posted(session, flow)
        case Await() | CallThem():
            return at(session.go(GotAnswer(flow, Draft())))
        case AnswerThem() | MayObject():
            # It is their turn again; how long it takes now nobody has said.
            return _on_the_list(session), (keeping(Follow(flow, Following.WAITING)),)


def _posted(session: Session, flow: str) -> Outcome:
    if session.library is None or FlowId(flow) not in session.library.flows:
        return at(session)
    progress = open_progress(session, session.library, flow)
    return told_of_sending(session, progress, POSTED)


def _removed(session: Session, task: Task) -> Outcome:
    """Return the list without a task; the stamps of its errand stay."""
    if isinstance(task, GoOn | PostIt):
        after, effects = closed(session, task.flow)
        return replace(after, stack=_on_the_list(session).stack), effects
    return _on_the_list(session), (keeping(Follow(task.flow, Following.OVER)),)


def _on_the_list(session: Session) -> Session:
    return session.home().go(Tasks())


def _in_got_answer(session: Session, place: GotAnswer, intent: Intent) -> Outcome:
    match intent:
        case Pick(key):
            return at(session.stay(replace(place, draft=chosen_one(place.draft, key))))
        case Press.FORWARD if not place.draft.chosen:
            return at(session.stay(replace(place, draft=_to_mend(session))))
        case Press.FORWARD:
            return _answered(session, place.flow, place.draft.chosen[0])
        case _:
            return at(session)


def _answered(session: Session, flow: str, key: str) -> Outcome:
    if key == RIGHT:
        stamp = last_stamp(session, flow)
        confirmed = StampIt(flow, stamp.title if stamp else flow, StampName.CONFIRMED.value)
        after = session.home().go(Confirmed(flow))
        return after, (confirmed, keeping(Follow(flow, Following.OVER)))
    if key == MORE_ASKED:
        return at(session.go(AskedBack(flow, Draft())))
    if key == REFUSED:
        return at(session.go(SaidNo(flow, Draft())))
    return at(session.back())  # nothing yet: the number to call stands there


def _in_their_day(session: Session, place: AskedBack | SaidNo, intent: Intent) -> Outcome:
    match intent:
        case Typed():
            draft = replace(typed(place.draft, intent), chosen=())
            return at(session.stay(replace(place, draft=draft)))
        case Pick(key):
            draft = replace(ticked(place.draft, key, excluding=(UNKNOWN_DAY,)), boxes={})
            return at(session.stay(replace(place, draft=draft)))
        case Press.FORWARD:
            return _with_their_day(session, place)
        case _:
            return at(session)


def _with_their_day(session: Session, place: AskedBack | SaidNo) -> Outcome:
    try:
        given = accept(BY_DAY, place.draft, session.now.date())
    except AnswerRejected as rejected:
        focus = to_mend(BY_DAY, rejected)
        draft = replace(place.draft, problem=rejected.message, focus=focus)
        return at(session.stay(replace(place, draft=draft)))
    day: date | None = given.day if isinstance(given, DateGiven) else None
    before = following_of(session, place.flow)
    step = before.step if before is not None else ""
    following = Following.ASKED if isinstance(place, AskedBack) else Following.REFUSED
    follow = Follow(place.flow, following, step, day)
    return _on_the_list(session), (keeping(follow),)
