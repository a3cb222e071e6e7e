"""What is said about a counter at a moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from counters.offices import OFFICE, dutch, office

from companion.counters.hours import Closed, DoubtfulDay, Open, Unknown
from companion.counters.model import Access
from companion.counters.telling import Certainty, Doubt, sentences, state_of
from companion.l10n.words import load_words
from companion.official.desks import Desk

DUTCH = load_words("nl")
ENGLISH = load_words("en")

WEEK = "Mo-Fr 09:00-17:00; PH off"
SPLIT = "Mo-Fr 09:00-12:30,13:30-17:00; PH off"
LATE = "Mo-Th 09:00-17:00; Fr 09:00-12:00; Th 18:00-20:00; PH off"
SILENT = "Mo-Fr 09:00-17:00"
NIGHT = "Fr-Sa 20:00-02:00; PH off"
MAYBE = "Misschien is het dicht. Bel eerst: 14 030."
NOBODY_KNOWS = "Openingstijden onbekend. Bel eerst: 14 030."

# Hours, moment, what is said. 2026-06-02 is a Tuesday.
TOLD = [
    # An ordinary day
    (WEEK, "2026-06-02T10:00", "Nu open. Sluit vandaag om 17.00 uur."),
    (WEEK, "2026-06-02T09:00", "Nu open. Sluit vandaag om 17.00 uur."),
    (WEEK, "2026-06-02T16:00", "Nu open. Sluit vandaag om 17.00 uur."),
    (WEEK, "2026-06-02T16:01", "Sluit over 59 minuten."),
    (WEEK, "2026-06-02T16:40", "Sluit over 20 minuten."),
    (WEEK, "2026-06-02T16:59", "Sluit over 1 minuut."),
    (WEEK, "2026-06-02T16:59:30", "Sluit nu."),
    (WEEK, "2026-06-02T17:00", "Nu dicht. Morgen open vanaf 9.00 uur."),
    (WEEK, "2026-06-02T08:59", "Nu dicht. Vandaag open vanaf 9.00 uur."),
    (WEEK, "2026-06-02T00:00", "Nu dicht. Vandaag open vanaf 9.00 uur."),
    (WEEK, "2026-06-02T23:59", "Nu dicht. Morgen open vanaf 9.00 uur."),
    (WEEK, "2026-06-05T18:00", "Nu dicht. Maandag 8 juni open vanaf 9.00 uur."),
    (WEEK, "2026-06-06T12:00", "Nu dicht. Maandag 8 juni open vanaf 9.00 uur."),
    (WEEK, "2026-06-07T12:00", "Nu dicht. Morgen open vanaf 9.00 uur."),
    # Hours in parts
    (SPLIT, "2026-06-02T12:00", "Sluit over 30 minuten."),
    (SPLIT, "2026-06-02T10:00", "Nu open. Sluit vandaag om 12.30 uur."),
    (SPLIT, "2026-06-02T12:45", "Nu dicht. Vandaag open vanaf 13.30 uur."),
    (SPLIT, "2026-06-02T13:30", "Nu open. Sluit vandaag om 17.00 uur."),
    (LATE, "2026-06-04T17:30", "Nu dicht. Vandaag open vanaf 18.00 uur."),
    (LATE, "2026-06-04T18:30", "Nu open. Sluit vandaag om 20.00 uur."),
    (LATE, "2026-06-05T11:30", "Sluit over 30 minuten."),
    ("Th[1] 13:30-15:00", "2026-06-05T10:00", "Nu dicht. Donderdag 2 juli open vanaf 13.30 uur."),
    ("week 25 Mo 10:00-12:00", "2026-06-02T10:00",
     "Nu dicht. Maandag 15 juni open vanaf 10.00 uur."),
    # Holidays
    (WEEK, "2026-04-27T10:00", "Dicht: het is Koningsdag. Dinsdag 28 april open vanaf 9.00 uur."),
    (WEEK, "2026-04-06T10:00",
     "Dicht: het is tweede paasdag. Dinsdag 7 april open vanaf 9.00 uur."),
    (WEEK, "2026-05-14T10:00",
     "Dicht: het is Hemelvaartsdag. Vrijdag 15 mei open vanaf 9.00 uur."),
    (WEEK, "2026-12-25T10:00",
     "Dicht: het is eerste kerstdag. Maandag 28 december open vanaf 9.00 uur."),
    (WEEK, "2027-01-01T10:00",
     "Dicht: het is nieuwjaarsdag. Maandag 4 januari open vanaf 9.00 uur."),
    (WEEK, "2026-04-04T10:00", "Nu dicht. Dinsdag 7 april open vanaf 9.00 uur."),
    ("Mo-Fr 09:00-17:00; Dec 25-26 off", "2028-12-25T10:00",
     "Dicht: het is eerste kerstdag. Woensdag 27 december open vanaf 9.00 uur."),
    ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-04-27T11:30", "Sluit over 30 minuten."),
    ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-04-27T13:00",
     "Nu dicht. Morgen open vanaf 9.00 uur."),
    ("24/7", "2026-04-27T10:00", "Nu open. Dag en nacht open."),
    # Hours that are silent about holidays
    (SILENT, "2026-04-27T10:00",
     f"Openingstijden onbekend. Vandaag is het Koningsdag. {MAYBE}"),
    (SILENT, "2026-04-26T10:00", "Nu dicht. Dinsdag 28 april open vanaf 9.00 uur."),
    (SILENT, "2026-04-05T10:00",
     "Dicht: het is eerste paasdag. Dinsdag 7 april open vanaf 9.00 uur."),
    (SILENT, "2026-06-02T10:00", "Nu open. Sluit vandaag om 17.00 uur."),
    # Days of which nobody is sure
    (WEEK, "2026-04-03T10:00",
     f"Nu open. Sluit vandaag om 17.00 uur. Vandaag is het Goede Vrijdag. {MAYBE}"),
    (WEEK, "2026-04-02T18:00",
     f"Nu dicht. Morgen open vanaf 9.00 uur. Dan is het Goede Vrijdag. {MAYBE}"),
    (WEEK, "2026-05-05T10:00",
     f"Nu open. Sluit vandaag om 17.00 uur. Vandaag is het Bevrijdingsdag. {MAYBE}"),
    (WEEK, "2026-12-24T16:30", f"Sluit over 30 minuten. Vandaag is het 24 december. {MAYBE}"),
    (WEEK, "2026-12-31T08:00",
     f"Nu dicht. Vandaag open vanaf 9.00 uur. Vandaag is het 31 december. {MAYBE}"),
    ("", "2026-12-24T16:00",
     f"Openingstijden onbekend. Vandaag is het 24 december. {MAYBE}"),
    ("", "2026-12-25T16:00",
     f"Openingstijden onbekend. Vandaag is het eerste kerstdag. {MAYBE}"),
    # The night, midnight, and a whole day
    (NIGHT, "2026-06-05T21:00", "Nu open. Sluit morgen om 2.00 uur."),
    (NIGHT, "2026-06-06T00:30", "Nu open. Sluit vandaag om 2.00 uur."),
    (NIGHT, "2026-06-06T01:30", "Sluit over 30 minuten."),
    (NIGHT, "2026-06-07T03:00", "Nu dicht. Vrijdag 12 juni open vanaf 20.00 uur."),
    ("Mo-Su 08:00-24:00", "2026-06-02T10:00", "Nu open. Sluit vandaag om 24.00 uur."),
    ("Mo-Su 08:00-24:00", "2026-06-02T23:50", "Sluit over 10 minuten."),
    ("Mo-Fr 00:00-24:00", "2026-06-02T10:00", "Nu open. Sluit vrijdag 5 juni om 24.00 uur."),
    ("24/7", "2026-06-02T10:00", "Nu open. Dag en nacht open."),
    ("2028 Jun 02 10:00-12:00", "2026-06-02T10:00", "Nu dicht. Bel eerst: 14 030."),
    ("2027 May 03 10:00-12:00", "2026-06-02T10:00",
     "Nu dicht. Maandag 3 mei 2027 open vanaf 10.00 uur."),
    ("off", "2026-06-02T10:00", "Nu dicht. Bel eerst: 14 030."),
    # The nights in which the clock is changed: 29 March and 25 October 2026
    (WEEK, "2026-03-28T12:00", "Nu dicht. Maandag 30 maart open vanaf 9.00 uur."),
    (WEEK, "2026-03-30T08:30", "Nu dicht. Vandaag open vanaf 9.00 uur."),
    (WEEK, "2026-10-25T12:00", "Nu dicht. Morgen open vanaf 9.00 uur."),
    ("Mo-Su 00:00-03:30; PH off", "2026-03-29T01:50", "Sluit over 40 minuten."),
    ("Mo-Su 00:00-03:30; PH off", "2026-03-29T02:30", "Nu dicht. Morgen open vanaf 0.00 uur."),
    ("Mo-Su 00:00-03:30; PH off", "2026-10-25T01:50", "Nu open. Sluit vandaag om 3.30 uur."),
    # Comments
    ('Mo-Fr 09:00-17:00 "alleen op afspraak"; PH off', "2026-06-02T10:00",
     "Alleen op afspraak. Bel 14 030."),
    ('Mo-Fr 09:00-17:00 "alleen op afspraak"; PH off', "2026-06-06T10:00",
     "Alleen op afspraak. Bel 14 030."),
    ('"op afspraak"', "2026-06-02T10:00", "Alleen op afspraak. Bel 14 030."),
    ('"by appointment"', "2026-06-02T10:00", "Alleen op afspraak. Bel 14 030."),
    ('Mo 09:00-12:00 "op afspraak"; Tu 09:00-17:00; PH off', "2026-06-02T10:00",
     "Nu open. Sluit vandaag om 17.00 uur."),
    ('Mo-Fr 09:00-17:00 "zijingang"; PH off', "2026-06-02T10:00",
     "Nu open. Sluit vandaag om 17.00 uur. Bel eerst: 14 030."),
    # What cannot be understood or answered for
    ("", "2026-06-02T10:00", NOBODY_KNOWS),
    ("   ", "2026-06-02T10:00", NOBODY_KNOWS),
    ("09:00-17:00 by appointment", "2026-06-02T10:00", NOBODY_KNOWS),
    ("Mo-Fr 9-17h", "2026-06-02T10:00", NOBODY_KNOWS),
    ("ma-vr 9:00 tot 17:00 uur", "2026-06-02T10:00", NOBODY_KNOWS),
    ("Mo-Fr sunrise-sunset", "2026-06-02T10:00", NOBODY_KNOWS),
    ("Mo-Fr 09:00+", "2026-06-02T10:00", NOBODY_KNOWS),
    ("Mo-Fr 09:00-17:00; SH off", "2026-06-02T10:00", NOBODY_KNOWS),
    ("unknown", "2026-06-02T10:00", NOBODY_KNOWS),
    ("Mo-Fr 09:00-17:00 unknown", "2026-06-02T10:00", NOBODY_KNOWS),
    ("9" * 1000, "2026-06-02T10:00", NOBODY_KNOWS),
    ("Mo-Fr\0 09:00-17:00", "2026-06-02T10:00", NOBODY_KNOWS),
]  # fmt: skip


@pytest.mark.parametrize(("hours", "moment", "told"), TOLD)
def test_hours_are_told_in_sentences(hours: str, moment: str, told: str) -> None:
    at = dutch(moment)
    fresh = office(hours, at.date())

    assert " ".join(sentences(fresh, at, DUTCH)) == told


@pytest.mark.parametrize(
    ("hours", "moment", "told"),
    [
        (WEEK, "2026-06-02T10:00", "Open now. Closes today at 17:00."),
        (WEEK, "2026-06-02T16:40", "Closes in 20 minutes."),
        (WEEK, "2026-06-02T16:59", "Closes in 1 minute."),
        (WEEK, "2026-06-02T18:00", "Closed now. Open tomorrow from 9:00."),
        (WEEK, "2026-04-27T10:00", "Closed: it is King's Day. Tuesday 28 April open from 9:00."),
        (WEEK, "2026-04-03T16:40",
         "Closes in 20 minutes. Today is Good Friday. It may be closed. Call first: 14 030."),
        (NIGHT, "2026-06-05T21:00", "Open now. Closes tomorrow at 2:00."),
        ("Mo-Fr 00:00-24:00", "2026-06-02T10:00", "Open now. Closes on Friday 5 June at midnight."),
        ('"by appointment"', "2026-06-02T10:00", "Only by appointment. Call 14 030."),
        ("", "2026-06-02T10:00", "Opening hours unknown. Call first: 14 030."),
    ],
)  # fmt: skip
def test_hours_are_told_in_english_as_well(hours: str, moment: str, told: str) -> None:
    at = dutch(moment)
    fresh = office(hours, at.date())

    assert " ".join(sentences(fresh, at, ENGLISH)) == told


def test_no_sentence_is_longer_than_twelve_words() -> None:
    said = [
        sentence
        for hours, moment, _told in TOLD
        for sentence in sentences(
            office(hours, date.fromisoformat(moment[:10])), dutch(moment), DUTCH
        )
    ]

    assert [sentence for sentence in said if len(sentence.split()) > 12] == []


def test_facts_of_180_days_ago_still_hold() -> None:
    at = dutch("2026-06-30T10:00")
    fresh = office(WEEK, date(2026, 1, 1))

    told = sentences(fresh, at, DUTCH)

    assert told == ("Nu open.", "Sluit vandaag om 17.00 uur.")
    assert state_of(fresh, at).certainty is Certainty.CERTAIN


def test_facts_of_181_days_ago_are_to_be_asked_first() -> None:
    at = dutch("2026-07-01T10:00")
    old = office(WEEK, date(2026, 1, 1))

    told = sentences(old, at, DUTCH)

    assert told == ("Nu open.", "Sluit vandaag om 17.00 uur.", "Bel eerst: 14 030.")
    assert state_of(old, at).old


def test_old_hours_at_an_address_checked_today_are_to_be_asked_first() -> None:
    at = dutch("2026-07-01T10:00")
    counter = replace(office(WEEK, date(2026, 1, 1)), checked_on=date(2026, 7, 1))

    assert sentences(counter, at, DUTCH)[-1] == "Bel eerst: 14 030."


def test_an_office_only_by_appointment_gives_the_number_to_make_one() -> None:
    counter = replace(OFFICE, access=Access.APPOINTMENT, appointment_phone="14 040")

    told = sentences(counter, dutch("2026-06-02T10:00"), DUTCH)

    assert told == ("Alleen op afspraak.", "Bel 14 040.")


def test_who_is_reached_by_telephone_only_is_called() -> None:
    counter = replace(OFFICE, access=Access.PHONE_ONLY, phone="0800 05 43")

    told = sentences(counter, dutch("2026-04-27T10:00"), DUTCH)

    assert told == ("Begin met bellen: 0800 05 43.",)


def test_an_open_library_does_not_always_have_somebody_to_help() -> None:
    library = replace(office(WEEK, date(2026, 6, 1)), desks=frozenset({Desk.HELP}))

    told = sentences(library, dutch("2026-06-02T10:00"), DUTCH)

    assert told[2:] == ("Er is niet altijd iemand om te helpen.", "Bel eerst: 14 030.")


def test_where_nobody_has_a_number_the_municipality_is_called() -> None:
    library = replace(OFFICE, phone="")

    told = sentences(library, dutch("2026-06-02T10:00"), DUTCH)

    assert told == ("Openingstijden onbekend.", "Bel eerst uw gemeente.")


def test_by_appointment_without_a_number_the_municipality_is_called() -> None:
    library = replace(OFFICE, phone="", access=Access.APPOINTMENT)

    told = sentences(library, dutch("2026-06-02T10:00"), DUTCH)

    assert told == ("Alleen op afspraak.", "Bel uw gemeente.")


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 6, 2, 14, 40, tzinfo=UTC),
        datetime(2026, 6, 2, 23, 40, tzinfo=timezone(timedelta(hours=9))),
        datetime(2026, 6, 2, 10, 40, tzinfo=timezone(timedelta(hours=-4))),
        dutch("2026-06-02T16:40"),
    ],
)
def test_a_computer_elsewhere_tells_dutch_time(at: datetime) -> None:
    counter = office(WEEK, date(2026, 6, 1))

    assert sentences(counter, at, DUTCH) == ("Sluit over 20 minuten.",)


def test_the_state_of_an_open_office_is_known() -> None:
    state = state_of(office(WEEK, date(2026, 6, 1)), dutch("2026-06-02T10:00"))

    assert isinstance(state.hours, Open)
    assert state.certainty is Certainty.CERTAIN
    assert (state.doubt, state.appointment, state.old) == (None, False, False)


def test_the_doubt_about_the_day_it_opens_next_is_kept() -> None:
    state = state_of(office(WEEK, date(2026, 12, 1)), dutch("2026-12-23T18:00"))

    assert isinstance(state.hours, Closed)
    assert state.doubt == Doubt(date(2026, 12, 24), DoubtfulDay.DECEMBER_24)
    assert state.certainty is Certainty.CALL_FIRST


def test_of_unknown_hours_nothing_is_certain() -> None:
    state = state_of(OFFICE, dutch("2026-06-02T10:00"))

    assert state.hours == Unknown()
    assert state.certainty is Certainty.CALL_FIRST
