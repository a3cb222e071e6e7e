"""The screens about whether an errand was sent: the question, and what to do when it was not."""

from companion.flows.model import UNKNOWN, OptionId
from companion.flows.progress import NOT_POSTED, POSTED, SHOWN_OTHER, SHOWN_SENT, Progress
from companion.session.errand_screens import STAMPS, place_line
from companion.session.frame import focused, forward_button, main_button, problem, screen
from companion.session.help_screens import human_doors
from companion.session.intents import Pick
from companion.session.last_screen import Sending, answers_of, sending_of, stamp_of
from companion.session.model import Session
from companion.session.task_places import LastScreen
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


def asked(session: Session, place: LastScreen, progress: Progress) -> ScreenView:
    """Return the question what the last screen showed, or whether the letter is posted."""
    _ = session.words
    answers, labels = answers_of(progress), _labels(session)
    heading = (
        _("Did you post the letter?")
        if POSTED in answers
        else _("What was on the last screen of the website?")
    )
    options = tuple(
        Option(key, labels[key], key in place.draft.chosen, Pick(key)) for key in answers
    )
    parts = (
        place_line(session, progress),
        Heading(heading),
        problem(session, place.draft),
        Options(options),
    )
    # One for each kind: two ends of an errand ask the same.
    key = f"{'posted' if POSTED in answers else 'last'}/{progress.flow.id}"
    return focused(screen(session, "S08", key, parts, forward_button(session)), place.draft)


def not_sent(session: Session, progress: Progress) -> ScreenView:
    """Return the end of an errand that may not be sent, or of which the letter still lies there."""
    _ = session.words
    if sending_of(progress) is Sending.TO_POST:
        heading = _("Post the letter")
        lines: tuple[str, ...] = (
            _("The letter stands on your list."),
            _("Then you do not forget it."),
        )
        buttons: tuple[Button, ...] = (
            Button("posted", _("I have posted it"), Pick(POSTED), "letter"),
        )
    else:
        heading = _("Perhaps it was not sent yet")
        lines = (
            _("That does not matter."),
            _("You can look on the website once more."),
            _("Or ask a human whether it was sent."),
        )
        buttons = human_doors(session, progress)
    stamp = stamp_of(progress)
    parts = (
        place_line(session, progress),
        Heading(heading),
        Lines(lines),
        Buttons(buttons),
        Lines((_.of(STAMPS[stamp]),), Tone.NOTICE, icon="done") if stamp else None,
    )
    key = f"{sending_of(progress).name.lower()}/{progress.flow.id}"
    return screen(session, "S19", key, parts, main_button(_("To the start"), "home"))


def _labels(session: Session) -> dict[OptionId, str]:
    _ = session.words
    return {
        SHOWN_SENT: _("That it was sent, or a number"),
        SHOWN_OTHER: _("Something else"),
        UNKNOWN: _("I do not know"),
        POSTED: _("Yes, it is posted"),
        NOT_POSTED: _("Not yet"),
    }
