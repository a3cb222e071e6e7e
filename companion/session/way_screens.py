"""The screens of the way to a counter: how, from where, step by step, the map, bus and taxi."""

from typing import assert_never

from companion.directions.asking import WayFound
from companion.directions.model import NoRoute, Obstacle, Way
from companion.directions.telling import overview, refusal, steps
from companion.geography import inside
from companion.session.find_screens import way_to
from companion.session.frame import focused, main_button, problem, screen
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.online import host_of, may_ask_online, service_of
from companion.session.places import (
    AskOnline,
    AskStart,
    AtCounter,
    AtMap,
    AtTurn,
    ByTransit,
    ChooseWay,
    OnTheWay,
    Searching,
    Travel,
)
from companion.session.transit_screens import by_transit, taxis
from companion.session.views import (
    Box,
    Button,
    Buttons,
    Field,
    Heading,
    Keypad,
    Lines,
    Part,
    Picture,
    ScreenView,
    Tone,
)
from companion.settings.model import Consent

POSTCODE, NUMBER = "postcode", "number"  # the boxes of a front door
BY_TRANSIT = "ov"  # the key of the one way that is no way of a router

# Without these the internet could know a way that this computer does not.
_ONLINE_MAY_KNOW = (Obstacle.NO_PACK, Obstacle.OUTSIDE, Obstacle.NO_ENGINE, Obstacle.NOT_ALLOWED)


def may_know_ways(session: Session, counter: AtCounter) -> bool:
    """Return whether a pack has this counter, or the internet may be asked."""
    point = counter.near.counter.coordinate
    on_a_map = point is not None and any(inside(point, pack.coverage) for pack in session.packs)
    return on_a_map or (point is not None and may_ask_online(session, transit=False))


def view(session: Session, place: Travel) -> ScreenView:
    """Return the screen of a place on the way to a counter."""
    match place:
        case ChooseWay():
            return _choose_way(session)
        case AskStart():
            return _ask_start(session, place)
        case AskOnline():
            return _ask_online(session, place)
        case Searching():
            return _searching(session)
        case OnTheWay():
            return _on_the_way(session, place)
        case AtTurn():
            return _at_turn(session, place)
        case AtMap():
            return _at_map(session, place)
        case ByTransit():
            return by_transit(session, place)
        case _:
            assert_never(place)


def _choose_way(session: Session) -> ScreenView:
    """Return the question how the citizen goes."""
    _ = session.words
    buttons = (
        Button(Way.ON_FOOT.value, _("On foot"), Pick(Way.ON_FOOT.value), "walk"),
        Button(
            Way.STEP_FREE.value,
            _("With a walking frame, wheelchair or mobility scooter"),
            Pick(Way.STEP_FREE.value),
            "wheelchair",
        ),
        Button(Way.BY_CAR.value, _("By car"), Pick(Way.BY_CAR.value), "car"),
        Button(BY_TRANSIT, _("By bus, train or taxi"), Pick(BY_TRANSIT), "bus"),
    )
    parts = (Heading(_("How do you go there?")), Buttons(buttons))
    return screen(session, "S18", "way/choose", parts, None)


def _ask_start(session: Session, place: AskStart) -> ScreenView:
    """Return the question from which front door the way begins.

    Who typed a postcode in the finder is only asked for the number, with the keys of a telephone.
    """
    _ = session.words
    if not session.postcode:
        return _ask_postcode(session, place)
    text = place.draft.boxes.get(NUMBER, "")
    other = Button("other", _("Another postcode"), Press.OTHER_POSTCODE, "change")
    known = tuple(
        # Translators: {number} is a house number
        Button(f"number-{one}", _("Number {number}", number=one), Pick(one), "house")
        for one in place.numbers
    )
    told = (
        _("Your postcode is {postcode}.", postcode=session.postcode),
        # Who mends a number has been told; now the numbers to choose from need the room.
        *(_privacy(session, place.way) if place.draft.problem is None else ()),
    )
    parts = (
        # A box alone has no words of its own on the screen: the heading asks for what goes in.
        Heading(_("What is your house number?")),
        Lines(told),
        problem(session, place.draft),
        Field((Box(NUMBER, _("Your house number"), text, longest=20),), Keypad.DIGITS),
        Buttons((*known, other)),
    )
    main = main_button(_("Search"))
    return focused(screen(session, "S18", "way/number", parts, main), place.draft)


def _ask_postcode(session: Session, place: AskStart) -> ScreenView:
    _ = session.words
    text = place.draft.boxes.get(POSTCODE, "")
    box = Box(POSTCODE, _("Your postcode"), text, longest=20, purpose="postal-code")
    parts = (
        Heading(_("In which postcode do you start?")),
        problem(session, place.draft),
        Field((box,), Keypad.LETTERS),
    )
    main = main_button(_("Continue"))
    return focused(screen(session, "S18", "way/postcode", parts, main), place.draft)


def _privacy(session: Session, way: Way | None) -> tuple[str, ...]:
    """Return what happens with the address: what is promised here is what `travelling` does."""
    _ = session.words
    kept = _("We do not keep this.")
    url = service_of(session, way)
    if session.settings.online is Consent.YES and url:
        # Translators: {host} is a web address; PDOK is the government's list of addresses
        return kept, _("If needed we send it to {host} and PDOK.", host=host_of(url))
    return kept, _("It stays on this computer.")


