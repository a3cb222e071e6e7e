import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.counters.finder import Ambiguous, Found, Refused, Unknown, find
from companion.counters.register import Register, read_register
from companion.geography import Coordinate
from companion.l10n.message import Message

REGISTER = read_register()


@pytest.mark.parametrize(
    ("typed", "name", "place"),
    [
        ("3511 AB", "Utrecht", "Utrecht"),
        ("3511ab", "Utrecht", "Utrecht"),
        ("3511", "Utrecht", "Utrecht"),
        ("3511 st", "Utrecht", "Utrecht"),
        ("NL-3511 AB", "Utrecht", "Utrecht"),
        ("3 5 1 1", "Utrecht", "Utrecht"),
        ("\uff13\uff15\uff11\uff11", "Utrecht", "Utrecht"),
        ("1012 LG Amsterdam", "Amsterdam", "Amsterdam"),
        ("Amsterdam 1012", "Amsterdam", "Amsterdam"),
        ("Damrak 1, 1012 LG Amsterdam", "Amsterdam", "Amsterdam"),
        ("7991", "Westerveld", "7991"),
        ("  utrecht \t", "Utrecht", "Utrecht"),
        ("UTRECHT", "Utrecht", "Utrecht"),
        ("Utrecht\0", "Utrecht", "Utrecht"),
        ("Gemeente Utrecht", "Utrecht", "Utrecht"),
        ("gem. utrecht", "Utrecht", "Utrecht"),
        ("'s-Gravenhage", "Den Haag", "'s-Gravenhage"),
        ("\u2019s-gravenhage", "Den Haag", "'s-Gravenhage"),
        ("\u00b4s-Gravenhage", "Den Haag", "'s-Gravenhage"),
        ("sgravenhage", "Den Haag", "'s-Gravenhage"),
        ("den haag", "Den Haag", "Den Haag"),
        ("The Hague", "Den Haag", "The Hague"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Den Bosch", "'s-Hertogenbosch", "Den Bosch"),
        ("Súdwest-Fryslân", "Súdwest-Fryslân", "Súdwest-Fryslân"),
        ("sudwest fryslan", "Súdwest-Fryslân", "Súdwest-Fryslân"),
        ("2e exloermond", "Borger-Odoorn", "2e Exloërmond"),
        ("\u0132muiden", "Velsen", "IJmuiden"),
        ("Alphen a/d Rijn", "Alphen aan den Rijn", "Alphen aan den Rijn"),
        ("Bergen NH", "Bergen (NH)", "Bergen NH"),
        ("Bergen Limburg", "Bergen (L)", "Bergen LB"),
        ("Hengelo (Gld)", "Bronckhorst", "Hengelo GLD"),
        ("gemeente hengelo", "Hengelo", "Hengelo OV"),
        ("Nes Ameland", "Ameland", "Nes (Ameland)"),
    ],
)
def test_one_way_of_typing_a_place_leads_to_its_municipality(
    register: Register, typed: str, name: str, place: str
) -> None:
    finding = find(register, typed)

    assert isinstance(finding, Found)
    assert (finding.municipality.name, finding.place) == (name, place)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Bergen", ["Bergen (L)", "Bergen (NH)", "Bergen op Zoom"]),
        ("gemeente Bergen", ["Bergen (L)", "Bergen (NH)"]),
        ("Hengelo", ["Hengelo", "Bronckhorst"]),
        ("Heusden", ["Heusden", "Asten"]),
        ("Nes", ["Ameland", "Heerenveen", "Noardeast-Fryslân"]),
        ("Hoenderloo", ["Apeldoorn", "Ede"]),
        ("Alphen", ["Alphen aan den Rijn", "Alphen-Chaam", "West Maas en Waal"]),
        ("Etten", ["Etten-Leur", "Oude IJsselstreek"]),
        ("1431 EH", ["Aalsmeer", "Amstelveen"]),
        ("2324", ["Amersfoort", "Leiden"]),
    ],
)
def test_what_can_be_two_municipalities_is_asked(
    register: Register, typed: str, names: list[str]
) -> None:
    finding = find(register, typed)

    assert isinstance(finding, Ambiguous)
    assert [choice.name for choice in finding.choices] == names


def test_a_postcode_says_where_the_citizen_is(register: Register) -> None:
    finding = find(register, "1012 LG")

    assert isinstance(finding, Found)
    assert finding.start == Coordinate(52.3735, 4.8951)


def test_a_postcode_in_two_municipalities_still_says_where_the_citizen_is(
    register: Register,
) -> None:
    finding = find(register, "1431")

    assert isinstance(finding, Ambiguous)
    assert finding.start == Coordinate(52.2589, 4.7696)


def test_a_doubted_postcode_in_one_municipality_has_no_start(register: Register) -> None:
    finding = find(register, "3447 GR")

    assert isinstance(finding, Found)
    assert finding.municipality.name == "Woerden"
    assert finding.start is None


def test_a_doubted_postcode_in_two_municipalities_is_asked_and_has_no_start(
    register: Register,
) -> None:
    finding = find(register, "7571")

    assert isinstance(finding, Ambiguous)
    assert [choice.name for choice in finding.choices] == ["Borger-Odoorn", "Oldenzaal"]
    assert finding.start is None


def test_a_village_is_narrow_enough_to_start_from(register: Register) -> None:
    finding = find(register, "'t Harde")

    assert isinstance(finding, Found)
    assert finding.start == Coordinate(52.4142, 5.8789)


