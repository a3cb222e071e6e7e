"""What is marked while it is said: one sentence of a text and a word in it; nothing moves."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from qt.audit import Finding, Thing, look_at
from qt.panels import Panel, every_kind, sweep, window_on
from qt.pixels import RING_CONTRAST, TEXT_CONTRAST, check_contrast, contrast, picture
from qt.test_bar import whole_bar

from companion.qt.typeset import Setting, typeset
from companion.qt.widgets.press import Choice, Pressable
from companion.qt.widgets.text import TextLabel
from companion.qt.window import Window
from companion.session.intents import Pick
from companion.session.utterances import lines_of
from companion.session.views import (
    Box,
    Field,
    Heading,
    Keypad,
    Lines,
    Option,
    Options,
    ScreenView,
    Tone,
)
from companion.settings.model import Theme

THEMES = pytest.mark.parametrize("theme", list(Theme))
TEXT = "Dit duurt een half uur. Het kost niets. Wij bewaren uw arbeidsongeschiktheidsuitkering."
NOTICE = TEXT.replace("Dit", "Dat")
SECOND = (24, 39)  # "Het kost niets."
KOST = (28, 32)
VIEW = ScreenView(
    "vraag",
    "S08",
    "Huurt u?",
    (
        Heading("Huurt u? Of koopt u?"),
        Lines((TEXT,)),
        Lines((NOTICE,), Tone.NOTICE, "Let op", "warning"),
        Options((Option("yes", "Ja, ik huur een woning", chosen=False, intent=Pick("yes")),)),
    ),
    whole_bar(),
    "nl",
)
MANY = replace(VIEW, parts=(Heading("Huurt u?"), Lines((TEXT,) * 12, bullets=True)))


class Painted(QObject):
    """Remembers which widgets are painted."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.widgets: list[QWidget] = []
        for widget in window.findChildren(QWidget):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self.widgets.append(watched)
        return False


def shown(view: ScreenView, panel: Panel) -> Window:
    """Show a view with the keyboard on none of its controls."""
    window = window_on(panel)
    window.show_view(view, fresh=True)
    sweep()
    assert window.screen_widget is not None
    window.screen_widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return window


def mark(
    window: Window,
    part: int,
    key: str,
    sentence: tuple[int, int] | None = None,
    word: tuple[int, int] | None = None,
) -> None:
    assert window.screen_widget is not None
    window.screen_widget.mark_spoken(part, key, sentence, word)
    QApplication.processEvents()


def shows(window: Window, text: str) -> QWidget:
    """Return the first widget that shows a text, on whatever page."""
    widgets: tuple[TextLabel | Choice, ...] = (
        *window.findChildren(TextLabel),
        *window.findChildren(Choice),
    )
    return next(one for one in widgets if one.text() == text)


def changed(before: QImage, after: QImage) -> list[QPoint]:
    """Return the places that are painted otherwise."""
    return [
        QPoint(x, y)
        for y in range(before.height())
        for x in range(before.width())
        if before.pixel(x, y) != after.pixel(x, y)
    ]


def coloured(image: QImage, colour: str) -> QRect:
    """Return the smallest area that holds all of a colour."""
    wanted = QColor(colour).rgb()
    area = QRect()
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixel(x, y) == wanted:
                area |= QRect(x, y, 1, 1)
    return area


@THEMES
def test_only_the_sentence_has_the_ground_and_a_bar_stands_beside_its_lines(theme: Theme) -> None:
    window = shown(VIEW, Panel((1366, 768), 200, "nl", theme))
    label = shows(window, TEXT)

    mark(window, 1, "line-0", SECOND)

    image, colours = label.grab().toImage(), window.look.colours
    font = QFontMetricsF(label.font())
    before, said = font.horizontalAdvance(TEXT[:24]), font.horizontalAdvance(TEXT[24:39])
    ground = coloured(image, colours.spoken)
    bar = coloured(image.copy(0, 0, window.look.metrics.mm(1.2), image.height()), colours.text)
    window.close()
    assert ground.left() == pytest.approx(before + window.look.metrics.mm(2.7), abs=8)
    assert ground.width() == pytest.approx(said, abs=16)
    assert ground.height() < image.height()
    assert (bar.top(), bar.bottom()) == (ground.top(), ground.bottom())


