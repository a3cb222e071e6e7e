from pathlib import Path

import pytest

from companion.speech.earcons import Earcon
from companion.speech.errors import Garbled
from companion.speech.pipe import (
    Chime,
    Command,
    Ping,
    Pong,
    Record,
    Report,
    Say,
    SetRate,
    SetVoice,
    SetVolume,
    Stop,
    Told,
    command_line,
    read_command,
    read_report,
    report_line,
)
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

AWKWARD = Utterance('één "<b>"\n\0 \ud800 \U0001f600', "nl")


@pytest.mark.parametrize(
    "command",
    [
        Say(1, AWKWARD),
        Stop(),
        SetRate(120),
        SetVolume(60),
        SetVoice("gmw/nl+f2"),
        Chime(Earcon.SAVED),
        Ping(3),
        Record(2, AWKWARD, Path("a b.wav")),
    ],
)
def test_a_command_arrives_as_it_was_sent(command: Command) -> None:
    assert read_command(command_line(command)) == command


@pytest.mark.parametrize(
    "event",
    [
        Ready("nl"),
        Ready("nl", (OfferedVoice("gmw/nl", "nl", "Dutch"),)),
        Pong(),
        Started(),
        WordSaid(3, 4),
        Ended(completed=True),
        Failed(FailureReason.NO_VOICE),
    ],
)
def test_a_report_arrives_as_it_was_sent(event: Told) -> None:
    assert read_report(report_line(Report(7, event))) == Report(7, event)


def test_a_command_is_one_line_whatever_the_text() -> None:
    assert command_line(Say(1, AWKWARD)).count(b"\n") == 1


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"ALSA lib conf.c: cannot find card 0\n",
        b"\xff\xfe\n",
        b"17\n",
        b"{}\n",
        b"[" * 60_000,
        b'{"told": "started"}\n',
        b'{"told": "word", "number": 1, "offset": "a", "length": 2}\n',
        b'{"told": "failed", "number": 1, "reason": "unheard-of"}\n',
        b'{"told": "sung", "number": 1}\n',
        b'{"told": "ready", "number": 0, "voice": "nl"}\n',
        b'{"told": "ready", "number": 0, "voice": "nl", "voices": [["nl"]]}\n',
    ],
)
def test_a_line_that_is_no_report_is_refused(line: bytes) -> None:
    with pytest.raises(Garbled):
        read_report(line)


@pytest.mark.parametrize(
    "line",
    [
        b"say hello\n",
        b'{"do": "say", "number": 1}\n',
        b'{"do": 3}\n',
        b'{"do": "chime", "earcon": "gong"}\n',
    ],
)
def test_a_line_that_is_no_command_is_refused(line: bytes) -> None:
    with pytest.raises(Garbled):
        read_command(line)


def test_a_refused_line_is_not_quoted() -> None:
    with pytest.raises(Garbled) as refused:
        read_command(b'{"do": "say", "text": "mijn geheim"')

    assert "geheim" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_what_is_said_does_not_show_in_a_repr() -> None:
    assert "geheim" not in repr(Say(1, Utterance("mijn geheim", "nl")))
