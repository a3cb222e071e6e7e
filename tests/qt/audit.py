"""What is not right about a window that is shown: sizes, places, names, roles, words.

Each check has the number it has in the scorecard of the design. A check reads the widgets of Qt and
what the accessibility interface tells of them, never our own classes, so that it may be wrong for
them: `test_audit.py` seeds every fault and finds it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget
from screens import texts_of

from companion.flows.model import UNKNOWN
from companion.l10n.hyphens import soft_hyphens
from companion.session.utterances import lines_of
from companion.session.views import Field, Options, ScreenView, bar_buttons

MM_PER_INCH = 25.4
TARGET_MM = 14.0
GAP_MM = 3.0
EDGE_MM = 6.0
LEAST_PT = 16.0
MOST_ANSWERS = 5  # beside "Ik weet het niet"
MOST_TILES = 5  # on the home screen
MOST_WORDS = 12  # in a sentence
_BANNED = re.compile(
    r"\b(je|jij|jou|jouw|fout|ongeldig|verplicht|error|helaas|oeps|klik\w*|submit|invalid|illegal|"
    r"oops|sorry|click|forgot)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_ADDRESS = re.compile(r"\w[./]\w")
_ROLES = {
    QAbstractButton: ("Button", "RadioButton", "CheckBox"),
    QLineEdit: ("EditableText",),
    QLabel: ("StaticText",),
}
_MEANINGLESS = ("Client", "NoRole", "Pane")  # what a bare QWidget is to a screen reader
_UNKNOWN = (UNKNOWN,)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: the check, on what, and what was measured."""

    check: str
    where: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A visible control or text of a window, with its place in the window in pixels."""

    widget: QWidget
    text: str
    area: QRect
    control: bool

    def __str__(self) -> str:
        """Return the thing as a finding names it."""
        return f"{type(self.widget).__name__} “{self.text[:40]}”"


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of a window at one moment, in the order in which the widgets were made."""

    window: QWidget
    things: tuple[Thing, ...]
    dots_per_inch: float

    @property
    def controls(self) -> tuple[Thing, ...]:
        """Return what can be pressed or typed into."""
        return tuple(thing for thing in self.things if thing.control)

    def mm(self, length: float) -> float:
        """Return millimetres in pixels."""
        return length * self.dots_per_inch / MM_PER_INCH


def look_at(window: QWidget, dots_per_inch: float) -> Sight:
    """Return what is seen of a window."""
    things = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit | QLabel) and widget.isVisibleTo(window):
            area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            control = not isinstance(widget, QLabel)
            things.append(Thing(widget, widget.text(), area, control))
        if widget.isVisibleTo(window) and _is_picture(widget):
            # The keyboard comes by it, so it is ringed as a control is; its words stand below it.
            area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
            things.append(Thing(widget, "", area, control=True))
    return Sight(window, tuple(things), dots_per_inch)


def _is_picture(widget: QWidget) -> bool:
    told = QAccessible.queryAccessibleInterface(widget)
    return told is not None and told.role() == QAccessible.Role.Graphic


def check_places(sight: Sight) -> Iterator[Finding]:
    """Yield what is clipped, off the screen, overlapping, too small or too near: L, M, V03, F07."""
    yield from _check_scrolling(sight)
    for thing in sight.things:
        yield from _check_clipped(thing)
        yield from _check_inside(sight, thing)
        yield from _check_letters(sight, thing)
    for thing in sight.controls:
        yield from _check_target(sight, thing)
    yield from _check_distances(sight)


def check_names(sight: Sight) -> Iterator[Finding]:
    """Yield what a screen reader would say wrongly or not at all: A01, A02."""
    for thing in sight.things:
        told = QAccessible.queryAccessibleInterface(thing.widget)
        name = told.text(QAccessible.Text.Name)
        if not name.strip():
            yield Finding("A01 name", str(thing))
        elif thing.widget.property("unsaid"):
            if thing.text in name or thing.text in told.text(QAccessible.Text.Value):
                yield Finding("A01 secret in name", type(thing.widget).__name__)
        elif not isinstance(thing.widget, QLineEdit) and thing.text not in name:
            yield Finding("A01 label in name", str(thing), name)
        if told.role().name not in _roles_of(thing.widget):
            yield Finding("A02 role", str(thing), told.role().name)
        if thing.control and not told.state().focusable:
            yield Finding("A02 not focusable", str(thing))
    for widget in sight.window.findChildren(QWidget):
        role = QAccessible.queryAccessibleInterface(widget).role().name
        takes_keyboard = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if takes_keyboard and widget.isVisibleTo(sight.window) and role in _MEANINGLESS:
            yield Finding("A02 no meaning", type(widget).__name__, role)