@THEMES
@pytest.mark.parametrize("percent", [100, 300])
def test_a_sentence_and_what_stands_before_and_below_it_are_seven_to_one(
    percent: int, theme: Theme
) -> None:
    window = shown(VIEW, Panel((1366, 768), percent, "nl", theme))

    for part, text in ((1, TEXT), (2, NOTICE)):
        mark(window, part, "line-0", SECOND)
        image = shows(window, text).grab().toImage()
        # The second sentence, which at 300 % goes on at the next line; below it the last one.
        ground = coloured(image, window.look.colours.spoken)
        below = image.rect().adjusted(window.look.metrics.mm(2.5), ground.bottom() + 1, 0, 0)
        assert contrast(image, ground) >= TEXT_CONTRAST
        assert contrast(image, below) >= TEXT_CONTRAST

    window.close()


@THEMES
def test_every_sentence_of_every_kind_of_part_is_seven_to_one(theme: Theme) -> None:
    panel = Panel((1280, 800), 100, "nl", theme)
    window = shown(VIEW, panel)

    findings: list[Finding] = []
    for view in every_kind("nl"):
        window.show_view(view, fresh=True)
        sweep()
        for line in lines_of(view):
            mark(window, line.part, line.key, (line.start, line.start + len(line.shown)))
            sight = look_at(window, panel.dots_per_inch)
            said = tuple(one for one in sight.things if line.shown in one.text)
            findings += check_contrast(replace(sight, things=said), picture(window))

    window.close()
    assert findings == []


@THEMES
@pytest.mark.parametrize("percent", [100, 300])
def test_the_line_under_a_word_is_two_pixels_thick_and_three_to_one(
    percent: int, theme: Theme
) -> None:
    window = shown(VIEW, Panel((1366, 768), percent, "nl", theme))
    said = (
        ("Huurt u? Of koopt u?", 0, "heading", (9, 20), (12, 17)),
        ("Ja, ik huur een woning", 3, "yes", None, (4, 6)),
        (TEXT, 1, "line-0", SECOND, KOST),
    )

    for text, part, key, sentence, word in said:
        widget = shows(window, text)
        mark(window, part, key, sentence)
        rest = widget.grab().toImage()
        mark(window, part, key, sentence, word)
        marked = widget.grab().toImage()

        rows = Counter(
            place.y()
            for place in changed(rest, marked)
            if contrast_of(rest, marked, place) >= RING_CONTRAST
        )
        letters = QFontMetricsF(widget.font()).horizontalAdvance(text[slice(*word)])
        # Where a letter reaches down, the line was ink already.
        assert sum(wide > letters / 2 for wide in rows.values()) >= 2, key

    window.close()


def contrast_of(rest: QImage, marked: QImage, place: QPoint) -> float:
    """Return the contrast of a pixel to what it was before."""
    both = QImage(2, 1, QImage.Format.Format_RGB32)
    both.setPixel(0, 0, rest.pixel(place))
    both.setPixel(1, 0, marked.pixel(place))
    return contrast(both, both.rect())


def test_the_line_stands_under_the_word_itself() -> None:
    window = shown(VIEW, Panel((1366, 768)))
    label = shows(window, TEXT)
    mark(window, 1, "line-0", SECOND)
    rest = label.grab().toImage()

    mark(window, 1, "line-0", SECOND, KOST)

    places = changed(rest, label.grab().toImage())
    font, pad = QFontMetricsF(label.font()), window.look.metrics.mm(2.7)
    window.close()
    across = [place.x() for place in places]
    assert min(across) == pytest.approx(font.horizontalAdvance(TEXT[:28]) + pad, abs=3)
    assert max(across) == pytest.approx(font.horizontalAdvance(TEXT[:32]) + pad, abs=3)


def test_a_text_of_one_sentence_looks_as_when_the_whole_is_said() -> None:
    window = shown(VIEW, Panel())
    label = shows(window, "Huurt u? Of koopt u?")

    mark(window, 0, "heading")
    whole = label.grab().toImage()
    mark(window, 0, "heading", (0, 20))

    sentence = label.grab().toImage()
    window.close()
    assert sentence == whole


@pytest.mark.parametrize("percent", [100, 300])
def test_marking_moves_nothing_and_leaves_the_keyboard_where_it_is(percent: int) -> None:
    panel = Panel((1366, 768), percent)
    window = shown(VIEW, panel)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    focused = window.focusWidget()
    places = seen(window, panel)

    for sentence, word in ((None, None), (SECOND, None), (SECOND, KOST), ((0, 500), (40, 90))):
        mark(window, 1, "line-0", sentence, word)
        assert seen(window, panel) == places
        assert window.focusWidget() is focused

    window.close()


