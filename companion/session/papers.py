"""What the citizen takes along to a counter: the Loketkaart, and two sheets for others to read."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from companion.counters.model import Access
from companion.counters.model import Counter as CounterOffice
from companion.counters.telling import sentences
from companion.counters.week import cautions_of, week_of
from companion.directions.asking import TransitFound, WayFound
from companion.directions.journey_telling import journey_lines
from companion.directions.telling import overview, steps
from companion.directions.transit import Journey
from companion.flows.graph import PLACEHOLDER
from companion.flows.model import Counter
from companion.flows.progress import Progress
from companion.geography import Coordinate
from companion.l10n.dates import long_date, weekday_day
from companion.papers.page import Contact, Page, Section, WayThere, Weight
from companion.session.find_screens import (
    appointment_first,
    source_line,
    step_free,
    to_say,
    way_to,
)
from companion.session.model import Session
from companion.session.texts import Texts
from companion.session.transit_screens import stop_lines, taxi_lines, valys_lines

_ROWS = 7  # lines on which somebody writes what is to be done
_DOTS = "…" * 34

Errand = tuple[Progress, Counter]


def counter_card(
    session: Session,
    office: CounterOffice,
    start: Coordinate | None = None,
    errand: Errand | None = None,
    found: WayFound | None = None,
) -> Page:
    """Return the Loketkaart: one A4 for the counter, and a second with the way where it is known.

    Without an errand it tells only where and how to call. How far it is as the crow flies stands
    there only without the way itself.
    """
    _ = session.words
    to_call = office.access is Access.PHONE_ONLY or not office.address_lines
    crow = way_to(session, office, start) if found is None else ""
    sections = (
        *_why(session, errand),
        *(_ask_where(session, office, errand) if to_call else _where(session, office, crow)),
        *(
            ()
            if to_call or office.hours or errand is not None
            else (_asked(session, office, None),)
        ),
        *_errand_sections(session, errand),
    )
    return Page(
        title=_("Card for the counter"),
        sections=_filled(sections),
        foot=source_line(session, office) if crow else _source(session, office),
        file_name=f"Loketkaart {office.name}",
        language=session.words.language,
        way=way_there(session, office, found) if found is not None else None,
        contact=Contact(office.name, office.address_lines, office.phone, office.website),
        # Translators: beside a square code on paper that a telephone can read
        scan=_("With the camera of a telephone: name, address and number."),
    )


def way_there(session: Session, office: CounterOffice, found: WayFound) -> WayThere:
    """Return the way as it stands on paper: every step one line, and the map."""
    _, route = session.words, found.route
    day = route.source_date
    return WayThere(
        heading=_("The way to {name}", name=office.name),
        about=overview(route, session.words, office.appointment_phone or office.phone),
        steps=tuple(step.line for step in steps(route, session.words)),
        # Translators: above the rest of the steps of the way, on the second sheet
        further=_("The way there, the rest"),
        left_out=_("Steps are missing here. They are on the screen."),
        source=_("Map: {source}, {day}.", source=route.source, day=_day(session, day))
        if day is not None
        else _("Map: {source}.", source=route.source),
        sheet=found.sheet,
    )


def with_transit(session: Session, page: Page, office: CounterOffice, found: TransitFound) -> Page:
    """Return the Loketkaart with what is known of bus, train and taxi to that counter."""
    _ = session.words
    told = found.journey
    journey = journey_lines(told, session.words) if isinstance(told, Journey) else ()
    sections = (
        Section(_("Your journey"), journey),
        Section(_("Bus or train"), stop_lines(session, found)),
        Section(_("Regional taxi"), taxi_lines(session, office)),
        Section("Valys", valys_lines(session)),
    )
    return replace(page, sections=(*page.sections, *_filled(sections)))


def taxi_sheet(session: Session, office: CounterOffice) -> Page:
    """Return one A4 to show a taxi driver or a neighbour; it holds nothing about the citizen."""
    _ = session.words
    # Translators: to be filled in with a pen
    unknown = (_("Where: …………………………………"),)
    where = (office.name, *office.address_lines) if office.address_lines else unknown
    sections = (
        Section("", where, Weight.HUGE),
        # Translators: to be filled in with a pen
        Section(_("I must be there"), (_("Day: …………………… Hour: ……………"),)),
        Section(_("Telephone of the counter"), (office.phone,) if office.phone else (), Weight.BIG),
        Section(_("Wheelchair or walking frame"), _steps_at(session, office)),
    )
    return Page(
        title=_("Please take me to:"),
        sections=_filled(sections),
        foot=_source(session, office),
        # Translators: the name of the file
        file_name=_("Taxi {name}", name=office.name),
        language=session.words.language,
    )


def clerk_sheet(session: Session, errand: Errand) -> Page:
    """Return one A4 to hand over at the counter.

    It holds no answer of the citizen, and of the things to bring only those that everybody brings.
    """
    _ = session.words
    progress, step = errand
    texts = Texts(session.words, progress)
    always = (item.text for item in step.bring if item.when is None)
    asks = (
        _("Will you speak slowly and clearly?"),
        _("Will you write down what I must do?"),
        _("Will you tell me when it is ready?"),
    )
    sections = (
        Section(_("What I come for"), texts.all(_public((progress.flow.title,))), Weight.BIG),
        Section(_("I have this with me"), texts.all(_public(always)), Weight.LIST),
        Section(_("Will you help me?"), asks, Weight.SAY),
        Section(_("I must do this"), (_DOTS,) * _ROWS),
    )
    return Page(
        title=_("For the person at the counter"),
        sections=_filled(sections),
        foot=_("Made with Loketmaatje on {day}.", day=_day(session, session.now)),
        file_name=_("For the counter"),
        language=session.words.language,
    )


def _source(session: Session, office: CounterOffice) -> str:
    """Return where the address comes from; `source_line` names the source of distances too."""
    day = _day(session, office.checked_on)
    return session.words("Source: {source}, {day}.", source=office.source, day=day)


def _why(session: Session, errand: Errand | None) -> tuple[Section, ...]:
    if errand is None:
        return ()
    progress, _step = errand
    why = Texts(session.words, progress).one(progress.flow.title)
    return (Section(session.words("What I come for"), (why,)),)


def _where(session: Session, office: CounterOffice, crow: str) -> tuple[Section, ...]:
    _ = session.words
    phone = office.appointment_phone or office.phone
    return (
        # Translators: above the name and address of the counter
        Section(_("Where"), (office.name, *office.address_lines), Weight.BIG),
        Section("", (crow,) if crow else ()),
        _opened(session, office),
        Section("", (_("Telephone: {phone}", phone=phone),) if phone else (), Weight.BIG),
        Section(_("Appointment"), appointment_first(session, office), Weight.BIG),
        Section("", (_mine(session),)),
        Section(_("Wheelchair or walking frame"), step_free(session, office)),
    )


def _opened(session: Session, office: CounterOffice) -> Section:
    """Return the hours, with their days: paper is read later than it is made."""
    _ = session.words
    week = week_of(office, session.now, session.words)
    today = weekday_day(session.now.date(), session.words.language)
    if not week:
        told = " ".join(sentences(office, session.now, session.words))
        return Section(_("Open, asked on {day}", day=today), (told,))
    # Translators: above the opening hours; {day} as in "maandag 23 november"
    heading = _("Open in the week from {day}", day=today)
    cautions = " ".join(cautions_of(office, session.now, session.words))
    return Section(heading, (*week, cautions) if cautions else week)


def _mine(session: Session) -> str:
    # Translators: to be filled in with a pen
    return session.words("My appointment: day …………… hour ……………")


def _ask_where(
    session: Session, office: CounterOffice, errand: Errand | None
) -> tuple[Section, ...]:
    """Return whom to call and what to ask, with room to write down where it is."""
    _ = session.words
    return (
        Section(_("Call first"), (office.name, office.phone), Weight.BIG),
        _asked(session, office, errand),
        # Translators: to be filled in with a pen
        Section(_("Write down"), (_("Where: …………………………… Day: …………… Hour: ……………"),)),
    )


def _asked(session: Session, office: CounterOffice, errand: Errand | None) -> Section:
    """Return what to ask on the telephone; an errand has sentences of its own to say."""
    asked = to_say(session, office, errand[1] if errand is not None else None)
    return Section(session.words("Ask on the telephone"), asked, Weight.SAY)


def _errand_sections(session: Session, errand: Errand | None) -> tuple[Section, ...]:
    if errand is None:
        return ()
    progress, step = errand
    _, texts = session.words, Texts(session.words, progress)
    return (
        Section(_("Bring this"), texts.items(step.bring), Weight.LIST),
        Section(_("Say this"), texts.all(step.say), Weight.SAY),
        Section(_("If they send you away"), texts.all(step.refused)),
    )


def _steps_at(session: Session, office: CounterOffice) -> tuple[str, ...]:
    """Return what a driver needs to know of the door, who is not the one to call."""
    _ = session.words
    if office.step_free is None:
        return ()
    if office.step_free:
        return (_("You can get in without steps."),)
    return (_("There are steps here."),)


def _public(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a flow in which no answer of the citizen stands."""
    return tuple(
        line
        for line in lines
        if not any(name.startswith("answer:") for name in PLACEHOLDER.findall(line))
    )


def _filled(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    return tuple(section for section in sections if section.lines)


def _day(session: Session, day: date) -> str:
    return long_date(day, session.words.language)
