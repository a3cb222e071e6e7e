"""The only holder of the session: intents in, effects performed, results back as intents."""

from collections import deque
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from companion.qt.background import Background
from companion.qt.edges import Edges
from companion.qt.jobs import (
    FindingWay,
    Keeping,
    LoadingCounters,
    OpeningJournal,
    Reaching,
    Recording,
    Saving,
    load_library,
)
from companion.qt.look import Look
from companion.qt.metrics import Metrics
from companion.qt.theme import THEMES
from companion.qt.window import Window
from companion.session.effects import (
    Announce,
    Chime,
    CloseErrand,
    Effect,
    Erase,
    FindWay,
    Highlight,
    Keep,
    Load,
    Mention,
    Move,
    OpenWebsite,
    PrintPage,
    PrintTarget,
    Quit,
    RecordVisit,
    RestartVoice,
    SaveSettings,
    Show,
    Silence,
    Speak,
    StampIt,
    UseVault,
)
from companion.session.intents import (
    Intent,
    NoInternet,
    Press,
    ScreenReader,
    TimePassed,
    WebsiteOpened,
)
from companion.session.model import Session
from companion.settings.model import Settings

if TYPE_CHECKING:
    from companion.papers.printer import Printer
    from companion.qt.background import Answer
    from companion.qt.screen_reader import ScreenReaders
    from companion.qt.speaking import Speaking
    from companion.qt.watching import Watching
    from companion.session.utterances import SpokenLine

_TICK_MS = 20_000


