"""An errand is chosen: by a tile, by situation, or by a word as people spell it."""

from dataclasses import replace

import pytest
from screens import BEGUN, TO_SMALL, heading, kind_of, labels, said
from small_flow import SMALL
from walker import NOW, opened, pressed

from companion.flows.model import FlowId
from companion.flows.reader import read_flow
from companion.session.effects import Quit
from companion.session.handling import handle
from companion.session.intents import Pick, Press, Typed
from companion.session.library import Library, read_library
from companion.session.model import OpenErrand, Session
from companion.session.places import About, AtStep, Finder, Home, Search, Topics, Unavailable
from companion.session.screens import view_of
from companion.session.views import Tone

SEARCH = (Press.TOPICS, Press.SEARCH)


def searched(session: Session, word: str) -> Session:
    return pressed(session, *SEARCH, Typed("text", word), Press.FORWARD)


def found(session: Session, word: str) -> tuple[str, ...]:
    place = searched(session, word).place
    assert isinstance(place, Search)
    return place.results


def test_a_new_citizen_finds_what_can_be_done_and_a_way_out(home: Session) -> None:
    view = view_of(home)

    assert labels(view)[:3] == ["Arrange something", "A counter near me", "My data"]
    assert view.bar.back is not None
    assert view.bar.back.intent is Press.LEAVE
    assert view.bar.main is not None
    assert view.bar.main.intent is Press.SETTINGS


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (5, "Good evening."),
        (6, "Good morning."),
        (11, "Good morning."),
        (12, "Good afternoon."),
        (18, "Good evening."),
    ],
)
def test_the_greeting_follows_the_hour(home: Session, hour: int, greeting: str) -> None:
    at_hour = replace(home, now=NOW.replace(hour=hour))

    assert heading(at_hour) == f"{greeting} What do you want to do?"


def test_an_open_errand_stands_in_the_second_place(home: Session) -> None:
    after = pressed(home, *BEGUN, Press.HELP, Press.LATER)

    assert labels(view_of(after))[:3] == [
        "Arrange something",
        "Go on with de kleine proef",
        "A counter near me",
    ]


def test_the_errand_touched_last_comes_first(home: Session) -> None:
    other = (Press.TOPICS, Pick("wonen"), Pick("alle-soorten"), Press.FORWARD)
    both = pressed(home, *BEGUN, Press.HOME, *other, Press.HOME)

    on_the_list = (Press.TASKS, Pick("klein/verder"), Press.FORWARD)
    again = pressed(both, *on_the_list, Pick("huur"), Press.FORWARD, Press.HOME)

    assert labels(view_of(both))[1] == "Go on with de proef met alle soorten"
    assert labels(view_of(again))[1] == "Go on with de kleine proef"


def test_the_home_screen_never_has_more_than_five_tiles(home: Session) -> None:
    many = tuple(OpenErrand(f"f{n}", f"proef {n}", "huis", ()) for n in range(9))

    assert len(labels(view_of(replace(home, kept_errands=many)))) == 5


def test_leaving_asks_first_and_then_closes_the_program(home: Session) -> None:
    asked, first = handle(home, Press.LEAVE)

    _after, effects = handle(asked, Press.LEAVE)

    assert kind_of(first, Quit) == []
    assert kind_of(effects, Quit) == [Quit()]


def test_who_does_not_want_to_leave_is_home_again(home: Session) -> None:
    asked, _effects = handle(home, Press.LEAVE)

    assert pressed(asked, Press.BACK) == home


def test_a_guest_reads_before_leaving_that_everything_is_erased(home: Session) -> None:
    asked, _effects = handle(replace(home, guest=True), Press.LEAVE)

    assert said(asked, Tone.PLAIN) == ["Then everything is erased."]


def test_a_guest_is_told_that_nothing_remains(home: Session) -> None:
    guest = replace(home, guest=True)

    assert said(guest, Tone.NOTICE) == ["You are a guest. Afterwards everything is erased."]
    assert said(home, Tone.NOTICE) == []


def test_a_guest_is_promised_answers_until_the_end_of_the_visit_only(home: Session) -> None:
    own = said(pressed(home, *TO_SMALL), Tone.PLAIN)
    guest = said(pressed(replace(home, guest=True), *TO_SMALL), Tone.PLAIN)

    assert "You may stop. We keep your answers." in own
    assert "You may stop. We keep your answers until you leave." in guest


def test_only_situations_with_an_errand_are_shown(home: Session) -> None:
    assert labels(view_of(pressed(home, Press.TOPICS))) == [
        "Living and rent",
        "Care and illness",
        "Search for a word",
        "Go on with a slip",
    ]


def test_a_situation_leads_to_its_errands(home: Session) -> None:
    there = pressed(home, Press.TOPICS, Pick("wonen"))

    assert there.place == Topics("wonen")
    assert labels(view_of(there)) == ["Alle soorten stappen", "Een kleine proef"]


def test_an_errand_begins_with_what_it_brings(home: Session) -> None:
    there = pressed(home, *TO_SMALL)

    assert there.place == About("klein")
    assert heading(there) == "Een kleine proef"
    assert said(there, Tone.PLAIN) == [
        "U doet een proef.",
        "It takes about 5 minutes.",
        "Het kost niets.",
        "You may stop. We keep your answers.",
        "uw bril",
    ]


