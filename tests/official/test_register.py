from datetime import date
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest

from companion.assets import shipped
from companion.documents import DocumentFaulty
from companion.official.register import (
    AGES_FILE,
    FACTS_FILE,
    HOSTS_FILE,
    FactKind,
    Host,
    Standing,
    read_official,
)

SHIPPED = shipped("assets", "official")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(SHIPPED, tmp_path / "official")


def test_a_fact_keeps_its_source_and_the_day_it_was_checked() -> None:
    fact = read_official(SHIPPED).facts["svb.telefoon"]

    assert fact.value == "088 949 40 00"
    assert fact.kind is FactKind.PHONE
    assert fact.checked_on == date(2026, 5, 16)
    assert "Register van Overheidsorganisaties" in fact.source


def test_every_shipped_fact_has_a_day_after_which_it_must_be_read_again() -> None:
    facts = read_official(SHIPPED).facts.values()

    assert [fact.id for fact in facts if fact.valid_until is None] == []


def test_a_fact_holds_up_to_its_last_day_and_not_longer() -> None:
    fact = read_official(SHIPPED).facts["digid.telefoon"]

    assert fact.valid_until == date(2027, 5, 31)
    assert fact.holds_on(date(2027, 5, 31))
    assert not fact.holds_on(date(2027, 6, 1))


def test_a_host_knows_whose_it_is() -> None:
    hosts = read_official(SHIPPED).hosts

    assert hosts["mijn.digid.nl"] == Host("mijn.digid.nl", "DigiD", Standing.OFFICIAL)


def test_a_host_that_was_only_remembered_is_not_in_the_register() -> None:
    assert "mijn.svb.nl" not in read_official(SHIPPED).hosts


def test_the_pension_ages_leave_no_birthday_out_between_the_first_and_the_last() -> None:
    ages = read_official(SHIPPED).pension_ages

    assert ages[0].born_from == date(1957, 3, 1)
    assert ages[-1].born_until == date(1964, 9, 30)
    assert [(b.born_from - a.born_until).days for a, b in pairwise(ages)] == [1] * 5


@pytest.mark.parametrize(
    ("file", "written", "instead", "advice"),
    [
        (FACTS_FILE, "088 123 65 55", "bel DigiD", "facts.yaml:7: write the value as digits"),
        (FACTS_FILE, 'value: "15"', "value: kwartier", "write the value as a whole number"),
        (FACTS_FILE, "kind: phone", "kind: telephone", "`telephone` is not known"),
        (FACTS_FILE, "    checked: 2026-11-23\n", "", "add `checked:`"),
        (HOSTS_FILE, "mijn.digid.nl", "https://mijn.digid.nl/", "as a host, as www.svb.nl"),
        (HOSTS_FILE, "wetten.overheid.nl", "mijn.overheid.nl", "is in another group too"),
        (HOSTS_FILE, "standing: partner", "standing: friend", "`friend` is not known"),
        (AGES_FILE, "1958-01-01", "1958-01-02", "begin the day after the row above ends"),
        (AGES_FILE, "1957-12-31", "1956-12-31", "write a day after `born_from`"),
        (AGES_FILE, "months: 3", "months: 12", "write 0 to 11 months"),
        (AGES_FILE, "  years: 67", "  years: oud", "write a whole number after `years:`"),
    ],
)
def test_a_fault_in_a_file_names_the_line_and_what_to_do(
    folder: Path, file: str, written: str, instead: str, advice: str
) -> None:
    path = folder / file
    path.write_text(path.read_text("utf-8").replace(written, instead, 1), "utf-8")

    with pytest.raises(DocumentFaulty) as caught:
        read_official(folder)

    assert advice in str(caught.value)


def test_the_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    (folder / FACTS_FILE).unlink()
    (folder / HOSTS_FILE).write_text("groups: none\n", "utf-8")

    with pytest.raises(DocumentFaulty) as caught:
        read_official(folder)

    assert sorted({Path(fault.path).name for fault in caught.value.faults}) == [
        FACTS_FILE,
        HOSTS_FILE,
    ]
