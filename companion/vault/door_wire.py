"""What goes over the pipes between the program and the process of the vault.

A message is its length in four bytes, big-endian, and JSON. There are only questions by name and
their answers: none asks for a key, and none for all values.
"""

import inspect
import json
import os
import struct
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from types import ModuleType
from typing import IO, Any, Final, TypeAlias

from companion.vault import (
    door_errors,
    errors,
    key_store_errors,
    passphrase_errors,
    sheet_errors,
)
from companion.vault.door import Condition, Contents, NewPhrase, Standing
from companion.vault.door_errors import DoorBroken
from companion.vault.errors import VaultError
from companion.vault.items import Item
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN, Own

MESSAGE_LIMIT: Final = 4 * 1024 * 1024
"""Bytes; a full vault is 1 MiB, and JSON may write a sign with more."""

REQUEST_LIMIT: Final = 32 * 1024
"""Bytes: what every pipe takes without waiting, so that telling it never blocks."""

IDLE_SECONDS: Final = 180.0
"""How long a process that was asked nothing yet stays; it has read nothing either."""

_LENGTH: Final = struct.Struct(">I")
_MODULES: Final[tuple[ModuleType, ...]] = (
    errors,
    door_errors,
    key_store_errors,
    passphrase_errors,
    sheet_errors,
)


class Garbled(VaultError):
    """What came is not one of our messages; what it was is not told, it may hold a secret."""

    def __init__(self) -> None:
        super().__init__("what came through the pipe is no message of ours")


class Action(StrEnum):
    """What is asked, one for each call of the door that needs the process."""

    STANDING = "standing"
    CREATE = "create"
    CREATE_BY_WORDS = "create by words"
    OPEN = "open"
    KEEP = "keep"
    FORGET = "forget"
    REVEAL = "reveal"
    CHANGE = "change"
    NEW_SHEET = "new sheet"
    OPEN_WITH_SHEET = "open with sheet"
    USE_PREVIOUS = "use previous"
    USE_OLDER = "use older"
    THROW_AWAY = "throw away"


@dataclass(frozen=True, slots=True)
class Request:
    """One question; `value` is what is kept, the new PIN, or nothing."""

    action: Action
    kind: Kind = Kind.NAME
    secret: str = field(default="", repr=False)
    value: str = field(default="", repr=False)
    own: Own = field(default=NOTHING_OWN, repr=False)


