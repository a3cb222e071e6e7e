"""Piper in the shape of a pyttsx3 engine: phrases go in, and are made and played on threads."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeAlias

from companion.speech.errors import NoSound, NoVoice, SpeechError
from companion.speech.piper_models import PiperModel, find_voices, voices_folder
from companion.speech.playback import PlayEnd, Player, system_player
from companion.speech.rates import USUAL_RATE_WPM


@dataclass(frozen=True, slots=True)
class Speech:
    """The sound of a phrase: mono, two bytes a sample."""

    samples: bytes = field(repr=False)
    samples_per_second: int


class Speaker(Protocol):
    """A model that was loaded."""

    def speak(self, text: str, rate_wpm: int, volume: float) -> Speech:
        """Return the sound of `text`; `volume` is 0.0 to 1.0. Raises PiperError."""
        ...


Load: TypeAlias = Callable[[PiperModel], Speaker]
"""Loads a model, or raises PiperError; takes seconds."""


def piper_engine() -> "PiperEngine":
    """Return an engine with the voices that were put in the folder for them.

    Returns at once; the first voice is loaded when the engine is told to begin.

    Raises:
        NoVoice: there are none that can be used, or the library is not installed.
    """
    found = find_voices([voices_folder()])
    if not found.models:
        raise NoVoice("nl")
    # Numpy and the runtime of the model take half a second: not before there is a voice.
    from companion.speech.piper_speaker import load_speaker  # noqa: PLC0415 - see above

    return PiperEngine(found.models, system_player(), load_speaker)


@dataclass(frozen=True, slots=True)
class _Job:
    """A phrase to make and play; one without text only loads its voice."""

    number: int
    text: str = field(repr=False)
    model: PiperModel
    rate_wpm: int
    volume: float


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    topic: str
    facts: dict[str, object]


class PiperEngine:
    """Says one phrase at a time and tells its start and its end; Piper tells no words.

    All is called on one thread, and the callbacks come on that thread from within `iterate`.
    Models load and phrases are made on another, so that `stop` need not wait for them. After an
    event `error` the voice is of no use in this process.
    """

    def __init__(self, models: Sequence[PiperModel], player: Player, load: Load) -> None:
        self._models = {model.id: model for model in models}
        self._player = player
        self._load = load
        self._model = models[0]
        self._rate_wpm = USUAL_RATE_WPM
        self._volume = 1.0
        self._callbacks: dict[str, list[Callable[..., None]]] = {}
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._events: SimpleQueue[_Event] = SimpleQueue()
        self._speakers: dict[str, Speaker] = {}
        # Guards the number: a phrase that was stopped must not begin to play a moment later.
        self._lock = threading.Lock()
        self._number = 0
        self._name = ""
        self._thread: threading.Thread | None = None

    def connect(self, topic: str, cb: Callable[..., None]) -> object:
        """Call `cb` at every event of this topic; "started-word" never comes."""
        self._callbacks.setdefault(topic, []).append(cb)
        return cb

    def startLoop(self, useDriverLoop: bool = False) -> None:  # noqa: N802, N803, ARG002 - pyttsx3's own
        """Begin, and load the voice; `iterate` hands on the events."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="piper", daemon=True)
            self._thread.start()
            self._jobs.put(self._job(""))

    def say(self, text: str, name: str) -> object:
        """Say `text` instead of what sounds; its events carry `name`."""
        self.stop()
        self._name = name
        self._jobs.put(self._job(text))
        return None

    def stop(self) -> None:
        """Return at once; silent within 50 ms, and no event of what was said comes any more."""
        with self._lock:
            self._number += 1
            self._player.stop()

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802, ANN401 - pyttsx3's own
        """Set "voice", "rate" in words a minute, or "volume", for the phrases to come."""
        match name:
            case "voice":
                self._model = self._models[value]
            case "rate":
                self._rate_wpm = value
            case "volume":
                self._volume = value
            case _:
                raise KeyError(name)

    def getProperty(self, name: str) -> Any:  # noqa: N802, ANN401 - pyttsx3's own
        """Return "voice", "voices", "rate" or "volume"."""
        match name:
            case "voices":
                return list(self._models.values())
            case "voice":
                return self._model.id
            case "rate":
                return self._rate_wpm
            case "volume":
                return self._volume
            case _:
                raise KeyError(name)

    def iterate(self) -> None:
        """Hand on what happened since the last time."""
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                return
            if event.number == self._number:
                for callback in self._callbacks.get(event.topic, ()):
                    callback(name=self._name, **event.facts)

    def endLoop(self) -> None:  # noqa: N802 - pyttsx3's own
        """Be silent for good, and leave no thread."""
        self.stop()
        thread, self._thread = self._thread, None
        if thread is not None:
            self._jobs.put(None)
            thread.join()
        self._player.close()

    def _job(self, text: str) -> _Job:
        return _Job(self._number, text, self._model, self._rate_wpm, self._volume)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                self._do(job)
            except SpeechError as fault:
                self._tell(job.number, "error", exception=fault)

    def _do(self, job: _Job) -> None:
        if job.text and job.number != self._number:
            return
        speaker = self._speaker(job)
        if not job.text:
            return
        speech = speaker.speak(job.text, job.rate_wpm, job.volume)
        with self._lock:
            if job.number != self._number:
                return
            self._tell(job.number, "started-utterance")
            on_end = partial(self._over, job.number)
            self._player.play(speech.samples, speech.samples_per_second, on_end)

    def _speaker(self, job: _Job) -> Speaker:
        model = job.model
        if model.id not in self._speakers:
            self._speakers[model.id] = self._load(model)
        return self._speakers[model.id]

    def _over(self, number: int, end: PlayEnd) -> None:
        if end is PlayEnd.NO_SOUND:
            self._tell(number, "error", exception=NoSound("nothing plays the voice of Piper"))
        else:
            self._tell(number, "finished-utterance", completed=end is PlayEnd.HEARD)

    def _tell(self, number: int, topic: str, **facts: object) -> None:
        self._events.put(_Event(number, topic, facts))
