"""Whether an errand was sent: only who saw the last screen, or posted the letter, can say so."""

from dataclasses import replace
from enum import Enum
from types import MappingProxyType

from companion.flows.answers import Chosen
from companion.flows.model import (
    UNKNOWN,
    Counter,
    Done,
    Letter,
    OptionId,
    Phone,
    StampName,
    StepId,
    Website,
)
from companion.flows.progress import (
    NOT_POSTED,
    POSTED,
    SHOWN_OTHER,
    SHOWN_SENT,
    Progress,
    walk,
)


class Sending(Enum):
    """How far the sending of an errand is, at its end."""

    NONE = "there is nothing to send, or it was done by telephone or at a counter"
    ASKED = "it is not known yet; the citizen is asked"
    SENT = "the citizen saw it, or posted the letter"
    DOUBTFUL = "the last screen did not say so"
    TO_POST = "the letter lies there"


def sending_of(progress: Progress) -> Sending:
    """Return how far the sending is of an errand, for the step on the screen."""
    step = progress.step
    if not isinstance(step, Done) or step.stamp is not StampName.SENT:
        return Sending.NONE
    if not isinstance(door_before(progress), Website | Letter):
        return Sending.NONE
    match progress.given.get(step.id):
        case Chosen(option) if option in (SHOWN_SENT, POSTED):
            return Sending.SENT
        case Chosen(option) if option == NOT_POSTED:
            return Sending.TO_POST
        case Chosen():
            return Sending.DOUBTFUL
        case _:
            return Sending.ASKED


def answers_of(progress: Progress) -> tuple[OptionId, ...]:
    """Return what can be said of the sending, in the order of the screen."""
    if isinstance(door_before(progress), Letter):
        return POSTED, NOT_POSTED
    return SHOWN_SENT, SHOWN_OTHER, UNKNOWN


def said(progress: Progress, option: OptionId) -> Progress:
    """Return the progress in which the citizen said of the sending what `option` stands for."""
    given = {**progress.given, progress.current: Chosen(option)}
    return replace(progress, given=MappingProxyType(given))


def stamp_of(progress: Progress) -> StampName | None:
    """Return the stamp that the step on the screen gives; None where it gives none, or not yet."""
    step = progress.step
    if not isinstance(step, Done):
        return None
    if step.stamp is not StampName.SENT:
        return step.stamp
    match sending_of(progress):
        case Sending.SENT:
            return StampName.SENT
        case Sending.ASKED:
            return None
        case _:
            return StampName.DONE_HERE


def door_before(progress: Progress) -> Website | Phone | Letter | Counter | None:
    """Return the last door on the way to the step on the screen, or None without one.

    A door that was entered from the help begins a way of its own.
    """
    flow, here = progress.flow, progress.current
    starts: tuple[StepId | None, ...] = (None, *(door.step for door in flow.doors.values()))
    for start in starts:
        steps = walk(progress, until=here, start=start).steps
        kinds = (flow.steps[name] for name in reversed(steps)) if steps[-1] == here else ()
        for step in kinds:
            if isinstance(step, Website | Phone | Letter | Counter):
                return step
    return None
