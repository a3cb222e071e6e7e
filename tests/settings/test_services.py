"""Who on the internet may be asked for the way: off, https only, and asked anew after a change."""

from dataclasses import replace
from pathlib import Path

import pytest

from companion.settings.errors import ServiceRefused
from companion.settings.model import Consent, Settings, as_new, is_service, with_services
from companion.settings.store import read, save

ROUTER = "https://route.example/valhalla"
AGREED = replace(Settings(), router_url=ROUTER, online=Consent.YES)


def test_a_new_installation_asks_nobody() -> None:
    assert Settings().router_url == ""
    assert Settings().transit_url == ""
    assert Settings().online is Consent.ASK


@pytest.mark.parametrize(
    "url",
    [ROUTER, "https://a.nl", "https://a.nl:8002/x", "http://localhost:8002", "http://127.0.0.1"],
)
def test_a_service_has_https_or_is_this_computer(url: str) -> None:
    assert is_service(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://route.example",
        "https://",
        "route.example",
        "https://user:word@route.example",
        "https://a.nl/?home=1",
        "https://a.nl\n.evil",
        "javascript:1",
        "https://\u0430.nl",
    ],
)
def test_a_home_is_sent_nowhere_else(url: str) -> None:
    assert not is_service(url)
    with pytest.raises(ServiceRefused, match="begins with https"):
        with_services(Settings(), url, None)


def test_another_service_is_asked_about_anew() -> None:
    assert with_services(AGREED, "https://other.example", None).online is Consent.ASK


def test_a_service_can_be_taken_away_and_the_other_stays() -> None:
    both = with_services(AGREED, None, "https://plan.example")

    without = with_services(both, "off", None)

    assert without.router_url == ""
    assert without.transit_url == "https://plan.example"


def test_services_and_consent_are_kept_in_the_file(tmp_path: Path) -> None:
    save(tmp_path / "settings.json", AGREED)

    assert read(tmp_path / "settings.json").settings == AGREED


def test_a_damaged_address_is_as_new_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save(path, replace(AGREED, rate_wpm=130))
    path.write_text(path.read_text("utf-8").replace("https://route", "http://route"), "utf-8")

    reading = read(path)

    assert reading.settings.router_url == ""
    assert reading.settings.rate_wpm == 130
    assert reading.problem is not None


def test_putting_back_letters_and_voice_leaves_the_services() -> None:
    assert as_new(AGREED) == AGREED