def test_a_city_is_too_wide_to_start_from(register: Register) -> None:
    finding = find(register, "Groningen")

    assert isinstance(finding, Found)
    assert finding.start is None


def test_a_postcode_belongs_to_its_own_municipality_and_not_to_the_nearest_hall(
    register: Register,
) -> None:
    # The town hall of Bergen (NH) stands in this postcode of Alkmaar.
    finding = find(register, "1817 MR")

    assert isinstance(finding, Found)
    assert finding.municipality.name == "Alkmaar"


@pytest.mark.parametrize(
    ("typed", "suggestions"),
    [
        ("Amstedam", ("Amsterdam", "Steendam", "Stedum")),
        ("appeldoorn", ("Apeldoorn", "Appeltern")),
        ("gemeente Appeldoorn", ("Apeldoorn", "Appeltern")),
        ("Capelle", ("Capelle aan den IJssel", "Kapelle")),
        ("Egmond", ("Egmond aan den Hoef", "Egmond aan Zee", "Egmond-Binnen")),
        ("Amsterdam Zuidoost", ("Amsterdam", "Amsterdam-Duivendrecht")),
        ("Leidsche Rijn Utrecht", ("Utrecht",)),
        ("Kerkstraat 1 Bergen op Zoom", ("Bergen op Zoom", "Bergen")),
        ("2e exlormond", ("2e Exloërmond", "1e Exloërmond")),
        ("qwertyuiop", ()),
    ],
)
def test_an_unknown_name_gets_the_nearest_spellings(
    register: Register, typed: str, suggestions: tuple[str, ...]
) -> None:
    assert find(register, typed) == Unknown(typed, suggestions)


def test_every_suggestion_is_understood_when_it_is_chosen(register: Register) -> None:
    finding = find(register, "Exlormond")

    assert isinstance(finding, Unknown)
    assert finding.suggestions != ()
    assert all(isinstance(find(register, it), Found | Ambiguous) for it in finding.suggestions)


FOUR_DIGITS = "A postcode has four digits. Type all four, for instance 3511."
NOTHING_TYPED = "Type the name of your place, or your postcode."
CHECK_LETTERS = "Check the two letters of your postcode, or type only the four digits."
TOO_MUCH = "Type only your place, or only your postcode."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", NOTHING_TYPED),
        (" \t\n", NOTHING_TYPED),
        ("\0", NOTHING_TYPED),
        ("?!", NOTHING_TYPED),
        ("\U0001f642", NOTHING_TYPED),
        ("\u0635\u0628\u0627\u062d", NOTHING_TYPED),
        ("\ud800", NOTHING_TYPED),
        ("35", FOUR_DIGITS),
        ("35 ab", FOUR_DIGITS),
        ("35111", FOUR_DIGITS),
        ("06 12345678", FOUR_DIGITS),
        ("0123 AB", "A Dutch postcode does not begin with 0. Look for it on a letter to you."),
        ("3511 A", CHECK_LETTERS),
        ("3511 SS", CHECK_LETTERS),
        ("utrecht " * 100, TOO_MUCH),
        ("9" * 100_000, TOO_MUCH),
    ],
)
def test_what_is_no_place_and_no_postcode_gets_one_clear_sentence(
    register: Register, typed: str, sentence: str
) -> None:
    assert find(register, typed) == Refused(Message(sentence))


@pytest.mark.parametrize("typed", ["1000", "1234 AB"])
def test_a_postcode_that_is_not_in_the_table_is_named_in_the_sentence(
    register: Register, typed: str
) -> None:
    finding = find(register, typed)

    assert isinstance(finding, Refused)
    assert finding.message.id.startswith("We do not know postcode {postcode}.")
    assert finding.message.fields == {"postcode": typed[:4]}


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_any_text_is_answered(typed: str) -> None:
    assert isinstance(find(REGISTER, typed), Found | Ambiguous | Unknown | Refused)


@settings(deadline=None, max_examples=60)
@given(st.from_regex(r"\A ?(nl-?)?[0-9 ]{1,7}[a-zA-Z]{0,3}( [a-z]{1,9})?\Z"))
def test_anything_like_a_postcode_is_answered(typed: str) -> None:
    assert isinstance(find(REGISTER, typed), Found | Ambiguous | Unknown | Refused)


@pytest.mark.parametrize(
    "typed", ["1083 Ganshoren", "9032 Wondelgem", "9031 Drongen", "9041 Oostakker", "Schelle 2627"]
)
def test_a_belgian_postcode_with_its_place_is_not_taken_for_a_dutch_one(
    register: Register, typed: str
) -> None:
    finding = find(register, typed)

    assert finding == Refused(Message("Type only your place, or only your postcode."))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("3511 Utreht", "Utrecht"),
        ("Amsterdam Zuidoost 1102", "Amsterdam"),
        ("2511 The Hague", "Den Haag"),
        ("5211 den bosch", "'s-Hertogenbosch"),
    ],
)
def test_a_postcode_with_its_place_is_found_however_the_place_is_spelled(
    register: Register, typed: str, name: str
) -> None:
    finding = find(register, typed)

    assert isinstance(finding, Found)
    assert finding.municipality.name == name


@pytest.mark.parametrize("typed", ["Dwingeloo", "7991", "Alphen NB"])
def test_from_a_postcode_that_is_doubted_nothing_is_measured(typed: str) -> None:
    found = find(REGISTER, typed)

    assert isinstance(found, Found)
    assert found.start is None
