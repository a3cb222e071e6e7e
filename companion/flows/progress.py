"""Where a citizen is in a flow, and the few ways to move.

Progress is a replay: the answers, keyed by step, are walked from the start each time. So an edited
flow file or a changed answer never loses the other answers; those of a branch that was left are
only not on the way any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from companion.flows.answers import (
    AmountGiven,
    Answer,
    Chosen,
    DateGiven,
    NotKnown,
    NumberGiven,
    Seen,
    TextGiven,
    Ticked,
)
from companion.flows.checks import CHECKS
from companion.flows.checks.check import Case, Found
from companion.flows.model import (
    QUESTIONS,
    UNKNOWN,
    AskAmount,
    AskDate,
    AskNumber,
    AskText,
    Checklist,
    Choice,
    Done,
    Flow,
    OptionId,
    Review,
    StampName,
    Step,
    StepId,
    Website,
)
from companion.official.register import Official

WORKED = OptionId("gelukt")
STUCK = OptionId("niet-gelukt")

# What the citizen says at the end of an errand that is to be sent: what the last screen of the
# website showed, or whether the letter is posted.
SHOWN_SENT = OptionId("verstuurd")
SHOWN_OTHER = OptionId("iets-anders")
POSTED = OptionId("gepost")
NOT_POSTED = OptionId("nog-niet")
_LAST = (SHOWN_SENT, SHOWN_OTHER, POSTED, NOT_POSTED, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Progress:
    """The answers in the order in which they were first given, and the step now on the screen.

    `returning` is the review to which the citizen goes back after changing an answer.
    `finished` is true when the last step of a path was done.
    """

    flow: Flow
    official: Official
    today: date
    current: StepId
    given: Mapping[StepId, Answer] = field(default_factory=dict)
    returning: StepId | None = None
    finished: bool = False

    @property
    def step(self) -> Step:
        """Return the step now on the screen."""
        return self.flow.steps[self.current]


@dataclass(frozen=True, slots=True)
class Walk:
    """The way from the start along the given answers, and what checks found on it.

    The last step is the first that has no answer yet, or the last of the path.
    """

    steps: tuple[StepId, ...]
    found: Mapping[str, Found]


def begin(flow: Flow, official: Official, today: date) -> Progress:
    """Return the progress of a citizen who has just started."""
    return Progress(flow, official, today, flow.start)


def resume(progress: Progress, given: Mapping[StepId, Answer], current: StepId) -> Progress:
    """Return `progress` with kept answers, at the step where the citizen was.

    Where that step is no longer on the way, nor beyond a door, at the first step without an answer.
    """
    kept = {step: answer for step, answer in given.items() if step in progress.flow.steps}
    resumed = replace(progress, given=MappingProxyType(kept))
    steps = walk(resumed).steps
    doors = [door.step for door in progress.flow.doors.values() if door.step is not None]
    beyond = (step for door in doors for step in walk(resumed, start=door).steps)
    there = current in steps or current in beyond
    return replace(resumed, current=current if there else steps[-1])


def walk(progress: Progress, until: StepId | None = None, start: StepId | None = None) -> Walk:
    """Return the way along the given answers, ending at `until` when it is met.

    It begins at `start`, or where the flow begins.
    """
    steps: list[StepId] = []
    found: dict[str, Found] = {}
    step: StepId | None = start or progress.flow.start
    while step is not None and step not in steps:
        steps.append(step)
        if step == until or step not in progress.given:
            break
        step, more = _follow(progress, step, progress.given[step])
        found.update(more)
    return Walk(tuple(steps), MappingProxyType(found))


def answer(progress: Progress, given: Answer) -> Progress:
    """Return the progress after an answer to the step on the screen.

    A citizen who came from the review goes back to it, unless the new answer opens a step that
    was never answered: then to that step first. An answer that does not fit changes nothing.
    """
    if not fits(progress.step, given):
        return progress
    answers = {**progress.given, progress.current: given}
    moved = replace(progress, given=MappingProxyType(answers))
    following, _ = _follow(moved, progress.current, given)
    if following is None:
        return replace(moved, finished=True)
    if progress.returning is not None:
        return _towards_review(moved)
    return replace(moved, current=following)


def step_back(progress: Progress) -> Progress:
    """Return the progress one step earlier, with every answer kept; at the start, the same.

    From a question that is changed, back to the review, unless the answers lead elsewhere now.
    """
    review = progress.returning
    if review is not None and review in walk(progress, until=review).steps:
        return replace(progress, current=review, returning=None, finished=False)
    steps = walk(progress, until=progress.current).steps
    earlier = [step for step in steps if step != progress.current]
    if not earlier:
        return progress
    return replace(progress, current=earlier[-1], finished=False)


def change(progress: Progress, step: StepId) -> Progress:
    """Return the progress at an earlier question, to return to the review that is on the screen."""
    return replace(progress, current=step, returning=progress.current)


def reviewed(progress: Progress) -> tuple[tuple[StepId, Answer], ...]:
    """Return the questions on the way to the step on the screen, with their answers."""
    steps = walk(progress, until=progress.current).steps
    return tuple(
        (step, progress.given[step])
        for step in steps
        if step in progress.given and isinstance(progress.flow.steps[step], QUESTIONS)
    )


def pruned(progress: Progress) -> Progress:
    """Return the progress without the answers of branches that were left; done at the review."""
    steps = walk(progress).steps
    kept = {step: given for step, given in progress.given.items() if step in steps}
    return replace(progress, given=MappingProxyType(kept))


def fits(step: Step, given: Answer) -> bool:
    """Return whether an answer is one that this step can take; kept answers may be older."""
    match step, given:
        case Choice(), Chosen(option):
            known = {one.id for one in step.options}
            right = option in known or (option == UNKNOWN and step.unknown is not None)
        case Checklist(), Ticked(options):
            right = set(options) <= {one.id for one in step.options}
        case Website(), Chosen(option):
            right = option in (WORKED, STUCK)
        case Done(stamp=StampName.SENT), Chosen(option):
            right = option in _LAST
        case AskNumber(), NumberGiven(number):
            right = step.low <= number <= step.high
        case ((Checklist() | AskDate() | AskAmount() | AskNumber() | AskText()), NotKnown()):
            right = step.unknown is not None
        case (AskDate(), DateGiven()) | (AskAmount(), AmountGiven()) | (AskText(), TextGiven()):
            right = True
        case _:
            right = isinstance(given, Seen) and not isinstance(step, QUESTIONS)
    return right


def _towards_review(progress: Progress) -> Progress:
    steps = walk(progress, until=progress.returning).steps
    if steps[-1] == progress.returning:
        return replace(progress, current=steps[-1], returning=None)
    if isinstance(progress.flow.steps[steps[-1]], Review):
        return replace(progress, current=steps[-1], returning=None)
    return replace(progress, current=steps[-1])


def _follow(
    progress: Progress, name: StepId, given: Answer
) -> tuple[StepId | None, Mapping[str, Found]]:
    step = progress.flow.steps[name]
    if not fits(step, given):
        return None, {}
    aside = _aside(step, given)
    if aside is not None:
        return aside, {}
    check = CHECKS.get(step.routes.check)
    if check is None:
        return step.routes.default, {}
    case = Case(name, progress.given, progress.today, progress.official)
    verdict = check.judge(case)
    return (step.routes.by_outcome or {})[verdict.outcome], verdict.found


def _aside(step: Step, given: Answer) -> StepId | None:
    """Return where the answer itself leads, before any route of the step is looked at."""
    match step, given:
        case Choice(), Chosen(option):
            by_option = {one.id: one.next for one in step.options}
            return by_option.get(option, step.unknown)
        case Website(), Chosen(option) if option == STUCK:
            return step.stuck
        case ((Checklist() | AskDate() | AskAmount() | AskNumber() | AskText()), NotKnown()):
            return step.unknown
        case _:
            return None
