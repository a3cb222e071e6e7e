"""What was found, and how it is shown to people and to programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import Enum


class Health(Enum):
    """How a part is: it works, it is missing but the program goes on, or it is broken."""

    GOOD = "good"
    MISSING = "missing"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part, how it is, and in one sentence what was seen or what to do.

    `steps` tell the citizen or a helper in their own language how to make it better, in order.
    """

    part: str
    health: Health
    told: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that was examined."""

    findings: tuple[Finding, ...]

    @property
    def ill(self) -> bool:
        """Return whether something is broken that ought to work."""
        return any(finding.health is Health.ILL for finding in self.findings)


def shown(report: Report, *, as_json: bool) -> str:
    """Return a report for people, a line a part, or for programs as JSON."""
    if as_json:
        findings = [_as_json(finding) for finding in report.findings]
        return json.dumps({"ill": report.ill, "findings": findings}, ensure_ascii=False)
    return "\n".join(line for finding in report.findings for line in _lines(finding))


def _as_json(finding: Finding) -> dict[str, object]:
    shape: dict[str, object] = {**asdict(finding), "health": finding.health.value}
    if not finding.steps:
        del shape["steps"]  # only where there is something to do
    return shape


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.health.value:8}{finding.part}: {finding.told}"
    for number, step in enumerate(finding.steps, start=1):
        yield f"{'':8}{number}. {step}"
