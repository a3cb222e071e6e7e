import pytest

from companion.directions.streets import main_name, with_article

NAMES = [
    "de Jaffalaan",
    "de Mekelweg",
    "de Leeghwaterstraat",
    "de Balthasar van der Polweg",
    "de Oude Delft Kade",
    "de Prinsengracht",
    "de Nieuwezijds Voorburgwal",
    "de Zeedijk",
    "de Botermarkt",
    "de Noordzijde",
    "de Westersingel",
    "de Laan van Meerdervoort",
    "de Weg naar Zee",
    "de Kanaalweg Oost",
    "de Kanaalweg-West",
    "de Hoofdstraat 2",
    "de Boulevard",
    "de A13",
    "de N470",
    "het Stationsplein",
    "het Plein",
    "het Plein 1944",
    "het Zuidplantsoen",
    "het Jaagpad",
    "het Park",
    "het Nachtegaalstraatje",
    "het Kerkpleintje",
    "het Wilhelminapark",
    "het Oosteinde",
    "het Lage Eind",
]
# Nobody is sure of these, or they have an article or another little word already.
BARE = [
    "Rokin",
    "Binnenhof",
    "Singel",
    "Wal",
    "Kneuterspoor",
    "De Savornin Lohmanlaan",
    "De Dam",
    "Het Zand",
    "'t Zand",
    "\u2019t Spui",
    "Op de Wieken",
    "Achter de Dom",
    "Den Hof",
    "Beatrixhof",
]


@pytest.mark.parametrize("told", NAMES)
def test_a_street_has_the_article_of_its_last_word(told: str) -> None:
    _, _, name = told.partition(" ")

    assert with_article(name, "nl") == told


@pytest.mark.parametrize("name", BARE)
def test_where_the_article_is_not_sure_there_is_none(name: str) -> None:
    assert with_article(name, "nl") == name


def test_in_english_no_street_has_an_article() -> None:
    assert with_article("Jaffalaan", "en") == "Jaffalaan"


def test_the_name_on_the_sign_comes_before_the_number_of_the_road() -> None:
    assert main_name(("N470", "Kruithuisweg")) == "Kruithuisweg"


def test_a_road_with_a_number_only_is_called_by_it() -> None:
    assert main_name(("A13",)) == "A13"


def test_a_way_without_a_name_has_none() -> None:
    assert main_name(()) == ""