def _roles_of(widget: QWidget) -> tuple[str, ...]:
    if isinstance(widget, QLabel) and not widget.pixmap().isNull():
        return ("Graphic",)
    return next(roles for kind, roles in _ROLES.items() if isinstance(widget, kind))


def check_chosen(sight: Sight, view: ScreenView) -> Iterator[Finding]:
    """Yield each visible answer whose state is told otherwise than the view has it: A02."""
    told = {
        thing.text: bool(QAccessible.queryAccessibleInterface(thing.widget).state().checked)
        for thing in sight.controls
        if isinstance(thing.widget, QAbstractButton) and thing.widget.isCheckable()
    }
    options = [one for part in view.parts if isinstance(part, Options) for one in part.options]
    if len({one.label for one in options}) < len(options):
        return  # samples of letters, which all say the same
    for option in options:
        if told.get(option.label, option.chosen) != option.chosen:
            yield Finding("A02 chosen", view.key, option.label)


def check_title(sight: Sight, view: ScreenView) -> Iterator[Finding]:
    """Yield where the title of the window is not that of the view, by eye or by ear: T01."""
    said = QAccessible.queryAccessibleInterface(sight.window).text(QAccessible.Text.Name)
    for title in (sight.window.windowTitle(), said):
        if not title or title != view.title:
            yield Finding("T01 title", view.key, title)


def check_main(sight: Sight, view: ScreenView) -> Iterator[Finding]:
    """Yield where a button of the bar of a view is not to be seen: main, H01.

    Until every page was seen the main button leads to the next page.
    """
    shown = {thing.text for thing in sight.controls if sight.window.rect().contains(thing.area)}
    if view.bar.main is not None and not shown & {view.bar.main.label, "Meer", "More"}:
        yield Finding("main button", view.key, view.bar.main.label)
    for button in bar_buttons(replace(view.bar, main=None)):
        if button is not None and button.label not in shown:
            yield Finding("H01 absent", view.key, button.label)


def check_whole(pages: Sequence[frozenset[str]], view: ScreenView) -> Iterator[Finding]:
    """Yield the words of a view that are on none of its pages, or two pages that are the same.

    `pages` holds the texts that are seen on each page.
    """
    seen = frozenset[str]().union(*pages)
    for part in view.parts:
        # A box alone is named by the question above it; its label is for the ear.
        alone = isinstance(part, Field) and len(part.boxes) == 1
        for text in () if alone else texts_of(part):
            if text not in seen:
                yield Finding("L01 not shown", view.key, text)
    if len(set(pages)) < len(pages):
        yield Finding("L04 same page twice", view.key)


def check_choices(view: ScreenView) -> Iterator[Finding]:
    """Yield where there is too much to choose from: C01."""
    for part in view.parts:
        if isinstance(part, Options):
            answers = [one for one in part.options if one.key not in _UNKNOWN]
            if len(answers) > MOST_ANSWERS:
                yield Finding("C01 answers", view.key, str(len(answers)))
    tiles = sum(len(getattr(part, "buttons", ())) for part in view.parts)
    if view.name == "S04" and tiles > MOST_TILES:
        yield Finding("C01 tiles", view.key, str(tiles))


def check_words(view: ScreenView) -> Iterator[Finding]:
    """Yield sentences that are too long, and words that blame or belong to offices: W01, W03."""
    for line in lines_of(view):
        for sentence in _SENTENCE_END.split(line.shown):
            if len(sentence.split()) > MOST_WORDS:
                yield Finding("W01 sentence", view.key, sentence)
        if banned := _BANNED.search(line.shown):
            yield Finding("W03 word", view.key, f"{banned.group()}: {line.shown}")


