"""The keys on the screen: digits in three columns, or letters in as many as fit."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.qt.look import Look
from companion.qt.metrics import KEY_MM, TARGET_MM
from companion.qt.press_guard import PressGuard
from companion.qt.widgets.block import Kind, Said
from companion.qt.widgets.grouping import Grouping
from companion.qt.widgets.press import BigButton, Face, Shape
from companion.session.views import Keypad

ERASE = ""  # what the erase key types
_DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", ",", "0", ERASE)
_QWERTY = ("qwertyuiop", "asdfghjkl", "zxcvbnm'-")
_ABC = "abcdefghijklmnopqrstuvwxyz'-"
_NUMBERS = "1234567890@._!?%+"  # and what addresses and passwords are made of
_SIGNS = '1234567890@._!?%+#&*-=/:;,()$€"'  # whatever a password may be made of
_SPACE = " "
_SWITCH = "switch"  # turns letters into digits and back
_CAPITALS = "capitals"  # turns small letters into capitals and back
_LETTERED = (Keypad.LETTERS, Keypad.WRITING)
_LARGEST_KEY_MM = 24.0
_SIGN_MM = 8.5  # the height of a digit or letter on a key of 14 mm
_WORD_MM = 5.5  # of a word on a key that is two keys wide


class KeypadKeys(Grouping):
    """The keys of a field. A press calls `on_key` with the text it types."""

    def __init__(
        self,
        keypad: Keypad,
        look: Look,
        guard: PressGuard,
        parent: QWidget,
        on_key: Callable[[str], None],
    ) -> None:
        super().__init__(parent)
        self.key = "keys"
        self.kind = Kind.KEYS
        self._keypad = keypad
        self._look = look
        self._guard = guard
        self._on_key = on_key
        self._digits = False
        self._capitals = False
        self._letters = {text: self._key(text) for text in self._texts()}
        self.setAccessibleName(look.words("Keys"))

    @property
    def widget(self) -> QWidget:
        """Return this very group of keys."""
        return self

    @property
    def stands_beside(self) -> bool:
        """Return whether the keys belong beside the question on a wide screen: digits do."""
        return self._keypad not in _LETTERED

    def set_said(self, said: Said | None) -> None:
        """Do nothing: keys are never read aloud with the screen."""

    def fits(self, width: int) -> bool:
        """Return whether the least number of columns has room."""
        return width >= self.least_width()

    def least_width(self) -> int:
        """Return the pixels for the least number of columns."""
        columns = 6 if self._keypad in _LETTERED else 3
        return self._span(columns, self._look.metrics.target)

    def most_width(self) -> int:
        """Return the pixels beyond which keys would only lie farther apart."""
        columns = 10 if self._keypad in _LETTERED else 3
        return self._span(columns, self._look.metrics.mm(_LARGEST_KEY_MM))

    def height_for(self, width: int) -> int:
        """Return the pixels for all rows with keys of 14 mm."""
        return self._height(width, TARGET_MM)

    def best_height(self, width: int, room: int) -> int:
        """Return the pixels for all rows with keys of 16 mm where `room` allows them."""
        tall = self._height(width, KEY_MM)
        return tall if tall <= room else self.height_for(width)

    def _height(self, width: int, key_mm: float) -> int:
        rows, metrics = len(self._rows(width)), self._look.metrics
        return rows * metrics.mm(key_mm) + (rows - 1) * metrics.gap

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the keys out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        rows = self._rows(self.width())
        gap = self._look.metrics.gap
        high = (self.height() - (len(rows) - 1) * gap) // len(rows)
        shown = {text for row in rows for text in row}
        for text, key in self._letters.items():
            key.setVisible(text in shown)
        previous: QWidget | None = None
        for number, row in enumerate(rows):
            shares = sum(_share(text) for text in row)
            unit = (self.width() - (len(row) - 1) * gap) / max(shares, self._columns(rows))
            left = 0.0
            for text in row:
                key = self._letters[text]
                wide = unit * _share(text)
                key.setGeometry(round(left), number * (high + gap), int(wide), high)
                left += wide + gap
                if previous is not None:
                    QWidget.setTabOrder(previous, key)
                previous = key

    def _columns(self, rows: list[list[str]]) -> int:
        return len(rows[0])

    def _rows(self, width: int) -> list[list[str]]:
        if self._keypad not in _LETTERED:
            keys = [text for text in _DIGITS if text != "," or self._keypad is Keypad.AMOUNT]
            if self._keypad is Keypad.DIGITS:
                return [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"], ["0", ERASE]]
            return [keys[at : at + 3] for at in range(0, len(keys), 3)]
        writing = self._keypad is Keypad.WRITING and not self._digits
        last = [_SWITCH, *([_CAPITALS] if writing else []), _SPACE, ERASE]
        fits = int(
            (width + self._look.metrics.gap) // (self._look.metrics.target + self._look.metrics.gap)
        )
        if self._digits:
            per_row = min(fits, len(_QWERTY[0]))
            return [*_in_rows(self._signs(), per_row), last]
        if fits >= len(_QWERTY[0]):
            return [*(list(row) for row in _QWERTY), last]
        # Too narrow for the rows of a typewriter: the order of the alphabet, which all know.
        return [*_in_rows(_ABC, max(fits, 1)), last]

    def _texts(self) -> tuple[str, ...]:
        if self._keypad is Keypad.DIGITS:
            return tuple(text for text in _DIGITS if text != ",")
        if self._keypad is Keypad.AMOUNT:
            return _DIGITS
        keys = dict.fromkeys((*"".join(_QWERTY), *self._signs(), _SWITCH, _SPACE, ERASE))
        return (*keys, _CAPITALS) if self._keypad is Keypad.WRITING else tuple(keys)

    def _signs(self) -> str:
        return _SIGNS if self._keypad is Keypad.WRITING else _NUMBERS

    def _key(self, text: str) -> BigButton:
        key = BigButton(f"key-{text or 'erase'}", self._face(text), self._look, self._guard, self)
        key.clicked.connect(_Press(self, text))
        return key

    def _face(self, text: str) -> Face:
        return Face(self._label(text), "", Shape.KEY, self._letter_size(text), TARGET_MM)

    def focusable(self) -> tuple[QWidget, ...]:
        """Return the keys in the order of the rows on the screen."""
        return tuple(self._letters[text] for row in self._rows(self.width()) for text in row)

    def focus_for(self, key: str) -> QWidget | None:
        """Return None: the keyboard goes to a box, never first to a key."""
        del key
        return None

    def press(self, text: str) -> None:
        """Do what a key does: type, erase, or change what stands on the keys."""
        if text not in (_SWITCH, _CAPITALS):
            self._on_key(self._typed(text))
            return
        if text == _SWITCH:
            self._digits = not self._digits
        else:
            self._capitals = not self._capitals
        for each, key in self._letters.items():
            if key.face.label != self._label(each):
                key.set_face(self._face(each))
        self._arrange()

    def _typed(self, text: str) -> str:
        return text.upper() if self._capitals and len(text) == 1 else text

    def _label(self, text: str) -> str:
        if text == ERASE:
            return self._look.words("erase")
        if text == _SPACE:
            return self._look.words("space")
        if text == _SWITCH:
            return "abc" if self._digits else "123"
        if text == _CAPITALS:
            return "abc" if self._capitals else "ABC"
        return self._typed(text)

    def _letter_size(self, text: str) -> int:
        """Return the letters of a key: the citizen's size, as far as a key of 14 mm holds it."""
        metrics = self._look.metrics
        is_word = text in (ERASE, _SPACE, _SWITCH, _CAPITALS)
        return min(metrics.text, metrics.mm(_WORD_MM if is_word else _SIGN_MM))

    def _span(self, columns: int, key: int) -> int:
        return columns * key + (columns - 1) * self._look.metrics.gap


class _Press:
    """A press on one key; a plain object, so that no lambda holds the widget."""

    def __init__(self, keys: KeypadKeys, text: str) -> None:
        self._keys = keys
        self._text = text

    def __call__(self) -> None:
        """Type the key."""
        self._keys.press(self._text)


def _share(text: str) -> float:
    """Return how many keys wide a key is."""
    if text in (ERASE, _SWITCH, _CAPITALS):
        return 2.0
    return 4.0 if text == _SPACE else 1.0


def _in_rows(texts: str, per_row: int) -> list[list[str]]:
    return [list(texts[at : at + per_row]) for at in range(0, len(texts), per_row)]
