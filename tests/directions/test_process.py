import json
import os
import subprocess
import time
from pathlib import Path

import pytest
from directions.answers import REQUEST
from directions.fake_engine import make_engine

from companion.directions.engine import Engine
from companion.directions.errors import EngineFailed, EngineSlow
from companion.directions.process import ask
from companion.directions.valhalla import question

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake engine is a script of POSIX")

QUESTION = question(REQUEST)
TILES = Path("tiles.tar")


def asked(folder: Path, script: str, seconds: float = 10) -> bytes:
    return ask(make_engine(folder / "valhalla", script), TILES, QUESTION, seconds)


def test_the_engine_reads_the_question_and_the_set_up(tmp_path: Path) -> None:
    told = json.loads(
        asked(
            tmp_path,
            "print(json.dumps([action, json.loads(question), config['mjolnir']['tile_dir']]))",
        )
    )

    assert told == ["route", json.loads(QUESTION), ""]


def test_paths_from_the_folder_that_one_is_in_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_engine(tmp_path / "engine", "print(json.dumps(config['mjolnir']['tile_extract']))")
    monkeypatch.chdir(tmp_path)

    answer = ask(Engine(Path("engine")), Path("tiles.tar"), "{}", 10)

    assert json.loads(answer) == str(tmp_path / "tiles.tar")


def test_a_home_stands_in_no_argument_and_in_no_file(tmp_path: Path) -> None:
    told = asked(
        tmp_path,
        "found = [open(name).read() for name in os.listdir() if os.path.isfile(name)]\n"
        "print(json.dumps([sys.argv, found]))",
    )

    assert b"search_cutoff" in QUESTION.encode()
    assert b"search_cutoff" not in told
    assert str(REQUEST.start.latitude).encode() + b'"' not in told


def test_the_folder_of_a_question_is_for_the_citizen_only_and_is_gone_after(
    tmp_path: Path,
) -> None:
    folder, mode = json.loads(
        asked(tmp_path, "print(json.dumps([os.getcwd(), os.stat('.').st_mode & 0o777]))")
    )

    assert mode == 0o700
    assert not Path(folder).exists()


def test_an_answer_that_does_not_come_is_not_waited_for(tmp_path: Path) -> None:
    late = tmp_path / "late"

    with pytest.raises(EngineSlow):
        asked(tmp_path, f"time.sleep(4)\nopen({str(late)!r}, 'w')", seconds=0.3)

    assert not late.exists()  # it was ended, and not waited for until it ended by itself


def test_all_that_a_slow_engine_started_is_ended_with_it(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    script = (
        "import subprocess\n"
        "other = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(pids)!r}, 'w').write(f'{{os.getpid()}} {{other.pid}}')\n"
        "time.sleep(60)"
    )

    with pytest.raises(EngineSlow):
        asked(tmp_path, script, seconds=2)

    # The engine itself has been waited for; what it started belongs to init now.
    engine, other = map(int, pids.read_text().split())
    assert not runs(engine)
    until = time.monotonic() + 5
    while runs(other) and time.monotonic() < until:
        time.sleep(0.01)
    assert not runs(other)


def runs(pid: int) -> bool:
    told = subprocess.run(  # noqa: S603 - a program of the system and a number
        ["ps", "-o", "stat=", "-p", str(pid)],  # noqa: S607 - wherever it is
        capture_output=True,
        text=True,
        check=False,
    )
    return bool(told.stdout.strip()) and not told.stdout.startswith("Z")


def test_an_engine_that_crashes_has_failed(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="exit -6"):
        asked(tmp_path, "os.abort()")


def test_an_engine_that_does_not_read_is_survived(tmp_path: Path) -> None:
    made = make_engine(tmp_path / "valhalla", "")
    made.service.write_text("#!/bin/sh\necho '{}'\n")

    assert ask(made, TILES, QUESTION, 10) == b"{}\n"


def test_a_refusal_is_an_answer(tmp_path: Path) -> None:
    assert asked(tmp_path, "print('{}'); sys.exit(1)") == b"{}\n"


def test_what_is_no_program_has_failed(tmp_path: Path) -> None:
    made = make_engine(tmp_path / "valhalla", "")
    made.service.write_bytes(b"\x00\x01")

    with pytest.raises(EngineFailed):
        ask(made, TILES, QUESTION, 10)


def test_what_the_engine_writes_beside_its_answer_is_no_answer(tmp_path: Path) -> None:
    told = asked(tmp_path, "print('a warning', file=sys.stderr); print('{}')")

    assert told == b"{}\n"


def test_no_dead_process_is_left_to_be_waited_for(tmp_path: Path) -> None:
    pid = json.loads(asked(tmp_path, "print(os.getpid())"))

    with pytest.raises(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
