"""The letter of an errand as a page to sign and post."""

from companion.flows.model import Letter
from companion.flows.progress import Progress
from companion.l10n.dates import long_date
from companion.papers.page import Page, Section, Weight
from companion.session.model import Session
from companion.session.texts import Texts


def letter_page(session: Session, step: Letter, progress: Progress) -> Page:
    """Return the letter of a step as a page to sign and post."""
    _ = session.words
    texts = Texts(session.words, progress)
    today = long_date(session.now.date(), session.words.language)
    sections = (
        # Translators: above the address on a letter
        Section(_("To"), (texts.one(step.organisation), *texts.all(step.address_where))),
        Section(_("Date"), (today,)),
        Section(_("Subject"), (texts.one(progress.flow.title),)),
        Section(_("The letter"), texts.all(step.write)),
        Section(_("Put in the envelope"), texts.items(step.enclose), Weight.LIST),
        Section(_("Your name, address and signature"), ("", "")),
    )
    return Page(
        title=texts.one(step.heading),
        sections=tuple(section for section in sections if section.lines),
        foot=_("Made with Loketmaatje on {day}.", day=today),
        # Translators: the name of the file
        file_name=_("Letter"),
        language=session.words.language,
    )
