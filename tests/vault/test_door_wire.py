from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.vault import door_errors, errors, key_store_errors, passphrase_errors, sheet_errors
from companion.vault.door import Condition, Contents, NewPhrase, Standing
from companion.vault.door_errors import DoorBroken, NotInside, Weak
from companion.vault.door_wire import (
    MESSAGE_LIMIT,
    REQUEST_LIMIT,
    Action,
    Done,
    Garbled,
    Request,
    Text,
    error_classes,
    read_reply,
    read_request,
    receive,
    reply_bytes,
    request_bytes,
    send,
)
from companion.vault.errors import MustWait, NotWritten, TooLarge, VaultError
from companion.vault.items import Item
from companion.vault.key_store_wire import Garbled as GarbledByTheStore
from companion.vault.kinds import Kind
from companion.vault.pins import Own, Weakness

OWN = Own((date(1938, 3, 27),), "2611 ET", "12b", ("0612345678", "+32"))
SAMPLES = {
    str: "SYNTHETIC fact",
    int: 12,
    float: 2.5,
    OSError: OSError(28, "No space left on device"),
    Weakness: Weakness.PATTERN,
    Kind: Kind.BSN,
}


@pytest.mark.parametrize("action", [*Action])
def test_a_request_comes_through(action: Action) -> None:
    request = Request(action, Kind.EMAIL, "4071", "José\ud800👵🏽\x00", OWN)

    assert read_request(request_bytes(request)) == request


@pytest.mark.parametrize(
    "reply",
    [
        Standing(Condition.LOCKED, 9, 12.25, by_words=True, sheet=True, previous=True),
        *(Standing(condition) for condition in Condition),
        Contents(),
        Contents((Item("naam", "José\u2028'<b>"),), frozenset({Kind.BSN, Kind.DIGID_PASSWORD})),
        NewPhrase("een twee drie", Contents()),
        Text("111222333"),
        Done(),
    ],
)
def test_a_reply_comes_through(reply: Standing | Contents | NewPhrase | Text | Done) -> None:
    assert read_reply(reply_bytes(reply)) == reply


def test_every_error_that_is_raised_behind_the_door_can_come_through_it() -> None:
    modules = (errors, door_errors, key_store_errors, passphrase_errors, sheet_errors)
    defined = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, VaultError)
    }

    assert set(error_classes().values()) == defined


@pytest.mark.parametrize("kind", error_classes().values())
def test_an_error_comes_through_with_its_facts(kind: type[VaultError]) -> None:
    wanted = () if "__init__" not in vars(kind) else tuple(kind.__init__.__annotations__.values())
    error = kind(*(SAMPLES[each] for each in wanted if each is not None))

    told = read_reply(reply_bytes(error))

    assert type(told) is kind
    assert str(told) == str(error) or not wanted
    assert vars(told) == vars(error)


def test_facts_are_of_their_type_again() -> None:
    wait = read_reply(reply_bytes(MustWait(12.5)))
    weak = read_reply(reply_bytes(Weak(Weakness.DATE)))
    inside = read_reply(reply_bytes(NotInside(Kind.BSN)))
    full = read_reply(reply_bytes(NotWritten(OSError(28, "No space left on device"))))

    assert isinstance(wait, MustWait)
    assert wait.seconds == 12.5
    assert isinstance(weak, Weak)
    assert weak.weakness is Weakness.DATE
    assert isinstance(inside, NotInside)
    assert inside.kind is Kind.BSN
    assert isinstance(full, NotWritten)
    assert full.number == 28


def test_an_error_that_is_not_known_is_a_broken_door() -> None:
    told = read_reply(reply_bytes(GarbledByTheStore()))

    assert isinstance(told, DoorBroken)


def test_what_is_too_long_for_a_pipe_is_refused() -> None:
    with pytest.raises(TooLarge) as refused:
        request_bytes(Request(Action.KEEP, Kind.NAME, value="x" * REQUEST_LIMIT))

    assert refused.value.limit == REQUEST_LIMIT


def test_no_secret_is_in_a_repr() -> None:
    shown = repr((Request(Action.KEEP, Kind.NAME, "4071", "CANARY", OWN), Text("CANARY")))

    assert "CANARY" not in shown
    assert "4071" not in shown
    assert "0612345678" not in shown


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8")))
def test_what_is_no_message_is_garbled_and_not_told(data: bytes) -> None:
    for read in (read_request, read_reply):
        with pytest.raises(Garbled) as garbled:
            read(data)
        assert garbled.value.__cause__ is None


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b"null",
        b'{"is": "standing"}',
        b'{"is": "standing", "how": "AJAR", "tries": [1, 2], "flags": [0, 0, 0]}',
        b'{"is": "standing", "how": "OPEN", "tries": "1", "flags": [0, 0, 0]}',
        b'{"is": "contents", "plain": [["naam"]], "secret": []}',
        b'{"is": "contents", "plain": [], "secret": ["pin"]}',
        b'{"is": "error", "name": "SystemExit", "facts": []}',
        b'{"is": "error", "name": "MustWait", "facts": []}',
        b'{"is": "error", "name": "MustWait", "facts": ["long"]}',
        b'{"is": "error", "name": "NotWritten", "facts": [[]]}',
        b'{"is": "all the keys"}',
        b"[" * 100_000,
        b'{"is": "standing", "how": "OPEN", "tries": [1e999, 0], "flags": [0, 0, 0]}',
    ],
)
def test_a_reply_that_is_not_right_is_garbled(data: bytes) -> None:
    with pytest.raises(Garbled):
        read_reply(data)


def test_messages_follow_each_other_in_a_pipe() -> None:
    pipe = BytesIO()
    send(pipe, b"one")
    send(pipe, b"")
    send(pipe, b"three")
    pipe.seek(0)

    assert [receive(pipe) for _ in range(4)] == [b"one", b"", b"three", None]


@pytest.mark.parametrize(
    "data", [b"", b"\0\0", b"\0\0\0\x05four", (MESSAGE_LIMIT + 1).to_bytes(4, "big") + b"x"]
)
def test_half_a_message_is_none(data: bytes) -> None:
    assert receive(BytesIO(data)) is None
