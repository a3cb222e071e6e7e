"""The command line: what is printed where, and the exit code of every command."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion import lookup
from companion.assets import shipped
from companion.cli import main
from companion.settings.folders import HOME_VARIABLE, settings_file
from companion.settings.lock import seal_code
from companion.settings.model import Settings
from companion.settings.store import read, save

DIGID = shipped("assets", "flows", "digid-wachtwoord-vergeten.yaml")
Printed = pytest.CaptureFixture[str]
Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(capsys: Printed) -> Run:
    def run(*words: str) -> tuple[int, list[str], list[str]]:
        """Return the exit code, and the lines on standard output and on standard error."""
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.splitlines()

    return run


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / DIGID.name
    path.write_text(
        DIGID.read_text("utf-8").replace("topic: computer", "topic: vissen", 1), "utf-8"
    )
    return path


def test_check_of_sound_flows_ends_in_a_summary(run: Run) -> None:
    code, out, err = run("check", str(DIGID))

    assert code == 0
    assert out == [out[-1]]
    assert out[-1].endswith("all sound, in date and in plain words")
    assert out[-1].startswith("1 flow, ")
    assert err == []


def test_check_names_the_line_of_a_fault_and_what_to_do(run: Run, broken: Path) -> None:
    line = broken.read_text("utf-8").splitlines().index("topic: vissen") + 1

    code, out, err = run("check", str(broken))

    assert code == 1
    assert out[0].startswith(f"{broken}:{line}: ")
    assert "computer" in out[0]
    assert out[-1] == "1 thing to mend in 1 flow"
    assert err == []


def test_check_goes_on_after_a_broken_flow(run: Run, broken: Path) -> None:
    code, out, _err = run("check", str(broken), str(DIGID))

    assert code == 1
    assert out[-1] == "1 thing to mend in 2 flows"


def test_check_of_a_file_that_is_not_there_is_one_line_of_error(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", str(tmp_path / "weg.yaml"))

    assert code == 2
    assert out == []
    assert err == [f"companion: {tmp_path / 'weg.yaml'}: there is no such flow file"]


def test_a_flow_is_drawn_as_dot(run: Run) -> None:
    code, out, err = run("flow", "draw", "digid-wachtwoord-vergeten")

    assert code == 0
    assert out[0] == 'digraph "digid-wachtwoord-vergeten" {'
    assert out[-1] == "}"
    assert err == []


def test_drawing_an_unknown_flow_names_the_nearest(run: Run) -> None:
    code, out, err = run("flow", "draw", "aow-aanvrage")

    assert code == 2
    assert out == []
    assert err == ["companion: there is no flow `aow-aanvrage`; did you mean `aow-aanvragen`?"]


def test_drawing_a_broken_flow_names_its_line_once(run: Run, broken: Path) -> None:
    code, out, err = run("flow", "draw", str(broken))

    assert code == 2
    assert out == []
    assert len(err) == 1
    assert err[0].startswith(f"companion: {broken}:")


def test_unlocking_takes_the_code_off_and_leaves_the_other_settings(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    save(settings_file(), Settings(text_percent=200, lock=seal_code("1234")))

    code, out, err = run("settings", "unlock")

    assert code == 0
    assert out == ["The settings have no code any more."]
    assert err == []
    assert read(settings_file()).settings == Settings(text_percent=200)


def test_unlocking_where_nothing_can_be_written_is_one_line_of_error(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("a file where the folder belongs", "utf-8")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "taken"))

    code, out, err = run("settings", "unlock")

    assert code == 2
    assert out == []
    assert len(err) == 1
    assert err[0].startswith("companion: ")


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("--loud",),
        ("flow",),
        ("flow", "draw"),
        ("flow", "paint", "aow-aanvragen"),
        ("settings",),
        ("doctor", "--xml"),
        ("tour", "aow-aanvragen"),
        ("tour", "aow-aanvragen", "--out", "x", "--text", "large"),
        ("tour", "aow-aanvragen", "--out", "x", "--text", "90"),
        ("tour", "aow-aanvragen", "--out", "x", "--size", "big"),
        ("tour", "aow-aanvragen", "--out", "x", "--size", "1x1"),
        ("tour", "aow-aanvragen", "--out", "x", "--theme", "roze"),
        ("tour", "aow-aanvragen", "--out", "x", "--lang", "fy"),
    ],
)
def test_arguments_that_cannot_be_are_one_line_of_error(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)

    assert code == 2
    assert out == []
    assert len(err) == 1
    assert err[0].startswith("companion: ")


def test_help_names_every_command(run: Run) -> None:
    code, out, _err = run("--help")

    assert code == 0
    named = {line.split()[0] for line in out if line.startswith("    ")}
    assert {"check", "flow", "doctor", "settings", "tour"} <= named


NEAR = [sys.executable, "-m", "companion", "counters", "near", "Delft"]


def test_a_letter_the_console_does_not_have_is_a_question_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", console)

    code = main(["counters", "near", "Sudwest fryslan"])

    console.seek(0)
    assert code == 0
    assert console.readline() == "Gemeente S?dwest-Frysl?n\n"


def test_a_program_without_a_console_prints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    assert main(["counters", "near", "Delft"]) == 0


def test_who_stops_reading_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)

    ended = subprocess.run(NEAR, check=False, stdout=writer, stderr=subprocess.PIPE)  # noqa: S603 - our own program

    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_under_what_is_printed_is_one_line_of_error() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(NEAR, check=False, stdout=full, stderr=subprocess.PIPE)  # noqa: S603 - our own program

    assert ended.returncode == 2
    assert ended.stderr.startswith(b"companion: ")
    assert ended.stderr.count(b"\n") == 1


def test_a_command_that_is_stopped_says_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(lookup, "near", stopped)

    assert run("counters", "near", "Delft") == (130, [], [])
