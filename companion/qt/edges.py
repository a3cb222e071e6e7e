"""The world outside the window, as the stage reaches it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from companion.settings.model import Settings

if TYPE_CHECKING:
    from companion.journal.journal import Journal
    from companion.net.fetcher import Fetcher
    from companion.papers.printer import Printer
    from companion.qt.screen_reader import ScreenReaders
    from companion.speech.synthesizer import Synthesizer


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
