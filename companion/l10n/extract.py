"""Which texts of a flow file a citizen sees: what a translator is given, and where each stands."""

from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

import yaml

Found = tuple[int, None, str, list[str]]
Text = tuple[yaml.ScalarNode, tuple[str, ...]]

_TOP = ("title", "short", "about", "cost", "needs", "missing")
_STEP = (
    *("ask", "title", "tell", "why", "where", "trap", "nothing"),
    *("ready", "do", "organisation", "number_where", "say"),
    *("address_where", "write", "enclose", "bring", "refused"),
)


def flow_texts(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, object] | None,
) -> Iterator[Found]:
    """Return for each text its line, no function name, the Dutch text, and where it stands.

    The last is a comment for the translator: `aow-aanvragen · geboortedatum · ask`. The arguments
    after the first are Babel's, and mean nothing in a flow file. Synonyms are not texts: people
    look for words of their own language, so every language has its own.

    Raises:
        yaml.YAMLError: the file is no YAML.

    Source: Babel's documentation, "Writing Extraction Methods".
    """
    del keywords, comment_tags, options
    root = _entries(yaml.compose(fileobj.read(), Loader=yaml.CBaseLoader))
    name = root["id"].value if "id" in root else "?"
    for node, where in _texts(root):
        comment = " · ".join((name, *where))
        yield node.start_mark.line + 1, None, node.value.strip(), [comment]


def _texts(root: Mapping[str, yaml.Node]) -> Iterator[Text]:
    yield from _texts_under(root, _TOP, ())
    for door, way in _entries(root.get("doors")).items():
        yield from _texts_under(_entries(way), ("none",), ("doors", door))
    yield from _explained(root.get("words"))
    for step, node in _entries(root.get("steps")).items():
        entries = _entries(node)
        yield from _texts_under(entries, _STEP, (step,))
        for option, entry in _entries(entries.get("options")).items():
            yield from _texts_under(_entries(entry), ("label",), (step, "options", option))


def _texts_under(
    entries: Mapping[str, yaml.Node], keys: Collection[str], where: tuple[str, ...]
) -> Iterator[Text]:
    for key, node in entries.items():
        if key in keys:
            for text in _lines(node):
                yield text, (*where, key)


def _lines(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Return the scalars of one text, of a list of texts, or of a list of items with `text:`."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _lines(item)
    elif "text" in (item := _entries(node)):
        yield from _lines(item["text"])


def _explained(words: yaml.Node | None) -> Iterator[Text]:
    if isinstance(words, yaml.MappingNode):
        for term, explanation in words.value:
            yield term, ("words",)
            yield explanation, ("words", term.value)


def _entries(node: yaml.Node | None) -> Mapping[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: value for key, value in node.value}
