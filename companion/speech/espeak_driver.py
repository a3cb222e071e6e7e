"""A pyttsx3 driver that lets eSpeak NG play by itself, in real time.

The driver that comes with pyttsx3 2.99 cannot stop, keeps one utterance of a queue, leaves what
was said on disk and reports success without a sound; issue 440 of nateshmbhat/pyttsx3 is open.
Here eSpeak NG opens the sound device and tells each word when it sounds, in a thread of its own.
Importing this module raises RuntimeError when there is no eSpeak library.
"""

import sys
from queue import Empty, SimpleQueue
from typing import Any

from pyttsx3.drivers import _espeak  # type: ignore[import-untyped]  # it has no types
from pyttsx3.voice import Voice  # type: ignore[import-untyped]  # it has no types

from companion.speech.rates import USUAL_RATE_WPM, espeak_rate

DRIVER = "espeak_live"
_BUFFER_MS = 60
_FIRST_VOICE = "nl"


def register() -> str:
    """Make `pyttsx3.init` find this driver, and return the name to give it."""
    sys.modules[f"pyttsx3.drivers.{DRIVER}"] = sys.modules[__name__]
    return DRIVER


def buildDriver(proxy: Any) -> "LiveDriver":  # noqa: N802, ANN401 - pyttsx3 calls it so
    """Return the driver; pyttsx3 calls this once in a process, more does not work."""
    return LiveDriver(proxy)


class LiveDriver:
    """eSpeak NG in playback mode, as pyttsx3 wants a driver; one utterance at a time.

    An utterance counts as started at its first event from the sound, not when it is handed over:
    without a sound device nothing ever comes.
    """

    def __init__(self, proxy: Any) -> None:  # noqa: ANN401 - pyttsx3 has no types
        self._proxy = proxy
        self._utterance = 0
        self._started = False
        self._events: SimpleQueue[tuple[int, int, int, int]] = SimpleQueue()
        if (
            _espeak.Initialize(_espeak.AUDIO_OUTPUT_PLAYBACK, _BUFFER_MS)
            == _espeak.EE_INTERNAL_ERROR
        ):
            msg = "eSpeak NG does not initialise"
            raise RuntimeError(msg)
        _espeak.SetSynthCallback(self._on_sound)
        _espeak.SetVoiceByName(_FIRST_VOICE.encode())
        self.setProperty("rate", USUAL_RATE_WPM)
        # Opening the sound server takes up to a second; nobody waits for it now.
        _espeak.Synth(" ", flags=_espeak.CHARS_UTF8, user_data=None)

    def say(self, text: str) -> None:
        """Hand `text` to eSpeak NG, which returns at once."""
        self._proxy.setBusy(True)
        self._utterance += 1
        self._started = False
        flags = _espeak.CHARS_UTF8 | _espeak.ENDPAUSE
        if _espeak.Synth(text, flags=flags, user_data=self._utterance) != _espeak.EE_OK:
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
                return [_voice(voice) for voice in _espeak.ListVoices(None)]
            case "voice":
                return _espeak.GetCurrentVoice().contents.identifier.decode()
            case "rate":
                return _espeak.GetParameter(_espeak.RATE)
            case _:
                raise KeyError(name)

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802, ANN401 - pyttsx3 calls it so
        """Set the property; "rate" is in real words a minute."""
        match name:
            case "voice":
                if _espeak.SetVoiceByName(value.encode()) != _espeak.EE_OK:
                    raise ValueError(value)
            case "rate":
                _espeak.SetParameter(_espeak.RATE, espeak_rate(value))
            case _:
                raise KeyError(name)

    def destroy(self) -> None:
        """Do nothing: the process ends, and eSpeak NG must not be taken down before that."""

    def _on_sound(self, _samples: Any, _count: int, events: Any) -> int:  # noqa: ANN401 - ctypes
        """Take the events over, on a thread of eSpeak NG; 0 tells it to go on."""
        for event in events:
            if event.type == _espeak.EVENT_LIST_TERMINATED:
                break
            number = event.user_data or 0
            self._events.put((number, event.type, event.text_position - 1, event.length))
        return 0

    def _hand_on(self) -> None:
        while True:
            try:
                number, kind, offset, length = self._events.get_nowait()
            except Empty:
                return
            if number == self._utterance and self._proxy.isBusy():
                self._hand_on_one(kind, offset, length)

    def _hand_on_one(self, kind: int, offset: int, length: int) -> None:
        if not self._started:
            self._started = True
            self._proxy.notify("started-utterance")
        if kind == _espeak.EVENT_WORD:
            self._proxy.notify("started-word", location=offset, length=length)
        elif kind == _espeak.EVENT_MSG_TERMINATED:
            self._finish(completed=True)

    def _finish(self, *, completed: bool) -> None:
        self._proxy.notify("finished-utterance", completed=completed)
        self._proxy.setBusy(False)


def _voice(voice: Any) -> Any:  # noqa: ANN401 - ctypes in, pyttsx3 out
    # The first byte of the languages is eSpeak's own order of preference.
    languages = [voice.languages[1:].decode("utf-8", "replace")]
    return Voice(voice.identifier.decode(), voice.name.decode(), languages)
