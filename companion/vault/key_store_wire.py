"""What goes over the pipes between the program and the helper that asks the key store.

Both are a few lines of ASCII, so that nothing of an answer is ever guessed at. A secret goes as 44
characters of base64, or as an empty line where there is none: in UTF-16 that is 88 bytes, and
Windows takes no more than 2,560.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from companion.vault.key_store_errors import KeyStoreError

MESSAGE_LIMIT: Final = 4096
"""Bytes; more than any request or reply has."""


class Garbled(KeyStoreError):
    """What came is not one of our messages; what it was is not told, it may hold a secret."""

    def __init__(self) -> None:
        super().__init__("what came through the pipe is no message of ours")


class Action(StrEnum):
    """What is asked of the key store."""

    KIND = "kind"
    GET = "get"
    SET = "set"
    DELETE = "delete"


class Outcome(StrEnum):
    """What came of it."""

    DONE = "done"
    FOUND = "found"
    MISSING = "missing"
    ABSENT = "absent"
    LOCKED = "locked"
    REFUSED = "refused"
    FAILED = "failed"


# Looked up and not called: the error of an enumeration tells what it was given.
_ACTIONS: Final = {action.value: action for action in Action}
_OUTCOMES: Final = {outcome.value: outcome for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Request:
    """One question: the first of `back_ends` (names of classes) that is there answers it."""

    action: Action
    back_ends: tuple[str, ...]
    kid: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer; `detail` is the class of the back end, or of the fault when it failed."""

    outcome: Outcome
    detail: str = ""
    secret: str = field(default="", repr=False)


def request_bytes(request: Request) -> bytes:
    """Return the request as it goes to the helper."""
    return _lines(request.action, ",".join(request.back_ends), request.kid, request.secret)


def read_request(said: bytes) -> Request:
    """Return the request that the program wrote.

    Raises:
        Garbled: it is no request.
    """
    action, back_ends, kid, secret = _read(said, 4)
    if action not in _ACTIONS:
        raise Garbled
    return Request(_ACTIONS[action], tuple(back_ends.split(",")), kid, secret)


def reply_bytes(reply: Reply) -> bytes:
    """Return the reply as it goes to the program."""
    return _lines(reply.outcome, reply.detail, reply.secret)


def read_reply(said: bytes) -> Reply:
    """Return the reply that the helper wrote.

    Raises:
        Garbled: it is no reply.
    """
    outcome, detail, secret = _read(said, 3)
    if outcome not in _OUTCOMES:
        raise Garbled
    return Reply(_OUTCOMES[outcome], detail, secret)


def without_overrides(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment without what changes Python or `keyring`.

    `PYTHON_KEYRING_BACKEND` names another back end, `PYTHONPATH` where it is found, `KEYCHAIN_PATH`
    another keychain; and a name that has `KEYRING_PROPERTY_` anywhere in it sets an attribute.
    """
    return {name: value for name, value in environment.items() if not _overrides(name.upper())}


def _overrides(name: str) -> bool:
    return name.startswith(("PYTHON", "KEYRING_", "KEYCHAIN_")) or "KEYRING_PROPERTY_" in name


def _lines(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def _read(said: bytes, count: int) -> list[str]:
    if not said.isascii():
        raise Garbled
    *lines, rest = said.decode("ascii").split("\n")
    if len(lines) != count or rest:
        raise Garbled
    return lines
