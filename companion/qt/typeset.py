"""Text broken into lines for a width: whole words first, then at syllables, never cut off."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from companion.l10n.hyphens import soft_hyphens


@dataclass(frozen=True, slots=True)
class Typeset:
    """Lines ready to paint: their layout, and how wide and high they are in pixels."""

    layout: QTextLayout
    width: float
    height: float

    def paint(self, painter: QPainter, left: float, top: float, colour: str) -> None:
        """Paint the lines with their upper left corner at a point."""
        painter.setPen(QColor(colour))
        self.layout.draw(painter, QPointF(left, top))


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
    if longest > width:
        text = soft_hyphens(text, setting.language)
        longest = max((metrics.horizontalAdvance(part) for part in _pieces(text)), default=0.0)
    anywhere = longest > width
    return _laid_out(text, setting, width, anywhere=anywhere)


def fits(text: str, font: QFont, language: str, width: float) -> bool:
    """Return whether no syllable of `text` would be cut in `width` pixels."""
    metrics = QFontMetricsF(font)
    if all(metrics.horizontalAdvance(word) <= width for word in text.split()):
        return True  # without the dictionary of syllables, which takes 60 ms to read
    hyphenated = soft_hyphens(text, language)
    return all(metrics.horizontalAdvance(piece) <= width for piece in _pieces(hyphenated))


def _pieces(text: str) -> Iterable[str]:
    """Return the parts between which a line may break; a part before a break shows a hyphen."""
    for word in text.split():
        parts = word.split("\u00ad")
        yield from (f"{part}-" for part in parts[:-1])
        yield parts[-1]


def _laid_out(text: str, setting: Setting, width: float, *, anywhere: bool) -> Typeset:
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
    return Typeset(layout, natural, top)


def _first_top(font: QFont, pitch: float) -> float:
    """Return where the first line begins, so that feet and accents stay within lines of `pitch`.

    The line of a typeface may be much higher than its ink (1.6 times the size in Andika).
    """
    metrics = QFontMetricsF(font)
    if metrics.height() <= pitch:
        return (pitch - metrics.height()) / 2
    feet = metrics.tightBoundingRect("gjpqy").bottom()
    return pitch - feet - 1 - metrics.ascent()
