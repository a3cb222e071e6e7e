"""The conditions of a vault, each as the disk or the key store brings it about."""

from pathlib import Path

import pytest
from vault.door_contract import OTHER, PIN
from vault.door_fakes import edges, inside_door

from companion.vault.boot_clock import SetBootClock
from companion.vault.disk import locked
from companion.vault.door import Condition, Standing
from companion.vault.door_errors import DoorShut, OlderCopy
from companion.vault.door_inside import InsideDoor
from companion.vault.door_memory import MemoryDoor
from companion.vault.door_session import Edges
from companion.vault.errors import Damaged, KeyMissing, NoVaultFile, OtherDevice, TooNew, WrongPin
from companion.vault.items import Item
from companion.vault.key_store import BackEnd, KeyStore, MemoryKeyStore
from companion.vault.key_store_errors import KeyStoreAbsent, KeyStoreError, KeyStoreSlow
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN


@pytest.fixture
def store() -> MemoryKeyStore:
    return MemoryKeyStore()


@pytest.fixture
def door(tmp_path: Path, store: MemoryKeyStore) -> InsideDoor:
    """Return a shut vault with a name and a town in it."""
    made = inside_door(tmp_path, store, SetBootClock())
    made.create(PIN, NOTHING_OWN)
    made.keep(Kind.NAME, "Jan")
    made.keep(Kind.TOWN, "Delft")
    made.lock()
    return made


def the_file(folder: Path) -> Path:
    (found,) = folder.glob("*.vault")
    return found


