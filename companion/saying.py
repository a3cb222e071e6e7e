"""One text said aloud, recorded, or put into words: `companion say`."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from companion.speech.errors import SpeechError
from companion.speech.process import ProcessSynthesizer
from companion.speech.reader import (
    Reader,
    ReaderEvent,
    ReadingEnded,
    ReadingFailed,
    ReadingFaltered,
)
from companion.speech.rendering import render_wav
from companion.speech.sentences import sentences
from companion.speech.synthesizer import FailureReason, Synthesizer
from companion.speech.utterance import Utterance
from companion.speech.wording import worded

_REASONS: Mapping[FailureReason, str] = MappingProxyType(
    {
        FailureReason.NO_ENGINE: "there is no speech engine; `companion doctor` tells more",
        FailureReason.NO_VOICE: "no voice speaks this language; `companion doctor` tells more",
        FailureReason.NO_SOUND: "no sound came out; is the speaker on?",
        FailureReason.DIED: "the voice stopped before the end",
    }
)


class NotSaid(SpeechError):
    """A text was asked to be said, and nobody heard all of it."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def utterances_of(text: str, language: str) -> tuple[Utterance, ...]:
    """Return the sentences of a text as utterances.

    Raises:
        NotSaid: there is no word in the text.
    """
    said = tuple(Utterance(text[begin:end], language) for begin, end in sentences(text, language))
    if not said:
        raise NotSaid("there is nothing to say")
    return said


def in_words(utterances: Sequence[Utterance]) -> str:
    """Return the words that are said for some sentences, on one line.

    An abbreviation is said in full the first time, as it is on a screen.
    """
    met: frozenset[str] = frozenset()
    words = []
    for utterance in utterances:
        wording = worded(utterance.text, utterance.language, met)
        met = wording.met
        words.append(" ".join(wording.spoken.split()))
    return " ".join(words)


def record(utterances: Sequence[Utterance], out: Path) -> float:
    """Return the seconds of sound in `out`, now a WAV file of the utterances.

    Raises:
        SpeechError: there is no voice, or it broke down.
        NotSaid: the file cannot be written.
    """
    try:
        return render_wav(utterances, out)
    except OSError as error:
        raise NotSaid(f"{out}: {error.strerror or 'it cannot be written'}") from error


def say(utterances: Sequence[Utterance], voice: Synthesizer | None = None) -> None:
    """Say some sentences and return when they are over; `voice` is another than the real one.

    Raises:
        NotSaid: nothing was heard, or not to the end.
    """
    voice = voice or ProcessSynthesizer()
    over = threading.Event()
    missed: list[FailureReason] = []

    def hear(event: ReaderEvent) -> None:
        match event:
            case ReadingFailed(reason):
                missed.append(reason)
            case ReadingFaltered(FailureReason.NO_VOICE):
                missed.append(FailureReason.NO_VOICE)  # the reading goes on without the sentence
            case ReadingEnded(completed=False):
                missed.append(FailureReason.DIED)
            case _:
                pass
        if isinstance(event, ReadingEnded | ReadingFailed):
            over.set()

    try:
        Reader(voice, hear).read(utterances)
        over.wait()
    finally:
        voice.close()
    if missed:
        raise NotSaid(_REASONS[missed[0]])
