"""What a crash in the middle of a change left, brought to its end or undone; all under the lock.

The vault file alone says which keys are the right ones: a change is done from the moment that
`os.replace` put the new file there, and not before.
"""

import contextlib
from pathlib import Path

from companion.vault import format as layout
from companion.vault.disk import read_whole, write_whole
from companion.vault.errors import Damaged, VaultError
from companion.vault.format import Fixed, Mode
from companion.vault.key_store import KeyStore
from companion.vault.keys import NO_DEVICE, DeviceSecret
from companion.vault.pending import clear, forget_keys, noted_kids
from companion.vault.sealed import proven
from companion.vault.sheet_file import SHEET_BYTES, identity_of
from companion.vault.store import LARGEST, Place, key_name, take_away


def settle_now(place: Place, store: KeyStore) -> None:
    """Finish or undo what a crash left; nothing is deleted that could still be the way in.

    Raises:
        NotWritten, KeyStoreError: not all of it; the next time goes on where this one ended.
    """
    if place.thrown.exists():
        finish_throwing(place, store)
    take_away(*place.folder.glob(f"{place.person_id.hex()}.*.new"))
    try:
        now = read_whole(place.file, LARGEST)
    except Damaged:
        return  # the disk does not give it; `load` tells
    if now is not None:
        _settle_around(place, store, now)
    elif not place.previous.exists():
        _forget_unmade(place, store)


def finish_throwing(place: Place, store: KeyStore) -> None:
    """Delete the keys of the vault that is being thrown away, then its files.

    Raises:
        NotWritten, KeyStoreError: not all of it; what is left is not readable with a PIN.
    """
    if place.file.exists():
        # Made or put back since then: only what is the thrown one's own goes.
        if (kid := vault_kid(place.thrown)) not in {"", vault_kid(place.file)}:
            forget_keys(store, kid)
        take_away(place.thrown)
        return
    for kid in kids_of(place):
        forget_keys(store, kid)
    take_away(*place.files)


def kids_of(place: Place) -> tuple[str, ...]:
    """Return the names of all keys that the files speak of, that of `thrown` or `file` first."""
    named = map(vault_kid, (place.thrown, place.file, place.previous, place.damaged))
    names = dict.fromkeys((*named, sheet_kid(place), *noted_kids(place)))
    return tuple(kid for kid in names if kid)


def sheet_kid(place: Place) -> str:
    """Return the kid that the sheet is bound to; nothing where no sheet can be read."""
    with contextlib.suppress(VaultError):
        data = read_whole(place.sheet, SHEET_BYTES)
        if data is not None:
            return identity_of(data).kid.hex()
    return ""


def _forget_unmade(place: Place, store: KeyStore) -> None:
    noted = noted_kids(place)
    # A change notes two: then there was a file, and whoever took it away may bring it back.
    if len(noted) == 1:
        forget_keys(store, noted[0])
        take_away(place.tries, place.pending)


def _settle_around(place: Place, store: KeyStore, now: bytes) -> None:
    try:
        fixed = layout.take_apart(now).fixed
    except VaultError:
        return
    kid, bak, sheet = key_name(fixed), vault_kid(place.previous), sheet_kid(place)
    if not place.pending.exists() and {bak, sheet} <= {"", kid}:
        return
    if not _is_proven(place, store, now, fixed):
        _forget_orphans(place, store, kid, bak)
        return
    write_whole(place.file, now)  # it outlives a power cut before an older key goes
    if bak not in {"", kid}:
        write_whole(place.previous, now)  # the old one would open with the old PIN
    if sheet not in {"", kid}:
        take_away(place.sheet)
    for other in noted_kids(place):
        if other != kid:
            forget_keys(store, other)
    clear(place)


def _is_proven(place: Place, store: KeyStore, now: bytes, fixed: Fixed) -> bool:
    by_words = fixed.mode == Mode.PASSPHRASE
    secret = NO_DEVICE.value if by_words else store.get(key_name(fixed))
    if secret is None or fixed.identity.person_id != place.person_id:
        return False
    try:
        proven(now, DeviceSecret(secret), Mode.PASSPHRASE if by_words else Mode.PIN)
    except VaultError:
        return False
    return True


def _forget_orphans(place: Place, store: KeyStore, kid: str, bak: str) -> None:
    """After ten tries the key of the file is gone; a key for the sheet's new PIN may be left."""
    noted = noted_kids(place)
    if kid not in noted or bak not in {"", kid} or store.get(kid) is not None:
        return  # a damaged file: nobody knows which key is its own
    for other in noted:
        if other != kid:
            forget_keys(store, other)
    clear(place)


def vault_kid(path: Path) -> str:
    """Return the kid that a vault file names; nothing where it has none, or none can be read."""
    with contextlib.suppress(VaultError):
        data = read_whole(path, LARGEST)
        if data is not None:
            fixed = layout.take_apart(data).fixed
            return "" if fixed.identity.kid == layout.NO_KID else key_name(fixed)
    return ""
