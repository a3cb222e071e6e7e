"""Where a front door is; the answers are our own recordings in the form of the service."""

import json
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest
from counters.geocoder_contract import DOOR, Case, GeocoderContract
from hypothesis import given
from hypothesis import strategies as st

from companion.counters.errors import NotGeocoded
from companion.counters.geocoding import NoGeocoder, PdokGeocoder
from companion.net.errors import Reason
from companion.net.fetcher import Page
from companion.net.scripted import ScriptedFetcher
from companion.regions.model import Address

BASE = "https://geo.example/search/v3_1"
ASKED = f"{BASE}/free?q=2628ZC+1&fq=type%3Aadres&rows=100"


def doc(numbered: str = "1", postcode: str = "2628ZC", **changes: object) -> Mapping[str, object]:
    return {
        "bron": "BAG",
        "type": "adres",
        "weergavenaam": f"Voorbeeldlaan {numbered}, {postcode} Delft",
        "straatnaam": "Voorbeeldlaan",
        "huis_nlt": numbered,
        "huisnummer": 1,
        "postcode": postcode,
        "woonplaatsnaam": "Delft",
        "centroide_ll": "POINT(4.37125 52.00257)",
        "id": "adr-00000000000000000000000000000001",
        "score": 14.2,
    } | changes


def recording(*docs: object) -> bytes:
    response = {"numFound": len(docs), "start": 0, "maxScore": 14.2, "docs": docs}
    return json.dumps({"response": response}).encode()


def geocoder(answer: bytes, status: int = 200) -> PdokGeocoder:
    return PdokGeocoder(ScriptedFetcher({ASKED: Page(ASKED, status, answer)}), BASE)


class TestPdokGeocoder(GeocoderContract):
    @pytest.fixture
    def case(self) -> Case:
        return Case(geocoder(recording(doc())), PdokGeocoder(ScriptedFetcher(), BASE))


def test_without_leave_nobody_is_asked() -> None:
    with pytest.raises(NotGeocoded):
        NoGeocoder().addresses("2628 ZC", "1")


def test_only_documented_words_are_asked_with() -> None:
    fetcher = ScriptedFetcher()

    with pytest.raises(NotGeocoded):
        PdokGeocoder(fetcher, BASE).addresses("2628 ZC", "1a")

    (asked,) = fetcher.asked
    assert parse_qs(urlsplit(asked).query) == {
        "q": ["2628ZC 1"],
        "fq": ["type:adres"],
        "rows": ["100"],
    }


@pytest.mark.parametrize(("postcode", "number"), [("2628", "1"), ("2628 ZC", ""), ("x", "y")])
def test_what_is_no_front_door_goes_nowhere(postcode: str, number: str) -> None:
    fetcher = ScriptedFetcher()

    PdokGeocoder(fetcher, BASE).addresses(postcode, number)

    assert fetcher.asked == []


def test_the_door_with_the_addition_that_was_typed_comes_first() -> None:
    doors = geocoder(recording(doc("1"), doc("1B"), doc("1A-2"))).addresses("2628 ZC", "1b")

    assert [door.addition for door in doors] == ["B", "", "A-2"]


def test_without_an_addition_the_plain_door_comes_first() -> None:
    doors = geocoder(recording(doc("1B"), doc("1"), doc("1A"))).addresses("2628 ZC", "1")

    assert [door.addition for door in doors] == ["", "A", "B"]


def test_what_only_looks_alike_is_passed_over() -> None:
    others = recording(doc("11"), doc("1", postcode="2628ZD"), doc("1", type="weg"))

    assert geocoder(others).addresses("2628 ZC", "1") == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"centroide_ll": "POINT(4.37125)"},
        {"centroide_ll": "POINT(437125 52)"},
        {"centroide_ll": "POINT(4.37 520.0)"},
        {"centroide_ll": "POINT(nan nan)"},
        {"centroide_ll": None},
        {"huis_nlt": "bis"},
        {"huis_nlt": 1},
        {"straatnaam": None},
    ],
    ids=str,
)
def test_a_door_that_is_not_whole_is_passed_over(changes: dict[str, object]) -> None:
    whole, broken = doc(), dict(doc()) | changes

    assert geocoder(recording(broken, whole, "x", None)).addresses("2628 ZC", "1") == (DOOR,)


@pytest.mark.parametrize(
    "answer",
    [b"", b"<html>", b"[]", b"null", b'{"response": {}}', b'{"response": {"docs": 1}}', b"\xff"],
)
def test_an_answer_that_cannot_be_read_is_none(answer: bytes) -> None:
    with pytest.raises(NotGeocoded) as caught:
        geocoder(answer).addresses("2628 ZC", "1")

    assert str(caught.value) == (
        "no point for an address: geo.example gave no answer that can be read"
    )


def test_an_error_of_the_service_is_told_by_its_number() -> None:
    refused = b'{"error": {"code": 400, "msg": "undefined field"}}'

    with pytest.raises(NotGeocoded) as caught:
        geocoder(refused, status=400).addresses("2628 ZC", "1")

    assert str(caught.value) == "no point for an address: geo.example answered with status 400"


def test_an_error_names_no_home() -> None:
    fetcher = ScriptedFetcher({ASKED: Reason.TIMEOUT})

    with pytest.raises(NotGeocoded) as caught:
        PdokGeocoder(fetcher, BASE).addresses("2628 ZC", "1")

    assert "2628" not in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(JSON, JSON)
def test_whatever_is_answered_there_are_doors_or_none(whole: object, part: object) -> None:
    for answer in (whole, {"response": {"docs": [part, dict(doc()) | {"huis_nlt": part}]}}):
        try:
            doors = geocoder(json.dumps(answer).encode()).addresses("2628 ZC", "1")
        except NotGeocoded:
            continue
        assert all(isinstance(door, Address) for door in doors)
