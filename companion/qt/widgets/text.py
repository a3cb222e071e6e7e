"""A heading or a sentence: its own line distance, syllables at need, marked while it is said."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from companion.qt.look import Look
from companion.qt.typeset import Setting, Typeset, fits, typeset
from companion.qt.widgets.block import Kind, Said

_BAR_MM = 1.2  # the bar beside a notice and beside the sentence that is being said
_PAD_MM = 1.5
_AIR = 0.1  # of the height of the letters: ground before and after a sentence


class Style(Enum):
    """How a line of text looks."""

    HEADING = "heading"
    PLACE = "place"
    SMALL = "small"  # which page this is; never grows
    PLAIN = "plain"
    LABEL = "label"  # the word above a group of lines
    BULLET = "bullet"
    QUESTION = "question"  # a question on the review; begins a new row
    ANSWER = "answer"  # what the citizen answered, on the review
    BIG = "big"
    HUGE = "huge"
    NOTICE = "notice"
    SAY = "say"


_BOLD = (Style.HEADING, Style.LABEL, Style.BIG, Style.HUGE, Style.ANSWER)
_FRAMED = (Style.NOTICE,)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a label, the icon before them, and whether a frame holds them.

    `instead` is what a screen reader is told of words that are secret.
    """

    text: str
    style: Style = Style.PLAIN
    icon: str = ""
    framed: bool = False
    instead: str = ""


