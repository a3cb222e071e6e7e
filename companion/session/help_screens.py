"""The screens on which a human is never more than two presses away: help, and what went wrong."""

from dataclasses import replace

from companion.flows.model import DoorName, StepId
from companion.flows.progress import Progress
from companion.session.door_screens import DOOR_ICONS, door_names
from companion.session.frame import forward_button, screen
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.places import Help, TroubleKind, TroublePlace
from companion.session.start_screens import slip_button, together_button
from companion.session.texts import Texts
from companion.session.views import Button, Buttons, Heading, Lines, ScreenView, Tone
from companion.settings.model import VoiceMode


def help_screen(session: Session, place: Help, progress: Progress | None) -> ScreenView:
    """Return S20: nothing is lost, and the ways to a human; Hulp leads back to where one was."""
    _ = session.words
    buttons = []
    if session.settings.voice is not VoiceMode.NEVER:
        buttons.append(Button("again", _("Read it again, slower"), Press.SLOWER_AGAIN, "slower"))
    if progress is not None:
        buttons += _errand_buttons(session, place, progress)
    else:
        buttons.append(Button("finder", _("Go to a counter near you"), Press.FINDER, "counter"))
        if session.helping is None:  # else they wait
            letters = _("Letters, voice, buttons")
            buttons.append(Button("letters", letters, Press.SETTINGS, "letters"))
    buttons += _helper_buttons(session)
    parts = (
        _asked_at(session, place, progress),
        Heading(_("Help. Nothing is lost.")),
        Buttons(tuple(buttons)),
    )
    view = screen(session, "S20", f"help/{place.flow}/{place.step}", parts, None)
    # Pressing Help once more leads back: the button stays where it always is.
    back = Button("help", _("Help"), Press.BACK, "help")
    return replace(view, bar=replace(view.bar, help=back))


def _asked_at(session: Session, place: Help, progress: Progress | None) -> Lines | None:
    """Return where in the errand help was asked, so that nobody fears to be lost."""
    if progress is None:
        return None
    step = progress.flow.steps.get(StepId(place.step))
    heading = Texts(session.words, progress).one(step.heading if step else progress.flow.title)
    # Translators: {heading} is the question or title of the screen where help was asked
    return Lines((session.words("You are at: {heading}", heading=heading),), Tone.PLACE)


def trouble(session: Session, place: TroublePlace, progress: Progress | None) -> ScreenView:
    """Return one of the three screens of S26: what is the matter, what is kept, the ways on."""
    _ = session.words
    main = None
    match place.kind:
        case TroubleKind.NO_INTERNET:
            heading = _("The website cannot be reached now. Nothing is lost.")
            lines = (_("Perhaps there is no internet."), *_kept(session))
            again = Button("again", _("Try again"), Press.OPEN_WEBSITE, "again")
            buttons = (again, *human_doors(session, progress))
        case TroubleKind.WEBSITE:
            heading = _("It did not work on the website")
            lines = (_("That does not matter. There are other ways."), *_kept(session))
            buttons = (
                Button("ask", _("Ask for help"), Press.HELP, "help"),
                *human_doors(session, progress),
            )
            main = forward_button(session)
        case TroubleKind.VOICE:
            heading = _("I cannot read aloud now.")
            lines = (_("Read the text on the screen."),)
            buttons = (
                Button("again", _("Try again"), Press.RETRY_VOICE, "again"),
                Button("silent", _("Go on without voice"), Press.WITHOUT_VOICE, "silent"),
            )
    parts = (Heading(heading), Lines(lines), Buttons(buttons))
    return screen(session, "S26", f"trouble/{place.kind.value}", parts, main)


def _kept(session: Session) -> tuple[str, ...]:
    """Return that the answers are kept; nothing of a guest is."""
    return () if session.forgets else (session.words("Your answers are kept."),)


def _errand_buttons(session: Session, place: Help, progress: Progress) -> list[Button]:
    _ = session.words
    step = progress.flow.steps.get(StepId(place.step))
    buttons = []
    if step is not None and (step.words or step.why or step.where):
        buttons.append(Button("explain", _("Explain this"), Press.EXPLAIN, "why"))
    buttons += human_doors(session, progress)
    buttons.append(slip_button(session))
    buttons.append(Button("later", _("Stop for now, go on later"), Press.LATER, "later"))
    return buttons


def _helper_buttons(session: Session) -> list[Button]:
    """Return the way to begin with a helper, and to read what one did."""
    _ = session.words
    buttons = []
    if session.helping is None and session.policy.helping.allowed:
        buttons.append(together_button(session))
    if session.helping is not None or session.helped:
        # Translators: a button to the log of what happened while somebody helped
        buttons.append(Button("help-log", _("What my helper did"), Press.HELP_LOG, "why"))
    return buttons


def human_doors(session: Session, progress: Progress | None) -> tuple[Button, ...]:
    """Return the doors with a human behind them; without an errand the counter is always there."""
    _ = session.words
    if progress is None:
        return (Button("finder", _("Go to a counter near you"), Press.FINDER, "counter"),)
    labels = {
        **door_names(session),
        DoorName.PHONE: _("Call a human"),
        DoorName.COUNTER: _("Go to a counter near you"),
    }
    return tuple(
        Button(f"door-{name.value}", labels[name], Pick(name.value), DOOR_ICONS[name])
        for name, door in progress.flow.doors.items()
        if door.step and name is not DoorName.ONLINE
    )
