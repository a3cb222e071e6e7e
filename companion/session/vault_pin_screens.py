"""S13 for the vault: where a PIN, the words or the code of a sheet are typed or written down.

No digit is echoed or said: the boxes are hidden, and the voice only tells that one was entered.
"""

from typing import assert_never

from companion.session.frame import focused, forward_button, main_button, problem, screen
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.places import Draft
from companion.session.vault_pins import PinPlace
from companion.session.vault_places import (
    PIN,
    SHEET,
    WORD,
    WORDS,
    Again,
    AskAgain,
    ChoosePin,
    ConfirmWord,
    CopyWhat,
    Entry,
    ForgotPin,
    MyData,
    ToCopy,
    TypeSheet,
)
from companion.session.vault_state import is_by_words, minutes_left, minutes_told, state_of
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
from companion.vault.door import TRIES, Condition, Standing

LONGEST_PIN = 6
_AN_HOUR = 60  # minutes, the longest wait there is
MISSES_BEFORE_HELP = 3  # ux.md S13


def view(session: Session, place: PinPlace) -> ScreenView:
    """Return the screen of a place where something that opens the vault is typed or copied."""
    match place:
        case ChoosePin():
            return _choose(session, place)
        case AskAgain():
            return _again(session, place)
        case ConfirmWord():
            return _confirm(session, place)
        case TypeSheet():
            return _sheet(session, place)
        case ToCopy():
            return _copy(session, place)
        case ForgotPin():
            return _forgot(session)
        case _:
            assert_never(place)


def locked(session: Session, place: MyData) -> ScreenView:
    """Return the question for the PIN or the words, or how long it must wait."""
    _ = session.words
    if minutes_left(session):
        return _waiting(session)
    by_words = is_by_words(session)
    heading = _("What are your words?") if by_words else _("What is your PIN?")
    parts = (
        Heading(heading),
        _problem(session, place.entry),
        *_secret_field(session, place.entry),
        _tries(session),
        _offer_help(session) if place.misses >= MISSES_BEFORE_HELP else None,
        _do_not_know(session),
    )
    key = "vault/words" if by_words else "vault/pin"
    return _mended(screen(session, "S13", key, parts, forward_button(session)), place.entry)


def ways_in(session: Session, standing: Standing) -> tuple[Button, ...]:
    """Return what is left to who cannot open the vault with a PIN."""
    _ = session.words
    buttons = []
    if standing.sheet:
        buttons.append(Button("sheet", _("I have my recovery sheet"), Pick("sheet"), "letter"))
    if standing.previous:
        label = _("Use the copy of before")
        buttons.append(Button("previous", label, Pick("previous"), "restore"))
    buttons.append(Button("anew", _("Throw away and begin anew"), Pick("anew"), "erase"))
    return tuple(buttons)


def _waiting(session: Session) -> ScreenView:
    _ = session.words
    minutes = minutes_told(session)
    if minutes == 1:
        wait = _("You can try again in one minute.")
    elif minutes >= _AN_HOUR:
        wait = _("You can try again in an hour.")
    else:
        wait = _("You can try again in {minutes} minutes.", minutes=minutes)
    told = Lines((wait, _("Nothing is lost. You can go on without your data.")))
    tries = _tries(session)
    parts = (Heading(_("Wait a little")), told, tries, _do_not_know(session))
    home = Button("main", _("To the start"), Press.HOME, "home")
    return screen(session, "S13", "vault/minutes", parts, home)


def _choose(session: Session, place: ChoosePin) -> ScreenView:
    _ = session.words
    heading = _("Type the same PIN again") if place.first else _("Choose a PIN")
    # Who chose another one has read how; with large letters it would be a page more.
    known = place.first or place.entry.problem is not None
    how = None if known else Lines((_("Use 4, 5 or 6 digits. Tell them nobody."),))
    parts = (
        Heading(heading),
        _problem(session, place.entry),
        _pin_field(session, place.entry),
        how,
    )
    step = "again" if place.first else "first"
    key = f"vault/choose/{place.purpose.value}/{step}"
    return _mended(screen(session, "S13", key, parts, forward_button(session)), place.entry)


def _again(session: Session, place: AskAgain) -> ScreenView:
    _ = session.words
    if place.what is Again.CHANGE:
        heading = _("What is your PIN of now?")
    elif is_by_words(session):
        heading = _("What are your words?")
    else:
        heading = _("Type your PIN once more")
    parts = (
        Heading(heading),
        _problem(session, place.entry),
        *_secret_field(session, place.entry),
        _tries(session),
        _do_not_know(session),
    )
    key = f"vault/again/{place.what.value}"
    return _mended(screen(session, "S13", key, parts, forward_button(session)), place.entry)


