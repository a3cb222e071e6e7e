"""How a Dutch place name is compared when it was typed by hand."""

import re
import unicodedata

# The letters behind places of one name ("Hengelo GLD"); people write the province out as well.
_PROVINCE_LETTERS = {
    "drenthe": "dr",
    "friesland": "fr",
    "fryslan": "fr",
    "gelderland": "gld",
    "groningen": "gn",
    "limburg": "lb",
    "l": "lb",
    "brabant": "nb",
    "overijssel": "ov",
    "utrecht": "ut",
}
_WIDE_PROVINCES = {
    ("noord", "brabant"): "nb",
    ("noord", "holland"): "nh",
    ("zuid", "holland"): "zh",
}
# "Hengelo GLD", "Nes (Ameland)", "Ulvenhout AC" (the Alphen-Chaam side): told apart by the end.
_SUFFIX = re.compile(r" (?:GN|FR|DR|OV|GLD|UT|NH|ZH|NB|LB|L|AC|ca|Rt|\(.+\))$", re.IGNORECASE)
_APOSTROPHES = re.compile("['`\u2018\u2019]")
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
_ALONGSIDE = re.compile(r"\b(?:aan de|aan den|a d|a de|a den)\b")


def bare_words_of(text: str) -> str:
    """Return `text` in a-z and 0-9 with one space between its words, perhaps none at all.

    Case, accents and apostrophes do not matter; every other sign parts two words.
    """
    folded = text if text.isascii() else _without_accents(text)
    return _BETWEEN_WORDS.sub(" ", _APOSTROPHES.sub("", folded.lower())).strip()


def words_of(name: str) -> str:
    """Return the bare words of `name` as every writing of that name has them.

    "a/d" is "aan den", "St." is "Sint", and a province at the end is its letters, so that
    "Bergen Limburg", "Bergen (L)" and "Bergen LB" are one.
    """
    words = _ALONGSIDE.sub("ad", bare_words_of(name)).split(" ")
    if len(words) == 1:
        return words[0]
    return " ".join(_with_short_province(["sint" if word == "st" else word for word in words]))


def key_of(words: str) -> str:
    """Return what two spellings of one name share: the words of `words_of` written together."""
    return words.replace(" ", "")


def without_suffix(name: str) -> str:
    """Return `name` without the letters that tell it from a place of the same name elsewhere."""
    return _SUFFIX.sub("", name)


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _with_short_province(words: list[str]) -> list[str]:
    if len(words) > 2 and (wide := _WIDE_PROVINCES.get((words[-2], words[-1]))):
        return [*words[:-2], wide]
    return [*words[:-1], _PROVINCE_LETTERS.get(words[-1], words[-1])]
