from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from qt.panels import Panel, window_on

from companion.qt.widgets.keypad import KeypadKeys
from companion.session.views import Keypad

# What a DigiD password may have in it: a capital, a small letter, a digit and a sign.
MIXED = "Kan4rie#Ei"


class Keys:
    """The keys of a field, and what was typed with them."""

    def __init__(self, keypad: Keypad) -> None:
        self.typed: list[str] = []
        window = window_on(Panel())
        self.parent: QWidget = window
        self.pad = KeypadKeys(keypad, window.look, window.guard, window, self.typed.append)
        self.pad.resize(900, 300)

    def labels(self) -> set[str]:
        """Return what stands on the keys that are to be seen."""
        return {key.text() for key in self.pad.focusable()}  # type: ignore[attr-defined] # keys

    def touch(self, label: str) -> None:
        """Press the key with a label."""
        key = next(key for key in self.pad.focusable() if key.text() == label)  # type: ignore[attr-defined] # keys
        key.clicked.emit()  # type: ignore[attr-defined] # a button

    def type(self, text: str) -> None:
        """Type a text as a finger does, with the keys that change what stands on the others."""
        for character in text:
            for change in ("ABC", "abc", "123", "abc", "ABC"):
                if character in self.labels():
                    break
                if change in self.labels():
                    self.touch(change)
            self.touch(character)


@pytest.fixture
def keys(nothing_left: None) -> Iterator[Keys]:
    del nothing_left
    keys = Keys(Keypad.WRITING)

    yield keys

    keys.parent.close()


def test_capitals_are_typed_until_they_are_turned_back(keys: Keys) -> None:
    keys.touch("ABC")
    keys.touch("J")
    keys.touch("abc")
    keys.touch("a")

    assert keys.typed == ["J", "a"]


def test_a_password_can_be_typed_by_touch_alone(keys: Keys) -> None:
    keys.type(MIXED)

    assert "".join(keys.typed) == MIXED


def test_the_keys_of_a_question_have_no_capitals(nothing_left: None) -> None:
    del nothing_left
    keys = Keys(Keypad.LETTERS)

    assert "ABC" not in keys.labels()
    keys.parent.close()
