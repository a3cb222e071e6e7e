"""A pyttsx3 driver that lets eSpeak NG play by itself, in real time.

The driver that comes with pyttsx3 2.99 cannot stop, keeps one utterance of a queue, leaves what
was said on disk and reports success without a sound; issue 440 of nateshmbhat/pyttsx3 is open.
Here eSpeak NG opens the sound device and tells each word when it sounds, in a thread of its own.
Importing this module raises RuntimeError when there is no eSpeak library.
"""

import sys
import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from pyttsx3.drivers import _espeak  # type: ignore[import-untyped]  # it has no types

from companion.speech.espeak_voices import espeak_voices, use_voice
from companion.speech.rates import USUAL_RATE_WPM, espeak_rate

DRIVER = "espeak_live"
_BUFFER_MS = 60
_FIRST_VOICE = "gmw/nl"

# A sound server that dies takes the rest of an utterance in no time, and eSpeak NG reports its
# words and its end as if all of it had sounded. Otherwise an event is at most 0.06 s early
# (measured with PulseAudio), and more only by what a device without a server takes in advance: that
# is seen at the beginning, stays as it is, and never is as much as `_LARGEST_BUFFER_SECONDS`.
_MOST_EARLY_SECONDS = 1.0
_BEGINNING_SECONDS = 0.1
_LARGEST_BUFFER_SECONDS = 6.0


def register() -> str:
    """Make `pyttsx3.init` find this driver, and return the name to give it."""
    sys.modules[f"pyttsx3.drivers.{DRIVER}"] = sys.modules[__name__]
    return DRIVER


def buildDriver(proxy: Any) -> "LiveDriver":  # noqa: N802, ANN401 - pyttsx3 calls it so
    """Return the driver; pyttsx3 calls this once in a process, more does not work."""
    return LiveDriver(proxy)


@dataclass(frozen=True, slots=True)
class _Event:
    """What eSpeak NG told at the moment `at`; `audio_seconds` into the sound of an utterance."""

    utterance: int
    kind: int
    offset: int
    length: int
    audio_seconds: float
    at: float


class LiveDriver:
    """eSpeak NG in playback mode, as pyttsx3 wants a driver; one utterance at a time.

    An utterance counts as started at its first event from the sound, not when it is handed over:
    without a sound device nothing ever comes.
    """

    def __init__(self, proxy: Any) -> None:  # noqa: ANN401 - pyttsx3 has no types
        self._proxy = proxy
        self._utterance = 0
        self._started = False
        self._started_at = 0.0
        self._taken_in_advance = 0.0
        self._events: SimpleQueue[_Event] = SimpleQueue()
        if (
            _espeak.Initialize(_espeak.AUDIO_OUTPUT_PLAYBACK, _BUFFER_MS)
            == _espeak.EE_INTERNAL_ERROR
        ):
            msg = "eSpeak NG does not initialise"
            raise RuntimeError(msg)
        _espeak.SetSynthCallback(self._on_sound)
        self._voices = espeak_voices()
        use_voice(_FIRST_VOICE)
        self.setProperty("rate", USUAL_RATE_WPM)
        self.setProperty("volume", 1.0)
        # Opening the sound server takes up to a second; nobody waits for it now.
        _espeak.Synth(" ", flags=_espeak.CHARS_UTF8, user_data=None)

    def say(self, text: str) -> None:
        """Hand `text` to eSpeak NG, which returns at once."""
        self._proxy.setBusy(True)
        self._utterance += 1
        self._started = False
        # No ENDPAUSE: how long to rest is decided above.
        done = _espeak.Synth(text, flags=_espeak.CHARS_UTF8, user_data=self._utterance)
        if done != _espeak.EE_OK:
            self._proxy.setBusy(False)
            msg = "eSpeak NG takes no text"
            raise RuntimeError(msg)

    def stop(self) -> None:
        """Return when it is silent; what was said so far is over."""
        _espeak.Cancel()
        if self._proxy.isBusy():
            # Later events of this utterance carry its number and are passed over.
            self._finish(completed=False)

    def iterate(self) -> Any:  # noqa: ANN401 - a generator, as pyttsx3 wants it
        """Hand on what sounded since the last time, for each step of the caller's loop."""
        self._proxy.setBusy(False)
        while True:
            self._hand_on()
            yield

    def getProperty(self, name: str) -> Any:  # noqa: N802, ANN401 - pyttsx3 calls it so
        """Return the property; "rate" is what eSpeak NG counts with."""
        match name:
            case "voices":
                return self._voices
            case "voice":
                return _espeak.GetCurrentVoice().contents.identifier.decode()
            case "rate":
                return _espeak.GetParameter(_espeak.RATE)
            case "volume":
                return _espeak.GetParameter(_espeak.VOLUME) / 100
            case _:
                raise KeyError(name)

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802, ANN401 - pyttsx3 calls it so
        """Set the property; "rate" is in real words a minute, "volume" 1.0 is eSpeak's 100."""
        match name:
            case "voice":
                if not use_voice(value):
                    raise ValueError(value)
            case "rate":
                _espeak.SetParameter(_espeak.RATE, espeak_rate(value))
            case "volume":
                _espeak.SetParameter(_espeak.VOLUME, round(100 * value))
            case _:
                raise KeyError(name)

    def destroy(self) -> None:
        """Do nothing: the process ends, and eSpeak NG must not be taken down before that."""

    def _on_sound(self, _samples: Any, _count: int, events: Any) -> int:  # noqa: ANN401 - ctypes
        """Take the events over, on a thread of eSpeak NG; 0 tells it to go on."""
        for event in events:
            if event.type == _espeak.EVENT_LIST_TERMINATED:
                break
            self._events.put(
                _Event(
                    event.user_data or 0,
                    event.type,
                    event.text_position - 1,
                    event.length,
                    event.audio_position / 1000,
                    time.monotonic(),
                )
            )
        return 0

    def _hand_on(self) -> None:
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                return
            if event.utterance == self._utterance and self._proxy.isBusy():
                self._hand_on_one(event)

    def _hand_on_one(self, event: "_Event") -> None:
        if not self._started:
            self._started = True
            self._started_at = event.at
            self._taken_in_advance = 0.0
            self._proxy.notify("started-utterance")
        sounded = event.at - self._started_at
        early = event.audio_seconds - sounded
        if sounded < _BEGINNING_SECONDS:
            self._taken_in_advance = min(
                max(self._taken_in_advance, early), _LARGEST_BUFFER_SECONDS
            )
        if early > self._taken_in_advance + _MOST_EARLY_SECONDS:
            self._utterance += 1  # What else it tells of this utterance is as untrue.
            self._proxy.notify("error", exception=OSError("the sound was lost halfway"))
        elif event.kind == _espeak.EVENT_WORD:
            self._proxy.notify("started-word", location=event.offset, length=event.length)
        elif event.kind == _espeak.EVENT_MSG_TERMINATED:
            self._finish(completed=True)

    def _finish(self, *, completed: bool) -> None:
        self._proxy.notify("finished-utterance", completed=completed)
        self._proxy.setBusy(False)