def _ask_online(session: Session, place: AskOnline) -> ScreenView:
    """Return the one question whether the internet may be told where the citizen starts."""
    _ = session.words
    url = service_of(session, place.way)
    parts = (
        Heading(_("May we look on the internet?")),
        Lines(
            (
                # Translators: {host} is a web address
                _("Then we send your address to {host} and PDOK.", host=host_of(url)),
                _("PDOK is a list of addresses of the government."),
                _("We ask this only once."),
            )
        ),
        Buttons(
            (
                Button("allow", _("Yes, look on the internet"), Press.ALLOW, "website"),
                Button("refuse", _("No, do not send my address"), Press.REFUSE, "lock"),
            )
        ),
    )
    return screen(session, "S18", "way/online", parts, None)


def _searching(session: Session) -> ScreenView:
    """Return what is shown while the way is being looked for."""
    _ = session.words
    parts = (Heading(_("One moment")), Lines((_("We are looking for the way."),)))
    return screen(session, "S18", "way/searching", parts, None)


def _on_the_way(session: Session, place: OnTheWay) -> ScreenView:
    """Return the whole way in a few sentences, or why there is none and what to do then."""
    match place.answer:
        case WayFound() as found:
            return _found(session, place.counter, found)
        case NoRoute() as nothing:
            return _not_found(session, place.counter, nothing)


def _found(session: Session, counter: AtCounter, found: WayFound) -> ScreenView:
    _ = session.words
    office = counter.near.counter
    phone = office.appointment_phone or office.phone
    on_map = Button("map", _("Show the map"), Press.MAP, "map")
    buttons = (
        *((on_map,) if found.sheet is not None else ()),
        Button("print", _("On paper, or write it down"), Press.PRINT, "print"),
        Button("way", _("Go another way"), Press.WAY, "way"),
    )
    parts = (
        # Translators: {name} is the name of a counter, as "Gemeente Delft"
        Heading(_("The way to {name}", name=office.name)),
        Lines(overview(found.route, session.words, phone)),
        Buttons(buttons),
        Lines((_source(session, found),), Tone.SMALL),
    )
    key = "way/found"
    return screen(session, "S18", key, parts, main_button(_("Begin")))


def _source(session: Session, found: WayFound) -> str:
    return session.words("Map: {source}.", source=found.route.source)


def _without_map(session: Session, counter: AtCounter) -> ScreenView:
    """Return how one comes there where no map of it is on this computer: somebody else knows."""
    _ = session.words
    office = counter.near.counter
    way = way_to(session, office, counter.start)
    told = (
        _("There is no map of your area on this computer."),
        _("Show the address to a taxi driver or a neighbour."),
    )
    paper = Button("print", _("On paper, or write it down"), Press.PRINT, "print")
    parts = (
        # Translators: {name} is the name of a counter, as "Gemeente Delft"
        Heading(_("The way to {name}", name=office.name)),
        Lines(office.address_lines, Tone.BIG),
        Lines((way,), icon="way") if way else None,
        Lines(told),
        Buttons((paper,)),
        *taxis(session, office),
    )
    return screen(session, "S18", "way/without-map", parts, main_button(_("Ready"), "done"))


def _not_found(session: Session, counter: AtCounter, nothing: NoRoute) -> ScreenView:
    _ = session.words
    if not may_know_ways(session, counter):
        return _without_map(session, counter)
    office = counter.near.counter
    lines = refusal(nothing, session.words, office.appointment_phone or office.phone)
    way = way_to(session, office, counter.start)
    online = may_ask_online(session, transit=False) and nothing.obstacle in _ONLINE_MAY_KNOW
    buttons = (
        *(
            (Button("online", _("Look on the internet"), Press.ONLINE, "website"),)
            if online
            else ()
        ),
        Button("print", _("On paper, or write it down"), Press.PRINT, "print"),
        Button("way", _("Go another way"), Press.WAY, "way"),
    )
    parts = (
        Heading(_("We have no route for you")),
        Lines(lines),
        Lines(office.address_lines, Tone.BIG, office.name, "counter"),
        Lines((way,), icon="way") if way else None,
        Buttons(buttons),
    )
    key = f"way/none/{nothing.obstacle.name}"
    return screen(session, "S18", key, parts, main_button(_("Ready"), "done"))


def _at_turn(session: Session, place: AtTurn) -> ScreenView:
    """Return one step of the way, as large as an address."""
    _ = session.words
    all_steps = steps(place.found.route, session.words)
    first, *rest = all_steps[place.index].sentences
    office = place.counter.near.counter
    last = place.index + 1 == len(all_steps)
    on_map = Button("map", _("Show the map"), Press.MAP, "map")
    parts = (
        Lines(
            # Translators: where one is on a route
            (_("Step {number} of {count}", number=place.index + 1, count=len(all_steps)),),
            Tone.PLACE,
        ),
        Heading(first),
        Lines(tuple(rest), Tone.BIG) if rest else None,
        Lines(office.address_lines, label=office.name, icon="counter") if last else None,
        Buttons((on_map,)) if place.found.sheet is not None else None,
    )
    key = f"way/turn/{place.index}"
    main = main_button(_("Ready"), "done") if last else main_button(_("Continue"))
    return screen(session, "S18", key, parts, main)


def _at_map(session: Session, place: AtMap) -> ScreenView:
    """Return the way as a drawing, with the same way in words for who cannot see it."""
    _ = session.words
    sheet = place.found.sheet
    if sheet is None:
        raise AssertionError(place)
    # Translators: said and read where a map is shown; A and B are letters on the map
    words = _("A is your start, B is the counter. The thick line is the way.")
    parts: tuple[Part, ...] = (Heading(_("The map")), Picture(sheet, words))
    return screen(session, "S18", "way/map", parts, None)
