"""A thousand faults of the voice process, and nothing is left unanswered or behind."""

import os
import random
import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from speech.processes import children

from companion.speech.keeper import Patience
from companion.speech.process import ProcessSynthesizer
from companion.speech.reader import Reader, ReaderEvent, ReadingEnded, ReadingFailed
from companion.speech.utterance import Priority, Utterance

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")

STUB = Path(__file__).with_name("faulty_voice.py")
# Short, so that a thousand faults pass within a minute. A process that is ended although it was
# only slow is one more fault.
PATIENCE = Patience(
    ready=0.4, first_sound=0.15, silence=0.05, beat=0.05, answer=0.15, between=0.1, per_character=0
)
WHILE_SPEAKING = (
    *("crash", "crash-in-the-middle", "abort", "hang", "hang-in-the-middle", "late-answers"),
    *("stopped-by-the-system", "close-stdout", "close-stdin", "garbage", "half-a-line", "no-voice"),
    *("half-a-line-and-hang", "flood-of-garbage", "flood-of-words", "flood-of-pongs", "no-sound"),
    *("answers-to-come", "mute", "endless"),
)
AT_THE_START = (
    *("exit-at-once", "exit-when-ready", "never-ready", "half-ready", "no-engine", "ready-twice"),
)
FAULTS = 1000
VOICES = 4
_LONG_SECONDS = 60.0


class Listening:
    """Counts the answers to each reading, and can wait for them."""

    def __init__(self) -> None:
        self.answers: Counter[int] = Counter()
        self._changed = threading.Condition()

    def __call__(self, event: ReaderEvent) -> None:
        if isinstance(event, ReadingEnded | ReadingFailed):
            with self._changed:
                self.answers[event.reading] += 1
                self._changed.notify_all()

    def wait_for(self, reading: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.answers[reading] > 0, _LONG_SECONDS)


def _suffer(folder: Path, seed: int) -> Counter[int]:
    """Return how often each reading was answered while faults of every kind came over a voice."""
    chance = random.Random(seed)  # noqa: S311 - chosen the same way every time, not secret
    listening = Listening()
    voice = ProcessSynthesizer(
        (sys.executable, "-I", "-S", str(STUB), str(folder)), patience=PATIENCE
    )
    reader = Reader(voice, listening)
    last = 0
    for _ in range(FAULTS // VOICES):
        last = chance.choice(_WAYS)(folder, chance, reader)
        if chance.random() < 0.1:
            reader.silence()
        if chance.random() < 0.9:
            listening.wait_for(last)
    for reading in range(1, last + 1):
        listening.wait_for(reading)
    voice.close()
    return listening.answers


def _once(folder: Path, chance: random.Random, reader: Reader) -> int:
    fault = chance.choice(WHILE_SPEAKING)
    (folder / fault).touch()
    return reader.read([Utterance(fault, "nl")], chance.choice(list(Priority)))


def _always(_folder: Path, chance: random.Random, reader: Reader) -> int:
    said = [Utterance(f"{chance.choice(WHILE_SPEAKING)} always", "nl"), Utterance("goed", "nl")]
    return reader.read(said, chance.choice(list(Priority)))


def _at_the_start(folder: Path, chance: random.Random, reader: Reader) -> int:
    (folder / "start").write_text(chance.choice(AT_THE_START))
    return reader.read([Utterance("crash always", "nl")], chance.choice(list(Priority)))


_WAYS: tuple[Callable[[Path, random.Random, Reader], int], ...] = (
    *[_once] * 6,
    _always,
    *[_at_the_start] * 2,
)


def _at_once(folder: Path) -> list[Counter[int]]:
    answers: list[Counter[int]] = []
    threads = []
    for seed in range(VOICES):
        own = folder / str(seed)
        own.mkdir()
        work = threading.Thread(target=lambda o=own, s=seed: answers.append(_suffer(o, s)))
        work.start()
        threads.append(work)
    for thread in threads:
        thread.join()
    return answers


def _named(text: str) -> list[int]:
    """Return the processes of the system that have `text` in their command, zombies not counted."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            found += [int(entry.name)] if text.encode() in command else []
    return found


def test_after_a_thousand_faults_each_reading_is_answered_once_and_nothing_is_left(
    tmp_path: Path,
) -> None:
    threads, files = threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))
    before = children(os.getpid())

    answers = _at_once(tmp_path)

    assert len(answers) == VOICES
    assert {count for counts in answers for count in counts.values()} == {1}
    assert sum(len(counts) for counts in answers) == FAULTS
    assert children(os.getpid()) == before
    assert _named(str(tmp_path)) == []
    assert threading.active_count() == threads
    assert len(list(Path("/proc/self/fd").iterdir())) == files
