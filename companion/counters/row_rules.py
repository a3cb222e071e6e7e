"""When a published municipality is whole, and how its values are written in our table."""

import re
from dataclasses import dataclass
from functools import lru_cache

from companion.counters.model import Municipality, MunicipalityCode
from companion.counters.names import key_of, words_of
from companion.counters.register import Register
from companion.counters.roo import PublishedAddress, PublishedMunicipality

# In the table of 2026 the longest name has 29 characters and the longest address of a page 111.
# Three times that is a fault.
_LONGEST_TEXT, _LONGEST_PAGE, _LONGEST_REMARK = 90, 350, 500
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")
_PHONE = re.compile(r"\(?[0-9][0-9() +-]{3,18}[0-9]|\+[0-9][0-9() -]{5,18}")
_14_NUMBER = re.compile(r"\(?014\)? ?(0[0-9]+)")
_PAGE = re.compile(
    r"https?://[a-z0-9.-]+\.[a-z]{2,}(?::[0-9]{2,5})?(?:[/?#][^\s<>\"|]*)?", re.IGNORECASE
)
# A bar parts values in our table, and a tag belongs to a page that was taken for text. The pairs
# at the end are what UTF-8 looks like when it is read as Latin.
_FOREIGN = re.compile("[|<>{}\\\\\ufffd]|[\u00c2\u00c3][\u0080-\u00bf]")
_NAMESAKE = re.compile(r" gem\.? ", re.IGNORECASE)
# Abbreviations of the register that nobody would type.
_ABBREVIATED = {
    "Vondelingenplaat Rt": "Vondelingenplaat (Rotterdam)",
    "Westerhaar-Vriezenv Wijk": "Westerhaar-Vriezenveensewijk",
}
_SMALL_WORDS = frozenset({"aan", "bij", "de", "den", "en", "het", "in", "op", "ter", "van"})


@dataclass(frozen=True, slots=True)
class WholeRow:
    """What the register says of a municipality, judged, and written as our table writes it.

    `extra_addresses` are the visiting addresses after the first, each "street, postcode town".
    """

    code: MunicipalityCode
    name: str
    street_line: str
    postcode: str
    town: str
    remark: str
    phone: str
    appointment_phone: str | None
    appointment_url: str | None
    website: str
    places: tuple[str, ...]
    extra_addresses: tuple[str, ...]


def whole_row(published: PublishedMunicipality, standing: Register) -> WholeRow | None:
    """Return the row, or None when something every municipality has is missing or cannot be true.

    Names are written as `standing` writes them; the register has its towns in capitals.
    """
    old = standing.municipalities.get(published.code)
    halls = [it for it in published.addresses if _is_whole(it)]
    phone = _phone(published.phone)
    named = published.code and _is_text(published.name)
    if not (named and halls and halls[0] is published.addresses[0] and phone):
        return None
    if not (_is_page(published.website) and all(map(_is_text, published.places))):
        return None
    places = (_place(one, published.name, standing) for one in published.places)
    hall = halls[0]
    return WholeRow(
        code=published.code,
        name=published.name,
        street_line=_street_line(hall),
        postcode=_postcode(hall.postcode),
        town=_town(hall.town, old, standing),
        remark=hall.remark if _is_text(hall.remark, _LONGEST_REMARK) else "",
        phone=phone,
        appointment_phone=_phone(published.appointment_phone) or None,
        appointment_url=_appointment_page(published.appointment_url),
        website=published.website,
        places=tuple(dict.fromkeys(places)),
        extra_addresses=tuple(
            f"{_street_line(it)}, {_postcode(it.postcode)} {_town(it.town, None, standing)}"
            for it in halls[1:]
        ),
    )


@lru_cache(maxsize=8192)  # a refresh compares each of some 2,500 names several times
def place_key(place: str) -> str:
    """Return what two writings of one place share."""
    return key_of(words_of(place))


def _is_whole(address: PublishedAddress) -> bool:
    return (
        _is_text(address.street)
        and _is_text(address.number, 20)
        and address.number[:1].isdecimal()
        and (not address.addition or _is_text(address.addition, 20))
        and bool(_postcode(address.postcode))
        and _is_text(address.town)
    )


def _is_text(text: str, longest: int = _LONGEST_TEXT) -> bool:
    return 0 < len(text) <= longest and text.isprintable() and not _FOREIGN.search(text)


def _is_page(address: str) -> bool:
    return len(address) <= _LONGEST_PAGE and _PAGE.fullmatch(address) is not None


def _appointment_page(address: str) -> str | None:
    """Return the address, secure: the program opens no other pages."""
    secure = re.sub("^http:", "https:", address)
    return secure if _is_page(secure) else None


def _phone(number: str) -> str:
    """Return a telephone number, or nothing when it is none; "0140529" is called 14 0529."""
    short = _14_NUMBER.fullmatch(number)
    if short:
        return f"14 {short[1]}"
    return number if _PHONE.fullmatch(number) else ""


def _postcode(text: str) -> str:
    found = _POSTCODE.fullmatch(text.upper())
    return f"{found[1]} {found[2]}" if found else ""


def _street_line(address: PublishedAddress) -> str:
    behind = address.addition
    # "16a" and "16bis" are written together, "16 2 hoog" is not.
    space = " " if behind[:1].isdecimal() else ""
    return f"{address.street} {address.number}{space}{behind}"


def _town(town: str, old: Municipality | None, standing: Register) -> str:
    if old is not None and place_key(town) == place_key(old.town):
        return old.town
    return _place(town, "", standing)


def _place(name: str, municipality: str, standing: Register) -> str:
    """Return how a place is written; "Nes Gem Ameland" of Ameland is "Nes (Ameland)"."""
    written = _NAMESAKE.sub(" ", _ABBREVIATED.get(name, name))
    known = standing.spellings.get(words_of(written))
    if known is not None:
        return known
    if municipality and written.endswith(f" {municipality}"):
        return f"{_capitals(written.removesuffix(f' {municipality}'))} ({municipality})"
    return _capitals(written)


def _capitals(name: str) -> str:
    """Return a name that is all capitals as one writes it: "HOOG-KEPPEL", "OUD TER AA"."""
    if not name.isupper():
        return name
    words = re.sub("[^ -]+", lambda found: found[0].capitalize(), name).replace("Ij", "IJ")
    first, *rest = words.split(" ")
    return " ".join([first, *(it.lower() if it.lower() in _SMALL_WORDS else it for it in rest)])
