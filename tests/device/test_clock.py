"""A clock that cannot be right is seen: by a day that has been, by Dutch time, by files."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.device.clock import Clock, Zone, judged, offset_here, written_later, zone_of

KNOWN = date(2024, 2, 29)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("today", "seen"),
    [
        (date(2024, 2, 28), Clock.BEHIND),
        (date(2024, 2, 29), Clock.PLAUSIBLE),
        (date(2029, 2, 28), Clock.PLAUSIBLE),
        (date(2029, 3, 1), Clock.AHEAD),
        (date(1970, 1, 1), Clock.BEHIND),
        (date(2038, 1, 19), Clock.AHEAD),
        (date.max, Clock.AHEAD),
    ],
)
def test_a_date_is_plausible_from_a_day_that_was_until_five_years_later(
    today: date, seen: Clock
) -> None:
    assert judged(today, KNOWN) is seen


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Europe/Amsterdam", Zone.DUTCH),
        ("Europe/Berlin", Zone.DUTCH),
        ("Europe/London", Zone.OTHER),
        ("Africa/Lagos", Zone.OTHER),  # the Dutch time of winter, all year
        ("UTC", Zone.OTHER),
    ],
)
def test_dutch_time_is_that_of_winter_and_of_summer(name: str, seen: Zone) -> None:
    def offset(moment: datetime) -> timedelta | None:
        return moment.replace(tzinfo=ZoneInfo(name)).utcoffset()

    assert zone_of(2026, offset) is seen


def test_without_a_table_of_zones_the_zone_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> ZoneInfo:
        return ZoneInfo(f"No/{name}")

    monkeypatch.setattr("companion.device.clock.ZoneInfo", absent)

    assert zone_of(2026, offset_here) is Zone.UNKNOWN


def test_this_computer_tells_how_far_it_is_ahead_of_utc() -> None:
    assert isinstance(offset_here(datetime(2026, 7, 1, 12)), timedelta)  # noqa: DTZ001 - its point


def test_a_file_that_was_written_later_than_now_is_named(tmp_path: Path) -> None:
    later, nearly, gone = (tmp_path / name for name in ("later", "nearly", "gone"))
    for path, ahead in ((later, timedelta(days=2)), (nearly, timedelta(hours=23))):
        path.touch()
        os.utime(path, times=((NOW + ahead).timestamp(),) * 2)

    assert written_later(NOW, (later, nearly, gone)) == (later,)
