"""What is officially known: facts, hosts and pension ages, each with where it was read and when."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from companion.documents import DocumentFaulty, Entry, open_document
from companion.faults import Fault

FACTS_FILE = "facts.yaml"
HOSTS_FILE = "hosts.yaml"
AGES_FILE = "aow-leeftijd.yaml"

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_Part = TypeVar("_Part")


class FactKind(Enum):
    """How a fact is written; decides how it is spoken (a telephone number in groups)."""

    PHONE = "phone"
    TEXT = "text"
    NUMBER = "number"
    DURATION = "duration"


class Standing(Enum):
    """Whose an address is: the government's own, or of someone the citizen may trust as well."""

    OFFICIAL = "official"
    PARTNER = "partner"


# How a value of each kind is written, and the advice when it is not.
_FORMS: Mapping[FactKind, tuple[re.Pattern[str], str]] = {
    FactKind.PHONE: (re.compile(r"\+?\d(?:[\d -]*\d)?"), "digits and spaces, as 088 123 65 55"),
    FactKind.TEXT: (re.compile(r".+"), "a text"),
    FactKind.NUMBER: (re.compile(r"\d+"), "a whole number"),
    FactKind.DURATION: (
        re.compile(r"\d+ (?:minuten|uur|dagen|werkdagen|weken|maanden|jaar)"),
        "a number and a unit, as 20 minuten",
    ),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that was read somewhere; after `valid_until` it is not stated any more."""

    id: str
    value: str
    kind: FactKind
    source: str
    checked_on: date
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Return whether the fact may still be stated on `day`."""
        return self.valid_until is None or day <= self.valid_until


@dataclass(frozen=True, slots=True)
class Host:
    """One exact host name, in lower case, and whose it is."""

    host: str
    organisation: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class PensionAge:
    """The AOW age of those who were born from `born_from` up to `born_until`, both included."""

    born_from: date
    born_until: date
    years: int
    months: int
    source: str


@dataclass(frozen=True, slots=True)
class Official:
    """Everything of the register: facts by their id, hosts by their name, ages by birth date."""

    facts: Mapping[str, Fact]
    hosts: Mapping[str, Host]
    pension_ages: tuple[PensionAge, ...]
    pension_ages_checked_on: date


def read_official(folder: Path) -> Official:
    """Return what the three files of `folder` say; pension ages are in the order of birth.

    Raises:
        DocumentFaulty: a file cannot be used; the faults of all three are told at once.
    """
    faults: list[Fault] = []
    facts = _tried(_facts, folder / FACTS_FILE, faults)
    hosts = _tried(_hosts, folder / HOSTS_FILE, faults)
    ages = _tried(_ages, folder / AGES_FILE, faults)
    if facts is None or hosts is None or ages is None:
        raise DocumentFaulty(faults)
    return Official(facts, hosts, *ages)


def _tried(read: Callable[[Entry], _Part], path: Path, faults: list[Fault]) -> _Part | None:
    """Return what `read` makes of a file, or None when its faults were added to `faults`."""
    try:
        document = open_document(path)
        part = read(document)
        document.close()
        document.faults.raise_any()
    except DocumentFaulty as faulty:
        faults.extend(faulty.faults)
        return None
    return part


def _facts(document: Entry) -> Mapping[str, Fact]:
    return MappingProxyType({name: _fact(name, entry) for name, entry in document.entries("facts")})


def _fact(name: str, entry: Entry) -> Fact:
    kind = FactKind(entry.word("kind", [kind.value for kind in FactKind]) or "text")
    value = entry.value("value")
    form, advice = _FORMS[kind]
    if value.text and not form.fullmatch(value.text):
        entry.faults.add(value.line, f"write the value as {advice}")
    fact = Fact(
        id=name,
        value=value.text,
        kind=kind,
        source=entry.text("source"),
        checked_on=entry.day("checked"),
        valid_until=entry.day("valid_until") if "valid_until" in entry else None,
    )
    entry.close()
    return fact


def _hosts(document: Entry) -> Mapping[str, Host]:
    hosts: dict[str, Host] = {}
    for _name, group in document.entries("groups"):
        # Not kept, but a group of addresses without a source and a day is refused.
        group.text("source")
        group.day("checked")
        standing = Standing(
            group.word("standing", [standing.value for standing in Standing]) or "partner"
        )
        names = group.entry("hosts")
        for host in names.names():
            _check_host(host, names, hosts)
            hosts[host] = Host(host, names.text(host), standing)
        group.close()
    return MappingProxyType(hosts)


def _check_host(host: str, names: Entry, known: Mapping[str, Host]) -> None:
    if not _HOST.fullmatch(host):
        names.faults.add(names.line_of(host), f"write `{host}` as a host, as www.svb.nl")
    if host in known:
        names.faults.add(names.line_of(host), f"`{host}` is in another group too; keep one")


def _ages(document: Entry) -> tuple[tuple[PensionAge, ...], date]:
    ages: list[PensionAge] = []
    for _name, row in document.entries("ages"):
        age = PensionAge(
            born_from=row.day("born_from"),
            born_until=row.day("born_until"),
            years=row.integer("years"),
            months=row.integer("months"),
            source=row.text("source"),
        )
        row.close()
        _check_age(age, ages, row)
        ages.append(age)
    return tuple(ages), document.day("checked")


def _check_age(age: PensionAge, before: list[PensionAge], row: Entry) -> None:
    if age.born_until < age.born_from:
        row.faults.add(row.line_of("born_until"), "write a day after `born_from`")
    if not 0 <= age.months <= 11:
        row.faults.add(row.line_of("months"), "write 0 to 11 months")
    if before and age.born_from != before[-1].born_until + timedelta(days=1):
        row.faults.add(row.line_of("born_from"), "begin the day after the row above ends")
