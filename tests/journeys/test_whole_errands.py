"""Every errand is walked to its end, along every answer, as a citizen would walk it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest
from screens import said_texts, visible_texts
from small_flow import SMALL
from walker import Seen, pressed, source_words, whole_program

from companion.assets import shipped
from companion.counters.register import Register, read_register
from companion.flows.model import Done, DoorName, FlowId, StepId
from companion.flows.reader import read_flow
from companion.session.effects import CloseErrand
from companion.session.handling import handle
from companion.session.intents import Change, Intent, Pick, Press
from companion.session.last_screen import Sending, sending_of
from companion.session.library import Library, read_library
from companion.session.model import Session
from companion.session.places import AtStep, Finder, Finished, Help, Home
from companion.session.screens import view_of
from companion.session.utterances import BAR, lines_of
from companion.session.views import (
    Button,
    Buttons,
    Heading,
    Lines,
    Option,
    Options,
    Part,
    ScreenView,
    Tone,
)

EVERY_KIND = shipped("tests", "flows", "data", "alle-soorten.yaml")
HUMAN = (
    *(Pick(name.value) for name in DoorName if name is not DoorName.ONLINE),
    Press.FINDER,
)


@cache
def register() -> Register:
    return read_register()


@cache
def library() -> Library:
    shipped_flows = read_library()
    own = (read_flow(SMALL / "klein.yaml"), read_flow(EVERY_KIND))
    flows = {**shipped_flows.flows, **{flow.id: flow for flow in own}}
    return Library(shipped_flows.official, flows, {})


@cache
def program() -> tuple[Seen, ...]:
    return tuple(whole_program(library(), register(), source_words()))


def views() -> tuple[ScreenView, ...]:
    return tuple(dict.fromkeys(seen.view for seen in program()))


def on_steps(name: str) -> dict[StepId, Session]:
    """Return a session for every step of an errand on which the walk stood."""
    return {
        seen.session.errands[name].current: seen.session
        for seen in program()
        if isinstance(seen.session.place, AtStep) and seen.session.place.flow == name
    }


def shown(view: ScreenView) -> list[str]:
    """Return every text of a view, wherever it stands."""
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for one in value:
                collect(one)
        elif hasattr(value, "__slots__"):
            for name in value.__slots__:
                collect(getattr(value, name))

    collect((view.title, view.parts, view.bar, view.status))
    return found


FLOWS = sorted(library().flows)


def gone_on(session: Session) -> Session:
    """Return the session at the next screen: a question is answered in the first way it takes."""
    view = view_of(session)
    for script in scripts(view):
        there = pressed(session, *script)
        if view_of(there).key != view.key:
            return there
    return session


def scripts(view: ScreenView) -> Iterator[tuple[Intent, ...]]:
    yield (Press.FORWARD,)
    for part in view.parts:
        if isinstance(part, Options):
            yield part.options[0].intent, Press.FORWARD


@pytest.mark.parametrize("name", FLOWS)
def test_every_step_of_an_errand_is_met_on_some_way(name: str) -> None:
    assert set(on_steps(name)) == set(library().flows[FlowId(name)].steps)


@pytest.mark.parametrize("name", FLOWS)
def test_from_every_step_the_main_button_brings_a_citizen_to_an_end(name: str) -> None:
    for step, session in on_steps(name).items():
        there = session
        for _press in range(40):
            if isinstance(there.place, Finished | Finder | Home):
                break
            there = gone_on(there)

        assert isinstance(there.place, Finished | Finder | Home), step


@pytest.mark.parametrize("name", FLOWS)
def test_leaving_the_end_of_an_errand_closes_it_unless_it_may_not_be_sent(name: str) -> None:
    flow = library().flows[FlowId(name)]
    ends = {step.id for step in flow.steps.values() if isinstance(step, Done)}
    closed = set()

    for session in at_ends(name):
        _after, effects = handle(session, Press.FORWARD)

        unsent = sending_of(session.errands[name]) in (Sending.DOUBTFUL, Sending.TO_POST)
        assert (CloseErrand(flow.id) in effects) is not unsent
        closed |= set() if unsent else {session.errands[name].current}

    assert closed == ends


@pytest.mark.parametrize("name", FLOWS)
def test_no_screen_says_that_an_errand_is_sent_before_the_citizen_did(name: str) -> None:
    for session in at_ends(name):
        progress = session.errands[name]
        sent = any("You sent it." in part.lines for part in lines_on(view_of(session)))

        assert sent is (sending_of(progress) is Sending.SENT), progress.current


def at_ends(name: str) -> list[Session]:
    """Return the sessions that stand at an end of an errand."""
    return [
        seen.session
        for seen in program()
        if isinstance(seen.session.place, AtStep)
        and seen.session.place.flow == name
        and isinstance(seen.session.errands[name].step, Done)
    ]


def lines_on(view: ScreenView) -> list[Lines]:
    return [part for part in view.parts if isinstance(part, Lines)]


@pytest.mark.parametrize("name", FLOWS)
def test_screens_of_an_errand_that_differ_have_titles_that_differ(name: str) -> None:
    keys = defaultdict(set)
    for seen in program():
        if f"/{name}" in seen.view.key and seen.view.key.startswith(
            ("step/", "about/", "finished/", "explained/")
        ):
            keys[seen.view.title].add(seen.view.key)

    assert {title: one for title, one in keys.items() if len(one) > 1} == {}


def test_no_screen_of_the_program_shows_a_hole() -> None:
    holes = [text for view in views() for text in shown(view) if "{" in text]

    assert holes == []


def test_every_screen_has_one_heading_with_words_in_it() -> None:
    headings = [[part.text for part in view.parts if isinstance(part, Heading)] for view in views()]

    assert [texts for texts in headings if len(texts) != 1 or not texts[0].strip()] == []


def test_no_question_has_more_than_six_answers() -> None:
    answers = [
        len(part.options) for view in views() for part in view.parts if isinstance(part, Options)
    ]

    assert max(answers) <= 6


def test_no_screen_has_two_controls_with_one_key_or_one_without_words() -> None:
    for view in views():
        controls = [
            control
            for part in view.parts
            for control in (
                part.buttons
                if isinstance(part, Buttons)
                else part.options
                if isinstance(part, Options)
                else ()
            )
        ]
        keys = [control.key for control in controls]

        assert len(keys) == len(set(keys)), view.key
        assert all(control.label.strip() for control in controls), view.key


def test_from_every_screen_a_human_is_two_presses_away() -> None:
    by_key = {seen.view.key: seen.session for seen in program()}

    far = [key for key, session in by_key.items() if not is_near_a_human(session)]

    assert far == []


def is_near_a_human(session: Session) -> bool:
    """Return whether Help, and at most one press more, leads to a telephone, letter or counter."""
    helped = session if isinstance(session.place, Help) else pressed(session, Press.HELP)
    view = view_of(helped)
    offered = [
        control.intent
        for part in view.parts
        if isinstance(part, Buttons)
        for control in part.buttons
        if control.intent in HUMAN
    ]
    return bool(offered) and all(
        view_of(pressed(helped, intent)).name in ("S16", "S17") for intent in offered
    )


def test_the_walk_meets_every_screen_of_the_design() -> None:
    names = {view.name for view in views()}

    assert names == {
        *("S00", "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11"),
        *(
            "S12",
            "S13",
            "S14",
            "S15",
            "S16",
            "S17",
            "S18",
            "S19",
            "S20",
            "S21",
            "S22",
            "S23",
            "S24",
            "S26",
        ),
    }


def test_every_control_of_the_bar_is_in_its_place() -> None:
    for view in views():
        assert view.bar.read is not None
        assert view.bar.read.intent in (
            Press.READ,
            Change.VOICE_ON_OFF,
        )
        assert view.bar.help.intent in (Press.HELP, Press.BACK)
        assert view.bar.back is None or isinstance(view.bar.back, Button)
        assert not isinstance(view.bar.main, Option)


def test_every_visible_text_is_said_in_the_order_of_the_screen() -> None:
    for view in views():
        assert said_texts(view) == visible_texts(view), view.key


def test_at_most_three_sentences_are_said_before_the_first_answer() -> None:
    for view in views():
        first = next((n for n, p in enumerate(view.parts) if isinstance(p, Options)), None)
        if first is None or view.focus:
            continue  # without answers, or with what is to be mended, which is said by itself
        before = [
            line.spoken
            for line in lines_of(view)
            if BAR < line.part < first and _tells(view.parts[line.part])
        ]
        assert len(before) <= 3, (view.key, before)


def _tells(part: Part) -> bool:
    return isinstance(part, Heading) or (isinstance(part, Lines) and part.tone is not Tone.PLACE)
