"""The voice as the stage uses it: one reading at a time, and what it tells comes as an intent."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from companion.session.effects import Mention, Speak
from companion.session.intents import (
    Intent,
    Spoken,
    VoiceFaltered,
    VoiceLost,
    VoicesFound,
)
from companion.session.utterances import SpokenLine
from companion.settings.model import Settings, VoiceMode
from companion.speech.reader import (
    Reader,
    ReaderEvent,
    Reading,
    ReadingEnded,
    ReadingFailed,
    ReadingFaltered,
    ReadingWord,
    VoiceReady,
)
from companion.speech.utterance import Priority, Utterance

if TYPE_CHECKING:
    from companion.speech.earcons import Earcon
    from companion.speech.synthesizer import Synthesizer


class Speaking(QObject):
    """Holds the voice and its reader, made at the first word; events arrive on Qt's own thread."""

    told = Signal(object)  # an intent
    word = Signal(int, int)  # where it begins in the shown sentence that sounds, and its length
    _heard = Signal(int, object)  # which voice, counted from 1, and what it told

    def __init__(self, make_voice: "Callable[[], Synthesizer]", parent: QObject) -> None:
        super().__init__(parent)
        self._make_voice = make_voice
        self._voice: Synthesizer | None = None
        self._reader: Reader | None = None
        self._made = 0
        self._reading = 0
        self._mention = 0
        self._lines: tuple[SpokenLine, ...] = ()
        self._heard.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    def warm_up(self, settings: Settings) -> None:
        """Have the voice ready before it is needed, for who may hear it."""
        if settings.voice is not VoiceMode.NEVER or settings.sounds:
            self._ready(settings)[0].warm_up()

    def speak(self, effect: Speak, settings: Settings) -> None:
        """Read sentences of the screen."""
        voice, reader = self._ready(settings)
        if not voice.speaks:
            self.told.emit(VoiceLost())
            return
        self._lines = effect.lines
        voice.set_rate(effect.rate_wpm or settings.rate_wpm)
        said = [Utterance(line.spoken, line.language, line.part) for line in effect.lines]
        self._reading = reader.read(said, Priority.NOW)

    def mention(self, effect: Mention, settings: Settings) -> None:
        """Say a few words; nothing is marked, and only that they cannot be said is told."""
        voice, reader = self._ready(settings)
        self._reading = 0
        if not voice.speaks:
            self.told.emit(VoiceLost())
            return
        voice.set_rate(settings.rate_wpm)
        self._mention = reader.read([Utterance(effect.text, effect.language)], Priority.NOW)

    def chime(self, earcon: "Earcon", settings: Settings) -> None:
        """Play a short sound."""
        self._ready(settings)[0].chime(earcon)

    def silence(self) -> None:
        """Be silent within 200 ms."""
        self._reading = self._mention = 0
        if self._reader is not None:
            self._reader.silence()

    def apply(self, settings: Settings) -> None:
        """Speak from now on as the settings say."""
        if self._voice is not None:
            self._set(self._voice, settings)

    def drop(self) -> None:
        """End the voice; the next word makes another one."""
        if self._voice is not None:
            self._voice.close()
        self._voice = self._reader = None
        self._reading = self._mention = 0

    def _ready(self, settings: Settings) -> "tuple[Synthesizer, Reader]":
        if self._voice is None or self._reader is None:
            self._voice = self._make_voice()
            self._made += 1
            self._reader = Reader(self._voice, partial(self._heard.emit, self._made))
            self._set(self._voice, settings)
        return self._voice, self._reader

    @staticmethod
    def _set(voice: "Synthesizer", settings: Settings) -> None:
        voice.set_rate(settings.rate_wpm)
        voice.set_volume(settings.volume_percent)
        voice.set_voice(settings.speaker)

    def _on_event(self, made: int, event: ReaderEvent) -> None:
        if made != self._made:
            return  # it was dropped, and the next one counts its readings anew
        if isinstance(event, VoiceReady):
            self.told.emit(VoicesFound(event.voices))
        elif event.reading == self._reading:  # else of a screen that was left
            self._on_reading(event)
        elif isinstance(event, ReadingFailed) and event.reading == self._mention:
            self._tell(VoiceLost(event.reason))

    def _on_reading(self, event: ReaderEvent) -> None:
        match event:
            case Reading(index=index):
                self._tell(Spoken(self._lines[index]))
            case ReadingWord(index, offset, length):
                line = self._lines[index]
                begin = offset - line.lead
                if begin >= 0 and begin + length <= len(line.shown):
                    self.word.emit(begin, length)
            case ReadingFaltered(reason):
                self._tell(VoiceFaltered(reason))
            case ReadingEnded():
                self._tell(Spoken(None))
            case ReadingFailed(reason):
                self._tell(VoiceLost(reason))
            case VoiceReady():
                pass

    def _tell(self, intent: Intent) -> None:
        self.told.emit(intent)
