"""What the citizen types to open a vault. Light: no cryptography comes with it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pin:
    """The digits as ASCII bytes; whether they may be chosen is for `pins` to say."""

    digits: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Passphrase:
    """The words in lower case with single spaces; `passphrases` makes and reads them."""

    text: str = field(repr=False)


Secret = Pin | Passphrase
