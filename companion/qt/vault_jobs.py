"""What is done at the door of the vault: blocking calls on a lane of their own, each answered."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import assert_never

from companion.errors import CompanionError
from companion.session.effects import UseVault
from companion.session.intents import VaultAnswered
from companion.session.vault_refusals import refusal_of
from companion.session.vault_requests import (
    ChangePin,
    Contained,
    Create,
    CreateByWords,
    Forget,
    Keep,
    Lock,
    Look,
    Looked,
    MakeSheet,
    NewWords,
    Open,
    OpenWithSheet,
    Reveal,
    Revealed,
    SheetMade,
    ThrowAway,
    UseOlder,
    UsePrevious,
    VaultAnswer,
    VaultRequest,
)
from companion.vault.door import Door, Standing


@dataclass(frozen=True, slots=True)
class UsingVault:
    """Performs one request; whatever the vault refuses comes back as an answer as well."""

    door: Callable[[], Door]
    effect: UseVault

    def __call__(self) -> VaultAnswered:
        """Return the answer with the number of its request."""
        door = self.door()
        try:
            answer = _performed(door, self.effect.request)
        except CompanionError as error:
            answer = refusal_of(error, _standing(door))
        return VaultAnswered(self.effect.number, answer)


def _standing(door: Door) -> Standing | None:
    """Return how the vault stands after a refusal, or None where even that cannot be told."""
    with suppress(CompanionError):
        return door.standing()
    return None


def _performed(door: Door, request: VaultRequest) -> VaultAnswer:
    match request:
        case Look() | UsePrevious() | UseOlder() | ThrowAway() | Lock():
            return Looked(_stands(door, request))
        case Reveal(kind, secret):
            return Revealed(kind, door.reveal(kind, secret))
        case MakeSheet(secret):
            return SheetMade(door.new_sheet(secret))
        case CreateByWords():
            made = door.create_by_words()
            return NewWords(made.text, made.contents)
        case _:
            return _contained(door, request)


def _stands(door: Door, request: Look | UsePrevious | UseOlder | ThrowAway | Lock) -> Standing:
    match request:
        case Look():
            return door.standing()
        case UsePrevious():
            return door.use_previous()
        case UseOlder():
            return door.use_older()
        case ThrowAway():
            door.throw_away()
        case Lock():
            door.lock()
        case _:
            assert_never(request)
    return door.standing()


def _contained(
    door: Door, request: Create | Open | Keep | Forget | ChangePin | OpenWithSheet
) -> Contained:
    match request:
        case Create(pin, own):
            contents = door.create(pin, own)
        case Open(secret):
            contents = door.open(secret)
        case Keep(kind, value):
            contents = door.keep(kind, value)
        case Forget(kind):
            contents = door.forget(kind)
        case ChangePin(old, new, own):
            contents = door.change(old, new, own)
        case OpenWithSheet(code, pin, own):
            contents = door.open_with_sheet(code, pin, own)
        case _:
            assert_never(request)
    return Contained(contents)
