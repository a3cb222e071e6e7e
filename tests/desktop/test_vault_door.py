"""The door as the citizen has it: its own process, real stretching, and a real key store."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from vault import secret_service
from vault.secret_service import PASSWORD, SecretService

from companion.vault.door import Condition
from companion.vault.door_process import ProcessDoor
from companion.vault.errors import KeyMissing, SameAgain, TriesUsedUp, WrongPin
from companion.vault.items import Item
from companion.vault.key_store_errors import KeyStoreError
from companion.vault.kinds import Kind
from companion.vault.passphrase_errors import WrongPassphrase
from companion.vault.pins import NOTHING_OWN

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        not secret_service.available,
        reason="needs gnome-keyring and dbus, which packaging/test.sh installs on Debian",
    ),
]

PIN = "4071"
OTHER = "8362"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """Return a key store of its own, to which the processes of the door turn."""
    with secret_service.secret_service() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def door(tmp_path: Path) -> Iterator[ProcessDoor]:
    with closing(ProcessDoor(tmp_path / "vault")) as made:
        yield made


@pytest.mark.usefixtures("service")
def test_a_vault_is_made_filled_closed_opened_and_thrown_away(door: ProcessDoor) -> None:
    assert door.standing().condition is Condition.NONE
    door.create(PIN, NOTHING_OWN)
    door.keep(Kind.NAME, "José 't Hooft")
    door.keep(Kind.BSN, "111222333")
    door.lock()
    assert door.standing().condition is Condition.LOCKED

    contents = door.open(PIN)

    assert contents.plain == (Item("naam", "José 't Hooft"),)
    assert contents.secret == {Kind.BSN}
    assert door.reveal(Kind.BSN, PIN) == "111222333"
    door.throw_away()
    assert door.standing().condition is Condition.NONE
    assert _entries() == 0


@pytest.mark.usefixtures("service")
def test_wrong_pins_are_counted_and_a_changed_pin_leaves_one_key(door: ProcessDoor) -> None:
    door.create(PIN, NOTHING_OWN)
    door.lock()
    with pytest.raises(WrongPin):
        door.open(OTHER)
    with pytest.raises(SameAgain):
        door.open(OTHER)
    assert door.standing().left == 9
    door.open(PIN)
    before = _entries()

    door.change(PIN, OTHER, NOTHING_OWN)

    assert _entries() == before
    door.lock()
    assert door.open(OTHER).plain == ()


@pytest.mark.usefixtures("service")
def test_a_sheet_opens_the_vault_when_the_key_is_gone(door: ProcessDoor) -> None:
    door.create(PIN, NOTHING_OWN)
    door.keep(Kind.TOWN, "Delft")
    code = door.new_sheet(PIN)
    door.lock()
    _forget_all()
    assert door.standing().sheet
    with pytest.raises((KeyMissing, TriesUsedUp)):
        door.open(PIN)

    contents = door.open_with_sheet(code, OTHER, NOTHING_OWN)

    assert contents.plain == (Item("woonplaats", "Delft"),)


def test_after_logging_out_and_in_the_same_pin_opens_it(
    service: SecretService, door: ProcessDoor
) -> None:
    door.create(PIN, NOTHING_OWN)
    door.lock()

    service.end_keyring()
    assert door.standing().condition is Condition.KEY_SILENT
    service.start_keyring(PASSWORD)

    assert door.open(PIN).plain == ()


def test_without_a_key_store_words_open_it(service: SecretService, door: ProcessDoor) -> None:
    service.end_keyring()
    assert door.standing().condition is Condition.NO_KEY_STORE
    with pytest.raises(KeyStoreError):
        door.create(PIN, NOTHING_OWN)

    made = door.create_by_words()
    door.keep(Kind.TOWN, "Delft")
    door.lock()

    assert door.open(made.text).plain == (Item("woonplaats", "Delft"),)
    with pytest.raises(WrongPassphrase):
        door.reveal(Kind.TOWN, " ".join(reversed(made.text.split())))


@pytest.mark.usefixtures("service")
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_other_program_reads_the_memory_of_the_process(door: ProcessDoor) -> None:
    door.create(PIN, NOTHING_OWN)
    number = door.process
    assert number is not None

    owner = Path(f"/proc/{number}/mem").stat().st_uid

    # The system gives the files of a process that may not be looked into to root.
    assert owner == 0
    if os.getuid() != 0:
        with pytest.raises(PermissionError):
            Path(f"/proc/{number}/environ").read_bytes()


def _entries() -> int:
    import secretstorage  # noqa: PLC0415 - not installed on every system

    with closing(secretstorage.dbus_init()) as bus:
        return len(list(secretstorage.get_default_collection(bus).get_all_items()))


def _forget_all() -> None:
    import secretstorage  # noqa: PLC0415 - not installed on every system

    with closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            item.delete()
