"""Ear and eye agree: the same words, in the same order, from the same value."""

from dataclasses import replace

from screens import BEGUN
from walker import pressed

from companion.session.intents import Pick, Press, Typed
from companion.session.model import Session
from companion.session.screens import view_of
from companion.session.utterances import SpokenLine, lines_of
from companion.session.views import (
    Bar,
    Box,
    Button,
    Buttons,
    Field,
    Heading,
    Keypad,
    Lines,
    Option,
    Options,
    Part,
    Row,
    ScreenView,
    Tone,
)

READ = Button("read", "Read aloud", Press.READ)
HELP = Button("help", "Help", Press.HELP)


def screen(*parts: Part, language: str = "nl") -> ScreenView:
    return ScreenView("key", "S00", "title", parts, Bar(None, READ, HELP, None), language)


def test_a_line_tells_its_part_and_its_key_so_that_it_can_be_marked() -> None:
    view = screen(Heading("Kop"), Buttons((Button("ga", "Ga", Press.FORWARD),)))

    assert lines_of(view) == (
        SpokenLine(0, "heading", "Kop", "Kop", "nl"),
        SpokenLine(1, "ga", "Ga", "Druk op: Ga.", "nl", lead=9),
    )


def test_only_behind_something_else_to_press_a_key_is_said_with_or() -> None:
    options = Options((Option("ja", "Ja", chosen=False, intent=Pick("ja")),))
    keys = Buttons((Button("ga", "Ga", Press.FORWARD),))

    said = [line.spoken for line in lines_of(screen(options, keys))]
    led_on = lines_of(replace(screen(keys), prompt="Druk op Verder."))

    assert said == ["Ja.", "Of druk op: Ga."]
    assert led_on[0].spoken == "Of druk op: Ga."


def test_a_label_is_said_with_a_pause_after_it() -> None:
    (label, first) = lines_of(screen(Lines(("Bel eerst.",), Tone.NOTICE, "Let op")))

    assert (label.shown, label.spoken) == ("Let op", "Let op.")
    assert first.spoken == "Bel eerst."


def test_an_empty_line_that_keeps_its_place_is_not_said() -> None:
    assert lines_of(screen(Lines(("",)))) == ()


def test_what_stands_in_a_box_is_said_after_its_label() -> None:
    box = Box("day", "Dag", "27")

    (line,) = lines_of(screen(Field((box,), Keypad.DIGITS)))

    assert (line.key, line.shown, line.spoken) == ("day", "Dag", "Dag: 27")


def test_what_stands_in_a_hidden_or_secret_box_is_never_said() -> None:
    boxes = (
        Box("one", "Code", "7391", hidden=True),
        Box("two", "Code", "7391", secret=True),
    )

    lines = lines_of(screen(Field(boxes, Keypad.DIGITS)))

    assert [line.spoken for line in lines] == ["Code.", "Code."]


def test_a_word_in_another_language_is_said_in_that_language() -> None:
    options = (Option("en", "English", chosen=False, intent=Pick("en"), language="en"),)

    (line,) = lines_of(screen(Options(options)))

    assert line.language == "en"


def test_a_row_of_the_review_is_said_as_question_answer_and_button() -> None:
    row = Row("Huurt u?", "Nee", Button("change-huis", "Change", Pick("huis")))

    lines = lines_of(screen(row))

    assert [line.key for line in lines] == ["question", "answer", "change-huis"]


def test_what_was_understood_is_said_with_the_field(home: Session) -> None:
    there = pressed(home, *BEGUN, Pick("eigen"), Press.FORWARD, Typed("day", "27-3-1941"))

    said = [line.spoken for line in lines_of(view_of(there))]

    assert "Zevenentwintig maart negentienhonderd eenenveertig." in said


def test_one_answer_alone_has_no_number() -> None:
    options = (Option("weet-niet", "Ik weet het niet", chosen=False, intent=Pick("weet-niet")),)

    (line,) = lines_of(screen(Options(options)))

    assert (line.spoken, line.lead) == ("Ik weet het niet.", 0)
