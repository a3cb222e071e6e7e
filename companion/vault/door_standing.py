"""Which vault there is in the folder, and how it stands, as far as can be seen from outside."""

import re
from pathlib import Path
from typing import Final

from companion.vault import format as layout
from companion.vault import keyless, recovery
from companion.vault.disk import locked, read_whole
from companion.vault.door import Condition, Standing
from companion.vault.errors import (
    CostsRefused,
    Damaged,
    KeyMissing,
    NoVaultFile,
    OtherDevice,
    TooNew,
    VaultError,
    VaultInUse,
)
from companion.vault.format import Mode
from companion.vault.key_store import BackEnd, KeyStore
from companion.vault.key_store_errors import KeyStoreError
from companion.vault.keys import NO_DEVICE
from companion.vault.sealed import Unlocked, proven
from companion.vault.store import LARGEST, Age, Place, key_name, load
from companion.vault.tries import Tries

_OF_A_PERSON: Final = re.compile(r"([0-9a-f]{32})\.(vault|vault\.bak|vault\.thrown|pending)")


def places_in(folder: Path) -> tuple[Place, ...]:
    """Return the places of which there is a vault, or what a crash left of one; a vault first."""
    if not folder.is_dir():
        return ()
    names = sorted(path.name for path in folder.iterdir())
    found = [match for name in names if (match := _OF_A_PERSON.fullmatch(name))]
    found.sort(key=lambda match: ("vault", "vault.bak", "vault.thrown", "pending").index(match[2]))
    return tuple(
        Place(folder, bytes.fromhex(person)) for person in dict.fromkeys(m[1] for m in found)
    )


def back_end_of(place: Place) -> BackEnd | None:
    """Return the key store that the vault names, or None when it names none, or is none."""
    for path in (place.file, place.previous, place.thrown):
        try:
            number = layout.take_apart(read_whole(path, LARGEST) or b"").fixed.key_store
        except VaultError:
            continue
        return tuple(BackEnd)[number - 1] if 1 <= number <= len(BackEnd) else None
    return None


def while_open(place: Place, tries: Tries, unlocked: Unlocked) -> Standing:
    """Return how an open vault stands; `left` are the ten when they cannot be told now."""
    sheet = recovery.has_sheet(place)
    if unlocked.fixed.mode == Mode.PASSPHRASE:
        return Standing(Condition.OPEN, by_words=True)
    try:
        left = tries.standing(key_name(unlocked.fixed)).left
    except VaultError:
        return Standing(Condition.OPEN, sheet=sheet)
    return Standing(Condition.OPEN, left, sheet=sheet)


def at_rest(place: Place, keys: KeyStore, tries: Tries, hold: Path) -> Standing:
    """Return how a vault stands that this program has not open.

    `hold` is locked by the program that has it open.

    Raises:
        NotWritten: the wait could not be noted.
    """
    try:
        mode = keyless.mode_of(place)
        with locked(hold):
            pass
        if mode is Mode.PASSPHRASE:
            _ = proven(read_whole(place.file, LARGEST) or b"", NO_DEVICE, mode)
            return Standing(Condition.LOCKED, by_words=True)
        return _with_pin(place, keys, tries)
    except NoVaultFile:
        if place.previous.exists():
            return _spoilt(Condition.DAMAGED, place, keys)
        return Standing(Condition.NONE if _works(keys) else Condition.NO_KEY_STORE)
    except VaultInUse:
        return Standing(Condition.IN_USE)
    except TooNew:
        return Standing(Condition.TOO_NEW)
    except OtherDevice:
        return _spoilt(Condition.OTHER_DEVICE, place, keys)
    except (Damaged, CostsRefused):
        return _spoilt(Condition.DAMAGED, place, keys)


def _with_pin(place: Place, keys: KeyStore, tries: Tries) -> Standing:
    sheet = recovery.has_sheet(place)
    try:
        loaded = load(place, keys)
        standing = tries.standing(key_name(loaded.parts.fixed))
    except KeyMissing as error:
        with locked(place.lock):
            used_up = tries.used_up(error.kid)
        return Standing(Condition.USED_UP if used_up else Condition.KEY_GONE, 0, sheet=sheet)
    except KeyStoreError:
        return Standing(Condition.KEY_SILENT, sheet=sheet)
    if not standing.left:
        return Standing(Condition.USED_UP, 0, sheet=sheet)
    condition = Condition.OLDER if loaded.age is Age.OLDER else Condition.LOCKED
    return Standing(condition, standing.left, standing.seconds, sheet=sheet)


def _spoilt(condition: Condition, place: Place, keys: KeyStore) -> Standing:
    sheet = recovery.has_sheet(place)
    return Standing(condition, sheet=sheet, previous=_is_good(place, keys))


def _is_good(place: Place, keys: KeyStore) -> bool:
    """Whether the file of one generation before is whole and of this device."""
    try:
        data = read_whole(place.previous, LARGEST) or b""
        if layout.take_apart(data).fixed.mode == Mode.PASSPHRASE:
            _ = proven(data, NO_DEVICE, Mode.PASSPHRASE)
        else:
            _ = load(place, keys, previous=True)
    except VaultError:
        return False
    return True


def _works(keys: KeyStore) -> bool:
    try:
        keys.kind()
    except KeyStoreError:
        return False
    return True
