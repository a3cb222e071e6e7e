from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from companion.l10n.words import load_words
from companion.visits.consent import Consent, Right
from companion.visits.log import Entry, Event, VisitLog
from companion.visits.telling import COLUMNS, header, organisation_row, sentences

AT = datetime(2026, 11, 24, 14, 2, tzinfo=ZoneInfo("Europe/Amsterdam"))
CONSENT = Consent("Jan", frozenset({Right.WATCH, Right.PRINT}), AT, AT + timedelta(minutes=30))
TITLES = {"aow-aanvragen": "AOW aanvragen"}
NL = load_words("nl")


def after(minutes: int, event: Event, detail: str = "") -> Entry:
    return Entry(AT + timedelta(minutes=minutes), event, detail)


def log_of(*entries: Entry) -> VisitLog:
    log = VisitLog()
    for entry in (after(0, Event.BEGAN), *entries):
        log = log.added(entry)
    return log


LOG = log_of(
    after(3, Event.ERRAND, "aow-aanvragen"),
    after(5, Event.LOOKED_AWAY),
    after(9, Event.STAMPED, "klaar"),
    after(11, Event.PRINTED),
    after(12, Event.STOPPED),
)


def test_what_happened_is_told_in_plain_words_with_its_time() -> None:
    told = sentences(LOG, CONSENT, NL, TITLES)

    assert told == (
        "Dinsdag 24 november 2026.",
        "14.02 uur: Jan begon met helpen. Jan mocht meekijken. Jan mocht uw papieren printen.",
        "14.05 uur: U werkte aan: AOW aanvragen.",
        "14.07 uur: Jan keek even weg.",
        "14.11 uur: Hier klaar.",
        "14.13 uur: Er is een papier gemaakt.",
        "14.14 uur: U stopte de hulp.",
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("event", list(Event))
def test_every_event_has_its_words_in_every_language(event: Event, language: str) -> None:
    log = VisitLog((after(1, event),))

    _day, line = sentences(log, CONSENT, load_words(language), {})

    assert line.endswith(".")
    assert "{" not in line


def test_a_helper_without_any_right_was_not_allowed_to_watch() -> None:
    nothing = replace(CONSENT, rights=frozenset())

    told = sentences(log_of(), nothing, NL, {})

    assert told[1] == "14.02 uur: Jan begon met helpen. Jan mocht niet meekijken."


def test_an_errand_that_is_not_known_any_more_is_told_without_its_name() -> None:
    told = sentences(log_of(after(1, Event.ERRAND, "weg")), CONSENT, NL, TITLES)

    assert told[2] == "14.03 uur: U werkte ergens aan."


def test_the_organisation_gets_figures_only() -> None:
    assert header() == "dag,minuten,rechten,onderwerpen,stempels,einde"
    assert organisation_row(LOG, CONSENT) == "2026-11-24,12,meekijken printen,1,klaar:1,gestopt"


def test_an_errand_that_was_opened_twice_is_one_errand() -> None:
    log = log_of(
        after(1, Event.ERRAND, "aow-aanvragen"),
        after(2, Event.ERRAND, "paspoort-id-kaart"),
        after(3, Event.ERRAND, "aow-aanvragen"),
        after(4, Event.TIME_UP),
    )

    assert organisation_row(log, CONSENT) == "2026-11-24,4,meekijken printen,2,,tijd-om"


@pytest.mark.parametrize(
    "name",
    ["=cmd|'/c calc'!A0", '"Jan", "Piet"', "a,b\r\n=1+1", "+31612345678", "-1", "@SUM(A1)", "\tx"],
)
def test_nothing_of_the_helper_reaches_the_line_for_the_organisation(name: str) -> None:
    row = organisation_row(LOG, replace(CONSENT, helper=name))

    assert row == organisation_row(LOG, CONSENT)


@pytest.mark.parametrize("detail", ["=cmd|' /C calc'!A0", "a,b", '"', "klaar\r\n=1", "Jan Smit"])
def test_a_stamp_that_is_none_reaches_no_line(detail: str) -> None:
    log = log_of(after(1, Event.STAMPED, detail), after(2, Event.ERRAND, detail))

    row = organisation_row(log, CONSENT)

    assert row == "2026-11-24,30,meekijken printen,1,,"
    assert row.count(",") == len(COLUMNS) - 1


def test_a_clock_that_was_set_back_gives_no_minutes_below_zero() -> None:
    row = organisation_row(log_of(after(-90, Event.TIME_UP)), CONSENT)

    assert row.split(",")[1] == "0"


def test_the_name_is_in_no_repr() -> None:
    assert "Jan" not in repr(CONSENT)
    assert "Jan" not in repr(LOG)
