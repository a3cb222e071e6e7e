"""The frame that every screen shares: its title, its parts, and the fixed bar."""

from dataclasses import replace

from companion.session.intents import Change, Press
from companion.session.model import Session
from companion.session.places import Draft
from companion.session.views import (
    Bar,
    Button,
    Field,
    Heading,
    Lines,
    Part,
    ScreenView,
    Tone,
)
from companion.settings.model import VoiceMode

# What the main button means where it is the way on, not just a way home.
_LEADS_ON = (Press.FORWARD, Press.STILL_HERE, Press.NEW_VISIT)


def screen(
    session: Session, name: str, key: str, parts: tuple[Part | None, ...], main: Button | None
) -> ScreenView:
    """Return a screen with the bar `Terug | Lees voor | Hulp | main`.

    `name` is the number of the screen in the design, `key` tells it from every other screen; parts
    that are None are left out. The first heading gives the title.
    """
    told = (*_notices(session), *_with_who_types(session, parts))
    there = tuple(part for part in told if part is not None)
    return ScreenView(
        key=key,
        name=name,
        title=_title(there),
        parts=there,
        bar=Bar(
            back_button(session),
            read_button(session),
            help_button(session),
            main,
            *volume_buttons(session),
        ),
        language=session.words.language,
        status=session.words("Saved.") if session.saved else "",
        prompt=_prompt(session, main),
        strip=stop_help_button(session),
    )


def main_button(label: str, icon: str = "forward") -> Button:
    """Return the main button of the bar with a label that is already in words."""
    return Button("main", label, Press.FORWARD, icon)


def forward_button(session: Session) -> Button:
    """Return the main button that every question has."""
    return main_button(session.words("Continue"))


def problem(session: Session, draft: Draft) -> Lines | None:
    """Return what is to be mended in an answer, or nothing."""
    if draft.problem is None:
        return None
    _ = session.words
    return Lines((_.of(draft.problem),), Tone.PROBLEM, icon="problem")


def focused(view: ScreenView, draft: Draft) -> ScreenView:
    """Return the screen with the cursor where the answer is to be mended."""
    return replace(view, focus=draft.focus) if draft.problem is not None else view


def back_button(session: Session) -> Button | None:
    """Return the button back, or none on the very first screen unless something is awaited."""
    if len(session.stack) == 1 and session.waiting is None:
        return None
    return Button("back", session.words("Back"), Press.BACK, "back")


def read_button(session: Session) -> Button:
    """Return the button that reads aloud, which stops the voice while it speaks.

    Who wants no voice at all has the way back to it there.
    """
    if session.settings.voice is VoiceMode.NEVER:
        return Button("read", session.words("With voice"), Change.VOICE_ON_OFF, "read")
    if session.speaking:
        return Button("read", session.words("Stop"), Press.READ, "stop")
    return Button("read", session.words("Read aloud"), Press.READ, "read")


def help_button(session: Session) -> Button:
    """Return the button to a human being."""
    return Button("help", session.words("Help"), Press.HELP, "help")


def volume_buttons(session: Session) -> tuple[Button | None, Button | None]:
    """Return the keys that make the voice softer and louder, for who wants a voice."""
    if session.settings.voice is VoiceMode.NEVER:
        return None, None
    _ = session.words
    return (
        # Translators: make the voice softer; one short word
        Button("softer", _("Softer"), Change.SOFTER, "softer"),
        # Translators: make the voice louder; one short word
        Button("louder", _("Louder"), Change.LOUDER, "louder"),
    )


def stop_help_button(session: Session) -> Button | None:
    """Return the button that ends the help at once, on every screen while a helper is there."""
    if session.helping is None:
        return None
    label = stop_help_label(session, session.helping.consent.helper)
    return Button("stop-help", label, Press.STOP_HELP, "stop")


def stop_help_label(session: Session, name: str) -> str:
    """Return what stands on the button that ends the help."""
    # Translators: on top of every screen while a helper is there; {name} is who helps
    return session.words("Stop the help of {name}", name=name)


def told(lines: tuple[str, ...]) -> Lines | None:
    """Return plain sentences, or nothing where there are none."""
    return Lines(lines) if lines else None


def notice(label: str, lines: tuple[str, ...], icon: str = "warning") -> Lines | None:
    """Return a framed notice with a word and an icon, or nothing where there are no lines."""
    return Lines(lines, Tone.NOTICE, label, icon) if lines else None


def _prompt(session: Session, main: Button | None) -> str:
    """Return what is said last on a screen that leads on: which button to press."""
    if main is None or main.intent not in _LEADS_ON:
        return ""
    # Translators: said, never shown; {button} is the label of the main button, as "Verder"
    return session.words("Press {button}.", button=main.label)


def _notices(session: Session) -> tuple[Part, ...]:
    """Return what must be told on whatever screen the citizen is: once, in words."""
    if session.notice is None:
        return ()
    _ = session.words
    return (Lines((_.of(session.notice),), Tone.NOTICE, _("Good to know"), "info"),)


def _with_who_types(session: Session, parts: tuple[Part | None, ...]) -> tuple[Part | None, ...]:
    """Return the parts with a line before the first box, where a helper may not type."""
    boxes = (number for number, part in enumerate(parts) if isinstance(part, Field))
    first = next(boxes, None)
    if first is None or session.helping is None:
        return parts
    from companion.session.helping import may  # noqa: PLC0415 - not on the way to the first frame
    from companion.visits.consent import Right  # noqa: PLC0415

    if may(session, Right.TYPE):
        return parts
    # Translators: above a box, while a helper is there who may not type
    line = Lines((session.words("You type this yourself."),), icon="write")
    return (*parts[:first], line, *parts[first:])


def _title(parts: tuple[Part, ...]) -> str:
    place = next((one.lines[0] for one in parts if _is_place(one) and isinstance(one, Lines)), "")
    heading = next((one.text for one in parts if isinstance(one, Heading)), "")
    return f"{place} {heading}".strip()


def _is_place(part: Part) -> bool:
    return isinstance(part, Lines) and part.tone is Tone.PLACE
