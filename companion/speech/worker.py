"""The voice process: commands come in on stdin, reports go out on stdout, its end is the quit.

Started as `python -m companion.speech.worker`, with `--record` to write files instead of sound.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Never, assert_never, cast

from companion.speech.earcons import SAMPLES_PER_SECOND, samples
from companion.speech.errors import Garbled, NoVoice
from companion.speech.mouth import Mouth
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
    read_command,
    report_line,
)
from companion.speech.playback import Player, system_player
from companion.speech.recorder import recorder
from companion.speech.synthesizer import Ended, Failed, FailureReason
from companion.speech.tongue import Engine
from companion.speech.wording import worded

_SPEAKING_POLL_SECONDS = 0.01
# A COM apartment and a run loop want to be turned also when idle; our own driver does not.
_IDLE_POLL_SECONDS = None if sys.platform == "linux" else 0.05


def main(arguments: Sequence[str] = ()) -> Never:
    """Speak, or record, until stdin ends; then leave the process."""
    report = _reporter()
    _end_with_parent()
    if "--record" in arguments:
        _record_all(report)
    else:
        _speak_all(report)
    # Not an ordinary end: eSpeak NG trips over its own threads when Python takes things down.
    os._exit(0)


def _reporter() -> Callable[[Report], None]:
    # What a library prints must not end up between the reports.
    pipe = os.dup(1)
    os.dup2(2, 1)

    def report(told: Report) -> None:
        os.write(pipe, report_line(told))

    return report


def _end_with_parent() -> None:
    """Ask Linux to end this process with the program, should stdin not tell it in time."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - used on this system only
        import signal  # noqa: PLC0415 - used on this system only

        set_parent_death_signal = 1  # PR_SET_PDEATHSIG in linux/prctl.h
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def _commands() -> Iterator[Command]:
    for line in sys.stdin.buffer:
        try:
            yield read_command(line)
        except Garbled:
            continue


def _speak_all(report: Callable[[Report], None]) -> None:
    inbox: SimpleQueue[Command] = SimpleQueue()
    threading.Thread(target=_receive, args=(inbox,), daemon=True).start()
    try:
        engines = _engines()
        # The rules of the wording are read before it is ready, while nobody waits for a word.
        worded("", "nl")
        mouth = Mouth(engines, report)
    except Exception:  # noqa: BLE001 - engines raise anything, and it all means the same here
        report(Report(0, Failed(FailureReason.NO_ENGINE)))
        return
    bell = _Bell()
    while not mouth.broken:
        wait = _SPEAKING_POLL_SECONDS if mouth.busy else _IDLE_POLL_SECONDS
        try:
            command = inbox.get(timeout=wait)
        except Empty:
            _turn_run_loop()
        else:
            _obey(mouth, command)
            if isinstance(command, Ping):
                report(Report(command.number, Pong()))
            bell.obey(command)
        mouth.turn()


class _Bell:
    """Plays the short sounds beside the speech, as loud as that."""

    def __init__(self) -> None:
        self._player: Player | None = None
        self._volume_percent = 100

    def obey(self, command: Command) -> None:
        match command:
            case SetVolume(percent):
                self._volume_percent = percent
            case Chime(earcon):
                if self._player is None:
                    self._player = system_player()
                self._player.play(samples(earcon, self._volume_percent), SAMPLES_PER_SECOND)
            case _:
                pass  # The mouth takes the others.


def _receive(inbox: SimpleQueue[Command]) -> None:
    for command in _commands():
        inbox.put(command)
    # At once, also while the engine does not return: the program is gone or wants silence.
    os._exit(0)


def _engines() -> list[Engine]:
    """Return the engines of this computer that start, the best first.

    Raises:
        NoVoice: none of them starts.
    """
    engines = []
    for make in (_piper, _system):
        # Engines raise anything, and it all means the same: do without.
        with suppress(Exception):
            engines.append(make())
    if not engines:
        raise NoVoice("nl")
    return engines


def _piper() -> Engine:
    # Looks for its voices in a folder, where there are none as a rule.
    from companion.speech.piper import piper_engine  # noqa: PLC0415 - see above

    return piper_engine()


def _system() -> Engine:
    """Return the engine that this system has; any exception means that it has none."""
    driver = None
    # Each of these loads a library of its own system, which may not be there.
    if sys.platform == "linux":
        from companion.speech.espeak_driver import register  # noqa: PLC0415 - see above

        driver = register()
    elif sys.platform == "win32":
        # Without it there are the voices that SAPI itself lists.
        with suppress(Exception):
            from companion.speech.onecore_driver import register  # noqa: PLC0415 - see above

            driver = register()
    import pyttsx3  # type: ignore[import-untyped]  # noqa: PLC0415 - may be missing; no types

    return cast("Engine", pyttsx3.init(driver))


def _obey(mouth: Mouth, command: Command) -> None:
    match command:
        case Say(number, utterance):
            mouth.say(number, utterance)
        case Stop():
            mouth.stop()
        case SetRate(rate_wpm):
            mouth.set_rate(rate_wpm)
        case SetVolume(percent):
            mouth.set_volume(percent)
        case SetVoice(voice_id):
            mouth.set_voice(voice_id)
        case Ping() | Chime():
            pass  # The loop answers the one, and the bell the other.
        case Record():
            pass  # An engine that plays cannot record.
        case _:
            assert_never(command)


def _turn_run_loop() -> None:
    """Let macOS deliver the events of its voice; pyttsx3 2.99 does so in its own loop only."""
    if sys.platform == "darwin":
        from Foundation import NSDate, NSRunLoop  # noqa: PLC0415 - exists on this system only

        NSRunLoop.currentRunLoop().runUntilDate_(NSDate.dateWithTimeIntervalSinceNow_(0))


def _record_all(report: Callable[[Report], None]) -> None:
    try:
        recording = recorder()
    except Exception:  # noqa: BLE001 - engines raise anything, and it all means the same here
        report(Report(0, Failed(FailureReason.NO_ENGINE)))
        return
    for command in _commands():
        match command:
            case SetRate(rate_wpm):
                recording.set_rate(rate_wpm)
            case SetVolume(percent):
                recording.set_volume(percent)
            case SetVoice(voice_id):
                recording.set_voice(voice_id)
            case Record(number, utterance, path):
                try:
                    recording.record(utterance, path)
                except NoVoice:
                    report(Report(number, Failed(FailureReason.NO_VOICE)))
                else:
                    report(Report(number, Ended(completed=True)))
            case Say() | Stop() | Chime() | Ping():
                pass  # A process that records makes no sound.
            case _:
                assert_never(command)


if __name__ == "__main__":
    main(sys.argv[1:])
