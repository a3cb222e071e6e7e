"""The screens of a progress slip: its four digits, and the signs of one to go on with."""

from typing import assert_never

from companion.session.accepting import TEXT
from companion.session.frame import focused, forward_button, problem, screen
from companion.session.model import Session
from companion.session.places import Draft
from companion.session.setting_screens import CODE, CODE_LENGTH
from companion.session.task_places import SlipCode, SlipDigits, SlipPlace, SlipText
from companion.session.views import Box, Field, Heading, Keypad, Lines, ScreenView


def view(session: Session, place: SlipPlace) -> ScreenView:
    """Return the screen of a place where a slip is made or taken up."""
    _ = session.words
    match place:
        case SlipCode():
            lines = (_("Remember these 4 digits."), _("They are not on the slip."))
            return _digits(session, "slip/code", _("Choose 4 digits"), lines, place.draft)
        case SlipDigits():
            return _digits(
                session,
                "slip/digits",
                _("What are your 4 digits?"),
                (_("You chose them with the slip."),),
                place.draft,
            )
        case SlipText():
            return _signs(session, place)
        case _:
            assert_never(place)


def _digits(
    session: Session, key: str, heading: str, lines: tuple[str, ...], draft: Draft
) -> ScreenView:
    typed = draft.boxes.get(CODE, "")
    # Seen, so that a trembling hand locks nobody out of their own slip; said by nobody.
    box = Box(CODE, session.words("4 digits"), typed, CODE_LENGTH, secret=True)
    parts = (
        Heading(heading),
        Lines(lines),
        problem(session, draft),
        Field((box,), Keypad.DIGITS),
    )
    return focused(screen(session, "S13", key, parts, forward_button(session)), draft)


def _signs(session: Session, place: SlipText) -> ScreenView:
    _ = session.words
    box = Box(TEXT, _("The letters and digits"), place.draft.boxes.get(TEXT, ""))
    parts = (
        Heading(_("What is on your slip?")),
        problem(session, place.draft),
        Field((box,), Keypad.LETTERS),
    )
    return focused(screen(session, "S12", "slip/text", parts, forward_button(session)), place.draft)
