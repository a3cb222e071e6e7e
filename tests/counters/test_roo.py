"""What is read from an export of the register, and what is not taken for one."""

import io
import tracemalloc
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.counters.errors import ExportUnreadable
from companion.counters.roo import (
    Export,
    PublishedAddress,
    PublishedMunicipality,
    read_export,
)

# Made up by us, in the form of the register.
EXAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<p:overheidsorganisaties p:timestamp="2026-11-20T03:12:45"
    xmlns:p="https://organisaties.overheid.nl/static/schema/oo/export/2.6.9">
  <p:organisaties>
    <p:organisatie p:systeemId="1"
        p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/gemeente/gm0001">
      <p:naam>Gemeente Voorbeeld</p:naam>
      <p:types><p:type>Gemeente</p:type></p:types>
      <p:functies><p:functie><p:naam>Burgemeester</p:naam><p:medewerkers><p:medewerker>
        <p:naam>Iemand</p:naam>
        <p:adressen><p:adres><p:adresType>Bezoekadres</p:adresType>
          <p:openbareRuimte>Foutstraat</p:openbareRuimte><p:huisnummer>9</p:huisnummer>
          <p:postcode>9999 ZZ</p:postcode><p:woonplaats>FOUT</p:woonplaats></p:adres></p:adressen>
        <p:contact><p:telefoonnummers><p:telefoonnummer>
          <p:nummer>06 00000000</p:nummer></p:telefoonnummer></p:telefoonnummers></p:contact>
      </p:medewerker></p:medewerkers></p:functie></p:functies>
      <p:organisaties><p:organisatie p:systeemId="2">
        <p:naam>Team Vergunningen</p:naam>
        <p:types><p:type>Organisatieonderdeel</p:type></p:types>
        <p:adressen><p:adres><p:adresType>Bezoekadres</p:adresType>
          <p:openbareRuimte>Zijstraat</p:openbareRuimte><p:huisnummer>8</p:huisnummer>
          <p:postcode>8888 YY</p:postcode><p:woonplaats>ZIJ</p:woonplaats></p:adres></p:adressen>
      </p:organisatie></p:organisaties>
      <p:adressen>
        <p:adres><p:adresType>Postadres</p:adresType><p:postbus>1</p:postbus>
          <p:postcode>1000 AA</p:postcode><p:woonplaats>VOORBEELD</p:woonplaats></p:adres>
        <p:adres><p:adresType>Bezoekadres</p:adresType>
          <p:openbareRuimte>Dorps&amp;straat</p:openbareRuimte><p:huisnummer>1</p:huisnummer>
          <p:toevoeging>a</p:toevoeging><p:postcode>1234 AB</p:postcode>
          <p:woonplaats>VOORBEELD</p:woonplaats><p:toelichting>Achterom</p:toelichting></p:adres>
        <p:adres><p:adresType>Bezoekadres Omgevingsloket</p:adresType>
          <p:openbareRuimte>Loketstraat</p:openbareRuimte><p:huisnummer>2</p:huisnummer>
          <p:postcode>1234 AB</p:postcode><p:woonplaats>VOORBEELD</p:woonplaats></p:adres>
      </p:adressen>
      <p:contact>
        <p:telefoonnummers>
          <p:telefoonnummer>
            <p:nummer>(010) 111 11 11</p:nummer><p:label>Pers</p:label></p:telefoonnummer>
          <p:telefoonnummer>
            <p:nummer>14 010</p:nummer><p:label>Algemeen</p:label></p:telefoonnummer>
        </p:telefoonnummers>
        <p:internetadressen>
          <p:internetadres><p:url>https://voorbeeld.example</p:url></p:internetadres>
        </p:internetadressen>
      </p:contact>
      <p:afspraak><p:url>https://voorbeeld.example/afspraak</p:url>
        <p:telefoonnummer>14 010</p:telefoonnummer></p:afspraak>
      <p:geografie><p:bevatPlaatsen>Voorbeeld, Ander
        Dorp</p:bevatPlaatsen></p:geografie>
    </p:organisatie>
    <p:organisatie p:systeemId="3"><p:naam>Waterschap Voorbeeld</p:naam>
      <p:types><p:type>Waterschap</p:type></p:types></p:organisatie>
  </p:organisaties>
