"""How a sequence of utterances becomes one sound file, for the tour and for proof."""

import subprocess
import tempfile
import wave
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from companion.speech.child import HOME, NO_WINDOW, voice_command
from companion.speech.errors import Garbled, NothingToSay, NoVoice, RecordingFailed
from companion.speech.pipe import (
    Command,
    Record,
    Report,
    SetRate,
    SetVoice,
    SetVolume,
    command_line,
    read_report,
)
from companion.speech.rates import USUAL_RATE_WPM, rhythm
from companion.speech.synthesizer import Ended, Failed, FailureReason
from companion.speech.utterance import Utterance

# The engine writes far faster than it speaks: 30 ms for a sentence was measured.
_START_SECONDS = 20.0
_SECONDS_PER_UTTERANCE = 5.0
_BYTES_PER_SAMPLE = 2


def render_wav(  # noqa: PLR0913 - how a voice speaks is three things, and each has a usual value
    utterances: Sequence[Utterance],
    out: Path,
    pause_ms: int = 0,
    *,
    rate_wpm: int = USUAL_RATE_WPM,
    volume_percent: int = 100,
    voice: str = "",
    command: Sequence[str] | None = None,
) -> float:
    """Return the seconds of audio in `out`, now one mono PCM WAV file of all `utterances`.

    Between two utterances there is the pause of a sentence at this rate, and `pause_ms`
    milliseconds more. `voice` is what `Synthesizer.set_voice` takes. The text goes to a voice
    process through its pipe; no sound device is needed. Blocks: about 100 ms to start the process
    and 30 ms for a sentence. `command` starts another process than our own.

    Raises:
        NothingToSay: `utterances` is empty.
        NoVoice: there is no engine on this computer, or no voice for a language.
        RecordingFailed: the voice process broke down, or wrote something else than mono PCM.
        OSError: `out` cannot be written.
    """
    if not utterances:
        raise NothingToSay
    out = out.resolve()
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".recording-") as folder:
        parts = [Path(folder) / f"{number}.wav" for number in range(len(utterances))]
        manner = (SetRate(rate_wpm), SetVolume(volume_percent), SetVoice(voice))
        _record(utterances, parts, manner, command or voice_command("--record"))
        joined = Path(folder) / "joined.wav"
        seconds = _join(parts, joined, rhythm(rate_wpm).sentence_ms + pause_ms)
        # Whoever watches `out` never sees half a file.
        joined.replace(out)
    return seconds


def _record(
    utterances: Sequence[Utterance],
    parts: Sequence[Path],
    manner: Sequence[Command],
    command: Sequence[str],
) -> None:
    lines = [command_line(setting) for setting in manner]
    for number, (utterance, path) in enumerate(zip(utterances, parts, strict=True)):
        lines.append(command_line(Record(number + 1, utterance, path)))
    reports = _reports(command, b"".join(lines), len(utterances))
    for number, utterance in enumerate(utterances):
        match reports[number : number + 1]:
            case [Report(_, Ended(completed=True))]:
                continue
            case [Report(_, Failed(FailureReason.NO_ENGINE | FailureReason.NO_VOICE))]:
                raise NoVoice(utterance.language)
            case _:
                raise RecordingFailed(number)


def _reports(command: Sequence[str], lines: bytes, utterances: int) -> list[Report]:
    """Return what the process reported, in order; fewer than asked when it broke down."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            command,
            input=lines,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=HOME,
            creationflags=NO_WINDOW,
            timeout=_START_SECONDS + _SECONDS_PER_UTTERANCE * utterances,
            check=False,
        )
    except subprocess.TimeoutExpired as e:
        # The process is ended already; what it reported before counts.
        return _understood(e.stdout or b"")
    except OSError:
        return []
    return _understood(done.stdout)


def _understood(output: bytes) -> list[Report]:
    reports = []
    for line in output.splitlines():
        with suppress(Garbled):
            reports.append(read_report(line))
    return reports


@dataclass(frozen=True, slots=True)
class _Part:
    """The sound of one utterance: mono, two bytes a sample."""

    samples: bytes
    samples_per_second: int


def _join(parts: Sequence[Path], joined: Path, pause_ms: int) -> float:
    """Return the seconds written to `joined`: all `parts` with silence in between."""
    recordings = [_read(path, number) for number, path in enumerate(parts)]
    samples_per_second = recordings[0].samples_per_second
    pause = bytes(_BYTES_PER_SAMPLE * (samples_per_second * pause_ms // 1000))
    for number, recording in enumerate(recordings):
        if recording.samples_per_second != samples_per_second:
            raise RecordingFailed(number)
    samples = pause.join(recording.samples for recording in recordings)
    with wave.open(str(joined), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(_BYTES_PER_SAMPLE)
        file.setframerate(samples_per_second)
        file.writeframes(samples)
    return len(samples) / _BYTES_PER_SAMPLE / samples_per_second


def _read(path: Path, number: int) -> _Part:
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, _BYTES_PER_SAMPLE):
                raise RecordingFailed(number)
            return _Part(file.readframes(file.getnframes()), file.getframerate())
    except (wave.Error, EOFError, FileNotFoundError) as e:
        raise RecordingFailed(number) from e
