"""Nothing that a citizen answers or keeps can be read anywhere but through the program itself.

Whole sittings in the real window, with the real journal, vault and key store, each of which ends
by itself or by `kill -9`. Then every file, what the program said, and what the system tells of its
processes is searched for each word in each form. Only the documents of the citizen are left out:
there lies the page that they asked for themselves.
"""

import base64
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from faults.canaries import Canaries, Finder, finder_of, new_canaries, to_line
from vault import secret_service
from vault.secret_service import SecretService

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
    pytest.mark.skipif(
        not secret_service.available,
        reason="needs gnome-keyring and dbus, which packaging/test.sh installs on Debian",
    ),
    pytest.mark.timeout(240),
]

PROGRAM = Path(__file__).with_name("canary_program.py")
TESTS = Path(__file__).parents[1]
POINTS = int(os.environ.get("FAULT_POINTS", "0"))
ROUNDS = 1 + POINTS // 250
SPOOL = Path("/var/spool/cups")
# Who sits there, and where `kill -9` comes; nowhere is an end by themselves.
ENDINGS = (("own", ""), ("own", "keeping"), ("helped", ""), ("guest", ""), ("guest", "answering"))
MORE_ENDINGS = (
    *(("own", "shown"), ("own", "answering"), ("own", "answered"), ("helped", "helped")),
    *(("guest", "answered"), ("idle", "answering")),
)


