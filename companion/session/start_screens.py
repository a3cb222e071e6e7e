"""The first run and the home screen; light, for they are painted before anything else is read."""

from dataclasses import replace
from typing import TYPE_CHECKING

from companion.session.frame import forward_button, screen
from companion.session.intents import Change, Pick, Press
from companion.session.model import Session
from companion.session.places import FirstRun, Stage
from companion.session.views import (
    Button,
    Buttons,
    Heading,
    Lines,
    Option,
    Options,
    ScreenView,
    Tone,
)
from companion.settings.model import VoiceMode

if TYPE_CHECKING:
    from companion.session.tasks import Task
    from companion.speech.synthesizer import OfferedVoice

# Each language in its own words, so that it can be found without reading another.
LANGUAGE_NAMES = (("nl", "Nederlands"), ("en", "English"))
SAMPLE_SIZES = (100, 150, 200, 300)  # percent; the steps between are on the settings screen
MOST_TILES = 5


def first_run(session: Session, place: FirstRun) -> ScreenView:
    """Return S01, S02 or S03."""
    match place.stage:
        case Stage.LANGUAGE:
            return _language(session)
        case Stage.TEXT:
            return _text(session)
        case Stage.VOICE:
            return _voice(session)


def home(session: Session) -> ScreenView:
    """Return S04: what the citizen can do, the errand that is open in the second place."""
    _ = session.words
    tiles = [Button("topics", _("Arrange something"), Press.TOPICS, "topics")]
    tiles += [
        # Translators: {errand} is a short title, as "AOW aanvragen"
        Button(f"errand-{flow}", _("Go on with {errand}", errand=title), Pick(flow), "resume")
        for flow, title in _going_on(session)  # the others stand on the list
    ]
    tiles += _list_tile(session)
    tiles.append(Button("finder", _("A counter near me"), Press.FINDER, "counter"))
    if may_keep(session):
        tiles.append(Button("my-data", _("My data"), Press.MY_DATA, "lock"))
    if session.helping is None and session.policy.helping.allowed and len(tiles) < MOST_TILES:
        tiles.append(together_button(session))  # else it stands behind Help
    guest = (
        Lines(
            (_("You are a guest. Afterwards everything is erased."),),
            Tone.NOTICE,
            _("Good to know"),
            "info",
        )
        if session.guest
        else None
    )
    parts = (
        Heading(_greeting(session)),
        *_deadlines(session),
        Buttons(tuple(tiles), tiles=True),
        guest,
    )
    # While a helper is there no setting is changed, and a button that only refuses helps nobody.
    letters = (
        Button("letters", _("Letters"), Press.SETTINGS, "letters")
        if session.helping is None
        else None
    )
    view = screen(session, "S04", "home", parts, letters)
    # Translators: leave the program
    leave = Button("leave", _("Leave"), Press.LEAVE, "leave")
    return replace(view, bar=replace(view.bar, back=leave))


def _list_tile(session: Session) -> tuple[Button, ...]:
    """Return the way to the list, where more is on it than the errand that has its own tile."""
    others = _others(session)
    if not others:
        return ()
    # Nothing is on the list before the first frame.
    from companion.session.task_words import label  # noqa: PLC0415 - see above

    return (Button("tasks", label(session, others), Press.TASKS, "ready"),)


def _deadlines(session: Session) -> tuple[Lines, ...]:
    """Return what is overdue, or must be done within a week."""
    if not _may_have_tasks(session):
        return ()
    from companion.session.task_words import urgent  # noqa: PLC0415 - as in `_list_tile`
    from companion.session.tasks import tasks  # noqa: PLC0415 - as above

    told = urgent(session, tasks(session))
    label = session.words("Watch out")
    return (Lines(told, Tone.NOTICE, label, "warning"),) if told else ()


def _others(session: Session) -> "tuple[Task, ...]":
    """Return the tasks beside the errand that was begun last, which has a tile of its own."""
    if not _may_have_tasks(session):
        return ()
    from companion.session.tasks import GoOn, tasks  # noqa: PLC0415 - as in `_list_tile`

    newest = dict(_going_on(session))
    found = tasks(session)
    return tuple(one for one in found if not (isinstance(one, GoOn) and one.flow in newest))


def _going_on(session: Session) -> tuple[tuple[str, str], ...]:
    """Return the errand that was begun last: not one that was sent, or waits to be posted."""
    begun = open_errands(session)
    if not begun or session.library is None:
        return begun[:1]
    from companion.session.tasks import GoOn, tasks  # noqa: PLC0415 - as in `_list_tile`

    found = tasks(session)
    going = {task.flow for task in found if isinstance(task, GoOn)}
    elsewhere = {task.flow for task in found} - going
    return tuple(one for one in begun if one[0] not in elsewhere)[:1]


def _may_have_tasks(session: Session) -> bool:
    return bool(session.errands or session.kept_errands or session.ledger or session.followed)


def slip_button(session: Session) -> Button:
    """Return the way to take a slip along with which one goes on elsewhere."""
    return Button("slip", session.words("Take a slip along"), Press.SLIP, "print")


