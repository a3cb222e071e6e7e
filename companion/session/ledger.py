"""How far each errand is: the stamps, and what the citizen waits for after one was sent.

What is waited for is kept as answers of a reserved errand, one for each flow, because the errand
itself is closed by then and a closed errand stays as it was.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from companion.flows.model import Done, StampName
from companion.flows.progress import Progress, walk
from companion.journal.model import Stamp, StampKind
from companion.session.effects import Effect, Keep, StampIt
from companion.session.last_screen import Sending, sending_of, stamp_of
from companion.session.model import OpenErrand, Session

LIST = ":lijst"  # no flow is called so: a flow has the name of its file


class Following(Enum):
    """What is to be done about an errand whose steps are all done."""

    WAITING = "wacht"  # for an answer
    AGAIN = "opnieuw"  # it is worth doing from a day on
    ASKED = "vraag"  # they asked something
    REFUSED = "nee"  # they refused, and the citizen may object
    OVER = "klaar"  # nothing: confirmed, or taken from the list


@dataclass(frozen=True, slots=True)
class Follow:
    """What is to be done about one errand; `step` is its end, where that tells of the answer."""

    flow: str
    following: Following
    step: str = ""
    day: date | None = None


def kept_apart(
    opened: tuple[OpenErrand, ...],
) -> tuple[tuple[OpenErrand, ...], tuple[Follow, ...]]:
    """Return the errands of a journal, and what is to be done about those that were finished."""
    errands = tuple(one for one in opened if one.flow != LIST)
    kept = (pair for one in opened if one.flow == LIST for pair in one.answers)
    return errands, tuple(one for pair in kept if (one := _read(*pair)) is not None)


def with_ledger(session: Session, effects: Iterable[Effect]) -> Session:
    """Return the session that knows the stamps and the list as they will be in the journal."""
    ledger, followed = session.ledger, session.followed
    for effect in effects:
        match effect:
            case StampIt(flow, title, stamp):
                ledger = (*ledger, Stamp(flow, title, StampKind(stamp), session.now))
            case Keep(flow, step=step, answer=answer) if flow == LIST:
                one = _read(step, answer)
                others = tuple(other for other in followed if other.flow != step)
                followed = (*others, one) if one is not None else others
            case _:
                pass
    return replace(session, ledger=ledger, followed=followed)


def ended(session: Session, progress: Progress) -> tuple[Effect, ...]:
    """Return the stamp of an errand that came to its end, and what is waited for now."""
    stamp = stamp_of(progress)
    if stamp is None:
        return ()
    flow, follow = progress.flow, _follow(progress, stamp)
    if follow is None and any(one.flow == flow.id for one in session.followed):
        follow = Follow(flow.id, Following.OVER)
    return (
        StampIt(flow.id, flow.short, stamp.value),
        *((keeping(follow),) if follow is not None else ()),
    )


def keeping(follow: Follow) -> Keep:
    """Return the effect that keeps what is to be done about an errand."""
    day = follow.day.isoformat() if follow.day is not None else None
    answer = json.dumps((follow.following.value, follow.step, day), ensure_ascii=False)
    return Keep(LIST, "", follow.flow, answer)


def last_stamp(session: Session, flow: str) -> Stamp | None:
    """Return the newest stamp of an errand, or None where it never came to an end."""
    return next((one for one in reversed(session.ledger) if one.flow == flow), None)


def _follow(progress: Progress, stamp: StampName) -> Follow | None:
    """Return what is waited for at the end of an errand, or None when nothing is."""
    step = progress.step
    if not isinstance(step, Done):
        return None
    day = walk(progress, until=step.id).found.get(step.again) if step.again else None
    if isinstance(day, date):
        return Follow(progress.flow.id, Following.AGAIN, step.id, day)
    # Who was told so by telephone waits as well, though nobody saw it being sent.
    by_phone = sending_of(progress) is Sending.NONE
    told = stamp is StampName.DONE_HERE and step.expect is not None and by_phone
    if stamp is StampName.SENT or told:
        return Follow(progress.flow.id, Following.WAITING, step.id)
    return None


def _read(flow: str, answer: str) -> Follow | None:
    """Return what was kept, or None where this version did not write it: then nothing is told."""
    try:
        following, step, day = json.loads(answer)
        then = date.fromisoformat(day) if day is not None else None
        return Follow(flow, Following(following), str(step), then)
    except (ValueError, TypeError, RecursionError):
        return None
