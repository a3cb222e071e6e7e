"""The screens at the end of a visit: S23 and around it."""

from companion.session.end_places import EndPlace
from companion.session.frame import screen
from companion.session.model import Session
from companion.session.views import Heading, ScreenView


def view(session: Session, place: EndPlace) -> ScreenView:
    """Return the screen of a place where a visit ends."""
    del place
    return screen(session, "S23", "still-there", (Heading(session.words("One moment")),), None)
