"""What is said of the hours of a counter in the coming week."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from counters.offices import OFFICE, dutch, office
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.counters.hours import Closed, hours_at
from companion.counters.model import Access
from companion.counters.week import cautions_of, week_of
from companion.l10n.dates import weekday_name
from companion.l10n.words import load_words
from companion.official.desks import Desk

DUTCH = load_words("nl")
ENGLISH = load_words("en")

WEEK = "Mo-Th 09:00-17:00; Fr 09:00-12:30,13:30-17:00; PH off"
SILENT = "Mo-Fr 09:00-17:00"
NIGHT = "Fr-Sa 20:00-02:00; PH off"

# Hours, moment, what is said. 2026-06-02 is a Tuesday.
TOLD = [
    # Equal neighbours share a line, from today on
    (WEEK, "2026-11-23T10:00", [
        "Maandag tot en met donderdag: 9.00 tot 17.00 uur.",
        "Vrijdag: 9.00 tot 12.30 uur en 13.30 tot 17.00 uur.",
        "Zaterdag en zondag: dicht.",
    ]),
    (WEEK, "2026-06-04T23:59", [
        "Donderdag: 9.00 tot 17.00 uur.",
        "Vrijdag: 9.00 tot 12.30 uur en 13.30 tot 17.00 uur.",
        "Zaterdag en zondag: dicht.",
        "Maandag tot en met woensdag: 9.00 tot 17.00 uur.",
    ]),
    ("Mo-Su 08:00-20:00; PH off", "2026-06-02T10:00", ["Elke dag: 8.00 tot 20.00 uur."]),
    # Holidays have a line of their own
    (WEEK, "2026-12-23T10:00", [
        "Woensdag: 9.00 tot 17.00 uur.",
        "Donderdag 24 december: misschien 9.00 tot 17.00 uur. Bel eerst.",
        "Vrijdag 25 december: dicht, eerste kerstdag.",
        "Zaterdag 26 december: dicht, tweede kerstdag.",
        "Zondag: dicht.",
        "Maandag en dinsdag: 9.00 tot 17.00 uur.",
    ]),
    ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-04-27T10:00", [
        "Maandag 27 april: 10.00 tot 12.00 uur, Koningsdag.",
        "Dinsdag tot en met vrijdag: 9.00 tot 17.00 uur.",
        "Zaterdag en zondag: dicht.",
    ]),
    (SILENT, "2026-04-24T10:00", [
        "Vrijdag: 9.00 tot 17.00 uur.",
        "Zaterdag en zondag: dicht.",
        "Maandag 27 april: misschien dicht, Koningsdag. Bel eerst.",
        "Dinsdag tot en met donderdag: 9.00 tot 17.00 uur.",
    ]),
    # Days of which nobody is sure, and that are closed as ever
    ("Mo-Fr 09:00-17:00; PH off", "2026-04-01T10:00", [
        "Woensdag en donderdag: 9.00 tot 17.00 uur.",
        "Vrijdag 3 april: misschien 9.00 tot 17.00 uur, Goede Vrijdag. Bel eerst.",
        "Zaterdag: dicht.",
        "Zondag 5 april: dicht, eerste paasdag.",
        "Maandag 6 april: dicht, tweede paasdag.",
        "Dinsdag: 9.00 tot 17.00 uur.",
    ]),
    ("Mo-We 09:00-17:00; PH off", "2026-12-28T10:00", [
        "Maandag tot en met woensdag: 9.00 tot 17.00 uur.",
        "Donderdag: dicht.",
        "Vrijdag 1 januari: dicht, nieuwjaarsdag.",
        "Zaterdag en zondag: dicht.",
    ]),
    ("Mo-Fr 09:00-17:00 unknown; Th 10:00-12:00; PH off", "2026-06-02T10:00", [
        "Dinsdag en woensdag: misschien dicht. Bel eerst.",
        "Donderdag: 10.00 tot 12.00 uur.",
        "Vrijdag: misschien dicht. Bel eerst.",
        "Zaterdag en zondag: dicht.",
        "Maandag: misschien dicht. Bel eerst.",
    ]),
    # The night, midnight, and whole days
    (NIGHT, "2026-06-02T10:00", [
        "Dinsdag tot en met donderdag: dicht.",
        "Vrijdag en zaterdag: 20.00 tot 2.00 uur de volgende dag.",
        "Zondag en maandag: dicht.",
    ]),
    (NIGHT, "2026-06-06T01:00", [
        "Zaterdag: 0.00 tot 2.00 uur en 20.00 tot 2.00 uur de volgende dag.",
        "Zondag tot en met donderdag: dicht.",
        "Vrijdag: 20.00 tot 2.00 uur de volgende dag.",
    ]),
    (NIGHT, "2026-06-06T02:00", [
        "Zaterdag: 20.00 tot 2.00 uur de volgende dag.",
        "Zondag tot en met donderdag: dicht.",
        "Vrijdag: 20.00 tot 2.00 uur de volgende dag.",
    ]),
    ("Mo-Su 08:00-24:00", "2026-06-02T10:00", ["Elke dag: 8.00 tot 24.00 uur."]),
    ("Mo-Su 06:00-00:30; PH off", "2026-06-02T10:00",
     ["Elke dag: 6.00 tot 0.30 uur de volgende dag."]),
    ("24/7", "2026-06-02T10:00", ["Elke dag: dag en nacht open."]),
    ("Mo-Fr 00:00-24:00; PH off", "2026-06-05T10:00", [
        "Vrijdag: dag en nacht open.",
        "Zaterdag en zondag: dicht.",
        "Maandag tot en met donderdag: dag en nacht open.",
    ]),
    ("Fr 20:00-24:00; Sa 00:00-24:00; Su 00:00-23:00; PH off", "2026-06-05T10:00", [
        "Vrijdag: 20.00 tot 24.00 uur.",
        "Zaterdag: dag en nacht open.",
        "Zondag: 0.00 tot 23.00 uur.",
        "Maandag tot en met donderdag: dicht.",
    ]),
    # The night in which the clock is changed
    ("Sa-Su 20:00-04:00; PH off", "2026-10-24T10:00", [
        "Zaterdag en zondag: 20.00 tot 4.00 uur de volgende dag.",
        "Maandag tot en met vrijdag: dicht.",
    ]),
    # Comments
    ('Mo-Fr 09:00-17:00 "alleen op afspraak"; PH off', "2026-06-02T10:00", [
        "Dinsdag tot en met vrijdag: 9.00 tot 17.00 uur (alleen op afspraak).",
        "Zaterdag en zondag: dicht.",
        "Maandag: 9.00 tot 17.00 uur (alleen op afspraak).",
    ]),
    ('Mo-Su 09:00-12:00 "balie 2", 12:00-17:00; PH off', "2026-06-02T10:00",
     ["Elke dag: 9.00 tot 12.00 uur (balie 2) en 12.00 tot 17.00 uur."]),
    ('"op afspraak"', "2026-06-02T10:00", ["Elke dag: op afspraak."]),
    ('24/7 "met pas"', "2026-06-02T10:00", ["Elke dag: dag en nacht open (met pas)."]),
    # A week without an opening
    ("Mo-Fr 09:00-17:00; 2026 Jun off; PH off", "2026-06-02T10:00",
     ["De komende zeven dagen dicht.", "Woensdag 1 juli open vanaf 9.00 uur."]),
    ("off", "2026-06-02T10:00", ["De komende zeven dagen dicht."]),
    # What nobody knows
    ("", "2026-06-02T10:00", []),
    ("ma-vr 9:00 tot 17:00 uur", "2026-06-02T10:00", []),
    ("Mo-Fr 09:00+", "2026-06-02T10:00", []),
    ("Mo-Fr 09:00-17:00 unknown", "2026-06-02T10:00", []),
    (WEEK, "1999-12-30T10:00", []),
    (WEEK, "2078-12-28T10:00", []),
    (WEEK, "9999-12-31T10:00", []),
]  # fmt: skip


@pytest.mark.parametrize(("hours", "moment", "told"), TOLD)
def test_a_week_is_told_in_few_lines(hours: str, moment: str, told: list[str]) -> None:
    at = dutch(moment)

    assert list(week_of(office(hours, at.date()), at, DUTCH)) == told


@pytest.mark.parametrize(
    ("hours", "moment", "told"),
    [
        (WEEK, "2026-12-23T10:00", [
            "Wednesday: 9:00 to 17:00.",
            "Thursday 24 December: perhaps 9:00 to 17:00. Call first.",
            "Friday 25 December: closed, Christmas Day.",
            "Saturday 26 December: closed, Second Day of Christmas.",
            "Sunday: closed.",
            "Monday and Tuesday: 9:00 to 17:00.",
        ]),
        ("Mo-Th 09:00-24:00; Fr-Sa 20:00-02:00; PH off", "2026-06-02T10:00", [
            "Tuesday to Thursday: 9:00 to midnight.",
            "Friday and Saturday: 20:00 to 2:00 the next day.",
            "Sunday: closed.",
            "Monday: 9:00 to midnight.",
        ]),
        ("24/7", "2026-06-02T10:00", ["Every day: open day and night."]),
        ("off", "2026-06-02T10:00", ["Closed for the coming seven days."]),
    ],
)  # fmt: skip
def test_a_week_is_told_in_english_as_well(hours: str, moment: str, told: list[str]) -> None:
    at = dutch(moment)

    assert list(week_of(office(hours, at.date()), at, ENGLISH)) == told


def test_the_week_begins_today_by_the_dutch_clock() -> None:
    late_in_greenwich = datetime(2026, 6, 3, 22, 30, tzinfo=UTC)

    told = week_of(office(WEEK, date(2026, 6, 1)), late_in_greenwich, DUTCH)

    assert told[0] == "Donderdag: 9.00 tot 17.00 uur."


def test_of_certain_hours_there_is_nothing_else_to_know() -> None:
    assert cautions_of(office(WEEK, date(2026, 6, 1)), dutch("2026-06-02T10:00"), DUTCH) == ()


def test_a_day_to_call_first_for_gives_the_number() -> None:
    told = cautions_of(office(WEEK, date(2026, 12, 1)), dutch("2026-12-19T10:00"), DUTCH)

    assert told == ("Bel eerst: 14 030.",)


def test_for_old_hours_one_calls_first() -> None:
    told = cautions_of(office(WEEK, date(2026, 1, 1)), dutch("2026-07-01T10:00"), DUTCH)

    assert told == ("Bel eerst: 14 030.",)


def test_an_appointment_is_made_before_one_goes_by_the_hours() -> None:
    counter = replace(OFFICE, hours=WEEK, access=Access.APPOINTMENT, appointment_phone="14 040")

    told = cautions_of(counter, dutch("2026-06-02T10:00"), DUTCH)

    assert told == ("Alleen op afspraak.", "Bel 14 040.")


def test_in_the_hours_of_a_library_there_is_not_always_help() -> None:
    library = replace(office(WEEK, date(2026, 6, 1)), desks=frozenset({Desk.HELP}), phone="")

    told = cautions_of(library, dutch("2026-06-02T10:00"), DUTCH)

    assert told == ("Er is niet altijd iemand om te helpen.", "Bel eerst uw gemeente.")


_CLOCK = r"(\d+)\.(\d\d)"
_TIMES = re.compile(rf"{_CLOCK} tot {_CLOCK} uur( de volgende dag)?|dag en nacht open")


def _days_of(line: str, today: date) -> list[date]:
    """Return the days that a line in Dutch is about."""
    named = line.partition(":")[0].lower()
    week = [today + timedelta(days=number) for number in range(7)]
    if named == "elke dag":
        return week
    places = [place for place, day in enumerate(week) if weekday_name(day, "nl") in named.split()]
    return week[places[0] : places[-1] + 1]


def _openings_told(line: str, day: date) -> list[tuple[datetime, datetime]]:
    """Return when it is open on a day by a line in Dutch, on the Dutch clock."""
    midnight = datetime.fromisoformat(f"{day}T00:00")
    found = []
    for match in _TIMES.finditer(line):
        if match[1] is None:
            found.append((midnight, midnight + timedelta(days=1)))
            continue
        hour, minute, till_hour, till_minute = (int(match[number]) for number in range(1, 5))
        till = timedelta(days=1 if match[5] else 0, hours=till_hour, minutes=till_minute)
        found.append((midnight + timedelta(hours=hour, minutes=minute), midnight + till))
    return found


_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Mo-Fr", "Sa-Su", "PH", "Mo-Su", "Dec 24-26")
_OPEN = ("09:00-17:00", "09:00-12:30,13:30-17:00", "20:00-02:00", "00:00-24:00", "off",
         "18:00-17:00", "22:00-30:00", "00:00-03:30", "12:00-24:00")  # fmt: skip
_RULES = st.builds(
    "{} {}{}".format,
    st.sampled_from(_DAYS),
    st.sampled_from(_OPEN),
    st.sampled_from(("", "", "", ' "op afspraak"', " unknown", ' "balie 2"')),
)
_HOURS = st.lists(_RULES, min_size=1, max_size=4).map("; ".join)


@settings(max_examples=400, deadline=None)
@given(_HOURS, st.datetimes(dutch("2000-01-01T00:00"), dutch("2078-12-20T00:00")))
def test_nothing_is_told_as_open_that_is_closed(hours: str, at: datetime) -> None:
    lines = week_of(office(hours, at.date()), at, DUTCH)

    told = [
        (begin, end)
        for line in lines
        if not line.startswith("De komende") and " open vanaf " not in line
        for day in _days_of(line, at.date())
        for begin, end in _openings_told(line, day)
    ]
    closed = [
        begin
        for begin, end in told
        if isinstance(hours_at(hours, begin + (end - begin) / 2), Closed)
    ]
    assert closed == []
    assert all(begin < end for begin, end in told)


@settings(max_examples=400, deadline=None)
@given(_HOURS, st.datetimes(dutch("2000-01-01T00:00"), dutch("2078-12-20T00:00")))
def test_every_day_of_the_week_is_told_once_and_in_order(hours: str, at: datetime) -> None:
    lines = week_of(office(hours, at.date()), at, DUTCH)

    if len(lines) > 0 and not lines[0].startswith("De komende"):
        days = [day for line in lines for day in _days_of(line, at.date())]
        assert days == [at.date() + timedelta(days=number) for number in range(7)]


_PARTS = ("Mo", "Tu-Fr", "PH", "off", "09:00", "-", "17:00", "24:00", "26:00", ",", ";", " ", "||",
          '"op afspraak"', "week", "1-53/2", "easter", "-2 days", "Feb 30", "2026", "+", "[1]",
          "sunset", "\0", "é", "24/7", "unknown")  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(_PARTS), max_size=9),
    st.datetimes(dutch("1990-01-01T00:00"), dutch("9999-12-30T00:00")),
)
def test_no_hours_and_no_moment_of_a_week_raise_anything(parts: list[str], at: datetime) -> None:
    counter = office("".join(parts), at.date())

    told = week_of(counter, at, DUTCH) + cautions_of(counter, at, DUTCH)

    assert all(line.strip() for line in told)