def _confirm(session: Session, place: ConfirmWord) -> ScreenView:
    _ = session.words
    number = place.asked + 1
    label = _("Word {number}", number=number)
    box = _box(WORD, label, place.entry, hidden=not place.entry.shown, longest=20)
    parts = (
        # Translators: one of the words on the citizen's paper; {number} is 1 to 5
        Heading(_("What is word {number} on your paper?", number=number)),
        _problem(session, place.entry),
        Field((box,), Keypad.LETTERS),
        _show(session, place.entry),
    )
    view = screen(session, "S13", "vault/confirm", parts, forward_button(session))
    return _mended(view, place.entry)


def _sheet(session: Session, place: TypeSheet) -> ScreenView:
    _ = session.words
    box = _box(SHEET, _("The code on the sheet"), place.entry, hidden=False, longest=60)
    parts = (
        Heading(_("Type the code of your sheet")),
        _problem(session, place.entry),
        Field((box,), Keypad.LETTERS),
    )
    view = screen(session, "S13", "vault/sheet", parts, forward_button(session))
    return _mended(view, place.entry)


def _copy(session: Session, place: ToCopy) -> ScreenView:
    """Return one line to write down: shown large, and never said."""
    _ = session.words
    number, count = place.index + 1, len(place.lines)
    words = place.what is CopyWhat.WORDS
    heading = (
        _("Word {number} of {count}", number=number, count=count)
        if words
        else _("Line {number} of {count}", number=number, count=count)
    )
    line = Lines((), Tone.HUGE, icon="write-down", unsaid=(place.lines[place.index],))
    asked = _("Have you written this down?")
    # Once is enough: with large letters it is a page of each line.
    how = (_("Write this on paper. We do not say it aloud."),) if number == 1 else ()
    told = (*how, asked)
    parts = (Heading(heading), line, Lines(told))
    key = f"vault/copy/{place.what.value}/{place.index}"
    return screen(session, "S13", key, parts, main_button(_("Yes"), "done"))


def _forgot(session: Session) -> ScreenView:
    _ = session.words
    standing = state_of(session).standing or Standing(Condition.LOCKED)
    sheet = (_("Your recovery sheet opens your data."),) if standing.sheet else ()
    told = (
        _("That does not matter. Take your time."),
        _("Did you write it down somewhere?"),
        *sheet,
    )
    parts = (
        Heading(_("You do not know it any more")),
        Lines(told),
        Buttons(ways_in(session, standing)),
    )
    return screen(session, "S13", "vault/forgot", parts, main_button(_("Try again"), "again"))


def _secret_field(session: Session, entry: Entry) -> tuple[Part, ...]:
    """Return the box for the PIN, or for the words of a vault without one."""
    if not is_by_words(session):
        return (_pin_field(session, entry),)
    box = _box(WORDS, session.words("Your words"), entry, hidden=not entry.shown, longest=100)
    return Field((box,), Keypad.LETTERS), _show(session, entry)


def _pin_field(session: Session, entry: Entry) -> Field:
    box = _box(PIN, session.words("PIN"), entry, hidden=True, longest=LONGEST_PIN)
    return Field((box,), Keypad.DIGITS)


def _box(key: str, label: str, entry: Entry, *, hidden: bool, longest: int) -> Box:
    return Box(key, label, entry.boxes.get(key, ""), longest, hidden=hidden, secret=True)


def _show(session: Session, entry: Entry) -> Options:
    show = Option("show", session.words("Show what I type"), entry.shown, Press.SHOW_CODE)
    return Options((show,), several=True)


def _tries(session: Session) -> Lines | None:
    """Return how many tries are left, once one was missed."""
    standing = state_of(session).standing
    if standing is None or standing.left >= TRIES or standing.by_words:
        return None
    _ = session.words
    if standing.left == 1:
        return Lines((_("You have one try left."),))
    return Lines((_("You have {left} tries left.", left=standing.left),))


def _offer_help(session: Session) -> Lines:
    _ = session.words
    # Translators: {button} is the label of a button, as "I do not know my PIN"
    told = _("Does it not work? Press: {button}.", button=_do_not_know_label(session))
    return Lines((told,), Tone.NOTICE, icon="help")


def _do_not_know(session: Session) -> Buttons:
    label = _do_not_know_label(session)
    return Buttons((Button("forgot", label, Press.FORGOT_CODE, "why"),))


def _do_not_know_label(session: Session) -> str:
    _ = session.words
    return _("I do not know my words") if is_by_words(session) else _("I do not know my PIN")


def _problem(session: Session, entry: Entry) -> Lines | None:
    return problem(session, Draft(problem=entry.problem))


def _mended(view: ScreenView, entry: Entry) -> ScreenView:
    boxes = (part.boxes[0].key for part in view.parts if isinstance(part, Field))
    return focused(view, Draft(problem=entry.problem, focus=next(boxes, "")))
