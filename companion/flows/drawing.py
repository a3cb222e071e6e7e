"""A flow as a drawing in Graphviz's DOT language; no Graphviz is needed to write it."""

from collections.abc import Collection
from pathlib import Path

from companion.assets import shipped
from companion.errors import CompanionError
from companion.faults import nearest
from companion.flows.graph import targets
from companion.flows.model import Choice, Done, Explain, Flow, Step, StepId, Website
from companion.flows.reader import read_flow

_SHAPES = {Choice: "diamond", Done: "doublecircle", Explain: "note", Website: "component"}


class NoSuchFlow(CompanionError):
    """No flow goes by a name; `near` are names that look like it."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"there is no flow `{name}`; {nearest(name, known)}")
        self.name = name


def draw_named(name: str) -> str:
    """Return the drawing of a shipped flow, or of the flow file at a path.

    Raises:
        NoSuchFlow: no flow goes by that name.
        DocumentFaulty: its file cannot be read.
    """
    folder = shipped("assets", "flows")
    path = Path(name) if name.endswith(".yaml") else folder / f"{name}.yaml"
    if not path.is_file():
        raise NoSuchFlow(name, [one.stem for one in folder.glob("*.yaml")])
    return draw(read_flow(path))


def draw(flow: Flow) -> str:
    """Return the flow as DOT: a box a step with its kind and heading, an arrow a way on."""
    lines = [f"digraph {_quoted(flow.id)} {{", "  rankdir=TB;", "  node [fontname=sans];"]
    lines += [f"  {_quoted(name)} [{_looks(step)}];" for name, step in flow.steps.items()]
    for name, step in flow.steps.items():
        lines += [
            f"  {_quoted(name)} -> {_quoted(target)} [label={_quoted(_label(step, target))}];"
            for target in targets(step)
        ]
    for door, way in flow.doors.items():
        lines.append(f"  {_quoted(door.value)} [shape=house];")
        if way.step:
            lines.append(f"  {_quoted(door.value)} -> {_quoted(way.step)} [style=dashed];")
    return "\n".join([*lines, "}", ""])


def _looks(step: Step) -> str:
    kind = type(step).__name__
    label = _quoted(f"{kind}\n{step.heading}")
    return f"label={label}, shape={_SHAPES.get(type(step), 'box')}"


def _label(step: Step, target: StepId) -> str:
    names = [one.label for one in getattr(step, "options", ()) if one.next == target]
    names += [name for name, to in (step.routes.by_outcome or {}).items() if to == target]
    if getattr(step, "unknown", None) == target:
        names.append("Ik weet het niet")
    if getattr(step, "stuck", None) == target:
        names.append("niet gelukt")
    return ", ".join(names)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
