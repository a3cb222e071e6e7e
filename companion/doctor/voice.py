"""Whether this computer speaks Dutch, and how it would speak it better."""

from contextlib import closing
from pathlib import Path

from companion.doctor.own_words import in_own_words
from companion.doctor.report import Finding, Health

_PATIENCE = 10.0  # seconds for the voice to get ready; 0.2 to 0.5 was measured


def voice() -> tuple[Finding, ...]:
    """Return whether Dutch is spoken here, and the steps to a voice or to a better one."""
    import sys  # noqa: PLC0415 - each part by itself

    from companion.speech.advice import advice, more_natural  # noqa: PLC0415
    from companion.speech.errors import SpeechError  # noqa: PLC0415
    from companion.speech.piper_models import find_voices, voices_folder  # noqa: PLC0415

    folder = voices_folder()
    unusable = tuple(
        Finding("voice", Health.MISSING, str(fault)) for fault in find_voices([folder]).faults
    )
    try:
        seconds = _seconds_of_dutch()
    except SpeechError as error:
        steps = in_own_words(advice(sys.platform, ()))
        told = f"{error}; the text stays on the screen"
        return (Finding("voice", Health.MISSING, told, steps), *unusable)
    names = _dutch_voices()
    made = f"speaks Dutch ({seconds:.1f} seconds of sound made); voices: {', '.join(names)}"
    told = f"{made}; a more natural voice is possible"
    natural = in_own_words(more_natural(sys.platform, str(folder)))
    return (Finding("voice", Health.GOOD, told, natural), *unusable)


def _seconds_of_dutch() -> float:
    import tempfile  # noqa: PLC0415 - each part by itself

    from companion.speech.rendering import render_wav  # noqa: PLC0415
    from companion.speech.utterance import Utterance  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        return render_wav([Utterance("Goedemorgen.", "nl")], Path(folder) / "voice.wav")


def _dutch_voices() -> tuple[str, ...]:
    """Return the ids of the voices that the window would offer for Dutch, the best first."""
    import threading  # noqa: PLC0415 - each part by itself

    from companion.speech.process import ProcessSynthesizer  # noqa: PLC0415
    from companion.speech.synthesizer import OfferedVoice, Ready, SpeechEvent  # noqa: PLC0415

    offered: list[OfferedVoice] = []
    ready = threading.Event()

    def hear(event: SpeechEvent) -> None:
        if isinstance(event, Ready):
            offered.extend(event.voices)
            ready.set()

    with closing(ProcessSynthesizer()) as speaker:
        speaker.listen(hear)
        speaker.warm_up()
        ready.wait(_PATIENCE)
    return tuple(one.id for one in offered if one.language.lower().startswith("nl"))
