"""The words that open a vault: enough of them, easily spelled, and none that sounds as another."""

import hashlib
import math
import re
from itertools import groupby

from companion.assets import shipped
from companion.vault.passphrases import words, words_needed

FILE = shipped("assets", "vault", "woorden.txt")
# Whoever wrote five words down must still get in: a word that leaves the list shuts their vault.
FIRST_LIST = "bf8f3e73f0048406e108013139ba6aef83c0b9baceff800f1433127ef52ae15b"
# Sad, frightening or rude on a paper that lies in a drawer, or the name of someone.
_UNWANTED = (
    "angst bil bloed borst dief dood duivel geweer graf haat heks hoer ijdel jan kanker kerkhof "
    "kogel kont lijk lul moord naakt oorlog pijn piet poep ramp slaaf stank sterf straf teef trut "
    "vijand vuil wapen wraak ziek ziekte zwijn"
)


def _sound(word: str) -> str:
    """How a word is heard, as far as Dutch writes one sound in two ways."""
    heard = word.replace("ij", "ei").replace("ou", "au").replace("ch", "g")
    heard = re.sub("c(?=[eiy])", "s", heard).replace("c", "k").replace("dt", "t")
    return re.sub("b$", "p", re.sub("d$", "t", heard))


def test_there_are_7776_words_and_five_are_worth_more_than_64_bits() -> None:
    assert len(words()) == 7776
    assert words_needed(len(words())) == 5
    assert 5 * math.log2(len(words())) > 64.6


def test_the_file_is_sorted_and_ends_with_a_line_end() -> None:
    assert FILE.read_text("ascii") == "\n".join(sorted(words())) + "\n"


def test_no_word_of_the_list_was_changed_since_people_wrote_words_down() -> None:
    assert hashlib.sha256(FILE.read_text("ascii").encode()).hexdigest() == FIRST_LIST


def test_no_two_words_sound_the_same() -> None:
    heard = sorted(words(), key=_sound)

    same = [pair for _, group in groupby(heard, _sound) if len(pair := list(group)) > 1]

    assert same == []


def test_no_word_is_sad_rude_or_a_name() -> None:
    assert set(words()) & set(_UNWANTED.split()) == set()
