import threading

from speech.player_contract import LONG, RATE, SHORT, Ends, PlayerContract, wait_until

from companion.speech.errors import NoSound
from companion.speech.playback import (
    PlayEnd,
    Player,
    RecordingPlayer,
    SilentPlayer,
    ThreadedPlayer,
)


class FakeDevice:
    """Plays long sounds until they are silenced, and short ones at once."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.sounded: list[bytes] = []
        self.sounding = threading.Event()
        self._refuses = refuses

    def sound(self, samples: bytes, samples_per_second: int, silence: threading.Event) -> None:  # noqa: ARG002 - the protocol's signature
        if self._refuses:
            raise NoSound("the plug is out")
        self.sounded.append(samples)
        self.sounding.set()
        if len(samples) > len(SHORT):
            wait_until(silence)


class TestThreadedPlayer(PlayerContract):
    def make(self) -> Player:
        return ThreadedPlayer(FakeDevice())


class TestThreadedPlayerWithoutDevice(PlayerContract):
    end_of_short = PlayEnd.NO_SOUND
    end_of_replaced = PlayEnd.NO_SOUND

    def make(self) -> Player:
        return ThreadedPlayer(FakeDevice(refuses=True))


class TestSilentPlayer(PlayerContract):
    end_of_short = PlayEnd.NO_SOUND
    end_of_replaced = PlayEnd.NO_SOUND

    def make(self) -> Player:
        return SilentPlayer()


class TestRecordingPlayer(PlayerContract):
    end_of_replaced = PlayEnd.HEARD

    def make(self) -> Player:
        return RecordingPlayer()


def test_a_recording_by_hand_sounds_until_it_is_finished() -> None:
    player, ends = RecordingPlayer(by_hand=True), Ends()
    player.play(SHORT, RATE, ends)

    player.finish()

    assert ends.wait_for(1) == [PlayEnd.HEARD]
    assert player.played == [(SHORT, RATE)]


def test_a_recording_by_hand_ends_once() -> None:
    player, ends = RecordingPlayer(by_hand=True), Ends()
    player.play(LONG, RATE, ends)

    player.fail()
    player.finish()
    player.stop()

    assert ends.wait_for(1) == [PlayEnd.NO_SOUND]


def test_a_sound_that_was_replaced_before_its_turn_never_sounds() -> None:
    device, ends = FakeDevice(), Ends()
    player = ThreadedPlayer(device)
    player.play(LONG, RATE)
    wait_until(device.sounding)

    player.play(bytes(2 * RATE), RATE, ends)
    player.play(SHORT, RATE, ends)

    assert PlayEnd.HEARD in ends.wait_for(2)
    player.close()
    assert device.sounded[-1] == SHORT


def test_the_position_is_counted_while_it_sounds() -> None:
    device, times = FakeDevice(), iter([10.0, 11.5])
    player = ThreadedPlayer(device, clock=lambda: next(times))
    player.play(LONG, RATE)
    wait_until(device.sounding)

    position = player.position

    assert position == 1.5
    player.close()


def test_a_listener_may_play_the_next_sound() -> None:
    device, ends = FakeDevice(), Ends()
    player = ThreadedPlayer(device)

    player.play(SHORT, RATE, lambda _end: player.play(SHORT, RATE, ends))

    assert ends.wait_for(1) == [PlayEnd.HEARD]
    player.close()


def test_a_listener_may_close_the_player() -> None:
    device, closed = FakeDevice(), threading.Event()
    player = ThreadedPlayer(device)

    def close(_end: PlayEnd) -> None:
        player.close()
        closed.set()

    player.play(SHORT, RATE, close)

    wait_until(closed)


def test_what_is_played_does_not_show_in_a_traceback() -> None:
    player = RecordingPlayer()

    player.play(b"secret", RATE)

    assert "secret" not in repr(player)
