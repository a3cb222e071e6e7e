"""Typing: nothing is lost, nothing moves, whoever types: fingers, a keyboard, a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from qt.errand import ErrandWalk
from qt.hands import Finger
from qt.panels import Panel
from qt.visit import USUAL, OpenVisit, Visit

from companion.session.intents import Press
from companion.session.utterances import lines_of

CHOOSES, ASKS_A_DATE = "digid-wachtwoord-vergeten", "aow-aanvragen"


def at_the_date(open_visit: OpenVisit, panel: Panel = USUAL) -> Visit:
    """Return a visit at a question for a date."""
    visit = open_visit(panel)
    walk = ErrandWalk(visit, Finger(visit), ASKS_A_DATE)
    walk.to_the_first_question()
    for _screen in range(20):
        if visit.window.findChildren(QLineEdit):
            return visit
        walk.go_on()
    raise AssertionError(walk.met)


def test_the_box_has_the_keyboard_at_once(open_visit: OpenVisit) -> None:
    visit = at_the_date(open_visit)

    assert visit.window.focusWidget() is visit.box("Dag")


def test_a_refused_answer_stays_and_has_the_keyboard(open_visit: OpenVisit) -> None:
    visit = at_the_date(open_visit)
    for label, text in (("Dag", "31"), ("Maand", "2"), ("Jaar", "1941")):
        QTest.keyClicks(visit.box(label), text)
    before = visit.view.key

    QTest.keyClick(visit.box("Jaar"), Qt.Key.Key_Return)
    visit.settle()

    here = visit.window.focusWidget()
    assert visit.view.key == before
    assert isinstance(here, QLineEdit)
    assert [visit.box(label).text() for label in ("Dag", "Maand", "Jaar")] == ["31", "2", "1941"]
    assert any("Kijk" in thing for thing in _labels(visit))


def _labels(visit: Visit) -> list[str]:
    return [line.shown for line in lines_of(visit.view)]


def test_enter_in_a_box_goes_on(open_visit: OpenVisit) -> None:
    visit = at_the_date(open_visit)
    before = visit.view.key
    for label, text in (("Dag", "27"), ("Maand", "3"), ("Jaar", "1959")):
        QTest.keyClicks(visit.box(label), text)

    QTest.keyClick(visit.box("Jaar"), Qt.Key.Key_Return)
    visit.settle()

    assert visit.view.key != before


def test_typing_in_the_middle_of_a_text_keeps_the_cursor(open_visit: OpenVisit) -> None:
    visit = at_the_date(open_visit)
    year = visit.box("Jaar")
    year.setFocus()
    QTest.keyClicks(year, "159")
    year.setCursorPosition(1)

    QTest.keyClicks(year, "9")

    assert year.text() == "1959"
    assert year.cursorPosition() == 2
    assert visit.window.focusWidget() is year


def test_mending_a_refused_answer_in_the_middle_keeps_the_cursor(open_visit: OpenVisit) -> None:
    visit = at_the_date(open_visit)
    for label, text in (("Dag", "31"), ("Maand", "2"), ("Jaar", "1941")):
        QTest.keyClicks(visit.box(label), text)
    QTest.keyClick(visit.box("Jaar"), Qt.Key.Key_Return)
    visit.settle()
    visit.box("Dag").setFocus()
    visit.box("Dag").setCursorPosition(1)

    QTest.keyClick(visit.window.focusWidget(), Qt.Key.Key_Backspace)
    visit.settle()
    QTest.keyClicks(visit.window.focusWidget(), "2")
    visit.settle()

    assert visit.window.focusWidget() is visit.box("Dag")
    assert visit.box("Dag").text() == "21"
    assert visit.box("Dag").cursorPosition() == 1


def test_a_screen_reader_that_sets_the_text_is_heard(open_visit: OpenVisit) -> None:
    visit = at_the_date(open_visit)
    told = QAccessible.queryAccessibleInterface(visit.box("Dag"))

    told.setText(QAccessible.Text.Value, "27")
    visit.settle()

    boxes = [box.text for part in visit.view.parts for box in getattr(part, "boxes", ())]
    assert boxes == ["27", "", ""]


def test_choosing_an_answer_leaves_the_keyboard_where_it_is(open_visit: OpenVisit) -> None:
    visit = open_visit()
    ErrandWalk(visit, Finger(visit), CHOOSES).to_the_first_question()
    screen = visit.window.screen_widget
    assert screen is not None
    QTest.keyClick(screen, Qt.Key.Key_Tab)
    answer = visit.window.focusWidget()
    assert isinstance(answer, QAbstractButton)

    QTest.keyClick(answer, Qt.Key.Key_Space)
    visit.settle()

    assert visit.window.focusWidget() is answer
    assert answer.isChecked()


def test_reading_aloud_leaves_the_keyboard_where_it_is(open_visit: OpenVisit) -> None:
    visit = at_the_date(open_visit)
    box = visit.box("Maand")
    box.setFocus()
    QTest.keyClicks(box, "3")

    visit.stage.take(Press.READ)
    visit.settle()

    assert visit.window.focusWidget() is box
    assert box.text() == "3"
    assert visit.world.voice.said[0].text == _labels(visit)[0]


def test_an_answer_after_a_refusal_is_chosen_where_the_keyboard_is(open_visit: OpenVisit) -> None:
    visit = open_visit()
    ErrandWalk(visit, Finger(visit), CHOOSES).to_the_first_question()
    visit.stage.take(Press.FORWARD)
    visit.settle()
    problem = [line for line in _labels(visit) if line not in ("", visit.view.title)]
    screen = visit.window.screen_widget
    assert screen is not None
    screen.setFocus()
    QTest.keyClick(screen, Qt.Key.Key_Tab)
    name = visit.window.focusWidget()
    assert isinstance(name, QAbstractButton)
    label = name.text()

    QTest.keyClick(name, Qt.Key.Key_Space)
    visit.settle()

    here = visit.window.focusWidget()
    assert problem
    assert isinstance(here, QAbstractButton)
    assert here.text() == label
    assert here.isChecked()


def test_keys_of_the_screen_that_stay_where_they_are_mend_an_answer_without_losing_one(
    open_visit: OpenVisit,
) -> None:
    visit = at_the_date(open_visit, Panel((1280, 800)))
    for label, text in (("Dag", "31"), ("Maand", "2"), ("Jaar", "1941")):
        QTest.keyClicks(visit.box(label), text)
    QTest.keyClick(visit.box("Jaar"), Qt.Key.Key_Return)
    visit.settle()
    QTest.mouseClick(visit.box("Maand"), Qt.MouseButton.LeftButton)

    for label in ("wissen", "1"):
        QTest.mouseClick(_key(visit, label), Qt.MouseButton.LeftButton)
        visit.clock.seconds += 0.3

    assert [visit.box(label).text() for label in ("Dag", "Maand", "Jaar")] == ["31", "1", "1941"]


def _key(visit: Visit, label: str) -> QAbstractButton:
    """Return the key of the screen with a label."""
    keys = visit.window.findChildren(QAbstractButton)
    return next(key for key in keys if key.isVisible() and key.text() == label)


def test_letters_that_grow_leave_the_keyboard_on_the_same_button(open_visit: OpenVisit) -> None:
    visit = open_visit()
    Finger(visit).press("Letters")
    larger = _key(visit, "Tekst groter")
    larger.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(larger, Qt.Key.Key_Space)
    visit.settle()

    here = visit.window.focusWidget()
    assert isinstance(here, QAbstractButton)
    assert here.text() == "Tekst groter"
    assert visit.stage.session.settings.text_percent == 125
