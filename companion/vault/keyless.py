"""The vault of a device without a key store: words open it, and nothing else is needed.

There is no try counter: 64 random bits are not guessed at the keyboard. Nobody beside the file
knows its generation, so an older copy that was put back cannot be told from the newest.
"""

import contextlib
import os
from dataclasses import replace

from companion.vault import format as layout
from companion.vault.disk import locked, read_whole, write_whole
from companion.vault.errors import Damaged, NotWritten, NoVaultFile
from companion.vault.format import Costs, Fixed, Identity, Mode
from companion.vault.items import Item
from companion.vault.keys import NO_DEVICE, USUAL, PassphraseStretch, new_data_key, stretched
from companion.vault.passphrase_errors import OtherMode, VaultExists
from companion.vault.sealed import Keys, Unlocked, open_sealed, proven, seal
from companion.vault.store import Place
from companion.vault.typed import Passphrase

_RANDOM = 16  # bytes of a name and of the salt
_LARGEST = layout.HEADER_BYTES + layout.BODY_LIMIT + layout.TAG_BYTES + layout.MAC_BYTES


def mode_of(place: Place) -> Mode:
    """Return how the vault on the disk is opened; only its shape was looked at, not its MAC.

    Raises:
        NoVaultFile: there is none.
        Damaged: no whole vault of this person, or of a mode that is not known.
        TooNew: a newer program wrote it.
    """
    return _mode(place, _read(place))


def create(
    place: Place,
    passphrase: Passphrase,
    items: tuple[Item, ...] = (),
    costs: Costs = USUAL,
    stretch: PassphraseStretch = stretched,
) -> Unlocked:
    """Write the first generation of a vault and return it, open.

    Raises:
        VaultExists: there is a vault of this person already, in whatever mode, or its `.bak`.
        CostsRefused: the costs lie outside the limits.
        TooLarge, VaultInUse, NotWritten: nothing was written.
        MemoryError: too little for the stretching; nothing was written.
    """
    name = Identity(os.urandom(_RANDOM), place.person_id, layout.NO_KID)
    fixed = Fixed(name, 1, os.urandom(_RANDOM), costs, Mode.PASSPHRASE)
    with locked(place.lock):
        if place.file.exists() or place.previous.exists():
            raise VaultExists
        keys = Keys(stretch(passphrase, fixed.salt, costs), NO_DEVICE, new_data_key())
        try:
            write_whole(place.file, seal(items, fixed, keys))
        except NotWritten:
            # The name may be there without its folder synced: the next attempt must find none.
            with contextlib.suppress(OSError):
                place.file.unlink(missing_ok=True)
            raise
    return Unlocked(fixed, keys, items)


def unlock(
    place: Place, passphrase: Passphrase, stretch: PassphraseStretch = stretched
) -> Unlocked:
    """Return the open vault.

    Raises:
        NoVaultFile, Damaged, TooNew, OtherMode, CostsRefused: before anything was stretched.
        WrongPassphrase: the file is whole, the words are others.
        MemoryError: too little for the stretching.
    """
    data = _read(place)
    # Before the MAC: under a key store it is made with a secret that is not asked for here.
    mode = _mode(place, data)
    if mode is not Mode.PASSPHRASE:
        raise OtherMode(mode)
    return open_sealed(data, NO_DEVICE, passphrase, stretch)


def save(place: Place, unlocked: Unlocked, items: tuple[Item, ...]) -> Unlocked:
    """Write `items` as the next generation; what was there becomes `.bak`. Return what is now open.

    Raises:
        Damaged, TooNew, OtherMode: what lies on the disk is not this vault; nothing was changed.
        VaultInUse, NotWritten, TooLarge: the vault on the disk is the old one, whole; as
            `write_whole` says.
    """
    if unlocked.fixed.mode != Mode.PASSPHRASE:
        raise OtherMode(unlocked.fixed.mode)
    fixed = replace(unlocked.fixed, generation=unlocked.fixed.generation + 1)
    data = seal(items, fixed, unlocked.keys)
    with locked(place.lock):
        now = read_whole(place.file, _LARGEST)
        if now is not None:
            # A damaged file never takes the place of .bak, nor does another vault.
            parts = proven(now, unlocked.keys.device, Mode.PASSPHRASE)
            if parts.fixed.identity != fixed.identity:
                raise Damaged("another vault")
            write_whole(place.previous, now)
        write_whole(place.file, data)
    return Unlocked(fixed, unlocked.keys, items)


def _read(place: Place) -> bytes:
    data = read_whole(place.file, _LARGEST)
    if data is None:
        raise NoVaultFile
    return data


def _mode(place: Place, data: bytes) -> Mode:
    fixed = layout.take_apart(data).fixed
    if fixed.identity.person_id != place.person_id:
        raise Damaged("person")
    try:
        return Mode(fixed.mode)
    except ValueError as error:
        raise Damaged("mode") from error
