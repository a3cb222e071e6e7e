"""`companion policy`: what it prints, and its exit codes."""

import io
import json
import sys
from pathlib import Path

import pytest

from companion.assets import shipped
from companion.cli import main
from companion.settings.lock import looks_sealed, opens

EXAMPLE = shipped("packaging", "companion.toml.example")
Printed = pytest.CaptureFixture[str]


def test_a_sound_policy_is_told_in_one_line(capsys: Printed) -> None:
    assert main(["policy", "check", str(EXAMPLE)]) == 0

    assert capsys.readouterr().out.splitlines() == [
        (
            "sound: a device of the kind `shared`, all errands, 10 idle minutes, no kiosk, "
            "settings without a code"
        )
    ]


def test_every_fault_is_a_line_and_the_last_says_what_holds(
    capsys: Printed, tmp_path: Path
) -> None:
    path = tmp_path / "draft.toml"
    path.write_text('[device]\nkind = "ons"\nstick = true\n', "utf-8")

    assert main(["policy", "check", str(path)]) == 1

    told = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in told[:-1]] == [
        f"{path}:1:",
        f"{path}:2:",
        f"{path}:3:",
    ]
    assert told[-1] == "3 things to mend; until then: guests only, nothing kept, no helper"


def test_a_file_that_is_not_there_is_one_line_of_error(capsys: Printed, tmp_path: Path) -> None:
    assert main(["policy", "check", str(tmp_path / "none.toml")]) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"companion: {tmp_path / 'none.toml'}: no such policy file\n"


def test_programs_get_the_policy_without_the_seal(capsys: Printed, tmp_path: Path) -> None:
    seal = "scrypt-14-8-1$" + "0" * 32 + "$" + "a" * 64
    path = tmp_path / "draft.toml"
    path.write_text(EXAMPLE.read_text("utf-8").replace('pin = ""', f'pin = "{seal}"'), "utf-8")

    assert main(["policy", "check", "--json", str(path)]) == 0

    printed = capsys.readouterr().out
    told = json.loads(printed)
    assert told["sound"] is True
    assert told["policy"]["kind"] == "shared"
    assert told["policy"]["pin"] == "sealed"
    assert "scrypt" not in printed


def test_programs_get_each_fault_with_its_line(capsys: Printed, tmp_path: Path) -> None:
    path = tmp_path / "draft.toml"
    path.write_text('[device]\nkind = "own"\nsticks = 1\n', "utf-8")

    assert main(["policy", "check", "--json", str(path)]) == 1

    told = json.loads(capsys.readouterr().out)
    assert told["sound"] is False
    assert told["policy"]["pin"] == "closed"
    assert told["faults"] == [
        {
            "path": str(path),
            "line": 3,
            "problem": "write true or false after `sticks =`, without quotes",
        }
    ]


def test_a_code_is_sealed_for_the_file(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("4711\n"))

    assert main(["policy", "seal"]) == 0

    line = capsys.readouterr().out.strip()
    seal = line.removeprefix('pin = "').removesuffix('"')
    assert looks_sealed(seal)
    assert opens("4711", seal)


def test_a_code_that_nobody_could_type_is_refused_and_not_repeated(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("47110\n"))

    assert main(["policy", "seal"]) == 2

    assert capsys.readouterr().err == "companion: a settings code is 4 digits\n"
