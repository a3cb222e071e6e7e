"""Which name of a street is said, and with which Dutch article before it."""

import re
from collections.abc import Sequence

# The last word of most Dutch street names is a noun that everybody knows, whose gender is its own
# also at the end of a longer word. What differs from town to town is not here: "het Singel" in
# Amsterdam is "de singel" elsewhere, "de Hof" and "het Hof" are both said.
_HET = (
    *("plein", "pad", "park", "plantsoen", "kwartier", "erf", "veld", "eiland", "bos", "eind"),
    *("einde", "viaduct", "kanaal", "perron", "straatje", "laantje", "pleintje", "weggetje"),
    *("steegje", "paadje", "hofje", "gangetje", "dijkje", "grachtje", "poortje", "parkje"),
)
_DE = (
    *("straat", "laan", "weg", "kade", "gracht", "dijk", "steeg", "dreef", "brug", "markt"),
    *("ring", "baan", "haven", "poort", "vest", "vaart", "allee", "boulevard", "promenade"),
    *("passage", "plaats", "rotonde", "tunnel", "esplanade", "stoep", "gang", "kant", "zijde"),
    *("hoek", "akker", "heuvel", "berg", "brink", "tuin", "avenue", "traverse", "singel", "wal"),
)
# "het Singel" and "de Singel", as a name of its own, are both said.
_UNSURE_ALONE = ("singel", "wal", "gang", "berg", "veld", "einde", "eind")
# A wind or a number may follow the noun: Kanaalweg Oost, Plein 1944.
_AFTER = re.compile(r"[ -](?:noord|oost|zuid|west|nz|zz|oz|wz|\d+|[ivx]+)$")
_WITH_ARTICLE = re.compile(r"(?:de|het|['\u2019]t|den|op|aan|in|achter|onder|voor|bij|ten|ter)[ -]")
_ROAD_NUMBER = re.compile(r"[ANSRE] ?\d{1,3}[a-z]?")  # A13, N470, S107


def main_name(streets: Sequence[str]) -> str:
    """Return the name that is on the sign: a street before the number of a road; "" without."""
    names = [name for name in streets if not _ROAD_NUMBER.fullmatch(name)]
    return next(iter((*names, *streets)), "")


def with_article(name: str, language: str) -> str:
    """Return "de Jaffalaan" or "het Stationsplein"; the bare name where we are not sure."""
    article = _article(name.casefold(), name) if language == "nl" else ""
    return f"{article} {name}" if article else name


def _article(plain: str, name: str) -> str:
    if _ROAD_NUMBER.fullmatch(name):
        return "de"
    if _WITH_ARTICLE.match(plain):  # a person, as De Savornin Lohmanlaan, or an article already
        return ""
    first, _, rest = plain.partition(" ")
    if rest and first in {"plein", "park", "pad"}:  # Plein 1944, Park de Wervelaan is a laan
        return _by_ending(plain.rpartition(" ")[2]) or "het"
    if rest and first in {"laan", "weg", "dijk", "kade"}:  # Laan van Meerdervoort
        return "de"
    while shorter := _AFTER.sub("", plain):
        if shorter == plain:
            break
        plain = shorter
    return _by_ending(plain)


def _by_ending(plain: str) -> str:
    if plain in _UNSURE_ALONE:
        return ""
    for article, endings in (("het", _HET), ("de", _DE)):
        if plain.endswith(endings):
            return article
    return ""
