"""A TOML file read strictly: every fault with its line, and what to do."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from companion.device.lines import KeyPath, key_lines, statements
from companion.faults import Fault, nearest

LARGEST = 64 * 1024  # bytes; a policy has about 3 KiB
# A key of 60,000 bytes with dots takes tomllib half a minute; of a line this long, nothing.
LONGEST_LINE = 1000
MOST_FAULTS = 50  # who has so many to mend begins again with the example


class Faults:
    """Collects what is to be mended in one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: set[Fault] = set()

    def add(self, line: int, problem: str) -> None:
        """Note one fault at a line counted from 1; more than `MOST_FAULTS` are not kept."""
        if len(self._found) < MOST_FAULTS:
            self._found.add(Fault(self.path, line, problem))

    def all(self) -> tuple[Fault, ...]:
        """Return what was noted, in the order of the lines."""
        return tuple(sorted(self._found))


class Table:
    """One `[table]` of the file. Asking a key that is of another shape notes a fault.

    Each question has a default, which is returned when the key is absent or wrong.
    """

    def __init__(
        self, name: str, values: object, lines: Mapping[KeyPath, int], faults: Faults
    ) -> None:
        self.name = name
        self.faults = faults
        self._lines = lines
        self._asked: set[str] = set()
        self._values: Mapping[str, object] = values if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            faults.add(self.line_of(), f"write `[{name}]` on a line of its own, its keys below it")

    def __contains__(self, key: str) -> bool:
        """Return whether the key is written in the file."""
        return key in self._values

    def line_of(self, key: str = "") -> int:
        """Return the line of a key; of the table where it has none; the first where that is not."""
        table = self._lines.get((self.name,), 1)
        return self._lines.get((self.name, key), table)

    def fault(self, key: str, problem: str) -> None:
        """Note a fault at the line of a key."""
        self.faults.add(self.line_of(key), problem)

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        value = self._asked_for(key, default)
        if isinstance(value, bool):
            return value
        self.fault(key, f"write true or false after `{key} =`, without quotes")
        return default

    def whole(self, key: str, allowed: Sequence[int], default: int) -> int:
        """Return a whole number that is one of `allowed`."""
        value = self._asked_for(key, default)
        # True is an int as well, and equal to 1.
        if isinstance(value, int) and not isinstance(value, bool) and value in allowed:
            return value
        if isinstance(allowed, range):
            told = f"a whole number from {allowed[0]} to {allowed[-1]}"
        else:
            told = "one of " + ", ".join(str(one) for one in allowed)
        self.fault(key, f"write {told} after `{key} =`, without quotes")
        return default

    def text(self, key: str, default: str = "", longest: int = 200) -> str:
        """Return a text of printable characters in one line."""
        value = self._asked_for(key, default)
        if not isinstance(value, str):
            self.fault(key, f"write a text between quotes after `{key} =`")
        elif len(value) > longest or not value.isprintable():
            self.fault(key, f"write at most {longest} letters and signs after `{key} =`")
        else:
            return value.strip()
        return default

    def word(self, key: str, allowed: Collection[str], default: str) -> str:
        """Return a text that is one of `allowed`; otherwise the fault names the nearest."""
        value = self.text(key, default)
        if value in allowed:
            return value
        self.fault(key, f"{shown(value)} is not known after `{key} =`; {nearest(value, allowed)}")
        return default

    def names(
        self, key: str, allowed: Collection[str], default: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Return a list of texts that are all of `allowed`, none of them twice."""
        value = self._asked_for(key, list(default))
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault(key, f'write a list after `{key} =`, as ["one", "two"]')
            return default
        strange = [one for one in value if one not in allowed][:MOST_FAULTS]
        for one in strange:
            self.fault(key, f"{shown(one)} is not known in `{key}`; {nearest(one, allowed)}")
        if len(set(value)) < len(value):
            self.fault(key, f"keep each name in `{key}` only once")
        return default if strange else tuple(dict.fromkeys(value))

    def close(self) -> None:
        """Note a fault for each key that nobody asked for: it is misspelt or not known here."""
        unknown = [key for key in self._values if key not in self._asked]
        for key in unknown[:MOST_FAULTS]:
            where = f"is not known in [{self.name}]"
            self.fault(key, f"{shown(key)} {where}; {nearest(key, self._asked)}")

    def _asked_for(self, key: str, default: object) -> object:
        self._asked.add(key)
        return self._values.get(key, default)


@dataclass(frozen=True, slots=True)
class Document:
    """The tables of a file by name, and the line of every key."""

    tables: Mapping[str, object]
    lines: Mapping[KeyPath, int]


def parse(raw: bytes, faults: Faults) -> Document | None:
    """Return what `raw` holds; None with at least one fault noted where it is no whole TOML."""
    text = _text(raw, faults)
    if text is None:
        return None
    import tomllib  # noqa: PLC0415 - not loaded where there is no policy file

    try:
        return Document(tomllib.loads(text), key_lines(text))
    except RecursionError:
        faults.add(1, "lists are nested too deep in this file; make it flatter")
    except ValueError as error:  # tomllib.TOMLDecodeError, or a number beyond the limit of Python
        _add_refusal(str(error), text, faults)
    return None


def shown(word: str) -> str:
    """Return a word of the file as it may stand on a terminal: short, and nothing that steers."""
    return f"`{word}`" if word.isprintable() and len(word) <= 60 else f"`{ascii(word)[1:40]}…`"


def _text(raw: bytes, faults: Faults) -> str | None:
    problem = ""
    line = 1
    text = ""
    if len(raw) > LARGEST:
        problem = f"the file is longer than {LARGEST} bytes; keep what the example has"
    else:
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            problem = "save the file as UTF-8"
    if not problem:
        line, problem = _unfinished(text)
    if problem:
        faults.add(line, problem)
        return None
    return text


def _unfinished(text: str) -> tuple[int, str]:
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            return number, f"write at most {LONGEST_LINE} characters on a line"
    if not text.strip():
        return 1, "the file is empty; begin with the example, or remove the file"
    if lines[-1]:
        # `idle_minutes = 1` may be the first half of 15.
        return len(lines), "the file stops within a line; see if it is whole, and end it (Enter)"
    return 0, ""


_AT = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")
_TWICE = re.compile("Cannot (?:overwrite|declare|mutate)|Duplicate inline table key")


def _add_refusal(message: str, text: str, faults: Faults) -> None:
    """Note why tomllib refused, in our words: its own may quote a value of the file."""
    found = _AT.search(message)
    line = int(found[1]) if found else text.count("\n")
    if "(at end of document)" in message:
        faults.add(line, "the file stops too early; write the rest of this line, or begin again")
    elif _TWICE.match(message):
        upto = "\n".join(text.split("\n")[:line])
        # The refusal may be told at the end of a list of several lines.
        line, head = [(line, "this"), *statements(upto)][-1]
        faults.add(line, f"{shown(head)} stands here twice; keep one")
    elif message.startswith("Invalid value"):
        faults.add(line, 'the value is not right; write "text", true, false or a whole number')
    elif found is None:
        faults.add(1, "a number in this file is far too long; write a smaller one")
    else:
        faults.add(line, "this is no TOML; write `key = value`, or `[table]` on its own line")
