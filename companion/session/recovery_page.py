"""The recovery sheet on paper: the code that opens the vault when the PIN is forgotten."""

from datetime import date

from companion.l10n.dates import long_date
from companion.l10n.words import Words
from companion.papers.page import Page, Section, Weight
from companion.papers.slip import rows


def recovery_page(words: Words, code: str, today: date) -> Page:
    """Return the sheet with the code, which no file ever holds: it is for paper only."""
    _ = words
    keep = (_("With your important papers."), _("Not beside the computer."))
    void = (
        _("When you choose a new PIN, this code is void."),
        _("Then tear up this sheet."),
    )
    return Page(
        # Translators: the title of a printed sheet with the code for a forgotten PIN
        title=_("Recovery sheet"),
        sections=(
            # Translators: above a long code on paper
            Section(_("Your recovery code"), rows(code), Weight.HUGE),
            Section(
                _("What is this for?"),
                (_("Have you forgotten your PIN?"), _("This code opens your data again.")),
            ),
            Section(_("Watch out"), (_("Whoever has this sheet can open your data."),), Weight.BIG),
            Section(_("Keep this sheet"), keep),
            # Translators: heading on paper, about when the code no longer works
            Section(_("Until when?"), void),
        ),
        foot=_("Made with Loketmaatje on {day}.", day=long_date(today, words.language)),
        file_name=_("Recovery sheet"),
        language=words.language,
        paper_only=True,
    )
