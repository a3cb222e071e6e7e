"""How often a PIN was tried: counted on the disk and in the key store before it is judged.

The rules are those of section 3.4 of the security reference. A program in the same account can
put both counters back; that is said in section 0 there, and no software prevents it.
"""

import hmac
import os
import re
from dataclasses import dataclass
from typing import Final

from companion.vault.boot_clock import BootClock
from companion.vault.disk import locked, read_whole, write_whole
from companion.vault.errors import Damaged, MustWait, SameAgain, TriesUsedUp
from companion.vault.key_store import KeyStore
from companion.vault.key_store_errors import KeyStoreError
from companion.vault.store import Place, noted
from companion.vault.typed import Pin

MOST: Final = 10
_WAITS: Final = {5: 30, 6: 60, 7: 300, 8: 900, 9: 3600, 10: 3600}  # seconds before that try
# The count of the key store gone while its key is there: hardly an accident, so two are left.
# With the side file gone as well nothing is known, and then none is left.
_UNKNOWN: Final = 8
_LARGEST: Final = 200
_LINE: Final = re.compile(rb"tries 1 ([0-9a-f]{32}) ([0-9]{1,2}) (\S{1,64}) ([0-9]{1,12}\.[0-9])\n")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is shown and said: tries left, and the seconds until the next is allowed."""

    left: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Side:
    """What the side file holds: the count, and when the wait after it began."""

    count: int
    boot_id: str
    since: float


class Tries:
    """The tries of one person in one session; its twins in other processes read the same counts."""

    def __init__(self, place: Place, store: KeyStore, clock: BootClock) -> None:
        self._place = place
        self._store = store
        self._clock = clock
        # Wrong PINs of this session, as HMACs under a key that never leaves the process.
        self._key = os.urandom(32)
        self._missed: set[bytes] = set()

    def start(self, kid: str) -> None:
        """Set both counts to nought, for a new vault or a new key; call it under the lock.

        Raises:
            NotWritten, KeyStoreError: one of them may be higher still.
        """
        self._store.set(f"{kid}-tries", noted(0))
        self._write(kid, 0)

    def standing(self, kid: str) -> Standing:
        """Return the tries left and the wait; takes the lock.

        Raises:
            VaultInUse, NotWritten, KeyStoreError: it cannot be told now.
        """
        with locked(self._place.lock):
            count = self._count(kid)
            return Standing(MOST - count, self._wait(kid, count))

    def used_up(self, kid: str) -> bool:
        """Whether ten were counted; call it under the lock."""
        return max(count or 0 for count in self._counts(kid)) >= MOST

    def begin(self, kid: str, pin: Pin) -> None:
        """Count one try, synced in both places when this returns; call it under the lock.

        Raises:
            TriesUsedUp: there were ten; the device secret is gone, also when a crash had kept it.
                Or both counts are gone: then it is kept, for nobody knows what happened.
            MustWait, SameAgain: nothing was counted.
            NotWritten, KeyStoreError: it could not be counted, so the PIN may not be judged.
        """
        count = self._count(kid)
        if count >= MOST:
            if self.used_up(kid):
                self._close(kid)
            raise TriesUsedUp
        seconds = self._wait(kid, count)
        if seconds > 0:
            raise MustWait(seconds)
        if self._digest(kid, pin) in self._missed:
            raise SameAgain
        self._write(kid, count + 1)
        try:
            self._store.set(f"{kid}-tries", noted(count + 1))
        except KeyStoreError:
            self._write(kid, count)  # a store in trouble must not use up the tries
            raise

    def missed(self, kid: str, pin: Pin) -> None:
        """Remember the wrong PIN for this session; call it under the lock.

        Raises:
            TriesUsedUp: it was the tenth; the device secret is deleted.
            KeyStoreError: it was, and the secret could not be deleted; `begin` does it again.
        """
        self._missed.add(self._digest(kid, pin))
        if self._count(kid) >= MOST:
            self._close(kid)

    def take_back(self, kid: str) -> None:
        """Take one count back: the PIN was not judged after all; call it under the lock."""
        count = max(self._count(kid) - 1, 0)
        self._store.set(f"{kid}-tries", noted(count))
        self._write(kid, count)

    def _close(self, kid: str) -> None:
        self._store.delete(kid)
        raise TriesUsedUp

    def _digest(self, kid: str, pin: Pin) -> bytes:
        return hmac.digest(self._key, kid.encode() + b" " + pin.digits, "sha256")

    def _count(self, kid: str) -> int:
        """The higher of the two; what one place has lost the other one knows."""
        side, kept = self._counts(kid)
        if kept is None:
            return MOST if side is None else min(max(side, _UNKNOWN), MOST)
        return min(max(kept, side or 0), MOST)

    def _counts(self, kid: str) -> tuple[int | None, int | None]:
        """What the side file says and what the key store says; None where one says nothing."""
        side, copy = self._side(kid), self._store.get(f"{kid}-tries")
        count = None if side is None else side.count
        return count, None if copy is None else int.from_bytes(copy, "big")

    def _wait(self, kid: str, count: int) -> float:
        """The seconds left; a wait of another start of the computer begins afresh, and is noted."""
        length = _WAITS.get(count + 1, 0)
        if not length:
            return 0
        side, now = self._side(kid), self._clock.seconds()
        # A side file with a lower count is an older one, and its time is not the time of this wait.
        known = side is not None and side.count == count
        if not known or side is None or side.boot_id != self._clock.boot_id() or side.since > now:
            self._write(kid, count)
            return length
        return max(side.since + length - now, 0)

    def _side(self, kid: str) -> _Side | None:
        try:
            data = read_whole(self._place.tries, _LARGEST)
        except Damaged:
            return None
        found = _LINE.fullmatch(data or b"")
        if found is None or found[1].decode() != kid:
            return None
        return _Side(int(found[2]), found[3].decode("ascii", "replace"), float(found[4]))

    def _write(self, kid: str, count: int) -> None:
        # Rounded up: a wait is never shortened by the tenths that are written.
        since = int(self._clock.seconds() * 10 + 1) / 10
        line = f"tries 1 {kid} {count} {self._clock.boot_id()} {since:.1f}\n"
        write_whole(self._place.tries, line.encode("ascii"))
