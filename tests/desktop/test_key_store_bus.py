"""One connection to a real Secret Service for many questions, also when that is started anew."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from vault import secret_service
from vault.secret_service import PASSWORD, SecretService

from companion.vault.key_store import BackEnd, KeyStore
from companion.vault.key_store_bus import OneBus
from companion.vault.key_store_errors import KeyStoreError
from companion.vault.key_store_here import OneAtATime
from companion.vault.key_store_system import SystemKeyStore

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        not secret_service.available,
        reason="needs gnome-keyring and dbus, which packaging/test.sh installs on Debian",
    ),
]

KID = "e2da60e56c5bb150ff89acefb9690511"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    with secret_service.secret_service() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def store(service: SecretService) -> Iterator[KeyStore]:  # noqa: ARG001 - it must run
    with closing(OneBus()) as bus:
        yield SystemKeyStore(asking=OneAtATime(bus.answer_bytes).ask)


def test_what_is_kept_is_found_replaced_and_gone(store: KeyStore) -> None:
    assert store.kind() is BackEnd.SECRET_SERVICE
    assert store.get(KID) is None
    store.set(KID, bytes(32))
    store.set(KID, bytes(range(32)))

    assert store.get(KID) == bytes(range(32))

    store.delete(KID)
    assert store.get(KID) is None


def test_after_logging_out_and_in_it_is_asked_again(
    service: SecretService, store: KeyStore
) -> None:
    store.set(KID, bytes(range(32)))

    service.end_keyring()
    with pytest.raises(KeyStoreError):
        store.get(KID)
    service.start_keyring(PASSWORD)

    assert store.get(KID) == bytes(range(32))


def test_started_anew_between_two_questions_it_is_not_noticed(
    service: SecretService, store: KeyStore
) -> None:
    store.set(KID, bytes(range(32)))

    service.end_keyring()
    service.start_keyring(PASSWORD)

    assert store.get(KID) == bytes(range(32))