def seen(window: Window, panel: Panel) -> list[Thing]:
    return list(look_at(window, panel.dots_per_inch).things)


def test_a_mark_that_is_taken_away_leaves_nothing_behind() -> None:
    window = shown(VIEW, Panel())
    before = picture(window)

    mark(window, 1, "line-0", SECOND, KOST)
    marked = picture(window)
    mark(window, -1, "")

    after = picture(window)
    window.close()
    assert marked != before
    assert after == before


def test_the_page_of_the_sentence_is_turned_to_once_and_not_for_every_word() -> None:
    window = shown(MANY, Panel((1024, 600), 200))
    screen = window.screen_widget
    assert screen is not None

    mark(window, 1, "line-11", SECOND)
    turned_to = screen.page
    QTest.keyClick(screen, Qt.Key.Key_PageUp)
    turned_back = screen.page
    mark(window, 1, "line-11", SECOND, KOST)
    kept = screen.page
    mark(window, 1, "line-11", (40, len(TEXT)))

    window.close()
    assert turned_to == screen.pages - 1
    assert kept == turned_back == turned_to - 1
    assert screen.page == turned_to


def test_a_word_costs_the_painting_of_its_own_label_only() -> None:
    window = shown(VIEW, Panel())
    label = shows(window, TEXT)
    mark(window, 1, "line-0", SECOND)
    painted = Painted(window)

    mark(window, 1, "line-0", SECOND, KOST)

    window.close()
    assert [one for one in painted.widgets if isinstance(one, TextLabel | Pressable)] == [label]


def test_a_text_that_changes_while_it_is_said_is_not_marked_by_the_places_of_the_old_one() -> None:
    window = shown(VIEW, Panel())
    mark(window, 0, "heading", (9, 20), (12, 17))

    window.show_view(replace(VIEW, parts=(Heading("Nee"), *VIEW.parts[1:])), fresh=False)
    changed_text = shows(window, "Nee").grab().toImage()
    mark(window, 0, "heading")

    whole = shows(window, "Nee").grab().toImage()
    window.close()
    assert changed_text == whole


def test_the_label_of_the_box_that_is_said_is_marked_and_no_other() -> None:
    boxes = tuple(Box(key, label) for key, label in (("day", "Dag"), ("month", "Maand")))
    window = shown(replace(VIEW, parts=(Heading("Wanneer?"), Field(boxes, Keypad.DIGITS))), Panel())
    day, month = shows(window, "Dag"), shows(window, "Maand")
    before = day.grab().toImage(), month.grab().toImage()

    mark(window, 1, "month", (0, 5), (0, 5))

    after = day.grab().toImage(), month.grab().toImage()
    window.close()
    assert after[0] == before[0]
    assert after[1] != before[1]


@pytest.fixture
def narrow() -> Setting:
    font = QFont("Andika")
    font.setPixelSize(40)
    return Setting(font, 1.25, "nl")


def test_places_are_counted_without_the_hyphens_of_broken_words(narrow: Setting) -> None:
    text = "Arbeidsongeschiktheidsuitkering is geld"
    lines = typeset(text, narrow, 400)

    (ground,) = lines.grounds((35, 39))

    wide = QFontMetricsF(narrow.font).horizontalAdvance("geld")
    assert "\u00ad" in lines.layout.text()
    assert ground.width() == pytest.approx(wide, abs=3)
    assert ground.bottom() + 1 == round(lines.height)


def test_a_broken_word_has_a_ground_on_each_of_its_lines_with_its_hyphen(narrow: Setting) -> None:
    lines = typeset("Arbeidsongeschiktheidsuitkering", narrow, 400)

    grounds = lines.grounds((0, 31))

    widths = [
        lines.layout.lineAt(number).naturalTextWidth() for number in range(lines.layout.lineCount())
    ]
    assert len(grounds) == len(widths) >= 2
    assert [ground.width() for ground in grounds] == pytest.approx(widths, abs=2)
    assert [one.bottom() + 1 for one in grounds[:-1]] == [one.top() for one in grounds[1:]]


@pytest.mark.parametrize("span", [(0, 0), (5, 5), (7, 3), (40, 90)])
def test_places_that_are_not_in_the_text_have_no_ground(
    narrow: Setting, span: tuple[int, int]
) -> None:
    assert typeset("Het kost niets.", narrow, 400).grounds(span) == ()
