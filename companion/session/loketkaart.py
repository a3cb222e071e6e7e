"""The Loketkaart and the letter: what the citizen holds in the hand, made of the same words."""

from companion.counters.model import Counter as CounterOffice
from companion.flows.model import Counter, Letter
from companion.flows.progress import Progress
from companion.geography import Coordinate
from companion.l10n.dates import long_date
from companion.papers.page import Page, Section, Weight
from companion.session.find_screens import is_help_nearby, source_line, way_to
from companion.session.model import Session
from companion.session.texts import Texts


def loketkaart(
    session: Session,
    office: CounterOffice,
    start: Coordinate | None,
    errand: tuple[Progress, Counter] | None,
) -> Page:
    """Return the page for the counter; without an errand it tells only where and how to call."""
    _ = session.words
    nearby = is_help_nearby(errand[1] if errand is not None else None)
    sections = (
        *_why(session, errand),
        *(_ask_where(session, office) if nearby else _where(session, office, start)),
        *_errand_sections(session, errand),
    )
    return Page(
        title=_("Card for the counter"),
        sections=tuple(section for section in sections if section.lines),
        foot=source_line(session, office),
        file_name=f"Loketkaart {office.name}",
        language=session.words.language,
    )


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


def _why(session: Session, errand: tuple[Progress, Counter] | None) -> tuple[Section, ...]:
    if errand is None:
        return ()
    progress, _step = errand
    why = Texts(session.words, progress).one(progress.flow.title)
    return (Section(session.words("What I come for"), (why,)),)


def _where(
    session: Session, office: CounterOffice, start: Coordinate | None
) -> tuple[Section, ...]:
    _ = session.words
    way = way_to(session, office, start)
    first = _("First make an appointment. Call {phone}.",
              phone=office.appointment_phone or office.phone)  # fmt: skip
    hours = _("Opening hours are not known. So call first.")
    return (
        # Translators: above the name and address of the counter
        Section(_("Where"), (office.name, *office.address_lines), Weight.BIG),
        Section(_("How far"), (way,) if way else ()),
        Section(_("Telephone"), (office.phone,), Weight.BIG),
        Section(_("Appointment"), (first, hours, _mine(session))),
    )


def _mine(session: Session) -> str:
    # Translators: to be filled in with a pen
    return session.words("My appointment: day …………… hour ……………")


def _ask_where(session: Session, office: CounterOffice) -> tuple[Section, ...]:
    """Return whom to ask for help nearby, with room to write down where it is."""
    _ = session.words
    return (
        Section(_("Call your municipality first"), (office.name, office.phone), Weight.BIG),
        Section(_("Ask on the telephone"), (_("Where do I get free help with this?"),), Weight.SAY),
        # Translators: to be filled in with a pen
        Section(_("Write down"), (_("Where: …………………………… Day: …………… Hour: ……………"),)),
    )


def _errand_sections(
    session: Session, errand: tuple[Progress, Counter] | None
) -> tuple[Section, ...]:
    if errand is None:
        return ()
    progress, step = errand
    _, texts = session.words, Texts(session.words, progress)
    return (
        Section(_("Bring this"), texts.items(step.bring), Weight.LIST),
        Section(_("Say this"), texts.all(step.say), Weight.SAY),
        Section(_("If they send you away"), texts.all(step.refused)),
    )
