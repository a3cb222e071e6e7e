"""What is not right about the pixels of a window: contrast, focus ring, letters cut off."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from qt.audit import Finding, Sight, Thing

TEXT_CONTRAST = 7.0
RING_CONTRAST = 3.0
RING_PIXELS = 2  # as thick as the ring must be, all around (SC 2.4.13)
_RING_MM = 2.0  # at the edge of a button or box: not its words
_BORDER_MM = 1.35  # the same without the focus, also of a chosen answer
_BAR_MM = 1.5  # at the left of a label: a frame


def picture(window: QWidget, area: QRect | None = None) -> QImage:
    """Return the window, or an area of it, as it is painted now."""
    return window.grab(area or window.rect()).toImage()


def check_contrast(sight: Sight, image: QImage) -> Iterator[Finding]:
    """Yield every text that is not 7:1 to its ground in a picture of the window: V01."""
    for thing in sight.things:
        if thing.text.strip():
            area = _words_area(thing, sight.mm(_RING_MM), sight.mm(_BAR_MM))
            yield from check_text(thing, image, area)


def check_focused(thing: Thing, focused: QImage) -> Iterator[Finding]:
    """Yield a control whose words are not 7:1 to its ground in a picture of it alone: V01."""
    border = focused.width() // 8
    area = focused.rect().adjusted(border, focused.height() // 4, -border, -focused.height() // 4)
    if thing.text.strip():
        yield from check_text(thing, focused, area)


def check_text(thing: Thing, image: QImage, area: QRect) -> Iterator[Finding]:
    """Yield a text that is not 7:1 to its ground in an area of a picture: V01."""
    measured = contrast(image, area)
    if measured < TEXT_CONTRAST:
        yield Finding("V01 contrast", str(thing), f"{measured:.1f}:1")


def check_edges(sight: Sight, image: QImage) -> Iterator[Finding]:
    """Yield every text that touches the upper or lower edge of its widget: cut letters, L01."""
    for thing in sight.things:
        if not thing.text.strip() or isinstance(thing.widget, QLineEdit):
            continue
        area = _words_area(thing, sight.mm(_BORDER_MM), sight.mm(_BAR_MM))
        ground = _colours(image, area).most_common(1)[0][0]
        for row in (area.top(), area.bottom()):
            line = QRect(area.left(), row, area.width(), 1)
            if any(_ratio(colour, ground) >= RING_CONTRAST for colour in _colours(image, line)):
                yield Finding("L01 cut", str(thing), "top" if row == area.top() else "bottom")
                break


def check_ring(thing: Thing, rest: QImage, focused: QImage) -> Iterator[Finding]:
    """Yield a control whose pixels change too little when the keyboard comes to it: K03.

    `rest` is a picture of the whole window, `focused` one of the control alone.
    """
    area = thing.area
    pairs = zip(_pixels(rest, area), _pixels(focused, focused.rect()), strict=True)
    changed = sum(
        count
        for (before, after), count in Counter(pairs).items()
        if before != after and _ratio(before, after) >= RING_CONTRAST
    )
    needed = 2 * RING_PIXELS * (area.width() + area.height())
    if changed < needed:
        yield Finding("K03 ring", str(thing), f"{changed} of {needed} pixels")


def contrast(image: QImage, area: QRect) -> float:
    """Return the contrast of what is drawn in an area to its ground; 21 where nothing is drawn."""
    counted = _colours(image, area)
    if len(counted) < 2:
        return 21.0
    ground = counted.most_common(1)[0][0]
    return max(_ratio(colour, ground) for colour in counted)


def _words_area(thing: Thing, border: float, bar: float) -> QRect:
    """Return where the words of a thing are, in the window, without its border or bar."""
    if isinstance(thing.widget, QAbstractButton | QLineEdit):
        rim = round(border)
        return thing.area.adjusted(rim, rim, -rim, -rim)
    return thing.area.adjusted(round(bar), 0, 0, 0)


def _colours(image: QImage, area: QRect) -> Counter[int]:
    return Counter(_pixels(image, area))


def _pixels(image: QImage, area: QRect) -> memoryview:
    part = image.copy(area).convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(part.constBits())).cast("I")


@cache
def _ratio(one: int, two: int) -> float:
    """Return the contrast of two colours by WCAG 2.2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def _luminance(colour: int) -> float:
    parts = QColor.fromRgb(colour)
    red, green, blue = (_linear(part) for part in (parts.redF(), parts.greenF(), parts.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
