"""What each kept thing is called, and how its value stands on a list: long numbers masked."""

from datetime import date
from typing import Final

from companion.l10n.dates import long_date
from companion.l10n.message import N_
from companion.session.model import Session
from companion.session.vault_items import plain_value
from companion.vault.keeping_numbers import dialled, in_groups
from companion.vault.kinds import SECRET, Kind

_NAMES: Final = {
    Kind.NAME: N_("Name"),
    Kind.ADDRESS: N_("Street and house number"),
    Kind.POSTCODE: N_("Postcode"),
    Kind.TOWN: N_("Town"),
    Kind.BIRTH_DATE: N_("Date of birth"),
    Kind.PHONE: N_("Telephone"),
    Kind.EMAIL: N_("E-mail address"),
    Kind.IBAN: N_("Account number"),
    Kind.DIGID_USER: N_("DigiD user name"),
    Kind.BOOKLET: N_("Where my booklet lies"),
    Kind.PAPERS: N_("My papers"),
    # Translators: the password of DigiD, which may be kept after an own yes
    Kind.DIGID_PASSWORD: N_("DigiD password"),
    # Translators: the citizen service number, in Dutch "burgerservicenummer (BSN)"
    Kind.BSN: N_("Citizen service number"),
}
_QUESTIONS: Final = {
    Kind.NAME: N_("What is your name?"),
    Kind.ADDRESS: N_("What are your street and house number?"),
    Kind.POSTCODE: N_("What is your postcode?"),
    Kind.TOWN: N_("In which town do you live?"),
    Kind.BIRTH_DATE: N_("What is your date of birth?"),
    Kind.PHONE: N_("What is your telephone number?"),
    Kind.EMAIL: N_("What is your e-mail address?"),
    Kind.IBAN: N_("What is your account number?"),
    Kind.DIGID_USER: N_("What is your DigiD user name?"),
    Kind.BOOKLET: N_("Where does your booklet lie?"),
    Kind.PAPERS: N_("Where do your papers lie?"),
    Kind.DIGID_PASSWORD: N_("What is your DigiD password?"),
    # Translators: the citizen service number; short, for it stands beside the keys
    Kind.BSN: N_("What is your citizen service number?"),
}
_GROUP: Final = {Kind.IBAN: 4, Kind.BSN: 3}  # signs together, as they stand on card and letter
_LONGEST_ROW: Final = 8  # signs of a password on one line: whole with the largest letters


def name_of(session: Session, kind: Kind) -> str:
    """Return what something is called."""
    return session.words(_NAMES[kind])


def question_of(kind: Kind) -> str:
    """Return the question that is answered by typing something, as it is in the catalogue."""
    return _QUESTIONS[kind]


def value_of(session: Session, kind: Kind) -> str:
    """Return how a value stands on the list: of a secret only that it is kept."""
    _ = session.words
    if kind in SECRET:
        # Translators: on a list, instead of a password
        return _("Kept, and not shown")
    value = plain_value(session, kind)
    if kind is Kind.IBAN:
        # Translators: on a list, instead of a whole account number
        return _("Ends in {digits}", digits=value[-4:])
    return shown_value(session, kind, value)


def shown_value(session: Session, kind: Kind, value: str) -> str:
    """Return a value as it is read: of a birth date as much as is known."""
    if kind is Kind.PHONE:
        return dialled(value)
    if kind is not Kind.BIRTH_DATE:
        return value
    try:
        return long_date(date.fromisoformat(value), session.words.language)
    except ValueError:
        # The register writes zeroes for a day or month that nobody knows.
        return "-".join(reversed(value.split("-")))


def rows_of(kind: Kind, value: str) -> tuple[str, ...]:
    """Return the lines on which a long number or a password is shown: whole, and in groups."""
    size = _GROUP.get(kind)
    if size is None:
        return tuple(value[at : at + _LONGEST_ROW] for at in range(0, len(value), _LONGEST_ROW))
    return (in_groups(value, size),)
