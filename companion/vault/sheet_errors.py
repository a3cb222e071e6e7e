"""What can go wrong with a recovery sheet, one class each; none ever holds a code."""

from companion.vault.errors import VaultError


class NotASheetCode(VaultError):
    """What was typed has too few or too many signs, or one that is on no keyboard for it."""

    def __init__(self, given: int, needed: int) -> None:
        super().__init__(f"{given} signs were given, the code of a sheet has {needed}")
        self.given = given
        self.needed = needed


class MistypedSheet(VaultError):
    """The length is right and the check sign does not fit: a sign is wrong, or two are swapped."""

    def __init__(self) -> None:
        super().__init__("the code was mistyped")


class WrongSheet(VaultError):
    """The code was typed well, and is the one of another vault or of an older sheet."""

    def __init__(self) -> None:
        super().__init__("this sheet does not open this vault")


class NoSheet(VaultError):
    """There is no sheet of this vault, or only one that a change of PIN has made void."""

    def __init__(self) -> None:
        super().__init__("this vault has no recovery sheet")
