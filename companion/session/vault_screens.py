"""The screens of the kept data: how the vault stands, and which screen that is."""

from typing import assert_never

from companion.session import vault_item_screens, vault_pin_screens
from companion.session.frame import main_button, screen
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.vault_places import (
    AddItem,
    AskAgain,
    Asking,
    AtItem,
    ChoosePin,
    ConfirmWord,
    ForgotPin,
    MoreData,
    MyData,
    NeverKept,
    NewSheet,
    OptIn,
    ShownItem,
    ThrowAll,
    ToCopy,
    TypeItem,
    TypeSheet,
    VaultPlace,
)
from companion.session.vault_standings import told_of
from companion.session.vault_state import contents_of, state_of
from companion.session.vaulting import shut_for_helper
from companion.session.views import Button, Buttons, Heading, Lines, ScreenView
from companion.vault.door import Condition, Standing


def view(session: Session, place: VaultPlace) -> ScreenView:
    """Return the screen of a place of the vault."""
    if session.helping is not None and not isinstance(place, Asking):
        return _with_helper(session, place)
    match place:
        case Asking():
            return screen(session, "S21", "vault/wait", (_one_moment(session),), None)
        case MyData():
            return _my_data(session, place)
        case ChoosePin() | AskAgain() | ConfirmWord() | TypeSheet() | ToCopy() | ForgotPin():
            return vault_pin_screens.view(session, place)
        case NewSheet() | ThrowAll() | MoreData() | NeverKept():
            return vault_item_screens.view(session, place)
        case AddItem() | OptIn() | TypeItem() | AtItem() | ShownItem():
            return vault_item_screens.view(session, place)
        case _:
            assert_never(place)


def _one_moment(session: Session) -> Heading:
    return Heading(session.words("One moment"))


def _my_data(session: Session, place: MyData) -> ScreenView:
    if contents_of(session) is not None:
        return vault_item_screens.kept(session)
    standing = state_of(session).standing
    if standing is None:
        return _told(session, "unknown", None)
    if standing.condition is Condition.LOCKED:
        return vault_pin_screens.locked(session, place)
    return _told(session, standing.condition.name.lower(), standing)


def _with_helper(session: Session, place: VaultPlace) -> ScreenView:
    """Return what a helper may see: the masked list where that was agreed, and nothing else."""
    standing = state_of(session).standing
    if isinstance(place, MyData) and not shut_for_helper(session):
        if contents_of(session) is not None:
            return vault_item_screens.kept_with_helper(session)
        if standing is not None and standing.condition is Condition.LOCKED:
            return vault_pin_screens.locked(session, place)
    _ = session.words
    told = (_("Somebody helps you now."), _("Your data stay closed until the help stops."))
    parts = (Heading(_("My data")), Lines(told))
    return screen(session, "S21", "vault/helped", parts, _to_start(session))


def _told(session: Session, name: str, standing: Standing | None) -> ScreenView:
    """Return the calm screen of a vault that is not there, or cannot be opened now."""
    heading, lines = told_of(standing.condition if standing else Condition.KEY_SILENT)
    buttons = _ways(session, standing)
    told = Lines(tuple(map(session.words, lines)))
    parts = (Heading(session.words(heading)), told, Buttons(buttons) if buttons else None)
    return screen(session, "S21", f"vault/{name}", parts, _main(session, standing))


def _ways(session: Session, standing: Standing | None) -> tuple[Button, ...]:
    """Return what else can be done, beside the main button."""
    _ = session.words
    no = Button("no", _("No, I do not want that"), Pick("no"), "leave")
    never = Button("never", _("What do we never keep?"), Pick("never"), "why")
    if standing is None:
        return ()
    if standing.condition in {Condition.NONE, Condition.NO_KEY_STORE}:
        return no, never
    if standing.condition is Condition.OLDER:
        return (no,)
    if standing.condition in {Condition.TOO_NEW, Condition.IN_USE, Condition.KEY_SILENT}:
        return ()
    return vault_pin_screens.ways_in(session, standing)


def _main(session: Session, standing: Standing | None) -> Button:
    _ = session.words
    match standing.condition if standing else None:
        case Condition.NONE:
            return main_button(_("Yes, I want that"))
        case Condition.NO_KEY_STORE:
            return main_button(_("Yes, with words"))
        case Condition.OLDER:
            return main_button(_("Use this copy"))
        case None | Condition.KEY_SILENT | Condition.IN_USE:
            return main_button(_("Try again"), "again")
        case _:
            return _to_start(session)


def _to_start(session: Session) -> Button:
    return Button("main", session.words("To the start"), Press.HOME, "home")
