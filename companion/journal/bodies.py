"""What stands inside a sealed body, and to which place each one is bound."""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from companion.journal.errors import SealBroken
from companion.journal.model import Stamp, StampKind
from companion.journal.sealing import Seal, bound_to

_ID_BYTES: Final = 16
_PROOF: Final = b"this key opens this journal"


class _Kind(Enum):
    """What a body is of: one of a kind never opens as one of another."""

    PROOF = b"proof"
    TITLE = b"title"
    ANSWER = b"answer"
    STAMP = b"stamp"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose file it is: made with the file, and never changed. `kid` names its key."""

    journal_id: bytes
    person_id: bytes
    kid: str


@dataclass(frozen=True, slots=True)
class ErrandId:
    """An errand by its random 16 bytes, which no other has, and not by the number of its row."""

    token: bytes
    flow: str


@dataclass(frozen=True, slots=True)
class StampRow:
    """A stamp as it stands in the file."""

    errand: bytes  # its token; empty for a stamp without an errand
    token: bytes
    flow: str
    kind: str
    at: str
    body: bytes


def new_token() -> bytes:
    """Return 16 random bytes, for a person, a file, an errand or a stamp."""
    return os.urandom(_ID_BYTES)


class Bodies:
    """Makes and reads the sealed bodies of one file."""

    def __init__(self, seal: Seal, identity: Identity) -> None:
        self._seal = seal
        self._whose = (
            identity.person_id,
            identity.journal_id,
            identity.kid.encode(),
        )

    def proof(self) -> bytes:
        """Return the body that shows later whether a key is the one of this file."""
        return self._seal.seal(_PROOF, self._bound(_Kind.PROOF, b"", "", b""))

    def prove(self, body: bytes) -> None:
        """Return when the key, the file and the person are those of `proof`.

        Raises:
            SealBroken: one of them is another.
        """
        if self._seal.open(body, self._bound(_Kind.PROOF, b"", "", b"")) != _PROOF:
            raise SealBroken

    def title(self, errand: ErrandId, title: str) -> bytes:
        """Return the body of the title of an errand."""
        return self._seal.seal(_bytes(title), self._of_title(errand))

    def read_title(self, errand: ErrandId, body: bytes) -> str:
        """Return the title.

        Raises:
            SealBroken: it is not the body of this title.
        """
        return _text(self._seal.open(body, self._of_title(errand)))

    def answer(self, errand: ErrandId, step: str, answer: str) -> bytes:
        """Return the body of one answer."""
        return self._seal.seal(_bytes(answer), self._of_answer(errand, step))

    def read_answer(self, errand: ErrandId, step: str, body: bytes) -> str:
        """Return the answer.

        Raises:
            SealBroken: it is not the body of this answer.
        """
        return _text(self._seal.open(body, self._of_answer(errand, step)))

    def stamp(self, errand: bytes, token: bytes, stamp: Stamp) -> bytes:
        """Return the body of a stamp, in which its kind and its moment stand as well."""
        told = json.dumps([stamp.title, stamp.kind.value, stamp.at.isoformat()])
        return self._seal.seal(told.encode(), self._bound(_Kind.STAMP, errand, stamp.flow, token))

    def read_stamp(self, row: StampRow) -> Stamp:
        """Return the stamp.

        Raises:
            SealBroken: it is not the body of this stamp.
            ValueError: kind or moment beside the body are others than those in it.
        """
        bound = self._bound(_Kind.STAMP, row.errand, row.flow, row.token)
        title, kind, at = json.loads(self._seal.open(row.body, bound))
        if (kind, at) != (row.kind, row.at):
            raise ValueError(row.kind, row.at)
        return Stamp(row.flow, title, StampKind(kind), moment(at))

    def _of_title(self, errand: ErrandId) -> bytes:
        return self._bound(_Kind.TITLE, errand.token, errand.flow, b"")

    def _of_answer(self, errand: ErrandId, step: str) -> bytes:
        return self._bound(_Kind.ANSWER, errand.token, errand.flow, _bytes(step))

    def _bound(self, kind: _Kind, errand: bytes, flow: str, step: bytes) -> bytes:
        return bound_to(*self._whose, errand, _bytes(flow), kind.value, step)


def moment(text: str) -> datetime:
    """Return a stored moment; one without a time zone cannot be ordered and was not ours.

    Raises:
        ValueError: it is no moment, or has no time zone.
    """
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(plain: bytes) -> str:
    return plain.decode("utf-8", "surrogatepass")