def check_titles(views: Iterable[ScreenView]) -> Iterator[Finding]:
    """Yield the titles that two different screens of one errand share: T01."""
    first: dict[str, str] = {}
    for view in views:
        if first.setdefault(view.title, view.key) != view.key:
            yield Finding("T01 unique", view.key, f"“{view.title}” is also {first[view.title]}")


def _check_scrolling(sight: Sight) -> Iterator[Finding]:
    for area in sight.window.findChildren(QAbstractScrollArea):
        if area.isVisibleTo(sight.window):
            yield Finding("L04 scrolls", type(area).__name__)


def _check_clipped(thing: Thing) -> Iterator[Finding]:
    widget, text = thing.widget, thing.text.replace("&", "")
    if isinstance(widget, QLineEdit) or not text.strip():
        return
    needed = widget.heightForWidth(widget.width())
    if needed < 0:  # does not wrap: all on one line
        metrics = QFontMetricsF(widget.font())
        if metrics.horizontalAdvance(text) > widget.width() or metrics.height() > widget.height():
            yield Finding("L01 clipped", str(thing), f"{widget.width()}x{widget.height()}")
        return
    if needed > widget.height():
        yield Finding("L01 clipped", str(thing), f"needs {needed}, has {widget.height()} high")
    widest = _widest_piece(text, widget.font().toString())
    if widest > widget.width():
        yield Finding("L01 clipped", str(thing), f"needs {widest:.0f}, has {widget.width()} wide")


@cache
def _widest_piece(text: str, font: str) -> float:
    """Return the width of the widest syllable that must stand on one line, in a font by its key.

    The address of a website or file has no syllables; it is broken anywhere.
    """
    described = QFont()
    described.fromString(font)
    metrics = QFontMetricsF(described)
    words = (word for word in text.split() if not _ADDRESS.search(word))
    widest = max(words, key=metrics.horizontalAdvance, default="")
    syllables = re.split("[\u00ad-]", soft_hyphens(widest, "nl"))
    return max(metrics.horizontalAdvance(syllable) for syllable in syllables)


def _check_inside(sight: Sight, thing: Thing) -> Iterator[Finding]:
    whole = sight.window.rect()
    if not whole.contains(thing.area):
        wide = thing.area.left() < whole.left() or thing.area.right() > whole.right()
        check = "L05 beside the screen" if wide else "L02 off the screen"
        yield Finding(check, str(thing), str(thing.area.getRect()))


def _check_letters(sight: Sight, thing: Thing) -> Iterator[Finding]:
    # Half a pixel is lost in rounding a size in points to whole pixels.
    least = LEAST_PT * sight.dots_per_inch / 72 - 0.5
    font = thing.widget.font()
    pixels = font.pixelSize()
    if pixels < 0:
        pixels = round(font.pointSizeF() * sight.dots_per_inch / 72)
    if thing.text and pixels < least:
        yield Finding("V03 letters", str(thing), f"{pixels} of {least:.0f} pixels")


def _check_target(sight: Sight, thing: Thing) -> Iterator[Finding]:
    area, least, edge = thing.area, sight.mm(TARGET_MM), sight.mm(EDGE_MM)
    if min(area.width(), area.height()) < least:
        yield Finding("M01 target", str(thing), f"{area.width()}x{area.height()}, {least:.0f}")
    if not thing.widget.isEnabled():
        yield Finding("F07 disabled", str(thing))
    inner = sight.window.rect().adjusted(int(edge), int(edge), -int(edge), -int(edge))
    if not inner.contains(area):
        yield Finding("M02 edge", str(thing), str(area.getRect()))


def _check_distances(sight: Sight) -> Iterator[Finding]:
    gap = int(sight.mm(GAP_MM))
    shown = [thing for thing in sight.things if thing.text or thing.control]
    for one, two in combinations(shown, 2):
        across, down = _between(one.area, two.area)
        if across < 0 and down < 0:
            yield Finding("L02 overlap", str(one), str(two))
        elif one.control and two.control and max(across, down) < gap:
            yield Finding("M02 gap", str(one), f"{max(across, down)} of {gap} to {two}")


def _between(one: QRect, two: QRect) -> tuple[int, int]:
    """Return the pixels between two areas, across and down; below zero where they share some."""
    across = max(two.left() - one.right(), one.left() - two.right()) - 1
    down = max(two.top() - one.bottom(), one.top() - two.bottom()) - 1
    return across, down
