"""The screens of helping: S22 and around it."""

from dataclasses import replace
from datetime import timedelta
from typing import assert_never

from companion.flows.model import FlowId
from companion.l10n.dates import clock_time
from companion.session.frame import forward_button, main_button, screen, stop_help_label
from companion.session.helper_places import (
    HelperPlace,
    HelpLog,
    HelpStopped,
    LookAway,
    Together,
    TogetherStep,
)
from companion.session.helping import ALL, ONE, log_lines, minutes_offered, rights_offered
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.views import (
    Box,
    Button,
    Buttons,
    Field,
    Heading,
    Keypad,
    Lines,
    Option,
    Options,
    Part,
    ScreenView,
    Tone,
)
from companion.visits.consent import Right

_SHORT_NAME = 6  # characters: the main button has no room for more beside the words
NAME = "helper"  # the key of the box for who helps


def view(session: Session, place: HelperPlace) -> ScreenView:
    """Return the screen of a place of helping."""
    match place:
        case Together():
            return _together(session, place)
        case LookAway():
            return _look_away(session, place)
        case HelpStopped():
            return _stopped(session, place)
        case HelpLog():
            return _log(session)
        case _:
            assert_never(place)


def _together(session: Session, place: Together) -> ScreenView:
    parts = _PARTS[place.step](session, place)
    key = f"together/{place.step.value}"
    if place.step is TogetherStep.CARD:
        yes = main_button(session.words("Yes, that is right"), "done")
        return screen(session, "S22", key, parts, yes)
    shown = screen(session, "S22", key, parts, forward_button(session))
    return replace(shown, focus=NAME) if place.problem is not None else shown


def _who(session: Session, place: Together) -> tuple[Part | None, ...]:
    _ = session.words
    mend = None
    if place.problem is not None:
        mend = Lines((_.of(place.problem),), Tone.PROBLEM, icon="problem")
    return (
        Heading(_("What is the first name of your helper?")),
        mend,
        Field((Box(NAME, _("First name of your helper"), place.name),), Keypad.WRITING),
    )


def _rights(session: Session, place: Together) -> tuple[Part | None, ...]:
    _ = session.words
    labels = {
        # Translators: each is an answer to: what may your helper do?
        Right.WATCH: _("Watch"),
        Right.TYPE: _("Type"),
        Right.DATA: _("See your kept data"),
        Right.PRINT: _("Print your pages"),
    }
    options = tuple(
        Option(right.value, labels[right], right in place.rights, Pick(right.value))
        for right in rights_offered(session)
    )
    return (
        Heading(_("What may {name} do?", name=place.name)),
        Options(options, several=True),
        Lines((_("Only what you choose is allowed."),)),
    )


def _until(session: Session, place: Together) -> tuple[Part | None, ...]:
    _ = session.words
    options = tuple(
        Option(
            str(minutes),
            # Translators: how long somebody may help; {time} is the time of the day it ends
            _("{minutes} minutes, until {time}", minutes=minutes, time=_time(session, minutes)),
            minutes == place.minutes,
            Pick(str(minutes)),
        )
        for minutes in minutes_offered(session)
    )
    return Heading(_("How long may {name} help?", name=place.name)), Options(options)


def _scope(session: Session, place: Together) -> tuple[Part | None, ...]:
    _ = session.words
    # Translators: {errand} is a short title, as "AOW aanvragen"
    one = _("Only with: {errand}", errand=_title(session, place))
    options = (
        Option(ONE, one, place.only, Pick(ONE)),
        Option(ALL, _("With everything"), not place.only, Pick(ALL)),
    )
    return Heading(_("What may {name} help with?", name=place.name)), Options(options)


def _card(session: Session, place: Together) -> tuple[Part | None, ...]:
    """Return the consent: what is said, shown, and holds from the main button on."""
    _ = session.words
    told = {
        Right.WATCH: _("{name} may watch.", name=place.name),
        Right.TYPE: _("{name} may type.", name=place.name),
        Right.DATA: _("{name} may see your kept data.", name=place.name),
        Right.PRINT: _("{name} may print your pages.", name=place.name),
    }
    rights = tuple(told[right] for right in rights_offered(session) if right in place.rights)
    only = (_("Only with: {errand}", errand=_title(session, place)),) if _is_one(place) else ()
    # Translators: the help ends at that time of the day
    until = _("Until {time}.", time=_time(session, place.minutes))
    never = (_("Your DigiD code, your PIN and your BSN."), _("Not see them, and not type them."))
    stop = _("You can always press: {button}.", button=stop_help_label(session, place.name))
    return (
        Heading(_("{name} helps you today. Is that right?", name=place.name)),
        Lines((*(rights or (_("{name} may not watch.", name=place.name),)), *only, until)),
        # Translators: the label above "Your DigiD code, your PIN and your BSN."
        Lines(never, Tone.NOTICE, _("Never for your helper"), "warning"),
        Lines((stop,)),
        Buttons((Button("no", _("No, I do it myself"), Press.REFUSE, "back"),)),
    )


_PARTS = {
    TogetherStep.WHO: _who,
    TogetherStep.RIGHTS: _rights,
    TogetherStep.UNTIL: _until,
    TogetherStep.SCOPE: _scope,
    TogetherStep.CARD: _card,
}


def _look_away(session: Session, place: LookAway) -> ScreenView:
    _ = session.words
    name = session.helping.consent.helper if session.helping is not None else ""
    told = (
        _("Now comes something that only you may see.")
        if place.secret
        else _("Now comes something of your own.")
    )
    parts = (Heading(_("Your helper looks away for a moment")), Lines((told,)))
    # Translators: both are a button, pressed once that is so; {name} is who helps
    short = len(name) <= _SHORT_NAME
    label = _("{name} looks away", name=name) if short else _("Helper looks away")
    key = f"look-away/{place.secret}"
    return screen(session, "S22", key, parts, main_button(label, "away"))


def _stopped(session: Session, place: HelpStopped) -> ScreenView:
    _ = session.words
    why = (_("The time that you agreed is over."),) if place.time_up else ()
    told = (*why, _("Nobody but you may do anything here now."))
    parts = (
        Heading(_("The help has stopped")),
        Lines(told),
        Buttons((_log_button(session), _paper_button(session))),
    )
    return screen(session, "S22", "help-stopped", parts, forward_button(session))


def _log(session: Session) -> ScreenView:
    _ = session.words
    lines = log_lines(session)
    parts = (
        Heading(_("What happened")),
        Lines(lines or (_("Nobody helped you yet."),)),
        Buttons((_paper_button(session),)) if lines else None,
    )
    return screen(session, "S22", "help-log", parts, main_button(_("Ready"), "done"))


def _log_button(session: Session) -> Button:
    return Button("help-log", session.words("Read what happened"), Press.HELP_LOG, "why")


def _paper_button(session: Session) -> Button:
    return Button("take-along", session.words("Take it along on paper"), Press.PRINT, "print")


def _is_one(place: Together) -> bool:
    return bool(place.errand) and place.only


def _title(session: Session, place: Together) -> str:
    library = session.library
    if library is None:
        raise AssertionError(place.errand)
    return session.words.flow(library.flows[FlowId(place.errand)].short)


def _time(session: Session, minutes: int) -> str:
    until = session.now + timedelta(minutes=minutes)
    return clock_time(until.hour, until.minute, session.words.language)
