"""What the presses around the list of tasks do."""

from companion.session.intents import Intent
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.task_places import TaskPlace, Tasks


def open_tasks(session: Session) -> Outcome:
    """Return the list of what is begun, sent and to come."""
    return at(session.go(Tasks()))


def moved(session: Session, place: TaskPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at the list or one task of it."""
    del place, intent
    return at(session)
