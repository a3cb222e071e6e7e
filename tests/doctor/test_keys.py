"""What the doctor tells of the key store, and of the keys of vault and journal."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from vault.secret_service import SecretService, available
from vault.vaults import FIXED, small_file

from companion.doctor import Finding, Health
from companion.doctor.keys import key_store
from companion.vault.key_store import BackEnd, KeyStore, MemoryKeyStore
from companion.vault.key_store_errors import (
    KeyNotKept,
    KeyStoreAbsent,
    KeyStoreError,
    KeyStoreFailed,
    KeyStoreLocked,
    KeyStoreRefused,
    KeyStoreSlow,
)

KID = FIXED.identity.kid.hex()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty folder of a citizen on Linux."""
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def examined(
    store: KeyStore, now: Callable[[], float] = lambda: 0.0
) -> dict[str, tuple[Health, str, tuple[str, ...]]]:
    """Return each part with what was found."""
    found = key_store(lambda _: store, now)
    return {one.part: (one.health, one.told, one.steps) for one in found}


class Recording(MemoryKeyStore):
    """Remembers the calls, and breaks down from a given one on."""

    def __init__(self, breaks_at: str = "", trouble: KeyStoreError | None = None) -> None:
        super().__init__()
        self.calls: list[str] = []
        self._breaks_at, self._late = breaks_at, trouble

    def get(self, kid: str) -> bytes | None:
        self._note("get", kid)
        return super().get(kid)

    def set(self, kid: str, secret: bytes) -> None:
        self._note("set", kid)
        super().set(kid, secret)

    def delete(self, kid: str) -> None:
        self._note("delete", kid)
        super().delete(kid)

    def _note(self, call: str, kid: str) -> None:
        assert kid.startswith("doctor-")
        self.calls.append(call)
        if call == self._breaks_at and self._late is not None:
            raise self._late


class Forgetful(Recording):
    """Takes a key without a word and has another."""

    def get(self, kid: str) -> bytes | None:
        super().get(kid)
        return bytes(32)


def sealed_journal(path: Path, kid: str = KID) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE meta (kid TEXT NOT NULL)")
        database.execute("INSERT INTO meta VALUES (?)", (kid,))
        database.commit()


