"""One thing kept in a vault. Light: no cryptography comes with it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """One thing kept, such as `bsn`; the value is never in the repr."""

    id: str
    value: str = field(repr=False)
