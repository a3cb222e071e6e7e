"""A policy file counts only where it is one, and nobody else may write it."""

import os
from pathlib import Path

import pytest
from device.policies import FULL, reading_of

from companion.device.policy import Kind, Policy, safest
from companion.device.reading import PolicyReading, read_policy

on_posix = pytest.mark.skipif(os.name != "posix", reason="mode bits are those of POSIX")


def test_without_a_file_it_is_a_device_at_home(tmp_path: Path) -> None:
    assert read_policy(tmp_path / "companion.toml") == PolicyReading(Policy())
    assert Policy().kind is Kind.OWN


@on_posix
def test_a_policy_that_others_may_write_is_not_obeyed_in_one_word(tmp_path: Path) -> None:
    path = tmp_path / "companion.toml"
    path.write_text(FULL, "utf-8")
    path.chmod(0o646)

    reading = read_policy(path, owner=os.getuid())

    assert reading.policy == safest()
    assert [fault.line for fault in reading.faults] == [1]
    assert "others than" in reading.faults[0].problem


@on_posix
def test_a_policy_in_a_folder_that_others_may_write_is_not_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "companion.toml"
    path.write_text(FULL, "utf-8")
    path.chmod(0o644)
    tmp_path.chmod(0o777)

    assert "folder" in read_policy(path, owner=os.getuid()).faults[0].problem


@on_posix
def test_a_policy_of_the_owner_alone_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "companion.toml"
    path.write_text(FULL, "utf-8")
    path.chmod(0o644)
    tmp_path.chmod(0o755)

    assert read_policy(path, owner=os.getuid()) == reading_of(FULL)


@on_posix
def test_a_pipe_or_folder_in_the_place_of_the_file_is_told_and_not_waited_for(
    tmp_path: Path,
) -> None:
    pipe = tmp_path / "companion.toml"
    os.mkfifo(pipe)

    for path in (pipe, tmp_path):
        reading = read_policy(path)
        assert reading.policy == safest()
        assert "this is no file" in reading.faults[0].problem


def test_a_file_where_its_folder_ought_to_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "loketmaatje").write_text("", "utf-8")

    reading = read_policy(tmp_path / "loketmaatje" / "companion.toml")

    # Windows calls this "not found".
    assert reading.policy == (safest() if os.name == "posix" else Policy())
