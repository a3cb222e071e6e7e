"""What the official register of organisations says of each municipality, read from its export.

The names of its elements stand in a namespace that carries a version number, so only the part
behind the prefix counts. An organisation holds staff and other organisations with addresses of
their own, so a value counts only where it stands at its place right under the organisation.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, BinaryIO
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler

from companion.counters.errors import ExportUnreadable
from companion.counters.model import MunicipalityCode

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

# Source: organisaties.overheid.nl, which makes "exportOO.xml" anew each day (CC0) and this part
# of it with only the municipalities. Either can be read.
EXPORT_URL = "https://organisaties.overheid.nl/archive/exportOO_gemeenten.xml"

_ROOT, _ORGANISATION = "overheidsorganisaties", "organisatie"
_TYPE, _VISITING = "gemeente", "bezoekadres"
_DEEPEST = 100  # elements in one another; the register has about ten
_LONGEST = 20_000  # characters of one value; the longest list of places has 2,000
_CODE = re.compile(r"(?:/gemeente/|^)(gm[0-9]{4})$", re.IGNORECASE)

_ADDRESS = "adressen/adres"
_PHONE = "contact/telefoonnummers/telefoonnummer"
_WEBSITE = "contact/internetadressen/internetadres"
_IDENTIFIER = "identificatiecodes/resourceIdentifier"
# Where a value stands, seen from its organisation: once, or once in each of several groups.
_SINGLE = frozenset(
    {"naam", "types/type", "eindDatum", "afspraak/url", "afspraak/telefoonnummer", _IDENTIFIER}
) | {"geografie/bevatPlaatsen"}
_GROUPED = frozenset(
    f"{_ADDRESS}/{part}"
    for part in (
        *("adresType", "openbareRuimte", "huisnummer", "toevoeging"),
        *("postcode", "woonplaats", "toelichting"),
    )
) | {f"{_PHONE}/nummer", f"{_PHONE}/label", f"{_WEBSITE}/url", f"{_WEBSITE}/label"}


@dataclass(frozen=True, slots=True)
class PublishedAddress:
    """A visiting address as it is published, each part as it stands there or empty."""

    street: str
    number: str
    addition: str
    postcode: str
    town: str
    remark: str


@dataclass(frozen=True, slots=True)
class PublishedMunicipality:
    """A municipality as it is published; what it does not say is empty. Nothing is judged yet."""

    code: MunicipalityCode
    name: str
    ends_on: str
    addresses: tuple[PublishedAddress, ...]
    phone: str
    website: str
    appointment_phone: str
    appointment_url: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """A whole export; `made_on` is None when it does not say a day."""

    made_on: date | None
    municipalities: tuple[PublishedMunicipality, ...]


def read_export(file: BinaryIO) -> Export:
    """Return the municipalities in an open export; memory stays small whatever its size.

    Raises:
        ExportUnreadable: it is cut off, no XML, not this register, or has a DTD or entities.
        OSError: the file cannot be read.
    """
    # Its twin for ElementTree would do, at half the speed: it has no C in it.
    from defusedxml import DefusedXmlException, sax  # noqa: PLC0415 - only a refresh reads XML

    reader = _Reader()
    try:
        sax.parse(file, reader, forbid_dtd=True)
    except DefusedXmlException as error:  # a page of a website has a DTD too
        raise ExportUnreadable("it has a document type of its own") from error
    except SAXParseException as error:
        problem = f"{error.getMessage()} in line {error.getLineNumber()}"
        raise ExportUnreadable(problem) from error
    except (SAXException, ValueError, LookupError) as error:  # an encoding nobody knows, for one
        raise ExportUnreadable(str(error)) from error
    return Export(reader.made_on, tuple(reader.municipalities))


_Group = dict[str, str]


@dataclass(slots=True)
class _Organisation:
    """An organisation of which the end has not come yet; `path` is where we are inside it."""

    code: str
    path: list[str] = field(default_factory=list)
    values: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    groups: defaultdict[str, list[_Group]] = field(default_factory=lambda: defaultdict(list))


class _Reader(ContentHandler):
    """Takes the values out of the stream, one organisation in another."""

    def __init__(self) -> None:
        super().__init__()
        self.made_on: date | None = None
        self.municipalities: list[PublishedMunicipality] = []
        self._begun = False
        self._open: list[_Organisation] = []
        self._text: list[str] | None = None
        self._length = 0

    def startElement(self, name: str, attrs: "AttributesImpl") -> None:  # noqa: N802 - of xml.sax
        local = _local(name)
        if not self._begun:
            self._begin(local, attrs)
        elif local == _ORGANISATION:
            self._open.append(_Organisation(_attribute(attrs, "resourceIdentifierTOOI")))
        elif self._open:
            self._open[-1].path.append(local)
            self._enter(self._open[-1], attrs)
        if self._open and len(self._open) + len(self._open[-1].path) > _DEEPEST:
            raise ExportUnreadable(f"more than {_DEEPEST} elements in it stand in one another")

    def characters(self, content: str) -> None:
        if self._text is None:
            return
        self._length += len(content)
        if self._length > _LONGEST:
            raise ExportUnreadable(f"a value in it is longer than {_LONGEST} characters")
        self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - of xml.sax
        if not self._open:
            return
        current = self._open[-1]
        if current.path:
            self._leave(current)
        elif _local(name) == _ORGANISATION:
            self._open.pop()
            if any(kind.lower() == _TYPE for kind in current.values["types/type"]):
                self.municipalities.append(_municipality(current))

    def _begin(self, local: str, attrs: "AttributesImpl") -> None:
        if local != _ROOT:
            raise ExportUnreadable(f"it begins with {local!r}, not with {_ROOT!r}")
        self._begun = True
        self.made_on = _day(_attribute(attrs, "timestamp"))

    def _enter(self, current: _Organisation, attrs: "AttributesImpl") -> None:
        path = "/".join(current.path)
        self._text = None
        if path in {_ADDRESS, _PHONE, _WEBSITE}:
            current.groups[path].append({})
        elif path in _SINGLE or path in _GROUPED:
            # The register repeats some of its codes as elements with a name.
            if path == _IDENTIFIER and _attribute(attrs, "naam") != "resourceIdentifierTOOI":
                return
            self._text, self._length = [], 0

    def _leave(self, current: _Organisation) -> None:
        if self._text is not None:
            value = " ".join("".join(self._text).split())
            path = "/".join(current.path)
            if path in _GROUPED:
                group, _, leaf = path.rpartition("/")
                current.groups[group][-1].setdefault(leaf, value)
            elif value:
                current.values[path].append(value)
            self._text = None
        current.path.pop()


def _municipality(organisation: _Organisation) -> PublishedMunicipality:
    values = organisation.values
    found = _CODE.search(organisation.code or _first(values[_IDENTIFIER]))
    return PublishedMunicipality(
        code=MunicipalityCode(found[1].upper() if found else ""),
        name=_first(values["naam"]).removeprefix("Gemeente "),
        ends_on=_first(values["eindDatum"]),
        addresses=tuple(
            _address(group)
            for group in organisation.groups[_ADDRESS]
            if group.get("adresType", "").lower() == _VISITING
        ),
        phone=_general(organisation.groups[_PHONE], "nummer"),
        website=_general(organisation.groups[_WEBSITE], "url"),
        appointment_phone=_first(values["afspraak/telefoonnummer"]),
        appointment_url=_first(values["afspraak/url"]),
        places=tuple(
            place.strip()
            for listed in values["geografie/bevatPlaatsen"]
            for place in re.split("[,;]", listed)
            if place.strip()
        ),
    )


def _address(group: _Group) -> PublishedAddress:
    return PublishedAddress(
        street=group.get("openbareRuimte", ""),
        number=group.get("huisnummer", ""),
        addition=group.get("toevoeging", ""),
        postcode=group.get("postcode", ""),
        town=group.get("woonplaats", ""),
        remark=group.get("toelichting", ""),
    )


def _general(groups: list[_Group], leaf: str) -> str:
    """Return the value that is labelled as the general one, else the first."""
    filled = [group for group in groups if group.get(leaf)]
    general = (group for group in filled if "algemeen" in group.get("label", "").lower())
    return next((group[leaf] for group in (*general, *filled)), "")


def _first(values: list[str]) -> str:
    return values[0] if values else ""


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _attribute(attrs: "AttributesImpl", local: str) -> str:
    return next((str(value) for name, value in attrs.items() if _local(name) == local), "")


def _day(timestamp: str) -> date | None:
    try:
        return date.fromisoformat(timestamp[:10])
    except ValueError:
        return None
