"""A screen as what is said: the same words in the same order, from the same value."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from companion.l10n.counting import chosen, counted, or_press, press
from companion.session.views import (
    Button,
    Buttons,
    Field,
    Heading,
    Lines,
    Option,
    Options,
    Part,
    Picture,
    Row,
    ScreenView,
    bar_buttons,
)
from companion.speech.sentences import sentences

BAR = -1
"""The part of a sentence that belongs to the bar and not to the content of the screen."""
_READ_ONLY = (Heading, Lines, Picture)


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One sentence to say: which part of the view it is, as it is shown and as it is said.

    `key` names the control or line within the part. `shown` begins at the character `start` of the
    text there, so that just this sentence can be marked. `spoken` holds `shown` from its character
    `lead` on, after words that only the ear needs; both are empty of what is secret.
    """

    part: int
    key: str
    shown: str = field(repr=False)
    spoken: str = field(repr=False)
    language: str
    start: int = 0
    lead: int = 0


def lines_of(view: ScreenView) -> tuple[SpokenLine, ...]:
    """Return everything of a screen in reading order, sentence by sentence.

    The bar is the same everywhere and is not read, but for the main button where it leads on.
    """
    alone = _alone(view)
    lines = [
        line
        for number, part in enumerate(view.parts)
        for line in _said(number, part, view.language, alone=number == alone)
        if line.shown.strip()
    ]
    if view.prompt and view.bar.main is not None:
        label = view.bar.main.label
        lead = max(0, view.prompt.find(label))
        lines.append(SpokenLine(BAR, "main", label, view.prompt, view.language, lead=lead))
    return tuple(lines)


def line_of_control(view: ScreenView, key: str) -> SpokenLine | None:
    """Return what is said of one control or box, of the screen or of its bar; None without it."""
    for line in lines_of(view):
        if line.key == key and line.part != BAR:
            return line
    for button in (*bar_buttons(view.bar), view.strip):
        if button is not None and button.key == key:
            return SpokenLine(BAR, key, button.label, button.label, view.language)
    return None


def placed(line: SpokenLine, view: ScreenView) -> SpokenLine | None:
    """Return a sentence where it stands on the screen of now; None when it is not there any more.

    A notice that came or went since the sentence was made moves every part below it.
    """
    if line.part == BAR:
        return line
    same = (one for one in lines_of(view) if _words_of(one) == _words_of(line))
    return min(same, key=lambda one: abs(one.part - line.part), default=None)


def _words_of(line: SpokenLine) -> tuple[str, str, int]:
    return line.key, line.shown, line.start


def _alone(view: ScreenView) -> int:
    """Return the part with the buttons before which nothing could be chosen or pressed, or -1."""
    if view.prompt:
        return -1
    uses = (number for number, part in enumerate(view.parts) if not isinstance(part, _READ_ONLY))
    return next(uses, -1)


def _said(number: int, part: Part, language: str, *, alone: bool) -> Iterator[SpokenLine]:
    match part:
        case Heading(text):
            yield from _sentences(number, "heading", text, language)
        case Lines():
            yield from _lines(number, part, language)
        case Buttons():
            yield from _buttons(number, part, language, alone=alone)
        case Options(options):
            # One answer alone needs no number: "Ik weet het niet" below a date.
            first = 1 if len(options) > 1 else 0
            for place, option in enumerate(options, start=first):
                yield _option(number, place, option, language)
        case Field():
            yield from _field(number, part, language)
        case Row(question, answer, button):
            yield from _sentences(number, "question", question, language)
            yield from _sentences(number, "answer", answer, language)
            yield _button(number, button, button.language or language)
        case Picture(text=text):
            yield from _sentences(number, "text", text, language)


def _lines(number: int, part: Lines, language: str) -> Iterator[SpokenLine]:
    language = part.language or language
    if part.label:
        yield SpokenLine(number, "label", part.label, _closed(part.label), language)
    for place, text in enumerate(part.lines):
        yield from _sentences(number, f"line-{place}", text, language)


def _sentences(number: int, key: str, text: str, language: str) -> Iterator[SpokenLine]:
    for begin, end in sentences(text, language):
        sentence = text[begin:end]
        yield SpokenLine(number, key, sentence, sentence, language, start=begin)


def _closed(label: str) -> str:
    """Return a label with a mark behind it, so that the voice goes down there."""
    return label if label.endswith((".", "?", "!", ":")) else f"{label}."


def _buttons(number: int, part: Buttons, language: str, *, alone: bool) -> Iterator[SpokenLine]:
    """Return tiles with their numbers, as answers have; and what else can be pressed as such."""
    for place, button in enumerate(part.buttons, start=1):
        in_own = button.language or language
        if part.tiles and len(part.buttons) > 1:
            yield _button(number, button, in_own, f"{counted(place, in_own)}: ")
        elif place == 1 and not part.tiles:
            begin = press(in_own) if alone else or_press(in_own)
            yield _button(number, button, in_own, f"{begin}: ")
        else:
            yield _button(number, button, in_own)


def _button(number: int, button: Button, language: str, before: str = "") -> SpokenLine:
    label = button.label
    said = before + _closed(label)
    return SpokenLine(number, button.key, label, said, language, lead=len(before))


def _option(number: int, place: int, option: Option, language: str) -> SpokenLine:
    """Return an answer with its number from 1, as "Eén: ja.", and where it holds "Gekozen."."""
    language = option.language or language
    before = f"{counted(place, language)}: " if place else ""
    after = f" {chosen(language).capitalize()}." if option.chosen else ""
    spoken = f"{before}{_closed(option.label)}{after}"
    return SpokenLine(number, option.key, option.label, spoken, language, lead=len(before))


def _field(number: int, part: Field, language: str) -> Iterator[SpokenLine]:
    for box in part.boxes:
        # What stands in a box of a code is never said, also when it is shown; the label always is.
        text = "" if box.hidden or box.secret else box.text
        said = f"{box.label}: {text}" if text else _closed(box.label)
        yield SpokenLine(number, box.key, box.label, said, language)
