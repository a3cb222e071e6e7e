"""How everything looks just now: sizes, colours and typefaces as one value."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette

from companion.l10n.words import Words
from companion.qt.metrics import Metrics
from companion.qt.theme import Colours

# Letters that cannot be taken for one another, first; design.md section 8.
TYPEFACES = ("Atkinson Hyperlegible", "Andika", "Noto Sans", "Segoe UI", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class Look:
    """What a widget needs to size and paint itself; a new one makes a new screen."""

    metrics: Metrics
    colours: Colours
    family: str
    icon_family: str
    words: Words

    @property
    def language(self) -> str:
        """Return the language of the screen, for syllables and the keypad."""
        return self.words.language

    def font(self, pixels: int, *, bold: bool = False) -> QFont:
        """Return the typeface at a height in pixels."""
        font = QFont(self.family)
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font

    def icon_font(self, pixels: int) -> QFont:
        """Return the icon font at a height in pixels."""
        font = QFont(self.icon_family)
        font.setPixelSize(pixels)
        return font

    def palette(self) -> QPalette:
        """Return the colours for the few things that Qt paints itself: windows and boxes."""
        palette = QPalette()
        for role, colour in (
            (QPalette.ColorRole.Window, self.colours.background),
            (QPalette.ColorRole.WindowText, self.colours.text),
            (QPalette.ColorRole.Base, self.colours.surface),
            (QPalette.ColorRole.Text, self.colours.text),
            (QPalette.ColorRole.Highlight, self.colours.focus),
            (QPalette.ColorRole.HighlightedText, self.colours.on_focus),
        ):
            palette.setColor(role, QColor(colour))
        return palette


def best_typeface() -> str:
    """Return the first typeface of our list that is installed, or what the system prefers."""
    # Asking for one face at a time: the list of all takes 9 ms, and the first two often do.
    return next((face for face in TYPEFACES if _is_installed(face)), QFont().defaultFamily())


def _is_installed(face: str) -> bool:
    return QFontInfo(QFont(face)).family() == face
