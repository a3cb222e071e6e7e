"""What the program and its voice process say to each other: one JSON line each.

The pipe is the only way text reaches the voice: never the command line, the environment, a file
or a log. The end of the program's side of the pipe is the order to quit.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, assert_never

from companion.speech.earcons import Earcon
from companion.speech.errors import Garbled
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    OfferedVoice,
    Ready,
    Started,
    WordSaid,
)
from companion.speech.utterance import Utterance

LINE_LIMIT = 65536
"""Bytes after which the program stops reading a line of the voice process; ours are short."""


@dataclass(frozen=True, slots=True)
class Say:
    """Say `utterance`; what sounds is replaced. Reports about it carry `number`."""

    number: int
    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Stop:
    """Be silent."""


@dataclass(frozen=True, slots=True)
class SetRate:
    """Speak with `rate_wpm` words a minute inside a phrase, and the pauses that go with it."""

    rate_wpm: int


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Speak at `percent` of the loudest."""

    percent: int


@dataclass(frozen=True, slots=True)
class SetVoice:
    """Speak with this voice where it has the language; "" stands for the best."""

    voice_id: str


@dataclass(frozen=True, slots=True)
class Chime:
    """Play a short sound now."""

    earcon: Earcon


@dataclass(frozen=True, slots=True)
class Ping:
    """Answer with a `Pong` of the same number, from the loop that speaks."""

    number: int


@dataclass(frozen=True, slots=True)
class Record:
    """Write `utterance` as a WAV file to `path`; answered by `Ended` or `Failed`."""

    number: int
    utterance: Utterance
    path: Path = field(repr=False)


Command: TypeAlias = Say | Stop | SetRate | SetVolume | SetVoice | Chime | Ping | Record


@dataclass(frozen=True, slots=True)
class Pong:
    """The voice process is alive, and its loop turns."""


Told: TypeAlias = Ready | Started | WordSaid | Ended | Failed | Pong


@dataclass(frozen=True, slots=True)
class Report:
    """What is told of the utterance or the ping `number`; 0 when it is about the engine itself."""

    number: int
    event: Told


def command_line(command: Command) -> bytes:
    """Return `command` as one line of ASCII."""
    match command:
        case Say(number, said):
            return _line(do="say", number=number, text=said.text, language=said.language)
        case Stop():
            return _line(do="stop")
        case SetRate(rate_wpm):
            return _line(do="rate", wpm=rate_wpm)
        case SetVolume(percent):
            return _line(do="volume", percent=percent)
        case SetVoice(voice_id):
            return _line(do="voice", id=voice_id)
        case Chime(earcon):
            return _line(do="chime", earcon=earcon.value)
        case Ping(number):
            return _line(do="ping", number=number)
        case Record(number, said, path):
            return _line(
                do="record", number=number, text=said.text, language=said.language, path=str(path)
            )
        case _:
            assert_never(command)


def read_command(line: bytes) -> Command:
    """Return the command in `line`.

    Raises:
        Garbled: `line` is not a command of ours.
    """
    match _fields(line):
        case {"do": "record", "number": int(n), "text": str(t), "language": str(i), "path": str(p)}:
            return Record(n, Utterance(t, i), Path(p))
        case {"do": "say", "number": int(n), "text": str(t), "language": str(i)}:
            return Say(n, Utterance(t, i))
        case {"do": "rate", "wpm": int(wpm)}:
            return SetRate(wpm)
        case {"do": "volume", "percent": int(percent)}:
            return SetVolume(percent)
        case {"do": "voice", "id": str(voice_id)}:
            return SetVoice(voice_id)
        case {"do": "chime", "earcon": str(earcon)} if earcon in _EARCONS:
            return Chime(Earcon(earcon))
        case {"do": "ping", "number": int(n)}:
            return Ping(n)
        case {"do": "stop"}:
            return Stop()
        case _:
            raise Garbled(len(line))


def report_line(report: Report) -> bytes:
    """Return `report` as one line of ASCII."""
    number = report.number
    match report.event:
        case Ready(voice, voices):
            offers = [[offer.id, offer.language, offer.name] for offer in voices]
            return _line(told="ready", number=number, voice=voice, voices=offers)
        case Started():
            return _line(told="started", number=number)
        case WordSaid(offset, length):
            return _line(told="word", number=number, offset=offset, length=length)
        case Ended(completed):
            return _line(told="ended", number=number, completed=completed)
        case Failed(reason):
            return _line(told="failed", number=number, reason=reason.value)
        case Pong():
            return _line(told="pong", number=number)
        case _:
            assert_never(report.event)


def read_report(line: bytes) -> Report:
    """Return the report in `line`.

    Raises:
        Garbled: `line` is not a report of ours.
    """
    fields = _fields(line)
    match fields.get("number"):
        case int(number):
            return Report(number, _event(fields, len(line)))
        case _:
            raise Garbled(len(line))


def _event(fields: dict[str, Any], length_of_line: int) -> Told:
    match fields:
        case {"told": "ready", "voice": str(voice), "voices": list(offers)}:
            return Ready(voice, tuple(_offer(offer, length_of_line) for offer in offers))
        case {"told": "started"}:
            return Started()
        case {"told": "word", "offset": int(offset), "length": int(length)}:
            return WordSaid(offset, length)
        case {"told": "ended", "completed": bool(completed)}:
            return Ended(completed)
        case {"told": "failed", "reason": str(reason)} if reason in _REASONS:
            return Failed(FailureReason(reason))
        case {"told": "pong"}:
            return Pong()
        case _:
            raise Garbled(length_of_line)


def _offer(offer: object, length_of_line: int) -> OfferedVoice:
    match offer:
        case [str(voice_id), str(language), str(name)]:
            return OfferedVoice(voice_id, language, name)
        case _:
            raise Garbled(length_of_line)


_REASONS = frozenset(reason.value for reason in FailureReason)
_EARCONS = frozenset(earcon.value for earcon in Earcon)


def _line(**fields: object) -> bytes:
    return json.dumps(fields).encode("ascii") + b"\n"


def _fields(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    # The chain is cut: a JSON error quotes the line, and the line may hold spoken text.
    except (ValueError, RecursionError):
        raise Garbled(len(line)) from None
    if not isinstance(fields, dict):
        raise Garbled(len(line))
    return fields
