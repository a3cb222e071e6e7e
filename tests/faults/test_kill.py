import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from journal.files import FileShelf

from companion.flows.answers import read_answer
from companion.journal.opening import open_sealed
from companion.l10n.words import load_words
from companion.session.handling import handle
from companion.session.intents import LibraryReady, Pick
from companion.session.library import read_library
from companion.session.model import OpenErrand, Session
from companion.session.places import AtStep
from companion.settings.model import Settings

PROGRAM = Path(__file__).parent / "answering_program.py"
TESTS = Path(__file__).parents[1]


def killed_after(home: Path, arguments: tuple[str, str, str]) -> tuple[str, str]:
    """Return the step and the saved state that the program showed just before `kill -9`."""
    environment = {
        **os.environ,
        "COMPANION_HOME": str(home),
        "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}",
    }
    program = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, str(PROGRAM), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    line = program.stdout.readline().split()
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    program.stdout.close()
    return line[0], line[1]


def started_again(home: Path) -> Session:
    """Return the session of a new start, with the services read."""
    opened = open_sealed(home / "journal.sqlite3", FileShelf(home / "keys"))
    errands = tuple(
        OpenErrand(kept.flow, kept.title, kept.current, kept.answers)
        for kept in opened.journal.errands()
    )
    opened.journal.close()
    session = Session(
        settings=Settings(introduced=True),
        words=load_words("nl"),
        now=datetime(2026, 11, 23, 12, tzinfo=UTC),
        kept_errands=errands,
    )
    return handle(session, LibraryReady(read_library()))[0]


@pytest.mark.parametrize(
    ("flow", "option"),
    [("aow-aanvragen", -1), ("digid-wachtwoord-vergeten", 1), ("paspoort-id-kaart", 0)],
)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_after_kill_9_the_same_question_stands_there_with_the_same_answers(
    tmp_path: Path, flow: str, option: int, count: int
) -> None:
    step, saved = killed_after(tmp_path, (flow, str(count), str(option)))
    again = started_again(tmp_path)

    after, _effects = handle(again, Pick(flow))

    kept = dict(again.kept_errands[0].answers)
    progress = after.errands[flow]
    assert saved == "True"
    assert isinstance(after.place, AtStep)
    assert progress.current == step
    assert progress.given == {name: read_answer(line) for name, line in kept.items()}
    assert len(kept) >= count
