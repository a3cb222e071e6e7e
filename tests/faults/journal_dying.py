"""Writes a journal in forked children in which a call of SQLite is the last one, or fails.

Run as `python journal_dying.py MODE FOLDER FIRST COUNT`, with MODE `kill`, `fail` or `unread`: a
process of its own, because one that forks must have one thread. Prints how many faults were met,
and stops with an error at the first answer that was said to be kept and is not there.
"""

import errno
import os
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faults.sqlite_calls import READING, WRITING, Calls, Fault, put_in
from journal.files import CANARIES, FileShelf, write_version_1

from companion.journal.errors import JournalDamaged, JournalError, NotKept
from companion.journal.file import open_file
from companion.journal.journal import Journal
from companion.journal.memory import MemoryJournal
from companion.journal.model import Entry, Kept, Stamp, StampKind
from companion.journal.opening import Sealing, open_sealed

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TITLE = CANARIES[2].decode()
ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)
BEGINNINGS = ("sealed", "new", "version 1")
ACTIONS = 6

Action = Callable[[Journal], None]
State = tuple[tuple[Kept, ...], tuple[Kept, ...], tuple[Stamp, ...]]


@dataclass(frozen=True)
class Scene:
    """A folder with a journal as it was, and what is done to it."""

    folder: Path
    beginning: str
    actions: tuple[Action, ...]

    @property
    def file(self) -> Path:
        return self.folder / "journal.sqlite3"

    @property
    def shelf(self) -> FileShelf:
        return FileShelf(self.folder / "keys")


def action(chance: random.Random, number: int) -> Action:
    """Return one thing that a citizen does."""
    at = MONDAY + timedelta(minutes=number)
    flow = chance.choice(("huur", "zorg"))
    text = CANARIES[number % 2].decode() * chance.choice((1, 1, 1, 400))
    entry = Entry(flow, TITLE, f"stap{chance.randrange(4)}", text, at)
    stamp = Stamp(flow, TITLE, chance.choice(list(StampKind)), at)
    return chance.choice(
        (
            lambda journal: journal.keep(entry),
            lambda journal: journal.keep(entry),
            lambda journal: journal.keep(entry),
            lambda journal: journal.move(flow, TITLE, "stap", at),
            lambda journal: journal.stamp(stamp),
            lambda journal: journal.close_errand(flow, at),
        )
    )


def state(journal: Journal) -> State:
    return journal.errands(), journal.finished_errands(), journal.ledger()


def scene(folder: Path, beginning: str, seed: int) -> Scene:
    """Return a fresh scene; the same seed gives the same one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chance = random.Random(seed)  # noqa: S311 - a seed, so that a failure can be seen again
    made = Scene(folder, beginning, tuple(action(chance, number) for number in range(ACTIONS)))
    if beginning == "version 1":
        write_version_1(made.file, answers=chance.choice((0, 60)))
    elif beginning == "sealed":
        journal = open_file(made.file, made.shelf)
        for number in range(3):
            action(chance, number - 10)(journal)
        journal.close()
    return made


def states(made: Scene) -> list[State]:
    """Return what must be there after each number of actions, by a copy that meets no fault."""
    copy = replace(made, folder=made.folder.with_name("copy"))
    shutil.rmtree(copy.folder, ignore_errors=True)
    shutil.copytree(made.folder, copy.folder)
    new = made.beginning == "new"
    journal: Journal = MemoryJournal() if new else open_file(copy.file, copy.shelf)
    found = [state(journal)]
    for each in made.actions:
        each(journal)
        found.append(state(journal))
    journal.close()
    return found


def in_child(work: Callable[[int], None]) -> tuple[int, bool]:
    """Return how many bytes the child wrote to the pipe, and whether it came to its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(writing)
        except BaseException:  # noqa: BLE001 - no child may go on as its parent
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = len(pipe.read())
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code not in (0, -9):
        sys.exit(f"the child stopped with {code}")
    return said, code == 0


