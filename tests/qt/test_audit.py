"""Each check of places, names and words finds its fault, and none where all is right."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from qt.audit import (
    check_choices,
    check_chosen,
    check_main,
    check_names,
    check_places,
    check_title,
    check_titles,
    check_whole,
    check_words,
)
from qt.pixels import check_contrast, check_edges, picture
from qt.plain_screen import VIEW, button, checks, put, see

from companion.session.intents import Pick, Press
from companion.session.views import (
    Box,
    Button,
    Buttons,
    Field,
    Keypad,
    Lines,
    Option,
    Options,
)


def test_a_screen_that_is_right_has_no_findings(screen: QWidget) -> None:
    sight = see(screen)
    image = picture(screen)

    found = [
        *check_places(sight), *check_names(sight), *check_title(sight, VIEW),
        *check_main(sight, VIEW), *check_words(VIEW), *check_choices(VIEW),
        *check_contrast(sight, image), *check_edges(sight, image),
    ]  # fmt: skip

    assert found == []


def _cut_low(window: QWidget) -> None:
    label = QLabel("Een zin die niet op één regel past en dus op twee regels staat.")
    label.setWordWrap(True)
    put(window, label, QRect(300, 100, 200, 30))


def _cut_narrow(window: QWidget) -> None:
    button(window, "Lees voor").setFixedWidth(60)


def _word_too_wide(window: QWidget) -> None:
    label = QLabel("Schreeuwt")
    label.setWordWrap(True)
    put(window, label, QRect(300, 100, 60, 200))


def _off_below(window: QWidget) -> None:
    button(window, "Hulp").move(300, 570)


def _off_beside(window: QWidget) -> None:
    put(window, QLabel("Naast het scherm"), QRect(700, 300, 200, 40))


def _overlap(window: QWidget) -> None:
    put(window, QLabel("Over de knop"), QRect(100, 110, 200, 40))


def _scrolls(window: QWidget) -> None:
    put(window, QScrollArea(), QRect(300, 300, 100, 100))


def _too_small(window: QWidget) -> None:
    button(window, "Ja").setFixedHeight(45)


def _too_near(window: QWidget) -> None:
    button(window, "Ja").move(30, 115)


def _at_the_edge(window: QWidget) -> None:
    button(window, "Ja").move(10, 100)


def _tiny_letters(window: QWidget) -> None:
    put(window, QLabel("Klein"), QRect(300, 30, 200, 40)).setStyleSheet("font-size: 19px")


def _disabled(window: QWidget) -> None:
    button(window, "Verder").setEnabled(False)


@pytest.mark.parametrize(
    ("seed", "check"),
    [
        (_cut_low, "L01 clipped"),
        (_cut_narrow, "L01 clipped"),
        (_word_too_wide, "L01 clipped"),
        (_off_below, "L02 off the screen"),
        (_overlap, "L02 overlap"),
        (_scrolls, "L04 scrolls"),
        (_off_beside, "L05 beside the screen"),
        (_too_small, "M01 target"),
        (_too_near, "M02 gap"),
        (_at_the_edge, "M02 edge"),
        (_tiny_letters, "V03 letters"),
        (_disabled, "F07 disabled"),
    ],
)
def test_a_fault_of_places_is_found(
    screen: QWidget, seed: Callable[[QWidget], None], check: str
) -> None:
    seed(screen)
    QApplication.processEvents()

    found = check_places(see(screen))

    assert check in checks(found)


class _Bare(QWidget):
    """A control made of nothing: a screen reader knows no role of it."""


def _nameless(window: QWidget) -> None:
    button(window, "Ja").setText("")


def _other_name(window: QWidget) -> None:
    button(window, "Ja").setAccessibleName("Nee")


def _menu(window: QWidget) -> None:
    button(window, "Ja").setMenu(QMenu(window))


def _mouse_only(window: QWidget) -> None:
    button(window, "Ja").setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _meaningless(window: QWidget) -> None:
    bare = put(window, _Bare(), QRect(300, 100, 60, 60))
    bare.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


@pytest.mark.parametrize(
    ("seed", "check"),
    [
        (_nameless, "A01 name"),
        (_other_name, "A01 label in name"),
        (_menu, "A02 role"),
        (_mouse_only, "A02 not focusable"),
        (_meaningless, "A02 no meaning"),
    ],
)
def test_a_fault_of_names_is_found(
    screen: QWidget, seed: Callable[[QWidget], None], check: str
) -> None:
    seed(screen)

    found = check_names(see(screen))

    assert checks(found) == {check}


def test_an_answer_that_is_told_otherwise_than_it_is_chosen_is_found(screen: QWidget) -> None:
    put(screen, QRadioButton("Misschien"), QRect(300, 100, 200, 60))
    chosen = Options((Option("maybe", "Misschien", chosen=True, intent=Pick("maybe")),))

    found = check_chosen(see(screen), replace(VIEW, parts=(chosen,)))

    assert checks(found) == {"A02 chosen"}


@pytest.mark.parametrize("title", ["", "Loketmaatje"])
def test_a_window_with_another_title_is_found(screen: QWidget, title: str) -> None:
    screen.setWindowTitle(title)

    found = check_title(see(screen), VIEW)

    assert checks(found) == {"T01 title"}


def test_a_title_that_is_only_for_the_eye_is_found(screen: QWidget) -> None:
    screen.setAccessibleName("Venster")

    found = check_title(see(screen), VIEW)

    assert checks(found) == {"T01 title"}


def test_two_screens_with_one_title_are_found() -> None:
    found = check_titles([VIEW, VIEW, replace(VIEW, key="andere-vraag")])

    assert [finding.where for finding in found] == ["andere-vraag"]


@pytest.mark.parametrize(
    ("label", "check"),
    [("Verder", "main button"), ("Hulp", "H01 absent"), ("Lees voor", "H01 absent")],
)
def test_a_button_of_the_bar_that_is_not_seen_is_found(
    screen: QWidget, label: str, check: str
) -> None:
    button(screen, label).hide()

    found = check_main(see(screen), VIEW)

    assert checks(found) == {check}


def test_words_that_are_on_no_page_are_found() -> None:
    found = check_whole([frozenset({"Huurt u uw woning?"}), frozenset({"Ja"})], VIEW)

    assert [finding.detail for finding in found] == ["Nee"]


def test_the_label_of_a_box_that_stands_alone_need_not_be_seen() -> None:
    field = Field((Box("text", "Uw antwoord"),), Keypad.LETTERS)

    found = check_whole([frozenset()], replace(VIEW, parts=(field,)))

    assert list(found) == []


def test_a_page_that_shows_what_another_shows_is_found() -> None:
    texts = frozenset({"Huurt u uw woning?", "Ja", "Nee"})

    found = check_whole([texts, texts], VIEW)

    assert checks(found) == {"L04 same page twice"}


def _answers(count: int) -> Options:
    return Options(
        tuple(
            Option(str(at), f"Antwoord {at}", chosen=False, intent=Pick("")) for at in range(count)
        )
    )


def test_a_sixth_answer_is_found() -> None:
    found = check_choices(replace(VIEW, parts=(_answers(6),)))

    assert checks(found) == {"C01 answers"}


def test_five_answers_and_not_knowing_are_right() -> None:
    unknown = Option("weet-niet", "Ik weet het niet", chosen=False, intent=Pick("weet-niet"))
    options = Options((*_answers(5).options, unknown))

    assert list(check_choices(replace(VIEW, parts=(options,)))) == []


def test_a_sixth_tile_on_the_home_screen_is_found() -> None:
    tiles = Buttons(tuple(Button(str(at), f"Tegel {at}", Press.TOPICS) for at in range(6)))

    found = check_choices(replace(VIEW, name="S04", parts=(tiles,)))

    assert checks(found) == {"C01 tiles"}


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Dit is een zin die net iets meer dan twaalf woorden telt vandaag.", "W01 sentence"),
        ("Je huurt een woning.", "W03 word"),
        ("Dat is fout.", "W03 word"),
        ("Klik op de knop.", "W03 word"),
        ("This is invalid.", "W03 word"),
    ],
)
def test_a_sentence_that_is_not_plain_is_found(sentence: str, check: str) -> None:
    found = check_words(replace(VIEW, parts=(Lines((sentence,)),)))

    assert checks(found) == {check}


def test_two_short_sentences_are_not_one_long_one() -> None:
    twice = Lines(("U huurt een woning in de stad. U betaalt elke maand uw huur.",))

    assert list(check_words(replace(VIEW, parts=(twice,)))) == []


def test_what_is_hidden_is_not_looked_at(screen: QWidget) -> None:
    hidden = put(screen, QLineEdit(), QRect(0, 0, 5, 5))
    hidden.hide()

    assert list(check_places(see(screen))) == []


def test_only_buttons_boxes_and_texts_are_looked_at(screen: QWidget) -> None:
    kinds = {type(thing.widget) for thing in see(screen).things}

    assert kinds == {QLabel, QPushButton}
    assert all(isinstance(one.widget, QAbstractButton) for one in see(screen).controls)
