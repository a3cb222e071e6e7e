"""The computer itself: its disk, its clock, and what its organisation decided."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import assert_never

from companion.doctor.advice import MEND_POLICY, for_clock, for_disk, for_zone
from companion.doctor.own_words import in_own_words
from companion.doctor.report import Finding, Health


def disk(folder: Path | None = None) -> tuple[Finding, ...]:
    """Return whether the folder with the files of the citizen is on an encrypted disk."""
    from companion.device.disk_encryption import CannotTell, No, Yes, encryption_of  # noqa: PLC0415
    from companion.settings.folders import journal_file  # noqa: PLC0415 - each part by itself

    folder = folder or journal_file().parent
    match encryption_of(folder):
        case Yes(how):
            return (Finding("disk", Health.GOOD, f"encrypted ({how})"),)
        case No():
            told = (
                "not encrypted, as far as can be seen; who takes the disk reads what is not sealed"
            )
            return (Finding("disk", Health.MISSING, told, in_own_words(for_disk(sys.platform))),)
        case CannotTell(why):
            told = f"whether it is encrypted cannot be seen from here ({why})"
            return (Finding("disk", Health.GOOD, told),)
        case unknown:
            assert_never(unknown)


def policy(path: Path | None = None) -> tuple[Finding, ...]:
    """Return what the policy file of this device says, or each fault in it with its line."""
    from companion.device.checking import as_text  # noqa: PLC0415 - each part by itself
    from companion.device.reading import read_policy  # noqa: PLC0415

    reading = read_policy(path)
    if not reading.found:
        return (Finding("policy", Health.GOOD, "none; this is a device of the citizen"),)
    if not reading.faults:
        return (Finding("policy", Health.GOOD, as_text(reading)),)
    told = [Finding("policy", Health.ILL, str(fault)) for fault in reading.faults]
    steps = in_own_words(MEND_POLICY)
    return (*told[:-1], Finding("policy", Health.ILL, told[-1].told, steps))


def clock(now: datetime | None = None) -> tuple[Finding, ...]:
    """Return whether date and time can be right, and what speaks against it."""
    from companion.device.clock import written_later  # noqa: PLC0415 - each part by itself
    from companion.settings.folders import journal_file, settings_file  # noqa: PLC0415

    now = now or datetime.now().astimezone()
    wrong = _date(now.date())
    if wrong is not None:
        return (wrong,)
    later = written_later(now, (settings_file(), journal_file()))
    if later:
        told = f"{_moment(now)}, but {later[0]} was written later than that"
        steps = in_own_words(for_clock(sys.platform, impossible=False))
        return (Finding("clock", Health.MISSING, told, steps),)
    return (_zone(now),)


def _date(today: date) -> Finding | None:
    """Return what is wrong with the date, if anything is."""
    from companion.counters.register import read_register  # noqa: PLC0415 - each part by itself
    from companion.device.clock import Clock, judged  # noqa: PLC0415
    from companion.errors import CompanionError  # noqa: PLC0415

    try:
        # The shipped one: a refreshed table has the date of the very clock that is in question.
        known = max(one.checked_on for one in read_register().municipalities.values())
    except CompanionError:
        return None  # told under "counters"
    steps = in_own_words(for_clock(sys.platform, impossible=True))
    match judged(today, known):
        case Clock.PLAUSIBLE:
            return None
        case Clock.BEHIND:
            told = f"it says {today}, but the shipped table of counters is of {known}"
            return Finding("clock", Health.ILL, told, steps)
        case Clock.AHEAD:
            told = f"it says {today}, more than five years after the shipped data of {known}"
            return Finding("clock", Health.ILL, told, steps)
        case unknown:
            assert_never(unknown)


def _zone(now: datetime) -> Finding:
    from companion.device.clock import Zone, offset_here, zone_of  # noqa: PLC0415 - as above

    match zone_of(now.year, offset_here):
        case Zone.DUTCH:
            return Finding("clock", Health.GOOD, f"{_moment(now)}, Dutch time")
        case Zone.OTHER:
            told = f"{_moment(now)}, in another time zone than that of the Netherlands"
            return Finding("clock", Health.GOOD, told, in_own_words(for_zone(sys.platform)))
        case Zone.UNKNOWN:
            told = f"{_moment(now)}; this computer has no table of time zones"
            return Finding("clock", Health.MISSING, told)
        case unknown:
            assert_never(unknown)


def _moment(now: datetime) -> str:
    return f"{now:%Y-%m-%d %H:%M}"
