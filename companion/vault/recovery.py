"""The recovery sheet: a code on paper that opens the vault without PIN and without this device."""

import contextlib
from dataclasses import dataclass

from companion.vault import format as layout
from companion.vault.changing import rotated
from companion.vault.disk import locked, read_whole, write_whole
from companion.vault.errors import Damaged, NotWritten, NoVaultFile, VaultError
from companion.vault.format import Costs, Fixed, Mode, Parts
from companion.vault.fresh import Closing
from companion.vault.items import Item
from companion.vault.key_store import KeyStore
from companion.vault.keys import USUAL, Stretch, stretched
from companion.vault.sealed import Unlocked, items_of
from companion.vault.settling import settle_now
from companion.vault.sheet_codes import SheetCode, new_code, sheet_of
from companion.vault.sheet_errors import NoSheet
from companion.vault.sheet_file import SHEET_BYTES, identity_of, unwrapped, wrapped
from companion.vault.store import LARGEST, Place, take_away
from companion.vault.tries import Tries
from companion.vault.typed import Pin

__all__ = [
    "OpenedBySheet",
    "SheetCode",
    "has_sheet",
    "new_sheet",
    "open_with_sheet",
    "remove_sheet",
    "renew",
    "sheet_of",
]


@dataclass(frozen=True, slots=True)
class OpenedBySheet:
    """What a vault held that its sheet opened; no key of it is told. `renew` gives it a PIN."""

    items: tuple[Item, ...]
    fixed: Fixed


def new_sheet(place: Place, unlocked: Unlocked) -> SheetCode:
    """Return the code of a new sheet, to be printed; an older sheet opens no more.

    Raises:
        NoVaultFile, Damaged, TooNew: what lies there is not what is open; nothing was changed.
        VaultInUse, NotWritten: there is the sheet that was there before, or none.
    """
    code, name = new_code(), unlocked.fixed.identity
    with locked(place.lock):
        if _parts(place).fixed.identity != name:
            raise Damaged("another vault")
        before = read_whole(place.sheet, LARGEST)
        try:
            write_whole(place.sheet, wrapped(code, name, unlocked.keys.data))
        except (NotWritten, MemoryError):
            # Nobody has seen the new code, so the old paper is to hold, or none.
            with contextlib.suppress(VaultError, MemoryError):
                _put_back(place, before)
            raise
    return code


def has_sheet(place: Place) -> bool:
    """Whether there is a whole sheet of this vault; who has the paper is not known."""
    try:
        return _sheet(place, _parts(place)) != b""
    except VaultError:
        return False


def remove_sheet(place: Place) -> None:
    """Make the sheet void; that there is none is fine.

    Raises:
        VaultInUse, NotWritten: it may still open the vault.
    """
    with locked(place.lock):
        take_away(place.sheet)


def open_with_sheet(place: Place, sheet: SheetCode) -> OpenedBySheet:
    """Return what the vault holds; neither PIN nor key store is asked, and no try is counted.

    Raises:
        NoSheet: there is none, or one that is void.
        WrongSheet: the code is not the one of this sheet.
        NoVaultFile, Damaged, TooNew: of the vault or of the file of the sheet.
        VaultInUse: another program is at it.
    """
    with locked(place.lock):
        parts = _parts(place)
        return OpenedBySheet(items_of(parts, unwrapped(sheet, _sheet(place, parts))), parts.fixed)


def renew(  # noqa: PLR0913, PLR0917 - as `change_pin`
    place: Place,
    store: KeyStore,
    tries: Tries,
    opened: OpenedBySheet,
    pin: Pin,
    costs: Costs = USUAL,
    stretch: Stretch = stretched,
) -> Unlocked:
    """Close the vault that the sheet opened with a new PIN; all is new, and the sheet is void.

    Raises:
        NoVaultFile, Damaged, TooNew: what lies there is not what was opened.
        CostsRefused, TooLarge, VaultInUse: nothing was changed.
        NotWritten, KeyStoreError, MemoryError: the sheet opens it, as before.
        PinUncertain: the disk refused twice; the new PIN opens it.
    """
    with locked(place.lock):
        settle_now(place, store)
        before = _parts(place).fixed
        if before != opened.fixed:
            raise Damaged("another vault")
        return rotated(place, (store, tries), before, opened.items, Closing(pin, costs, stretch))


def _parts(place: Place) -> Parts:
    data = read_whole(place.file, LARGEST)
    if data is None:
        raise NoVaultFile
    parts = layout.take_apart(data)
    if parts.fixed.identity.person_id != place.person_id or parts.fixed.mode != Mode.PIN:
        raise Damaged("person or mode")
    return parts


def _sheet(place: Place, parts: Parts) -> bytes:
    """Return the bytes of the sheet of this vault, under its present kid."""
    data = read_whole(place.sheet, SHEET_BYTES)
    if data is None or identity_of(data) != parts.fixed.identity:
        raise NoSheet
    return data


def _put_back(place: Place, before: bytes | None) -> None:
    if before is None:
        take_away(place.sheet)
    elif read_whole(place.sheet, LARGEST) != before:
        write_whole(place.sheet, before)
