"""What waits at the printers: only what this visit sent is taken back."""

import os
import sys
from pathlib import Path

import pytest

from companion.papers.queue import CupsQueue, NoQueue, PrintQueue, print_queue

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is not on Windows")

# A spooler in a folder: one file for each job, with the name of who sent it.
_LPSTAT = """#!/bin/sh
cd "{spool}" || exit 1
[ "$LC_ALL $*" = "C -o" ] || exit 2
[ -e broken ] && {{ echo "lpstat: Scheduler is not running." >&2; exit 1; }}
for job in *-[0-9]*; do
  [ -e "$job" ] && printf '%-23s %-13s %8d   %s\\n' "$job" "$(cat "$job")" 1024 'Tue Nov 24 2026'
done
exit 0
"""
_CANCEL = """#!/bin/sh
cd "{spool}" || exit 1
echo "$*" >> cancelled
[ -e stuck ] && exec sleep 30
[ -e printing ] && exit 1
exec rm "$1"
"""


class Spooler:
    """The printers of a computer, as two programs on a path of their own."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.spool = folder / "spool"
        self.programs.mkdir()
        self.spool.mkdir()
        for name, text in (("lpstat", _LPSTAT), ("cancel", _CANCEL)):
            (self.programs / name).write_text(text.format(spool=self.spool), "utf-8")
            (self.programs / name).chmod(0o700)

    def queue(self, *, patience: float = 10.0) -> CupsQueue:
        lpstat, cancel = str(self.programs / "lpstat"), str(self.programs / "cancel")
        return CupsQueue(lpstat, cancel, "anna", patience=patience)

    def put(self, job: str, account: str = "anna") -> None:
        (self.spool / job).write_text(account, "utf-8")

    def is_(self, state: str) -> None:
        (self.spool / state).touch()

    def jobs(self) -> list[str]:
        return sorted(one.name for one in self.spool.glob("*-*"))


@pytest.fixture
def spooler(tmp_path: Path) -> Spooler:
    return Spooler(tmp_path)


@pytest.fixture(params=["cups", "none"])
def quiet(request: pytest.FixtureRequest, spooler: Spooler) -> PrintQueue:
    """Each implementation, on a computer where nothing waits."""
    queues: dict[str, PrintQueue] = {"cups": spooler.queue(), "none": NoQueue()}
    return queues[request.param]


def test_a_visit_that_printed_nothing_has_nothing_to_take_back(quiet: PrintQueue) -> None:
    quiet.begin()

    assert (quiet.waiting(), quiet.cancel(), quiet.cancel()) == (0, 0, 0)


def test_asking_before_the_visit_began_takes_nothing_back(quiet: PrintQueue) -> None:
    assert (quiet.waiting(), quiet.cancel()) == (0, 0)


def test_a_job_that_came_in_this_visit_is_taken_back(spooler: Spooler) -> None:
    queue = spooler.queue()
    queue.begin()
    spooler.put("HP_LaserJet-7")
    spooler.put("HP_LaserJet-8")

    waiting, gone = queue.waiting(), queue.cancel()

    assert (waiting, gone) == (2, 2)
    assert spooler.jobs() == []
    assert queue.waiting() == 0


def test_a_job_of_before_the_visit_stays(spooler: Spooler) -> None:
    spooler.put("HP_LaserJet-7")
    queue = spooler.queue()
    queue.begin()
    spooler.put("HP_LaserJet-8")

    gone = queue.cancel()

    assert gone == 1
    assert spooler.jobs() == ["HP_LaserJet-7"]


@pytest.mark.parametrize("account", ["bert", "unknown", "annabel"])
def test_a_job_of_someone_else_stays(spooler: Spooler, account: str) -> None:
    queue = spooler.queue()
    queue.begin()
    spooler.put("HP_LaserJet-8", account)

    gone = queue.cancel()

    assert gone == 0
    assert spooler.jobs() == ["HP_LaserJet-8"]


def test_a_name_that_could_be_an_option_is_never_handed_on(spooler: Spooler) -> None:
    queue = spooler.queue()
    queue.begin()
    spooler.put("-a-1")

    gone = queue.cancel()

    assert gone == 0
    assert not (spooler.spool / "cancelled").exists()


def test_a_page_that_is_already_printed_is_not_counted(spooler: Spooler) -> None:
    queue = spooler.queue()
    queue.begin()
    spooler.put("HP_LaserJet-8")
    spooler.is_("printing")

    gone = queue.cancel()

    assert gone == 0
    assert queue.waiting() == 1


def test_what_was_there_before_is_unknown_when_the_spooler_was_down(spooler: Spooler) -> None:
    spooler.is_("broken")
    spooler.put("HP_LaserJet-7")
    queue = spooler.queue()
    queue.begin()
    (spooler.spool / "broken").unlink()

    gone = queue.cancel()

    assert gone == 0
    assert spooler.jobs() == ["HP_LaserJet-7"]


def test_a_spooler_that_fails_in_the_visit_tells_of_nothing(spooler: Spooler) -> None:
    queue = spooler.queue()
    queue.begin()
    spooler.put("HP_LaserJet-7")
    spooler.is_("broken")

    assert (queue.waiting(), queue.cancel()) == (0, 0)


def test_a_program_that_hangs_is_asked_once(spooler: Spooler) -> None:
    queue = spooler.queue(patience=2.0)
    queue.begin()
    spooler.put("HP_LaserJet-7")
    spooler.put("HP_LaserJet-8")
    spooler.is_("stuck")

    gone = queue.cancel()

    assert gone == 0
    assert (spooler.spool / "cancelled").read_text("utf-8").split() == ["HP_LaserJet-7"]


def test_programs_that_are_gone_are_an_empty_queue(spooler: Spooler) -> None:
    queue = spooler.queue()
    (spooler.programs / "lpstat").unlink()
    queue.begin()

    assert (queue.waiting(), queue.cancel()) == (0, 0)


def test_the_programs_are_found_on_the_path(
    spooler: Spooler, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd  # noqa: PLC0415 - not on Windows

    monkeypatch.setenv("PATH", f"{spooler.programs}:{os.environ['PATH']}")
    queue = print_queue("linux")
    queue.begin()
    spooler.put("HP_LaserJet-8", pwd.getpwuid(os.getuid()).pw_name)

    gone = queue.cancel()

    assert gone == 1
    assert spooler.jobs() == []


def test_a_computer_without_the_programs_has_the_quiet_twin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert isinstance(print_queue("linux"), NoQueue)


def test_windows_has_the_quiet_twin() -> None:
    assert isinstance(print_queue("win32"), NoQueue)