</p:overheidsorganisaties>
"""

AS_READ = PublishedMunicipality(
    code="GM0001",  # type: ignore[arg-type] # a code is text
    name="Voorbeeld",
    ends_on="",
    addresses=(PublishedAddress("Dorps&straat", "1", "a", "1234 AB", "VOORBEELD", "Achterom"),),
    phone="14 010",
    website="https://voorbeeld.example",
    appointment_phone="14 010",
    appointment_url="https://voorbeeld.example/afspraak",
    places=("Voorbeeld", "Ander Dorp"),
)


def read(text: str | bytes) -> Export:
    return read_export(io.BytesIO(text.encode() if isinstance(text, str) else text))


def test_of_a_municipality_its_own_values_are_read() -> None:
    assert read(EXAMPLE) == Export(date(2026, 11, 20), (AS_READ,))


def test_another_version_of_the_form_is_read_alike() -> None:
    assert read(EXAMPLE.replace("/2.6.9", "/3.0.1")) == read(EXAMPLE)


def test_another_prefix_is_read_alike() -> None:
    other = EXAMPLE.replace("p:", "roo:").replace("htt" + "roo:", "http:")

    assert read(other) == read(EXAMPLE)


def test_names_without_a_prefix_are_read_alike() -> None:
    bare = EXAMPLE.replace("<p:", "<").replace("</p:", "</")

    assert read(bare) == read(EXAMPLE)


def test_an_end_is_told_as_it_stands() -> None:
    ending = EXAMPLE.replace("<p:types>", "<p:eindDatum>2027-01-01</p:eindDatum><p:types>", 1)

    assert read(ending).municipalities[0].ends_on == "2027-01-01"


def test_the_end_of_something_inside_is_not_the_end_of_the_municipality() -> None:
    ending = EXAMPLE.replace("<p:naam>Team", "<p:eindDatum>2020-01-01</p:eindDatum><p:naam>Team")

    assert read(ending).municipalities[0].ends_on == ""


def test_a_code_that_stands_among_the_identifiers_is_found() -> None:
    code = 'p:resourceIdentifierTOOI="https://identifier.overheid.nl/tooi/id/gemeente/gm0001"'
    other = EXAMPLE.replace(code, "").replace(
        "<p:types>",
        "<p:identificatiecodes>"
        '<p:resourceIdentifier p:naam="OIN">00000001</p:resourceIdentifier>'
        '<p:resourceIdentifier p:naam="resourceIdentifierTOOI">'
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0001"
        "</p:resourceIdentifier></p:identificatiecodes><p:types>",
        1,
    )

    assert read(other) == read(EXAMPLE)


def test_a_municipality_without_a_code_is_read_without_one() -> None:
    assert read(EXAMPLE.replace("/gemeente/gm0001", "/provincie/pv26")).municipalities[0].code == ""


def test_without_a_general_number_the_first_counts() -> None:
    export = read(EXAMPLE.replace("Algemeen", "Balie"))

    assert export.municipalities[0].phone == "(010) 111 11 11"


def test_a_day_that_is_none_is_not_known() -> None:
    assert read(EXAMPLE.replace("2026-11-20T", "gisteren ")).made_on is None


def test_an_empty_register_is_one_without_municipalities() -> None:
    assert read("<overheidsorganisaties/>") == Export(None, ())


def test_utf_16_is_read_as_it_says() -> None:
    wide = EXAMPLE.replace('"UTF-8"', '"UTF-16"').replace("Voorbeeld", "Damw\u00e2ld")

    assert read(wide.encode("utf-16")).municipalities[0].name == "Damw\u00e2ld"


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\x00\x01\x02",
        b"<html><body>Storing</body></html>",
        b"<!DOCTYPE html><html><body>Storing</body></html>",
        b'{"organisaties": []}',
        EXAMPLE[: len(EXAMPLE) // 2].encode(),
        EXAMPLE.encode()[:-3],
        EXAMPLE.encode() + b"<meer/>",
        EXAMPLE.replace("Voorbeeld", "Damw\u00e2ld").encode("latin-1"),
        EXAMPLE.replace('"UTF-8"', '"x-klingon"').encode(),
        EXAMPLE.replace('"UTF-8"', '"UTF-16"').encode(),
        b"\x1f\x8b\x08\x00" + b"\x00" * 40,
    ],
    ids=str,
)
def test_what_is_no_whole_export_is_refused(text: bytes) -> None:
    with pytest.raises(ExportUnreadable) as caught:
        read(text)

    assert str(caught.value).startswith("this is no whole export of the register: ")
    assert "\n" not in str(caught.value)


def test_entities_that_unfold_without_end_are_refused() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
        "<overheidsorganisaties>&b;</overheidsorganisaties>"
    )

    with pytest.raises(ExportUnreadable):
        read(bomb)


def test_a_document_type_is_refused_however_harmless() -> None:
    typed = EXAMPLE.replace("?>", "?><!DOCTYPE overheidsorganisaties>", 1)

    with pytest.raises(ExportUnreadable, match="a document type of its own"):
        read(typed)


def test_a_file_of_this_computer_is_not_pulled_in() -> None:
    peeping = (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        "<overheidsorganisaties><organisatie><naam>&a;</naam></organisatie></overheidsorganisaties>"
    )

    with pytest.raises(ExportUnreadable):
        read(peeping)


@pytest.mark.parametrize("name", ["a", "organisatie"])
def test_elements_without_end_in_one_another_are_refused(name: str) -> None:
    deep = "<overheidsorganisaties><organisatie>" + f"<{name}>" * 100_000

    with pytest.raises(ExportUnreadable) as caught:
        read(deep)

    assert "100 elements" in str(caught.value)


def test_a_value_without_end_is_refused() -> None:
    with pytest.raises(ExportUnreadable) as caught:
        read(EXAMPLE.replace("Ander", "Ander" * 10_000))

    assert "longer than 20000 characters" in str(caught.value)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_there_is_an_export_or_a_refusal(raw: bytes) -> None:
    cut = len(raw) * 7
    broken = EXAMPLE.encode()[:cut] + raw + EXAMPLE.encode()[cut + len(raw) :]
    for text in (raw, broken):
        try:
            assert isinstance(read(text), Export)
        except ExportUnreadable:
            continue


class Endless(io.RawIOBase):
    """An export of many megabytes that is nowhere whole."""

    def __init__(self, organisations: int) -> None:
        self._pieces = self._made(organisations)
        self.size = 0

    def _made(self, organisations: int) -> Iterator[bytes]:
        head, _, rest = EXAMPLE.partition("    <p:organisatie ")
        body, _, tail = rest.rpartition("  </p:organisaties>")
        yield head.encode()
        organisation = f"    <p:organisatie {body}".encode()
        for _ in range(organisations):
            yield organisation
        yield f"  </p:organisaties>{tail}".encode()

    def read(self, size: int = -1, /) -> bytes:
        if size == 0:  # xml.sax looks first whether text or bytes come
            return b""
        piece = next(self._pieces, b"")
        self.size += len(piece)
        return piece


def test_memory_does_not_grow_with_the_export() -> None:
    read(EXAMPLE)  # what the parser needs once is not counted
    stream = Endless(1_500)

    tracemalloc.start()
    export = read_export(stream)  # type: ignore[arg-type] # it reads as a file does
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(export.municipalities) == 1_500
    assert stream.size > 4_000_000
    assert peak < 3_000_000  # nearly all of it the 1,500 rows themselves
