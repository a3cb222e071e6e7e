"""What can go wrong with a vault, one class for each situation; none ever holds a secret."""

from companion.errors import CompanionError


class VaultError(CompanionError):
    """The base of every error of a vault file, its PIN and its tries."""


class Damaged(VaultError):
    """The bytes are no whole vault file. No try is counted and nothing is erased."""

    def __init__(self, what: str) -> None:
        super().__init__(f"no whole vault file: {what}")
        self.what = what


class OtherDevice(VaultError):
    """The MAC does not fit the device secret: another device's file, or a damaged one."""

    def __init__(self) -> None:
        super().__init__("the vault file does not fit the secret of this device")


class WrongPin(VaultError):
    """The file is whole and of this device; the PIN is not the one it was closed with."""

    def __init__(self) -> None:
        super().__init__("the PIN does not open this vault")


class TooNew(VaultError):
    """A newer version of the program wrote this file; it is left untouched."""

    def __init__(self, version: int) -> None:
        super().__init__(f"vault version {version} is newer than this program")
        self.version = version


class CostsRefused(VaultError):
    """The costs of the key derivation lie outside the limits; it was not run."""

    def __init__(self, memory_kib: int, passes: int, lanes: int) -> None:
        super().__init__(f"costs outside the limits: m={memory_kib} KiB, t={passes}, p={lanes}")
        self.memory_kib = memory_kib
        self.passes = passes
        self.lanes = lanes


class TooLarge(VaultError):
    """There is more to keep than a vault holds; nothing was written."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"the vault would hold {size} bytes, more than {limit}")
        self.size = size
        self.limit = limit


class NoVaultFile(VaultError):
    """There is no vault of this person in the folder."""

    def __init__(self) -> None:
        super().__init__("no vault file")


class KeyMissing(VaultError):
    """The file is there and the key store has no key for it: stop, and never begin afresh."""

    def __init__(self, kid: str) -> None:
        super().__init__(f"the key store has no key for this vault: {kid}")
        self.kid = kid


class VaultInUse(VaultError):
    """Another process holds the lock of this vault."""

    def __init__(self) -> None:
        super().__init__("another program has this vault in use")


class NotWritten(VaultError):
    """The disk refused; the file that was there is untouched, and nothing half is beside it."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"the vault was not written: {error.strerror}")
        self.number = error.errno


class NotAPin(VaultError):
    """What was typed is not four to six digits."""

    def __init__(self) -> None:
        super().__init__("a PIN has four to six digits")


class MustWait(VaultError):
    """The next try is not yet allowed; nothing was counted."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the next try is in {seconds:.0f} seconds")
        self.seconds = seconds


class SameAgain(VaultError):
    """This wrong PIN was tried before in this session; it is not counted again."""

    def __init__(self) -> None:
        super().__init__("this PIN was tried before")


class TriesUsedUp(VaultError):
    """Ten tries missed: the PIN way is closed and the device secret is gone."""

    def __init__(self) -> None:
        super().__init__("the ten tries are used up")


class PinUncertain(VaultError):
    """The disk refused in the middle of a change of PIN, and refused to be put back as well.

    The new PIN opens the vault now; after a power cut before the next start it may be the old one.
    """

    def __init__(self) -> None:
        super().__init__("the disk refused: the new PIN opens the vault now, perhaps not for good")
