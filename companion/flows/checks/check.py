"""What a named check is: a rule in Python that flow files refer to by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from companion.flows.answers import Answer
from companion.flows.model import StepId
from companion.official.register import Official

Found = date | int | str


@dataclass(frozen=True, slots=True)
class Case:
    """What a check may look at: the answers so far, the step it belongs to, the day, the facts."""

    step: StepId
    answers: Mapping[StepId, Answer]
    today: date
    official: Official


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check, and values that later texts may show as `{found:name}`."""

    outcome: str
    found: Mapping[str, Found] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: its name, every outcome it can have, every value it may find, and the rule itself."""

    name: str
    outcomes: tuple[str, ...]
    finds: tuple[str, ...]
    judge: Callable[[Case], Verdict]
