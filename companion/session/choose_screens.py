"""The screens on which an errand is chosen: by situation, or by a word."""

from companion.flows.reader import TOPICS
from companion.session.accepting import TEXT
from companion.session.frame import focused, main_button, problem, screen
from companion.session.intents import Pick, Press
from companion.session.library import Library
from companion.session.model import Session
from companion.session.places import Search, Topics
from companion.session.views import (
    Box,
    Button,
    Buttons,
    Field,
    Heading,
    Keypad,
    Lines,
    ScreenView,
)

TOPIC_ICONS = {
    "computer": "computer",
    "geld": "money",
    "papieren": "passport",
    "wonen": "house",
    "zorg": "care",
    "overlijden": "flower",
}


def topics(session: Session, place: Topics, library: Library) -> ScreenView:
    """Return S05: the situations that have an errand, or the errands of one situation."""
    _ = session.words
    if place.topic:
        return _errands(session, place.topic, library)
    names = topic_names(session)
    there = {flow.topic for flow in library.flows.values()}
    there |= {broken.topic for broken in library.broken.values()}
    tiles = tuple(
        Button(f"topic-{topic}", names[topic], Pick(topic), TOPIC_ICONS[topic])
        for topic in TOPICS
        if topic in there
    )
    search = Button("search", _("Search for a word"), Press.SEARCH, "search")
    parts = (
        Heading(_("What is it about?")),
        Buttons((*tiles, search), tiles=True),
        Buttons((take_up_button(session),)),
    )
    return screen(session, "S05", "topics", parts, None)


def search(session: Session, place: Search, library: Library) -> ScreenView:
    """Return S06: a box for a word, then at most three errands and the way to help."""
    _ = session.words
    if place.searched:
        return _results(session, place, library)
    box = Box(TEXT, _("Type a word"), place.draft.boxes.get(TEXT, ""))
    parts = (
        Heading(_("What are you looking for?")),
        problem(session, place.draft),
        Field((box,), Keypad.LETTERS),
    )
    return focused(screen(session, "S06", "search", parts, main_button(_("Search"))), place.draft)


def take_up_button(session: Session) -> Button:
    """Return the way to go on with what was begun on another device."""
    return Button("take-up", session.words("Go on with a slip"), Press.TAKE_UP, "resume")


def topic_names(session: Session) -> dict[str, str]:
    """Return what each situation is called."""
    _ = session.words
    return {
        "computer": _("Computer and DigiD"),
        "geld": _("Money and AOW"),
        "papieren": _("Passport and papers"),
        "wonen": _("Living and rent"),
        "zorg": _("Care and illness"),
        "overlijden": _("Someone has died"),
    }


def flow_titles(session: Session, library: Library) -> dict[str, str]:
    """Return the title of every errand, those that are broken with "not available now"."""
    _ = session.words
    titles: dict[str, str] = {flow.id: _.flow(flow.title) for flow in library.flows.values()}
    for name, broken in library.broken.items():
        titles[name] = not_available(session, broken.title)
    return titles


def not_available(session: Session, title: str) -> str:
    """Return the title of an errand that cannot be done on the screen now."""
    _ = session.words
    # Translators: {errand} is a title as "AOW aanvragen"
    return _("{errand}: not available now", errand=_.flow(title))


def _errands(session: Session, topic: str, library: Library) -> ScreenView:
    _ = session.words
    titles = flow_titles(session, library)
    names = [flow.id for flow in library.flows.values() if flow.topic == topic]
    names += [name for name, broken in library.broken.items() if broken.topic == topic]
    buttons = tuple(
        Button(f"flow-{name}", titles[name], Pick(name), "forward") for name in sorted(names)
    )
    parts = (Heading(topic_names(session)[topic]), Buttons(buttons))
    return screen(session, "S05", f"topics/{topic}", parts, None)


def _results(session: Session, place: Search, library: Library) -> ScreenView:
    _ = session.words
    titles = flow_titles(session, library)
    buttons = [
        Button(f"flow-{name}", titles[name], Pick(name), "forward") for name in place.results
    ]
    if buttons:
        heading = _("Do you mean one of these?")
        lines = None
    else:
        heading = _("We do not know “{word}” yet", word=place.searched)
        lines = Lines((_("Try another word. Or press Help."),))
    buttons.append(Button("call-help", _("Not in the list? Ask for help"), Press.HELP, "help"))
    buttons.append(take_up_button(session))  # not beside the keys: there is no room for it
    parts = (Heading(heading), lines, Buttons(tuple(buttons)))
    return screen(session, "S06", "search/results", parts, None)
