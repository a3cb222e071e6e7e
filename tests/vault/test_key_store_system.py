import base64
import os
import sys
import threading
import time
from pathlib import Path

import pytest
from vault import key_store_fakes as fakes
from vault.key_store_contract import FIRST, KID

from companion.vault.key_store import BackEnd
from companion.vault.key_store_errors import (
    KeyNotDeleted,
    KeyNotKept,
    KeyStoreAbsent,
    KeyStoreError,
    KeyStoreFailed,
    KeyStoreLocked,
    KeyStoreRefused,
    KeyStoreSlow,
)
from companion.vault.key_store_process import worker_command
from companion.vault.key_store_system import SystemKeyStore, back_end_named

_SOON_SECONDS = 0.5
_WRITTEN = base64.b64encode(FIRST).decode()


def _store(command: tuple[str, ...], seconds: float = 30.0) -> SystemKeyStore:
    return SystemKeyStore(BackEnd.SECRET_SERVICE, command=command, seconds=seconds)


def test_a_store_that_takes_a_key_and_forgets_it_is_found_out() -> None:
    with pytest.raises(KeyNotKept):
        _store(fakes.FORGETS).set(KID, FIRST)


def test_a_store_that_keeps_another_key_is_found_out() -> None:
    with pytest.raises(KeyNotKept):
        _store(fakes.KEEPS_ANOTHER).set(KID, FIRST)


@pytest.mark.parametrize("command", [fakes.KEEPS_RUBBISH, fakes.KEEPS_A_LINE])
def test_an_entry_that_holds_no_key_is_not_read_as_one(command: tuple[str, ...]) -> None:
    with pytest.raises(KeyNotKept):
        _store(command).get(KID)


def test_a_store_that_does_not_delete_is_found_out() -> None:
    with pytest.raises(KeyNotDeleted):
        _store(fakes.KEEPS_FOR_EVER).delete(KID)


@pytest.mark.parametrize("name", fakes.UNTRUSTED)
def test_a_back_end_in_disguise_is_refused_by_name(name: str) -> None:
    with pytest.raises(KeyStoreRefused) as refused:
        _store(fakes.UNTRUSTED[name]).set(KID, FIRST)

    assert refused.value.back_end == name


@pytest.mark.parametrize("name", [*fakes.UNTRUSTED, "", "keyring.backends.libsecret.Keyring"])
def test_a_back_end_that_is_not_one_of_the_four_is_refused_by_name(name: str) -> None:
    with pytest.raises(KeyStoreRefused) as refused:
        back_end_named(name)

    assert refused.value.back_end == name


def test_the_four_are_known_by_name() -> None:
    assert [back_end_named(one.value) for one in BackEnd] == list(BackEnd)


def test_a_back_end_that_cannot_be_made_is_absent() -> None:
    with pytest.raises(KeyStoreAbsent):
        _store(fakes.CANNOT_LOAD).get(KID)


def test_a_fault_of_the_back_end_tells_its_kind_and_not_its_text() -> None:
    with pytest.raises(KeyStoreFailed, match=r"OSError$") as failed:
        _store(fakes.RAISES).get(KID)

    assert "CANARY" not in repr(failed.getrepr(showlocals=True))


def test_a_back_end_that_says_that_it_is_locked_is_locked() -> None:
    with pytest.raises(KeyStoreLocked) as locked:
        _store(fakes.LOCKED).get(KID)

    assert locked.value.back_end == BackEnd.SECRET_SERVICE


def test_what_a_library_prints_is_no_part_of_the_answer() -> None:
    assert _store(fakes.PRINTS).get(KID) is None


def test_a_helper_that_hangs_is_ended() -> None:
    threads, children = set(threading.enumerate()), _children()

    with pytest.raises(KeyStoreSlow) as slow:
        _store(fakes.HANGS, _SOON_SECONDS).get(KID)

    assert slow.value.seconds == _SOON_SECONDS
    assert _children() <= children
    assert set(threading.enumerate()) <= threads


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
def test_what_a_hanging_helper_started_is_ended_with_it(tmp_path: Path) -> None:
    told = tmp_path / "child"
    command = fakes.program(fakes.HANGS_WITH_A_CHILD.format(path=str(told)))
    children = _children()

    with pytest.raises(KeyStoreSlow):
        _store(command, 3.0).get(KID)

    _until_gone(int(told.read_text()))
    assert _children() <= children


@pytest.mark.parametrize("command", [fakes.DIES, fakes.LEAVES])
def test_a_helper_that_dies_is_told_and_leaves_no_zombie(command: tuple[str, ...]) -> None:
    children = _children()

    with pytest.raises(KeyStoreFailed, match="no answer"):
        _store(command).set(KID, FIRST)

    assert _children() <= children


def test_a_helper_that_babbles_is_not_believed() -> None:
    with pytest.raises(KeyStoreFailed, match="garbled"):
        _store(fakes.BABBLES).get(KID)


def test_a_helper_that_answers_for_another_back_end_is_not_believed() -> None:
    with pytest.raises(KeyStoreRefused):
        _store(fakes.ANSWERS_ANOTHER).get(KID)


def test_a_helper_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyStoreFailed, match="FileNotFoundError"):
        _store((str(tmp_path / "gone"),)).get(KID)


def test_a_secret_is_in_no_argument_and_no_variable(tmp_path: Path) -> None:
    shows = tmp_path / "shows"
    source = fakes.TELLS_WHAT_SHOWS.format(path=str(shows), kept=_WRITTEN[::-1])

    _store((sys.executable, "-c", source)).set(KID, FIRST)

    seen = shows.read_text()
    assert "-c" in seen
    assert _WRITTEN not in seen


@pytest.mark.parametrize("command", [fakes.FORGETS, fakes.LEAVES, fakes.BABBLES])
def test_no_error_shows_the_secret(command: tuple[str, ...]) -> None:
    with pytest.raises(KeyStoreError) as error:
        _store(command).set(KID, FIRST)

    assert _WRITTEN not in f"{error.value!r} {error.value} {error.value.__cause__!r}"


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert worker_command() == (sys.executable, "--key-store-worker")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has its key store on a bus")
def test_without_a_bus_there_is_no_key_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    for call in (SystemKeyStore().kind, lambda: SystemKeyStore().get(KID)):
        with pytest.raises(KeyStoreAbsent):
            call()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has its key store on a bus")
def test_with_the_address_of_a_bus_that_is_gone_there_is_no_key_store(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'gone'}")

    with pytest.raises(KeyStoreAbsent):
        SystemKeyStore().set(KID, FIRST)


@pytest.mark.skipif(sys.platform == "win32", reason="the Windows key store is there")
def test_the_key_store_of_another_system_is_absent() -> None:
    with pytest.raises(KeyStoreAbsent):
        SystemKeyStore(BackEnd.WINDOWS).get(KID)


def _children() -> set[int]:
    """Return the processes of ours that are there still, dead or alive; Linux tells."""
    if sys.platform != "linux":
        return set()
    tasks = Path("/proc/self/task").iterdir()
    return {int(one) for task in tasks for one in (task / "children").read_text().split()}


def _until_gone(number: int) -> None:
    """Return when the process is gone: the system ends it a moment after it was told to."""
    deadline = time.monotonic() + 20
    while _runs(number):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _runs(number: int) -> bool:
    """Return whether the process runs; one that is dead and not waited for does not."""
    try:
        os.kill(number, 0)
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
