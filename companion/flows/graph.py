"""Proves that a flow hangs together: no missing step, no dead end, no circle, no stale fact."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from companion.faults import Fault
from companion.flows.checks import CHECKS
from companion.flows.model import (
    ENDS,
    QUESTIONS,
    Checklist,
    Choice,
    Counter,
    Done,
    DoorName,
    Flow,
    Item,
    Letter,
    Phone,
    Step,
    StepId,
    Website,
)
from companion.official.judge import Verdict, judge
from companion.official.register import Official

PLACEHOLDER = re.compile(r"\{([^}]*)\}")
_LONGEST_TERM = 3  # digits: more than 999 days, weeks or months nobody waits
_DOOR_KINDS = {
    DoorName.ONLINE: Website,
    DoorName.PHONE: Phone,
    DoorName.LETTER: Letter,
    DoorName.COUNTER: Counter,
}


def unsound(flow: Flow, official: Official) -> tuple[Fault, ...]:
    """Return every fault that would stop a citizen on some path, in the order of the lines."""
    return _sorted(flow, _faults(flow, official))


def stale(flow: Flow, official: Official, today: date) -> tuple[Fault, ...]:
    """Return a fault for each fact of a flow whose date has passed.

    A stale fact does not stop a citizen: the screen says that it must be asked for.
    """
    return _sorted(flow, _stale_facts(flow, official, today))


def _sorted(flow: Flow, findings: Iterator["Finding"]) -> tuple[Fault, ...]:
    return tuple(sorted({Fault(flow.path, line, problem) for line, problem in findings}))


def targets(step: Step) -> tuple[StepId, ...]:
    """Return every step that may follow a step, each once, in the order of the file."""
    found: list[StepId | None] = []
    if isinstance(step, Choice):
        found += [option.next for option in step.options]
    found += step.routes.targets()
    if isinstance(step, QUESTIONS):
        found.append(step.unknown)
    if isinstance(step, Website):
        found.append(step.stuck)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def questions_ahead(flow: Flow, start: StepId) -> int:
    """Return the most questions that may still come, the one at `start` included."""
    counted: dict[StepId, int] = {}

    def count(name: StepId) -> int:
        if name not in counted:
            step = flow.steps[name]
            ahead = max((count(one) for one in targets(step)), default=0)
            counted[name] = ahead + isinstance(step, QUESTIONS)
        return counted[name]

    return count(start)


def texts_of(step: Step) -> tuple[str, ...]:
    """Return every text of a step that a citizen may read, in reading order."""
    lines = [step.heading, *step.tell, *step.why, *step.where, *step.trap]
    match step:
        case Choice() | Checklist():
            lines += _labels(step)
        case Website():
            lines += [item.text for item in step.ready] + [*step.do]
        case Phone():
            lines += [step.organisation, step.number, *step.number_where]
            lines += [item.text for item in step.ready] + [*step.say]
        case Letter():
            lines += [step.organisation, *step.address_where, *step.write]
            lines += [item.text for item in step.enclose]
        case Counter():
            lines += [item.text for item in step.bring] + [*step.say, *step.refused]
        case _:
            pass
    return tuple(line for line in lines if line)


Finding = tuple[int, str]


def _faults(flow: Flow, official: Official) -> Iterator[Finding]:
    missing = list(_missing_steps(flow))
    yield from missing
    yield from _doors(flow)
    if missing:
        return  # the walk below needs every step to be there
    yield from _circles(flow)
    yield from _unreachable(flow)
    yield from _dead_ends(flow)
    yield from _conditions(flow)
    yield from _headings(flow)
    yield from _references(flow, official)
    yield from _days(flow, official)


def _missing_steps(flow: Flow) -> Iterator[Finding]:
    if flow.start not in flow.steps:
        yield 1, f"`start: {flow.start}` is no step; write the name of a step"
    for step in flow.steps.values():
        for target in targets(step):
            if target not in flow.steps:
                yield step.line, f"step `{step.id}` goes to `{target}`, which is no step"


def _doors(flow: Flow) -> Iterator[Finding]:
    for name, door in flow.doors.items():
        step = flow.steps.get(door.step) if door.step else None
        if door.step and step is None:
            yield 1, f"door `{name.value}` begins at `{door.step}`, which is no step"
        elif step and not isinstance(step, _DOOR_KINDS[name]):
            kind = _DOOR_KINDS[name].__name__.lower()
            yield step.line, f"door `{name.value}` must begin at a step of kind `{kind}`"
    if all(door.step is None for name, door in flow.doors.items() if name is not DoorName.ONLINE):
        yield 1, "give at least one human door: phone, letter or counter"


def _circles(flow: Flow) -> Iterator[Finding]:
    done: set[StepId] = set()
    on_the_way: list[StepId] = []

    def visit(name: StepId) -> Iterator[Finding]:
        if name in on_the_way:
            circle = " → ".join([*on_the_way[on_the_way.index(name) :], name])
            yield flow.steps[name].line, f"these steps go round and never end: {circle}"
        elif name not in done:
            done.add(name)
            on_the_way.append(name)
            for target in targets(flow.steps[name]):
                yield from visit(target)
            on_the_way.pop()

    for name in flow.steps:
        yield from visit(name)


def _unreachable(flow: Flow) -> Iterator[Finding]:
    reached: set[StepId] = set()
    ahead = [flow.start, *(door.step for door in flow.doors.values() if door.step in flow.steps)]
    while ahead:
        name = ahead.pop()
        if name is not None and name not in reached:
            reached.add(name)
            ahead += targets(flow.steps[name])
    for name, step in flow.steps.items():
        if name not in reached:
            yield step.line, f"no step leads to `{name}`; point a `next` to it or remove it"


def _dead_ends(flow: Flow) -> Iterator[Finding]:
    for step in flow.steps.values():
        if not targets(step) and not isinstance(step, ENDS):
            yield step.line, f"`{step.id}` ends nowhere; add `next:`"
        if isinstance(step, Done) and targets(step):
            yield step.line, f"`{step.id}` is the end; remove its `next:`"


def _conditions(flow: Flow) -> Iterator[Finding]:
    for line, item in _all_items(flow):
        if item.when is None:
            continue
        step = flow.steps.get(item.when.step)
        if not isinstance(step, Choice | Checklist):
            yield line, f"`when: {item.when.step}` must name a choice or checklist"
            continue
        known = {option.id for option in step.options}
        for option in item.when.options:
            if option not in known:
                yield line, f"`{option}` is no option of `{step.id}`"


def _all_items(flow: Flow) -> Iterator[tuple[int, Item]]:
    for item in flow.needs:
        yield 1, item
    for step in flow.steps.values():
        match step:
            case Website() | Phone():
                items = step.ready
            case Letter():
                items = step.enclose
            case Counter():
                items = step.bring
            case _:
                items = ()
        for item in items:
            yield step.line, item


def _headings(flow: Flow) -> Iterator[Finding]:
    # The heading is the title of the window: it tells each screen from the others.
    seen = {flow.title: "title"}
    for step in flow.steps.values():
        other = seen.setdefault(step.heading, step.id)
        if other != step.id:
            yield step.line, f"`{step.id}` has the same heading as `{other}`; tell them apart"
        # A text whose placeholder has no value is left out, and these must always be there.
        if any(_placeholders((step.heading, *_labels(step)))):
            yield step.line, f"write the heading and answers of `{step.id}` without `{{...}}`"


def _labels(step: Step) -> tuple[str, ...]:
    labels = [option.label for option in getattr(step, "options", ())]
    return (*labels, step.nothing) if isinstance(step, Checklist) else tuple(labels)


def _references(flow: Flow, official: Official) -> Iterator[Finding]:
    findable = {name for step in flow.steps.values() for name in _finds(step)}
    for reference in _placeholders(_top_texts(flow)):
        if not reference.startswith("fact:"):
            yield 1, f"`{{{reference}}}` has no value before the first step; use only fact: here"
    for step in flow.steps.values():
        for term in step.words:
            if term not in flow.words:
                yield step.line, f"explain `{term}` under `words:` at the top"
        for reference in _placeholders(texts_of(step)):
            yield from _unresolved(flow, reference, step.line, findable)
        if isinstance(step, Website) and judge(official.hosts, step.url) is not Verdict.OFFICIAL:
            yield step.line, f"`{step.url}` is not in assets/official/hosts.yaml; check it there"
    for line, name in _facts_named(flow):
        if name not in official.facts:
            yield line, f"add the fact `{name}` to assets/official/facts.yaml"


def _days(flow: Flow, official: Official) -> Iterator[Finding]:
    """Yield what is wrong about the days for the list of the citizen."""
    findable = {name for step in flow.steps.values() for name in _finds(step)}
    for step in flow.steps.values():
        term = step.expect if isinstance(step, Done) else None
        fact = official.facts.get(term.fact) if term else None
        if fact and not (fact.value.isdecimal() and len(fact.value) <= _LONGEST_TERM):
            yield step.line, f"`{fact.id}` is no whole number; `expect:` needs one under 1000"
        again = step.again if isinstance(step, Done) else ""
        if isinstance(step, Done) and step.before:
            yield step.line, f"`{step.id}` is the end; write `again:` instead of `before:`"
        for name in filter(None, (step.before, again)):
            if name not in findable:
                yield step.line, f"no check of this flow finds `{name}`"


def _finds(step: Step) -> tuple[str, ...]:
    check = CHECKS.get(step.routes.check)
    return check.finds if check else ()


def _placeholders(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from PLACEHOLDER.findall(text)


def _unresolved(flow: Flow, reference: str, line: int, findable: set[str]) -> Iterator[Finding]:
    kind, _, name = reference.partition(":")
    if kind == "found" and name not in findable:
        yield line, f"no check of this flow finds `{name}`"
    elif kind == "answer" and name not in flow.steps:
        yield line, f"`{{{reference}}}` names no step"
    elif kind not in ("fact", "found", "answer"):
        yield line, f"`{{{reference}}}` is not known; use fact:, found: or answer:"


def _top_texts(flow: Flow) -> tuple[str, ...]:
    needs = (item.text for item in flow.needs)
    reasons = (door.reason for door in flow.doors.values())
    own = (flow.title, flow.short, *flow.about, flow.cost)
    return (*own, *needs, *flow.missing, *reasons, *flow.words, *flow.words.values())


def _facts_named(flow: Flow) -> Iterator[tuple[int, str]]:
    places = [(1, _top_texts(flow)), *((step.line, texts_of(step)) for step in flow.steps.values())]
    for line, texts in places:
        for reference in _placeholders(texts):
            kind, _, name = reference.partition(":")
            if kind == "fact":
                yield line, name
    for step in flow.steps.values():
        if isinstance(step, Done) and step.expect is not None:
            yield step.line, step.expect.fact


def _stale_facts(flow: Flow, official: Official, today: date) -> Iterator[Finding]:
    for line, name in _facts_named(flow):
        fact = official.facts.get(name)
        if fact is not None and not fact.holds_on(today):
            yield line, f"check the fact `{name}` again; it was valid until {fact.valid_until}"
