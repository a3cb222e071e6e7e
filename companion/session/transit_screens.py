"""The screen of bus, train and taxi, and what it tells on paper too."""

from companion.counters.model import Counter
from companion.directions.asking import TransitFound
from companion.directions.journey_telling import journey_lines, no_journey_lines
from companion.directions.transit import Journey, NoJourney
from companion.l10n.numbers import distance
from companion.session.frame import main_button, notice, screen
from companion.session.intents import Press
from companion.session.model import Session
from companion.session.online import may_ask_online
from companion.session.places import ByTransit
from companion.session.views import Button, Buttons, Heading, Lines, Part, ScreenView


def by_transit(session: Session, place: ByTransit) -> ScreenView:
    """Return the stop near the counter, a journey where it was asked, and the taxis."""
    _ = session.words
    office = place.counter.near.counter
    online = may_ask_online(session, transit=True) and place.answer.journey is None
    buttons = (
        *(
            (Button("online", _("Look on the internet"), Press.ONLINE, "website"),)
            if online
            else ()
        ),
        Button("print", _("On paper, or write it down"), Press.PRINT, "print"),
    )
    parts = (
        Heading(_("By bus, train or taxi")),
        _journey(session, place),
        _stop(session, place),
        *taxis(session, office),
        Buttons(buttons),
    )
    key = "way/transit"
    return screen(session, "S18", key, parts, main_button(_("Ready"), "done"))


def _journey(session: Session, place: ByTransit) -> Part | None:
    _ = session.words
    match place.answer.journey:
        case None:
            return None
        case Journey() as journey:
            return Lines(journey_lines(journey, session.words), label=_("Your journey"))
        case NoJourney() as none:
            return notice(_("Good to know"), no_journey_lines(none, session.words), "info")


def _stop(session: Session, place: ByTransit) -> Part:
    _ = session.words
    lines = stop_lines(session, place.answer)
    if not lines:
        return notice(
            _("Bus or train"), (_("We do not know the stop near this counter."),), "bus"
        ) or Lines(())
    return Lines(lines, label=_("Bus or train"), icon="bus")


def stop_lines(session: Session, answer: TransitFound) -> tuple[str, ...]:
    """Return which stop is near the counter, and how far it is from there; nothing if unknown."""
    _ = session.words
    if answer.stop is None:
        return ()
    far = distance(answer.metres, session.words.language)
    return (
        # Translators: {name} is the name of a stop of bus, tram or train
        _("The stop is called {name}.", name=answer.stop.name),
        # Translators: {distance} is as "ongeveer 300 meter"
        _("From there it is {distance} in a straight line.", distance=far),
    )


def taxi_lines(session: Session, office: Counter) -> tuple[str, ...]:
    """Return what a regional taxi is, and the town hall that is asked for it."""
    _ = session.words
    towns = session.register.municipalities if session.register is not None else {}
    town = towns.get(office.municipality)
    phone = town.phone if town is not None else office.phone
    return (
        _("A regional taxi brings you from door to door."),
        _("Ask your municipality for it: {phone}.", phone=phone),
    )


def valys_lines(session: Session) -> tuple[str, ...]:
    """Return what Valys is for and its number; nothing once that fact is out of date."""
    facts = session.library.official.facts if session.library is not None else {}
    fact = facts.get("valys.telefoon")
    if fact is None or not fact.holds_on(session.now.date()):
        return ()
    _ = session.words
    return (
        _("Valys is for journeys farther away, with a Valys card."),
        _("Call {phone}.", phone=fact.value),
    )


def taxis(session: Session, office: Counter) -> tuple[Part | None, ...]:
    """Return the regional taxi, and Valys where its number still holds."""
    valys = valys_lines(session)
    return (
        Lines(taxi_lines(session, office), label=session.words("Regional taxi"), icon="taxi"),
        Lines(valys, label="Valys", icon="phone") if valys else None,
    )
