"""What every player does, whatever it plays on."""

import threading

import pytest

from companion.speech.playback import PlayEnd, Player

RATE = 22050
SHORT = bytes(2 * (RATE // 20))
LONG = bytes(2 * RATE * 20)

_LONG_SECONDS = 30.0


class Ends:
    """Remembers how sounds ended, from whatever thread."""

    def __init__(self) -> None:
        self._ends: list[PlayEnd] = []
        self._changed = threading.Condition()

    def __call__(self, end: PlayEnd) -> None:
        """Remember `end`."""
        with self._changed:
            self._ends.append(end)
            self._changed.notify_all()

    def wait_for(self, count: int) -> list[PlayEnd]:
        """Return the ends heard so far, once there are `count`."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self._ends) >= count, _LONG_SECONDS)
            return list(self._ends)


class PlayerContract:
    """Subclasses give `make`, and how a short sound and one that is replaced come to their end."""

    end_of_short = PlayEnd.HEARD
    end_of_replaced = PlayEnd.SILENCED

    def make(self) -> Player:
        raise NotImplementedError

    @pytest.fixture
    def ends(self) -> Ends:
        return Ends()

    def test_a_sound_is_heard_to_its_end(self, ends: Ends) -> None:
        player = self.make()

        player.play(SHORT, RATE, ends)

        assert ends.wait_for(1) == [self.end_of_short]
        player.close()

    def test_every_sound_has_exactly_one_end(self, ends: Ends) -> None:
        player = self.make()

        for _ in range(5):
            player.play(LONG, RATE, ends)
        player.stop()
        player.stop()
        player.play(LONG, RATE, ends)
        player.close()

        assert len(ends.wait_for(6)) == 6

    def test_a_sound_that_is_replaced_is_silenced(self, ends: Ends) -> None:
        player = self.make()
        player.play(LONG, RATE, ends)

        player.play(SHORT, RATE, ends)

        assert ends.wait_for(1)[0] == self.end_of_replaced
        player.close()

    def test_stopping_when_nothing_sounds_does_nothing(self) -> None:
        player = self.make()

        player.stop()

        assert player.position == 0.0
        player.close()

    def test_nothing_is_played_after_the_end(self, ends: Ends) -> None:
        player = self.make()

        player.close()
        player.close()
        player.play(SHORT, RATE, ends)

        assert ends.wait_for(1) != [PlayEnd.HEARD]

    def test_no_thread_is_left(self, ends: Ends) -> None:
        before = threading.active_count()
        player = self.make()
        player.play(LONG, RATE, ends)

        player.close()

        assert threading.active_count() == before
        assert len(ends.wait_for(1)) == 1


def wait_until(condition: threading.Event) -> None:
    """Return when `condition` is set, or fail."""
    assert condition.wait(_LONG_SECONDS)
