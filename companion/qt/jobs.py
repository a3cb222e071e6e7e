"""The slow work of the stage: plain blocking calls that a thread makes, each with its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion.errors import CompanionError
from companion.l10n.message import N_, Message
from companion.qt.edges import Edges
from companion.session.effects import CloseErrand, FindWay, Keep, Move, StampIt
from companion.session.intents import (
    CountersReady,
    Intent,
    JournalOpened,
    Kept,
    LibraryReady,
    Trouble,
    WayReady,
)
from companion.settings.model import Settings

if TYPE_CHECKING:
    from companion.journal.journal import Journal
    from companion.journal.opening import Opened
    from companion.regions.model import CounterRow, Pack

_NOT_OPENED = Message(N_("We cannot keep your answers now. Print what you need."))
_NOT_RECORDED = Message(N_("The organisation gets no note of this help. Tell them."))
_NOT_KEPT = Message(N_("We could not keep your answer. You can go on."))
_NO_SERVICES = Message(N_("We cannot read our errands now. Ask someone to look at this computer."))
_NO_COUNTERS = Message(N_("We cannot read our list of counters now. Call your municipality."))
_NOT_SAVED = Message(N_("We could not keep your letters and voice. They hold until you stop."))


@dataclass(frozen=True, slots=True)
class OpeningJournal:
    """Opens the journal, which asks the key store and may take seconds."""

    opened: "Callable[[], Opened]"

    def __call__(self) -> Intent:
        """Return what was kept of earlier sittings, and whether this one will be."""
        from companion.journal.errors import JournalError  # noqa: PLC0415 - on the keeper's thread
        from companion.session.model import OpenErrand  # noqa: PLC0415

        opened = self.opened()
        try:
            errands, ledger = opened.journal.errands(), opened.journal.ledger()
        except JournalError:
            return JournalOpened(kept=False, problem=_NOT_OPENED)
        return JournalOpened(
            tuple(OpenErrand(one.flow, one.title, one.current, one.answers) for one in errands),
            ledger,
            opened.journal.durable,
            opened.problem,
        )


@dataclass(frozen=True, slots=True)
class Keeping:
    """Brings one change of an errand to the disk, after the answers it refused before."""

    edges: Edges
    effect: Keep | Move | StampIt | CloseErrand
    unkept: list[Keep]  # shared by all jobs of this lane, which run one after the other

    def __call__(self) -> Intent | None:
        """Return how many answers became durable, or what to tell when one did not."""
        from companion.journal.errors import JournalError  # noqa: PLC0415 - on the keeper's thread

        journal = self.edges.journal()
        answers = 0
        try:
            while self.unkept:
                self._keep(journal, self.unkept[0])
                self.unkept.pop(0)
                answers += 1
            self._keep(journal, self.effect)
        except JournalError:
            if isinstance(self.effect, Keep):
                self.unkept.append(self.effect)
            return Trouble(_NOT_KEPT)
        answers += isinstance(self.effect, Keep)
        return Kept(self.effect.flow, answers) if answers and journal.durable else None

    def _keep(self, journal: "Journal", effect: Keep | Move | StampIt | CloseErrand) -> None:
        from companion.journal.model import Entry, Stamp, StampKind  # noqa: PLC0415

        now = self.edges.now()
        match effect:
            case Keep(flow, title, step, answer):
                journal.keep(Entry(flow, title, step, answer, now))
            case Move(flow, title, step):
                journal.move(flow, title, step, now)
            case StampIt(flow, title, stamp):
                journal.stamp(Stamp(flow, title, StampKind(stamp), now))
            case CloseErrand(flow):
                journal.close_errand(flow, now)


@dataclass(frozen=True, slots=True)
class Saving:
    """Brings the settings to the disk."""

    edges: Edges
    settings: Settings

    def __call__(self) -> Intent | None:
        """Return what to tell when the settings could not be saved."""
        from companion.settings.errors import SettingsNotSaved  # noqa: PLC0415

        try:
            self.edges.save_settings(self.settings)
        except SettingsNotSaved:
            return Trouble(_NOT_SAVED)
        return None


@dataclass(frozen=True, slots=True)
class Recording:
    """Adds a line about a visit with a helper for the organisation."""

    edges: Edges
    row: str

    def __call__(self) -> Intent | None:
        """Return what to tell when the line could not be written."""
        try:
            self.edges.record_visit(self.row)
        except (OSError, CompanionError):
            return Trouble(_NOT_RECORDED)
        return None


@dataclass(frozen=True, slots=True)
class Reaching:
    """Tries whether an official page answers, before the citizen is sent there."""

    edges: Edges
    url: str

    def __call__(self) -> str | None:
        """Return the address, or None when it cannot be reached."""
        from companion.net.errors import Unreachable  # noqa: PLC0415 - requests is slow to import

        try:
            self.edges.fetcher().fetch(self.url)
        except Unreachable:
            return None
        return self.url


def load_library() -> Intent:
    """Return the shipped services, or what to tell when they cannot be read."""
    from companion.session.library import read_library  # noqa: PLC0415 - YAML, on the worker

    try:
        return LibraryReady(read_library())
    except CompanionError:
        return Trouble(_NO_SERVICES)  # `companion doctor` names the file and the line


@dataclass(frozen=True, slots=True)
class LoadingCounters:
    """Reads the table of counters, and what the installed region packs know of them."""

    edges: Edges
    language: str

    def __call__(self) -> Intent:
        """Return them, or what to tell when the table cannot be read."""
        try:
            register = self.edges.register()
        except CompanionError:
            return Trouble(_NO_COUNTERS)
        from companion.counters.hours import prepare  # noqa: PLC0415 - on the worker

        prepare(self.edges.now().date(), self.language)
        packs = self.edges.packs()
        rows = tuple(row for pack in packs for row in _counters_of(pack))
        return CountersReady(register, rows, tuple(pack.manifest for pack in packs))


def _counters_of(pack: "Pack") -> "tuple[CounterRow, ...]":
    from companion.regions.database import open_database  # noqa: PLC0415 - on the worker
    from companion.regions.errors import RegionError  # noqa: PLC0415

    try:
        return open_database(pack.database).counters()
    except RegionError:  # the register still knows the town halls; `region list` tells the rest
        return ()


@dataclass(frozen=True, slots=True)
class FindingWay:
    """Looks for the way to a counter, which takes ten seconds at most."""

    edges: Edges
    effect: FindWay
    settings: Settings

    def __call__(self) -> Intent:
        """Return the answer with the number of its question."""
        found = self.edges.wayfinder(self.settings).find(self.effect.question)
        return WayReady(self.effect.number, found)
