"""Words that are nowhere else in the world, and where on a disk any of them can be read."""

import base64
import json
import random
import re
import string
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote

from companion.vault.keeping import accepted
from companion.vault.keeping_errors import NotKeepable
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN, pin_of, weakness

_DAY: Final = date(2026, 11, 24)
_CODECS: Final = ("utf-8", "utf-16-le", "utf-16-be")
_LARGEST: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Canaries:
    """What one citizen keeps and answers; `born` is as it is kept, `1927-11-13`."""

    name: str
    address: str
    iban: str
    bsn: str
    password: str
    pin: str
    code: str
    answer: str
    amount: str
    born: str
    helper: str
    copied: str


def new_canaries(chance: random.Random) -> Canaries:
    """Return words that keep to the rules of what may be kept."""
    return Canaries(
        name=f"{_word(chance)} 't {_word(chance)}",
        address=f"{_word(chance)}straat {chance.randrange(1000, 9999)}",
        iban=_keepable(chance, Kind.IBAN, 10),
        bsn=_keepable(chance, Kind.BSN, 9),
        password=f"{_word(chance)}!{_digits(chance, 4)}ë{_word(chance)}",
        pin=_pin(chance),
        code=_digits(chance, 4),
        answer=f"{_word(chance)} è {_word(chance)}",
        amount=f"{_digits(chance, 3)},{_digits(chance, 2)}",
        born=f"19{chance.randrange(20, 39)}-{chance.randrange(10, 13)}-{chance.randrange(10, 29)}",
        helper=_word(chance),
        copied=_word(chance),
    )


def to_line(canaries: Canaries) -> str:
    """Return them as one line, for the pipe to a program; never as words of its command."""
    return json.dumps(asdict(canaries))


def from_line(line: str) -> Canaries:
    """Return what `to_line` wrote."""
    return Canaries(**json.loads(line))


def finder_of(canaries: Canaries) -> "Finder":
    """Return what finds any of them in any of its forms."""
    return Finder(
        {field: tuple(_written(_forms(field, text))) for field, text in asdict(canaries).items()}
    )


class Finder:
    """Looks for the written forms of each canary in bytes and in files."""

    def __init__(self, written: dict[str, tuple[bytes, ...]]) -> None:
        self._plain: dict[str, tuple[bytes, ...]] = {}
        self._numbers: dict[str, re.Pattern[bytes] | None] = {}
        for field, forms in written.items():
            # A number of few digits may be part of a longer one by chance.
            short = {form for form in forms if form.isdigit() and len(form) < 8}
            self._plain[field] = tuple(set(forms) - short)
            rule = rb"(?<![0-9.])(?:" + b"|".join(sorted(short)) + rb")(?![0-9])"
            self._numbers[field] = re.compile(rule) if short else None

    def in_bytes(self, data: bytes) -> set[str]:
        """Return which canaries can be read there."""
        found = {
            field for field, forms in self._plain.items() if any(map(data.__contains__, forms))
        }
        return found | {
            field for field, rule in self._numbers.items() if rule is not None and rule.search(data)
        }

    def in_folder(self, folder: Path, but: tuple[Path, ...] = ()) -> dict[str, set[str]]:
        """Return the files below in which something can be read, or in whose name."""
        found = {}
        for path in folder.rglob("*"):
            if any(path.is_relative_to(one) for one in but):
                continue
            here = self.in_bytes(str(path.relative_to(folder)).encode("utf-8", "surrogateescape"))
            here |= self.in_bytes(_read(path))
            if here:
                found[str(path.relative_to(folder))] = here
        return found


def _read(path: Path) -> bytes:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return b""
        return path.read_bytes()
    except OSError:  # it is gone, or a program that ends just now has it
        return b""


def _forms(field: str, text: str) -> set[str]:
    """Return the text as somebody may write it: groups, other order, escaped."""
    forms = {text, text[::-1], text.replace("'", "''"), json.dumps(text)[1:-1], quote(text)}
    forms |= {quote(text, safe=""), text.replace(" ", "+"), text.upper(), text.lower()}
    digits = "".join(sign for sign in text if sign.isdigit())
    if field in {"iban", "bsn", "pin"}:
        forms |= {
            sep.join(_groups(whole, size))
            for whole in (digits, digits[::-1])
            for size in (1, 2, 3, 4)
            for sep in (" ", ".", "-")
        }
    if field == "iban":
        forms |= {digits, text[-10:], " ".join(_groups(text, 4))}
    if field == "born":
        year, month, day = text.split("-")
        forms |= {f"{day}-{month}-{year}", f"{day}{month}{year}", f"{year}{month}{day}"}
        forms |= {f"{day}/{month}/{year}", f"{day}.{month}.{year}"}
    if field == "amount":
        forms |= {text.replace(",", "."), digits}  # kept as cents
    if field in {"name", "address", "answer", "password"}:
        forms |= {word for word in re.split(r"[ '!]", text) if len(word) >= 8}
    return {form for form in forms if len(form) >= 4}


def _groups(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def _written(forms: set[str]) -> Iterator[bytes]:
    for form in forms:
        for codec in _CODECS:
            data = form.encode(codec)
            yield data
            if len(form) >= 6:
                yield data.hex().encode()
                yield data.hex().upper().encode()
                yield from _base64(data)


def _base64(data: bytes) -> Iterator[bytes]:
    """Wherever it stands in a longer text, these signs of it are the same."""
    for before in range(3):
        signs = base64.b64encode(bytes(before) + data)
        begin = (0, 2, 3)[before]
        end = len(data) + before - (len(data) + before) % 3
        yield signs[begin : end // 3 * 4]
        yield base64.urlsafe_b64encode(bytes(before) + data)[begin : end // 3 * 4]


def _word(chance: random.Random) -> str:
    return "Zq" + "".join(chance.choices(string.ascii_lowercase, k=10))


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("3456789", k=count))


def _keepable(chance: random.Random, kind: Kind, count: int) -> str:
    while True:
        digits = _digits(chance, count)
        text = digits if kind is Kind.BSN else f"NL{chance.randrange(10, 99)}INGB{digits}"
        try:
            return accepted(kind, text, _DAY)
        except NotKeepable:
            continue


def _pin(chance: random.Random) -> str:
    while weakness(pin_of(text := _digits(chance, 6)), NOTHING_OWN):
        pass
    return text
