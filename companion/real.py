"""The real world as the stage reaches it: key store, voice, printer, network, own files."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from companion.device.policy import Policy
from companion.session.obeying import to_keep
from companion.settings.folders import (
    journal_file,
    records_folder,
    settings_file,
    vault_folder,
    visits_folder,
)
from companion.settings.model import Settings
from companion.settings.store import save
from companion.visits.wiping import Files

if TYPE_CHECKING:
    from companion.counters.register import Register
    from companion.directions.wayfinder import Wayfinder
    from companion.journal.journal import Journal
    from companion.journal.opening import Opened
    from companion.net.fetcher import Fetcher
    from companion.papers.printer import Printer
    from companion.papers.queue import PrintQueue
    from companion.qt.edges import Edges
    from companion.qt.screen_reader import ScreenReaders
    from companion.qt.suspending import Suspending
    from companion.regions.model import Pack
    from companion.speech.synthesizer import Synthesizer
    from companion.vault.door import Door


def now_here() -> datetime:
    """Return the time in the Netherlands, also where the computer stands elsewhere."""
    return datetime.now(ZoneInfo("Europe/Amsterdam"))


class OneJournal:
    """The journal of this run: opened by the first who needs it, from any thread, and only once."""

    def __init__(self, opening: "Callable[[], Opened]") -> None:
        self._opening = opening
        self._lock = Lock()
        self._opened: Opened | None = None

    def opened(self) -> "Opened":
        """Return the journal and what is to be told of it."""
        with self._lock:
            if self._opened is None:
                self._opened = self._opening()
            return self._opened

    def journal(self) -> "Journal":
        """Return the journal."""
        return self.opened().journal

    def close(self) -> None:
        """Let go of it, if it was ever opened."""
        with self._lock:
            if self._opened is not None:
                self._opened.journal.close()


def own_journal() -> OneJournal:
    """Return the journal of the citizen's own computer."""
    return OneJournal(_kept)


def guest_journal() -> OneJournal:
    """Return a journal that is gone with the program."""
    return OneJournal(_forgotten)


@dataclass(frozen=True, slots=True)
class RealEdges:
    """The real world of one run: voice process, printer, network, the citizen's own browser.

    `read` are the settings as they were on the disk. Without `keep` nothing is kept, as of a guest:
    no settings, no page that could not be printed.
    """

    journal: OneJournal
    policy: Policy
    read: Settings
    keep: bool

    def made(self) -> "Edges":
        """Return the edges for the stage."""
        from companion.qt.edges import Edges, OneDoor  # noqa: PLC0415 - after the first frame

        return Edges(
            journal=self.journal.journal,
            opened=self.journal.opened,
            voice=_voice,
            printer=self._printer,
            fetcher=_fetcher,
            open_website=_open_website,
            save_settings=self._save,
            register=_register,
            packs=_packs,
            wayfinder=_wayfinder,
            screen_readers=_screen_readers,
            now=now_here,
            vault=OneDoor(_vault),
            boot_seconds=_boot_seconds(),
            suspending=_suspending,
            print_queue=cache(_print_queue),  # one, which knows what waited before the visit
            clear_files=_clear_files,
            record_visit=_record_visit,
        )

    def _printer(self) -> "Printer":
        from companion.qt.printing import SystemPrinter  # noqa: PLC0415 - with the first page

        return SystemPrinter(may_save=self.keep and not self.policy.printing.only_printer)

    def _save(self, settings: Settings) -> None:
        if self.keep:
            save(settings_file(), to_keep(self.policy, settings, self.read))


def _boot_seconds() -> Callable[[], float]:
    from companion.vault.boot_clock import SystemBootClock  # noqa: PLC0415 - after the first frame

    return SystemBootClock().seconds


def _vault() -> "Door":
    from companion.vault.door_process import ProcessDoor  # noqa: PLC0415 - when it is first asked

    return ProcessDoor(vault_folder())


def _suspending() -> "Suspending":
    from companion.qt.suspending import suspending  # noqa: PLC0415 - after the first frame

    return suspending()


def _print_queue() -> "PrintQueue":
    from companion.papers.queue import print_queue  # noqa: PLC0415 - at the end of a visit

    return print_queue()


def _clear_files() -> Files:
    """Remove the files of this visit; the folder holds those of one window only.

    Raises:
        OSError: one of them stayed.
    """
    from companion.qt.leavings import clear  # noqa: PLC0415 - at the end of a visit

    root = visits_folder()
    pages = sum(one.suffix == ".pdf" for one in root.rglob("*")) if root.is_dir() else 0
    gone = clear(root)
    if root.exists():
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(root))
    return Files(pages, max(0, gone - pages))


def _record_visit(row: str) -> None:
    from companion.visits.records import record  # noqa: PLC0415 - when a help is over

    record(records_folder(), row, now_here().date())


def _kept() -> "Opened":
    from companion.journal.opening import open_sealed  # noqa: PLC0415 - on the keeper's thread
    from companion.vault.key_store_system import SystemKeyStore  # noqa: PLC0415

    return open_sealed(journal_file(), SystemKeyStore())


def _forgotten() -> "Opened":
    from companion.journal.memory import MemoryJournal  # noqa: PLC0415 - on the keeper's thread
    from companion.journal.opening import Opened  # noqa: PLC0415

    return Opened(MemoryJournal())


def _voice() -> "Synthesizer":
    from companion.speech.process import ProcessSynthesizer  # noqa: PLC0415 - with the first word

    return ProcessSynthesizer()


def _screen_readers() -> "ScreenReaders":
    from companion.qt.screen_reader import screen_readers  # noqa: PLC0415 - after the first frame

    return screen_readers()


def _register() -> "Register":
    from companion.counters.standing import read_standing_register  # noqa: PLC0415 - on the worker

    return read_standing_register()


def _packs() -> "tuple[Pack, ...]":
    from companion.regions.store import installed  # noqa: PLC0415 - on the worker

    return installed()


def _wayfinder(settings: Settings) -> "Wayfinder":
    """Return who is asked for the way; an empty address means that service is never asked."""
    from companion.counters.geocoding import PdokGeocoder  # noqa: PLC0415 - all on the worker
    from companion.directions.embedded import PackRouter  # noqa: PLC0415
    from companion.directions.engine import engine  # noqa: PLC0415
    from companion.directions.motis import MotisPlanner  # noqa: PLC0415
    from companion.directions.online import OnlineRouter  # noqa: PLC0415
    from companion.directions.transit import NoPlanner  # noqa: PLC0415
    from companion.directions.wayfinder import Wayfinder  # noqa: PLC0415
    from companion.net.requests_fetcher import RequestsFetcher  # noqa: PLC0415

    # A router asks more than once for one way, and nobody waits longer than some ten seconds.
    packs, fetcher = _packs(), RequestsFetcher(wall_seconds=8)
    router, transit = settings.router_url, settings.transit_url
    return Wayfinder(
        packs,
        PackRouter(packs, engine()),
        OnlineRouter(fetcher, router) if router else None,
        PdokGeocoder(fetcher) if router or transit else None,
        MotisPlanner(fetcher, transit) if transit else NoPlanner(),
    )


def _fetcher() -> "Fetcher":
    # requests takes 150 ms to import, on the worker, with the first website.
    from companion.net.requests_fetcher import RequestsFetcher  # noqa: PLC0415

    return RequestsFetcher()


def _open_website(url: str) -> bool:
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - with the first website
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    return QDesktopServices.openUrl(QUrl(url))
