"""What the doctor tells of region packs."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from companion.doctor import Health
from companion.doctor.packs import regions
from companion.regions.model import Pack


@pytest.fixture
def folder(town_pack: Pack, tmp_path: Path) -> Path:
    """Return a folder with one installed pack that a test may change."""
    shutil.copytree(town_pack.folder, tmp_path / town_pack.folder.name)
    return tmp_path


def test_without_a_pack_the_program_goes_on(tmp_path: Path) -> None:
    (finding,) = regions(tmp_path)

    assert (finding.part, finding.health) == ("regions", Health.MISSING)


def test_a_pack_is_told_with_the_day_of_its_map(folder: Path) -> None:
    (finding,) = regions(folder, date(2027, 4, 30))

    assert finding.health is Health.GOOD
    assert finding.told == "Zonnedorp, map of 2026-11-01"
    assert finding.steps == ()


def test_a_map_of_more_than_180_days_is_told_with_steps(folder: Path) -> None:
    (finding,) = regions(folder, date(2027, 5, 1))

    assert finding.health is Health.GOOD
    assert finding.told.endswith(", 181 days old; doors and roads may have changed")
    assert finding.steps == (
        "Vraag uw helper om een nieuwere kaart van deze streek.",
        "Open dan het programma Terminal. Typ: companion region install kaart.regio",
    )


def test_a_map_without_a_town_hall_is_told(folder: Path) -> None:
    (database,) = folder.glob("*/region.sqlite")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DELETE FROM counter WHERE kind = 'town hall'")
        connection.commit()

    (finding,) = regions(folder, date(2026, 11, 24))

    assert finding.health is Health.MISSING
    assert finding.told == "Zonnedorp, map of 2026-11-01; no town hall is on it"
    assert finding.steps[0] == "Vraag uw helper om een andere kaart van deze streek."


def test_a_pack_that_is_damaged_after_it_was_installed_is_ill(folder: Path) -> None:
    (database,) = folder.glob("*/region.sqlite")
    database.write_bytes(bytes(database.stat().st_size))

    (finding,) = regions(folder, date(2026, 11, 24))

    assert finding.health is Health.ILL
    assert str(database) in finding.told
