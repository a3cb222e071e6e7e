"""The screens that bring a citizen to a counter: the finder, the counter, the page in the hand."""

from companion.counters.asking import to_ask
from companion.counters.hours import Closed, Open
from companion.counters.model import Access, Counter
from companion.counters.nearest import Near
from companion.counters.telling import sentences, state_of
from companion.counters.week import week_of
from companion.flows.model import Counter as CounterStep
from companion.geography import Coordinate, Direction, direction, distance_metres
from companion.l10n.dates import long_date
from companion.l10n.numbers import distance
from companion.official.desks import Office, office_of
from companion.session.accepting import TEXT
from companion.session.frame import focused, main_button, notice, problem, screen
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.places import AtCounter, Finder
from companion.session.views import (
    Box,
    Button,
    Buttons,
    Field,
    Heading,
    Keypad,
    Lines,
    Part,
    ScreenView,
    Tone,
)

_POINTS = "GeoNames, CC BY 4.0"
_HERE = 50.0  # metres; nearer than this a direction means nothing


def finder(session: Session, place: Finder) -> ScreenView:
    """Return S17: first the question where the citizen lives, then the list of counters."""
    _ = session.words
    if place.choices:
        return _choices(session, place)
    if place.counters:
        return _counters(session, place)
    box = Box(TEXT, _("Postcode or place"), place.draft.boxes.get(TEXT, ""), purpose="postal-code")
    suggestions = tuple(
        Button(f"place-{number}", name, Pick(name), "counter")
        for number, name in enumerate(place.suggestions, start=1)
    )
    parts = (
        # A box alone has no words of its own on the screen: the heading asks for what goes in.
        Heading(_("What is your postcode or place?")),
        problem(session, place.draft),
        Buttons(suggestions) if suggestions else None,
        Field((box,), Keypad.LETTERS),
    )
    return focused(screen(session, "S17", "finder", parts, main_button(_("Search"))), place.draft)


def at_counter(session: Session, place: AtCounter, errand: CounterStep | None) -> ScreenView:
    """Return one counter: what there is to know of it, and the way there.

    Only within an errand something is to be done there: whoever goes on has been there.
    """
    _ = session.words
    counter = place.near.counter
    by_phone = counter.access is Access.PHONE_ONLY
    is_told = bool(week_of(counter, session.now, session.words))
    later = Button("later", _("I will go later"), Press.LATER, "later")
    week = Button("week", _("All opening hours"), Press.WEEK, "later")
    way = Button("way", _("How do I get there?"), Press.WAY, "way")
    paper = Button("print", _("On paper, or write it down"), Press.PRINT, "print")
    parts = (
        *(_call(session, counter, errand) if by_phone else _visit(session, place, errand)),
        Buttons((paper,) if by_phone else (*((week,) if is_told else ()), way, paper)),
        Buttons((later,)) if errand is not None else None,
        Lines((source_line(session, counter),), Tone.SMALL),
    )
    key = f"counter/{counter.municipality}/{counter.name}/{'/'.join(counter.address_lines)}"
    main = main_button(_("Ready") if errand is None else _("I have been there"), "done")
    return screen(session, "S17", key, parts, main)


def is_help_nearby(errand: CounterStep | None) -> bool:
    """Return whether any help point will do, and not only the own municipality."""
    return errand is not None and office_of(errand.desk) is Office.HELP_POINT


def _call(
    session: Session, counter: Counter, errand: CounterStep | None
) -> tuple[Part | None, ...]:
    """Return the telephone number of who knows where one can go, and what to ask there."""
    _ = session.words
    return (
        Heading(_("Call first: {name}", name=counter.name)),
        Lines((counter.phone,), Tone.BIG, counter.name, "phone"),
        _say(session, counter, errand),
    )


def _visit(
    session: Session, place: AtCounter, errand: CounterStep | None
) -> tuple[Part | None, ...]:
    """Return first whether one can just go there, then how to call, and how far it is.

    An icon stands for a label where the sentence says itself what it is about.
    """
    _ = session.words
    counter = place.near.counter
    way = way_to(session, counter, place.start)
    phone = counter.appointment_phone or counter.phone
    return (
        Heading(counter.name),
        Lines(counter.address_lines, Tone.BIG),
        # Above "Open now.", which would send somebody on their way.
        notice(_("Watch out"), appointment_first(session, counter)),
        Lines(
            sentences(counter, session.now, session.words), label=_("Opening hours"), icon="later"
        ),
        # Translators: above a telephone number
        Lines((phone,), Tone.BIG, _("Call"), "phone") if phone else None,
        _say(session, counter, errand) if phone and not counter.hours else None,
        Lines(step_free(session, counter), icon="wheelchair")
        if counter.step_free is not None
        else None,
        Lines((way,), icon="way") if way else None,
    )


def appointment_first(session: Session, counter: Counter) -> tuple[str, ...]:
    """Return that an appointment comes first, at an office that makes them.

    Such an office sends away who comes without one, or lets them wait. Where nobody is received
    without one, the sentence about the hours says so already.
    """
    made = bool(counter.appointment_phone or counter.appointment_url)
    if not made or counter.access in (Access.WALK_IN, Access.APPOINTMENT):
        return ()
    return (session.words("First make an appointment."),)


