"""The voice and the window together: what sounds is marked, every press has its effect on it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from qt.visit import OpenVisit, Visit, World

from companion.device.policy import Policy
from companion.qt.speaking import Speaking
from companion.real import RealEdges, guest_journal
from companion.session.effects import Speak
from companion.session.intents import Change, Intent, Pick, Press, Spoken
from companion.session.places import FirstRun, Stage
from companion.session.utterances import SpokenLine
from companion.settings.folders import HOME_VARIABLE, settings_file
from companion.settings.model import Settings, VoiceMode
from companion.settings.store import read, save
from companion.speech.earcons import Earcon
from companion.speech.scripted import ScriptedSynthesizer
from companion.speech.synthesizer import FailureReason, OfferedVoice

VOICES = (OfferedVoice("nl", "nl", "laag"), OfferedVoice("nl+f2", "nl", "hoog"))


class Marks:
    """Remembers what the window marks."""

    def __init__(self, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lines: list[str | None] = []
        self.words: list[str] = []
        monkeypatch.setattr(visit.window, "mark", self._mark)

    def _mark(self, line: SpokenLine | None, word: tuple[int, int] | None = None) -> None:
        if line is not None and word is not None:
            self.words.append(line.shown[slice(*word)])
        else:
            self.lines.append(line.shown if line is not None else None)


@pytest.fixture
def voice() -> ScriptedSynthesizer:
    return ScriptedSynthesizer(by_hand=True, voices=VOICES)


@pytest.fixture
def visit(open_visit: OpenVisit, voice: ScriptedSynthesizer) -> Visit:
    """Return a visit at the home screen with a voice that speaks as slowly as a test wants."""
    return open_visit(world=World(voice=voice))


def wish(
    visit: Visit, *, voice: VoiceMode = VoiceMode.ON_PRESS, word_by_word: bool = False
) -> None:
    """Let the citizen have chosen other settings."""
    session = visit.stage.session
    settings = replace(session.settings, voice=voice, word_by_word=word_by_word)
    visit.stage.session = replace(session, settings=settings)


def test_the_sentence_that_sounds_is_marked(
    visit: Visit, voice: ScriptedSynthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = Marks(visit, monkeypatch)

    visit.stage.take(Press.READ)
    visit.settle()
    voice.finish()
    visit.settle()

    assert marks.lines == ["Goedemorgen.", "Wat wilt u doen?"]


def test_a_word_is_marked_for_who_wants_that(
    visit: Visit, voice: ScriptedSynthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish(visit, word_by_word=True)
    marks = Marks(visit, monkeypatch)

    visit.stage.take(Press.READ)
    voice.say_word(0, 11)
    visit.settle()

    assert marks.words == ["Goedemorgen"]


def test_without_that_wish_only_the_sentence_is_marked(
    visit: Visit, voice: ScriptedSynthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = Marks(visit, monkeypatch)

    visit.stage.take(Press.READ)
    voice.say_word(0, 11)
    visit.settle()

    assert marks.words == []


def test_a_word_before_an_answer_marks_nothing_on_the_screen(
    visit: Visit, voice: ScriptedSynthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish(visit, word_by_word=True)
    visit.stage.session = replace(visit.stage.session, stack=(FirstRun(Stage.LANGUAGE),))
    marks = Marks(visit, monkeypatch)

    visit.stage.take(Press.READ)
    while voice.said[-1].text != "Eén: Nederlands. Gekozen.":
        voice.finish()
    voice.say_word(0, 3)
    voice.say_word(5, 10)
    visit.settle()

    assert marks.words == ["Nederlands"]


def test_every_press_silences_the_voice(visit: Visit, voice: ScriptedSynthesizer) -> None:
    visit.stage.take(Press.READ)
    visit.settle()
    stops = voice.stops

    visit.stage.take(Press.TOPICS)

    assert voice.stops == stops + 1


def test_louder_is_louder_at_once_and_is_kept(visit: Visit, voice: ScriptedSynthesizer) -> None:
    visit.stage.take(Change.LOUDER)
    visit.settle()

    assert voice.volume_percent == 100
    assert visit.world.saved[-1].volume_percent == 100
    assert voice.said[-1].text == "Harder"


def test_the_voices_of_the_computer_become_known_and_one_can_be_chosen(
    visit: Visit, voice: ScriptedSynthesizer
) -> None:
    assert visit.stage.session.voices == VOICES

    visit.stage.take(Change.OTHER_VOICE)
    visit.settle()

    assert voice.voice_id == "nl+f2"


def test_once_more_slower_does_not_make_the_next_screen_slow(
    visit: Visit, voice: ScriptedSynthesizer
) -> None:
    wish(visit, voice=VoiceMode.BY_ITSELF)
    visit.stage.take(Press.HELP)
    visit.stage.take(Press.SLOWER_AGAIN)
    slow = voice.rate_wpm

    visit.stage.take(Press.TOPICS)

    assert (slow, voice.rate_wpm) == (130, 150)


def test_a_press_sounds_a_press(visit: Visit, voice: ScriptedSynthesizer) -> None:
    visit.stage.take(Press.TOPICS)

    assert voice.chimes == [Earcon.PRESSED]


def test_a_screen_reader_that_starts_silences_the_voice(
    visit: Visit, voice: ScriptedSynthesizer
) -> None:
    wish(visit, voice=VoiceMode.BY_ITSELF)
    visit.stage.take(Press.TOPICS)
    said = len(voice.said)

    visit.world.readers.say(running=True)
    visit.stage.take(Pick("papieren"))
    visit.settle()

    assert len(voice.said) == said
    assert not visit.stage.session.speaking


def test_a_word_that_cannot_be_heard_is_told_as_well(
    visit: Visit, voice: ScriptedSynthesizer
) -> None:
    visit.stage.take(Change.LOUDER)
    voice.fail(FailureReason.NO_SOUND)
    visit.settle()

    assert visit.stage.session.voice_lost
    assert visit.stage.session.notice is not None


def test_a_voice_that_faltered_is_told_and_goes_on(
    visit: Visit, voice: ScriptedSynthesizer
) -> None:
    visit.stage.take(Press.READ)
    voice.falter(FailureReason.DIED)
    visit.settle()

    assert visit.stage.session.notice is not None
    assert visit.stage.session.speaking


def test_what_is_late_from_another_screen_marks_nothing(
    visit: Visit, voice: ScriptedSynthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.stage.take(Press.READ)
    visit.settle()
    visit.stage.take(Press.TOPICS)
    marks = Marks(visit, monkeypatch)

    voice.finish()
    visit.settle()

    assert marks.lines == []


def test_the_word_is_marked_where_its_sentence_is_after_a_notice_came_above_it(
    visit: Visit, voice: ScriptedSynthesizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish(visit, word_by_word=True)
    marked: list[int] = []

    def mark(line: SpokenLine | None, word: tuple[int, int] | None = None) -> None:
        if line is not None and word is not None:
            marked.append(line.part)

    monkeypatch.setattr(visit.window, "mark", mark)
    visit.stage.take(Press.READ)
    voice.say_word(0, 11)
    voice.falter(FailureReason.DIED)
    voice.say_word(0, 11)
    visit.settle()

    assert marked == [0, 1]


def test_what_a_voice_told_before_it_was_dropped_is_not_about_the_next_one(
    qapp: QApplication,
) -> None:
    parent, told = QObject(), list[Intent]()
    speaking = Speaking(lambda: ScriptedSynthesizer(by_hand=True), parent)
    speaking.told.connect(told.append)
    long = tuple(SpokenLine(n, "heading", f"{n}.", f"{n}.", "nl") for n in (0, 1))

    speaking.speak(Speak(long), Settings())  # begins, and nobody has taken that in
    speaking.drop()
    speaking.speak(Speak(long[1:]), Settings())
    qapp.processEvents()

    assert told == [Spoken(long[1])]


@pytest.mark.usefixtures("qapp")
def test_for_who_wants_neither_voice_nor_sounds_no_voice_is_made() -> None:
    made: list[ScriptedSynthesizer] = []

    def make() -> ScriptedSynthesizer:
        made.append(ScriptedSynthesizer())
        return made[-1]

    parent = QObject()
    speaking = Speaking(make, parent)

    speaking.warm_up(Settings(voice=VoiceMode.NEVER, sounds=False))
    silent = list(made)
    speaking.warm_up(Settings(voice=VoiceMode.NEVER, sounds=True))

    assert silent == []
    assert len(made) == 1


def test_the_volume_that_a_guest_chose_is_gone_with_the_guest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    save(settings_file(), Settings(volume_percent=60))

    RealEdges(guest_journal(), Policy(), Settings(), keep=False).made().save_settings(
        Settings(volume_percent=100)
    )

    assert read(settings_file()).settings.volume_percent == 60
