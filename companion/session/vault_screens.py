"""The screens of the kept data: S13 for the vault, S21 and around it."""

from companion.session.frame import screen
from companion.session.model import Session
from companion.session.vault_places import VaultPlace
from companion.session.views import Heading, ScreenView


def view(session: Session, place: VaultPlace) -> ScreenView:
    """Return the screen of a place of the vault."""
    del place
    return screen(session, "S21", "my-data", (Heading(session.words("My data")),), None)
