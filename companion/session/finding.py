"""What the presses do that bring a citizen to a counter."""

from dataclasses import replace

from companion.counters.finder import Ambiguous, Finding, Found, Refused, Unknown, find
from companion.counters.model import Municipality, MunicipalityCode
from companion.counters.nearest import Near, counters_for
from companion.flows.inputs.errors import AnswerRejected
from companion.flows.inputs.postcodes import read_postcode
from companion.flows.model import Counter, StepId
from companion.flows.progress import Progress
from companion.geography import Coordinate
from companion.l10n.message import N_, Message
from companion.official.desks import Desk
from companion.session.accepting import TEXT
from companion.session.drafting import typed
from companion.session.effects import Load
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import AtCounter, ChoosePaper, Draft, Finder, WeekHours
from companion.session.screens import progress_of
from companion.session.travelling import set_out

_NO_SUCH_PLACE = Message(N_("We do not know this place. Type your postcode."))
_NEARLY = Message(N_("We do not know this place. Is it one of these?"))
# A page of the finder is read aloud whole: more than these nobody remembers.
_MOST_COUNTERS = 5


def open_finder(session: Session, flow: str = "", step: str = "") -> Outcome:
    """Return the question where the citizen lives; the table is read meanwhile."""
    load = () if session.register is not None else (Load.COUNTERS,)
    asked = session.go(place := Finder(flow, step))
    code = MunicipalityCode(session.municipality)
    # Within an errand nobody is asked twice where they live.
    if flow and session.register is not None and code in session.register.municipalities:
        return at(_counters(asked, place, session.register.municipalities[code]))
    return asked, load


def in_finder(session: Session, place: Finder, intent: Intent) -> Outcome:
    """Return the session after typing a place, searching it, or choosing from the list."""
    match intent:
        case Typed():
            return at(session.stay(replace(place, draft=typed(place.draft, intent))))
        case Press.FORWARD | Pick() if session.register is None:
            return replace(session, waiting=intent), (Load.COUNTERS,)
        case Press.FORWARD:
            return _looked_up(session, place, place.draft.boxes.get(TEXT, ""))
        case Pick(key) if place.counters:
            near = place.counters[int(key)]
            return at(session.go(AtCounter(place.flow, place.step, near, place.start)))
        case Pick(key) if place.choices:
            chosen = next(one for one in place.choices if one.code == key)
            return at(_counters(session, place, chosen))
        case Pick(key):
            return _looked_up(session, place, key)
        case _:
            return at(session)


def at_counter(session: Session, place: AtCounter, intent: Intent) -> Outcome:
    """Return the session after a press at one counter; its main button is the errand's business."""
    match intent:
        case Press.WAY:
            return set_out(session, place)
        case Press.WEEK:
            return at(session.go(WeekHours(place)))
        case Press.PRINT:
            return at(session.go(ChoosePaper(place)))
        case _:
            return at(session)


def _looked_up(session: Session, place: Finder, text: str) -> Outcome:
    if session.register is None:
        raise AssertionError(place)
    finding: Finding = find(session.register, text)
    match finding:
        case Found(municipality, start, _):
            known = replace(session, postcode=_postcode_in(text))
            return at(_counters(known, replace(place, start=start), municipality))
        case Ambiguous(choices, start):
            known = replace(session, postcode=_postcode_in(text))
            draft = replace(place.draft, problem=None)
            asking = replace(place, draft=draft, suggestions=(), choices=choices, start=start)
            return at(known.stay(asking))
        case Unknown(_, suggestions):
            problem = _NEARLY if suggestions else _NO_SUCH_PLACE
            return at(_asked_again(session, place, problem, suggestions))
        case Refused(message):
            return at(_asked_again(session, place, message, ()))


def _postcode_in(text: str) -> str:
    """Return the whole postcode that was typed, or nothing: the way begins there later on."""
    try:
        return read_postcode(text)
    except AnswerRejected:
        return ""


def _counters(session: Session, place: Finder, municipality: Municipality) -> Session:
    """Return the session at the only counter, or at the list of them."""
    draft = replace(place.draft, problem=None)
    asked = replace(place, draft=draft, suggestions=(), choices=(), counters=())
    known = replace(session, municipality=municipality.code).stay(asked)
    counters = _counters_of(known, asked, municipality, place.start)
    if len(counters) == 1:
        # Nothing to choose: Back leads to the question.
        return known.go(AtCounter(place.flow, place.step, counters[0], place.start))
    return known.stay(replace(asked, counters=counters))


def _counters_of(
    session: Session, place: Finder, municipality: Municipality, start: Coordinate | None
) -> tuple[Near, ...]:
    if session.register is None:
        raise AssertionError(place)
    errand = errand_of(session, place)
    # Without an errand the town hall is what people look for.
    desk = errand[1].desk if errand is not None else Desk.MOVING
    found = counters_for(session.register, desk, municipality, start, session.region_rows)
    return found[:_MOST_COUNTERS]


def _asked_again(
    session: Session, place: Finder, problem: Message, suggestions: tuple[str, ...]
) -> Session:
    draft = Draft(place.draft.boxes, problem=problem, focus=TEXT)
    return session.stay(replace(place, draft=draft, suggestions=suggestions))


def errand_of(session: Session, place: AtCounter | Finder) -> tuple[Progress, Counter] | None:
    """Return the errand for which a counter was looked up, or None without one."""
    progress = progress_of(session, place.flow)
    step = progress.flow.steps.get(StepId(place.step)) if progress else None
    return (progress, step) if progress is not None and isinstance(step, Counter) else None
