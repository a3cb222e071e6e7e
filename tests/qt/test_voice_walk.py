"""Whatever is pressed on the real window: the voice sounds when the session says so."""

from dataclasses import replace
from random import Random

import pytest
from qt.visit import OpenVisit, World

from companion.l10n.message import Message
from companion.session.intents import Change, Focused, Intent, Press, ScreenReader, Trouble, Turned
from companion.session.views import controls_of
from companion.settings.model import VoiceMode
from companion.speech.scripted import ScriptedSynthesizer
from companion.speech.synthesizer import FailureReason, OfferedVoice

VOICES = (OfferedVoice("nl", "nl", "laag"), OfferedVoice("nl+f2", "nl", "hoog"))
# These end the program, write outside, or cost their 50 ms by design.
_ELSEWHERE = (Press.LEAVE, Press.LOCK_SETTINGS, Press.PRINT, Press.OPEN_WEBSITE)
_ANYTIME: tuple[Intent, ...] = (
    *(Press.READ, Press.READ, Press.HELP, Press.BACK, Change.LOUDER, Change.SOFTER),
    *(Turned(1, "line-0"), ScreenReader(running=True), ScreenReader(running=False)),
    Trouble(Message("x")),
)


class LastingVoice(ScriptedSynthesizer):
    """A voice that speaks again after it was restarted."""

    @property
    def sounds(self) -> bool:
        return self._sounding

    def close(self) -> None:
        super().close()
        self.closed = False

    def go_on(self, chance: Random) -> None:
        """Come to the end of a sentence, more often than break down."""
        ends = (
            *(self.finish, self.finish, self.finish),
            lambda: self.falter(FailureReason.DIED),
            lambda: self.fail(chance.choice(tuple(FailureReason))),
        )
        chance.choice(ends)()


@pytest.mark.parametrize("seed", range(8))
def test_the_voice_sounds_when_the_session_says_so(open_visit: OpenVisit, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a walk that can be walked again, no secret
    voice = LastingVoice(by_hand=True, voices=VOICES)
    visit = open_visit(world=World(voice=voice))
    settings = replace(visit.stage.session.settings, voice=chance.choice(tuple(VoiceMode)))
    visit.stage.session = replace(visit.stage.session, settings=settings)
    trail: list[Intent | str] = []

    for _step in range(40):
        controls = [one for one in controls_of(visit.view) if one.intent not in _ELSEWHERE]
        kind = chance.choice(("screen", "voice", "voice", "anytime", "tab"))
        if kind == "voice":
            voice.go_on(chance)
            trail.append(kind)
        else:
            any_control = chance.choice(controls)
            tab = Focused(any_control.key)
            ways = {"screen": any_control.intent, "tab": tab, "anytime": chance.choice(_ANYTIME)}
            trail.append(ways[kind])
            visit.stage.take(ways[kind])
        if chance.random() < 0.3:
            continue  # the next comes before this was taken in
        visit.settle()
        session = visit.stage.session
        assert voice.sounds or not session.speaking, trail
        assert not voice.sounds or session.speaking or session.mentioning, trail
