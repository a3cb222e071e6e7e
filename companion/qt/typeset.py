"""Text broken into lines for a width: whole words first, then at syllables, never cut off."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from companion.l10n.hyphens import soft_hyphens

_SOFT_HYPHEN = "\u00ad"
_LINE_THICK = 0.09  # of the height of the letters: the line under a word
_LEAST_THICK = 2  # pixels

Span = tuple[int, int]  # from the first character up to, not with, the last


@dataclass(frozen=True, slots=True)
class Typeset:
    """Lines ready to paint: their layout, and how wide and high they are in pixels.

    A span of characters counts in `text`, the plain words; the lines may hold soft hyphens.
    """

    text: str
    layout: QTextLayout
    width: float
    height: float

    def paint(self, painter: QPainter, left: float, top: float, colour: str) -> None:
        """Paint the lines with their upper left corner at a point."""
        painter.setPen(QColor(colour))
        self.layout.draw(painter, QPointF(left, top))

    def grounds(self, span: Span) -> tuple[QRect, ...]:
        """Return the rectangles behind the characters of a span, one on each line, from the top.

        They touch one another and hold the letters with their feet, as `pitch` does.
        """
        count = max(1, self.layout.lineCount())
        pitch = self.height / count
        painted = self._painted(span)
        across = [_across(self.layout.lineAt(number), painted) for number in range(count)]
        return tuple(
            _whole_pixels(there, number * pitch, (number + 1) * pitch)
            for number, there in enumerate(across)
            if there is not None
        )

    def underlines(self, span: Span) -> tuple[QRect, ...]:
        """Return the lines to draw under the characters of a span, at least 2 pixels thick."""
        size = self.layout.font().pixelSize()
        thick = max(_LEAST_THICK, round(size * _LINE_THICK))
        below = thick // 2  # so that the line lies on the ground and is not its edge
        return tuple(
            QRect(area.left(), area.bottom() + 1 - below - thick, area.width(), thick)
            for area in self.grounds(span)
        )

    def _painted(self, span: Span) -> tuple[int, int]:
        """Return where a span of the plain words begins and ends in the lines."""
        places = _places(self.text, self.layout.text())
        start, end = (min(max(place, 0), len(self.text)) for place in span)
        if start >= end:
            return 0, 0
        return places[start], places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set: typeface, distance of lines, language for the syllables."""

    font: QFont
    line_factor: float
    language: str
    centred: bool = False


def typeset(text: str, setting: Setting, width: float) -> Typeset:
    """Return `text` set into `width` pixels; a word that is too long is broken at a syllable."""
    metrics = QFontMetricsF(setting.font)
    longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
    painted = text
    if longest > width:
        painted = soft_hyphens(text, setting.language)
        longest = max((metrics.horizontalAdvance(part) for part in _pieces(painted)), default=0.0)
    anywhere = longest > width
    layout, natural, height = _laid_out(painted, setting, width, anywhere=anywhere)
    return Typeset(text, layout, natural, height)


def fits(text: str, font: QFont, language: str, width: float) -> bool:
    """Return whether no syllable of `text` would be cut in `width` pixels."""
    metrics = QFontMetricsF(font)
    if all(metrics.horizontalAdvance(word) <= width for word in text.split()):
        return True  # without the dictionary of syllables, which takes 60 ms to read
    hyphenated = soft_hyphens(text, language)
    return all(metrics.horizontalAdvance(piece) <= width for piece in _pieces(hyphenated))


def _places(text: str, painted: str) -> list[int]:
    """Return for each character of `text` where it stands in `painted`, with soft hyphens."""
    places = []
    at = 0
    for character in text:
        while painted[at] == _SOFT_HYPHEN and character != _SOFT_HYPHEN:
            at += 1
        places.append(at)
        at += 1
    return places


def _across(line: QTextLine, span: Span) -> tuple[float, float] | None:
    """Return the left and right of the characters of a span on a line; None where it has none."""
    first, last = line.textStart(), line.textStart() + line.textLength()
    start, end = max(span[0], first), min(span[1], last)
    if start >= end:
        return None
    inked = line.naturalTextRect()  # with the hyphen at its end, without the space
    left = _x_of(line, start)
    right = inked.right() if end == last else min(_x_of(line, end), inked.right())
    return (left, right) if right > left else None


def _whole_pixels(across: tuple[float, float], top: float, bottom: float) -> QRect:
    """Return an area without half pixels, so that two of them have no seam."""
    left, right = math.floor(across[0]), math.ceil(across[1])
    return QRect(left, round(top), right - left, round(bottom) - round(top))


def _x_of(line: QTextLine, place: int) -> float:
    # Qt's own description has the pair of x and place as a bare object.
    x, _ = cast("tuple[float, int]", line.cursorToX(place))
    return x


def _pieces(text: str) -> Iterable[str]:
    """Return the parts between which a line may break; a part before a break shows a hyphen."""
    for word in text.split():
        parts = word.split(_SOFT_HYPHEN)
        yield from (f"{part}-" for part in parts[:-1])
        yield parts[-1]


def _laid_out(
    text: str, setting: Setting, width: float, *, anywhere: bool
) -> tuple[QTextLayout, float, float]:
    layout = QTextLayout(text, setting.font)
    option = QTextOption()
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if anywhere else mode.WordWrap)
    layout.setTextOption(option)
    pitch = setting.font.pixelSize() * setting.line_factor
    layout.beginLayout()
    first = _first_top(setting.font, pitch)
    top = natural = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        used = line.naturalTextWidth()
        natural = max(natural, used)
        left = (width - used) / 2 if setting.centred else 0.0
        line.setPosition(QPointF(left, top + first))
        top += pitch
    layout.endLayout()
    return layout, natural, top


def _first_top(font: QFont, pitch: float) -> float:
    """Return where the first line begins, so that feet and accents stay within lines of `pitch`.

    The line of a typeface may be much higher than its ink (1.6 times the size in Andika).
    """
    metrics = QFontMetricsF(font)
    if metrics.height() <= pitch:
        return (pitch - metrics.height()) / 2
    feet = metrics.tightBoundingRect("gjpqy").bottom()
    return pitch - feet - 1 - metrics.ascent()