@dataclass(frozen=True, slots=True)
class Text:
    """One value, or the code of a sheet."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Done:
    """It was done, and there is nothing to tell."""


Reply: TypeAlias = Standing | Contents | NewPhrase | Text | Done | VaultError


def request_bytes(request: Request) -> bytes:
    """Return the request as it goes to the process.

    Raises:
        TooLarge: it is longer than any pipe takes at once.
    """
    own = request.own
    message = {
        "action": request.action.value,
        "kind": request.kind.value,
        "secret": request.secret,
        "value": request.value,
        "dates": [day.isoformat() for day in own.dates],
        "own": [own.postcode, own.house],
        "phones": list(own.phones),
    }
    data = json.dumps(message).encode("ascii")
    if len(data) > REQUEST_LIMIT:
        raise errors.TooLarge(len(data), REQUEST_LIMIT)
    return data


def read_request(data: bytes) -> Request:
    """Return the request that the program wrote.

    Raises:
        Garbled: it is no request.
    """
    try:
        told = json.loads(data)
        postcode, house = map(str, told["own"])
        days = tuple(map(date.fromisoformat, told["dates"]))
        own = Own(days, postcode, house, tuple(map(str, told["phones"])))
        action, kind = Action(told["action"]), Kind(told["kind"])
        return Request(action, kind, str(told["secret"]), str(told["value"]), own)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise Garbled from None  # their texts would tell what came


def reply_bytes(reply: Reply) -> bytes:
    """Return the reply as it goes to the program."""
    return json.dumps(_written(reply)).encode("ascii")


def read_reply(data: bytes) -> Reply:
    """Return the reply of the process; an error is returned, and not raised.

    Raises:
        Garbled: it is no reply.
    """
    try:
        told = json.loads(data)
        return _read(str(told["is"]), told)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise Garbled from None  # their texts would tell what came


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write one message.

    Raises:
        OSError, ValueError: nobody reads it any more.
    """
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Return the next message, or None when the other side is gone or writes no messages."""
    head = pipe.read(_LENGTH.size)
    if len(head) != _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > MESSAGE_LIMIT:
        return None
    data = pipe.read(length)
    return data if len(data) == length else None


def _written(reply: Reply) -> dict[str, Any]:
    match reply:
        case Standing():
            tries = [reply.left, reply.seconds]
            flags = [reply.by_words, reply.sheet, reply.previous]
            return {"is": "standing", "how": reply.condition.name, "tries": tries, "flags": flags}
        case Contents():
            plain = [[item.id, item.value] for item in reply.plain]
            return {"is": "contents", "plain": plain, "secret": sorted(reply.secret)}
        case NewPhrase():
            return _written(reply.contents) | {"is": "phrase", "text": reply.text}
        case Text():
            return {"is": "text", "text": reply.text}
        case Done():
            return {"is": "done"}
        case VaultError():
            return _written_error(reply)


def _read(what: str, told: dict[str, Any]) -> Reply:
    match what:
        case "standing":
            left, seconds = told["tries"]
            by_words, sheet, previous = map(bool, told["flags"])
            how = Condition[told["how"]]
            return Standing(how, int(left), float(seconds), by_words, sheet, previous)
        case "contents":
            return _read_contents(told)
        case "phrase":
            return NewPhrase(str(told["text"]), _read_contents(told))
        case "text":
            return Text(str(told["text"]))
        case "done":
            return Done()
        case "error":
            return _read_error(str(told["name"]), told["facts"])
        case _:
            raise Garbled


def _read_contents(told: dict[str, Any]) -> Contents:
    plain = tuple(Item(str(name), str(value)) for name, value in told["plain"])
    return Contents(plain, frozenset(map(Kind, told["secret"])))


def error_classes() -> dict[str, type[VaultError]]:
    """Return the errors that can come through, by their name."""
    found = (each for module in _MODULES for each in vars(module).values())
    return {
        each.__name__: each
        for each in found
        if isinstance(each, type) and issubclass(each, VaultError)
    }


def _written_error(error: VaultError) -> dict[str, Any]:
    """The name of the class and the facts that its constructor takes; never its text."""
    kind = type(error)
    if kind.__name__ not in error_classes():
        return _written_error(DoorBroken(kind.__name__))
    facts = [_written_fact(error, name) for name in _parameters(kind)]
    return {"is": "error", "name": kind.__name__, "facts": facts}


def _written_fact(error: VaultError, name: str) -> int | float | str:
    if isinstance(error, errors.NotWritten):
        return error.number or 0
    fact = getattr(error, name)
    told = fact.value if isinstance(fact, Enum) else fact
    return told if isinstance(told, int | float | str) else str(told)


def _read_error(name: str, facts: list[Any]) -> VaultError:
    kind = error_classes()[name]
    wanted = _parameters(kind).values()
    return kind(*(_read_fact(each, fact) for each, fact in zip(wanted, facts, strict=True)))


def _read_fact(wanted: object, fact: float | str) -> object:
    if wanted is OSError:
        return OSError(int(fact), os.strerror(int(fact)))
    return wanted(fact) if isinstance(wanted, type) else fact


def _parameters(kind: type[VaultError]) -> dict[str, Any]:
    if kind.__init__ is Exception.__init__:
        return {}
    given = inspect.signature(kind.__init__).parameters.values()
    return {each.name: each.annotation for each in given if each.name != "self"}
