import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from vault import secret_service
from vault.key_store_contract import FIRST, KID, SECOND, KeyStoreContract
from vault.secret_service import PASSWORD, SecretService

from companion.vault.key_store import BackEnd, KeyStore
from companion.vault.key_store_errors import KeyStoreAbsent, KeyStoreLocked
from companion.vault.key_store_system import SystemKeyStore

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        not secret_service.available,
        reason="needs gnome-keyring and dbus, which packaging/test.sh installs on Debian",
    ),
]

_EVIL = """
from pathlib import Path
Path({marker!r}).touch()
class Keyring:
    priority = 9
    def get_password(self, service, user): return None
    def set_password(self, service, user, secret): Path({marker!r}).write_text(secret)
"""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """Return a key store of its own, to which this process and its helpers turn."""
    with secret_service.secret_service() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def evil(service: SecretService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the file that a back end makes, which is offered in every way that keyring knows."""
    folder = tmp_path / "evil"
    folder.mkdir()
    marker = tmp_path / "was imported"
    source = _EVIL.format(marker=str(marker))
    (folder / "evil.py").write_text(source)
    (folder / "keyring").mkdir()
    (folder / "keyring" / "__init__.py").write_text(source)
    configured = Path(service.environment["XDG_CONFIG_HOME"]) / "python_keyring"
    configured.mkdir(parents=True)
    (configured / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=evil.Keyring\nkeyring-path={folder}\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "evil.Keyring")
    monkeypatch.setenv("KEYRING_PROPERTY_SCHEME", "KeePassXC")
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/nowhere")
    monkeypatch.chdir(folder)
    return marker


@pytest.mark.usefixtures("service")
class TestSecretService(KeyStoreContract):
    @pytest.fixture
    def store(self) -> KeyStore:
        return SystemKeyStore()


def test_a_key_outlives_logging_out(service: SecretService) -> None:
    SystemKeyStore().set(KID, FIRST)

    service.end_keyring()
    service.start_keyring(PASSWORD)

    assert SystemKeyStore().get(KID) == FIRST


@pytest.mark.usefixtures("service")
def test_a_locked_keyring_is_locked_and_not_empty() -> None:
    store = SystemKeyStore()
    store.set(KID, FIRST)

    _lock()

    for call in (
        store.kind,
        lambda: store.get(KID),
        lambda: store.set(KID, SECOND),
        lambda: store.delete(KID),
    ):
        with pytest.raises(KeyStoreLocked) as locked:
            call()
        assert locked.value.back_end == BackEnd.SECRET_SERVICE


def test_the_key_of_a_locked_keyring_is_there_when_it_is_opened(service: SecretService) -> None:
    store = SystemKeyStore()
    store.set(KID, FIRST)
    service.end_keyring()
    service.start_keyring(None)
    with pytest.raises(KeyStoreLocked):
        store.set(KID, SECOND)

    service.end_keyring()
    service.start_keyring(PASSWORD)

    assert store.get(KID) == FIRST


def test_a_key_that_is_not_there_is_told_apart_from_a_store_that_is_not_there(
    service: SecretService,
) -> None:
    store = SystemKeyStore()

    assert store.get(KID) is None
    service.end_keyring()
    with pytest.raises(KeyStoreAbsent):
        store.get(KID)


@pytest.mark.usefixtures("service")
def test_a_keyring_that_is_gone_at_logging_out_is_no_key_store() -> None:
    _make_default("/org/freedesktop/secrets/collection/session")

    with pytest.raises(KeyStoreAbsent):
        SystemKeyStore().set(KID, FIRST)


def test_without_a_keyring_in_it_nobody_is_asked_to_make_one(service: SecretService) -> None:
    service.end_keyring()
    shutil.rmtree(service.environment["XDG_DATA_HOME"])
    service.start_keyring(None)

    with pytest.raises(KeyStoreAbsent):
        SystemKeyStore().set(KID, FIRST)


@pytest.mark.usefixtures("service")
def test_no_other_back_end_is_taken_than_the_one_that_the_vault_was_made_with() -> None:
    SystemKeyStore().set(KID, FIRST)

    with pytest.raises(KeyStoreAbsent):
        SystemKeyStore(BackEnd.KWALLET).get(KID)


def test_no_variable_and_no_file_brings_another_back_end(evil: Path) -> None:
    store = SystemKeyStore()

    store.set(KID, FIRST)

    assert store.kind() is BackEnd.SECRET_SERVICE
    assert store.get(KID) == FIRST
    assert not evil.exists()


def test_keyring_itself_would_have_taken_the_other_back_end(evil: Path) -> None:
    asked = (sys.executable, "-c", "import keyring; keyring.get_keyring()")

    subprocess.run(asked, check=False, capture_output=True)  # noqa: S603 - our own words

    assert evil.exists()


@pytest.mark.usefixtures("service")
def test_a_key_that_was_set_before_is_not_left_beside_the_new_one() -> None:
    store = SystemKeyStore()
    store.set(KID, FIRST)

    store.set(KID, SECOND)

    assert _entries() == 1
    store.delete(KID)
    assert _entries() == 0


def _lock() -> None:
    import secretstorage  # noqa: PLC0415 - not installed on every system

    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()


def _entries() -> int:
    import secretstorage  # noqa: PLC0415 - not installed on every system

    with closing(secretstorage.dbus_init()) as bus:
        return len(list(secretstorage.get_default_collection(bus).get_all_items()))


def _make_default(path: str) -> None:
    """Let the Secret Service call this collection its default one."""
    import secretstorage  # noqa: PLC0415 - not installed on every system
    from secretstorage.util import SERVICE_IFACE, DBusAddressWrapper  # noqa: PLC0415 - likewise

    with closing(secretstorage.dbus_init()) as bus:
        service = DBusAddressWrapper("/org/freedesktop/secrets", SERVICE_IFACE, bus)
        service.call("SetAlias", "so", "default", path)
