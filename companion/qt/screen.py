"""The content of a screen: one widget for each part of the view, set out over pages."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.qt.look import Look
from companion.qt.press_guard import PressGuard
from companion.qt.typeset import Span
from companion.qt.widgets.block import Block, Kind, Said
from companion.qt.widgets.ears import Ears
from companion.qt.widgets.grouping import Grouping
from companion.qt.widgets.pages import Page, Placed, divide, stack_below
from companion.qt.widgets.parts import Fit, Parts
from companion.qt.widgets.press import BigButton, Face
from companion.qt.widgets.text import Style, TextLabel, Words
from companion.session.intents import Turned
from companion.session.views import ScreenView

if TYPE_CHECKING:
    from companion.qt.widgets.keypad import KeypadKeys

_ENDLESS = 1_000_000  # pixels; higher than anything


class Screen(Grouping):
    """The parts of one view. Emits the intent of whatever was pressed or typed."""

    wanted = Signal(object)
    entered = Signal()
    turned = Signal()

    def __init__(self, view: ScreenView, look: Look, guard: PressGuard, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = view
        self._look = look
        self._guard = guard
        self.page = 0
        self._pages: tuple[Page, ...] = ()
        self._side: Page = ()  # stands beside every page
        self._seen_last = False
        self._said: tuple[Block | None, str, Span | None] = (None, "", None)
        ears = Ears(self.wanted.emit, self.entered.emit)
        self._parts = Parts(view, look, guard, self, ears)
        self._previous = self._pager("previous", look.words("Previous"), self._turn_back)
        self._more = self._pager("more", look.words("More"), self.turn_on)
        self._count = TextLabel("page", Words("", Style.SMALL), look, self)
        self.setAccessibleName(view.title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def pages(self) -> int:
        """Return over how many pages the parts are set out."""
        return len(self._pages)

    @property
    def unread(self) -> bool:
        """Return whether a page of this screen was never on it."""
        return len(self._pages) > 1 and not self._seen_last

    def turn_on(self) -> None:
        """Show the next page."""
        self._turn(1)

    def show_view(self, view: ScreenView, *, mend: bool = False) -> None:
        """Show another state of the same screen without moving anything that stays."""
        (typed, cursor), before = self._typed_into(), self._keys_area()
        focus = typed or self.focused_key()
        self.view = view
        fit = self._parts.update(view)
        if fit is not Fit.OTHERWISE:
            if fit is Fit.TALLER:
                self.arrange()
            else:
                self._show_page()
            if mend and view.focus:
                self.focus_on(view.focus)
            elif typed:
                self.focus_on(typed)  # nobody types into a box on another page
                self._put_cursor(cursor)
            return
        self._parts.rebuild(view)
        for widget in (self._previous, self._count, self._more):
            widget.raise_()  # a screen reader meets the pager after what is on the page
        self.arrange()
        if not before.isValid() or self._keys_area() != before:
            self._guard.screen_shown()  # things have moved under a finger that is on its way
        wanted = view.focus or focus
        if wanted:
            self.focus_on(wanted)
        else:
            self.take_focus()
        if typed and wanted == typed:
            self._put_cursor(cursor)

    def arrange(self) -> None:
        """Divide the parts over pages for the size of the moment."""
        if not self.width() or not self.height():
            return  # not shown yet
        self._pages = self._divided()
        self.page = min(self.page, len(self._pages) - 1)
        self._show_page()

    def turn_to(self, block: Block) -> None:
        """Show the page on which a block stands."""
        for number, page in enumerate(self._pages):
            if any(placed.block is block for placed in page) and number != self.page:
                self.page = number
                self._show_page()
                self._guard.screen_shown()  # it turned by itself, perhaps under a finger

    def mark_spoken(
        self, part: int, key: str, sentence: Span | None = None, word: Span | None = None
    ) -> None:
        """Mark the sentence that is being said, on its own page; none for part -1.

        `sentence` and `word` are places in the text of the block; without a sentence all of it.
        """
        found = self._parts.find(part, key)
        for block in self._parts.blocks():
            block.set_said(Said(key, sentence, word) if block is found else None)
        here = (found, key, sentence)
        if found is not None and here != self._said:
            self.turn_to(found)  # once for each sentence: who turns on is not called back
        self._said = here

    def take_focus(self) -> None:
        """Give the keyboard to the box to type in, or else to the screen as a whole.

        An answer that had the keyboard at once would look as if it were chosen already.
        """
        wanted = self._parts.wanted_focus()
        block = self._parts.control(wanted) if wanted else None
        if block is not None and any(one.block is block for one in self._pages[self.page]):
            self.focus_on(wanted)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def last_in_order(self) -> QWidget:
        """Return the widget after which Tab goes on to the bar."""
        return self._more

    def focus_on(self, key: str) -> None:
        """Give the keyboard to the control with a key, or to the first control."""
        block = self._parts.control(key)
        if block is None:
            return
        self.turn_to(block)
        target = block.focus_for(key) or block.focusable()[0]
        reasons = Qt.FocusReason
        keyboard = self._guard.by_keyboard
        target.setFocus(reasons.TabFocusReason if keyboard else reasons.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let the arrow down lead to the first control, and the page keys turn the page."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_PageDown:
            self._turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self._turn(-1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Divide anew for the new size."""
        super().resizeEvent(event)
        for block in self._parts.blocks():
            block.fit_into(_ENDLESS, self.width())  # what was made smaller grows back first
        self.arrange()

    def _divided(self) -> tuple[Page, ...]:
        keys = self._side_keys()
        if keys is not None:
            return self._divided_beside(keys)
        self._side = ()
        metrics, groups = self._look.metrics, self._parts.groups
        width, height = self._content_width(), self.height() - metrics.edge
        pages = divide(groups, width, height, metrics)
        if len(pages) == 1:
            return pages
        if self._is_wide():
            return divide(groups, width - self._pager_width() - metrics.gap, height, metrics)
        return divide(groups, width, height - self._pager_height(width) - metrics.gap, metrics)

    def _divided_beside(self, keys: "KeypadKeys") -> tuple[Page, ...]:
        """Divide what stands beside the keys: on one page with controls below them, or on more.

        With more pages the room below the keys is for the pager, so that the boxes stay beside the
        question and above the fold.
        """
        metrics, wide = self._look.metrics, self._keys_width(keys)
        height = self.height() - metrics.edge
        width = self._content_width() - wide - 2 * metrics.gap
        # The keys are beside, so the boxes need not wait for them to fit on the same page.
        groups = [
            replace(group, glued=group.glued and group.blocks[0].kind is Kind.TEXT)
            for group in self._parts.groups
            if keys not in group.blocks
        ]
        low = keys.height_for(wide)
        taken, below = stack_below(groups, wide, height - low, metrics)
        pages = divide([one for one in groups if one not in taken], width, height, metrics)
        if len(pages) == 1:
            self._side = self._set_side(keys, below)
            return pages
        self._side = self._set_side(keys, ())
        if not self._pager_below_keys(keys):
            height -= self._pager_height(width) + metrics.gap
        return divide(groups, width, height, metrics)

    def _set_side(self, keys: "KeypadKeys", below: Page) -> Page:
        metrics, wide = self._look.metrics, self._keys_width(keys)
        pager = self._pager_height(wide) + metrics.gap
        used = max((one.top + one.height for one in below), default=pager)
        tall = keys.best_height(wide, self.height() - metrics.edge - used)
        left = self._content_width() - wide
        moved = (Placed(one.block, left, tall + one.top, one.width, one.height) for one in below)
        return (Placed(keys, left, 0, wide, tall), *moved)

    def _pager_below_keys(self, keys: "KeypadKeys") -> bool:
        metrics, wide = self._look.metrics, self._keys_width(keys)
        room = self.height() - metrics.edge - keys.height_for(wide)
        return room >= self._pager_height(wide) + metrics.gap

    def _side_keys(self) -> "KeypadKeys | None":
        """Return the keys that stand at the right of every page, as digits do on a wide screen."""
        keys = self._parts.keys
        wide = self.width() > self.height()
        return keys if keys is not None and keys.stands_beside and wide else None

    def _keys_width(self, keys: "KeypadKeys") -> int:
        return max(keys.least_width(), min(keys.most_width(), self._content_width() * 3 // 8))

    def _show_page(self) -> None:
        left, top = self._left(), self._look.metrics.edge
        here = (*self._pages[self.page], *self._side)
        shown = {id(placed.block) for placed in here}
        for block in self._parts.blocks():
            block.widget.setVisible(id(block) in shown and block.filled())
        for placed in here:
            placed.block.widget.setGeometry(
                left + placed.left, top + placed.top, placed.width, placed.height
            )
        self._seen_last = self._seen_last or self.page == len(self._pages) - 1
        self._place_pager()
        self._order_focus()
        self.turned.emit()

    def _place_pager(self) -> None:
        several = len(self._pages) > 1
        metrics, last = self._look.metrics, len(self._pages) - 1
        self._previous.setVisible(several and self.page > 0)
        by_bar = self.unread and self.view.bar.main is not None
        self._more.setVisible(several and self.page < last and not by_bar)
        self._count.setVisible(several)
        if not several:
            return
        place = self._look.words("{page} of {pages}", page=self.page + 1, pages=last + 1)
        self._count.set_words(Words(place, Style.SMALL))
        keys = self._side_keys()
        if keys is not None and self._pager_below_keys(keys):
            self._place_in_row(self._side[0].left, self._side[0].width)
        elif keys is not None:
            self._place_in_row(0, self._side[0].left - 2 * metrics.gap)
        elif self._is_wide():
            self._place_beside(metrics.edge)
        else:
            self._place_in_row(0, self._content_width())

    def _place_beside(self, top: int) -> None:
        metrics, wide = self._look.metrics, self._pager_width()
        left = self._left() + self._content_width() - wide
        height = self.height() - top
        count = self._count.height_for(wide)
        button = min((height - count - 2 * metrics.gap) // 2, metrics.mm(30))
        self._previous.setGeometry(left, top, wide, button)
        self._count.setGeometry(left, top + (height - count) // 2, wide, count)
        self._more.setGeometry(left, top + height - button, wide, button)

    def _place_in_row(self, left: int, width: int) -> None:
        """Place the pager at the bottom; between the two buttons the page, where there is room."""
        metrics, tall = self._look.metrics, self._pager_height(width)
        top, wide = self.height() - tall, self._pager_share(width)
        left += self._left()
        self._previous.setGeometry(left, top, wide, tall)
        self._more.setGeometry(left + width - wide, top, wide, tall)
        middle = width - 2 * (wide + metrics.gap)
        self._count.setVisible(middle > 0 and self._count.height_for(middle) <= tall)
        self._count.setGeometry(left + wide + metrics.gap, top, max(middle, 0), tall)

    def _is_wide(self) -> bool:
        """Return whether height is dearer than width: then the pager stands beside the content."""
        return self.width() > self.height()

    def _pager_width(self) -> int:
        labels = max(self._previous.natural_width(), self._more.natural_width())
        return max(labels, self._look.metrics.mm(20))

    def _pager_share(self, width: int) -> int:
        """Return the width of each button of a pager in one row."""
        wished = max(self._previous.natural_width(), self._more.natural_width())
        return min(wished, (width - self._look.metrics.gap) // 2)

    def _pager_height(self, width: int) -> int:
        """Return the height of a pager in one row: more than a target where a word is broken."""
        wide = self._pager_share(width)
        return max(self._previous.height_for(wide), self._more.height_for(wide))

    def _keys_area(self) -> QRect:
        """Return where the keys stand; who types on them must not lose one while they stay."""
        keys = self._parts.keys
        return keys.geometry() if keys is not None and keys.isVisible() else QRect()

    def _typed_into(self) -> tuple[str, int]:
        """Return the key of the box that is typed into, and how much stands before its cursor.

        The keyboard is on the box, or on the key of the screen that a finger touched; else empty.
        """
        box, keys, here = self._parts.box_in_use, self._parts.keys, self.focusWidget()
        if box is None or not (here is box or (keys is not None and here in keys.focusable())):
            return "", 0
        return box.box, box.cursorPosition()

    def _put_cursor(self, place: int) -> None:
        """Put the cursor back in a box that was made anew; Qt would select all of its text."""
        box = self.focusWidget()
        if isinstance(box, QLineEdit):
            box.deselect()
            box.setCursorPosition(place)

    def _content_width(self) -> int:
        return self._look.metrics.content_width(self.width())

    def _left(self) -> int:
        return (self.width() - self._content_width()) // 2

    def _pager(self, key: str, label: str, turn: Callable[[], None]) -> BigButton:
        metrics = self._look.metrics
        letters = self._parts.keys is not None and not self._parts.keys.stands_beside
        # Beside letters to type on every millimetre of width counts.
        wished = metrics.smallest_text if letters else metrics.smallest_text * 5 // 4
        face = Face(label, key, pixels=min(metrics.text, wished))
        button = BigButton(f"page-{key}", face, self._look, self._guard, self)
        button.clicked.connect(turn)
        button.hide()
        return button

    def _turn_back(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        before = self.page
        self.page = max(0, min(len(self._pages) - 1, self.page + by))
        if self.page == before:
            return  # there is no page further; what is being read goes on
        self._show_page()
        self._guard.screen_shown()  # the main button may mean something else now
        self._tell_turned()
        first = next((one.block for one in self._pages[self.page] if one.block.focusable()), None)
        if first is None or not self._guard.by_keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first.focusable()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell_turned(self) -> None:
        """Tell where the page begins: what is read aloud goes on from there."""
        places = (self._parts.place_of(placed.block) for placed in self._pages[self.page])
        if (place := next((one for one in places if one is not None), None)) is not None:
            self.wanted.emit(Turned(*place))

    def _order_focus(self) -> None:
        """Let Tab follow the reading order: the parts, what stands beside them, the pager."""
        beside = {id(placed.block) for placed in self._side}
        blocks = sorted(self._parts.blocks(), key=lambda block: id(block) in beside)
        parts = [widget for block in blocks for widget in block.focusable()]
        previous: QWidget = self
        for widget in [*parts, self._previous, self._more]:
            QWidget.setTabOrder(previous, widget)
            previous = widget

    def focused_key(self) -> str:
        """Return the key of the control that has the keyboard, empty where none of ours has."""
        widget = self.focusWidget()
        return str(getattr(widget, "key", "") or getattr(widget, "box", ""))
