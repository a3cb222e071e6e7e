"""S22: how a helper goes, and what is told and written down of it."""

from datetime import timedelta

from screens import (
    BEGUN,
    TO_REVIEW,
    TO_SMALL,
    heading,
    kind_of,
    labels,
)
from session.helper import TO_CARD, events, helped, told, with_policy
from walker import pressed

from companion.device.policy import Kind, of_kind
from companion.session.effects import Erase, PrintPage, Quit, RecordVisit
from companion.session.end_places import Covered, Erasing
from companion.session.handling import handle
from companion.session.helper_places import HelpLog, HelpStopped
from companion.session.helping import log_lines, may
from companion.session.intents import (
    IdleOver,
    IdleWarning,
    Pick,
    Press,
    TimePassed,
    Typed,
    VisitErased,
)
from companion.session.model import Session
from companion.session.places import AtStep, ChoosePrinter, Home
from companion.session.screens import view_of
from companion.visits.consent import Right
from companion.visits.log import Event
from companion.visits.wiping import Gone


def lent(session: Session) -> Session:
    return with_policy(session, of_kind(Kind.LENT))


def test_there_is_one_helper_at_a_time(home: Session) -> None:
    there = helped(home)

    assert "Together with someone" not in labels(view_of(there))
    assert pressed(there, Press.TOGETHER) == there


def test_the_stop_button_ends_the_help_at_once_and_leads_back(home: Session) -> None:
    asking = helped(pressed(home, *BEGUN))

    stopped = pressed(asking, Press.STOP_HELP)

    assert stopped.helping is None
    assert stopped.place == HelpStopped()
    assert heading(stopped) == "The help has stopped"
    assert view_of(stopped).strip is None
    assert pressed(stopped, Press.FORWARD).place == asking.place


def test_a_late_press_on_stop_does_nothing(home: Session) -> None:
    assert pressed(home, Press.STOP_HELP) == home


def test_after_the_help_nothing_of_the_consent_holds(home: Session) -> None:
    stopped = pressed(helped(home, frozenset()), Press.STOP_HELP)

    assert all(may(stopped, right) for right in Right)
    assert pressed(stopped, Press.HOME, Press.SETTINGS).place != Home()


def test_when_the_time_is_over_that_is_told_and_nothing_is_lost(home: Session) -> None:
    asking = helped(pressed(home, *BEGUN), minutes=15)

    before = pressed(asking, TimePassed(home.now + timedelta(minutes=14)))
    after = pressed(asking, TimePassed(home.now + timedelta(minutes=15)))

    assert before.helping is not None
    assert after.helping is None
    assert after.place == HelpStopped(time_up=True)
    assert "The time that you agreed is over." in told(after)
    assert isinstance(pressed(after, Press.FORWARD).place, AtStep)
    assert events(after)[-1] is Event.TIME_UP


def test_a_clock_that_is_set_back_ends_the_help(home: Session) -> None:
    after = pressed(helped(home), TimePassed(home.now - timedelta(days=1)))

    assert after.helping is None


def test_nobody_pressing_ends_the_help_also_on_the_home_screen(home: Session) -> None:
    after = pressed(helped(home), IdleWarning(), IdleOver())

    assert after.place == Covered()
    assert after.helping is None
    assert events(after)[-1] is Event.AWAY_TOO_LONG


def test_on_a_device_of_an_organisation_a_line_without_the_citizen_is_kept(home: Session) -> None:
    there = pressed(helped(lent(home)), *TO_REVIEW)

    stopped, effects = handle(there, Press.STOP_HELP)

    (record,) = kind_of(effects, RecordVisit)
    assert record.row == "2026-11-23,0,meekijken,1,,gestopt"
    assert stopped.helped


def test_at_home_no_line_is_kept_for_anybody(home: Session) -> None:
    _stopped, effects = handle(helped(home), Press.STOP_HELP)

    assert not kind_of(effects, RecordVisit)


def test_the_end_of_a_visit_ends_the_help_and_its_log_goes_with_the_visit(home: Session) -> None:
    shared = with_policy(home, of_kind(Kind.SHARED))
    there = pressed(helped(shared), *BEGUN, Press.HOME, Press.LEAVE)

    erasing, effects = handle(there, Press.END_VISIT)
    after = pressed(erasing, VisitErased(Gone()))

    assert erasing.stack == (Erasing(),)
    assert [type(one) for one in effects if isinstance(one, RecordVisit | Erase)] == [
        RecordVisit,
        Erase,
    ]
    assert kind_of(effects, RecordVisit)[0].row.endswith(",bezoek-klaar")
    assert not after.helped
    assert after.helping is None


def test_leaving_the_program_ends_the_help_first(home: Session) -> None:
    after, effects = handle(pressed(helped(lent(home)), Press.LEAVE), Press.LEAVE)

    assert after.helping is None
    kinds = [type(one) for one in effects if isinstance(one, RecordVisit | Quit)]
    assert kinds == [RecordVisit, Quit]


def test_the_log_is_read_from_help_while_somebody_helps_and_after(home: Session) -> None:
    during = pressed(helped(home), Press.HELP, Press.HELP_LOG)
    after = pressed(helped(home), Press.STOP_HELP, Press.FORWARD, Press.HELP, Press.HELP_LOG)

    assert during.place == HelpLog()
    assert "Jan began to help." in told(during)
    assert "You stopped the help." in told(after)


def test_who_was_never_helped_is_offered_no_log(home: Session) -> None:
    assert "What my helper did" not in labels(view_of(pressed(home, Press.HELP)))


def test_the_log_holds_no_answer(home: Session) -> None:
    rent = (Pick("huur"), Press.FORWARD, Typed("text", "612,50"), Press.FORWARD)
    there = pressed(helped(home), *BEGUN, *rent)

    assert events(there) == [Event.BEGAN, Event.ERRAND]
    assert not any("612" in line or "huur" in line for line in log_lines(there))


def test_an_errand_is_in_the_log_by_its_title(home: Session) -> None:
    there = pressed(helped(home), *TO_SMALL, Press.FORWARD)

    assert log_lines(there)[-1] == "10.00: You worked on: de kleine proef."


def test_the_log_goes_along_on_paper_also_while_nothing_else_may_be_printed(home: Session) -> None:
    asked = pressed(helped(home), Press.HELP, Press.HELP_LOG, Press.PRINT)

    _after, effects = handle(asked, Press.PRINT)

    assert isinstance(asked.place, ChoosePrinter)
    (page,) = kind_of(effects, PrintPage)
    assert page.page.title == "What we did together"


def test_the_name_is_in_no_repr(home: Session) -> None:
    card = pressed(home, *TO_CARD)
    stopped = pressed(card, Press.FORWARD, Press.STOP_HELP)

    assert "Jan" not in repr(card.place)
    assert "Jan" not in repr(stopped.helped)
