"""Which table of counters counts."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from counters.exports import DELFT, TODAY, export_of, with_row

from companion.counters import standing as room
from companion.counters.register import Register
from companion.counters.renewal import renew
from companion.counters.standing import (
    POINTER,
    read_standing,
    read_standing_register,
    sha256_of,
)
from companion.counters.written import write_standing

ADDRESS = "https://register.example/export.xml"


@pytest.fixture
def folder(tmp_path: Path, register: Register) -> Path:
    """Return a folder with a refreshed table, in which Delft has another number."""
    export = with_row(export_of(register), DELFT, phone="14 0155")
    write_standing(tmp_path / "counters", renew(register, export, TODAY), ADDRESS, '"v1"')
    return tmp_path / "counters"


def tables(folder: Path) -> Path:
    (found,) = (one for one in folder.iterdir() if one.is_dir())
    return found


def change_pointer(folder: Path, /, **changes: object) -> None:
    pointer = folder / POINTER
    pointer.write_text(json.dumps(json.loads(pointer.read_text()) | changes))


def test_without_a_refresh_the_shipped_table_counts(tmp_path: Path, register: Register) -> None:
    standing = read_standing(tmp_path / "nothing")

    assert standing.register.municipalities == register.municipalities
    assert (standing.address, standing.etag, standing.folder) == ("", "", "")


def test_a_refreshed_table_counts(folder: Path) -> None:
    standing = read_standing(folder)

    assert standing.register.municipalities[DELFT].phone == "14 0155"
    assert (standing.address, standing.etag) == (ADDRESS, '"v1"')


def test_a_refreshed_table_is_placed_on_the_map_like_the_shipped_one(
    folder: Path, register: Register
) -> None:
    now = read_standing_register(folder)

    assert now.postcodes == register.postcodes
    assert {code: one.coordinate for code, one in now.municipalities.items()} == {
        code: one.coordinate for code, one in register.municipalities.items()
    }


def test_all_but_the_day_reads_back_as_it_was_written(folder: Path, register: Register) -> None:
    now = read_standing_register(folder)

    for code, old in register.municipalities.items():
        expected = replace(old, checked_on=date(2026, 11, 20))
        if code == DELFT:
            expected = replace(expected, phone="14 0155")
        assert now.municipalities[code] == expected


def test_a_table_that_is_replaced_while_it_is_read_gives_the_next(
    folder: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = with_row(export_of(register), DELFT, phone="14 0156")

    def replaced(path: Path) -> str:
        monkeypatch.undo()
        write_standing(folder, renew(register, export, TODAY), ADDRESS, '"v2"')
        return sha256_of(path)

    monkeypatch.setattr(room, "sha256_of", replaced)

    assert read_standing_register(folder).municipalities[DELFT].phone == "14 0156"


def test_by_default_the_folder_of_this_citizen_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(folder.parent))

    assert read_standing_register().municipalities[DELFT].phone == "14 0155"


def cut_in_half(folder: Path) -> None:
    path = tables(folder) / "municipalities.csv"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_after_a_row(folder: Path) -> None:
    path = tables(folder) / "postcodes.csv"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-9]))


def change_a_number(folder: Path) -> None:
    path = tables(folder) / "municipalities.csv"
    path.write_text(path.read_text().replace("14 0155", "14 0666"))


def take_a_table_away(folder: Path) -> None:
    (tables(folder) / "postcodes.csv").unlink()


def take_the_pointer_away(folder: Path) -> None:
    (folder / POINTER).unlink()


def make_the_pointer_a_folder(folder: Path) -> None:
    (folder / POINTER).unlink()
    (folder / POINTER).mkdir()


def cut_the_pointer(folder: Path) -> None:
    (folder / POINTER).write_text((folder / POINTER).read_text()[:40])


def fill_the_pointer(folder: Path) -> None:
    (folder / POINTER).write_bytes(b"[" * 1_000_000)


def empty_the_pointer(folder: Path) -> None:
    (folder / POINTER).write_bytes(b"")


def point_out_of_the_folder(folder: Path) -> None:
    tables(folder).rename(folder.parent / "elsewhere")
    change_pointer(folder, folder="../elsewhere")


def point_to_no_folder(folder: Path) -> None:
    change_pointer(folder, folder=7)


def name_a_later_form(folder: Path) -> None:
    change_pointer(folder, format=2)


def leave_the_sums_out(folder: Path) -> None:
    change_pointer(folder, sha256={})


@pytest.mark.parametrize(
    "damage",
    [
        *(cut_in_half, cut_after_a_row, change_a_number, take_a_table_away),
        *(take_the_pointer_away, make_the_pointer_a_folder, cut_the_pointer, fill_the_pointer),
        *(empty_the_pointer, point_out_of_the_folder, point_to_no_folder, name_a_later_form),
        leave_the_sums_out,
    ],
)
def test_with_a_damaged_table_the_shipped_one_counts(
    folder: Path, register: Register, damage: Callable[[Path], None]
) -> None:
    damage(folder)

    standing = read_standing(folder)

    assert standing.register.municipalities == register.municipalities
    assert standing.etag == ""  # so that the next refresh asks for the whole again


def test_a_table_older_than_the_shipped_one_does_not_count(
    tmp_path: Path, register: Register
) -> None:
    renewal = renew(register, export_of(register), TODAY)
    older = tuple(
        replace(one, phone="14 0155", checked_on=date(2026, 5, 15))
        for one in renewal.municipalities
    )
    write_standing(tmp_path, replace(renewal, municipalities=older), ADDRESS, "")

    assert read_standing_register(tmp_path).municipalities[DELFT].phone == "14 015"
