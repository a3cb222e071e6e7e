"""The map on the screen: a finished picture, drawn beside the window and named by its text."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from companion.qt.look import Look
from companion.qt.map_inks import MapLook, ink_of
from companion.qt.map_picture import picture
from companion.qt.metrics import BASE_PT
from companion.qt.widgets.block import Kind, Said
from companion.regions.sheet import MapSheet

_LEAST_MM = 45.0  # below this a map tells nothing
_FOCUS_MM = 1.6
_BORDER_MM = 0.5
_LOOK_AGAIN_MS = 25


class MapView(QLabel):
    """Shows a map; while it is drawn on a thread of its own the window goes on.

    A label that holds a picture is a graphic to a screen reader.
    """

    def __init__(self, key: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.kind = Kind.PICTURE
        self._look = look
        self._sheet: MapSheet | None = None
        self._wanted: tuple[MapSheet, QSize] | None = None
        self._drawer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="map")
        self._drawing: Future[QImage] | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AGAIN_MS)
        self._clock.timeout.connect(self._look_again)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPixmap(QPixmap(1, 1))  # a graphic from the first moment on
        self.destroyed.connect(partial(_leave, self._drawer))

    def show_map(self, sheet: MapSheet, text: str) -> None:
        """Show a map, named by what it tells in words."""
        self.setAccessibleName(text)
        if sheet is not self._sheet:
            self._sheet = sheet
            self._begin()

    @property
    def ready(self) -> bool:
        """Return whether the picture of the present size is there."""
        return self._wanted is not None and self._drawing is None

    @property
    def widget(self) -> QWidget:
        """Return this very label."""
        return self

    def height_for(self, width: int) -> int:
        """Return the least height at which a map can be read, in pixels."""
        del width
        return self._look.metrics.mm(_LEAST_MM)

    def best_height(self, width: int, room: int) -> int:
        """Return all of the room, but no more than a map that is as high as wide."""
        return min(room, max(width, self.height_for(width)))

    def fit_into(self, height: int, width: int) -> None:
        """Stay: the page sets the height, and the picture is drawn for it."""
        del height, width

    def wished_width(self) -> int:
        """Return the least height: a map never stands at the side of a text."""
        return self._look.metrics.mm(_LEAST_MM)

    def opens(self) -> bool:
        """Return that air belongs above a map."""
        return True

    def framed(self) -> bool:
        """Return that no frame holds words."""
        return False

    def filled(self) -> bool:
        """Return that there is something to see."""
        return True

    def focusable(self) -> tuple[QWidget, ...]:
        """Return the map itself: who goes by Tab meets it with its text."""
        return (self,)

    def focus_for(self, key: str) -> QWidget | None:
        """Return the map when it is meant."""
        return self if key == self.key else None

    def fits(self, width: int) -> bool:
        """Return that a map can have any width."""
        del width
        return True

    def set_said(self, said: Said | None) -> None:
        """Do nothing: what is said of the map stands below it."""
        del said

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return `height_for`, for Qt and for whoever audits the screen."""
        return self.height_for(width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Have the map drawn for the new size."""
        super().resizeEvent(event)
        self._begin()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the finished picture, its border, and the ring of the keyboard."""
        del event
        metrics, colours = self._look.metrics, self._look.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.surface))
        if self.ready:
            painter.drawPixmap(self._inner().topLeft(), self.pixmap())
        wide = metrics.mm(_FOCUS_MM if self.hasFocus() else _BORDER_MM)
        painter.setPen(QPen(QColor(colours.text if self.hasFocus() else colours.border), wide))
        half = wide / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))

    def _inner(self) -> QRectF:
        edge = self._look.metrics.mm(_BORDER_MM)
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)

    def _begin(self) -> None:
        """Begin the picture of now, unless it is there or on its way."""
        size = self._inner().size().toSize()
        if self._sheet is None or size.isEmpty() or (self._sheet, size) == self._wanted:
            return
        self._wanted = (self._sheet, size)
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = self._drawer.submit(picture, self._sheet, size, self._map_look())
        self._clock.start()

    def _map_look(self) -> MapLook:
        metrics = self._look.metrics
        return MapLook(
            metrics.dots_per_inch,
            self._look.family,
            BASE_PT,
            self._look.words,
            ink_of(self._look.colours),
        )

    def _look_again(self) -> None:
        # Asked by a clock of this widget and not told by the thread: a signal of a thread could
        # reach a widget that is just being deleted.
        if self._drawing is None or not self._drawing.done():
            return
        done, self._drawing = self._drawing, None
        self._clock.stop()
        self.setPixmap(QPixmap.fromImage(done.result()))
        self.update()


def _leave(drawer: ThreadPoolExecutor) -> None:
    """Let go of the thread; a picture that nobody will see is not begun."""
    drawer.shutdown(wait=False, cancel_futures=True)
