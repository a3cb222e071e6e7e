"""The door as the program has it: each call goes to a process of its own, which holds the keys."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from companion.vault.door import Condition, Contents, NewPhrase, Standing
from companion.vault.door_child import DoorChild, door_command
from companion.vault.door_errors import DoorBroken, DoorShut
from companion.vault.door_standby import Standby
from companion.vault.door_wire import (
    Action,
    Done,
    Garbled,
    Reply,
    Request,
    Text,
    read_reply,
    request_bytes,
)
from companion.vault.errors import MustWait, SameAgain, VaultError, WrongPin
from companion.vault.kinds import Kind
from companion.vault.pins import Own

ANSWER_SECONDS: Final = 60.0
"""How long one call may take: the stretching on a slow laptop, and a key store that is slow."""

_R = TypeVar("_R", bound=Standing | Contents | NewPhrase | Text | Done)
_INSIDE: Final = frozenset(
    {Action.KEEP, Action.FORGET, Action.REVEAL, Action.CHANGE, Action.NEW_SHEET}
)
_OPENING: Final = frozenset(
    {Action.CREATE, Action.CREATE_BY_WORDS, Action.OPEN, Action.OPEN_WITH_SHEET}
)


# A PIN, words or the code of a sheet may follow.
_SOON: Final = frozenset({Condition.NONE, Condition.LOCKED, Condition.USED_UP})


class ProcessDoor:
    """Opens, shuts and changes the vault in `folder`, through one process for each open vault.

    A question to a vault that is not open has a process that ends with its answer. After a wrong
    PIN it stays: it knows which PINs were wrong. Once it was told how a shut vault stands, a fresh
    process that has read nothing stands ready for the PIN that comes next, for some minutes. Calls
    wait for each other; `lock` does not, it ends the process in the middle of whatever it does.
    """

    def __init__(
        self,
        folder: Path,
        *,
        command: Sequence[str] | None = None,
        seconds: float = ANSWER_SECONDS,
    ) -> None:
        """Remember where; nothing is started yet. `command` is another process, for tests."""
        command = door_command() if command is None else command
        self._standby = Standby((*command, str(folder)))
        self._seconds = seconds
        self._turn = threading.Lock()  # one question at a time
        self._hand = threading.Lock()  # for a moment, on `_child`
        self._child: DoorChild | None = None

    @property
    def process(self) -> int | None:
        """The number of the process, or None when there is none."""
        with self._hand:
            return None if self._child is None else self._child.number

    @property
    def idle_process(self) -> int | None:
        """The number of the process that stands ready, or None when there is none."""
        return self._standby.process

    def prepare(self) -> None:
        """Have a process stand ready that has read nothing; who waits for the PIN may call this."""
        with suppress(DoorBroken):  # the call that needs it tells
            self._standby.prepare()

    def standing(self) -> Standing:
        """Return how the vault stands."""
        told = self._asked(Request(Action.STANDING), Standing)
        if told.condition in _SOON and self.process is None:
            self.prepare()
        return told

    def create(self, pin: str, own: Own) -> Contents:
        """Make a new, empty vault, and leave it open."""
        return self._asked(Request(Action.CREATE, secret=pin, own=own), Contents)

    def create_by_words(self) -> NewPhrase:
        """Make a new, empty vault that words open, and leave it open."""
        return self._asked(Request(Action.CREATE_BY_WORDS), NewPhrase)

    def open(self, secret: str) -> Contents:
        """Open the vault."""
        return self._asked(Request(Action.OPEN, secret=secret), Contents)

    def keep(self, kind: Kind, value: str) -> Contents:
        """Keep a value, in the place of an older one."""
        return self._asked(Request(Action.KEEP, kind, value=value), Contents)

    def forget(self, kind: Kind) -> Contents:
        """Keep this no more."""
        return self._asked(Request(Action.FORGET, kind), Contents)

    def reveal(self, kind: Kind, secret: str) -> str:
        """Return one value, after the PIN was given again."""
        return self._asked(Request(Action.REVEAL, kind, secret), Text).text

    def change(self, old: str, new: str, own: Own) -> Contents:
        """Put a new PIN in the place of the old one."""
        return self._asked(Request(Action.CHANGE, secret=old, value=new, own=own), Contents)

    def new_sheet(self, secret: str) -> str:
        """Return the code of a new recovery sheet."""
        return self._asked(Request(Action.NEW_SHEET, secret=secret), Text).text

    def open_with_sheet(self, code: str, new_pin: str, own: Own) -> Contents:
        """Open the vault with the code of the sheet, under a new PIN."""
        request = Request(Action.OPEN_WITH_SHEET, secret=code, value=new_pin, own=own)
        return self._asked(request, Contents)

    def use_previous(self) -> Standing:
        """Put the file of one generation before back; the citizen was asked."""
        return self._asked(Request(Action.USE_PREVIOUS), Standing)

    def use_older(self) -> Standing:
        """Take the older copy as it is; the citizen was asked."""
        return self._asked(Request(Action.USE_OLDER), Standing)

    def throw_away(self) -> None:
        """Delete the key and the files."""
        self._asked(Request(Action.THROW_AWAY), Done)
        self.lock()

    def lock(self) -> None:
        """Shut the vault; the process is gone when this returns. It never waits for a call."""
        with self._hand:
            child, self._child = self._child, None
        if child is not None:
            child.end()
        self._standby.drop()

    def close(self) -> None:
        """Shut the vault for good; no process is started after this, whoever asks."""
        self._standby.drop(for_good=True)
        self.lock()

    def _asked(self, request: Request, wanted: type[_R]) -> _R:
        question = request_bytes(request)
        with self._turn:
            child, is_fresh = self._ready(request.action)
            reply = self._answer(child, question)
            if isinstance(reply, DoorBroken) or (is_fresh and not _stays(request.action, reply)):
                self._let_go(child)
        if isinstance(reply, VaultError):
            raise reply
        if not isinstance(reply, wanted):
            self._let_go(child)
            raise DoorBroken("another answer")
        return reply

    def _ready(self, action: Action) -> tuple[DoorChild, bool]:
        """Return the process, and whether it was started for this question."""
        with self._hand:
            if self._child is not None:
                return self._child, False
            if action in _INSIDE:
                raise DoorShut
            self._child = self._standby.taken()
            return self._child, True

    def _answer(self, child: DoorChild, question: bytes) -> Reply:
        try:
            return read_reply(child.ask(question, self._seconds))
        except DoorBroken as error:
            return error
        except Garbled:
            return DoorBroken("garbled answer")

    def _let_go(self, child: DoorChild) -> None:
        with self._hand:
            if self._child is child:
                self._child = None
        child.end()


def _stays(action: Action, reply: Reply) -> bool:
    """Whether a process that was started for this is needed after it."""
    if isinstance(reply, VaultError):
        return isinstance(reply, WrongPin | SameAgain | MustWait)
    return action in _OPENING
