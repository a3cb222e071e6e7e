"""The screens of what is done and what still comes."""

from companion.session.frame import screen
from companion.session.model import Session
from companion.session.task_places import TaskPlace
from companion.session.views import Heading, ScreenView


def view(session: Session, place: TaskPlace) -> ScreenView:
    """Return the screen of the list or one task of it."""
    del place
    return screen(session, "S19", "tasks", (Heading(session.words("My list")),), None)
