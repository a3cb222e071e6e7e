"""National bodies that are called first: they make the appointment and tell where."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from companion.assets import shipped
from companion.counters.errors import CounterFileError
from companion.counters.model import Access, Counter, MunicipalityCode
from companion.official.desks import Desk


@dataclass(frozen=True, slots=True)
class _Body:
    """Its own name, the fact with its telephone number, and its website."""

    name: str
    phone: str
    website: str


# Nobody publishes a list of the addresses at which these receive people, so there is none here.
_BODIES = {
    Desk.TAX: _Body("BelastingTelefoon", "belasting.telefoon", "https://www.belastingdienst.nl"),
    Desk.ALLOWANCES: _Body("BelastingTelefoon", "toeslagen.telefoon", "https://www.toeslagen.nl"),
    Desk.PENSION: _Body("Sociale Verzekeringsbank (SVB)", "svb.telefoon", "https://www.svb.nl"),
}


def read_national(folder: Path | None = None) -> Mapping[Desk, Counter]:
    """Return who is called for each desk that is reached by telephone only.

    `folder` holds the official facts, by default the shipped ones.

    Raises:
        DocumentFaulty: the facts cannot be read.
        CounterFileError: there is no telephone number among them.
    """
    # Needs a YAML parser; counters are read on a worker, long after the first frame.
    from companion.official.register import read_official  # noqa: PLC0415

    folder = folder or shipped("assets", "official")
    facts = read_official(folder).facts
    missing = {body.phone for body in _BODIES.values()} - facts.keys()
    if missing:
        raise CounterFileError(folder, 0, f"has no fact {', '.join(sorted(missing))}")
    return MappingProxyType(
        {
            desk: Counter(
                name=body.name,
                address_lines=(),
                phone=facts[body.phone].value,
                appointment_phone=facts[body.phone].value,
                appointment_url=None,
                website=body.website,
                coordinate=None,
                municipality=MunicipalityCode(""),
                # What follows tells the maintainer where in that source.
                source=facts[body.phone].source.partition(",")[0],
                checked_on=facts[body.phone].checked_on,
                remark="",
                desks=frozenset({desk}),
                access=Access.PHONE_ONLY,
            )
            for desk, body in _BODIES.items()
        }
    )
