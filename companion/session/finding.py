"""What the presses do that bring a citizen to a counter and a page into the hand."""

from dataclasses import replace

from companion.counters.finder import Ambiguous, Finding, Found, Refused, Unknown, find
from companion.counters.model import Municipality, MunicipalityCode, counters_of
from companion.flows.model import Counter, StepId
from companion.flows.progress import Progress
from companion.geography import Coordinate
from companion.l10n.message import N_, Message
from companion.session.accepting import TEXT
from companion.session.drafting import typed
from companion.session.effects import Load, PrintPage
from companion.session.find_screens import counter_at, is_help_nearby
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.loketkaart import loketkaart
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import AtCounter, Draft, Finder
from companion.session.screens import progress_of

_NO_SUCH_PLACE = Message(N_("We do not know this place. Type your postcode."))
_NEARLY = Message(N_("We do not know this place. Is it one of these?"))


def open_finder(session: Session, flow: str = "", step: str = "") -> Outcome:
    """Return the question where the citizen lives; the table is read meanwhile."""
    load = () if session.register is not None else (Load.COUNTERS,)
    asked = session.go(place := Finder(flow, step))
    code = MunicipalityCode(session.municipality)
    # Within an errand nobody is asked twice where they live.
    if flow and session.register is not None and code in session.register.municipalities:
        return at(_listed(asked, place, (session.register.municipalities[code],), None))
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
        case Pick(key) if place.choices:
            code, _, index = key.partition(":")
            known = replace(session, municipality=code)
            return at(known.go(AtCounter(place.flow, place.step, code, int(index), place.start)))
        case Pick(key):
            return _looked_up(session, place, key)
        case _:
            return at(session)


def at_counter(session: Session, place: AtCounter, intent: Intent) -> Outcome:
    """Return the session after a press at one counter; its main button is the errand's business."""
    match intent:
        case Press.PRINT if session.register is not None:
            office = counter_at(place, session.register)
            errand = errand_of(session, place)
            return session, (PrintPage(loketkaart(session, office, place.start, errand)),)
        case _:
            return at(session)


def _looked_up(session: Session, place: Finder, text: str) -> Outcome:
    if session.register is None:
        raise AssertionError(place)
    finding: Finding = find(session.register, text)
    match finding:
        case Found(municipality, start, _):
            return at(_listed(session, place, (municipality,), start))
        case Ambiguous(choices, start):
            return at(_listed(session, place, choices, start))
        case Unknown(_, suggestions):
            problem = _NEARLY if suggestions else _NO_SUCH_PLACE
            return at(_asked_again(session, place, problem, suggestions))
        case Refused(message):
            return at(_asked_again(session, place, message, ()))


def _listed(
    session: Session,
    place: Finder,
    choices: tuple[Municipality, ...],
    start: Coordinate | None,
) -> Session:
    draft = replace(place.draft, problem=None)
    listed = replace(place, draft=draft, suggestions=(), choices=choices, start=start)
    counter = AtCounter(place.flow, place.step, choices[0].code, 0, start)
    errand = errand_of(session, counter)
    nearby = is_help_nearby(errand[1] if errand is not None else None)
    if len(choices) == 1 and (nearby or len(counters_of(choices[0])) == 1):
        # Nothing to choose: Back leads to the question.
        asked = replace(session.stay(replace(listed, choices=())), municipality=choices[0].code)
        return asked.go(counter)
    return session.stay(listed)


def _asked_again(
    session: Session, place: Finder, problem: Message, suggestions: tuple[str, ...]
) -> Session:
    draft = Draft(place.draft.boxes, problem=problem, focus=TEXT)
    return session.stay(replace(place, draft=draft, suggestions=suggestions))


def errand_of(session: Session, place: AtCounter) -> tuple[Progress, Counter] | None:
    """Return the errand for which a counter was looked up, or None without one."""
    progress = progress_of(session, place.flow)
    step = progress.flow.steps.get(StepId(place.step)) if progress else None
    return (progress, step) if progress is not None and isinstance(step, Counter) else None
