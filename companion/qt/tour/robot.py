"""A citizen who knows the window only through the accessibility interface: roles and names."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from companion.errors import CompanionError

_PRESSABLE = ("Button", "RadioButton", "CheckBox")
_EDITABLE = "EditableText"
_PRESS_SECONDS = 1.0
_MOST_PAGES = 60  # a screen at 300 % has at most about 15


@dataclass(frozen=True, slots=True)
class Control:
    """What a screen reader knows of one thing on the screen; `area` is in pixels of the window."""

    role: str
    name: str
    checked: bool
    focusable: bool
    area: QRect


class NotOnScreen(CompanionError):
    """The robot looked for something on every page of the screen and did not find it."""

    def __init__(self, role: str, name: str) -> None:
        super().__init__(f"no {role} named “{name}” on this screen")
        self.role = role
        self.name = name


class Robot:
    """Reads and presses one window."""

    def __init__(self, window: QWidget, more: str, previous: str) -> None:
        self._window = window
        self._more = more
        self._previous = previous

    def controls(self) -> tuple[Control, ...]:
        """Return everything with a role that is visible now, in reading order."""
        return tuple(self._control(one) for one in self._visible())

    def title(self) -> str:
        """Return the title of the window as a screen reader says it."""
        return self._interface().text(QAccessible.Text.Name)

    def press(self, name: str) -> None:
        """Press the button, answer or tick box with a name, on whatever page it is.

        Raises:
            NotOnScreen: there is none.
        """
        _do(self._on_any_page(_PRESSABLE, name))

    def type_into(self, name: str, text: str) -> None:
        """Put a text into the box with a name.

        Raises:
            NotOnScreen: there is none.
        """
        box = self._on_any_page((_EDITABLE,), name)
        editable = box.editableTextInterface()
        editable.deleteText(0, len(box.text(QAccessible.Text.Value)))
        editable.insertText(0, text)

    def turn_page(self) -> bool:
        """Press "Meer" where it is; return whether there was another page."""
        more = self._find(_PRESSABLE, self._more)
        if more is not None:
            _do(more)
        return more is not None

    def first_page(self) -> None:
        """Press "Vorige" until the first page is there."""
        for _page in range(_MOST_PAGES):
            previous = self._find(_PRESSABLE, self._previous)
            if previous is None:
                return
            _do(previous)

    def _on_any_page(self, roles: tuple[str, ...], name: str) -> QAccessibleInterface:
        found = self._find(roles, name)
        if found is None:
            self.first_page()
            found = self._find(roles, name)
        while found is None and self.turn_page():
            found = self._find(roles, name)
        if found is None:
            raise NotOnScreen(roles[0], name)
        return found

    def _find(self, roles: tuple[str, ...], name: str) -> QAccessibleInterface | None:
        return next(
            (
                one
                for one in self._visible()
                if one.role().name in roles and one.text(QAccessible.Text.Name) == name
            ),
            None,
        )

    def _visible(self) -> Iterator[QAccessibleInterface]:
        yield from _below(self._interface())

    def _interface(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._window)

    def _control(self, one: QAccessibleInterface) -> Control:
        corner = self._window.mapToGlobal(self._window.rect().topLeft())
        state = one.state()
        return Control(
            role=one.role().name,
            name=one.text(QAccessible.Text.Name),
            checked=bool(state.checked),
            focusable=bool(state.focusable),
            area=one.rect().translated(-corner),
        )


def _do(control: QAccessibleInterface) -> None:
    """Press a control and wait until it is up again: Qt shows an accessible press for 100 ms."""
    button = control.object()
    control.actionInterface().doAction("Press")
    until = perf_counter() + _PRESS_SECONDS
    while isValid(button) and button.property("down") and perf_counter() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _below(parent: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(parent.childCount()):
        child = parent.child(number)
        if child is None or child.state().invisible:
            continue
        yield child
        yield from _below(child)
