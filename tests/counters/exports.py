"""Exports of the register made from a table of ours, in the form the real one has."""

from dataclasses import replace
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from companion.counters.model import Municipality, MunicipalityCode
from companion.counters.register import Register
from companion.counters.roo import Export, PublishedAddress, PublishedMunicipality

DELFT = MunicipalityCode("GM0503")
MADE_ON = date(2026, 11, 20)
TODAY = date(2026, 11, 23)
NAMESPACE = "https://organisaties.overheid.nl/static/schema/oo/export/2.6.9"


def published(one: Municipality) -> PublishedMunicipality:
    """Return `one` as the register has it: its town in capitals, its addresses in parts."""
    return PublishedMunicipality(
        code=one.code,
        name=one.name,
        ends_on="",
        addresses=(
            address(f"{one.street_line}, {one.postcode} {one.town.upper()}"),
            *map(address, one.extra_addresses),
        ),
        phone=one.phone,
        website=one.website,
        appointment_phone=one.appointment_phone or "",
        appointment_url=one.appointment_url or "",
        places=one.places,
    )


def address(text: str) -> PublishedAddress:
    """Return "Grote Markt 1, 9712 HN Groningen" in its parts."""
    street_line, _, rest = text.partition(", ")
    street, _, number = street_line.rpartition(" ")
    return PublishedAddress(street, number, "", rest[:7], rest[8:], "")


def export_of(register: Register, made_on: date | None = MADE_ON) -> Export:
    return Export(made_on, tuple(map(published, register.municipalities.values())))


def with_row(export: Export, code: str, **changes: object) -> Export:
    """Return the export with one municipality changed."""
    return replace(
        export,
        municipalities=tuple(
            replace(one, **changes) if one.code == code else one  # type: ignore[arg-type] # the fields are named by the test
            for one in export.municipalities
        ),
    )


def without_rows(export: Export, *codes: str) -> Export:
    kept = tuple(one for one in export.municipalities if one.code not in codes)
    return replace(export, municipalities=kept)


def with_new_row(export: Export, code: str, like: str, **changes: object) -> Export:
    """Return the export with one municipality more, that has what `like` has but for `changes`."""
    (model,) = (one for one in export.municipalities if one.code == like)
    new = replace(model, code=MunicipalityCode(code), **changes)  # type: ignore[arg-type] # as above
    return replace(export, municipalities=(*export.municipalities, new))


def xml_of(export: Export) -> bytes:
    """Return the export as it comes over the internet."""
    stamp = f' p:timestamp="{export.made_on}T03:00:00"' if export.made_on else ""
    organisations = "".join(map(_organisation, export.municipalities))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<p:overheidsorganisaties xmlns:p="{NAMESPACE}"{stamp}><p:organisaties>'
        f"{organisations}</p:organisaties></p:overheidsorganisaties>"
    ).encode()


def _organisation(one: PublishedMunicipality) -> str:
    code = quoteattr(f"https://identifier.overheid.nl/tooi/id/gemeente/{one.code.lower()}")
    body = [
        _element("naam", f"Gemeente {one.name}"),
        "<p:types><p:type>Gemeente</p:type></p:types>",
        _element("eindDatum", one.ends_on),
        f"<p:adressen>{''.join(map(_address, one.addresses))}</p:adressen>",
        "<p:contact><p:telefoonnummers><p:telefoonnummer>",
        _element("nummer", one.phone),
        "</p:telefoonnummer></p:telefoonnummers><p:internetadressen><p:internetadres>",
        _element("url", one.website),
        "</p:internetadres></p:internetadressen></p:contact><p:afspraak>",
        _element("url", one.appointment_url),
        _element("telefoonnummer", one.appointment_phone),
        "</p:afspraak><p:geografie>",
        _element("bevatPlaatsen", ", ".join(one.places)),
        "</p:geografie>",
    ]
    return f"<p:organisatie p:resourceIdentifierTOOI={code}>{''.join(body)}</p:organisatie>\n"


def _address(one: PublishedAddress) -> str:
    parts = [
        _element("adresType", "Bezoekadres"),
        _element("openbareRuimte", one.street),
        _element("huisnummer", one.number),
        _element("toevoeging", one.addition),
        _element("postcode", one.postcode),
        _element("woonplaats", one.town),
        _element("toelichting", one.remark),
    ]
    return f"<p:adres>{''.join(parts)}</p:adres>"


def _element(name: str, text: str) -> str:
    return f"<p:{name}>{escape(text)}</p:{name}>" if text else ""
