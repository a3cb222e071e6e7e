"""Whatever is pressed and whatever becomes of the voice: it sounds when the session says so."""

from dataclasses import dataclass, replace
from random import Random

import pytest
from small_flow import small_library
from walker import opened

from companion.counters.register import Register
from companion.l10n.message import Message
from companion.session.effects import (
    Effect,
    Highlight,
    Mention,
    RestartVoice,
    Show,
    Silence,
    Speak,
)
from companion.session.handling import handle
from companion.session.intents import (
    Change,
    Focused,
    Intent,
    Kept,
    LibraryReady,
    NoInternet,
    Press,
    Printed,
    ScreenReader,
    Spoken,
    Trouble,
    Turned,
    Typed,
    VoiceFaltered,
    VoiceLost,
    VoicesFound,
)
from companion.session.model import Session
from companion.session.screens import view_of
from companion.session.utterances import BAR, SpokenLine, lines_of
from companion.session.views import Field, ScreenView, controls_of
from companion.settings.model import VoiceMode
from companion.speech.synthesizer import FailureReason, OfferedVoice

LIBRARY = small_library()
# LANGUAGE reads a catalogue, and a code costs its 50 ms by design.
_SLOW = (Change.LANGUAGE, Press.LOCK_SETTINGS, Press.LEAVE)
_TEXTS = ("", "1", "27-3-1941", "Utrecht", "1234")
_REPORTS: tuple[Intent, ...] = (
    LibraryReady(LIBRARY),
    Kept("klein"),
    NoInternet(),
    Printed(""),
    Trouble(Message("x")),
    VoicesFound((OfferedVoice("nl", "nl", "laag"), OfferedVoice("nl+f2", "nl", "hoog"))),
    ScreenReader(running=True),
    ScreenReader(running=False),
)
_KEYBOARD: tuple[Intent, ...] = (
    *(Press.READ, Press.READ, Press.HELP, Press.BACK, Press.HOME),
    *(Change.LOUDER, Change.SOFTER, Turned(1, "line-0"), Turned(99, "")),
)


@dataclass
class Room:
    """What can be heard and seen: a voice that reads or mentions, and a screen with one mark."""

    shown: ScreenView
    reading: tuple[SpokenLine, ...] = ()
    at: int = -1  # the sentence that sounds; -1 until the first begins
    mention: str = ""
    mark: SpokenLine | None = None

    def perform(self, effect: Effect) -> None:
        match effect:
            case Show(view, fresh):
                self.shown, self.mark = view, None if fresh else self.mark
            case Speak(lines):
                self.reading, self.at, self.mention = lines, -1, ""
            case Mention(text):
                self.reading, self.at, self.mention = (), -1, text
            case Silence() | RestartVoice():
                self.reading, self.at, self.mention = (), -1, ""
            case Highlight(line):
                self.mark = line
            case _:
                pass

    def next(self) -> Intent:
        """Let the voice begin its next sentence, or come to its end."""
        self.at += 1
        if self.at < len(self.reading):
            return Spoken(self.reading[self.at])
        self.reading, self.at = (), -1
        return Spoken(None)

    def lose(self) -> Intent:
        self.reading, self.at = (), -1
        return VoiceLost(FailureReason.NO_SOUND)


def _wanted(session: Session, room: Room, chance: Random) -> Intent:
    """Return something that can happen now: a press on the screen, the voice, or the world."""
    view = view_of(session)
    kind = chance.choice(("screen", "voice", "voice", "keys", "world", "tab", "type"))
    if kind == "voice" and room.reading:
        steps = {
            "next": room.next,
            "falter": lambda: VoiceFaltered(FailureReason.DIED),
            "lose": room.lose,
        }
        return steps[chance.choice(("next", "next", "next", "falter", "lose"))]()
    boxes = [box.key for part in view.parts if isinstance(part, Field) for box in part.boxes]
    if kind == "type" and boxes:
        return Typed(chance.choice(boxes), chance.choice(_TEXTS))
    if kind == "world":
        return chance.choice(_REPORTS)
    controls = controls_of(view)
    if kind == "tab":
        return Focused(chance.choice([*(one.key for one in controls), *boxes]))
    offered = [one.intent for one in controls if one.intent not in _SLOW]
    return chance.choice(_KEYBOARD if kind == "keys" else offered)


def _in_place(line: SpokenLine, view: ScreenView) -> bool:
    """Return whether the text of a line stands where the line says."""
    if line.part == BAR:
        return any(one.key == line.key for one in controls_of(view))
    return any(
        (one.part, one.key, one.shown, one.start) == (line.part, line.key, line.shown, line.start)
        for one in lines_of(view)
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_voice_sounds_and_marks_when_the_session_says_so(register: Register, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a walk that can be walked again, no secret
    session = opened(LIBRARY, register)
    mode = chance.choice(tuple(VoiceMode))
    session = replace(session, settings=replace(session.settings, voice=mode))
    room = Room(view_of(session))
    trail: list[Intent] = []

    for _step in range(60):
        trail.append(_wanted(session, room, chance))
        session, effects = handle(session, trail[-1])
        for effect in effects:
            room.perform(effect)

        assert session.speaking is bool(room.reading), trail
        assert session.mentioning or not room.mention, trail
        assert session.speaking or room.mark is None, trail
        assert room.mark is None or _in_place(room.mark, room.shown), (trail, room.mark)
        assert room.shown == view_of(session), trail
