"""How web and mail addresses are said: "toeslagen punt n l"."""

import re
from collections.abc import Mapping

from companion.speech.codes import Spelling, digits, letters
from companion.speech.lexicon import Lexicon
from companion.speech.rules import Rule

# Endings that the addresses of our errands and of their readers have. An ending that is not here
# leaves a word alone: "gedaan.Nu" misses a space and is no address.
_ENDINGS = "nl|com|org|net|eu|be|de|info|gov|uk|frl|amsterdam"
_HOST = rf"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,62}})\.){{1,6}}(?:{_ENDINGS})"
_PATH = r"(?:[/?#][\w~%./?#&=+:@-]*[\w/]|/)?"
_PARTS = re.compile(r"[^\W\d_]+|[0-9]+|.", re.DOTALL)


DUTCH_SIGNS: Mapping[str, str] = {
    ".": "punt",
    "/": "schuine streep",
    "-": "streepje",
    "_": "liggend streepje",
    "@": "apenstaartje",
    "?": "vraagteken",
    "=": "is",
    "&": "en-teken",
    "#": "hekje",
    "%": "procentteken",
    "+": "plus",
    ":": "dubbele punt",
    "~": "slingertje",
}
ENGLISH_SIGNS: Mapping[str, str] = {
    ".": "dot",
    "/": "slash",
    "-": "dash",
    "_": "underscore",
    "@": "at",
    "?": "question mark",
    "=": "equals",
    "&": "ampersand",
    "#": "hash",
    "%": "percent sign",
    "+": "plus",
    ":": "colon",
    "~": "tilde",
}


def address_rules(signs: Mapping[str, str], spelling: Spelling, known: Lexicon) -> tuple[Rule, ...]:
    """Return the rules for mail and web addresses; "https" is never said."""

    def said(match: re.Match[str]) -> str:
        address = match["address"].removesuffix("/")
        parts = (_part(each, signs, spelling, known) for each in _PARTS.findall(address))
        # The host is a whole of its own; what stands behind it comes after a pause.
        spoken = " ".join(part for part in parts if part)
        return spoken.replace(f" {signs['/']}", f", {signs['/']}")

    mail = rf"(?<![\w.@-])(?:mailto:)?(?P<address>[A-Za-z0-9._+-]{{1,64}}@{_HOST})(?![\w-]|\.\w)"
    web = rf"(?<![\w.@-])(?:https?://)?(?P<address>{_HOST}(?::[0-9]{{1,5}})?{_PATH})(?![\w-]|\.\w)"
    other = rf"(?<!\w)https?://(?P<address>[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,9}}(?::[0-9]{{1,5}})?{_PATH})"
    return Rule(re.compile(mail), said), Rule(re.compile(web), said), Rule(re.compile(other), said)


def _part(part: str, signs: Mapping[str, str], spelling: Spelling, known: Lexicon) -> str:
    if part[0] in "0123456789":
        return digits(part, spelling)
    if not part[0].isalpha():
        return signs.get(part, "")
    if part.lower() in known.addresses:
        return known.addresses[part.lower()]
    abbreviations = {name.lower() for name in (*known.letters, *known.explained)}
    if len(part) <= 2 or part.lower() in abbreviations or not re.search("[aeiouy]", part.lower()):
        return letters(part, spelling).lower()
    return part
