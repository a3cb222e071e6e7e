"""A screen as what is said: the same words in the same order, from the same value."""

from collections.abc import Iterator
from dataclasses import dataclass

from companion.session.views import (
    Button,
    Buttons,
    Field,
    Heading,
    Lines,
    Option,
    Options,
    Part,
    Row,
    ScreenView,
)


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One thing to say: which part of the view it is, the text shown and the text for the ear.

    `key` names the control or line within the part, so that it can be marked while it is said.
    """

    part: int
    key: str
    shown: str
    spoken: str
    language: str


def lines_of(view: ScreenView) -> tuple[SpokenLine, ...]:
    """Return everything of a screen in reading order, without the bar, which is always the same."""
    return tuple(
        SpokenLine(number, key, shown, spoken, language or view.language)
        for number, part in enumerate(view.parts)
        for key, shown, spoken, language in _said(part)
        if shown.strip()
    )


_Said = tuple[str, str, str, str]


def _said(part: Part) -> Iterator[_Said]:
    match part:
        case Heading(text):
            yield "heading", text, text, ""
        case Lines():
            yield from _lines(part)
        case Buttons(buttons):
            yield from (_control(button) for button in buttons)
        case Options(options):
            yield from (_control(option) for option in options)
        case Field():
            yield from _field(part)
        case Row(question, answer, button):
            yield "question", question, question, ""
            yield "answer", answer, answer, ""
            yield _control(button)


def _lines(part: Lines) -> Iterator[_Said]:
    if part.label:
        yield "label", part.label, _sentence(part.label), ""
    spoken = part.spoken or part.lines
    for number, (shown, said) in enumerate(zip(part.lines, spoken, strict=True)):
        yield f"line-{number}", shown, said, ""


def _sentence(label: str) -> str:
    """Return a label with a mark behind it, so that the voice rests there."""
    return label if label.endswith((".", "?", "!", ":")) else f"{label}."


def _control(control: Button | Option) -> _Said:
    return control.key, control.label, control.label, control.language


def _field(part: Field) -> Iterator[_Said]:
    for box in part.boxes:
        # What stands in a box of a code is never said, also when it is shown; the label always is.
        text = "" if box.hidden or box.secret else box.text
        said = f"{box.label}: {text}" if text else box.label
        yield box.key, box.label, said, ""
