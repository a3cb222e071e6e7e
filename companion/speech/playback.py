"""How samples become sound: a player with a thread of its own, a silent one, and one for tests."""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from queue import SimpleQueue
from typing import Protocol, TypeAlias

from companion.speech.errors import NoSound

BYTES_PER_SAMPLE = 2
"""All samples here are 16 bits, little end first, mono."""


class PlayEnd(Enum):
    """How a sound came to its end."""

    HEARD = "heard"
    """It was played to its last sample."""
    SILENCED = "silenced"
    """It was stopped or replaced, perhaps before it began."""
    NO_SOUND = "no-sound"
    """The system has no device that takes it."""


OnEnd: TypeAlias = Callable[[PlayEnd], None]
"""Called once for each `play`, on a thread of the player as a rule; never raises."""


def nobody(end: PlayEnd) -> None:
    """Hear nothing of the end of a sound."""


class Player(Protocol):
    """Plays one sound at a time. `PlayerContract` in the tests holds every player to this."""

    def play(self, samples: bytes, samples_per_second: int, on_end: OnEnd = nobody) -> None:
        """Return at once and begin to play; what still sounds is silenced."""
        ...

    def stop(self) -> None:
        """Return at once; silent within 50 ms. Harmless when nothing sounds, and twice."""
        ...

    @property
    def position(self) -> float:
        """Return the seconds that were heard of what sounds now; 0.0 when nothing does."""
        ...

    def close(self) -> None:
        """Be silent for good, and leave no thread. Harmless twice."""
        ...


class Device(Protocol):
    """A way to the loudspeaker that keeps its caller waiting."""

    def sound(self, samples: bytes, samples_per_second: int, silence: threading.Event) -> None:
        """Return when all was heard, or within 50 ms after `silence` is set.

        Raises:
            NoSound: the system takes no sound, or takes no more.
        """
        ...


def system_player() -> Player:
    """Return the player of this system; a `SilentPlayer` where there is no way to sound.

    No device is opened before there is something to play, and none stays open after it.
    """
    try:
        return ThreadedPlayer(_system_device())
    except NoSound:
        return SilentPlayer()


def _system_device() -> Device:
    # Each loads a library that exists on its own system only.
    if sys.platform == "win32":
        from companion.speech.playback_windows import WaveOut  # noqa: PLC0415 - see above

        return WaveOut()
    if sys.platform == "darwin":
        from companion.speech.playback_macos import AppKitSound  # noqa: PLC0415 - see above

        return AppKitSound()
    from companion.speech.playback_pcaudio import Pcaudio  # noqa: PLC0415 - see above

    return Pcaudio()


@dataclass(frozen=True, slots=True)
class _Sound:
    samples: bytes = field(repr=False)
    samples_per_second: int
    on_end: OnEnd
    silence: threading.Event = field(default_factory=threading.Event)


class ThreadedPlayer:
    """Plays on a device, one sound after another, on a thread that starts at the first sound."""

    def __init__(self, device: Device, clock: Callable[[], float] = time.monotonic) -> None:
        self._device = device
        self._clock = clock
        self._lock = threading.Lock()
        self._queue: SimpleQueue[_Sound | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._last: _Sound | None = None
        self._began: float | None = None
        self._closed = False

    def play(self, samples: bytes, samples_per_second: int, on_end: OnEnd = nobody) -> None:
        """Return at once and begin to play; what still sounds is silenced."""
        sound = _Sound(samples, samples_per_second, on_end)
        with self._lock:
            if not self._closed:
                self._silence()
                self._last = sound
                self._queue.put(sound)
                self._begin()
                return
        on_end(PlayEnd.SILENCED)

    def stop(self) -> None:
        """Return at once; silent within 50 ms."""
        with self._lock:
            self._silence()

    @property
    def position(self) -> float:
        """Return the seconds since what sounds now was handed to the device; 0.0 for nothing.

        What the system holds back, a few hundredths of a second as a rule, is not known.
        """
        with self._lock:
            return 0.0 if self._began is None else self._clock() - self._began

    def close(self) -> None:
        """Silence what sounds and wait until the thread is gone."""
        with self._lock:
            self._silence()
            self._closed = True
            thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            if thread is not threading.current_thread():
                thread.join()

    def _silence(self) -> None:
        if self._last is not None:
            self._last.silence.set()
            self._last = None

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._play_all, name="sound", daemon=True)
            self._thread.start()

    def _play_all(self) -> None:
        while (sound := self._queue.get()) is not None:
            sound.on_end(self._play_one(sound))

    def _play_one(self, sound: _Sound) -> PlayEnd:
        if sound.silence.is_set():
            return PlayEnd.SILENCED
        self._tell_began(self._clock())
        try:
            self._device.sound(sound.samples, sound.samples_per_second, sound.silence)
        except NoSound:
            return PlayEnd.NO_SOUND
        finally:
            self._tell_began(None)
        return PlayEnd.SILENCED if sound.silence.is_set() else PlayEnd.HEARD

    def _tell_began(self, moment: float | None) -> None:
        with self._lock:
            self._began = moment


class SilentPlayer:
    """Takes every sound and plays none: for a computer without a way to sound."""

    position = 0.0

    def play(self, samples: bytes, samples_per_second: int, on_end: OnEnd = nobody) -> None:  # noqa: ARG002 - the protocol's signature
        """Tell at once that there is no sound."""
        on_end(PlayEnd.NO_SOUND)

    def stop(self) -> None:
        """Stay silent."""

    def close(self) -> None:
        """Stay silent."""


class RecordingPlayer:
    """A player for tests: `played` holds the samples and the rate of each sound, oldest first.

    With `by_hand` a sound goes on until `finish`, `fail`, `stop` or the next one.
    """

    def __init__(self, *, by_hand: bool = False) -> None:
        self.played: list[tuple[bytes, int]] = []
        self.stops = 0
        self.closed = False
        self.position = 0.0
        self._by_hand = by_hand
        self._on_end: OnEnd | None = None

    def play(self, samples: bytes, samples_per_second: int, on_end: OnEnd = nobody) -> None:
        """Remember the sound and, unless by hand, tell that it was heard."""
        self._end(PlayEnd.SILENCED)
        self._on_end = on_end
        if self.closed:
            self._end(PlayEnd.SILENCED)
            return
        self.played.append((samples, samples_per_second))
        if not self._by_hand:
            self.finish()

    def stop(self) -> None:
        """Silence what sounds."""
        self.stops += 1
        self._end(PlayEnd.SILENCED)

    def finish(self) -> None:
        """Let the sound come to its last sample."""
        self._end(PlayEnd.HEARD)

    def fail(self) -> None:
        """Let the device refuse the sound."""
        self._end(PlayEnd.NO_SOUND)

    def close(self) -> None:
        """Silence what sounds, for good."""
        self.closed = True
        self._end(PlayEnd.SILENCED)

    def _end(self, end: PlayEnd) -> None:
        on_end, self._on_end = self._on_end, None
        if on_end is not None:
            on_end(end)
