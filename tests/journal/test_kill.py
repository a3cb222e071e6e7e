"""What was said to be kept survives the program being killed in the middle."""

import os
import subprocess
import sys
from pathlib import Path

from journal.files import FileShelf

from companion.journal.opening import open_sealed

TESTS = Path(__file__).parents[1]
# Keeps answers without end and names each one after `keep` came back.
KEEPER = """
import itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from companion.journal.model import Entry
from companion.journal.opening import open_sealed
from journal.files import FileShelf

path = Path(sys.argv[1])
journal = open_sealed(path, FileShelf(path.parent / "keys")).journal
for number in itertools.count():
    at = datetime(2026, 11, 23, tzinfo=UTC)
    journal.keep(Entry("aow", "AOW aanvragen", f"stap{number}", str(number), at))
    print(f"stap{number}", flush=True)
"""


def test_every_answer_said_to_be_kept_is_there_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    environment = {**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}"}
    with subprocess.Popen(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", KEEPER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as keeper:
        assert keeper.stdout is not None
        said = [keeper.stdout.readline().strip() for _ in range(25)]
        keeper.kill()
        said += keeper.stdout.read().split()

    opened = open_sealed(path, FileShelf(tmp_path / "keys"))
    kept = [step for step, _ in opened.journal.errands()[0].answers]
    opened.journal.close()

    assert opened.problem is None
    # One more may be there: killed between the return of `keep` and the words.
    assert kept[: len(said)] == said
    assert len(kept) <= len(said) + 1