class Stage(QObject):
    """Performs what the session asks for; decides nothing."""

    taken = Signal(object)  # every intent before anything is done about it
    performed = Signal(object)  # every effect after it was performed; the tour listens
    finished = Signal()

    def __init__(self, session: Session, window: Window, edges: Edges) -> None:
        super().__init__(window)
        self.session = session
        self._window = window
        self._edges = edges
        self._background = Background(self)
        self._intents: deque[Intent] = deque()
        self._unkept: list[Keep] = []  # answers the disk refused; tried again with the next
        self._visits = 0  # that were erased; what one of them asked for answers to nobody
        self._speaking: Speaking | None = None
        self._marked: SpokenLine | None = None
        self._screen_readers: ScreenReaders | None = None
        self._vault_used = False
        self._clock = QTimer(self)
        self._watching: Watching | None = None
        window.wanted.connect(self._pressed)

    def warm_up(self) -> None:
        """Get ready after the first painted frame: voice, services, and whoever else reads aloud.

        So the first press is quick, and no word is said over a screen reader.
        """
        self._voice().warm_up(self.session.settings)
        if self._edges.opened is not None and self.session.journal_awaited:
            self._background.keep(OpeningJournal(self._edges.opened), self._answered)
        self._background.work(load_library, self._answered)
        self._watch_screen_readers()
        self._watch_presence()
        if self.session.guest:
            self._background.work(lambda: self._edges.print_queue().begin(), self._answered)
        # "Nu open" must not stay on the screen after closing time.
        self._clock.timeout.connect(self._tick)
        self._clock.start(_TICK_MS)
        # Imported now and not with the first press, which would have to wait 80 ms for it.
        import companion.session.handling  # noqa: F401, PLC0415
        from companion.session.showing import reads_by_itself  # noqa: PLC0415

        if reads_by_itself(self.session):
            self.take(Press.READ)

    def _watch_presence(self) -> None:
        if self._edges.boot_seconds is None:
            return
        # Nobody is away yet at the start.
        from companion.qt.watching import Watching  # noqa: PLC0415 - after the first frame

        suspending = self._edges.suspending()
        self._watching = Watching(self._edges.boot_seconds, suspending, self.take, self)
        self._watching.begin(self.session.policy.idle_minutes)

    def _pressed(self, intent: Intent) -> None:
        """Take what the citizen wants; what was due because of a long wait comes before it."""
        if self._watching is not None:
            self._watching.touched()
        self.take(intent)

    def _tick(self) -> None:
        if self.session.speaking and self._watching is not None:
            self._watching.touched()  # who listens is there
        # What is being read must not change under the voice.
        if not self.session.speaking and _minute(self._edges.now()) != _minute(self.session.now):
            self.take(TimePassed(self._edges.now()))

    def take(self, intent: Intent) -> None:
        """Take one intent: the session after it, and its effects, in order."""
        self._intents.append(intent)
        if len(self._intents) > 1:
            return  # an effect of the one before asked for this; that one is finished first
        try:
            while self._intents:
                self.taken.emit(self._intents[0])
                now = self._edges.now()
                if _minute(now) != _minute(self.session.now):
                    self._handle(TimePassed(now))
                self._handle(self._intents[0])
                self._intents.popleft()
        finally:
            self._intents.clear()  # after a fault of ours the next press still counts

    def _handle(self, intent: Intent) -> None:
        # Brings flows, facts and counters with it, which the first painted frame does not need.
        from companion.session.handling import handle  # noqa: PLC0415

        self.session, effects = handle(self.session, intent)
        for effect in effects:
            self._perform(effect)
            self.performed.emit(effect)

    @property
    def busy(self) -> bool:
        """Return whether slow work is under way whose answer will come as an intent."""
        return self._background.busy

    def close(self) -> None:
        """Silence the voice and wait until every answer is kept; a guest leaves no copied text."""
        self._clock.stop()
        if self.session.helping is not None:
            self.take(Press.STOP_HELP)  # the organisation gets its line also then
        if self.session.guest:
            from companion.qt.clipboard import clear_clipboard  # noqa: PLC0415 - at the end

            clear_clipboard()
        if self._speaking is not None:
            self._speaking.drop()
        if self._screen_readers is not None:
            self._screen_readers.close()
        if self._watching is not None:
            self._watching.close()
        self._background.close(self._shut_vault if self._vault_used else None)

    def _shut_vault(self) -> None:
        self._vault_used = False
        self._edges.vault().close()

    def _perform(self, effect: Effect) -> None:
        match effect:
            case Show(view, fresh, mend):
                self._window.set_look(self.look())
                self._window.show_view(view, fresh=fresh, mend=mend)
            case Speak() | Mention() | Chime() | Silence() | RestartVoice():
                self._sound(effect)
            case Highlight(line):
                self._marked = line
                self._window.mark(line)
            case Announce(text, urgent):
                self._window.announce(text, urgent=urgent)
            case Quit():
                self.finished.emit()
            case UseVault():
                self._use_vault(effect)
            case _:
                self._perform_slow(effect)

    def _sound(self, effect: Speak | Mention | Chime | Silence | RestartVoice) -> None:
        settings = self.session.settings
        match effect:
            case Speak():
                self._voice().speak(effect, settings)
            case Mention():
                self._voice().mention(effect, settings)
            case Chime(earcon):
                self._voice().chime(earcon, settings)
            case Silence():
                self._voice().silence()
            case RestartVoice():
                self._voice().drop()

    def _voice(self) -> "Speaking":
        # The room of the voice is not on the way to the first frame.
        from companion.qt.speaking import Speaking  # noqa: PLC0415

        if self._speaking is None:
            self._speaking = Speaking(self._edges.voice, self)
            self._speaking.told.connect(self.take)
            self._speaking.word.connect(self._on_word)
        return self._speaking

    def _on_word(self, offset: int, length: int) -> None:
        if self.session.settings.word_by_word and self._marked is not None:
            self._window.mark(self._marked, word=(offset, offset + length))

    def _watch_screen_readers(self) -> None:
        self._screen_readers = self._edges.screen_readers()
        if self._screen_readers.running():
            self.take(ScreenReader(running=True))
        self._screen_readers.watch(lambda running: self.take(ScreenReader(running)))

    def _perform_slow(self, effect: Effect) -> None:
        match effect:
            case Keep() | Move() | StampIt() | CloseErrand():
                self._background.keep(Keeping(self._edges, effect, self._unkept), self._answered)
            case Load.LIBRARY:
                self._background.work(load_library, self._answered)
            case Load.COUNTERS:
                self._background.work(
                    LoadingCounters(self._edges, self.session.words.language), self._answered
                )
            case OpenWebsite(url):
                self._background.work(Reaching(self._edges, url), self._in_visit(self._reached))
            case FindWay():
                self._background.work(
                    FindingWay(self._edges, effect, self.session.settings), self._answered
                )
            case PrintPage():
                self._print(effect)
            case SaveSettings(settings):
                self._settings(settings)
            case Erase():
                self._erase()
            case RecordVisit(row):
                self._background.keep(Recording(self._edges, row), self._answered)
            case _:
                raise AssertionError(effect)

    def _erase(self) -> None:
        # A guest who is gone has no use for these; nobody ends a visit at the start.
        from companion.qt.clipboard import clear_clipboard  # noqa: PLC0415 - see above
        from companion.qt.erasing import ErasingVisit, close_dialogs  # noqa: PLC0415

        self._visits += 1
        close_dialogs()
        erasing = ErasingVisit(self._edges, clear_clipboard(), self._unkept)
        self._background.keep(erasing, self._answered)

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
        if self._speaking is not None:
            self._speaking.apply(settings)
        self._background.keep(Saving(self._edges, settings), self._answered)

    def _use_vault(self, effect: UseVault) -> None:
        from companion.qt.vault_jobs import UsingVault  # noqa: PLC0415 - as in `_print`

        self._vault_used = True
        self._background.seal(UsingVault(self._edges.vault, effect), self._answered)

    def _print(self, effect: PrintPage) -> None:
        # Nobody prints at the start.
        from companion.qt.paper_jobs import ToStick  # noqa: PLC0415

        printer = self._edges.printer()
        if effect.target is PrintTarget.STICK:
            self._background.work(ToStick(printer, effect.page), self._in_visit(self._answered))
            return
        # Only once this intent is finished: the dialog of the system runs events of its own, and
        # whatever they bring must be taken while it is open.
        QTimer.singleShot(0, self, lambda: self._choose_printer(printer, effect))

    def _choose_printer(self, printer: "Printer", effect: PrintPage) -> None:
        from companion.qt.paper_jobs import ToPrinter, choose  # noqa: PLC0415 - as in `_print`

        visit = self._visits
        refused = choose(printer)
        if visit != self._visits:
            return  # nobody was there any more, and everything was erased behind the dialog
        if refused is not None:
            self.take(refused)
        else:
            answer = self._in_visit(self._answered)
            self._background.work(ToPrinter(printer, effect.page), answer)

    def _in_visit(self, answer: "Answer") -> "Answer":
        """Return who takes an answer in, but only while the visit goes on that asked for it."""
        return partial(self._taken_in_visit, self._visits, answer)

    def _taken_in_visit(self, visit: int, answer: "Answer", result: object) -> None:
        if visit == self._visits:
            answer(result)

    def _answered(self, intent: object) -> None:
        if intent is not None:
            self.take(cast("Intent", intent))

    def _reached(self, url: object) -> None:
        """Open the address that answered; on the thread of the window, as Qt wants it."""
        reached = isinstance(url, str) and self._edges.open_website(url)
        self.take(WebsiteOpened() if reached else NoInternet())


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
