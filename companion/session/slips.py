"""What the presses around a progress slip do: take one along, go on with one.

A slip says which errand it is and at which step, and nothing about the citizen.
"""

from dataclasses import replace

from companion.flows.model import Counter, FlowId, Letter, Phone, StepId, Website
from companion.flows.progress import begin as begun
from companion.l10n.message import N_, Message
from companion.papers.slip import (
    CodeNotFourDigits,
    NotASlip,
    OtherCode,
    Slip,
    SlipTooNew,
    opened,
    sealed,
)
from companion.session.accepting import TEXT
from companion.session.drafting import typed
from companion.session.effects import Load
from companion.session.errand_opening import open_flow
from companion.session.intents import Intent, Press, Typed
from companion.session.library import Library
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import AtDoor, ChoosePrinter, Draft, Help, Place
from companion.session.setting_screens import CODE
from companion.session.slip_page import slip_page
from companion.session.start_screens import slip_errand
from companion.session.task_places import SlipCode, SlipDigits, SlipPlace, SlipText
from companion.session.texts import Texts

_FOUR = Message(N_("Type 4 digits."))
_NO_SLIP = Message(N_("This is no slip yet. Look at every sign again."))
_OTHER = Message(N_("These digits do not fit the slip. Try again."))
_NOT_HERE = Message(N_("This errand is not on this computer. Press Help."))
_ANY_CODE = "0000"  # to see whether the signs are those of a slip at all


def begin(session: Session) -> Outcome:
    """Return the choice of four digits for a slip of the errand here."""
    place = session.place
    here = (place.flow, place.step) if isinstance(place, Help) else slip_errand(session)
    library = session.library
    if library is None:
        return replace(session, waiting=Press.SLIP), (Load.LIBRARY,)
    if FlowId(here[0]) not in library.flows:
        return at(session)
    flow, step = here[0], here[1] or library.flows[FlowId(here[0])].start
    return at(session.go(SlipCode(flow, step, Draft())))


def take_up(session: Session) -> Outcome:
    """Return the question for the signs of a slip."""
    if session.library is None:
        return replace(session, waiting=Press.TAKE_UP), (Load.LIBRARY,)
    return at(session.go(SlipText(Draft())))


def moved(session: Session, place: SlipPlace, intent: Intent) -> Outcome:
    """Return the session after typing or a press where a slip is made or taken up."""
    library = session.library
    match intent:
        case Typed():
            return at(session.stay(replace(place, draft=typed(place.draft, intent))))
        case Press.FORWARD if library is not None:
            return at(_forward(session, place, library))
        case _:
            return at(session)


def _forward(session: Session, place: SlipPlace, library: Library) -> Session:
    match place:
        case SlipCode():
            return _made(session, place)
        case SlipText():
            return _text_typed(session, place, library)
        case SlipDigits():
            return _digits_typed(session, place, library)


def _made(session: Session, place: SlipCode) -> Session:
    """Return the session with the slip, on its way to the paper; the digits are not kept."""
    try:
        text = sealed(place.flow, place.step, place.draft.boxes.get(CODE, ""))
    except CodeNotFourDigits:
        return _again(session, place, CODE, _FOUR)
    page = slip_page(session.words, text, session.now.date())
    return session.stay(ChoosePrinter(page))


def _text_typed(session: Session, place: SlipText, library: Library) -> Session:
    text = place.draft.boxes.get(TEXT, "")
    try:
        opened(text, _ANY_CODE, _known(library))
    except OtherCode:
        pass  # whole: only the digits are wanting
    except NotASlip:
        return _kept_text(session, place, _NO_SLIP)
    except SlipTooNew:
        return _kept_text(session, place, _NOT_HERE)
    return session.go(SlipDigits(text, Draft()))


def _kept_text(session: Session, place: SlipText, problem: Message) -> Session:
    """Return the question once more; nobody types twenty signs twice."""
    draft = replace(place.draft, problem=problem, focus=TEXT)
    return session.stay(replace(place, draft=draft))


def _digits_typed(session: Session, place: SlipDigits, library: Library) -> Session:
    try:
        slip = opened(place.text, place.draft.boxes.get(CODE, ""), _known(library))
    except CodeNotFourDigits:
        return _again(session, place, CODE, _FOUR)
    except OtherCode:
        return _again(session, place, CODE, _OTHER)
    except (SlipTooNew, NotASlip):
        return _again(session, place, CODE, _NOT_HERE)
    return _taken_up(session, slip, library)


def _taken_up(session: Session, slip: Slip, library: Library) -> Session:
    """Return the session in the errand of a slip: at its door, or at its beginning."""
    flow = library.flows[FlowId(slip.flow)]
    step = flow.steps[StepId(slip.step)] if slip.step is not None else None
    there, _effects = open_flow(session.home(), slip.flow)
    if isinstance(step, Website | Phone | Letter | Counter):
        return there.go(AtDoor(slip.flow, step.id))
    # Without a step of this device, or at a question: from the beginning, with what it was.
    told = Message(N_("Your answers did not come along. We ask them again."))
    if step is not None:
        progress = begun(flow, library.official, session.now.date())
        heading = Texts(session.words, progress).one(step.heading)
        ended = heading if heading.endswith((".", "?", "!")) else f"{heading}."
        told = Message(
            # Translators: {heading} is the question or title of a screen, with its own full stop
            N_("You were at: {heading} Your answers did not come along. We ask them again."),
            {"heading": ended},
        )
    return replace(there, notice=told)


def _again(session: Session, place: SlipPlace, box: str, problem: Message) -> Session:
    empty = Draft(problem=problem, focus=box)
    return session.stay(_with_draft(place, empty))


def _with_draft(place: SlipPlace, draft: Draft) -> Place:
    return replace(place, draft=draft)


def _known(library: Library) -> dict[str, tuple[str, ...]]:
    return {flow.id: tuple(flow.steps) for flow in library.flows.values()}
