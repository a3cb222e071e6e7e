"""National bodies that are called first."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from companion.assets import shipped
from companion.counters.errors import CounterFileError
from companion.counters.model import Access
from companion.counters.national import read_national
from companion.documents import DocumentFaulty
from companion.official.desks import Desk


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Return a copy of the official facts."""
    shutil.copytree(shipped("assets", "official"), tmp_path / "official")
    return tmp_path / "official" / "facts.yaml"


def test_the_number_is_that_of_the_official_fact() -> None:
    pension = read_national()[Desk.PENSION]

    assert (pension.name, pension.phone) == ("Sociale Verzekeringsbank (SVB)", "088 949 40 00")
    assert pension.source == "Register van Overheidsorganisaties"
    assert pension.checked_on == date(2026, 5, 16)


def test_nobody_has_an_address_that_is_not_known() -> None:
    bodies = read_national().values()

    assert {body.address_lines for body in bodies} == {()}
    assert {body.access for body in bodies} == {Access.PHONE_ONLY}


def test_a_missing_number_is_named(facts: Path) -> None:
    facts.write_text(facts.read_text("utf-8").replace("svb.telefoon:", "svb.fax:"), "utf-8")

    with pytest.raises(CounterFileError, match=r"has no fact svb\.telefoon"):
        read_national(facts.parent)


def test_facts_that_cannot_be_read_are_told(facts: Path) -> None:
    facts.write_text("facts: [", "utf-8")

    with pytest.raises(DocumentFaulty):
        read_national(facts.parent)
