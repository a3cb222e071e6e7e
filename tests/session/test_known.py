"""Nothing is asked twice: what is known is filled in, told, and never skipped."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from screens import BEGUN, TO_BIRTH, TO_REVIEW, heading, labels, said, typed_texts
from session.vaulted import Vaulted
from small_flow import small_library
from walker import opened, pressed

from companion.flows.answers import DateGiven, written
from companion.flows.model import AskDate, Flow, FlowId, Keeps, Step, StepId
from companion.session.helping import Helping
from companion.session.intents import Pick, Press, Typed
from companion.session.known import own_of
from companion.session.library import Library
from companion.session.model import OpenErrand, Session
from companion.session.screens import view_of
from companion.session.vault_state import contents_of, with_contents
from companion.session.views import Tone
from companion.vault.door import Contents
from companion.vault.items import Item
from companion.vault.kinds import SECRET, Kind
from companion.visits.consent import Consent, Right

KNOWN = Contents((Item(Kind.BIRTH_DATE, "1941-03-27"),))
TWIN = FlowId("tweeling")  # the same errand under another name


def kept_flow(flow: Flow) -> Flow:
    """Return a flow in which each question for a date of birth says so."""
    steps: Mapping[StepId, Step] = MappingProxyType(
        {
            name: replace(step, keeps=Keeps.BIRTH_DATE) if isinstance(step, AskDate) else step
            for name, step in flow.steps.items()
        }
    )
    return replace(flow, steps=steps)


@pytest.fixture(scope="module")
def library() -> Library:
    small = small_library()
    flow = kept_flow(small.flows[FlowId("klein")])
    flows = {FlowId("klein"): flow, TWIN: replace(flow, id=TWIN)}
    return replace(small, flows=MappingProxyType(flows))


@pytest.fixture
def home(library: Library) -> Session:
    return opened(library)


def test_what_a_flow_may_keep_is_what_a_vault_may_hold_without_its_secrets() -> None:
    assert {one.value for one in Keeps} == {kind.value for kind in set(Kind) - SECRET}


def test_what_the_open_vault_holds_is_filled_in_and_asked_whether_it_is_right(
    home: Session,
) -> None:
    session = pressed(with_contents(home, KNOWN), *TO_BIRTH)

    assert typed_texts(session) == ["27", "3", "1941"]
    assert said(session, Tone.NOTICE) == ["You gave this before."]


def test_a_question_that_was_filled_in_is_not_skipped(home: Session) -> None:
    session = pressed(with_contents(home, KNOWN), *TO_BIRTH)

    assert session.errands["klein"].current in session.errands["klein"].flow.steps
    assert session.errands["klein"].given.get(session.errands["klein"].current) is None


def test_a_closed_vault_fills_in_nothing(home: Session) -> None:
    session = pressed(home, *TO_BIRTH)

    assert typed_texts(session) == ["", "", ""]
    assert said(session, Tone.NOTICE) == []


def test_what_another_errand_of_this_sitting_was_told_comes_before_the_vault(
    home: Session,
) -> None:
    told = pressed(home, *TO_BIRTH, Typed("day", "28-3-1941"), Press.FORWARD)
    other = replace(told.errands["klein"], flow=told.library.flows[TWIN])  # type: ignore[union-attr]  # it is there
    elsewhere = replace(home, errands=MappingProxyType({TWIN: other}))

    session = pressed(with_contents(elsewhere, KNOWN), *TO_BIRTH)

    assert typed_texts(session) == ["28", "3", "1941"]


def test_what_was_kept_of_an_earlier_sitting_is_filled_in(home: Session) -> None:
    answered = pressed(home, *TO_BIRTH).errands["klein"].current
    errand = OpenErrand(
        TWIN, "Tweeling", answered, ((answered, written(DateGiven(date(1941, 3, 29)))),)
    )

    session = pressed(replace(home, kept_errands=(errand,)), *TO_BIRTH)

    assert typed_texts(session) == ["29", "3", "1941"]


@pytest.mark.parametrize(
    ("rights", "boxes"),
    [
        (frozenset({Right.WATCH}), ["", "", ""]),
        (frozenset({Right.WATCH, Right.DATA}), ["27", "3", "1941"]),
    ],
)
def test_a_helper_sees_what_is_kept_filled_in_only_where_that_was_agreed(
    home: Session, rights: frozenset[Right], boxes: list[str]
) -> None:
    consent = Consent("Jan", rights, home.now, home.now + timedelta(hours=1))
    helped = replace(with_contents(home, KNOWN), helping=Helping(consent))

    session = pressed(helped, *TO_BIRTH)

    assert typed_texts(session) == boxes


def test_a_birth_date_that_is_known_in_part_is_asked(home: Session) -> None:
    unsure = Contents((Item(Kind.BIRTH_DATE, "1941-00-00"),))

    session = pressed(with_contents(home, unsure), *TO_BIRTH)

    assert typed_texts(session) == ["", "", ""]


def test_an_answer_of_its_own_is_not_asked_about(home: Session) -> None:
    session = pressed(with_contents(home, KNOWN), *TO_BIRTH, Press.FORWARD, Press.BACK)

    assert typed_texts(session) == ["27", "3", "1941"]
    assert said(session, Tone.NOTICE) == []


def test_new_answers_of_a_review_are_kept_with_one_press(home: Session) -> None:
    vaulted = Vaulted(home).made().press(Press.HOME, *TO_REVIEW)
    assert "Keep this in My data" in labels(view_of(vaulted.session))
    before = heading(vaulted.session)

    vaulted.press(Press.KEEP_DATA)

    contents = contents_of(vaulted.session)
    assert contents is not None
    assert contents.plain == (Item("geboortedatum", "1941-03-27"),)
    assert heading(vaulted.session) == before
    assert said(vaulted.session, Tone.NOTICE) == ["We keep this for you."]
    assert "Keep this in My data" not in labels(view_of(vaulted.session))


def test_with_a_closed_vault_a_review_offers_to_keep_nothing(home: Session) -> None:
    assert "Keep this in My data" not in labels(view_of(pressed(home, *TO_REVIEW)))


def test_the_dates_of_an_errand_are_no_good_pin(home: Session) -> None:
    assert date(1941, 3, 27) in own_of(pressed(home, *TO_REVIEW)).dates


def test_without_an_errand_nothing_is_known(home: Session) -> None:
    assert own_of(pressed(home, *BEGUN)).dates == ()


def test_a_helper_with_one_errand_sees_nothing_filled_in_of_another(home: Session) -> None:
    answered = pressed(home, *TO_BIRTH, Typed("day", "27-3-1941"), Press.FORWARD, Press.HOME)
    consent = Consent(
        "Jan", frozenset(Right), answered.now, answered.now + timedelta(hours=1), TWIN
    )
    twin = (Press.TOPICS, Pick("wonen"), Pick(TWIN), Press.FORWARD, Pick("eigen"), Press.FORWARD)

    alone = pressed(answered, *twin)
    helped = pressed(replace(answered, helping=Helping(consent)), *twin)

    assert "1941" in typed_texts(alone)
    assert "1941" not in typed_texts(helped)
