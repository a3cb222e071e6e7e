"""The world outside the window, as the stage reaches it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from companion.settings.model import Settings
from companion.visits.wiping import Files

if TYPE_CHECKING:
    from companion.counters.register import Register
    from companion.directions.wayfinder import Wayfinder
    from companion.journal.journal import Journal
    from companion.journal.opening import Opened
    from companion.net.fetcher import Fetcher
    from companion.papers.printer import Printer
    from companion.papers.queue import PrintQueue
    from companion.qt.screen_reader import ScreenReaders
    from companion.qt.suspending import Suspending
    from companion.regions.model import Pack
    from companion.speech.synthesizer import Synthesizer
    from companion.vault.door import Door


def _no_files() -> Files:
    return Files()


def _no_queue() -> "PrintQueue":
    from companion.papers.queue import NoQueue  # noqa: PLC0415 - at the end of a visit

    return NoQueue()


def _never_sleeps() -> "Suspending":
    from companion.qt.suspending import ScriptedSuspending  # noqa: PLC0415 - after the first frame

    return ScriptedSuspending()


def _forget_row(_row: str) -> None:
    """Keep no record of a visit."""


def _shipped_register() -> "Register":
    from companion.counters.register import read_register  # noqa: PLC0415 - tables, on the worker

    return read_register()


def _no_ways(_settings: Settings) -> "Wayfinder":
    from companion.directions.embedded import PackRouter  # noqa: PLC0415 - on the worker
    from companion.directions.wayfinder import Wayfinder  # noqa: PLC0415

    return Wayfinder((), PackRouter((), None))


class OneDoor:
    """The door of the vault of this run: made by the first who asks, from whatever thread."""

    def __init__(self, making: "Callable[[], Door]") -> None:
        self._making = making
        self._lock = Lock()
        self._door: Door | None = None

    def __call__(self) -> "Door":
        """Return the door."""
        with self._lock:
            if self._door is None:
                self._door = self._making()
            return self._door


def _in_memory() -> "Door":
    from companion.vault.door_memory import MemoryDoor  # noqa: PLC0415 - with the first question

    return MemoryDoor()


@dataclass(frozen=True, slots=True)
class Edges:
    """The world outside: each is made when it is first needed, and has a quiet twin for tests."""

    journal: Callable[[], "Journal"]
    voice: Callable[[], "Synthesizer"]
    printer: Callable[[], "Printer"]
    fetcher: Callable[[], "Fetcher"]
    open_website: Callable[[str], bool]
    save_settings: Callable[[Settings], None]
    now: Callable[[], datetime]
    screen_readers: Callable[[], "ScreenReaders"]
    opened: "Callable[[], Opened] | None" = None  # the journal of earlier sittings
    # Quiet where nobody says otherwise: the shipped register, no region pack, no way.
    register: Callable[[], "Register"] = _shipped_register
    packs: Callable[[], "tuple[Pack, ...]"] = tuple
    wayfinder: Callable[[Settings], "Wayfinder"] = _no_ways
    vault: "Callable[[], Door]" = field(default_factory=lambda: OneDoor(_in_memory))
    boot_seconds: Callable[[], float] | None = None  # counts sleep; None: nobody is ever away
    suspending: Callable[[], "Suspending"] = _never_sleeps
    print_queue: Callable[[], "PrintQueue"] = _no_queue
    clear_files: Callable[[], Files] = _no_files  # those of this visit, with what was in them
    record_visit: Callable[[str], None] = _forget_row
