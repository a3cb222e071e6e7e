from dataclasses import replace

from small_flow import small_library
from walker import pressed

from companion.device.policy import Kind, OnlineServices, Policy, Printing, of_kind
from companion.papers.page import Page
from companion.session.effects import Quit
from companion.session.handling import handle
from companion.session.intents import LibraryReady, Press, Typed
from companion.session.model import Session
from companion.session.obeying import begun, only_allowed, to_keep
from companion.session.places import ChoosePrinter, Code, Home, SettingsPlace
from companion.session.screens import view_of
from companion.session.views import controls_of
from companion.settings.lock import seal_code
from companion.settings.model import Settings

USED = Settings(language="en", introduced=True, text_percent=300, volume_percent=20)
PAGE = Page(title="Loketkaart", sections=(), foot="", file_name="kaart", language="nl")


def labels(session: Session) -> tuple[str, ...]:
    return tuple(control.key for control in controls_of(view_of(session)))


def test_a_computer_at_home_begins_with_what_was_chosen_there() -> None:
    assert begun(Policy(), USED) == USED


def test_a_shared_device_begins_every_visit_as_new() -> None:
    settings = begun(of_kind(Kind.SHARED), USED)

    assert (settings.language, settings.introduced) == ("nl", False)
    assert (settings.text_percent, settings.volume_percent) == (150, 80)


def test_a_lent_device_begins_large_and_then_keeps_what_its_citizen_chose() -> None:
    lent = of_kind(Kind.LENT)

    assert begun(lent, Settings()).text_percent == 150
    assert begun(lent, USED).text_percent == 300


def test_a_language_that_the_organisation_does_not_offer_gives_way() -> None:
    assert begun(Policy(languages=("nl",)), USED).language == "nl"


def test_a_service_that_the_organisation_named_is_asked_and_never_written_down() -> None:
    policy = Policy(online=OnlineServices(router_url="https://route.example"))

    settings = begun(policy, Settings())

    assert settings.router_url == "https://route.example"
    assert to_keep(policy, settings, Settings()).router_url == ""


def test_where_no_service_may_be_asked_the_citizens_own_stays_on_the_disk() -> None:
    own = Settings(introduced=True, router_url="https://own.example")
    policy = Policy(online=OnlineServices(allowed=False))

    settings = begun(policy, own)

    assert settings.router_url == ""
    assert to_keep(policy, settings, own).router_url == "https://own.example"


def test_only_the_errands_that_are_allowed_are_there(home: Session) -> None:
    library = small_library()
    one = next(iter(library.flows))
    bound = replace(home, library=None, policy=Policy(errands=(one,)))

    after, _effects = handle(bound, LibraryReady(library))

    assert after.library is not None
    assert tuple(after.library.flows) == (one,)
    assert not after.library.broken
    assert only_allowed(library, Policy()) is library


def test_where_nothing_is_printed_a_page_can_still_be_written_down(home: Session) -> None:
    no_printing = Policy(printing=Printing(allowed=False))
    there = replace(home, policy=no_printing).go(ChoosePrinter(PAGE))

    assert "write-down" in labels(there)
    assert not {"print", "stick"} & set(labels(there))


def test_where_pages_go_to_the_printer_only_no_stick_is_offered(home: Session) -> None:
    there = replace(home, policy=of_kind(Kind.SHARED)).go(ChoosePrinter(PAGE))

    assert "print" in labels(there)
    assert "stick" not in labels(there)


def test_the_code_of_the_organisation_opens_the_settings_and_cannot_be_taken_off(
    home: Session,
) -> None:
    bound = replace(home, policy=Policy(pin=seal_code("4071")))

    asked = pressed(bound, Press.SETTINGS)
    opened = pressed(asked, Typed("code", "4071"), Press.FORWARD)

    assert isinstance(asked.place, Code)
    assert isinstance(opened.place, SettingsPlace)
    assert not {"lock", "unlock"} & set(labels(opened))


def test_a_kiosk_is_left_with_its_code_only(home: Session) -> None:
    kiosk = replace(home, policy=Policy(kiosk=True, pin=seal_code("4071")))

    asked, effects = handle(pressed(kiosk, Press.LEAVE), Press.LEAVE)
    missed, no_effects = handle(pressed(asked, Typed("code", "4072")), Press.FORWARD)
    left, last = handle(pressed(asked, Typed("code", "4071")), Press.FORWARD)

    assert isinstance(asked.place, Code)
    assert isinstance(missed.place, Code)
    assert Quit() not in (*effects, *no_effects)
    assert Quit() in last
    assert not isinstance(left.place, Home)
