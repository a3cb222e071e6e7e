#!/usr/bin/env python3
"""Fills a source-language catalogue: every sentence in it is its own translation."""

import sys
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po


def fill(path: Path, width: int = 100) -> None:
    """Rewrite the catalogue at `path` with each msgstr equal to its msgid.

    `width` is the line length in characters. Raises OSError when the file cannot be read or
    written, and PoFileError when it is no catalogue.
    """
    with path.open("rb") as source:
        catalog = read_po(source, abort_invalid=True)
    for message in catalog:
        if message.id:  # the header is the message with the empty id
            message.string = _own_words(message, catalog.num_plurals)
            message.flags.discard("fuzzy")
    with path.open("wb") as target:
        write_po(target, catalog, width=width, ignore_obsolete=True)


def _own_words(message: Message, plurals: int) -> str | tuple[str, ...]:
    """Return the singular for the first form and the plural for every other one."""
    if isinstance(message.id, str):
        return message.id
    one, *more = message.id
    return (one, *(more[-1] for _ in range(plurals - 1)))


def main(paths: Sequence[str]) -> None:
    """Fill every catalogue that is named."""
    for path in paths:
        fill(Path(path))


if __name__ == "__main__":
    main(sys.argv[1:])