@pytest.mark.usefixtures("home")
def test_a_key_store_that_keeps_a_key_is_good_and_has_no_key_of_ours_left() -> None:
    store = Recording()

    found = examined(store)

    told = "SECRET_SERVICE kept a key, gave it back and forgot it"
    assert found["key store"] == (Health.GOOD, told, ())
    assert found["vault"] == (Health.GOOD, "none yet", ())
    assert store.calls == ["set", "get", "delete"]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("trouble", "steps"),
    [
        (
            KeyStoreAbsent(),
            (
                "Open het programma Terminal. Typ: sudo apt install gnome-keyring",
                "Meld u af van de computer. Meld u dan weer aan met uw wachtwoord.",
                "De sleutelbos gaat alleen open als u inlogt met een wachtwoord.",
            ),
        ),
        (
            KeyStoreLocked(BackEnd.SECRET_SERVICE),
            (
                "Meld u af van de computer. Meld u dan weer aan met uw wachtwoord.",
                "De sleutelbos gaat alleen open als u inlogt met een wachtwoord.",
            ),
        ),
        *(
            (
                trouble,
                (
                    "Meld u af van de computer. Meld u dan weer aan met uw wachtwoord.",
                    "Helpt dit niet? Vraag dan een helper om mee te kijken.",
                ),
            )
            for trouble in (KeyStoreSlow(8.0), KeyStoreRefused("null"), KeyStoreFailed("KeyError"))
        ),
    ],
)
def test_without_a_key_store_the_program_goes_on_and_says_what_to_do(
    trouble: KeyStoreError, steps: tuple[str, ...]
) -> None:
    store = MemoryKeyStore()
    store.trouble = trouble

    health, told, said = examined(store)["key store"]

    assert health is Health.MISSING
    assert told == f"{trouble}; no PIN then: five words open the vault, or nothing secret is kept"
    assert said == steps


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_on_other_systems_nothing_is_to_be_installed(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    store = MemoryKeyStore()
    store.trouble = KeyStoreAbsent()

    _, _, steps = examined(store)["key store"]

    assert steps == (
        "Meld u af van de computer. Meld u dan weer aan met uw wachtwoord.",
        "Helpt dit niet? Vraag dan een helper om mee te kijken.",
    )


@pytest.mark.usefixtures("home")
def test_a_key_store_that_dies_at_the_probe_is_asked_to_forget_it() -> None:
    store = Recording("get", KeyStoreSlow(4.0))

    health, told, _ = examined(store)["key store"]

    assert health is Health.MISSING
    assert told.startswith("the key store gave no answer in 4.0 seconds; ")
    assert store.calls == ["set", "get", "delete"]


@pytest.mark.usefixtures("home")
def test_a_key_store_with_another_key_than_was_given_keeps_none_of_ours() -> None:
    store = Forgetful()

    health, told, _ = examined(store)["key store"]

    assert health is Health.MISSING
    assert told.startswith(str(KeyNotKept("doctor-")))
    assert store.calls == ["set", "get", "delete"]


@pytest.mark.usefixtures("home")
def test_a_slow_key_store_is_not_asked_more_than_once() -> None:
    clock = iter((0.0, 3.5))
    store = Recording()

    health, told, _ = examined(store, lambda: next(clock))["key store"]

    assert health is Health.MISSING
    assert told == "SECRET_SERVICE, which answers slowly; whether it keeps keys was not tried"
    assert store.calls == []


def test_a_vault_with_its_key_is_good_and_untouched(home: Path) -> None:
    path = home / "vault" / f"{'70' * 16}.vault"
    path.parent.mkdir()
    path.write_bytes(small_file())
    store = MemoryKeyStore()
    store.set(KID, bytes(32))

    found = examined(store)

    assert found["vault"] == (
        Health.GOOD,
        f"{path}, whole, and its key is in the key store",
        (),
    )
    assert path.read_bytes() == small_file()
    assert list(path.parent.iterdir()) == [path]


def test_a_vault_whose_key_is_gone_is_ill_and_the_file_is_to_be_left(home: Path) -> None:
    path = home / f"{'70' * 16}.vault"
    path.write_bytes(small_file())

    found = examined(MemoryKeyStore())

    assert found["vault"] == (
        Health.ILL,
        f"{path} is there, and its key is not in the key store; leave the file where it is",
        (
            "Laat het bestand staan waar het staat.",
            "Meld u aan zoals altijd, met dezelfde naam en hetzelfde bureaublad.",
            "Is de sleutel nog weg? Uw herstelblad kan de kluis openen.",
        ),
    )


def test_without_a_key_store_nothing_is_said_of_the_key_of_a_vault(home: Path) -> None:
    path = home / f"{'70' * 16}.vault"
    path.write_bytes(small_file())
    store = MemoryKeyStore()
    store.trouble = KeyStoreAbsent()

    found = examined(store)

    told = f"{path}, whole; whether its key is there cannot be seen now"
    assert found["vault"] == (Health.MISSING, told, ())


def test_a_vault_that_words_open_needs_no_key(home: Path) -> None:
    path = home / f"{'70' * 16}.vault"
    path.write_bytes(small_file().replace(FIXED.identity.kid, bytes(16)))

    found = examined(MemoryKeyStore())

    assert found["vault"] == (Health.GOOD, f"{path}, whole; five words open it", ())


@pytest.mark.parametrize(
    ("change", "told", "step"),
    [
        (
            lambda data: data[:-1],
            "no whole vault file: length",
            "Vraag een helper om naar een kopie van dit bestand te zoeken.",
        ),
        (
            lambda data: data[:0],
            "no whole vault file: magic",
            "Vraag een helper om naar een kopie van dit bestand te zoeken.",
        ),
        (
            lambda data: data[:9] + b"\2" + data[10:],
            "vault version 2 is newer than this program",
            "Zet de nieuwste versie van dit programma er weer op.",
        ),
    ],
)
def test_a_vault_that_is_not_whole_or_too_new_is_ill(
    change: Callable[[bytes], bytes], told: str, step: str, home: Path
) -> None:
    path = home / f"{'70' * 16}.vault"
    path.write_bytes(change(small_file()))

    found = examined(MemoryKeyStore())

    health, said, steps = found["vault"]
    assert health is Health.ILL
    assert said == f"{path}: {told}"
    assert step in steps


def test_a_damaged_vault_with_the_one_before_it_can_be_put_back(home: Path) -> None:
    (home / f"{'70' * 16}.vault").write_bytes(small_file()[1:])
    (home / f"{'70' * 16}.vault.bak").write_bytes(small_file())

    _, _, steps = examined(MemoryKeyStore())["vault"]

    assert steps == (
        "Laat het bestand staan waar het staat.",
        "Start dit programma. Het kan terug naar de kopie van daarvoor.",
    )


def test_a_folder_in_the_place_of_a_vault_is_ill_and_no_crash(home: Path) -> None:
    path = home / f"{'70' * 16}.vault"
    path.mkdir()

    health, told, _ = examined(MemoryKeyStore())["vault"]

    assert (health, told) == (Health.ILL, f"{path}: it cannot be read")


def test_each_vault_is_told(home: Path) -> None:
    for name in ("61", "62"):
        (home / f"{name * 16}.vault").write_bytes(small_file())

    found = key_store(lambda _: MemoryKeyStore(), lambda: 0.0)

    assert [one.part for one in found] == ["key store", "vault", "vault"]


def test_a_sealed_journal_with_its_key_is_good(home: Path) -> None:
    path = home / "journal.sqlite3"
    sealed_journal(path)
    store = MemoryKeyStore()
    store.set(KID, bytes(32))

    found = examined(store)

    told = f"{path}, whole, and its key is in the key store"
    assert found["journal key"] == (Health.GOOD, told, ())


@pytest.mark.parametrize(
    ("kid", "health"), [(KID, Health.ILL), ("no name of a key", Health.MISSING)]
)
def test_a_sealed_journal_without_its_key_is_told(kid: str, health: Health, home: Path) -> None:
    sealed_journal(home / "journal.sqlite3", kid)

    found = examined(MemoryKeyStore())

    assert found["journal key"][0] is health


def test_a_journal_without_a_seal_needs_no_key(home: Path) -> None:
    with closing(sqlite3.connect(home / "journal.sqlite3")) as database:
        database.execute("CREATE TABLE errand (id INTEGER)")

    assert "journal key" not in examined(MemoryKeyStore())


@pytest.mark.desktop
@pytest.mark.skipif(not available, reason="no gnome-keyring or dbus-daemon on this computer")
def test_a_real_secret_service_is_good(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home / "session"
    folder.mkdir()
    service = SecretService(folder)
    with closing(service):
        service.start()
        for name, value in service.environment.items():
            monkeypatch.setenv(name, value)

        found = key_store()

    told = "SECRET_SERVICE kept a key, gave it back and forgot it"
    assert found[0] == Finding("key store", Health.GOOD, told)
