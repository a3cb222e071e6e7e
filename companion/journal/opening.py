"""How a journal is opened, and what to do when its file cannot be."""

import contextlib
import itertools
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from companion.journal.errors import (
    JournalDamaged,
    JournalError,
    JournalNewer,
    KeyGone,
    NoKeyStore,
)
from companion.journal.journal import Journal
from companion.journal.memory import MemoryJournal
from companion.journal.shelf import KeyShelf, drop_key, new_key
from companion.l10n.message import N_, Message

# SQLite's own files beside a database; a rollback journal left there would be played back
# into the new file, so they move together.
_COMPANIONS = ("", "-journal", "-wal", "-shm")


class Sealing(Enum):
    """Why the journal is what it is; only a sealed one is in a file."""

    SEALED = "sealed with a key of the key store"
    NO_KEY_STORE = "in memory: there is no place for a key"
    KEY_GONE = "in memory: the file is there, its key is not"
    NEWER = "in memory: a newer version wrote the file"
    NO_FILE = "in memory: the disk takes no file"
    GUEST = "in memory: of a guest nothing is kept"


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal that works, why it is that one, and the sentence to show with it."""

    journal: Journal
    sealing: Sealing = Sealing.GUEST
    problem: Message | None = None


def open_sealed(path: Path, shelf: KeyShelf) -> Opened:
    """Return the sealed journal in `path`, or one in memory with the sentence that says so.

    A file without its key, and every file when there is no key store, is left as it is: nothing
    is ever begun afresh over answers that can be opened another day. A damaged file is kept as
    `<name>.damaged` (`-2`, `-3` when that exists), with its key, and a new one is begun under a
    new key. An empty file is a new journal: it is what a power cut leaves before the first answer.
    """
    # Late: sqlite3 and cryptography cost 30 ms, and a guest needs neither.
    from companion.journal.file import open_file  # noqa: PLC0415 - see above

    try:
        with contextlib.suppress(JournalDamaged):
            return Opened(open_file(path, shelf), Sealing.SEALED)
        # Again: SQLite takes a read that failed for damage, and a disk that stumbles once must not
        # cost the citizen the answers.
        try:
            return Opened(open_file(path, shelf), Sealing.SEALED)
        except JournalDamaged:
            path.read_bytes()  # a disk that cannot be read is no damage either: OSError
            fresh = new_key(shelf)  # before the file is moved: without a key it stays in place
            try:
                _move_aside(path)
            except OSError:
                drop_key(shelf, fresh)
                raise
            return Opened(
                open_file(path, shelf, fresh),
                Sealing.SEALED,
                # Translators: shown once at the start, after the file with answers was damaged
                Message(N_("We start afresh; the damaged file with answers is kept.")),
            )
    except (JournalError, OSError) as error:
        return _in_memory(error)


def _in_memory(error: JournalError | OSError) -> Opened:
    match error:
        case NoKeyStore():
            sealing = Sealing.NO_KEY_STORE
            # Translators: shown at the start, on a computer without a safe place for a key
            told = N_("This computer cannot keep your answers safely. They are gone when you stop.")
        case KeyGone():
            sealing = Sealing.KEY_GONE
            # Translators: shown at the start; another account or a new password of the computer
            told = N_(
                "We cannot open your kept answers on this account. We leave them as they are."
                " New answers are gone when you stop."
            )
        case JournalNewer():
            sealing = Sealing.NEWER
            # Translators: shown at the start; a newer version of this program wrote the answers
            told = N_("Your answers are safe in a newer version. Install that one again.")
        case _:
            sealing = Sealing.NO_FILE
            # Translators: shown at the start, when no file with answers can be opened or made
            told = N_("We cannot keep your answers now. Print what you need.")
    return Opened(MemoryJournal(), sealing, Message(told))


def _move_aside(path: Path) -> None:
    names = itertools.chain(
        [f"{path.name}.damaged"], (f"{path.name}.damaged-{n}" for n in itertools.count(2))
    )
    free = next(name for name in names if not path.with_name(name).exists())
    for companion in _COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + companion).replace(path.with_name(free + companion))
