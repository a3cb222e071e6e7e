"""On which line each key of a TOML text stands; tomllib does not tell."""

import re
from collections.abc import Iterator, Mapping

# In this order: three quotes before one. The alternatives within a string exclude each other, so
# nothing is tried twice.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""(?:"{0,2})'
    r"|'''(?:[^']|'(?!''))*'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[^\[\]{}=#\"'\n]+"
    r"|.",
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")

KeyPath = tuple[str, ...]


def key_lines(text: str) -> Mapping[KeyPath, int]:
    """Return the first line, counted from 1, of every table and key outside inline tables.

    `text` is TOML that tomllib reads; of another text the lines may be wrong, but nothing raises.
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for line, head in statements(text):
        if head.startswith("["):
            table = _path(head.strip("[]"))
            path = table
        else:
            path = (*table, *_path(head))
        for length in range(1, len(path) + 1):
            lines.setdefault(path[:length], line)
    return lines


def statements(text: str) -> Iterator[tuple[int, str]]:
    """Return line and beginning of every statement: a key before its `=`, or `[table]`."""
    line, depth, valued = 1, 0, False
    start, head = 1, ""
    for piece in _TOKEN.findall(text + "\n"):
        if piece == "\n" and not depth:
            if head.strip():
                yield start, head.strip()
            valued, head = False, ""
        elif valued:
            depth += (piece in ("[", "{")) - (piece in ("]", "}"))
        elif piece == "=":
            valued = True
        elif not piece.startswith("#"):
            start = start if head.strip() else line
            head += piece
        line += piece.count("\n")


def _path(key: str) -> KeyPath:
    if _BARE.fullmatch(key):
        return tuple(key.split("."))
    import tomllib  # noqa: PLC0415 - not loaded where there is no policy file

    path = []
    try:
        inner: object = tomllib.loads(f"{key}=0")
    except ValueError:
        return (key.strip(),)
    while isinstance(inner, dict) and inner:
        name, inner = next(iter(inner.items()))
        path.append(name)
    return tuple(path)
