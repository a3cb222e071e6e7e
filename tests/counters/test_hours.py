"""When a counter is open: the answers that sentences are made of."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from counters.offices import dutch
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.counters.hours import (
    Closed,
    DoubtfulDay,
    Hours,
    Open,
    Unknown,
    holiday_name,
    hours_at,
    in_the_netherlands,
    later,
    prepare,
    warning_day,
)

WEEK = "Mo-Fr 09:00-17:00; PH off"


def test_an_open_counter_closes_at_a_moment_with_its_time_zone() -> None:
    found = hours_at(WEEK, dutch("2026-06-02T10:00"))

    assert isinstance(found, Open)
    assert found.until is not None
    assert found.until.isoformat() == "2026-06-02T17:00:00+02:00"


def test_winter_time_has_its_own_distance_to_greenwich() -> None:
    found = hours_at(WEEK, dutch("2026-01-13T18:00"))

    assert isinstance(found, Closed)
    assert found.opens is not None
    assert found.opens.isoformat() == "2026-01-14T09:00:00+01:00"


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    here = hours_at(WEEK, dutch("2026-06-02T10:00"))
    there = hours_at(WEEK, datetime(2026, 6, 2, 8, tzinfo=UTC))

    assert here == there


def test_a_time_that_the_clock_skips_is_an_hour_later() -> None:
    skipped = in_the_netherlands(dutch("2026-03-29T02:32"))

    assert skipped.isoformat() == "2026-03-29T03:32:00+02:00"


def test_later_is_counted_by_the_clock_and_not_by_the_wall() -> None:
    before = in_the_netherlands(dutch("2026-03-29T01:30"))

    assert later(before, timedelta(hours=1)).hour == 3


def test_a_comment_does_not_end_the_opening_it_stands_in() -> None:
    found = hours_at('Mo 09:00-12:00 "balie 2", 12:00-17:00', dutch("2026-06-01T10:00"))

    assert isinstance(found, Open)
    assert found.comment == "balie 2"
    assert found.until is not None
    assert found.until.hour == 17


def test_the_comment_of_the_next_opening_is_told() -> None:
    found = hours_at('We 09:00-12:00 "op afspraak"; PH off', dutch("2026-06-02T10:00"))

    assert isinstance(found, Closed)
    assert found.comment == "op afspraak"


def test_a_holiday_without_a_word_on_holidays_is_unknown() -> None:
    assert hours_at("Mo-Fr 09:00-17:00", dutch("2026-04-27T10:00")) == Unknown(date(2026, 4, 27))


def test_years_whose_holidays_nobody_knows_are_unknown() -> None:
    assert hours_at(WEEK, dutch("1999-12-31T10:00")) == Unknown()
    assert hours_at(WEEK, dutch("9999-12-31T10:00")) == Unknown()


def test_the_names_of_all_public_holidays_are_known_in_both_languages() -> None:
    days = [day for day in _days(2024, 2041) if _is_public(hours_at("", _noon(day)))]

    assert len(days) == 17 * 9
    assert [day for day in days if not holiday_name(day, "nl")] == []
    assert [day for day in days if not holiday_name(day, "en")] == []


def _is_public(hours: Hours) -> bool:
    return isinstance(hours, Unknown) and hours.holiday is not None


@pytest.mark.parametrize("year", range(2024, 2041))
def test_what_holidays_calls_public_and_opening_hours_does_not_is_warned_of(year: int) -> None:
    named = {day for day in _days(year, year + 1) if holiday_name(day, "nl")}
    known = {day for day in named if _is_public(hours_at("", _noon(day)))}

    assert {day for day in named - known if warning_day(_noon(day)) is None} == set()
    assert len(named - known) == (2 if year % 5 == 0 else 1)


def _days(first: int, until: int) -> list[date]:
    begin, end = date(first, 1, 1).toordinal(), date(until, 1, 1).toordinal()
    return [date.fromordinal(number) for number in range(begin, end)]


def _noon(day: date) -> datetime:
    return dutch(f"{day}T12:00")


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (dutch("2026-04-03T00:00"), DoubtfulDay.GOOD_FRIDAY),
        (dutch("2027-03-26T23:59"), DoubtfulDay.GOOD_FRIDAY),
        (dutch("2026-05-05T10:00"), DoubtfulDay.LIBERATION_DAY),
        (dutch("2030-05-05T10:00"), DoubtfulDay.LIBERATION_DAY),
        (dutch("2026-12-24T10:00"), DoubtfulDay.DECEMBER_24),
        (dutch("2026-12-31T10:00"), DoubtfulDay.DECEMBER_31),
        (dutch("2026-12-30T10:00"), None),
        (dutch("2026-04-27T10:00"), None),
    ],
)
def test_days_on_which_offices_may_be_closed_are_warned_of(
    moment: datetime, why: DoubtfulDay | None
) -> None:
    assert warning_day(moment) is why


def test_the_first_moment_of_a_doubtful_day_is_by_the_dutch_clock() -> None:
    assert warning_day(datetime(2026, 12, 23, 23, 30, tzinfo=UTC)) is DoubtfulDay.DECEMBER_24


_PARTS = ("Mo", "Tu-Fr", "PH", "off", "09:00", "-", "17:00", "24:00", "26:00", ",", ";", " ", "||",
          '"op afspraak"', "week", "1-53/2", "easter", "-2 days", "Feb 30", "2026", "+", "[1]",
          "sunset", "\0", "é", "24/7", "unknown")  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(_PARTS), max_size=9),
    st.datetimes(dutch("2000-01-01T00:00"), dutch("2078-12-31T00:00")),
)
def test_no_hours_and_no_moment_raise_anything(parts: list[str], at: datetime) -> None:
    found = hours_at("".join(parts), at)

    assert isinstance(found, Open | Closed | Unknown)


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "UTC"])
def test_the_time_zone_of_the_computer_changes_nothing(zone: str) -> None:
    program = (
        "from datetime import datetime\n"
        "from companion.counters.hours import hours_at\n"
        "print(hours_at('Mo-Fr 09:00-17:00; PH off', datetime(2026, 6, 2, 10)).until.isoformat())"
    )

    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program],
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "2026-06-02T17:00:00+02:00\n"


def test_what_is_prepared_is_answered_as_before() -> None:
    prepare(date(2026, 4, 27), "nl")

    assert holiday_name(date(2026, 4, 27), "nl") == "Koningsdag"


def test_hours_longer_than_the_map_can_hold_are_unknown() -> None:
    longest, longer = (f'Mo-Fr 09:00-17:00 "{"x" * count}"' for count in (235, 236))

    assert isinstance(hours_at(longest, dutch("2026-06-02T10:00")), Open)
    assert hours_at(longer, dutch("2026-06-02T10:00")) == Unknown()


@pytest.mark.parametrize("hour", [10, 20])
def test_hours_with_a_rule_for_when_no_rule_holds_are_unknown(hour: int) -> None:
    otherwise = 'Mo-Fr 09:00-17:00 || "op afspraak"'

    assert hours_at(otherwise, datetime(2026, 6, 2, hour)) == Unknown()  # noqa: DTZ001 - on the Dutch clock


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "nieuwjaarsdag"),
        (date(2026, 4, 5), "eerste paasdag"),
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "tweede pinksterdag"),
        (date(2026, 12, 26), "tweede kerstdag"),
    ],
)
def test_a_feast_has_a_capital_and_the_days_of_it_have_none(day: date, name: str) -> None:
    assert holiday_name(day, "nl") == name


def test_in_english_every_holiday_has_its_capitals() -> None:
    assert holiday_name(date(2026, 1, 1), "en") == "New Year's Day"
