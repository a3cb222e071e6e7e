"""What the presses do on the way to a counter: how one goes, from where, and step by step."""

from dataclasses import replace
from typing import assert_never

from companion.directions.asking import (
    FrontDoor,
    StartUnknown,
    TransitFound,
    TransitQuestion,
    WayFound,
    WayQuestion,
)
from companion.directions.model import NoRoute, Obstacle, RouteRequest, Way
from companion.directions.telling import steps
from companion.flows.inputs.errors import AnswerRejected
from companion.flows.inputs.postcodes import read_postcode
from companion.geography import Coordinate
from companion.l10n.message import N_, Message
from companion.session.drafting import typed
from companion.session.effects import Effect, FindWay, SaveSettings
from companion.session.intents import Intent, Pick, Press, Typed, WayReady
from companion.session.model import Session
from companion.session.online import may_ask_online
from companion.session.outcome import Outcome, at
from companion.session.places import (
    AskOnline,
    AskStart,
    AtCounter,
    AtMap,
    AtTurn,
    ByTransit,
    ChoosePaper,
    ChooseWay,
    Draft,
    OnTheWay,
    Searching,
    Travel,
)
from companion.session.way_screens import (
    BY_TRANSIT,
    NUMBER,
    POSTCODE,
    may_know_ways,
)
from companion.settings.model import Consent

_WHICH_NUMBER = Message(N_("Type your house number, for instance 12."))
_NO_SUCH_DOOR = Message(N_("We do not know this house number. Is it one of these?"))
_NO_SUCH_POSTCODE = Message(N_("This postcode is not on our map. Look at it once more."))
_LONGEST_NUMBER = 12  # "12345-HUIS-2" and the like


def moved(session: Session, place: Travel, intent: Intent) -> Outcome:
    """Return the session after an intent at a place on the way to a counter."""
    match place:
        case ChooseWay():
            return _in_choose_way(session, place, intent)
        case AskStart():
            return _in_ask_start(session, place, intent)
        case AskOnline():
            return _in_ask_online(session, place, intent)
        case OnTheWay():
            return _on_the_way(session, place, intent)
        case AtTurn():
            return _at_turn(session, place, intent)
        case ByTransit():
            return _by_transit(session, place, intent)
        case AtMap() | Searching():
            return at(session)
        case _:
            assert_never(place)


def _in_choose_way(session: Session, place: ChooseWay, intent: Intent) -> Outcome:
    """Return the session after it was told how the citizen goes."""
    match intent:
        case Pick(key) if key == BY_TRANSIT:
            return _ask_transit(session, place.counter)
        case Pick(key):
            way = Way(key)
            told = replace(session, step_free=session.step_free or way is Way.STEP_FREE)
            return _begin(told, place.counter, way)
        case _:
            return at(session)


def _in_ask_start(session: Session, place: AskStart, intent: Intent) -> Outcome:
    """Return the session after typing a front door, or pressing on from it."""
    match intent:
        case Typed():
            return at(session.stay(replace(place, draft=typed(place.draft, intent))))
        case Pick(number):
            boxes = {**place.draft.boxes, NUMBER: number}
            return _from_door(session, replace(place, draft=replace(place.draft, boxes=boxes)))
        case Press.OTHER_POSTCODE:
            asking = replace(place, draft=Draft(focus=POSTCODE), numbers=())
            return at(replace(session, postcode="").stay(asking))
        case Press.FORWARD:
            return _from_door(session, place)
        case _:
            return at(session)


def _in_ask_online(session: Session, place: AskOnline, intent: Intent) -> Outcome:
    """Return the session after yes or no to asking the internet; it is asked only once."""
    if intent not in (Press.ALLOW, Press.REFUSE):
        return at(session)
    consent = Consent.YES if intent is Press.ALLOW else Consent.NO
    settings = replace(session.settings, online=consent)
    save = SaveSettings(settings)
    known = replace(session.back(), settings=settings)
    if consent is Consent.NO:
        return known, (save,)
    after, effects = _online(known, place.counter, place.way)
    return after, (save, *effects)


def _on_the_way(session: Session, place: OnTheWay, intent: Intent) -> Outcome:
    """Return the session after a press beside a way, or beside why there is none."""
    match intent, place.answer:
        case Press.FORWARD, WayFound() as found:
            return at(session.go(AtTurn(place.counter, found, 0)))
        case Press.FORWARD, _:
            return at(_at_the_counter(session))
        case Press.MAP, WayFound() as found if found.sheet is not None:
            return at(session.go(AtMap(place.counter, found)))
        case Press.PRINT, WayFound() as found:
            return at(session.go(ChoosePaper(place.counter, found)))
        case Press.PRINT, _:
            return at(session.go(ChoosePaper(place.counter)))
        case Press.WAY, _:
            return at(session.back())
        case Press.ONLINE, NoRoute(request=RouteRequest(way=way)):
            return _ask_online(session, place.counter, way)
        case _:
            return at(session)


def _at_turn(session: Session, place: AtTurn, intent: Intent) -> Outcome:
    """Return the session at the next step of the way; after the last one, at the counter."""
    match intent:
        case Press.FORWARD if place.index + 1 < len(steps(place.found.route, session.words)):
            return at(session.go(replace(place, index=place.index + 1)))
        case Press.FORWARD:
            return at(_at_the_counter(session))
        case Press.MAP if place.found.sheet is not None:
            return at(session.go(AtMap(place.counter, place.found)))
        case _:
            return at(session)


def _by_transit(session: Session, place: ByTransit, intent: Intent) -> Outcome:
    """Return the session after a press beside what is known of bus, train and taxi."""
    match intent:
        case Press.FORWARD:
            return at(_at_the_counter(session))
        case Press.PRINT:
            return at(session.go(ChoosePaper(place.counter)))
        case Press.ONLINE:
            return _ask_online(session, place.counter, None)
        case _:
            return at(session)


