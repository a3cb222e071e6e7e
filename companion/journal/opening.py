"""How a journal is opened, and what to do when its file cannot be."""

import contextlib
import itertools
from dataclasses import dataclass
from pathlib import Path

from companion.journal.errors import JournalDamaged, JournalError, JournalNewer
from companion.journal.journal import Journal
from companion.journal.memory import MemoryJournal
from companion.journal.sealing import NoSeal, Seal
from companion.l10n.message import N_, Message

_NO_SEAL = NoSeal()
# SQLite's own files beside a database; a rollback journal left there would be played back
# into the new file, so they move together.
_COMPANIONS = ("", "-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal that works, and the sentence to show when it is not the one expected."""

    journal: Journal
    problem: Message | None = None


def open_journal(path: Path, seal: Seal = _NO_SEAL) -> Opened:
    """Return the journal in `path`, or the next best with the sentence that says so.

    A damaged file is kept as `<name>.damaged` (`-2`, `-3` when that exists) and a new one is
    begun. When there can be no file, or a newer version wrote it, the journal is in memory:
    `journal.durable` is then False. An empty file is a new journal: it is what a power cut
    leaves before the first answer.
    """
    # Late: sqlite3 costs 4 to 10 ms, and a guest needs none.
    from companion.journal.sqlite import SqliteJournal  # noqa: PLC0415 - see above

    try:
        try:
            return Opened(_readable(SqliteJournal(path, seal)))
        except JournalDamaged:
            _move_aside(path)
            return Opened(
                SqliteJournal(path, seal),
                # Translators: shown once at the start, after the file with answers was damaged
                Message(N_("We start afresh; the damaged file with answers is kept.")),
            )
    except JournalNewer:
        # Translators: shown at the start; a newer version of this program wrote the answers
        newer = N_("Your answers are safe in a newer version. Install that one again.")
        return Opened(MemoryJournal(), Message(newer))
    except (JournalError, OSError):
        # Translators: shown at the start, when no file with answers can be opened or made
        unkept = N_("We cannot keep your answers now. Print what you need.")
        return Opened(MemoryJournal(), Message(unkept))


def _readable(journal: Journal) -> Journal:
    """Return a journal whose every errand can be read: one odd row must not stop the start.

    Raises:
        JournalError: a row cannot be read; the file is closed.
    """
    try:
        journal.errands()
    except JournalError:
        journal.close()
        raise
    return journal


def _move_aside(path: Path) -> None:
    names = itertools.chain(
        [f"{path.name}.damaged"], (f"{path.name}.damaged-{n}" for n in itertools.count(2))
    )
    free = next(name for name in names if not path.with_name(name).exists())
    for companion in _COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + companion).replace(path.with_name(free + companion))
