"""The key store asked without a helper: in time or not at all, and one question at a time."""

import threading

import pytest

from companion.vault.key_store import BackEnd
from companion.vault.key_store_errors import KeyStoreFailed, KeyStoreSlow
from companion.vault.key_store_here import OneAtATime
from companion.vault.key_store_system import SystemKeyStore
from companion.vault.key_store_wire import Action, Outcome, Reply, read_request, reply_bytes

KID = "e2da60e56c5bb150ff89acefb9690511"


def test_a_question_is_answered() -> None:
    def answer(said: bytes) -> bytes:
        assert read_request(said).action is Action.KIND
        return reply_bytes(Reply(Outcome.DONE, BackEnd.SECRET_SERVICE))

    store = SystemKeyStore(BackEnd.SECRET_SERVICE, asking=OneAtATime(answer).ask)

    assert store.kind() is BackEnd.SECRET_SERVICE


def test_while_one_question_hangs_no_other_is_put_and_after_it_they_are_again() -> None:
    free, asked = threading.Event(), list[bytes]()

    def answer(said: bytes) -> bytes:
        asked.append(said)
        free.wait(20)
        return said

    here = OneAtATime(answer)
    with pytest.raises(KeyStoreSlow):
        here.ask(b"set 1", 0.05)
    with pytest.raises(KeyStoreSlow):
        here.ask(b"set 2", 0.05)
    assert asked == [b"set 1"]

    free.set()
    assert here._last is not None
    here._last.join(20)

    assert here.ask(b"set 3", 20) == b"set 3"
    assert asked == [b"set 1", b"set 3"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_call_that_dies_has_failed() -> None:
    def answer(said: bytes) -> bytes:
        raise SystemExit(len(said))

    with pytest.raises(KeyStoreFailed):
        SystemKeyStore(asking=OneAtATime(answer).ask).get(KID)
