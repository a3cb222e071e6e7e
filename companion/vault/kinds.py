"""What a vault may hold: a closed list, and which of it never leaves the process of the vault.

The list is point 3 of the issue and section 0 of the security reference. Everything else is not
kept at all: no bank codes, no PIN of the DigiD app, no codes by SMS, no recovery codes.
"""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """One thing that may be kept; the value is its id in the file."""

    NAME = "naam"
    ADDRESS = "adres"
    POSTCODE = "postcode"
    TOWN = "woonplaats"
    BIRTH_DATE = "geboortedatum"  # kept as ISO 8601
    PHONE = "telefoon"
    EMAIL = "e-mail"
    IBAN = "iban"
    DIGID_USER = "digid-user"
    BOOKLET = "boekje"  # where the booklet with the passwords lies
    PAPERS = "papieren"  # which papers lie ready, and where
    DIGID_PASSWORD = "digid-pass"  # noqa: S105 - the name of an item
    BSN = "bsn"


# Kept only after an own yes, on the citizen's own device; shown or filled one at a time, after the
# PIN was asked again (design.md section 9).
SECRET: Final = frozenset({Kind.DIGID_PASSWORD, Kind.BSN})
