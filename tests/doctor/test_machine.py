"""What the doctor tells of the disk, the policy and the clock."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.device import clock as device_clock
from companion.device import disk_encryption
from companion.device.disk_encryption import CannotTell, Encryption, No, Yes
from companion.doctor import Health
from companion.doctor.machine import clock, disk, policy

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
_SAFE_PLACE = "Bewaar deze computer tot die tijd op een veilige plek."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty folder of a citizen on Linux, with a clock on Dutch time."""
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    in_zone(monkeypatch, "Europe/Amsterdam")
    return tmp_path


def in_zone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def offset(moment: datetime) -> timedelta | None:
        return moment.replace(tzinfo=ZoneInfo(name)).utcoffset()

    monkeypatch.setattr(device_clock, "offset_here", offset)


@pytest.mark.parametrize(
    ("seen", "health", "told"),
    [
        (Yes("dm-crypt"), Health.GOOD, "encrypted (dm-crypt)"),
        (
            No(),
            Health.MISSING,
            "not encrypted, as far as can be seen; who takes the disk reads what is not sealed",
        ),
        (
            CannotTell("nfs4"),
            Health.GOOD,
            "whether it is encrypted cannot be seen from here (nfs4)",
        ),
    ],
)
def test_the_disk_is_told_as_far_as_it_can_be_seen(
    seen: Encryption, health: Health, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_encryption, "encryption_of", lambda _: seen)

    (finding,) = disk()

    assert (finding.health, finding.told) == (health, told)
    assert (_SAFE_PLACE in finding.steps) is (health is Health.MISSING)


@pytest.mark.parametrize(
    ("system", "first"),
    [
        ("linux", "Zet eerst een kopie van uw eigen bestanden op een stick."),
        (
            "win32",
            (
                "Open de Instellingen van Windows. "
                'Kies "Privacy en beveiliging", daarna "Apparaatversleuteling".'
            ),
        ),
        (
            "darwin",
            'Open Systeeminstellingen. Kies "Privacy en beveiliging", daarna "FileVault".',
        ),
        ("haiku", "Helpt dit niet? Vraag dan een helper om mee te kijken."),
    ],
)
def test_each_system_has_its_own_steps_to_an_encrypted_disk(
    system: str, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_encryption, "encryption_of", lambda _: No())
    monkeypatch.setattr(sys, "platform", system)

    (finding,) = disk()

    assert finding.steps[0] == first
    assert finding.steps[-1] == _SAFE_PLACE


def test_without_a_policy_it_is_a_device_of_the_citizen(home: Path) -> None:
    (finding,) = policy(home / "companion.toml")

    assert (finding.part, finding.health) == ("policy", Health.GOOD)
    assert finding.told == "none; this is a device of the citizen"


def test_a_sound_policy_is_told_in_one_line(home: Path) -> None:
    path = home / "companion.toml"
    path.write_text('[device]\nkind = "shared"\n\n[settings]\npin = ""\n', "utf-8")

    (finding,) = policy(path)

    assert finding.health is Health.GOOD
    assert finding.told.startswith("sound: a device of the kind `shared`, ")


def test_each_fault_of_a_policy_is_told_with_its_line(home: Path) -> None:
    path = home / "companion.toml"
    path.write_text('[device]\nkind = "shared"\ncolour = 1\n\n[settings]\npin = 4071\n', "utf-8")

    first, last = policy(path)

    assert first.health is last.health is Health.ILL
    assert first.told.startswith(f"{path}:3: ")
    assert last.told.startswith(f"{path}:6: ")
    assert "4071" not in last.told
    assert first.steps == ()
    assert last.steps == (
        "Vraag de beheerder van dit apparaat deze regels te herstellen.",
        "Open dan het programma Terminal. Typ: companion policy check",
    )


def test_a_clock_that_is_right_is_good() -> None:
    (finding,) = clock(NOW)

    assert (finding.part, finding.health) == ("clock", Health.GOOD)
    assert finding.told == "2026-11-24 09:30, Dutch time"


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), "it says 1970-01-01, but the shipped table"),
        (datetime(2026, 1, 1, tzinfo=UTC), "it says 2026-01-01, but the shipped table"),
        (datetime(2099, 1, 1, tzinfo=UTC), "it says 2099-01-01, more than five years after"),
    ],
)
def test_a_clock_that_cannot_be_right_is_ill(moment: datetime, told: str) -> None:
    (finding,) = clock(moment)

    assert finding.health is Health.ILL
    assert finding.told.startswith(told)
    assert finding.steps == (
        "Kijk of de datum en tijd van deze computer kloppen.",
        "Open het programma Terminal. Typ: sudo timedatectl set-ntp true",
        "Kloppen ze? Zet dan de nieuwste versie van dit programma erop.",
    )


def test_another_time_zone_is_told_and_not_ill(monkeypatch: pytest.MonkeyPatch) -> None:
    in_zone(monkeypatch, "Europe/London")

    (finding,) = clock(NOW)

    assert finding.health is Health.GOOD
    assert finding.told.endswith(" in another time zone than that of the Netherlands")
    assert finding.steps == (
        "Open het programma Terminal. Typ: sudo timedatectl set-timezone Europe/Amsterdam",
    )


def test_a_file_from_later_than_now_speaks_against_the_clock(home: Path) -> None:
    path = home / "settings.json"
    path.write_text("{}", "utf-8")
    os.utime(path, times=((NOW + timedelta(days=2)).timestamp(),) * 2)

    (finding,) = clock(NOW)

    assert finding.health is Health.MISSING
    assert finding.told == f"2026-11-24 09:30, but {path} was written later than that"
    assert finding.steps[0] == "Kijk of de datum en tijd van deze computer kloppen."
    assert finding.steps[-1] == "Kloppen ze? Dan hoeft u niets te doen."
