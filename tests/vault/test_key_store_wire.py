import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.vault.key_store_wire import (
    MESSAGE_LIMIT,
    Action,
    Garbled,
    Outcome,
    Reply,
    Request,
    read_reply,
    read_request,
    reply_bytes,
    request_bytes,
    without_overrides,
)

SECRET = base64.b64encode(b"SYNTHETIC secret of 32 bytes ...").decode()
REQUEST = Request(Action.SET, ("one.Keyring", "two.Keyring"), "a-1", SECRET)
REPLY = Reply(Outcome.FOUND, "one.Keyring", SECRET)


def test_a_request_arrives_as_it_was_sent() -> None:
    assert read_request(request_bytes(REQUEST)) == REQUEST


def test_a_reply_arrives_as_it_was_sent() -> None:
    assert read_reply(reply_bytes(REPLY)) == REPLY


def test_the_longest_request_fits() -> None:
    longest = Request(Action.SET, ("x" * 60,) * 4, "k" * 64, SECRET)

    assert len(request_bytes(longest)) < MESSAGE_LIMIT


def test_neither_shows_its_secret() -> None:
    assert SECRET not in repr(REQUEST)
    assert SECRET not in repr(REPLY)


@given(st.binary())
def test_what_is_no_reply_is_refused_without_telling_it(said: bytes) -> None:
    with pytest.raises(Garbled) as garbled:
        read_reply(b"\x00" + said)

    assert garbled.value.__context__ is None


def test_a_reply_that_was_cut_off_is_refused() -> None:
    whole = reply_bytes(REPLY)

    for length in range(len(whole)):
        with pytest.raises(Garbled):
            read_reply(whole[:length])


@pytest.mark.parametrize(
    "name",
    [
        "PYTHON_KEYRING_BACKEND",
        "PYTHONPATH",
        "PYTHONHOME",
        "KEYRING_PROPERTY_SCHEME",
        "keyring_property_scheme",
        "X_KEYRING_PROPERTY_PREFERRED_COLLECTION",
        "KEYCHAIN_PATH",
    ],
)
def test_a_variable_that_changes_the_key_store_is_left_out(name: str) -> None:
    assert without_overrides({name: "SYNTHETIC", "HOME": "there"}) == {"HOME": "there"}