def killed(made: Scene, allowed: list[State], fault: Fault) -> bool:
    """Return whether the child died; stop when what it had said to be kept is not there."""

    def work(pipe: int) -> None:
        put_in(fault, WRITING)
        journal = open_file(made.file, made.shelf)
        for each in made.actions:
            each(journal)
            os.write(pipe, b"k")

    said, ended = in_child(work)
    if made.beginning != "version 1":
        check_sealed(made)  # the rollback journal that the dead one left as well
    opened = open_sealed(made.file, made.shelf)
    found = state(opened.journal)
    opened.journal.close()
    if (opened.sealing, opened.problem) != (Sealing.SEALED, None):
        sys.exit(f"not opened: {opened.sealing} {opened.problem}")
    if found not in allowed[said : said + 2]:
        sys.exit(f"lost: {said} were said to be kept")
    check_sealed(made)
    return not ended


def check_sealed(made: Scene) -> None:
    """Stop when a readable word stands in a file of the folder."""
    for file in made.folder.rglob("*"):
        if file.is_file() and any(canary in file.read_bytes() for canary in CANARIES):
            sys.exit(f"readable: {file.name}")


def failed(made: Scene, allowed: list[State], fault: Fault, calls: Calls) -> bool:
    """Return whether the fault was met; each action is tried until it is kept."""
    # SQLite takes a read that failed for damage.
    refusals = (NotKept, JournalDamaged) if calls is READING else (NotKept,)

    def work(pipe: int) -> None:
        put_in(fault, calls)
        opened = open_sealed(made.file, made.shelf)
        if opened.sealing is not Sealing.SEALED:
            fault.left = -1
            opened = open_sealed(made.file, made.shelf)
        if (opened.sealing, opened.problem) != (Sealing.SEALED, None):
            sys.exit(f"not opened: {opened.sealing} {opened.problem}")
        for number, each in enumerate(made.actions):
            insist(opened.journal, each, fault, allowed[number], refusals)
        fault.left = -1
        if state(opened.journal) != allowed[-1]:
            sys.exit("other answers than were given")
        opened.journal.close()
        os.write(pipe, b"m" if fault.met else b"")

    met, _ended = in_child(work)
    journal = open_file(made.file, made.shelf)
    if state(journal) != allowed[-1]:
        sys.exit("other answers after a new start")
    journal.close()
    check_sealed(made)
    return bool(met)


def insist(
    journal: Journal,
    each: Action,
    fault: Fault,
    before: State,
    refusals: tuple[type[JournalError], ...],
) -> None:
    """Do it; when it was refused nothing has changed, and it is done once the disk is well."""
    try:
        each(journal)
    except refusals:
        fault.left = -1
        if state(journal) != before:
            sys.exit("refused, and yet something changed")
        each(journal)


def sweep(mode: str, folder: Path, first: int, count: int) -> int:
    """Return how many faults were met: a long sweep takes every call of each scene in turn."""
    stride = 1 if count >= 250 else 11
    met, seed = 0, first
    while met < count:
        made = scene(folder / "scene", BEGINNINGS[seed % len(BEGINNINGS)], seed)
        allowed = states(made)
        call = seed % stride
        while met < count and one_fault(mode, made, allowed, call, seed):
            met, call = met + 1, call + stride
            made = scene(made.folder, made.beginning, seed)
        seed += 1
    return met


def one_fault(mode: str, made: Scene, allowed: list[State], call: int, seed: int) -> bool:
    if mode == "kill":
        return killed(made, allowed, Fault(call, torn=(call + seed) % 2 == 1))
    error = ERRORS[(call + seed) % len(ERRORS)]
    if mode == "unread":
        return failed(made, allowed, Fault(call, error), READING)
    return failed(made, allowed, Fault(call, error, lasting=call % 3 == 0), WRITING)


if __name__ == "__main__":
    sys.stdout.write(
        f"{sweep(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))}\n"
    )
