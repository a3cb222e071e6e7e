"""The one window: a screen above, the fixed bar below."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.qt.look import Look
from companion.qt.press_guard import PressGuard
from companion.qt.screen import Screen
from companion.qt.widgets.bar import BarWidget
from companion.qt.widgets.block import Said
from companion.qt.widgets.press import BigButton, Face
from companion.session.intents import Focused, Intent, Press
from companion.session.views import Button, ScreenView

if TYPE_CHECKING:
    from companion.session.utterances import SpokenLine


class Window(QWidget):
    """Shows a view; emits what is wanted. Esc is Back."""

    wanted = Signal(object)
    closed = Signal()
    painted = Signal()  # once: the first frame is on the screen

    def __init__(self, look: Look, guard: PressGuard) -> None:
        super().__init__()
        self.guard = guard
        self._look = look
        self._view: ScreenView | None = None
        self._refocus = ""  # the control that had the keyboard before everything was made anew
        self._painted = False
        self.screen_widget: Screen | None = None
        self.bar = self._new_bar()
        self.strip: BigButton | None = None
        self.stays = False  # a kiosk: its frame closes nothing

    @property
    def look(self) -> Look:
        """Return how everything looks now."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Take another size, theme or language; the next view is built with it."""
        if look == self._look:
            return
        self._look = look
        self.setPalette(look.palette())
        if self.screen_widget is not None and self.screen_widget.isAncestorOf(self.focusWidget()):
            self._refocus = self.screen_widget.focused_key()
        self.bar.deleteLater()
        self.bar.setParent(None)
        self.bar = self._new_bar()
        self.bar.show()
        self._drop_strip()
        self._drop_screen()

    def show_view(self, view: ScreenView, *, fresh: bool, mend: bool = False) -> None:
        """Show a view: another screen, or another state of the screen that is there.

        With `mend` the keyboard goes to what is to be mended.
        """
        self._view = view
        self.setWindowTitle(view.title)
        self.setAccessibleName(view.title)
        self._show_strip(view.strip)
        if fresh or self.screen_widget is None:
            self._new_screen(view)
        else:
            self.screen_widget.show_view(view, mend=mend)
        self._show_bar()

    def mark(self, line: "SpokenLine | None", word: tuple[int, int] | None = None) -> None:
        """Mark the sentence that is being said, and in it the word; or nothing.

        `word` is a range of characters in the shown text of the sentence.
        """
        screen = self.screen_widget
        if screen is None:
            return
        in_bar = line.key if line is not None and line.part < 0 else ""
        self.bar.mark_spoken(in_bar)
        if self.strip is not None:
            self.strip.set_said(Said("", None, None) if in_bar == self.strip.key else None)
        if line is None:
            screen.mark_spoken(-1, "")
            return
        begin, end = line.start, line.start + len(line.shown)
        within = (begin + word[0], begin + word[1]) if word is not None else None
        screen.mark_spoken(line.part, line.key, (begin, end), within)

    def announce(self, text: str, *, urgent: bool = False) -> None:
        """Tell a screen reader a change that has no control of its own."""
        from companion.qt.announcing import announce  # noqa: PLC0415 - nothing to tell at the start

        announce(self, text, urgent=urgent)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt's name
        """Tell to which control the keyboard came by Tab or an arrow, so that it can be said."""
        before = self.focusWidget()
        # Qt moves the keyboard also from what was just hidden, and then nobody asked for it.
        stepped = before is None or before.isVisibleTo(self)
        moved = super().focusNextPrevChild(following)
        if moved and stepped:
            self.wanted.emit(Focused(self._key_in_focus()))
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Esc for Back; it never leaves the program, as "Stoppen" in that place does."""
        back = self._view.bar.back if self._view else None
        goes_back = back is not None and back.intent is Press.BACK
        if event.key() == Qt.Key.Key_Escape and goes_back and not event.isAutoRepeat():
            if self.guard.allows("back"):
                self.wanted.emit(Press.BACK)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the screen what the bar leaves."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of the first frame; all that comes after it may begin then, and not before."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the window was closed by its frame; a kiosk stays."""
        if self.stays:
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)

    def _new_bar(self) -> BarWidget:
        bar = BarWidget(self._look, self.guard, self)
        bar.wanted.connect(self._bar_pressed)
        return bar

    def _show_strip(self, button: Button | None) -> None:
        """Show what stands above every screen while a helper is there, or nothing."""
        if button is None:
            self._drop_strip()
        else:
            metrics = self._look.metrics
            # On a small panel large letters would leave too little for the question below.
            letters = min(metrics.text, metrics.smallest_text * 3 // 2)
            face = Face(button.label, button.icon, pixels=letters)
            if self.strip is None:
                self.strip = BigButton(button.key, face, self._look, self.guard, self)
                self.strip.setProperty("persistent", True)
                self.strip.wanted.connect(self.wanted)
                self.strip.show()
            self.strip.intent = button.intent
            self.strip.set_face(face)
        self._arrange()

    def _drop_strip(self) -> None:
        if self.strip is not None:
            self.strip.hide()
            self.strip.setParent(None)
            self.strip.deleteLater()
            self.strip = None

    def _show_bar(self) -> None:
        """Show the bar; until every page was seen the main button leads to the next page.

        Whoever presses it on the first page would otherwise approve, send or finish what they
        have not read.
        """
        if self._view is None or self.screen_widget is None:
            return
        bar = self._view.bar
        if bar.main is not None and self.screen_widget.unread:
            more = Button("main", self._look.words("More"), Press.MORE, "more")
            bar = replace(bar, main=more)
        self.bar.show_bar(bar)

    def _bar_pressed(self, intent: Intent) -> None:
        if intent is Press.MORE and self.screen_widget is not None:
            self.screen_widget.turn_on()
        else:
            self.wanted.emit(intent)

    def _new_screen(self, view: ScreenView) -> None:
        self._drop_screen()
        screen = Screen(view, self._look, self.guard, self)
        screen.wanted.connect(self.wanted)
        screen.entered.connect(self._entered)
        screen.turned.connect(self._show_bar)
        self.screen_widget = screen
        screen.lower()  # a screen reader meets the content first, then the bar
        self._arrange()
        screen.show()
        QWidget.setTabOrder(screen.last_in_order(), self.bar.button("back"))
        if self.strip is not None:
            QWidget.setTabOrder(self.bar.button("main"), self.strip)
        if self._refocus:
            screen.focus_on(self._refocus)
        else:
            screen.take_focus()
        self._refocus = ""
        self.guard.screen_shown()

    def _drop_screen(self) -> None:
        if self.screen_widget is not None:
            self.screen_widget.hide()
            self.screen_widget.setParent(None)
            self.screen_widget.deleteLater()
            self.screen_widget = None

    def _entered(self) -> None:
        """Do what the main button does: Enter was pressed in a box."""
        main = self._view.bar.main if self._view else None
        if main is not None and self.guard.allows("main"):
            self.wanted.emit(main.intent)

    def _key_in_focus(self) -> str:
        widget = self.focusWidget()
        return str(getattr(widget, "key", "") or getattr(widget, "box", ""))

    def _arrange(self) -> None:
        upright = self.height() > self.width()
        high = self.bar.bar_height(self.width(), upright=upright)
        self.bar.setGeometry(0, self.height() - high, self.width(), high)
        above = self._place_strip()
        if self.screen_widget is not None:
            room = self.height() - high - above
            self.screen_widget.setGeometry(0, above, self.width(), room)

    def _place_strip(self) -> int:
        """Place the strip where there is one, and return the pixels it takes."""
        if self.strip is None:
            return 0
        metrics = self._look.metrics
        wide = metrics.content_width(self.width())
        high = self.strip.height_for(wide)
        self.strip.setGeometry((self.width() - wide) // 2, metrics.edge, wide, high)
        self.strip.raise_()  # the dead edge of the screen lies below it
        return high + metrics.gap
