"""Sizes in millimetres and points of the real screen, turned into pixels."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72.0
BASE_PT = 16.0  # 100 %; ux.md section 2, text size
TARGET_MM = 14.0  # every control at least; ux.md M01
KEY_MM = 16.0  # keypad keys where there is room
GAP_MM = 3.0  # between controls; ux.md M02
EDGE_MM = 6.0  # dead edge around the screen; ux.md M02
LINE_CHARACTERS = 60  # the longest line; ux.md section 2, line length
# Projectors and virtual screens report sizes that cannot be; then the logical density holds.
BELIEVABLE_DPI = (50.0, 400.0)
LEAST_CONTENT_MM = 150.0
WIDER_THAN_LINES = 1.45  # controls need less air than text: content may be wider than a line

# The panels of the fit matrix with the diagonal, in inches, on which people meet them.
PANELS = {
    (1024, 600): 10.1,
    (1280, 800): 10.1,
    (1366, 768): 15.6,
    (1920, 1080): 24.0,
    (800, 1280): 10.1,
}
USUAL_DPI = 96.0  # of a panel that is not in the table


@dataclass(frozen=True, slots=True)
class Metrics:
    """How many pixels things are: the density of the screen and the citizen's text size."""

    dots_per_inch: float
    text_percent: int = 100

    def mm(self, length: float) -> int:
        """Return millimetres in pixels, rounded up so that no minimum is missed."""
        return int(length * self.dots_per_inch / MM_PER_INCH) + 1

    def points(self, size: float) -> int:
        """Return points in pixels."""
        return round(size * self.dots_per_inch / POINTS_PER_INCH)

    @property
    def smallest_text(self) -> int:
        """Return the smallest text of the program in pixels: 100 %, whatever was chosen."""
        return self.points(BASE_PT)

    @property
    def text(self) -> int:
        """Return the height of body text in pixels."""
        return self.points(BASE_PT * self.text_percent / 100)

    @property
    def heading(self) -> int:
        """Return the height of a heading in pixels; at large sizes bold alone sets it apart."""
        factor = 1.25 if self.text_percent <= 150 else 1.1 if self.text_percent <= 200 else 1.0
        return round(self.text * factor)

    @property
    def huge(self) -> int:
        """Return the height of a line to write down; twice the text, up to 48 pt in all."""
        return max(self.heading, min(2 * self.text, self.points(3 * BASE_PT)))

    @property
    def small(self) -> int:
        """Return the height of the line that tells the place; never under 100 %."""
        return max(self.smallest_text, round(self.text * 0.7))

    @property
    def line_factor(self) -> float:
        """Return the distance of lines in body text; 1.5 where there is room (WCAG 1.4.8)."""
        return 1.5 if self.text_percent <= 125 else 1.35 if self.text_percent <= 200 else 1.25

    @property
    def target(self) -> int:
        """Return the least height and width of a control."""
        return self.mm(TARGET_MM)

    @property
    def gap(self) -> int:
        """Return the least distance between controls."""
        return self.mm(GAP_MM)

    def content_width(self, width: int) -> int:
        """Return how wide the content is in a window: not wider than eyes can follow a line."""
        longest = round(self.text * 0.5 * LINE_CHARACTERS * WIDER_THAN_LINES)
        return min(width - 2 * self.edge, max(longest, self.mm(LEAST_CONTENT_MM)))

    @property
    def edge(self) -> int:
        """Return the dead edge around the screen."""
        return self.mm(EDGE_MM)


def density_of_panel(width: int, height: int) -> float:
    """Return the pixels per inch of an imagined panel, by the diagonal it usually has."""
    diagonal = PANELS.get((width, height))
    return math.hypot(width, height) / diagonal if diagonal else USUAL_DPI


def density_of(screen: "QScreen") -> float:
    """Return the pixels per inch of a screen, by its physical size where that can be true."""
    physical = screen.physicalDotsPerInch()
    low, high = BELIEVABLE_DPI
    return physical if low <= physical <= high else screen.logicalDotsPerInch()
