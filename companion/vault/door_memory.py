"""The quiet twin of the door: a vault in memory, with the real rules of PINs, tries and waits."""

from dataclasses import dataclass, field
from typing import Final

from companion.vault.boot_clock import BootClock, SystemBootClock
from companion.vault.door import (
    TRIES,
    Condition,
    Contents,
    NewPhrase,
    Standing,
    contents_of,
    with_item,
    without_item,
)
from companion.vault.door_errors import (
    DoorShut,
    NotInside,
    NotWithWords,
    Weak,
    WordsNotNeeded,
)
from companion.vault.errors import MustWait, NoVaultFile, SameAgain, TriesUsedUp, WrongPin
from companion.vault.items import Item
from companion.vault.key_store_errors import KeyStoreAbsent
from companion.vault.kinds import Kind
from companion.vault.passphrase_errors import VaultExists, WrongPassphrase
from companion.vault.passphrases import new_passphrase, passphrase_of
from companion.vault.pins import Own, pin_of, weakness
from companion.vault.sheet_codes import SheetCode, new_code, sheet_of
from companion.vault.sheet_errors import NoSheet, WrongSheet

# Seconds before that try: section 3.4 of the security reference, as `tries` has it. That both
# doors wait alike is in the contract of the tests.
_WAITS: Final = {5: 30, 6: 60, 7: 300, 8: 900, 9: 3600, 10: 3600}


@dataclass(slots=True)
class _Vault:
    """What the file, the key store and the counters of a real one hold together."""

    secret: str = field(repr=False)
    by_words: bool
    items: tuple[Item, ...] = ()
    sheet: SheetCode | None = None
    count: int = 0
    since: float = 0


class MemoryDoor:
    """Keeps a vault until the program ends.

    `playing` is told by `standing` instead of the truth, for screens of things gone wrong.
    """

    def __init__(self, clock: BootClock | None = None, *, key_store: bool = True) -> None:
        """Begin without a vault, on a computer with or without a key store."""
        self._clock = clock or SystemBootClock()
        self._key_store = key_store
        self._vault: _Vault | None = None
        self._open = False
        self._missed: set[str] = set()  # the wrong PINs of this session
        self.playing: Standing | None = None

    def standing(self) -> Standing:
        """Return how the vault stands."""
        if self.playing is not None:
            return self.playing
        vault = self._vault
        if vault is None:
            return Standing(Condition.NONE if self._key_store else Condition.NO_KEY_STORE)
        left, seconds = TRIES - vault.count, self._wait(vault)
        condition = Condition.LOCKED if left else Condition.USED_UP
        if self._open:
            condition, seconds = Condition.OPEN, 0
        return Standing(condition, left, seconds, vault.by_words, vault.sheet is not None)

    def create(self, pin: str, own: Own) -> Contents:
        """Make a new, empty vault, and leave it open."""
        digits = _good(pin, own)
        if self._vault is not None:
            raise VaultExists
        if not self._key_store:
            raise KeyStoreAbsent
        self._vault = _Vault(digits, by_words=False)
        return self._opened(self._vault)

    def create_by_words(self) -> NewPhrase:
        """Make a new, empty vault that words open."""
        if self._vault is not None:
            raise VaultExists
        if self._key_store:
            raise WordsNotNeeded
        self._vault = _Vault(new_passphrase().text, by_words=True)
        return NewPhrase(self._vault.secret, self._opened(self._vault))

    def open(self, secret: str) -> Contents:
        """Open the vault."""
        vault = self._there()
        self._judge(vault, secret)
        return self._opened(vault)

    def keep(self, kind: Kind, value: str) -> Contents:
        """Keep a value, in the place of an older one."""
        vault = self._inside()
        vault.items = with_item(vault.items, kind, value)
        return contents_of(vault.items)

    def forget(self, kind: Kind) -> Contents:
        """Keep this no more."""
        vault = self._inside()
        vault.items = without_item(vault.items, kind)
        return contents_of(vault.items)

    def reveal(self, kind: Kind, secret: str) -> str:
        """Return one value, after the PIN was given again."""
        vault = self._inside()
        value = next((item.value for item in vault.items if item.id == kind), None)
        if value is None:
            raise NotInside(kind)
        self._judge(vault, secret)
        return value

    def change(self, old: str, new: str, own: Own) -> Contents:
        """Put a new PIN in the place of the old one."""
        vault = self._inside_by_pin()
        digits = _good(new, own)
        self._judge(vault, old)
        vault.secret, vault.sheet = digits, None
        return self._opened(vault)

    def new_sheet(self, secret: str) -> str:
        """Return a new code."""
        vault = self._inside_by_pin()
        self._judge(vault, secret)
        vault.sheet = new_code()
        return vault.sheet.text

    def open_with_sheet(self, code: str, new_pin: str, own: Own) -> Contents:
        """Open the vault with the code of the sheet, under a new PIN."""
        vault = self._there()
        digits = _good(new_pin, own)
        sheet = sheet_of(code)
        if vault.sheet is None:
            raise NoSheet
        if sheet != vault.sheet:
            raise WrongSheet
        vault.secret, vault.sheet = digits, None
        return self._opened(vault)

    def use_previous(self) -> Standing:
        """Put the file of one generation before back, when one is played."""
        if self.playing is None or not self.playing.previous:
            raise NoVaultFile
        self.playing = None
        return self.standing()

    def use_older(self) -> Standing:
        """Take the older copy as it is."""
        self.playing = None
        return self.standing()

    def throw_away(self) -> None:
        """Forget all of it."""
        self.lock()
        self._vault = None
        self.playing = None

    def lock(self) -> None:
        """Shut the vault."""
        self._open = False
        self._missed.clear()

    def close(self) -> None:
        """Shut the vault for good."""
        self.lock()

    def _there(self) -> _Vault:
        if self._vault is None:
            raise NoVaultFile
        return self._vault

    def _inside(self) -> _Vault:
        if not self._open:
            raise DoorShut
        return self._there()

    def _inside_by_pin(self) -> _Vault:
        vault = self._inside()
        if vault.by_words:
            raise NotWithWords
        return vault

    def _opened(self, vault: _Vault) -> Contents:
        vault.count = 0
        self._open = True
        return contents_of(vault.items)

    def _judge(self, vault: _Vault, secret: str) -> None:
        """Return when the secret is right; a wrong PIN is counted, wrong words are not."""
        if vault.by_words:
            if passphrase_of(secret).text != vault.secret:
                raise WrongPassphrase
            return
        digits = pin_of(secret).digits.decode("ascii")
        self._begin(vault, digits)
        if digits == vault.secret:
            vault.count = 0
            return
        self._missed.add(digits)
        if vault.count >= TRIES:
            self._open = False
            raise TriesUsedUp
        raise WrongPin

    def _begin(self, vault: _Vault, digits: str) -> None:
        if vault.count >= TRIES:
            raise TriesUsedUp
        if (seconds := self._wait(vault)) > 0:
            raise MustWait(seconds)
        if digits in self._missed:
            raise SameAgain
        vault.count += 1
        vault.since = self._clock.seconds()

    def _wait(self, vault: _Vault) -> float:
        until = vault.since + _WAITS.get(vault.count + 1, 0)
        return max(until - self._clock.seconds(), 0)


def _good(pin: str, own: Own) -> str:
    chosen = pin_of(pin)
    if weak := weakness(chosen, own):
        raise Weak(weak)
    return chosen.digits.decode("ascii")
