"""The round along all parts: in which order, and that no part can stop it."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeAlias

from companion.doctor.content import counters, routes, services, words
from companion.doctor.files import journal, settings
from companion.doctor.keys import key_store
from companion.doctor.machine import clock, disk, policy
from companion.doctor.packs import regions
from companion.doctor.report import Finding, Health, Report
from companion.doctor.screen import printer, typeface
from companion.doctor.voice import voice

Look: TypeAlias = Callable[[], tuple[Finding, ...]]

# They ask the key store, which may take ten seconds to say nothing: meanwhile the others go on.
_SLOW: Final = "key store"


def examine(flows: Path | None = None) -> Report:
    """Return how every part of the program is on this computer; looks, and changes nothing."""
    return round_of(
        (
            ("services", lambda: services(flows)),
            ("counters", counters),
            ("regions", regions),
            ("routes", routes),
            ("words", words),
            ("settings", settings),
            ("journal", journal),
            (_SLOW, key_store),
            ("disk", disk),
            ("policy", policy),
            ("clock", clock),
            ("voice", voice),
            ("typeface", typeface),
            ("printer", printer),
        )
    )


def round_of(looks: Sequence[tuple[str, Look]]) -> Report:
    """Return what all looks find, in their order; one that breaks down is a finding itself."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        slow = {part: beside.submit(_looked, part, look) for part, look in looks if part == _SLOW}
        # All else in this thread: a window system wants its own.
        found = {part: _looked(part, look) for part, look in looks if part != _SLOW}
        found |= {part: one.result() for part, one in slow.items()}
    return Report(tuple(finding for part, _ in looks for finding in found[part]))


def _looked(part: str, look: Look) -> tuple[Finding, ...]:
    try:
        return look()
    except Exception as fault:  # noqa: BLE001 - a computer may lack anything; the doctor goes on
        told = f"this could not be examined ({type(fault).__name__})"
        return (Finding(part, Health.ILL, told),)
