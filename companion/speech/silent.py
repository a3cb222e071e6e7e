"""The voice that says nothing: the quiet twin, and the last fallback."""

from companion.speech.earcons import Earcon
from companion.speech.synthesizer import Ended, Listener, SpeechEvent
from companion.speech.utterance import Utterance


class SilentSynthesizer:
    """Takes every utterance and ends it at once, unsaid.

    The answer is `Ended(completed=False)`. `Ended(completed=True)` would claim that words were
    heard. `Failed` would put a fault on the screen, while this voice is in use because the
    citizen wants silence, or because the fault that led here was told already.
    """

    speaks = False

    def __init__(self) -> None:
        self._listener: Listener = _nobody
        self._closed = False

    def listen(self, listener: Listener) -> None:
        """Tell `listener` from now on, and nobody else."""
        self._listener = listener

    def start(self, utterance: Utterance) -> None:  # noqa: ARG002 - the protocol's signature
        """End the utterance at once, unsaid."""
        if not self._closed:
            self._listener(Ended(completed=False))

    def stop(self) -> None:
        """Stay silent."""

    def set_rate(self, rate_wpm: int) -> None:
        """Stay silent at any rate."""

    def set_volume(self, percent: int) -> None:
        """Stay silent at any volume."""

    def set_voice(self, voice_id: str) -> None:
        """Stay silent in any voice."""

    def chime(self, earcon: Earcon) -> None:
        """Stay silent."""

    def warm_up(self) -> None:
        """Be ready already."""

    def close(self) -> None:
        """Answer nothing any more."""
        self._closed = True


def _nobody(event: SpeechEvent) -> None:
    """Hear nothing: the listener before there is one."""