def spoil(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_flipped_bit_is_another_device_or_damage_and_the_file_of_before_is_offered(
    door: InsideDoor, tmp_path: Path
) -> None:
    spoil(the_file(tmp_path), 500)

    assert door.standing() == Standing(Condition.OTHER_DEVICE, previous=True)
    with pytest.raises(OtherDevice):
        door.open(PIN)


def test_a_cut_file_is_damaged_and_the_file_of_before_can_be_put_back(
    door: InsideDoor, tmp_path: Path
) -> None:
    the_file(tmp_path).write_bytes(the_file(tmp_path).read_bytes()[:-1])
    assert door.standing() == Standing(Condition.DAMAGED, previous=True)
    with pytest.raises(Damaged):
        door.open(PIN)

    standing = door.use_previous()

    assert standing.condition is Condition.LOCKED
    assert door.open(PIN).plain == (Item("naam", "Jan"),)
    assert len(list(tmp_path.glob("*.vault.damaged"))) == 1


def test_a_file_of_before_that_is_damaged_too_is_not_offered(
    door: InsideDoor, tmp_path: Path
) -> None:
    the_file(tmp_path).write_bytes(b"")
    (previous,) = tmp_path.glob("*.vault.bak")
    spoil(previous, 500)

    assert door.standing() == Standing(Condition.DAMAGED)
    with pytest.raises(NoVaultFile):
        door.use_previous()


def test_a_whole_vault_is_not_put_back_by_accident(door: InsideDoor) -> None:
    with pytest.raises(NoVaultFile):
        door.use_previous()

    assert len(door.open(PIN).plain) == 2


def test_a_vault_of_which_only_the_file_of_before_is_left_is_damaged_and_not_none(
    door: InsideDoor, tmp_path: Path
) -> None:
    the_file(tmp_path).unlink()

    assert door.standing() == Standing(Condition.DAMAGED, previous=True)
    assert door.use_previous().condition is Condition.LOCKED


def test_a_missing_key_is_gone_and_never_a_first_run(
    door: InsideDoor, store: MemoryKeyStore
) -> None:
    store._kept = {name: kept for name, kept in store._kept.items() if "-" in name}

    assert door.standing().condition is Condition.KEY_GONE
    with pytest.raises(KeyMissing):
        door.open(PIN)


def test_a_silent_key_store_is_told_and_nothing_is_counted(
    door: InsideDoor, store: MemoryKeyStore
) -> None:
    store.trouble = KeyStoreSlow(10)

    assert door.standing().condition is Condition.KEY_SILENT
    with pytest.raises(KeyStoreSlow):
        door.open(PIN)

    store.trouble = None
    assert door.standing().left == 10


def test_without_a_vault_a_silent_key_store_is_none(tmp_path: Path, store: MemoryKeyStore) -> None:
    store.trouble = KeyStoreSlow(10)

    assert inside_door(tmp_path, store).standing().condition is Condition.NO_KEY_STORE


def test_nothing_is_made_when_the_key_store_fails_halfway(
    tmp_path: Path, store: MemoryKeyStore
) -> None:
    door = inside_door(tmp_path, store)
    real = store.set

    def broken(kid: str, secret: bytes) -> None:
        if kid.endswith("-tries"):
            raise KeyStoreAbsent
        real(kid, secret)

    store.set = broken  # type: ignore[method-assign] # one call of it is to fail

    with pytest.raises(KeyStoreError):
        door.create(PIN, NOTHING_OWN)

    assert door.standing().condition is Condition.NONE
    assert not store._kept
    with pytest.raises(DoorShut):
        door.keep(Kind.NAME, "Jan")


def test_an_older_copy_is_asked_about_before_it_is_opened(door: InsideDoor, tmp_path: Path) -> None:
    older = the_file(tmp_path).read_bytes()
    door.open(PIN)
    door.keep(Kind.NAME, "Piet")
    door.keep(Kind.NAME, "Kees")
    door.lock()
    the_file(tmp_path).write_bytes(older)

    assert door.standing().condition is Condition.OLDER
    with pytest.raises(OlderCopy):
        door.open(PIN)
    with pytest.raises(OlderCopy):
        door.open(OTHER)
    assert door.use_older() == Standing(Condition.LOCKED)
    assert door.open(PIN).plain[0] == Item("naam", "Jan")


def test_a_newer_version_is_left_untouched(door: InsideDoor, tmp_path: Path) -> None:
    spoil(the_file(tmp_path), 8)  # the version is in bytes 8 and 9
    before = the_file(tmp_path).read_bytes()

    assert door.standing().condition is Condition.TOO_NEW
    with pytest.raises(TooNew):
        door.open(PIN)
    assert the_file(tmp_path).read_bytes() == before


def test_the_file_of_another_computer_is_opened_by_its_sheet(
    door: InsideDoor, tmp_path: Path
) -> None:
    door.open(PIN)
    code = door.new_sheet(PIN)
    door.lock()

    elsewhere = inside_door(tmp_path, MemoryKeyStore(BackEnd.WINDOWS))
    assert elsewhere.standing() == Standing(Condition.KEY_GONE, 0, sheet=True)
    contents = elsewhere.open_with_sheet(code, OTHER, NOTHING_OWN)

    assert len(contents.plain) == 2
    elsewhere.lock()
    assert elsewhere.open(OTHER) == contents


def test_the_key_store_that_the_vault_names_is_asked(tmp_path: Path) -> None:
    asked: list[BackEnd | None] = []
    kept = MemoryKeyStore(BackEnd.KWALLET)
    usual = edges(kept)

    def key_store(back_end: BackEnd | None) -> KeyStore:
        asked.append(back_end)
        return kept

    def begun() -> InsideDoor:
        world = Edges(key_store, usual.clock, usual.costs, usual.stretch, usual.stretch_words)
        return InsideDoor(tmp_path, world)

    begun().create(PIN, NOTHING_OWN)
    assert set(asked) == {None}
    asked.clear()
    second = begun()
    second.standing()

    assert set(asked) == {BackEnd.KWALLET}


def test_a_wrong_pin_that_another_start_has_seen_is_counted_again(
    door: InsideDoor, tmp_path: Path, store: MemoryKeyStore
) -> None:
    with pytest.raises(WrongPin):
        door.open(OTHER)

    with pytest.raises(WrongPin):
        inside_door(tmp_path, store, SetBootClock()).open(OTHER)

    assert door.standing().left == 8


def test_of_two_vaults_in_the_folder_the_first_is_opened(
    door: InsideDoor, tmp_path: Path, store: MemoryKeyStore
) -> None:
    (tmp_path / f"{'0' * 32}.vault.bak").write_bytes(b"SYNTHETIC rubbish")
    (tmp_path / "not a vault.vault").write_bytes(b"SYNTHETIC rubbish")

    assert inside_door(tmp_path, store).standing().condition is Condition.LOCKED
    assert len(door.open(PIN).plain) == 2


def test_what_is_no_kind_of_ours_stays_in_the_file_and_inside(
    door: InsideDoor, tmp_path: Path
) -> None:
    door.open(PIN)
    assert door._session is not None
    door._session.saved((*door._session.unlocked.items, Item("of a later version", "SYNTHETIC")))
    door.lock()

    contents = door.open(PIN)
    door.keep(Kind.NAME, "Piet")

    assert len(contents.plain) == 2
    assert Item("of a later version", "SYNTHETIC") in door._session.unlocked.items
    assert the_file(tmp_path).exists()


def test_of_a_vault_that_words_open_the_file_of_before_can_be_put_back(
    tmp_path: Path, store: MemoryKeyStore
) -> None:
    store.trouble = KeyStoreAbsent()
    door = inside_door(tmp_path, store)
    words = door.create_by_words().text
    door.keep(Kind.NAME, "Jan")
    door.keep(Kind.TOWN, "Delft")
    door.lock()
    spoil(the_file(tmp_path), 500)
    assert door.standing() == Standing(Condition.DAMAGED, previous=True)

    assert door.use_previous() == Standing(Condition.LOCKED, by_words=True)

    assert door.open(words).plain == (Item("naam", "Jan"),)


def test_a_vault_that_is_written_at_this_moment_is_in_use(door: InsideDoor, tmp_path: Path) -> None:
    (lock,) = tmp_path.glob("*.lock")

    with locked(lock):
        assert door.standing().condition is Condition.IN_USE

    assert door.standing().condition is Condition.LOCKED


@pytest.mark.usefixtures("door")
def test_what_a_crash_left_of_another_vault_is_settled_first(
    tmp_path: Path, store: MemoryKeyStore
) -> None:
    own = set(store._kept)
    inside_door(tmp_path / "other", store).create(OTHER, NOTHING_OWN)
    thrown = the_file(tmp_path / "other")
    thrown.rename(tmp_path / f"{thrown.name}.thrown")

    assert inside_door(tmp_path, store).standing().condition is Condition.LOCKED

    assert not list(tmp_path.glob("*.thrown"))
    assert set(store._kept) == own


@pytest.mark.parametrize("condition", [*Condition])
def test_the_twin_plays_any_standing(condition: Condition) -> None:
    door = MemoryDoor()

    door.playing = Standing(condition, 3, 30, previous=True)

    assert door.standing() == Standing(condition, 3, 30, previous=True)
    assert door.use_previous().condition is Condition.NONE
