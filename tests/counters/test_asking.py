"""What is asked on the telephone before going to a counter."""

import pytest

from companion.counters.asking import to_ask
from companion.l10n.words import load_words
from companion.official.desks import Desk


def test_for_a_passport_one_asks_for_an_appointment_and_what_to_bring() -> None:
    assert to_ask(Desk.PASSPORT, load_words("nl")) == (
        "Ik heb een paspoort of identiteitskaart nodig.",
        "Moet ik een afspraak maken?",
        "Waar moet ik zijn, en wanneer?",
        "Wat moet ik meenemen?",
    )


def test_for_tax_one_asks_whether_there_is_a_counter_at_all() -> None:
    assert to_ask(Desk.TAX, load_words("en")) == (
        "I want help with my tax return.",
        "Can I come to a counter for this?",
        "Where do I have to be, and when?",
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("desk", Desk)
def test_there_is_something_short_to_ask_for_every_errand(desk: Desk, language: str) -> None:
    lines = to_ask(desk, load_words(language))

    assert len(lines) >= 2
    assert [line for line in lines if len(line.split()) > 12] == []
