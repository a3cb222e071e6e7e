"""Four utterances, and a reader whose events a test can look at."""

from companion.speech.reader import Reader, ReaderEvent
from companion.speech.scripted import ScriptedSynthesizer
from companion.speech.utterance import Utterance

ONE, TWO, THREE, FOUR = (Utterance(word, "nl") for word in ("een", "twee", "drie", "vier"))


def reader_of(voice: ScriptedSynthesizer) -> tuple[Reader, list[ReaderEvent]]:
    """Return a reader with a voice, and the list that its events go to."""
    told: list[ReaderEvent] = []
    return Reader(voice, told.append), told
