"""What tests look at on a screen."""

from typing import TypeVar

from companion.session.effects import Effect
from companion.session.handling import handle
from companion.session.intents import Intent, Pick, Press, Spoken, Typed
from companion.session.model import Session
from companion.session.screens import view_of
from companion.session.utterances import BAR, lines_of
from companion.session.views import (
    Buttons,
    Field,
    Heading,
    Lines,
    Options,
    Picture,
    Row,
    ScreenView,
    Tone,
    bar_buttons,
    controls_of,
)

_Effect = TypeVar("_Effect", bound=Effect)

# The way to the first question of the small flow, from the home screen.
TO_SMALL: tuple[Intent, ...] = (Press.TOPICS, Pick("wonen"), Pick("klein"))
BEGUN = (*TO_SMALL, Press.FORWARD)
# To its question for the rent, for the birth date, and for the things in the house.
TO_AMOUNT = (*BEGUN, Pick("huur"), Press.FORWARD)
TO_BIRTH = (*BEGUN, Pick("eigen"), Press.FORWARD)
TO_THINGS = (*TO_BIRTH, Typed("day", "27-3-1941"), Press.FORWARD)
# Its first three questions: the house is owned, born in 1941, and the garden is ticked.
TO_REVIEW = (
    *BEGUN,
    Pick("eigen"),
    Press.FORWARD,
    Typed("day", "27-3-1941"),
    Press.FORWARD,
    Pick("tuin"),
    Press.FORWARD,
)


def heading(session: Session) -> str:
    """Return the heading of the screen."""
    parts = view_of(session).parts
    return next(part.text for part in parts if isinstance(part, Heading))


def labels(view: ScreenView) -> list[str]:
    """Return what stands on every button and option, in reading order, without the bar."""
    bar = bar_buttons(view.bar)
    return [control.label for control in controls_of(view) if control not in bar]


def chosen(session: Session) -> list[str]:
    """Return the keys of the options that are chosen on the screen."""
    parts = view_of(session).parts
    return [
        option.key
        for part in parts
        if isinstance(part, Options)
        for option in part.options
        if option.chosen
    ]


def typed_texts(session: Session) -> list[str]:
    """Return what stands in the boxes of the screen."""
    fields = [part for part in view_of(session).parts if isinstance(part, Field)]
    return [box.text for field in fields for box in field.boxes]


def said(session: Session, tone: Tone) -> list[str]:
    """Return the lines of one tone on the screen."""
    lines = [part for part in view_of(session).parts if isinstance(part, Lines)]
    return [line for part in lines if part.tone is tone for line in part.lines]


def kind_of(effects: tuple[Effect, ...], kind: type[_Effect]) -> list[_Effect]:
    """Return the effects of one kind."""
    return [effect for effect in effects if isinstance(effect, kind)]


def names(effects: tuple[Effect, ...]) -> list[str]:
    """Return what kinds of effects there are, in order."""
    return [type(effect).__name__ for effect in effects]


def read_to(session: Session, number: int) -> Session:
    """Return the session in which the sentence `number` of the screen begins to sound."""
    after, _effects = handle(session, Spoken(lines_of(view_of(session))[number]))
    return after


def visible_texts(view: ScreenView) -> list[str]:
    """Return every text of the parts of a screen as the eye reads them, top to bottom."""
    return [text for part in view.parts for text in texts_of(part)]


def said_texts(view: ScreenView) -> list[str]:
    """Return what is said of the parts of a screen, its sentences joined to the texts shown.

    A sentence that does not stand where it claims to stand makes another text than the shown one.
    """
    texts: dict[tuple[int, str], str] = {}
    for line in lines_of(view):
        if line.part == BAR:
            continue
        before = texts.get((line.part, line.key), "")
        texts[line.part, line.key] = before.ljust(line.start) + line.shown
    return list(texts.values())


def texts_of(part: object) -> list[str]:
    """Return the texts of one part of a screen that are not blank, in reading order."""
    match part:
        case Heading(text):
            texts = [text]
        case Lines(lines=lines, label=label):
            texts = [label, *lines]
        case Buttons(buttons=buttons):
            texts = [button.label for button in buttons]
        case Options(options=options):
            texts = [option.label for option in options]
        case Field(boxes=boxes):
            texts = [box.label for box in boxes]
        case Row(question, answer, button):
            texts = [question, answer, button.label]
        case Picture(text=text):
            texts = [text]
        case _:
            raise AssertionError(part)
    return [text for text in texts if text.strip()]
