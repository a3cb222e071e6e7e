"""The policy is where only an administrator can put it."""

import os
from pathlib import Path

import pytest

from companion.device.folders import openness, policy_file


def status(mode: int, uid: int = 0, gid: int = 0) -> os.stat_result:
    return os.stat_result((mode, 0, 0, 1, uid, gid, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("platform", "parts"),
    [
        ("linux", ("etc", "loketmaatje", "companion.toml")),
        ("darwin", ("Library", "Application Support", "Loketmaatje", "companion.toml")),
        ("win32", ("ProgramData", "Loketmaatje", "companion.toml")),
    ],
)
def test_each_system_has_one_place(platform: str, parts: tuple[str, ...]) -> None:
    assert policy_file(platform).parts[-len(parts) :] == parts


def test_no_variable_of_a_session_moves_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = policy_file()
    for name in ("COMPANION_HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME", "ProgramData"):
        monkeypatch.setenv(name, str(tmp_path))

    assert policy_file() == before


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o444, 0o664])
def test_a_file_of_root_that_only_root_may_write_is_guarded(mode: int) -> None:
    assert openness(status(mode), owner=0) == ""


def test_a_file_that_everybody_may_write_is_open() -> None:
    assert "chmod go-w" in openness(status(0o646), owner=0)


def test_a_file_that_a_group_may_write_is_open() -> None:
    assert "chmod go-w" in openness(status(0o664, gid=50), owner=0)


def test_a_file_of_somebody_else_is_open() -> None:
    assert "chown" in openness(status(0o644, uid=1000), owner=0)