def slip_errand(session: Session) -> tuple[str, str]:
    """Return the errand and the step for a slip when the citizen leaves; empty without one.

    The errand on the screen below, or the one that was begun last.
    """
    if (flow := next(iter(dict(open_errands(session))), None)) is None:
        return "", ""
    progress = session.errands.get(flow)
    if progress is not None:
        return flow, progress.current
    return flow, next(one.current for one in session.kept_errands if one.flow == flow)


def together_button(session: Session) -> Button:
    """Return the way to begin with a helper."""
    # Translators: with a volunteer, a carer or a relative
    return Button("together", session.words("Together with someone"), Press.TOGETHER, "together")


def may_keep(session: Session) -> bool:
    """Return whether this visit may keep data behind a PIN: never a guest's."""
    return not session.guest and not session.policy.nothing_kept


def leaving(session: Session) -> ScreenView:
    """Return the question whether the program may close, and what becomes of the answers."""
    _ = session.words
    told = _("Then everything is erased.") if session.forgets else _("We keep your answers.")
    go_on = Button("no", _("No, go on"), Press.BACK, "forward")
    if session.policy.nothing_kept:
        # The device stays on for the next visitor; how it is closed stands on the screen after.
        yes = Button("erase", _("Yes, erase everything"), Press.END_VISIT, "erase")
    else:
        yes = Button("yes", _("Yes, leave"), Press.LEAVE, "leave")
    slip = (slip_button(session),) if slip_errand(session)[0] else ()
    buttons = (yes, *slip, go_on)
    parts = (Heading(_("Do you want to leave?")), Lines((told,)), Buttons(buttons))
    return screen(session, "S23", "leaving", parts, None)


def open_errands(session: Session) -> tuple[tuple[str, str], ...]:
    """Return the flow and the short title of each errand to go on with, the newest first."""
    now = [
        (flow, session.words.flow(progress.flow.short))
        for flow, progress in reversed(tuple(session.errands.items()))
        if not progress.finished
    ]
    seen = {flow for flow, _ in now}
    return (
        *now,
        *(
            (errand.flow, session.words.flow(errand.title))
            for errand in session.kept_errands
            if errand.flow not in seen
        ),
    )


def _greeting(session: Session) -> str:
    _ = session.words
    hour = session.now.hour
    if 6 <= hour < 12:
        return _("Good morning. What do you want to do?")
    if 12 <= hour < 18:
        return _("Good afternoon. What do you want to do?")
    return _("Good evening. What do you want to do?")


def _language(session: Session) -> ScreenView:
    options = tuple(
        Option(code, name, session.words.language == code, Pick(code), language=code)
        for code, name in LANGUAGE_NAMES
        if code in session.policy.languages
    )
    # Both languages at once: whoever reads only one of them must find the way.
    heading, other = Heading("Kies uw taal."), Lines(("Choose your language.",), language="en")
    parts = (heading, other, Options(options))
    return screen(session, "S01", "first-taal", parts, forward_button(session))


def _text(session: Session) -> ScreenView:
    _ = session.words
    options = tuple(
        Option(
            str(size),
            _("I can read this well"),
            session.settings.text_percent == size,
            Pick(str(size)),
            text_percent=size,
        )
        for size in SAMPLE_SIZES
    )
    parts = (Heading(_("Which line do you read well?")), Options(options))
    return screen(session, "S02", "first-letters", parts, forward_button(session))


def _voice(session: Session) -> ScreenView:
    _ = session.words
    silent = session.settings.voice is VoiceMode.NEVER
    if silent:
        buttons: tuple[Button, ...] = (
            Button("voice", _("With voice"), Change.VOICE_ON_OFF, "read"),
        )
        told = _("The voice is off.")
    else:
        buttons = (
            *pace_and_voice(session),
            Button("voice", _("No voice"), Change.VOICE_ON_OFF, "silent"),
        )
        told = voice_sample(session)
    # Translators: "Louder" is the label of a key at the bottom of the screen
    louder = None if silent else Lines((_("Too soft? Press Louder, below."),))
    parts = (
        Heading(_("Do you hear me well?")),
        Lines((told,)),
        louder,
        Buttons(buttons, tiles=True),
    )
    return screen(session, "S03", "first-stem", parts, forward_button(session))


def voice_sample(session: Session) -> str:
    """Return the short sentence by which a voice is chosen: each press says it anew."""
    return session.words("I read the screen aloud to you, sentence by sentence.")


def pace_and_voice(session: Session) -> tuple[Button, ...]:
    """Return the ways to another pace and, where there are several, to another voice.

    Softer and louder stand on the bar.
    """
    _ = session.words
    buttons = [
        Button("slower", _("Slower"), Change.SLOWER, "slower"),
        Button("faster", _("Faster"), Change.FASTER, "faster"),
    ]
    if len(voices_here(session)) > 1:
        buttons.append(Button("speaker", _("Another voice"), Change.OTHER_VOICE, "voice-other"))
    return tuple(buttons)


def voices_here(session: Session) -> "tuple[OfferedVoice, ...]":
    """Return the voices of this computer for the language of the screen, the best first."""
    language = session.words.language
    return tuple(voice for voice in session.voices if voice.language[:2].lower() == language)


def voice_here(session: Session) -> "OfferedVoice | None":
    """Return the voice that speaks: the chosen one, or the best; None while none is known."""
    voices = voices_here(session)
    chosen = (voice for voice in voices if voice.id == session.settings.speaker)
    return next(chosen, voices[0] if voices else None)