def _say(session: Session, counter: Counter, errand: CounterStep | None) -> Lines:
    """Return the sentences for the telephone: what is not known here is asked there."""
    asked = to_say(session, counter, errand)
    return Lines(asked, Tone.SAY, session.words("Say this"), "say")


def to_say(session: Session, counter: Counter, errand: CounterStep | None) -> tuple[str, ...]:
    """Return what to say on the telephone; an appointment that is needed is not asked about."""
    _ = session.words
    asked = to_ask(errand.desk if errand is not None else None, session.words)
    if counter.access is not Access.APPOINTMENT and not appointment_first(session, counter):
        return asked
    question, wish = _("Do I have to make an appointment?"), _("I want to make an appointment.")
    return tuple(wish if line == question else line for line in asked)


def step_free(session: Session, counter: Counter) -> tuple[str, ...]:
    """Return what the map says about getting in, nothing where nobody has looked."""
    _ = session.words
    if counter.step_free is None:
        return ()
    if counter.step_free:
        return (_("The map says: a wheelchair can get in."),)
    return _("The map says: a wheelchair cannot get in."), _("Call and ask what is possible.")


def way_to(session: Session, counter: Counter, start: Coordinate | None) -> str:
    """Return how far and which way as the crow flies, or nothing when the start is not known."""
    if start is None or counter.coordinate is None:
        return ""
    metres = distance_metres(start, counter.coordinate)
    if metres < _HERE:
        return session.words("It is in your own neighbourhood.")
    # Translators: as in "About 800 metres in a straight line, to the northeast."
    return session.words(
        "{distance} in a straight line, to the {direction}.",
        distance=_capital(distance(metres, session.words.language)),
        direction=_direction_names(session)[direction(start, counter.coordinate)],
    )


def source_line(session: Session, counter: Counter) -> str:
    """Return where the address comes from and when it was last compared."""
    day = long_date(counter.checked_on, session.words.language)
    source = session.words("Source: {source}, {day}.", source=counter.source, day=day)
    if counter.coordinate is None:
        return source
    # Its licence asks for the name wherever the points are used; they are under every distance.
    # Translators: whose map a distance comes from
    points = session.words("Distance: {source}.", source=_POINTS)
    return f"{source} {points}"


def _choices(session: Session, place: Finder) -> ScreenView:
    """Return the municipalities that a place or postcode can be."""
    _ = session.words
    buttons = tuple(
        Button(f"place-{one.code}", f"{one.name}, {one.province}", Pick(one.code), "counter")
        for one in place.choices
    )
    parts = (Heading(_("Which municipality do you live in?")), Buttons(buttons))
    return screen(session, "S17", "finder/choices", parts, None)


def _counters(session: Session, place: Finder) -> ScreenView:
    """Return the counters where it can be done, the own or the nearest first."""
    buttons = tuple(
        Button(f"counter-{number}", _line(session, near), Pick(str(number)), "counter")
        for number, near in enumerate(place.counters)
    )
    parts = (Heading(session.words("Choose a counter")), Buttons(buttons))
    return screen(session, "S17", "finder/counters", parts, None)


def _line(session: Session, near: Near) -> str:
    """Return a counter in one line: its name, its street, how far, and whether it is open now."""
    _, counter = session.words, near.counter
    if counter.access is Access.PHONE_ONLY:
        return _("Call {name}: {phone}", name=counter.name, phone=counter.phone)
    said = [f"{counter.name}, {counter.address_lines[0]}"]
    if near.metres is not None and near.metres >= _HERE:
        said.append(_capital(distance(near.metres, session.words.language)))
    if counter.hours:
        said.extend(_now(session, counter))
    return ". ".join(said) + ("." if len(said) > 1 else "")


def _now(session: Session, counter: Counter) -> tuple[str, ...]:
    """Return whether it is open, when it opens, or that we do not know it on a day like this."""
    told = [line.rstrip(".") for line in sentences(counter, session.now, session.words)]
    state = state_of(counter, session.now)
    if isinstance(state.hours, Closed) and state.hours.opens and not state.appointment:
        return tuple(told[:2]) if state.doubt is None else tuple(told[:1])
    if isinstance(state.hours, Open) and state.doubt is not None:
        return (session.words("It may be closed.").rstrip("."),)
    return tuple(told[:1])


def _direction_names(session: Session) -> dict[Direction, str]:
    _ = session.words
    return {
        # Translators: "to the north"; so are the other seven
        Direction.NORTH: _("north"),
        Direction.NORTHEAST: _("northeast"),
        Direction.EAST: _("east"),
        Direction.SOUTHEAST: _("southeast"),
        Direction.SOUTH: _("south"),
        Direction.SOUTHWEST: _("southwest"),
        Direction.WEST: _("west"),
        Direction.NORTHWEST: _("northwest"),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