class Sitting:
    """One run of the program in a home of its own; `seen` is all that could be seen of it."""

    def __init__(self, role: str, canaries: Canaries, home: Path, service: SecretService) -> None:
        self.home = home
        home.mkdir()
        environment = {
            **os.environ,
            **service.environment,
            **{name: str(home) for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR")},
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "COMPANION_HOME": str(home / "companion"),
            "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}",
        }
        with (home / "stderr").open("wb") as stderr:
            self._program = subprocess.Popen(  # noqa: S603 - our own program
                (sys.executable, str(PROGRAM), role),
                env=environment,
                cwd=home,  # a core file would be here
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
            )
        self.processes: set[int] = set()
        self.seen = b""
        self._tell(to_line(canaries))

    def until(self, mark: str) -> None:
        """Let it go on until it says this; with an empty mark until its end."""
        assert self._program.stdout is not None
        while line := self._program.stdout.readline():
            self.seen += line.encode()
            self._look_at_processes()
            if line.strip() == mark:
                return
            with suppress(BrokenPipeError):
                self._tell("")
        assert not mark, (self.home / "stderr").read_text()
        assert self._program.wait() == 0, (self.home / "stderr").read_text()

    def kill(self) -> None:
        self._look_at_processes()
        self._program.kill()

    def close(self) -> None:
        """Wait until no process of it is left."""
        self._program.kill()
        self._program.wait()
        for pipe in (self._program.stdin, self._program.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError), pipe:
                pass
        until(lambda: not any(map(_is_running, self.processes)))

    def _tell(self, line: str) -> None:
        assert self._program.stdin is not None
        self._program.stdin.write(line + "\n")
        self._program.stdin.flush()

    def _look_at_processes(self) -> None:
        for number in _with_children(self._program.pid):
            self.processes.add(number)
            for name in ("cmdline", "environ"):
                with suppress(OSError):  # it ended just now, or may not be looked into
                    self.seen += Path(f"/proc/{number}/{name}").read_bytes()


def _with_children(number: int) -> Iterator[int]:
    yield number
    for task in Path(f"/proc/{number}/task").glob("*/children"):
        with suppress(OSError):
            for child in task.read_text("ascii").split():
                yield from _with_children(int(child))


def _is_running(number: int) -> bool:
    with suppress(OSError):
        state = Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()[0]
        return state not in {"Z", "X"}
    return False


def until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def some(seed: str) -> Canaries:
    return new_canaries(random.Random(seed))  # noqa: S311 - a simulation, no secret


def elsewhere(finder: Finder, since: float) -> dict[str, set[str]]:
    """Return what can be read in the folder for all programs, and where pages wait for paper."""
    found = {}
    for path in Path("/tmp").iterdir():  # noqa: S108 - it is looked at and not written to
        with suppress(OSError):
            if path.is_file() and path.stat().st_mtime >= since:
                found[str(path)] = finder.in_bytes(path.read_bytes()[:1_000_000])
    if os.access(SPOOL, os.R_OK):
        found |= finder.in_folder(SPOOL)
    return {name: fields for name, fields in found.items() if fields}


@pytest.fixture(scope="module")
def service() -> Iterator[SecretService]:
    with secret_service.secret_service() as running:
        yield running


@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize(
    ("role", "killed_at"), [*ENDINGS, ("idle", ""), *(MORE_ENDINGS if POINTS else ())]
)
def test_nothing_of_a_sitting_can_be_read_however_it_ends(
    tmp_path: Path, service: SecretService, role: str, killed_at: str, turn: int
) -> None:
    chance = random.Random(f"{role} {killed_at} {turn}")  # noqa: S311 - a simulation, no secret
    canaries = some(f"{role} {killed_at} {turn}")
    finder, since = finder_of(canaries), time.time()
    sitting = Sitting(role, canaries, tmp_path / "home", service)
    try:
        for _ in range(1 + (chance.randrange(5) if killed_at == "keeping" else 0)):
            sitting.until(killed_at)
        if killed_at:
            time.sleep(chance.uniform(0, 0.03))
            sitting.kill()
    finally:
        sitting.close()

    documents = sitting.home / "Documents"
    assert finder.in_bytes(sitting.seen) == set()
    assert finder.in_folder(sitting.home, but=(documents,)) == {}
    assert finder.in_folder(Path(service.environment["HOME"])) == {}
    assert elsewhere(finder, since) == {}
    if role == "own":
        assert (sitting.home / "companion" / "vault").is_dir()
        assert documents.exists() == (not killed_at)
    if role in {"guest", "idle"}:
        # Of a guest there is no file at all that a sitting wrote.
        assert not documents.exists()
        assert not list(sitting.home.rglob("*.sqlite3*"))
        assert not (sitting.home / "companion" / "vault").exists()


def _plain(text: str) -> bytes:
    return text.encode()


WAYS_TO_WRITE: tuple[Callable[[str], bytes], ...] = (
    _plain,
    lambda text: text.encode("utf-16-le"),
    lambda text: text.encode("utf-16-be"),
    lambda text: base64.b64encode(b"x" + text.encode() + b"yz"),
    lambda text: base64.b64encode(b"xy" + text.encode() + b"z"),
    lambda text: text.encode().hex().encode(),
    lambda text: quote(text).encode(),
    lambda text: text.replace("'", "''").encode(),
    lambda text: text[::-1].encode(),
    lambda text: " ".join(text[at : at + 2] for at in range(0, len(text), 2)).encode(),
)


@pytest.mark.parametrize("way", WAYS_TO_WRITE)
def test_what_is_written_unsealed_is_found(tmp_path: Path, way: Callable[[str], bytes]) -> None:
    canaries = some("24")
    deep = tmp_path / "deep" / "down"
    deep.mkdir(parents=True)

    (deep / "file").write_bytes(b"\x00before " + way(canaries.bsn) + b" after\xff")

    assert finder_of(canaries).in_folder(tmp_path) == {"deep/down/file": {"bsn"}}


@pytest.mark.parametrize(
    "field",
    ["name", "address", "iban", "bsn", "password", "pin", "code", "answer", "amount", "born"],
)
def test_each_of_the_words_is_found(tmp_path: Path, field: str) -> None:
    canaries = some("25")

    (tmp_path / "file").write_text(f"SYNTHETIC: {getattr(canaries, field)}.", encoding="utf-8")

    assert field in finder_of(canaries).in_folder(tmp_path)["file"]


def test_a_name_of_a_file_is_found(tmp_path: Path) -> None:
    canaries = some("26")

    (tmp_path / f"{canaries.helper}.txt").touch()

    assert list(finder_of(canaries).in_folder(tmp_path).values()) == [{"helper"}]
