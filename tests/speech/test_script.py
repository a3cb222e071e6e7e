from companion.speech.rates import Rhythm
from companion.speech.script import script_of, speakable
from companion.speech.utterance import Utterance

RHYTHM = Rhythm(150, 200, 400)


def test_unspeakable_characters_become_spaces_one_for_one() -> None:
    assert speakable("a\0b\ud800c\x7f één \U0001f600!") == "a b c  één  !"


def test_a_word_of_a_phrase_is_found_in_the_text_that_is_shown() -> None:
    script = script_of(Utterance("Kom langs, of bel ons.", "nl"), RHYTHM, frozenset())

    second = script.phrases[1]

    assert second.text == "of bel ons."
    assert script.shown_at(second, 3, 3) == (14, 3)


def test_a_text_without_a_word_has_nothing_to_say() -> None:
    assert script_of(Utterance(" \0\n", "nl"), RHYTHM, frozenset()).phrases == ()
