"""What the program and its voice process say to each other: one JSON line each.

The pipe is the only way text reaches the voice: never the command line, the environment, a file
or a log. The end of the program's side of the pipe is the order to quit.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, assert_never

from companion.speech.errors import Garbled
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    Faltered,
    Ready,
    SpeechEvent,
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
    """Speak with `rate_wpm` real words a minute."""

    rate_wpm: int


@dataclass(frozen=True, slots=True)
class Record:
    """Write `utterance` as a WAV file to `path`; answered by `Ended` or `Failed`."""

    number: int
    utterance: Utterance
    path: Path = field(repr=False)


Command: TypeAlias = Say | Stop | SetRate | Record


@dataclass(frozen=True, slots=True)
class Report:
    """An event of the utterance `number`; 0 when it is about the engine itself."""

    number: int
    event: SpeechEvent


def command_line(command: Command) -> bytes:
    """Return `command` as one line of ASCII."""
    match command:
        case Say(number, said):
            return _line(do="say", number=number, text=said.text, language=said.language)
        case Stop():
            return _line(do="stop")
        case SetRate(rate_wpm):
            return _line(do="rate", wpm=rate_wpm)
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
        case {"do": "stop"}:
            return Stop()
        case _:
            raise Garbled(len(line))


def report_line(report: Report) -> bytes:
    """Return `report` as one line of ASCII."""
    number = report.number
    match report.event:
        case Ready(voice):
            return _line(told="ready", number=number, voice=voice)
        case Faltered(reason):
            return _line(told="faltered", number=number, reason=reason.value)
        case Started():
            return _line(told="started", number=number)
        case WordSaid(offset, length):
            return _line(told="word", number=number, offset=offset, length=length)
        case Ended(completed):
            return _line(told="ended", number=number, completed=completed)
        case Failed(reason):
            return _line(told="failed", number=number, reason=reason.value)
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


def _event(fields: dict[str, Any], length_of_line: int) -> SpeechEvent:
    match fields:
        case {"told": "ready", "voice": str(voice)}:
            return Ready(voice)
        case {"told": "started"}:
            return Started()
        case {"told": "word", "offset": int(offset), "length": int(length)}:
            return WordSaid(offset, length)
        case {"told": "ended", "completed": bool(completed)}:
            return Ended(completed)
        case {"told": "failed", "reason": str(reason)} if reason in _REASONS:
            return Failed(FailureReason(reason))
        case _:
            raise Garbled(length_of_line)


_REASONS = frozenset(reason.value for reason in FailureReason)


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
