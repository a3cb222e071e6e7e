import pytest

from companion.counters.names import bare_words_of, key_of, without_suffix, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Súdwest-Fryslân", "sudwest fr"),
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("\u2019s Gravenmoer", "s gravenmoer"),
        ("Alphen a/d Rijn", "alphen ad rijn"),
        ("Alphen aan den Rijn", "alphen ad rijn"),
        ("Ouderkerk aan de Amstel", "ouderkerk ad amstel"),
        ("St. Willebrord", "sint willebrord"),
        ("Bergen (L)", "bergen lb"),
        ("Bergen, Limburg", "bergen lb"),
        ("Laren Noord-Holland", "laren nh"),
        ("Utrecht", "utrecht"),
        ("Nes (Ameland)", "nes ameland"),
        ("\u0635\u0628\u0627\u062d", ""),
    ],
)
def test_the_words_of_a_name_do_not_depend_on_how_it_is_typed(name: str, words: str) -> None:
    assert words_of(name) == words


def test_bare_words_keep_letters_that_mean_something_in_a_name() -> None:
    assert bare_words_of("3511 ST") == "3511 st"


def test_a_key_is_the_same_with_and_without_spaces() -> None:
    assert key_of(words_of("Den Haag")) == key_of(words_of("denhaag"))


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Hengelo GLD", "Hengelo"),
        ("Bergen (NH)", "Bergen"),
        ("Nes (Ameland)", "Nes"),
        ("Ulvenhout AC", "Ulvenhout"),
        ("Midden-Groningen", "Midden-Groningen"),
        ("Wijk bij Duurstede", "Wijk bij Duurstede"),
    ],
)
def test_only_what_tells_namesakes_apart_is_taken_off(name: str, bare: str) -> None:
    assert without_suffix(name) == bare
