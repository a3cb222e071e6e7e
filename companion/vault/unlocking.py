"""The one way from a PIN to an open vault: proven, counted, judged, in that order."""

from companion.vault.disk import locked
from companion.vault.errors import Damaged, KeyMissing, TriesUsedUp, WrongPin
from companion.vault.key_store import KeyStore
from companion.vault.keys import Stretch, stretched
from companion.vault.sealed import Unlocked, open_sealed
from companion.vault.store import Place, key_name, load
from companion.vault.tries import Tries
from companion.vault.typed import Pin


def unlock(
    place: Place, store: KeyStore, tries: Tries, pin: Pin, stretch: Stretch = stretched
) -> Unlocked:
    """Return the open vault; its age is for `load` to tell beforehand.

    Raises:
        VaultInUse: another process is at it.
        NoVaultFile, Damaged, TooNew, OtherDevice, CostsRefused, KeyMissing: no try was counted.
        MustWait, SameAgain: no try was counted.
        WrongPin: it was counted.
        TriesUsedUp: it was the tenth, or there had been ten; only a recovery sheet opens it.
        NotWritten, KeyStoreError: the counts could not be written; the PIN was not judged, or it
            was right and the counts could not be set to nought.
        MemoryError: too little for the stretching; no try was counted.
    """
    with locked(place.lock):
        try:
            loaded = load(place, store)
        except KeyMissing as error:
            if tries.used_up(error.kid):
                raise TriesUsedUp from error
            raise
        kid = key_name(loaded.parts.fixed)
        tries.begin(kid, pin)
        try:
            opened = open_sealed(loaded.data, loaded.device, pin, stretch)
        except WrongPin:
            tries.missed(kid, pin)
            raise
        except (MemoryError, Damaged):
            tries.take_back(kid)  # no PIN was found wrong
            raise
        tries.start(kid)
        return opened
