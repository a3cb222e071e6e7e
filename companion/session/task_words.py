"""What the citizen is told of a task: on the list, on the home screen, on its tile."""

from datetime import date, timedelta

from companion.journal.model import Stamp, StampKind
from companion.l10n.dates import long_date, month_name
from companion.session.ledger import last_stamp
from companion.session.model import Session
from companion.session.tasks import (
    AnswerThem,
    Await,
    CallThem,
    DoAgain,
    GoOn,
    MayObject,
    PostIt,
    Task,
    title_of,
)

SOON = timedelta(days=7)  # from then on a task is told on the home screen
_MOST_TOLD = 2  # the list has them all
_MOST_DONE = 5  # errands that were done, on the list


def what_to_do(session: Session, task: Task) -> str:
    """Return what is to be done about a task, and until when, in one or two sentences."""
    _ = session.words
    if task.day is None:
        return _without_day(session, task)
    day = long_date(task.day, _.language)
    if task.overdue:
        return _overdue(session, task, day)
    match task:
        case GoOn():
            return _("Do this on or before {day}.", day=day)
        case Await() | CallThem():
            return _("An answer comes on or before {day}.", day=day)
        case AnswerThem():
            return _("Answer them on or before {day}.", day=day)
        case MayObject():
            return _("They said no. You can object until {day}.", day=day)
        case DoAgain():
            return _("Look at this again from {day}.", day=day)
        case PostIt():
            return _without_day(session, task)


def _overdue(session: Session, task: Task, day: str) -> str:
    _ = session.words
    match task:
        case CallThem():
            return _("There was no answer on {day}. Call today.", day=day)
        case AnswerThem():
            return _("The last day was {day}. Answer them today.", day=day)
        case MayObject():
            return _("You could object until {day}. Ask today what still can be done.", day=day)
        case GoOn() | PostIt() | Await():
            return _("The last day was {day}. Go on today.", day=day)
        case DoAgain():
            return _("You can go on with this now.")


def _without_day(session: Session, task: Task) -> str:
    _ = session.words
    match task:
        case GoOn():
            return _("You are busy with this.")
        case PostIt():
            return _("The letter still has to be posted.")
        case Await(stale=True):
            return _("An answer comes. Ask how long it takes.")
        case Await() | CallThem():
            return _("An answer comes.")
        case AnswerThem():
            return _("Answer them as soon as you can.")
        case MayObject():
            return _("They said no. Ask what you can do.")
        case DoAgain():
            return _("You can go on with this now.")


def urgent(session: Session, tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """Return what must be told on the home screen: what is overdue, or comes within a week."""
    near = session.now.date() + SOON
    told = [
        task
        for task in tasks
        if task.overdue or (task.day is not None and task.day <= near and not _waits(task))
    ]
    return tuple(f"{task.title}: {_urged(session, task)}" for task in told[:_MOST_TOLD])


def label(session: Session, tasks: tuple[Task, ...]) -> str:
    """Return the label of the tile to the list: with the task that comes first, if it has a day."""
    _ = session.words
    first = next((task for task in tasks if task.day is not None), None)
    if first is None or first.day is None:
        lies_there = any(isinstance(task, PostIt) for task in tasks)
        return _("My list: post the letter") if lies_there else _("My list")
    day = _short(first.day, _.language)
    match first:
        case CallThem():
            return _("My list: call today")
        case Await():
            return _("My list: an answer by {day}", day=day)
        case AnswerThem():
            return _("My list: answer by {day}", day=day)
        case MayObject(overdue=True):
            return _("My list: ask what can be done")
        case MayObject():
            return _("My list: object until {day}", day=day)
        case DoAgain():
            return _("My list: again from {day}", day=day)
        case GoOn() | PostIt():
            return _("My list: do this by {day}", day=day)


def history(session: Session) -> tuple[str, ...]:
    """Return how far each errand came and on which day, the newest first."""
    newest = dict.fromkeys(stamp.flow for stamp in reversed(session.ledger))
    stamps = [stamp for flow in newest if (stamp := last_stamp(session, flow)) is not None]
    return tuple(_stamped(session, stamp) for stamp in stamps[:_MOST_DONE])


def _stamped(session: Session, stamp: Stamp) -> str:
    _ = session.words
    errand = title_of(session, stamp.flow)
    day = long_date(stamp.at.astimezone(session.now.tzinfo).date(), _.language)
    match stamp.kind:
        case StampKind.DONE_HERE:
            # Translators: {errand} is a title as "AOW aanvragen"; nobody knows yet if it was sent
            return _("{errand}: done here on {day}.", errand=errand, day=day)
        case StampKind.SENT:
            return _("{errand}: sent by you on {day}.", errand=errand, day=day)
        case StampKind.CONFIRMED:
            return _("{errand}: confirmed on {day}.", errand=errand, day=day)


def _urged(session: Session, task: Task) -> str:
    _ = session.words
    day = _short(task.day, _.language) if task.day is not None else ""
    match task:
        case CallThem():
            return _("the answer is late. Call today.")
        case AnswerThem(overdue=True):
            return _("answer them today.")
        case AnswerThem():
            return _("answer them by {day}.", day=day)
        case MayObject(overdue=True):
            return _("ask today what still can be done.")
        case MayObject():
            return _("you can object until {day}.", day=day)
        case GoOn(overdue=True):
            return _("go on today.")
        case GoOn():
            return _("do this by {day}.", day=day)
        case _:
            return _("you can go on now.")


def _waits(task: Task) -> bool:
    """Return whether nobody need do anything before the day of a task."""
    return isinstance(task, Await | DoAgain)


def _short(day: date, language: str) -> str:
    """Return a day of these months, as "4 januari"."""
    return f"{day.day} {month_name(day, language)}"
