"""What can go wrong with the key store of the system; none of these ever holds a secret."""

from companion.vault.errors import VaultError


class KeyStoreError(VaultError):
    """The base of every error of the door to the key store."""


class KeyStoreAbsent(KeyStoreError):
    """This computer has no key store that lasts: no service, no bus, or no keyring in it."""

    def __init__(self) -> None:
        super().__init__("this computer has no key store")


class KeyStoreLocked(KeyStoreError):
    """The key store is there, and locked; nothing was asked of the citizen."""

    def __init__(self, back_end: str) -> None:
        super().__init__(f"the key store is locked: {back_end}")
        self.back_end = back_end


class KeyStoreSlow(KeyStoreError):
    """No answer in time; whether a write was done is not known. The helper process was ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the key store gave no answer in {seconds:.1f} seconds")
        self.seconds = seconds


class KeyStoreRefused(KeyStoreError):
    """A back end that is not one of ours: one that keeps nothing, or keeps it readable for all."""

    def __init__(self, back_end: str) -> None:
        super().__init__(f"no key is put in this key store: {back_end}")
        self.back_end = back_end


class KeyStoreFailed(KeyStoreError):
    """The back end or its helper process broke; `cause` names the kind of fault, never its text."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"the key store failed: {cause}")
        self.cause = cause


class KeyNotKept(KeyStoreError):
    """What is read from the entry is not what was put there, or is not a key at all."""

    def __init__(self, kid: str) -> None:
        super().__init__(f"the key store did not keep the key as it was given: {kid}")
        self.kid = kid


class KeyNotDeleted(KeyStoreError):
    """The entry can still be read after it was deleted."""

    def __init__(self, kid: str) -> None:
        super().__init__(f"the key store still has the key that was deleted: {kid}")
        self.kid = kid
