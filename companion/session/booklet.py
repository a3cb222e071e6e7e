"""The booklet on paper: what the citizen wants to have at hand, and never a password."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from companion.errors import CompanionError
from companion.l10n.dates import long_date
from companion.l10n.message import N_
from companion.l10n.words import Words
from companion.papers.page import Page, Section, Weight
from companion.vault.keeping_numbers import dialled, in_groups
from companion.vault.kinds import SECRET, Kind

_LABELS: Final = {
    # Translators: on paper, before a line to write one's own name on
    Kind.NAME: N_("My name"),
    Kind.ADDRESS: N_("My address"),
    Kind.TOWN: N_("My town"),
    Kind.BIRTH_DATE: N_("My date of birth"),
    Kind.PHONE: N_("My telephone"),
    Kind.EMAIL: N_("My e-mail"),
    Kind.DIGID_USER: N_("My DigiD user name"),
    Kind.IBAN: N_("My account number"),
    Kind.PAPERS: N_("My papers lie here"),
    Kind.BOOKLET: N_("My other booklet lies here"),
}
# What everybody has, so that there is a line to write it on where it is not given.
_ASKED: Final = frozenset({Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.DIGID_USER, Kind.PAPERS})


class SecretOnPaper(CompanionError):
    """What stands on no paper was given for one; it holds the kind, never the value."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(f"never on paper: {kind.value}")
        self.kind = kind


def booklet(words: Words, items: Mapping[Kind, str], today: date) -> Page:
    """Return the booklet with what is given filled in, and lines to write on for the rest.

    Raises:
        SecretOnPaper: a password or a BSN is among `items`, be it an empty one.
    """
    for kind in items:
        if kind in SECRET:
            raise SecretOnPaper(kind)
    _ = words
    keep = (
        _("Write no password, PIN or citizen service number here."),
        _("Keep this booklet at home, not with your bank card."),
    )
    return Page(
        # Translators: the title of a printed sheet on which citizens write their own data
        title=_("My booklet"),
        sections=(Section(_("Watch out"), keep), *_about_me(words, items), *_whom_to_call(words)),
        foot=_("Made with Loketmaatje on {day}.", day=long_date(today, words.language)),
        # Translators: the name of the file
        file_name=_("My booklet"),
        language=words.language,
    )


def _about_me(words: Words, items: Mapping[Kind, str]) -> tuple[Section, ...]:
    """Return what is given below its name, and a line to write on for what everybody has."""
    sections: list[Section] = []
    for kind, label in _LABELS.items():
        if text := _written(kind, items, words.language):
            sections.append(Section(words(label), (text,)))
        elif kind in _ASKED:
            sections.append(Section("", (words(label),), Weight.WRITE))
    return tuple(sections)


def _written(kind: Kind, items: Mapping[Kind, str], language: str) -> str:
    """Return an item as it is read, or an empty text; the vault keeps days as ISO 8601."""
    text = items.get(kind, "").strip()
    if kind is Kind.PHONE:
        return dialled(text)
    if kind is Kind.IBAN:
        return in_groups(text.replace(" ", ""), 4)
    if kind is Kind.TOWN:
        return f"{items.get(Kind.POSTCODE, '').strip()} {text}".strip()
    if kind is Kind.BIRTH_DATE:
        with suppress(ValueError):  # what is no day stands there as it was kept
            return long_date(date.fromisoformat(text), language)
    return text


def _whom_to_call(words: Words) -> tuple[Section, ...]:
    _ = words
    lines = (
        # Translators: on paper, before a line to write a name on; the other person is a helper
        _("Who helps me"),
        _("The telephone of who helps me"),
        # Translators: on paper, before a line to write a name and telephone number on
        _("Whom I call when I am stuck"),
        _("The telephone of whom I call"),
    )
    return (Section("", lines, Weight.WRITE),)
