"""Help: nothing is lost, and a human is one press further."""

from screens import BEGUN, TO_SMALL, heading, labels
from walker import pressed

from companion.session.intents import Pick, Press, Typed
from companion.session.model import Session
from companion.session.places import AtDoor, Finder, Help, SettingsPlace
from companion.session.screens import view_of


def test_help_without_an_errand_leads_to_a_counter_and_to_the_letters(home: Session) -> None:
    there = pressed(home, Press.HELP)

    assert heading(there) == "Help. Nothing is lost."
    assert labels(view_of(there)) == [
        "Read it again, slower",
        "Go to a counter near you",
        "Letters, voice, buttons",
        "Together with someone",
    ]
    assert isinstance(pressed(there, Press.FINDER).place, Finder)
    assert pressed(there, Press.SETTINGS).place == SettingsPlace()


def test_help_at_a_question_leads_to_the_doors_of_the_errand(home: Session) -> None:
    there = pressed(home, *BEGUN, Press.HELP)

    assert there.place == Help("klein", "huis")
    assert labels(view_of(there)) == [
        "Read it again, slower",
        "Explain this",
        "Call a human",
        "Go to a counter near you",
        "Take a slip along",
        "Stop for now, go on later",
        "Together with someone",
    ]
    assert pressed(there, Pick("counter")).place == AtDoor("klein", "balie")


def test_a_step_with_nothing_to_explain_has_no_such_button(home: Session) -> None:
    there = pressed(home, *BEGUN, Pick("eigen"), Press.FORWARD, Press.HELP)

    assert "Explain this" not in labels(view_of(there))


def test_help_before_the_first_question_knows_the_errand(home: Session) -> None:
    assert pressed(home, *TO_SMALL, Press.HELP).place == Help("klein")


def test_help_once_more_leads_back(home: Session) -> None:
    there = pressed(home, *BEGUN)

    helped = pressed(there, Press.HELP)

    assert view_of(helped).bar.help.intent is Press.BACK
    assert pressed(helped, Press.BACK) == there
    assert pressed(helped, Press.HELP) == there


def test_help_on_the_finder_keeps_what_was_typed(home: Session) -> None:
    there = pressed(home, Press.FINDER, Typed("text", "Ber"))

    assert pressed(there, Press.HELP, Press.HELP) == there
