"""What is known of the vault in this sitting, and how something is asked of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from companion.session.effects import Effect, UseVault
from companion.session.model import Session
from companion.session.outcome import Outcome
from companion.session.vault_places import Asking, MyData
from companion.session.vault_requests import Keep, VaultRequest
from companion.vault.door import Condition, Contents, Standing
from companion.vault.kinds import Kind

_A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class VaultState:
    """How the vault stands, and what it holds while it is open.

    `until` is when the next try is allowed; `contents` is None while the vault is closed.
    """

    asked: int = 0  # requests so far; tells a late answer
    standing: Standing | None = None
    until: datetime | None = None
    contents: Contents | None = field(default=None, repr=False)


def state_of(session: Session) -> VaultState:
    """Return what is known of the vault; nothing before it was looked at."""
    return session.vault or VaultState()


def contents_of(session: Session) -> Contents | None:
    """Return what the open vault holds, or None while it is closed."""
    return state_of(session).contents


def is_by_words(session: Session) -> bool:
    """Return whether words open the vault, and no PIN."""
    standing = state_of(session).standing
    return standing is not None and standing.by_words


def sent(session: Session, request: VaultRequest) -> Outcome:
    """Return the session that asked something of the vault and does not wait for the answer."""
    state = state_of(session)
    number = state.asked + 1
    after = replace(session, vault=replace(state, asked=number))
    return after, (UseVault(number, request),)


def ask(session: Session, request: VaultRequest) -> Outcome:
    """Return the session that waits for what the vault answers."""
    after, effects = sent(session, request)
    return after.go(Asking(state_of(after).asked)), effects


def keep_all(session: Session, values: tuple[tuple[Kind, str], ...]) -> Outcome:
    """Return the session that has several values kept, and waits for the last of them."""
    effects: tuple[Effect, ...] = ()
    for number, (kind, value) in enumerate(values, start=1):
        asking = ask if number == len(values) else sent
        session, more = asking(session, Keep(kind, value))
        effects = (*effects, *more)
    return session, effects


def with_standing(session: Session, standing: Standing | None) -> Session:
    """Return the session that knows how the vault stands; one that is not open holds nothing."""
    state = state_of(session)
    if standing is None:
        return replace(session, vault=replace(state, standing=None, until=None))
    contents = state.contents if standing.condition is Condition.OPEN else None
    until = _until(session.now, standing.seconds)
    state = replace(state, standing=standing, until=until, contents=contents)
    return replace(session, vault=state)


def with_contents(session: Session, contents: Contents) -> Session:
    """Return the session that knows what the open vault holds."""
    state = state_of(session)
    before = state.standing or Standing(Condition.OPEN)
    standing = replace(before, condition=Condition.OPEN, left=Standing(Condition.OPEN).left)
    state = replace(state, contents=contents, standing=standing, until=None)
    return replace(session, vault=state)


def closed(session: Session) -> Session:
    """Return the session that has forgotten what the vault holds and how it stands."""
    return replace(session, vault=VaultState(state_of(session).asked))


def minutes_left(session: Session) -> int:
    """Return the whole minutes until the next try, 0 when it is allowed."""
    until = state_of(session).until
    if until is None or until <= session.now:
        return 0
    return -((session.now - until) // _A_MINUTE)


def minutes_told(session: Session) -> int:
    """Return the minutes to tell of a wait: without the one by which the session is not exact."""
    return max(1, minutes_left(session) - 1)


def at_hub(session: Session, hub: MyData | None = None) -> Session:
    """Return the session at the first place of the kept data, where it is on the stack."""
    for number, place in enumerate(session.stack):
        if isinstance(place, MyData):
            return replace(session, stack=(*session.stack[:number], hub or MyData()), saved=False)
    return session


def _until(now: datetime, seconds: float) -> datetime | None:
    # The session knows the minute of now. Too early a try would only be refused once more.
    whole_minute = now.replace(second=0, microsecond=0)
    return whole_minute + _A_MINUTE + timedelta(seconds=seconds) if seconds > 0 else None
