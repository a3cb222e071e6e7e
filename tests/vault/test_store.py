"""The vault on the disk: whole at every moment, and told apart when it is not the one expected."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from vault.vaults import DEVICE, FIXED, ITEMS, PIN, QuickStretch, keys, put_down, small_file

from companion.vault.disk import locked, write_whole
from companion.vault.errors import (
    Damaged,
    KeyMissing,
    NotWritten,
    NoVaultFile,
    OtherDevice,
    TooNew,
    VaultInUse,
)
from companion.vault.items import Item
from companion.vault.key_store import MemoryKeyStore
from companion.vault.sealed import Unlocked, open_sealed, seal
from companion.vault.store import (
    Age,
    Place,
    key_name,
    load,
    noted,
    put_previous_back,
    remove,
    save,
)

NEW = (Item("hint", "in de la"),)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, FIXED.identity.person_id)


@pytest.fixture
def store() -> MemoryKeyStore:
    store = MemoryKeyStore()
    store.set(key_name(FIXED), DEVICE.value)
    store.set(f"{key_name(FIXED)}-gen", noted(1))
    return store


def _opened(place: Place, store: MemoryKeyStore) -> Unlocked:
    return open_sealed(load(place, store).data, DEVICE, PIN, QuickStretch())


def test_what_was_saved_is_loaded_and_the_one_before_is_kept(
    place: Place, store: MemoryKeyStore
) -> None:
    put_down(place, small_file())

    now = save(place, store, _opened(place, store), NEW)

    assert now.fixed.generation == 2
    assert _opened(place, store) == now
    assert load(place, store).age is Age.CURRENT
    assert place.previous.read_bytes() == small_file()


def test_no_file_is_no_vault(place: Place, store: MemoryKeyStore) -> None:
    with pytest.raises(NoVaultFile):
        load(place, store)


def test_a_file_without_its_key_is_no_first_run(place: Place) -> None:
    put_down(place, small_file())

    with pytest.raises(KeyMissing):
        load(place, MemoryKeyStore())

    assert place.file.read_bytes() == small_file()


@pytest.mark.parametrize(
    ("generation", "known", "age"),
    [
        (5, 5, Age.CURRENT),
        (6, 5, Age.CURRENT),
        (4, 5, Age.OLDER),
        (7, 5, Age.AHEAD),
    ],
)
def test_the_age_is_told_by_the_copy_in_the_key_store(
    place: Place, store: MemoryKeyStore, generation: int, known: int, age: Age
) -> None:
    store.set(f"{key_name(FIXED)}-gen", noted(known))
    put_down(place, seal(ITEMS, replace(FIXED, generation=generation), keys()))

    assert load(place, store).age is age


def test_damaged_and_newer_files_are_told_apart(place: Place, store: MemoryKeyStore) -> None:
    good = small_file()
    for bad, error in (
        (good[:-1], Damaged),
        (good[:9] + b"\x02" + good[10:], TooNew),
        (good[:300] + bytes([good[300] ^ 1]) + good[301:], OtherDevice),
    ):
        write_whole(place.file, bad)
        with pytest.raises(error):
            load(place, store)
        assert place.file.read_bytes() == bad


def test_the_file_of_another_person_is_not_taken(tmp_path: Path, store: MemoryKeyStore) -> None:
    place = Place(tmp_path, b"q" * 16)
    write_whole(place.file, small_file())

    with pytest.raises(Damaged):
        load(place, store)


def test_a_damaged_file_never_takes_the_place_of_the_one_before(
    place: Place, store: MemoryKeyStore
) -> None:
    put_down(place, small_file())
    unlocked = _opened(place, store)
    write_whole(place.file, b"broken")

    with pytest.raises(Damaged):
        save(place, store, unlocked, NEW)

    assert place.previous.read_bytes() == small_file()


def test_the_one_before_is_put_back_and_the_damaged_one_kept(
    place: Place, store: MemoryKeyStore
) -> None:
    put_down(place, small_file())
    write_whole(place.file, b"broken")

    put_previous_back(place)

    assert _opened(place, store).items == ITEMS
    assert place.damaged.read_bytes() == b"broken"


def test_one_at_a_time_may_write(place: Place, store: MemoryKeyStore) -> None:
    put_down(place, small_file())
    unlocked = _opened(place, store)

    with locked(place.lock), pytest.raises(VaultInUse):
        save(place, store, unlocked, NEW)

    assert _opened(place, store).items == ITEMS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_this_account_may_read_it(place: Place) -> None:
    put_down(place, small_file())

    assert stat.S_IMODE(place.file.stat().st_mode) == 0o600


def test_no_name_of_a_file_tells_more_than_random_numbers(place: Place) -> None:
    put_down(place, small_file())

    assert {path.name for path in place.folder.iterdir()} == {
        f"{'70' * 16}.vault",
        f"{'70' * 16}.vault.bak",
        f"{'70' * 16}.lock",
    }


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_disk_that_refuses_leaves_the_old_file_and_nothing_half(
    place: Place, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    write_whole(place.file, b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(NotWritten) as raised:
        write_whole(place.file, b"new")
    monkeypatch.undo()

    assert raised.value.number == 28
    assert place.file.read_bytes() == b"old"
    assert [path.name for path in place.folder.iterdir()] == [place.file.name]


def test_removing_leaves_only_the_lock(place: Place) -> None:
    put_down(place, small_file())
    for path in (place.sheet, place.pending, place.thrown, place.damaged, place.tries):
        path.write_bytes(b"x")

    remove(place)

    assert [path.name for path in place.folder.iterdir()] == [place.lock.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_wherever_the_program_dies_the_vault_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    tests = Path(__file__).parents[1]
    script = Path(__file__).with_name("dying.py")

    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, str(script), str(tmp_path / "vaults"), "40"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{tests}{os.pathsep}{tests.parent}"},
    )

    said = [line.split() for line in done.stdout.splitlines()]
    assert done.stderr == ""
    assert len(said) == 40
    assert {what for how, what in said if how == "died"} == {"old", "new"}
    assert {what for how, what in said if how == "saved"} == {"new"}
