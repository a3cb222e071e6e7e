"""What the program came with: services, counters, words, and the engine for routes."""

from pathlib import Path

from companion.doctor.report import Finding, Health
from companion.errors import CompanionError


def services(flows: Path | None) -> tuple[Finding, ...]:
    """Return how many services can be carried out, and each fault in a flow file."""
    from companion.session.library import read_library  # noqa: PLC0415 - each part by itself

    try:
        library = read_library(flows)
    except CompanionError as error:
        return (Finding("services", Health.ILL, str(error)),)
    broken = tuple(
        Finding(f"service {name}", Health.ILL, str(fault))
        for name, one in library.broken.items()
        for fault in one.faults
    )
    count = len(library.flows)
    return (Finding("services", Health.GOOD, f"{count} can be carried out"), *broken)


def counters() -> tuple[Finding, ...]:
    """Return how many municipalities the register has that counts, and of which day it is."""
    from companion.counters.standing import read_standing  # noqa: PLC0415 - each part by itself

    try:
        standing = read_standing()
    except CompanionError as error:
        return (Finding("counters", Health.ILL, str(error)),)
    register = standing.register
    newest = max(one.checked_on for one in register.municipalities.values())
    told = f"{len(register.municipalities)} municipalities, {len(register.postcodes)} postcodes"
    return (Finding("counters", Health.GOOD, f"{told}, as they were on {newest}"),)


def routes() -> tuple[Finding, ...]:
    """Return whether there is an engine for routes."""
    from companion.directions.engine import engine  # noqa: PLC0415 - each part by itself

    found = engine()
    if found is None:
        told = "no engine; it comes with the extra `routing`"
        return (Finding("routes", Health.MISSING, told),)
    return (Finding("routes", Health.GOOD, "the engine is there"),)


def words() -> tuple[Finding, ...]:
    """Return for each language whether its sentences are there."""
    from companion.l10n.words import LANGUAGES, load_words  # noqa: PLC0415 - each part by itself

    findings = []
    for language in LANGUAGES:
        try:
            load_words(language)
        except CompanionError as error:
            findings.append(Finding(f"words {language}", Health.ILL, str(error)))
        else:
            findings.append(Finding(f"words {language}", Health.GOOD, "there"))
    return tuple(findings)