def test_who_does_not_have_everything_is_told_what_to_do_and_comes_back(home: Session) -> None:
    missing = pressed(home, *TO_SMALL, Press.MISSING)

    assert said(missing, Tone.PLAIN) == ["Vraag iemand om hulp."]
    assert pressed(missing, Press.FORWARD).place == About("klein")


def test_a_begun_errand_is_resumed_where_it_stopped_whatever_way_it_is_chosen(
    home: Session,
) -> None:
    stopped = pressed(home, *BEGUN, Pick("eigen"), Press.FORWARD, Press.HOME)

    assert heading(pressed(stopped, Pick("klein"))) == "Wanneer bent u geboren?"
    assert heading(pressed(stopped, *TO_SMALL)) == "Wanneer bent u geboren?"


@pytest.mark.parametrize(
    "word",
    [
        "huurtoeslag",
        "huurtoeslg",
        "huurtoelsag",
        "HUURTOESLAG",
        "huurtoeslach",
        "huurtoeslaag",
        "huur toeslag",
        "proefje",
        "proevje",
        "kleine",
        "klijne",
        "een kleine proef a.u.b.",
    ],
)
def test_an_errand_is_found_by_its_title_and_synonyms_as_people_spell_them(
    home: Session, word: str
) -> None:
    assert "klein" in found(home, word)


def test_the_best_match_comes_first(home: Session) -> None:
    assert found(home, "alle soorten")[0] == "alle-soorten"


@pytest.mark.parametrize(
    ("word", "flow"),
    [
        ("AOW", "aow-aanvragen"),
        ("awo", "aow-aanvragen"),
        ("pensjoen", "aow-aanvragen"),
        ("wagtwoord", "digid-wachtwoord-vergeten"),
        ("wachtwoort vergete", "digid-wachtwoord-vergeten"),
        ("didid", "digid-wachtwoord-vergeten"),
        ("paspoord", "paspoort-id-kaart"),
        ("pasport", "paspoort-id-kaart"),
    ],
)
def test_the_shipped_errands_are_found_as_people_spell_them(word: str, flow: str) -> None:
    assert found(opened(read_library()), word)[0] == flow


def test_what_was_found_leads_to_the_errand(home: Session) -> None:
    there = searched(home, "huurtoeslag")

    assert heading(there) == "Do you mean one of these?"
    assert pressed(there, Pick("klein")).place == About("klein")


def test_nothing_found_is_told_with_the_word_and_a_way_to_help(home: Session) -> None:
    there = searched(home, "qqqqqqqq")

    assert heading(there) == "We do not know “qqqqqqqq” yet"
    assert labels(view_of(there)) == [
        "Not in the list? Ask for help",
        "Go on with a slip",
    ]


@pytest.mark.parametrize("word", ["x" * 10_000, "ab cd " * 2_000, "\u0000", "(.*)[", "🙂", "{0}"])
def test_anything_typed_into_the_search_gives_a_screen(home: Session, word: str) -> None:
    there = searched(home, word)

    assert view_of(there).name == "S06"
    assert len(heading(there)) < 100


@pytest.mark.parametrize("word", ["", "   ", "\t\n"])
def test_searching_for_nothing_asks_for_a_word_and_puts_the_cursor_there(
    home: Session, word: str
) -> None:
    there = searched(home, word)

    assert said(there, Tone.PROBLEM) == ["Type one word. For instance: passport."]
    assert view_of(there).focus == "text"


def test_back_from_what_was_found_keeps_what_was_typed(home: Session) -> None:
    place = pressed(searched(home, "huurtoeslag"), Press.BACK).place

    assert isinstance(place, Search)
    assert place.draft.boxes == {"text": "huurtoeslag"}


def test_a_broken_errand_is_shown_as_not_available_with_a_way_to_a_human(home: Session) -> None:
    topic = pressed(home, Press.TOPICS, Pick("zorg"))
    there = pressed(topic, Pick("kapot"))

    assert labels(view_of(topic)) == ["Een kapotte proef: not available now"]
    assert there.place == Unavailable("kapot")
    assert heading(there) == "Een kapotte proef: not available now"
    assert isinstance(pressed(there, Press.HELP, Press.FINDER).place, Finder)
    assert pressed(there, Press.HOME).stack == (Home(),)


def test_a_broken_errand_is_found_by_its_title(home: Session) -> None:
    assert found(home, "kapotte") == ("kapot",)


def test_a_kept_errand_whose_file_is_gone_is_told_and_nothing_is_lost(home: Session) -> None:
    kept = (OpenErrand("vroeger", "de oude proef", "huis", ()),)
    there = pressed(replace(home, kept_errands=kept), Pick("vroeger"))

    assert heading(there) == "de oude proef: not available now"
    assert there.kept_errands == kept


def test_a_kept_errand_is_resumed_with_its_answers(home: Session) -> None:
    answers = (("huis", '["chosen", "eigen"]'), ("geboren", "not readable"))
    kept = (OpenErrand("klein", "de kleine proef", "spullen", answers),)

    there = pressed(replace(home, kept_errands=kept), Pick("klein"))

    assert heading(there) == "Wanneer bent u geboren?"
    assert there.errands["klein"].given.keys() == {"huis"}
    assert isinstance(there.place, AtStep)


def test_a_situation_that_the_program_does_not_know_hides_no_errand(home: Session) -> None:
    flow = replace(read_flow(SMALL / "klein.yaml"), topic="ruimtevaart")
    assert home.library is not None
    library = Library(home.library.official, {FlowId("klein"): flow}, {})

    assert found(replace(home, library=library), "huurtoeslag") == ("klein",)