def set_out(session: Session, counter: AtCounter) -> Outcome:
    """Return the question how one goes, or at once what helps where no map knows the way."""
    transit = may_ask_online(session, transit=True)
    if may_know_ways(session, counter) or transit:
        return at(session.go(ChooseWay(counter)))
    point = counter.near.counter.coordinate or Coordinate(0, 0)
    nothing = NoRoute(RouteRequest(point, point, Way.ON_FOOT), Obstacle.NO_PACK)
    return at(session.go(OnTheWay(counter, nothing)))


def arrived(session: Session, ready: WayReady) -> Outcome:
    """Return the session with the answer about a way, unless nobody waits for it any more."""
    place = session.place
    if not isinstance(place, Searching) or place.number != ready.number:
        return at(session)
    match ready.answer:
        case WayFound() | NoRoute() as answer:
            return at(session.stay(OnTheWay(place.counter, answer)))
        case TransitFound() as answer:
            return at(session.stay(ByTransit(place.counter, answer)))
        case StartUnknown() as answer:
            return at(_no_such_door(session.back(), place, answer))
        case answer:
            assert_never(answer)


def _begin(session: Session, counter: AtCounter, way: Way) -> Outcome:
    """Return the question for the front door, unless it was answered in this sitting."""
    if not may_know_ways(session, counter):
        point = counter.near.counter.coordinate or Coordinate(0, 0)
        nothing = NoRoute(RouteRequest(point, point, way), Obstacle.NO_PACK)
        return at(session.go(OnTheWay(counter, nothing)))
    if session.front_door is not None:
        return _look(session, counter, way, session.front_door)
    return at(session.go(AskStart(counter, way)))


def _from_door(session: Session, place: AskStart) -> Outcome:
    if not session.postcode:
        return at(_with_postcode(session, place))
    number = " ".join(place.draft.boxes.get(NUMBER, "").split())
    if not number[:1].isdecimal() or len(number) > _LONGEST_NUMBER:
        return at(_mend(session, place, _WHICH_NUMBER, NUMBER))
    door = FrontDoor(session.postcode, number)
    mended = session.stay(replace(place, draft=replace(place.draft, problem=None)))
    return _look(replace(mended, front_door=door), place.counter, place.way, door)


def _with_postcode(session: Session, place: AskStart) -> Session:
    try:
        postcode = read_postcode(place.draft.boxes.get(POSTCODE, ""))
    except AnswerRejected as rejected:
        return _mend(session, place, rejected.message, POSTCODE)
    asking = replace(place, draft=Draft(place.draft.boxes), numbers=())
    return replace(session, postcode=postcode).stay(asking)


def _mend(session: Session, place: AskStart, problem: Message, box: str) -> Session:
    return session.stay(replace(place, draft=replace(place.draft, problem=problem, focus=box)))


def _no_such_door(session: Session, place: Searching, answer: StartUnknown) -> Session:
    """Return the session that asks for the front door again, with what was typed still there."""
    boxes = {POSTCODE: answer.start.postcode, NUMBER: answer.start.number}
    problem = _NO_SUCH_DOOR if answer.numbers else _NO_SUCH_POSTCODE
    focus = NUMBER if answer.numbers else POSTCODE
    draft = Draft(boxes, problem=problem, focus=focus)
    asking = AskStart(place.counter, place.way, draft, answer.numbers)
    # A postcode that is not on the map is typed anew.
    postcode = session.postcode if answer.numbers else ""
    forgotten = replace(session, front_door=None, postcode=postcode)
    if isinstance(session.place, AskStart):
        return forgotten.stay(asking)
    return forgotten.go(asking)


def _look(session: Session, counter: AtCounter, way: Way | None, door: FrontDoor) -> Outcome:
    if way is None:
        return _ask_transit(session, counter)
    target = counter.near.counter.coordinate
    if target is None:
        raise AssertionError(counter)
    allowed = session.settings.online is Consent.YES and bool(session.settings.router_url)
    return _asked(session, counter, way, WayQuestion(door, target, way, online=allowed))


def _ask_transit(session: Session, counter: AtCounter) -> Outcome:
    target = counter.near.counter.coordinate
    if target is None:
        return at(session.go(ByTransit(counter, TransitFound(None, 0))))
    allowed = session.settings.online is Consent.YES and bool(session.settings.transit_url)
    if allowed and session.front_door is None:
        return at(session.go(AskStart(counter, None)))
    door = session.front_door if allowed else None
    free = session.step_free
    question = TransitQuestion(target, session.now, door, online=allowed, step_free=free)
    return _asked(session, counter, None, question)


def _asked(
    session: Session, counter: AtCounter, way: Way | None, question: WayQuestion | TransitQuestion
) -> Outcome:
    number = session.asked + 1
    waiting = replace(session, asked=number).go(Searching(counter, way, number))
    effects: tuple[Effect, ...] = (FindWay(number, question),)
    return waiting, effects


def _ask_online(session: Session, counter: AtCounter, way: Way | None) -> Outcome:
    if session.settings.online is Consent.YES:
        return _online(session, counter, way)
    return at(session.go(AskOnline(counter, way)))


def _online(session: Session, counter: AtCounter, way: Way | None) -> Outcome:
    if way is None:
        return _ask_transit(session, counter)
    return _begin(session, counter, way)


def _at_the_counter(session: Session) -> Session:
    """Return the session back at the counter that the way leads to."""
    stack = session.stack
    while stack and not isinstance(stack[-1], AtCounter):
        stack = stack[:-1]
    return replace(session, stack=stack) if stack else session.home()
