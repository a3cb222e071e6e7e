"""The looks of a map: every kind of thing differs in grey, weight or pattern, not only in hue."""

from dataclasses import dataclass
from enum import Enum, unique

from PySide6.QtGui import QFont

from companion.l10n.words import Words
from companion.qt.theme import THEMES, Colours
from companion.regions.sheet import ShapeKind
from companion.settings.model import Theme

_MM_PER_INCH = 25.4
_POINTS_PER_INCH = 72.0


@unique
class Ink(Enum):
    """For whom a map is drawn: white paper or one of the themes of the screen."""

    PAPER = "paper"
    LIGHT = "light"
    DARK = "dark"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Inks:
    """One set of colours, as #rrggbb."""

    land: str  # also the halo around route and names
    text: str
    route: str
    street: str  # fill of a street
    casing: str  # its two sides; also paths, steps and rails
    water: str
    waves: str  # the pattern in water
    green: str
    dots: str  # the pattern in parks
    building: str
    walls: str  # the outline of a building


# Text and route are at least 7:1 on the land; water with its waves is darker than a park, a park
# darker than land, so that a copy in grey keeps them apart.
INKS = {
    Ink.PAPER: Inks(
        land="#ffffff", text="#000000", route="#000000", street="#ffffff", casing="#7a7a7a",
        water="#cfe0ea", waves="#5f8299", green="#eaf2e2", dots="#9db58b",
        building="#dad6d0", walls="#a8a29a",
    ),
    Ink.LIGHT: Inks(
        land="#fafaf5", text="#111111", route="#8f1038", street="#ffffff", casing="#7a7a7a",
        water="#c7dbe7", waves="#5f8299", green="#e2edd8", dots="#93ad80",
        building="#dcd7d0", walls="#a8a29a",
    ),
    Ink.DARK: Inks(
        land="#000000", text="#ffe94a", route="#ffe94a", street="#3d3d3d", casing="#9a9a9a",
        water="#0c2233", waves="#4c7fa6", green="#10210f", dots="#47713f",
        building="#262626", walls="#565656",
    ),
    Ink.SOFT: Inks(
        land="#f1e7d6", text="#2b2118", route="#6e1f14", street="#fbf5ea", casing="#85735d",
        water="#c2d2d4", waves="#5d7c84", green="#dde2c0", dots="#96a374",
        building="#dccbb0", walls="#a58f72",
    ),
}  # fmt: skip

_OF_THEME = {
    Theme.BLACK_ON_WHITE: Ink.LIGHT,
    Theme.YELLOW_ON_BLACK: Ink.DARK,
    Theme.SOFT: Ink.SOFT,
}


@dataclass(frozen=True, slots=True)
class Breadth:
    """How wide a line is drawn: as wide as it is, within limits in millimetres of the picture."""

    metres: float
    least_mm: float
    most_mm: float


BREADTHS = {
    ShapeKind.MAIN_ROAD: Breadth(14.0, 1.0, 2.6),
    ShapeKind.STREET: Breadth(8.0, 0.7, 1.8),
    ShapeKind.PATH: Breadth(2.5, 0.3, 0.5),
    ShapeKind.STEPS: Breadth(3.0, 1.2, 1.8),
    ShapeKind.RAIL: Breadth(3.0, 0.3, 0.5),
}


@dataclass(frozen=True, slots=True)
class MapLook:
    """How a map is drawn: dots per inch, typeface, height of all letters in points, colours."""

    dots_per_inch: float
    family: str
    text_pt: float
    words: Words
    ink: Ink = Ink.PAPER

    def mm(self, length: float) -> float:
        """Return millimetres in pixels."""
        return length * self.dots_per_inch / _MM_PER_INCH

    def font(self, *, bold: bool = False) -> QFont:
        """Return the letters of the map."""
        font = QFont(self.family)
        font.setPixelSize(max(1, round(self.text_pt * self.dots_per_inch / _POINTS_PER_INCH)))
        font.setBold(bold)
        return font


def ink_of(colours: Colours) -> Ink:
    """Return the ink that goes with the colours of a theme."""
    themes = (theme for theme, own in THEMES.items() if own == colours)
    return _OF_THEME[next(themes, Theme.BLACK_ON_WHITE)]