class TextLabel(QLabel):
    """A text that wraps at words, then at syllables; a static text to a screen reader.

    The label's own `text` holds the plain words, so that a screen reader never meets the soft
    hyphens of the painted lines.
    """

    def __init__(self, key: str, words: Words, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.kind = Kind.TEXT
        self._look = look
        self._words = words
        self._said: Said | None = None
        self._shrink = 1.0
        self._set: Typeset | None = None
        self._kept = (0, 0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    @property
    def widget(self) -> QWidget:
        """Return this very label."""
        return self

    def framed(self) -> bool:
        """Return whether a frame holds the words."""
        return self._words.framed

    def opens(self) -> bool:
        """Return whether the words begin something new: the label above a group of lines."""
        return self._words.style in (Style.LABEL, Style.QUESTION)

    def set_words(self, words: Words) -> None:
        """Show other words in the same place."""
        if self._said is not None and words.text != self._words.text:
            self._said = Said(self._said.key)  # the places were those of other words
        self._words = words
        self._set = None
        self.setText(words.text)
        self.setAccessibleName(words.instead or words.text)
        self.setProperty("unsaid", bool(words.instead))
        self.setFont(self._setting().font)
        self.update()

    def set_said(self, said: Said | None) -> None:
        """Mark what is being said: a ground and a bar, a line under the word; not colour alone."""
        if said != self._said:
            self._said = said
            self.update()

    def keep_lines(self, lines: int) -> None:
        """Go on needing the room of some lines: what comes later must not move what is there."""
        setting = self._setting()
        self._kept = (0, round(setting.font.pixelSize() * setting.line_factor * lines))

    def keep_room(self) -> None:
        """Go on needing the room of the words of now, also when others or none are shown."""
        width = self.natural_width()
        self._kept = (width, self.height_for(width))

    def best_height(self, width: int, room: int) -> int:
        """Return `height_for`: words take what they need."""
        del room
        return self.height_for(width)

    def wished_width(self) -> int:
        """Return `natural_width`: at the side of a text words stay on one line."""
        return self.natural_width()

    def filled(self) -> bool:
        """Return whether there are words."""
        return bool(self.text())

    def focusable(self) -> tuple[QWidget, ...]:
        """Return nothing: words are read, not used."""
        return ()

    def focus_for(self, key: str) -> QWidget | None:
        """Return None, as `focusable`."""
        del key
        return None

    def fit_into(self, height: int, width: int) -> None:
        """Make the letters smaller, down to 100 %, until the words fit; the last resort."""
        floor = self._look.metrics.smallest_text / self._pixels()
        self._shrink = 1.0
        while self.height_for(width) > height and self._shrink > floor:
            self._shrink = max(floor, self._shrink - 0.05)
        self.setFont(self._setting().font)
        self._set = None

    def height_for(self, width: int) -> int:
        """Return the pixels the words need in a width."""
        lines = typeset(self._words.text or " ", self._setting(), self._room(width))
        return max(self._kept[1], round(lines.height + 2 * self._pad_y() + 0.5))

    def fits(self, width: int) -> bool:
        """Return whether no syllable is cut in a width."""
        font = self._setting().font
        return fits(self._words.text, font, self._look.language, self._room(width))

    def natural_width(self) -> int:
        """Return the pixels the words take on one line."""
        words = QFontMetricsF(self._setting().font).horizontalAdvance(self._words.text)
        return max(self._kept[0], round(words + self._left() + self._pad_x() + 2))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return `height_for`, for Qt and for whoever audits the screen."""
        return self.height_for(width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint ground, bar, icon and lines."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._set is None:
            self._set = typeset(self._words.text, self._setting(), self._room(self.width()))
        colours, top = self._look.colours, float(self._pad_y())
        ink = colours.on_spoken if self._all_said() else colours.text
        self._paint_ground(painter)
        if self._words.icon:
            self._paint_icon(painter, ink, top)
        elif self._words.style is Style.BULLET:
            self._paint_bullet(painter, ink, top)
        if self._said is None:
            self._set.paint(painter, self._left(), top, ink)
        else:
            self._paint_said(painter, self._set, self._said)

    def resizeEvent(self, event: object) -> None:  # noqa: N802, ARG002 - Qt's signature
        """Forget the lines of the former width."""
        self._set = None

    def _all_said(self) -> bool:
        """Return whether all words are being said, not one sentence among others."""
        if self._said is None:
            return False
        sentence, text = self._said.sentence, self._words.text
        return sentence is None or text[slice(*sentence)].strip() == text.strip()

    def _paint_ground(self, painter: QPainter) -> None:
        colours, metrics = self._look.colours, self._look.metrics
        said = self._all_said()
        if said:
            painter.fillRect(self.rect(), QColor(colours.spoken))
        elif self._words.framed:
            painter.fillRect(self.rect(), QColor(colours.notice))
        if said or self._words.framed:
            bar = QRectF(0, 0, metrics.mm(_BAR_MM), self.height())
            painter.fillRect(bar, QColor(colours.on_spoken if said else colours.border))

    def _paint_said(self, painter: QPainter, lines: Typeset, said: Said) -> None:
        """Paint the lines with the sentence on its ground, and a line under the word."""
        colours, left, top = self._look.colours, self._left(), self._pad_y()
        if said.sentence is None or self._all_said():
            lines.paint(painter, left, top, colours.on_spoken)
        else:
            air = round(self._pixels() * _AIR)
            places = [area.translated(round(left), top) for area in lines.grounds(said.sentence)]
            ground = QRegion()
            for area in places:
                ground += area.adjusted(-air, 0, air, 0)
            self._paint_sentence(painter, lines, ground)
        for line in lines.underlines(said.word) if said.word is not None else ():
            painter.fillRect(line.translated(round(left), top), QColor(colours.on_spoken))

    def _paint_sentence(self, painter: QPainter, lines: Typeset, ground: QRegion) -> None:
        """Paint the lines, those on the ground of the sentence in its own colours."""
        colours, left, top = self._look.colours, self._left(), self._pad_y()
        painter.setClipRegion(QRegion(self.rect()) - ground)
        lines.paint(painter, left, top, colours.text)
        painter.setClipRegion(ground)
        painter.fillRect(self.rect(), QColor(colours.spoken))
        lines.paint(painter, left, top, colours.on_spoken)
        painter.setClipping(False)
        if not ground.isEmpty():
            beside = ground.boundingRect()
            # Wider than the bar of a notice, which may stand there already.
            wide = self._look.metrics.mm(2 * _BAR_MM if self._words.framed else _BAR_MM)
            bar = QRect(0, beside.top(), wide, beside.height())
            painter.fillRect(bar, QColor(colours.text))

    def _paint_icon(self, painter: QPainter, ink: str, top: float) -> None:
        from companion.qt.icons import glyph  # noqa: PLC0415 - a label without icon needs none

        size = self._letter()
        painter.setFont(self._look.icon_font(size))
        painter.setPen(QPen(QColor(ink)))
        height = size * self._setting().line_factor
        area = QRectF(self._pad_x(), top, size * 1.2, height)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, glyph(self._words.icon))

    def _paint_bullet(self, painter: QPainter, ink: str, top: float) -> None:
        size = self._letter()
        middle = top + size * self._setting().line_factor / 2
        radius = size * 0.14
        painter.setBrush(QColor(ink))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(self._pad_x() + radius, middle - radius, 2 * radius, 2 * radius))

    def _pixels(self) -> int:
        metrics = self._look.metrics
        sizes = {
            Style.HEADING: metrics.heading,
            Style.PLACE: metrics.small,
            Style.SMALL: metrics.smallest_text,
            Style.BIG: metrics.heading,
            Style.HUGE: metrics.huge,
        }
        return sizes.get(self._words.style, metrics.text)

    def _letter(self) -> int:
        """Return the pixels of the letters of now, with which icon and bullet shrink as well."""
        return max(round(self._pixels() * self._shrink), self._look.metrics.smallest_text)

    def _setting(self) -> Setting:
        metrics, style = self._look.metrics, self._words.style
        tight = style in (Style.HEADING, Style.PLACE, Style.BIG, Style.HUGE, Style.LABEL)
        factor = min(1.25, metrics.line_factor) if tight else metrics.line_factor
        return Setting(
            self._look.font(self._letter(), bold=style in _BOLD), factor, self._look.language
        )

    def _room(self, width: int) -> float:
        return max(1.0, width - self._left() - self._pad_x())

    def _left(self) -> float:
        indent = 0.0
        if self._words.icon:
            indent = self._letter() * 1.4
        elif self._words.style is Style.BULLET:
            indent = self._letter() * 0.8
        return self._pad_x() + indent

    def _pad_x(self) -> float:
        return float(self._look.metrics.mm(_PAD_MM + _BAR_MM))

    def _pad_y(self) -> int:
        return self._look.metrics.mm(_PAD_MM) if self._words.framed else 0
