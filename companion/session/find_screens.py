"""The screens that bring a citizen to a counter: the finder, the counter, the page in the hand."""

from pathlib import PurePath

from companion.counters.model import Counter, MunicipalityCode, counters_of
from companion.counters.register import Register
from companion.flows.model import Counter as CounterStep
from companion.flows.model import Desk
from companion.geography import Coordinate, Direction, direction, distance_metres
from companion.l10n.dates import long_date
from companion.l10n.numbers import distance
from companion.session.accepting import TEXT
from companion.session.frame import focused, main_button, problem, screen
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.places import AtCounter, Finder, Paper
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

_HERE = 50.0  # metres; nearer than this a direction means nothing


def finder(session: Session, place: Finder) -> ScreenView:
    """Return S17: first the question where the citizen lives, then the list of counters."""
    _ = session.words
    if place.choices:
        return _choices(session, place)
    box = Box(TEXT, _("Postcode or place"), place.draft.boxes.get(TEXT, ""), purpose="postal-code")
    suggestions = tuple(
        Button(f"place-{number}", name, Pick(name), "counter")
        for number, name in enumerate(place.suggestions, start=1)
    )
    parts = (
        Heading(_("Where do you live?")),
        problem(session, place.draft),
        Buttons(suggestions) if suggestions else None,
        Field((box,), Keypad.LETTERS),
    )
    return focused(screen(session, "S17", "finder", parts, main_button(_("Search"))), place.draft)


def at_counter(
    session: Session, place: AtCounter, register: Register, errand: CounterStep | None
) -> ScreenView:
    """Return one counter: what there is to know of it, and the page to take along.

    Only within an errand something is to be done there: whoever goes on has been there.
    """
    _ = session.words
    counter = counter_at(place, register)
    later = Button("later", _("I will go later"), Press.LATER, "later")
    nearby = is_help_nearby(errand)
    parts = (
        *(_call_first(session, counter) if nearby else _town_hall(session, place, counter)),
        Buttons((Button("print", _("Print this page"), Press.PRINT, "print"),)),
        Buttons((later,)) if errand is not None else None,
        Lines((source_line(session, counter),), Tone.SMALL),
    )
    key = f"counter/{place.municipality}/{place.index}"
    main = main_button(_("Ready") if errand is None else _("I have been there"), "done")
    return screen(session, "S17", key, parts, main)


def is_help_nearby(errand: CounterStep | None) -> bool:
    """Return whether nobody knows yet where the counter is: the municipality tells."""
    return errand is not None and errand.desk is Desk.HELP_NEARBY


def _call_first(session: Session, counter: Counter) -> tuple[Part | None, ...]:
    """Return the telephone number of the municipality, which knows where help is given."""
    _ = session.words
    return (
        Heading(_("Call first: {name}", name=counter.name)),
        Lines((counter.phone,), Tone.BIG, counter.name, "phone"),
        Lines((_("Where do I get free help with this?"),), Tone.SAY, _("Say this"), "say"),
        Lines((_("Opening hours are not known."),)),
    )


def _town_hall(session: Session, place: AtCounter, counter: Counter) -> tuple[Part | None, ...]:
    _ = session.words
    way = way_to(session, counter, place.start)
    phone = counter.appointment_phone or counter.phone
    return (
        Heading(counter.name),
        Lines(counter.address_lines, Tone.BIG, _("The address"), "counter"),
        Lines((way,), label=_("How far"), icon="way") if way else None,
        Lines((_("First make an appointment."),), Tone.NOTICE, _("Watch out"), "warning"),
        # Translators: above a telephone number
        Lines((phone,), Tone.BIG, _("Call"), "phone"),
        Lines((_("Opening hours are not known."), _("So call first."))),
    )


def paper(session: Session, place: Paper) -> ScreenView:
    """Return what became of a page that was to be printed."""
    _ = session.words
    if place.saved_as:
        heading = _("The page is saved")
        lines = (_("There is no printer here."), _("Ask someone to print it for you."))
        file = PurePath(place.saved_as)
        where = (
            # Translators: {folder} is the name of a folder on the computer, as "Documenten"
            _("It is in the folder {folder}.", folder=file.parent.name),
            # Translators: {name} is the name of a file
            _("It is called {name}.", name=file.stem),
        )
        parts: tuple[Part, ...] = (Heading(heading), Lines(lines), Lines(where, icon="print"))
    else:
        parts = (Heading(_("The page is at the printer")), Lines((_("Take it along."),)))
    return screen(session, "S17", "paper", parts, main_button(_("Ready"), "done"))


def counter_at(place: AtCounter, register: Register) -> Counter:
    """Return the counter of a place."""
    municipality = register.municipalities[MunicipalityCode(place.municipality)]
    return counters_of(municipality)[place.index]


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
    return session.words("Source: {source}, {day}.", source=counter.source, day=day)


def _choices(session: Session, place: Finder) -> ScreenView:
    _ = session.words
    several = len(place.choices) > 1
    buttons = tuple(
        Button(f"counter-{number}", _line(session, counter, place.start), Pick(code), "counter")
        for number, (code, counter) in enumerate(_listed(place), start=1)
    )
    heading = _("Which municipality do you live in?") if several else _("Choose a counter")
    parts = (Heading(heading), Buttons(buttons))
    return screen(session, "S17", "finder/choices", parts, None)


def _listed(place: Finder) -> list[tuple[str, Counter]]:
    """Return every counter to choose from, with the key `municipality:index` of each."""
    return [
        (f"{municipality.code}:{index}", counter)
        for municipality in place.choices
        for index, counter in enumerate(counters_of(municipality))
    ]


def _line(session: Session, counter: Counter, start: Coordinate | None) -> str:
    where = f"{counter.name}, {counter.address_lines[0]}"
    if start is None or counter.coordinate is None:
        return where
    metres = distance_metres(start, counter.coordinate)
    if metres < _HERE:
        return where
    return f"{where}. {_capital(distance(metres, session.words.language))}."


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
