"""The screens of helping: S22 and around it."""

from companion.session.frame import screen
from companion.session.helper_places import HelperPlace
from companion.session.model import Session
from companion.session.views import Heading, ScreenView


def view(session: Session, place: HelperPlace) -> ScreenView:
    """Return the screen of a place of helping."""
    del place
    return screen(session, "S22", "together", (Heading(session.words("Together")),), None)
