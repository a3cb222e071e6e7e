"""Whatever is pressed, in whatever order, early or late: a screen follows, and nothing raises."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_flow import small_library
from walker import NOW, opened

from companion.counters.register import Register
from companion.l10n.message import Message
from companion.session.handling import handle
from companion.session.intents import (
    Change,
    CountersReady,
    Focused,
    Intent,
    Kept,
    LibraryReady,
    NoInternet,
    Pick,
    Press,
    Printed,
    ScreenReader,
    Spoken,
    TimePassed,
    Trouble,
    Turned,
    Typed,
    VoiceFaltered,
    VoiceLost,
    VoicesFound,
    WebsiteOpened,
)
from companion.session.screens import view_of
from companion.session.utterances import SpokenLine, lines_of
from companion.session.views import controls_of
from companion.speech.synthesizer import FailureReason, OfferedVoice

LIBRARY = small_library()
KEYS = (
    *("wonen", "zorg", "klein", "alle-soorten", "kapot", "huur", "eigen", "weet-niet", "tuin"),
    *("phone", "counter", "online", "letter", "GM0344:0", "GM0344:9", "Utrecht", "200", "", "x"),
)
TEXTS = ("", "1", "27-3-1941", "612,50", "Utrecht", "3511 BX", "huurtoeslag", "\u0000", "9" * 50)
REPORTS: tuple[Intent, ...] = (
    LibraryReady(LIBRARY),
    Kept("klein"),
    NoInternet(),
    Printed(""),
    Printed("x.pdf"),
    Spoken(SpokenLine(0, "heading", "Kop", "Kop", "nl")),
    Focused("huur"),
    Turned(1, "line-0"),
    Turned(99, ""),
    Spoken(None),
    Trouble(Message("x")),
    VoiceLost(),
    VoiceLost(FailureReason.NO_SOUND),
    VoiceFaltered(FailureReason.DIED),
    VoicesFound((OfferedVoice("nl", "nl", "laag"), OfferedVoice("nl+f2", "nl", "hoog"))),
    ScreenReader(running=True),
    ScreenReader(running=False),
    WebsiteOpened(),
    TimePassed(NOW + timedelta(days=400)),
)
# LANGUAGE reads a catalogue, and a code costs its 50 ms by design: both have tests of their own.
CHANGES = [change for change in Change if change is not Change.LANGUAGE]
PRESSES = [press for press in Press if press is not Press.LOCK_SETTINGS]
BLIND: st.SearchStrategy[Intent] = st.one_of(
    st.sampled_from(PRESSES),
    st.sampled_from(CHANGES),
    st.sampled_from(KEYS).map(Pick),
    st.builds(Typed, st.sampled_from(("text", "day", "year", "code", "x")), st.sampled_from(TEXTS)),
    st.sampled_from(REPORTS),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_series_of_presses_ends_on_a_screen(register: Register, data: st.DataObject) -> None:
    session = replace(opened(LIBRARY if data.draw(st.booleans()) else None), register=None)

    for _press in range(25):
        offered = [control.intent for control in controls_of(view_of(session))]
        on_screen: list[Intent] = [
            intent
            for intent in offered
            if isinstance(intent, Pick) or intent in PRESSES or intent in CHANGES
        ]
        strategy = st.one_of(st.sampled_from(on_screen), BLIND, st.just(CountersReady(register)))
        session, _effects = handle(session, data.draw(strategy))

        assert lines_of(view_of(session))
