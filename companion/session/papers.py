"""What the citizen takes along to a counter: the Loketkaart, and two sheets for others to read."""

from companion.counters.model import Counter as CounterOffice
from companion.directions.asking import WayFound
from companion.flows.model import Counter
from companion.flows.progress import Progress
from companion.geography import Coordinate
from companion.papers.page import Page, Section, Weight
from companion.session.find_screens import source_line
from companion.session.loketkaart import loketkaart
from companion.session.model import Session
from companion.session.texts import Texts


def counter_card(
    session: Session,
    office: CounterOffice,
    start: Coordinate | None = None,
    errand: tuple[Progress, Counter] | None = None,
    found: WayFound | None = None,
) -> Page:
    """Return the Loketkaart: one A4 for the counter, and a second with the way where it is known.

    Without an errand it tells only where and how to call.
    """
    del found
    return loketkaart(session, office, start, errand)


def taxi_sheet(session: Session, office: CounterOffice) -> Page:
    """Return one A4 to show a taxi driver or a neighbour; it holds nothing about the citizen."""
    _ = session.words
    return Page(
        title=_("Please take me to:"),
        sections=(Section("", (office.name, *office.address_lines), Weight.HUGE),),
        foot=source_line(session, office),
        file_name=_("Taxi"),
        language=session.words.language,
    )


def clerk_sheet(session: Session, errand: tuple[Progress, Counter]) -> Page:
    """Return one A4 to hand over at the counter; it holds no answer and no name of the citizen."""
    _ = session.words
    progress, _step = errand
    return Page(
        title=_("For the person at the counter"),
        sections=(Section(_("What I come for"), (Texts(_, progress).one(progress.flow.title),)),),
        foot="",
        file_name=_("For the counter"),
        language=session.words.language,
    )
