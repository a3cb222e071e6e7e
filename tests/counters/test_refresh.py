"""A refresh from a register on this computer: all of it, or nothing."""

import os
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from counters.exports import DELFT, MADE_ON, TODAY, with_new_row, with_row, xml_of
from counters.register_site import files_of
from net.site import Origin

# Imported here so that the first fetch with a short wall clock does not spend it on importing.
import companion.net.exchange  # noqa: F401 - see above
from companion import cli
from companion.counters.errors import NotRefreshed
from companion.counters.refresh import (
    NothingNewer,
    export_fetcher,
    refresh,
    refresh_from_file,
    told,
)
from companion.counters.register import Register
from companion.counters.renewal import Changes
from companion.counters.roo import Export
from companion.counters.standing import POINTER, read_standing, read_standing_register
from companion.net.requests_fetcher import RequestsFetcher

MIB = 1024 * 1024


def test_a_refreshed_table_stands_and_is_told(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    changes = refresh(fetcher, TODAY, folder, f"{register_site.url}/export.xml")

    assert told(changes) == (
        "The table of counters is as the register had it on 2026-11-20: "
        "342 municipalities were read, 1 of them changed (Delft)."
    )
    assert read_standing_register(folder).municipalities[DELFT].phone == "14 0155"


def test_the_second_time_nothing_is_newer(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    address = f"{register_site.url}/export.xml"
    refresh(fetcher, TODAY, folder, address)
    before = files_of(folder)

    again = refresh(fetcher, TODAY, folder, address)

    assert again == NothingNewer()
    assert told(again) == ("The register has nothing newer than the table of counters that stands.")
    assert files_of(folder) == before


def test_a_table_that_got_damaged_is_fetched_again(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    address = f"{register_site.url}/export.xml"
    refresh(fetcher, TODAY, folder, address)
    (damaged,) = folder.glob("*/municipalities.csv")
    damaged.write_text("code\n")

    again = refresh(fetcher, TODAY, folder, address)

    assert isinstance(again, Changes)
    assert read_standing_register(folder).municipalities[DELFT].phone == "14 0155"


def test_the_version_of_another_export_says_nothing(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    refresh(fetcher, TODAY, folder, f"{register_site.url}/export.xml")

    refresh(fetcher, TODAY, folder, f"{register_site.url}/next.xml")

    assert [one.headers.get("If-None-Match") for one in register_site.requests] == [None, None]
    assert read_standing(folder).etag == '"v2"'


def test_of_an_older_table_nothing_is_left(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    refresh(fetcher, TODAY, folder, f"{register_site.url}/export.xml")
    refresh(fetcher, TODAY, folder, f"{register_site.url}/next.xml")

    assert sorted(one.name for one in folder.iterdir()) == sorted(
        [POINTER, read_standing(folder).folder]
    )


def test_two_refreshes_at_once_leave_one_whole_table(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    results: list[Changes | NothingNewer] = []

    def work() -> None:
        results.append(refresh(fetcher, TODAY, folder, f"{register_site.url}/export.xml"))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(results) == 2
    assert read_standing_register(folder).municipalities[DELFT].phone == "14 0155"


def test_what_a_power_cut_left_behind_goes_after_a_day(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    left, busy = folder / "2026-11-01-0000", folder / "2026-11-23-0000"
    left.mkdir(parents=True)
    busy.mkdir()
    (left / "municipalities.csv").write_text("code\n")
    os.utime(left, (0, 0))

    refresh(fetcher, TODAY, folder, f"{register_site.url}/export.xml")

    assert not left.exists()
    assert busy.exists()  # of a refresh that may still be at work


def test_more_than_five_names_are_counted() -> None:
    changes = Changes(MADE_ON, 342, ("A", "B", "C", "D", "E", "F", "G"), ("N",), ("O", "P"), ("K",))

    assert told(changes) == (
        "The table of counters is as the register had it on 2026-11-20: 342 municipalities were "
        "read, 7 of them changed (A, B, C, D, E and 2 more), 1 came (N), 2 went up in others "
        "(O, P), 1 stayed as before (K)."
    )


def test_the_register_gets_a_minute_and_64_mib() -> None:
    fetcher = export_fetcher()

    assert isinstance(fetcher, RequestsFetcher)
    assert (fetcher.wall_seconds, fetcher.limit_bytes) == (60, 64 * MIB)


def test_a_file_of_more_than_64_mib_is_not_read(folder: Path, tmp_path: Path) -> None:
    endless = tmp_path / "export.xml"
    with endless.open("wb") as file:
        file.truncate(64 * MIB + 1)

    with pytest.raises(NotRefreshed, match="more bytes than we take"):
        refresh_from_file(endless, TODAY, folder)


def test_a_new_municipality_is_found_by_its_postcode_after_a_refresh(
    register: Register, export: Export, folder: Path, tmp_path: Path
) -> None:
    delft = register.municipalities[DELFT]
    merged = with_new_row(export, "GM9001", like=DELFT, name="Delfland", places=delft.places)
    merged = with_row(merged, DELFT, ends_on="2026-11-01")
    source = tmp_path / "export.xml"
    source.write_bytes(xml_of(merged))

    refresh_from_file(source, TODAY, folder)

    assert read_standing_register(folder).postcodes["2611"].municipalities == ("GM9001",)


class TestCommand:
    """`companion counters refresh`."""

    @pytest.fixture(autouse=True)
    def home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))
        return tmp_path / "home"

    def test_an_export_on_a_stick_is_read(
        self, export: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        stick = tmp_path / "export.xml"
        stick.write_bytes(xml_of(replace(export, made_on=date(2026, 11, 20))))

        assert cli.main(["counters", "refresh", "--from", str(stick)]) == 0

        assert "1 of them changed (Delft)" in capsys.readouterr().out
        assert read_standing_register().municipalities[DELFT].phone == "14 0155"

    def test_what_is_no_export_is_one_line_and_exit_code_2(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        stick = tmp_path / "export.xml"
        stick.write_text("<html/>")

        assert cli.main(["counters", "refresh", "--from", str(stick)]) == 2

        assert capsys.readouterr().err.count("\n") == 1
