"""Turns a flow file into a frozen `Flow`, or into every fault that stands in the way."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict

from companion.documents import DocumentFaulty, Entry, Value, open_document
from companion.faults import nearest
from companion.flows.checks import CHECKS
from companion.flows.model import (
    NOTHING,
    UNKNOWN,
    AskAmount,
    AskDate,
    AskNumber,
    AskText,
    Checklist,
    Choice,
    Condition,
    Counter,
    DateRange,
    Done,
    DoorName,
    DoorWay,
    Explain,
    Flow,
    FlowId,
    Item,
    Keeps,
    Letter,
    Option,
    OptionId,
    Phone,
    Review,
    Routes,
    StampName,
    Step,
    StepId,
    Term,
    TermUnit,
    TextForm,
    Website,
)
from companion.official.desks import Desk

TOPICS = ("computer", "geld", "papieren", "wonen", "zorg", "overlijden")
OWN_MUNICIPALITY = "eigen-gemeente"  # `number: eigen-gemeente`: of the citizen's own
NEVER = "nooit"  # `unknown: nooit`: the citizen always knows this
MOST_OPTIONS = 5  # "Ik weet het niet" comes on top
MOST_STEPS = 200  # three times the longest errand we know; the walks over a flow rely on it
_KEPT_TEXTS = tuple(one for one in Keeps if one not in {Keeps.BIRTH_DATE, Keeps.POSTCODE})
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _CommonKeys(TypedDict):
    """What every kind of step takes from its entry."""

    id: StepId
    line: int
    heading: str
    tell: tuple[str, ...]
    why: tuple[str, ...]
    where: tuple[str, ...]
    trap: tuple[str, ...]
    words: tuple[str, ...]
    before: str
    routes: Routes


def read_flow(path: Path) -> Flow:
    """Return the flow in a file.

    Whether its steps hang together is `graph`'s business, whether its words are plain
    `language`'s; here only the shape is read.

    Raises:
        DocumentFaulty: with every fault of shape, as `path:line: what to do`.
    """
    top = open_document(path)
    flow = _flow(top, path)
    top.close()
    top.faults.raise_any()
    return flow


def read_flows(folder: Path) -> tuple[tuple[Flow, ...], tuple[tuple[FlowId, DocumentFaulty], ...]]:
    """Return the flows of a folder in the order of their names, and those that cannot be read."""
    flows: list[Flow] = []
    broken: list[tuple[FlowId, DocumentFaulty]] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            flows.append(read_flow(path))
        except DocumentFaulty as faulty:
            broken.append((FlowId(path.stem), faulty))
    return tuple(flows), tuple(broken)


def _flow(top: Entry, path: Path) -> Flow:
    if top.text("id") != path.stem:
        top.faults.add(top.line_of("id"), f"write `id: {path.stem}`, the name of the file")
    words = top.entry("words") if "words" in top else None
    return Flow(
        id=FlowId(path.stem),
        path=top.faults.path,
        title=top.text("title"),
        short=top.text("short"),
        topic=top.word("topic", TOPICS),
        synonyms=top.texts("synonyms"),
        about=top.texts("about", needed=True),
        minutes=top.integer("minutes"),
        cost=top.text("cost"),
        needs=_items(top, "needs"),
        missing=top.texts("missing"),
        doors=_doors(top.entry("doors")),
        words=MappingProxyType({term: words.text(term) for term in words.names()} if words else {}),
        start=StepId(top.text("start")),
        steps=MappingProxyType(_steps(top)),
        sources=top.texts("sources", needed=True),
        checked_on=top.day("checked"),
    )


def _doors(entry: Entry) -> Mapping[DoorName, DoorWay]:
    doors = {}
    for name in DoorName:
        if entry.is_mapping(name.value):
            absent = entry.entry(name.value)
            doors[name] = DoorWay(step=None, reason=absent.text("none"))
            absent.close()
        else:
            doors[name] = DoorWay(step=StepId(entry.text(name.value)))
    entry.close()
    return MappingProxyType(doors)


def _steps(top: Entry) -> dict[StepId, Step]:
    steps: dict[StepId, Step] = {}
    for name, entry in top.entries("steps"):
        if not _ID.fullmatch(name):
            entry.faults.add(entry.line, f"name the step `{name}` in small letters, with dashes")
        kind = entry.text("kind")
        if kind in _KINDS:
            steps[StepId(name)] = _KINDS[kind](entry, StepId(name))
            entry.close()
        else:
            # Nothing more is told of this step: which keys it may have depends on its kind.
            entry.word("kind", tuple(_KINDS))
    if len(steps) > MOST_STEPS:
        top.faults.add(top.line_of("steps"), f"split this flow; {MOST_STEPS} steps are the most")
    return steps


def _explain(entry: Entry, name: StepId) -> Step:
    return Explain(**_common(entry, name, "title"))


def _choice(entry: Entry, name: StepId) -> Step:
    options = _options(entry, routed=True)
    unknown = _unknown(entry)
    return Choice(**_common(entry, name, "ask", routed=False), options=options, unknown=unknown)


def _checklist(entry: Entry, name: StepId) -> Step:
    return Checklist(
        **_common(entry, name, "ask"),
        options=_options(entry, routed=False),
        nothing=entry.text("nothing"),
        unknown=_unknown(entry),
    )


def _date(entry: Entry, name: StepId) -> Step:
    accept = DateRange(entry.word("accept", [range_.value for range_ in DateRange]) or "alle")
    keeps = _keeps(entry, (Keeps.BIRTH_DATE,))
    if keeps is not None and accept is not DateRange.PAST:
        entry.faults.add(entry.line_of("keeps"), "write `accept: verleden` for a date of birth")
    common = _common(entry, name, "ask")
    return AskDate(**common, accept=accept, unknown=_unknown(entry), keeps=keeps)


def _amount(entry: Entry, name: StepId) -> Step:
    return AskAmount(**_common(entry, name, "ask"), unknown=_unknown(entry))


def _number(entry: Entry, name: StepId) -> Step:
    low, high = entry.integer("low"), entry.integer("high")
    if low > high:
        entry.faults.add(entry.line_of("low"), "make `low` smaller than `high`")
    return AskNumber(**_common(entry, name, "ask"), low=low, high=high, unknown=_unknown(entry))


def _text(entry: Entry, name: StepId) -> Step:
    form = TextForm(entry.word("form", [form.value for form in TextForm]) or "vrij")
    postcode = form is TextForm.POSTCODE
    keeps = _keeps(entry, (Keeps.POSTCODE,) if postcode else _KEPT_TEXTS)
    return AskText(**_common(entry, name, "ask"), form=form, unknown=_unknown(entry), keeps=keeps)


def _review(entry: Entry, name: StepId) -> Step:
    return Review(**_common(entry, name, "title"))


def _website(entry: Entry, name: StepId) -> Step:
    return Website(
        **_common(entry, name, "title"),
        url=entry.text("url"),
        ready=_items(entry, "ready"),
        do=entry.texts("do", needed=True),
        stuck=StepId(entry.text("stuck")),
    )


def _phone(entry: Entry, name: StepId) -> Step:
    if "number" not in entry and "number_where" not in entry:
        entry.faults.add(entry.line, "add `number:` or `number_where:`, or nobody can call")
    number = entry.text("number", "")
    return Phone(
        **_common(entry, name, "title", ends=True),
        organisation=entry.text("organisation"),
        number="" if number == OWN_MUNICIPALITY else number,
        of_municipality=number == OWN_MUNICIPALITY,
        number_where=entry.texts("number_where"),
        ready=_items(entry, "ready"),
        say=entry.texts("say", needed=True),
    )


def _letter(entry: Entry, name: StepId) -> Step:
    return Letter(
        **_common(entry, name, "title", ends=True),
        organisation=entry.text("organisation"),
        address_where=entry.texts("address_where", needed=True),
        write=entry.texts("write"),
        enclose=_items(entry, "enclose"),
    )


def _counter(entry: Entry, name: StepId) -> Step:
    return Counter(
        **_common(entry, name, "title", ends=True),
        desk=Desk(entry.word("desk", [desk.value for desk in Desk]) or Desk.HELP.value),
        bring=_items(entry, "bring"),
        say=entry.texts("say", needed=True),
        refused=entry.texts("refused", needed=True),
    )


def _done(entry: Entry, name: StepId) -> Step:
    return Done(
        **_common(entry, name, "title", routed=False),
        stamp=StampName(entry.word("stamp", [stamp.value for stamp in StampName]) or "klaar"),
        expect=_term(entry.entry("expect")) if "expect" in entry else None,
        again=entry.text("again", ""),
    )


def _term(entry: Entry) -> Term:
    unit = TermUnit(entry.word("unit", [unit.value for unit in TermUnit]) or "dagen")
    term = Term(entry.text("fact"), unit)
    entry.close()
    return term


_KINDS: dict[str, Callable[[Entry, StepId], Step]] = {
    "explain": _explain,
    "choice": _choice,
    "checklist": _checklist,
    "date": _date,
    "amount": _amount,
    "number": _number,
    "text": _text,
    "review": _review,
    "website": _website,
    "phone": _phone,
    "letter": _letter,
    "counter": _counter,
    "done": _done,
}


def _common(
    entry: Entry, name: StepId, heading: str, *, routed: bool = True, ends: bool = False
) -> _CommonKeys:
    return {
        "id": name,
        "line": entry.line,
        "heading": entry.text(heading),
        "tell": entry.texts("tell"),
        "why": entry.texts("why"),
        "where": entry.texts("where"),
        "trap": entry.texts("trap"),
        "words": entry.texts("words"),
        "before": entry.text("before", ""),
        "routes": _routes(entry, needed=not ends) if routed else Routes(),
    }


def _routes(entry: Entry, *, needed: bool) -> Routes:
    if "check" not in entry:
        if not needed and "next" not in entry:
            return Routes()
        return Routes(default=StepId(entry.text("next")))
    check = CHECKS.get(entry.word("check", tuple(CHECKS)))
    by_outcome = entry.entry("next")
    routes = {name: StepId(by_outcome.text(name)) for name in by_outcome.names()}
    if check is None:
        return Routes()
    for outcome in sorted(set(check.outcomes) - set(routes)):
        by_outcome.faults.add(by_outcome.line, f"add the outcome `{outcome}:` of `{check.name}`")
    for outcome in sorted(set(routes) - set(check.outcomes)):
        advice = nearest(outcome, check.outcomes)
        by_outcome.faults.add(by_outcome.line_of(outcome), f"no outcome `{outcome}`; {advice}")
    return Routes(check=check.name, by_outcome=MappingProxyType(routes))


def _options(entry: Entry, *, routed: bool) -> tuple[Option, ...]:
    options = []
    for name, option in entry.entries("options"):
        if not _ID.fullmatch(name) or name in (UNKNOWN, NOTHING):
            advice = f"name the option `{name}` otherwise: small letters, not a word of the program"
            option.faults.add(option.line, advice)
        step = StepId(option.text("next")) if routed else None
        options.append(Option(id=OptionId(name), label=option.text("label"), next=step))
        option.close()
    fewest = 2 if routed else 1
    if not fewest <= len(options) <= MOST_OPTIONS:
        problem = f"give {fewest} to {MOST_OPTIONS} options; there are {len(options)}"
        entry.faults.add(entry.line_of("options"), problem)
    return tuple(options)


def _keeps(entry: Entry, fitting: tuple[Keeps, ...]) -> Keeps | None:
    """Return what of the citizen the answer is, where the file says so and the form fits it."""
    if "keeps" not in entry:
        return None
    word = entry.word("keeps", [one.value for one in fitting])
    return Keeps(word) if word else None


def _unknown(entry: Entry) -> StepId | None:
    if "unknown" not in entry:
        advice = "add `unknown:` with the step after `Ik weet het niet`, or `unknown: nooit`"
        entry.faults.add(entry.line, advice)
        return None
    step = entry.text("unknown")
    return None if step == NEVER else StepId(step)


def _items(entry: Entry, key: str) -> tuple[Item, ...]:
    return tuple(_item(item) for item in entry.items(key))


def _item(item: Value | Entry) -> Item:
    if isinstance(item, Value):
        return Item(item.text)
    line = Item(item.text("text"))
    if "when" in item:
        when = item.entry("when")
        conditions = [
            Condition(StepId(step), tuple(OptionId(option) for option in when.texts(step)))
            for step in when.names()
        ]
        if len(conditions) != 1:
            item.faults.add(when.line, "name one step after `when:`")
        else:
            line = replace(line, when=conditions[0])
    item.close()
    return line
