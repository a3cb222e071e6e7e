"""Where the files of this citizen are."""

import sys
from pathlib import Path

import pytest

from companion.settings.folders import counters_folder, journal_file, settings_file, visits_folder


def test_companion_home_holds_both_files(tmp_path: Path) -> None:
    environment = {"COMPANION_HOME": str(tmp_path)}

    assert settings_file(environment) == tmp_path / "settings.json"
    assert journal_file(environment) == tmp_path / "journal.sqlite3"


def test_companion_home_holds_the_refreshed_counters_too(tmp_path: Path) -> None:
    assert counters_folder({"COMPANION_HOME": str(tmp_path)}) == tmp_path / "counters"


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders exist on Linux only")
def test_refreshed_counters_stand_with_the_data_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert counters_folder({}) == tmp_path / "data" / "loketmaatje" / "counters"


def test_companion_home_holds_the_files_of_visits_too(tmp_path: Path) -> None:
    assert visits_folder({"COMPANION_HOME": str(tmp_path)}) == tmp_path / "visits"


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders exist on Linux only")
def test_files_of_visits_stand_where_the_session_keeps_what_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    assert visits_folder({}) == tmp_path / "loketmaatje" / "visits"


def test_a_home_that_is_not_absolute_is_counted_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert settings_file({"COMPANION_HOME": "stick"}) == tmp_path / "stick" / "settings.json"


def test_a_home_of_an_unknown_person_is_a_path_all_the_same() -> None:
    assert settings_file({"COMPANION_HOME": "~nobody-here/x"}).is_absolute()


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders exist on Linux only")
def test_without_companion_home_the_folders_are_those_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert settings_file({}) == tmp_path / "config" / "loketmaatje" / "settings.json"
    assert journal_file({"COMPANION_HOME": ""}) == (
        tmp_path / "data" / "loketmaatje" / "journal.sqlite3"
    )
