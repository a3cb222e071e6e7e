"""A shipped YAML file, read strictly: every scalar a string, every fault with its line.

Flow files and fact files are written by people who do not program. So the reader goes on after a
fault and collects all of them, and each says what to do. YAML's surprises (aliases, tags, merge
keys, repeated keys, deep nesting) are refused before anything is built.
"""

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from companion.errors import CompanionError
from companion.faults import Fault, nearest

LARGEST = 64 * 1024  # bytes; a flow of 40 steps is about 16 KiB
DEEPEST = 12  # nested mappings and lists
_WHOLE = re.compile("-?[0-9]{1,9}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DocumentFaulty(CompanionError):
    """A shipped file cannot be used; `faults` says why, in the order of the lines."""

    def __init__(self, faults: Collection[Fault]) -> None:
        """Keep the faults sorted by line."""
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Faults:
    """Collects what is to be mended in one file, so that an author sees all of it at once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: list[Fault] = []

    def add(self, line: int, problem: str) -> None:
        """Note one fault at a line counted from 1."""
        self._found.append(Fault(self.path, line, problem))

    def raise_any(self) -> None:
        """Raise when anything was noted.

        Raises:
            DocumentFaulty: at least one fault was added.
        """
        if self._found:
            raise self.error()

    def error(self) -> DocumentFaulty:
        """Return the error that carries what was noted."""
        return DocumentFaulty(self._found)


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar of the file: its text and its line, counted from 1."""

    text: str
    line: int


class Entry:
    """A mapping of the file. Reading a key that is absent or of another shape notes a fault."""

    def __init__(self, node: yaml.Node, faults: Faults) -> None:
        self.line = node.start_mark.line + 1
        self.faults = faults
        self._nodes: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: set[str] = set()
        if isinstance(node, yaml.MappingNode):
            self._take(node)
        else:
            faults.add(self.line, "write this as `key: value` lines")

    def _take(self, node: yaml.MappingNode) -> None:
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self.faults.add(line, "use a plain word as key")
            elif key.value in self._nodes:
                self.faults.add(line, f"`{key.value}` stands here twice; keep one")
            else:
                self._nodes[key.value] = value
                self._lines[key.value] = line

    def __contains__(self, key: str) -> bool:
        """Return whether the key is written in the file."""
        return key in self._nodes

    def names(self) -> tuple[str, ...]:
        """Return all keys in the order of the file; they count as read."""
        self._asked.update(self._nodes)
        return tuple(self._nodes)

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the entry itself where the key is absent."""
        return self._lines.get(key, self.line)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a scalar; an absent key gives `default`, or a fault where there is none."""
        return self.value(key, default).text

    def value(self, key: str, default: str | None = None) -> Value:
        """Return a scalar with its line; absent as in `text`."""
        node = self._node(key, needed=default is None)
        if node is None:
            return Value(default or "", self.line)
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self.faults.add(self.line_of(key), f"write one text after `{key}:`")
            return Value(default or "", self.line_of(key))
        return Value(node.value.strip(), node.start_mark.line + 1)

    def values(self, key: str, *, needed: bool = False) -> tuple[Value, ...]:
        """Return a list of scalars with their lines; one scalar counts as a list of one."""
        return tuple(
            Value(item.value.strip(), item.start_mark.line + 1)
            for item in self._items(key, needed=needed)
            if self._is_text(item)
        )

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of scalars; one scalar counts as a list of one."""
        return tuple(value.text for value in self.values(key, needed=needed))

    def word(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Return a scalar that is one of `allowed`; otherwise a fault that names the nearest."""
        value = self.value(key, default)
        if value.text and value.text not in allowed:
            self.faults.add(
                value.line, f"`{value.text}` is not known; {nearest(value.text, allowed)}"
            )
            return default or next(iter(allowed))
        return value.text

    def integer(self, key: str, default: int | None = None) -> int:
        """Return a whole number of at most nine digits."""
        value = self.value(key, None if default is None else str(default))
        if _WHOLE.fullmatch(value.text):
            return int(value.text)
        if value.text:
            self.faults.add(value.line, f"write a whole number after `{key}:`")
        return default or 0

    def day(self, key: str, default: date | None = None) -> date:
        """Return a date written as 2026-11-23."""
        value = self.value(key, None if default is None else default.isoformat())
        try:
            # Python reads 20261123 and 2026-W48-1 as well; an author should see one form only.
            return date.fromisoformat(value.text if _DAY.fullmatch(value.text) else "")
        except ValueError:
            if value.text:
                self.faults.add(value.line, f"write the date after `{key}:` as 2026-11-23")
            return default or date.min

    def entry(self, key: str) -> "Entry":
        """Return the mapping under a key."""
        node = self._node(key, needed=True)
        return Entry(node or empty_mapping(self.line_of(key)), self.faults)

    def entries(self, key: str, *, needed: bool = True) -> tuple[tuple[str, "Entry"], ...]:
        """Return a mapping of mappings, in the order of the file."""
        if self._node(key, needed=needed) is None:
            return ()
        outer = self.entry(key)
        return tuple((name, outer.entry(name)) for name in outer.names())

    def items(self, key: str) -> tuple["Value | Entry", ...]:
        """Return a list whose items are a text or a mapping."""
        return tuple(
            Value(node.value.strip(), node.start_mark.line + 1)
            if isinstance(node, yaml.ScalarNode)
            else Entry(node, self.faults)
            for node in self._items(key, needed=False)
            if not isinstance(node, yaml.ScalarNode) or self._is_text(node)
        )

    def is_mapping(self, key: str) -> bool:
        """Return whether the key holds a mapping."""
        return isinstance(self._nodes.get(key), yaml.MappingNode)

    def close(self) -> None:
        """Note a fault for each key that nobody asked for: it is misspelt or not known here."""
        for key in self._nodes.keys() - self._asked:
            self.faults.add(
                self._lines[key], f"`{key}` is not known here; {nearest(key, self._asked)}"
            )

    def _node(self, key: str, *, needed: bool) -> yaml.Node | None:
        self._asked.add(key)
        node = self._nodes.get(key)
        if node is None and needed:
            self.faults.add(self.line, f"add `{key}:`")
        return node

    def _items(self, key: str, *, needed: bool) -> Iterator[yaml.Node]:
        node = self._node(key, needed=needed)
        if isinstance(node, yaml.SequenceNode):
            yield from node.value
        elif isinstance(node, yaml.ScalarNode):
            yield node
        elif node is not None:
            self.faults.add(self.line_of(key), f"write a list of `- text` lines after `{key}:`")

    def _is_text(self, node: yaml.Node) -> bool:
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return True
        self.faults.add(node.start_mark.line + 1, "write one text here")
        return False


def open_document(path: Path) -> Entry:
    """Return the top mapping of a YAML file; its `faults` collect what the reader finds later.

    Raises:
        DocumentFaulty: the file cannot be read, is no YAML, or uses what is not allowed here.
    """
    faults = Faults(_shown(path))
    text = _read(path, faults)
    _refuse_surprises(text, faults)
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    if node is None:
        faults.add(1, "the file is empty; write the entries")
        raise faults.error()
    return Entry(node, faults)


def empty_mapping(line: int) -> yaml.MappingNode:
    """Return a mapping without keys, which stands in for one that is missing."""
    mark = yaml.Mark("", 0, line - 1, 0, "", 0)
    return yaml.MappingNode("tag:yaml.org,2002:map", [], mark, mark)


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _read(path: Path, faults: Faults) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        faults.add(1, f"the file cannot be read: {os.strerror(error.errno or 0)}")
        raise faults.error() from error
    if len(raw) > LARGEST:
        faults.add(1, f"the file has {len(raw)} bytes; split it, {LARGEST} is the most")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        faults.add(line, "save the file as UTF-8")
        text = ""
    faults.raise_any()
    return text


def _refuse_surprises(text: str, faults: Faults) -> None:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    # The time libyaml takes grows with the square of the depth, so no further.
                    faults.add(line, f"this is nested deeper than {DEEPEST}; make it flatter")
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            _refuse_reference(event, line, faults)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        faults.add(mark.line + 1 if mark else 1, f"this is no YAML: {error.problem}")
    except yaml.YAMLError as error:
        faults.add(1, f"this is no YAML: {' '.join(str(error).split())}")
    faults.raise_any()


def _refuse_reference(event: yaml.Event, line: int, faults: Faults) -> None:
    if isinstance(event, yaml.AliasEvent):
        faults.add(line, "write the text again instead of `*`")
    elif getattr(event, "anchor", None):
        faults.add(line, "remove the `&` name")
    elif getattr(event, "tag", None):
        faults.add(line, "remove the `!` tag")
    elif isinstance(event, yaml.ScalarEvent) and event.value == "<<":
        faults.add(line, "write the keys out instead of `<<`")
    elif isinstance(event, yaml.DocumentStartEvent) and event.explicit:
        faults.add(line, "remove the `---` line")
