"""The only holder of the session: intents in, effects performed, results back as intents."""

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal

from companion.l10n.message import N_, Message
from companion.qt.background import Background
from companion.qt.edges import Edges
from companion.qt.jobs import Keeping, Reaching, Saving, load_counters, load_library
from companion.qt.look import Look
from companion.qt.metrics import Metrics
from companion.qt.theme import THEMES
from companion.qt.window import Window
from companion.session.effects import (
    Announce,
    CloseErrand,
    Effect,
    Highlight,
    Keep,
    Load,
    Move,
    OpenWebsite,
    PrintPage,
    Quit,
    RestartVoice,
    SaveSettings,
    Show,
    Silence,
    Speak,
    StampIt,
)
from companion.session.intents import (
    DayChanged,
    Intent,
    NoInternet,
    Press,
    Printed,
    Spoken,
    Trouble,
    VoiceLost,
    WebsiteOpened,
)
from companion.session.model import Session
from companion.session.utterances import SpokenLine, lines_of
from companion.settings.model import Settings, VoiceMode

if TYPE_CHECKING:
    from companion.speech.reader import Reader, ReaderEvent
    from companion.speech.synthesizer import Synthesizer

_NOT_PRINTED = Message(N_("We could not print the page. Write down what is here."))


class Stage(QObject):
    """Performs what the session asks for; decides nothing."""

    taken = Signal(object)  # every intent before anything is done about it
    performed = Signal(object)  # every effect after it was performed; the tour listens
    finished = Signal()
    _heard = Signal(object)

    def __init__(self, session: Session, window: Window, edges: Edges) -> None:
        super().__init__(window)
        self.session = session
        self._window = window
        self._edges = edges
        self._background = Background(self)
        self._intents: deque[Intent] = deque()
        self._unkept: list[Keep] = []  # answers the disk refused; tried again with the next
        self._voice: Synthesizer | None = None
        self._reader: Reader | None = None
        self._reading = 0
        self._lines: tuple[SpokenLine, ...] = ()
        window.wanted.connect(self.take)
        self._heard.connect(self._on_voice, Qt.ConnectionType.QueuedConnection)

    def warm_up(self) -> None:
        """Read the services after the first painted frame, so that the first press is quick."""
        self._background.work(load_library, self._answered)
        # Imported now and not with the first press, which would have to wait 80 ms for it.
        import companion.session.handling  # noqa: F401, PLC0415

        if self.session.settings.voice is VoiceMode.BY_ITSELF:
            self.take(Press.READ)

    def take(self, intent: Intent) -> None:
        """Take one intent: the session after it, and its effects, in order."""
        # Brings flows, facts and counters with it, which the first painted frame does not need.
        from companion.session.handling import handle  # noqa: PLC0415

        self._intents.append(intent)
        if len(self._intents) > 1:
            return  # an effect of the one before asked for this; that one is finished first
        try:
            while self._intents:
                self.taken.emit(self._intents[0])
                now = self._edges.now()
                if now.date() != self.session.now.date():
                    self.session, _unchanged = handle(self.session, DayChanged(now))
                self.session, effects = handle(self.session, self._intents[0])
                for effect in effects:
                    self._perform(effect)
                    self.performed.emit(effect)
                self._intents.popleft()
        finally:
            self._intents.clear()  # after a fault of ours the next press still counts

    @property
    def busy(self) -> bool:
        """Return whether slow work is under way whose answer will come as an intent."""
        return self._background.busy

    def close(self) -> None:
        """Silence the voice and wait until every answer is kept."""
        if self._voice is not None:
            self._voice.close()
        self._background.close()

    def _perform(self, effect: Effect) -> None:
        match effect:
            case Show(view, fresh, mend):
                self._window.set_look(self.look())
                self._window.show_view(view, fresh=fresh, mend=mend)
            case Speak():
                self._speak(effect)
            case Silence():
                self._silence()
            case Highlight(line):
                known = line is not None and line < len(self._lines)
                self._window.mark(self._lines[line] if known and line is not None else None)
            case Announce(text):
                self._window.announce(text)
            case Quit():
                self.finished.emit()
            case _:
                self._perform_slow(effect)

    def _perform_slow(self, effect: Effect) -> None:
        match effect:
            case Keep() | Move() | StampIt() | CloseErrand():
                self._background.keep(Keeping(self._edges, effect, self._unkept), self._answered)
            case Load.LIBRARY:
                self._background.work(load_library, self._answered)
            case Load.COUNTERS:
                self._background.work(load_counters, self._answered)
            case OpenWebsite(url):
                self._background.work(Reaching(self._edges, url), self._reached)
            case PrintPage():
                self._print(effect)
            case SaveSettings(settings):
                self._settings(settings)
            case RestartVoice():
                self._drop_voice()
            case _:
                raise AssertionError(effect)

    def look(self) -> Look:
        """Return how everything must look for the settings of the moment."""
        settings, old = self.session.settings, self._window.look
        return replace(
            old,
            metrics=Metrics(old.metrics.dots_per_inch, settings.text_percent),
            colours=THEMES[settings.theme],
            words=self.session.words,
        )

    def _settings(self, settings: Settings) -> None:
        self._window.guard.debounce_ms = settings.debounce_ms
        self._window.guard.guard_ms = settings.guard_ms
        if self._voice is not None:
            self._voice.set_rate(settings.rate_wpm)
        self._background.keep(Saving(self._edges, settings), self._answered)

    def _print(self, effect: PrintPage) -> None:
        # On the thread of the window: Qt lays text out there, and one A4 takes 30 ms.
        from companion.papers.printer import NotPrinted  # noqa: PLC0415 - nobody prints at the start

        try:
            saved_as = self._edges.printer().print_page(effect.page)
        except NotPrinted:
            self.take(Trouble(_NOT_PRINTED))
            return
        self.take(Printed(saved_as))

    def _speak(self, effect: Speak) -> None:
        # The room of the voice is not on the way to the first frame.
        from companion.speech.utterance import Priority, Utterance  # noqa: PLC0415

        voice, reader = self._with_voice()
        if not voice.speaks:
            self.take(VoiceLost())
            return
        self._lines = lines_of(effect.view)[effect.start :]
        voice.set_rate(effect.rate_wpm or self.session.settings.rate_wpm)
        said = [Utterance(line.spoken, line.language, line.part) for line in self._lines]
        self._reading = reader.read(said, Priority.NOW)

    def _with_voice(self) -> "tuple[Synthesizer, Reader]":
        from companion.speech.reader import Reader  # noqa: PLC0415 - as in `_speak`

        if self._voice is None or self._reader is None:
            self._voice = self._edges.voice()
            self._reader = Reader(self._voice, self._heard.emit)
        return self._voice, self._reader

    def _drop_voice(self) -> None:
        if self._voice is not None:
            self._voice.close()
        self._voice = self._reader = None

    def _silence(self) -> None:
        self._reading = 0
        if self._reader is not None:
            self._reader.silence()

    def _on_voice(self, event: "ReaderEvent") -> None:
        from companion.speech.reader import Reading, ReadingEnded  # noqa: PLC0415 - after the voice

        if event.reading != self._reading:
            return  # of a screen that was left
        match event:
            case Reading(index=index):
                self.take(Spoken(index))
            case ReadingEnded():
                self.take(Spoken(None))
            case _:
                self.take(VoiceLost())

    def _answered(self, intent: object) -> None:
        if intent is not None:
            self.take(cast("Intent", intent))

    def _reached(self, url: object) -> None:
        """Open the address that answered; on the thread of the window, as Qt wants it."""
        reached = isinstance(url, str) and self._edges.open_website(url)
        self.take(WebsiteOpened() if reached else NoInternet())
