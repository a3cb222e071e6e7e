"""The progress slip on paper: how to go on with an errand on another device."""

from datetime import date

from companion.l10n.dates import long_date
from companion.l10n.words import Words
from companion.papers.page import Page, Section, Weight
from companion.papers.slip import rows


def slip_page(words: Words, text: str, today: date) -> Page:
    """Return the slip with the text of `papers.slip.sealed`, as signs and as a square code.

    Whoever finds it reads the day and nothing else: not which errand it is, nor the four digits.
    """
    _ = words
    steps = (
        _("1. Start Loketmaatje on the other device."),
        # Translators: what stands between the quotation marks is the label of a button
        _("2. Press: Go on with a slip."),
        _("3. Type the signs below."),
        _("4. Type your four digits."),
    )
    about = (
        _("Your four digits are not on this slip."),
        _("Nor is anything about you."),
    )
    return Page(
        # Translators: the title of a printed slip with which one goes on elsewhere
        title=_("Go on with this slip"),
        sections=(
            # Translators: above the steps on a printed slip
            Section(_("This is how you go on"), steps),
            # Translators: above the signs of a slip that are typed over
            Section(_("The signs of this slip"), rows(text), Weight.HUGE),
            Section(_("Good to know"), about),
        ),
        foot=_("Made with Loketmaatje on {day}.", day=long_date(today, words.language)),
        # Translators: the name of the file
        file_name=_("Slip to go on with"),
        language=words.language,
        # Translators: beside a square code on paper; the signs are letters and digits
        scan=_("For a scanner: the same signs."),
        code=text,
    )
