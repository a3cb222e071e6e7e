"""S21 and what belongs to it: the list of an open vault, and each thing that is kept."""

from typing import assert_never

from companion.session.frame import focused, forward_button, main_button, problem, screen
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.places import Draft
from companion.session.vault_items import (
    ADD,
    ANEW,
    BOOKLET,
    CHANGE,
    LOCK,
    MORE,
    NEVER,
    PIN,
    REMOVE,
    SHEET,
    SHOW,
    YES,
    ItemPlace,
    kept_kinds,
    kinds_to_add,
    plain_value,
)
from companion.session.vault_places import (
    AddItem,
    AtItem,
    Entry,
    MoreData,
    NeverKept,
    NewSheet,
    OptIn,
    ShownItem,
    ThrowAll,
    TypeItem,
)
from companion.session.vault_state import is_by_words
from companion.session.vault_words import name_of, question_of, rows_of, shown_value, value_of
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
    ScreenView,
    Tone,
)
from companion.vault.keeping import LONGEST
from companion.vault.keeping import NEVER as NEVER_KEPT
from companion.vault.kinds import SECRET, Kind

_DIGITS = (Kind.PHONE, Kind.BSN)
_PURPOSES = {
    Kind.NAME: "name",
    Kind.ADDRESS: "street-address",
    Kind.POSTCODE: "postal-code",
    Kind.TOWN: "address-level2",
    Kind.PHONE: "tel",
    Kind.EMAIL: "email",
}


def view(session: Session, place: ItemPlace) -> ScreenView:
    """Return the screen of a place of an open vault."""
    match place:
        case AddItem():
            return _add(session)
        case OptIn(kind):
            return _opt_in(session, kind)
        case TypeItem():
            return _type(session, place)
        case AtItem():
            return _remove(session, place.kind) if place.sure else _item(session, place.kind)
        case ShownItem(kind, value):
            return _shown(session, kind, value)
        case NewSheet():
            return _sheet(session)
        case ThrowAll(sure):
            return _throw(session, sure=sure)
        case MoreData():
            return _more(session)
        case NeverKept():
            return _never(session)
        case _:
            assert_never(place)


def kept(session: Session) -> ScreenView:
    """Return S21: what is kept, each thing behind its name, and what can be done with it."""
    _ = session.words
    tiles = [
        Button(f"look-{kind.value}", name_of(session, kind), Pick(kind.value), "search")
        for kind in kept_kinds(session)
    ]
    empty = None if tiles else Lines((_("Nothing is kept yet."),))
    if kinds_to_add(session):
        tiles.append(Button("add", _("Keep something new"), Pick(ADD), "write"))
    # Translators: both lead to a booklet on paper, throwing away, and more
    other = _("Booklet and more") if is_by_words(session) else _("PIN and more")
    tiles += [
        Button("more", other, Pick(MORE), "topics"),
        # Translators: close the data, so that the PIN is needed again
        Button("lock", _("Lock my data"), Pick(LOCK), "lock"),
    ]
    parts = (Heading(_("My data")), empty, Buttons(tuple(tiles), tiles=True))
    home = Button("main", _("To the start"), Press.HOME, "home")
    return screen(session, "S21", "vault/open", parts, home)


def kept_with_helper(session: Session) -> ScreenView:
    """Return what a helper may see of it: the same list, with nothing to press."""
    _ = session.words
    lines = tuple(
        f"{name_of(session, kind)}: {value_of(session, kind)}" for kind in kept_kinds(session)
    )
    told = Lines(lines or (_("Nothing is kept yet."),))
    home = Button("main", _("To the start"), Press.HOME, "home")
    return screen(session, "S21", "vault/open/helped", (Heading(_("My data")), told), home)


def _add(session: Session) -> ScreenView:
    _ = session.words
    buttons = tuple(
        Button(f"add-{kind.value}", name_of(session, kind), Pick(kind.value), "write")
        for kind in kinds_to_add(session)
    )
    never = Lines((_("Bank codes and PINs we never keep."),))
    parts = (Heading(_("What do you want to keep?")), Buttons(buttons, tiles=True), never)
    return screen(session, "S21", "vault/add", parts, None)


def _opt_in(session: Session, kind: Kind) -> ScreenView:
    _ = session.words
    if kind is Kind.BSN:
        heading = _("Keep your citizen service number?")
        told = (
            _("Whoever has this number can misuse your name."),
            _("You often do not need to keep it: it is on your passport."),
        )
    else:
        heading = _("Keep your DigiD password?")
        told = (
            _("Whoever knows your PIN can then use your DigiD."),
            _("Logging in with the DigiD app is safer."),
        )
    no = Button("no", _("No, do not keep it"), Press.BACK, "leave")
    parts = (Heading(heading), Lines(told), Buttons((no,)))
    main = main_button(_("Yes, keep it"))
    return screen(session, "S21", f"vault/opt-in/{kind.value}", parts, main)


def _type(session: Session, place: TypeItem) -> ScreenView:
    _ = session.words
    kind, entry = place.kind, place.entry
    secret = kind in SECRET
    draft = Draft(problem=entry.problem, focus=_first_box(kind))
    show = Option("show", _("Show what I type"), entry.shown, Press.SHOW_CODE)
    parts = (
        Heading(_(question_of(kind))),
        problem(session, draft),
        Field(_boxes(session, kind, entry), _keypad(kind)),
        Options((show,), several=True) if secret else None,
    )
    view = screen(session, "S21", f"vault/type/{kind.value}", parts, forward_button(session))
    return focused(view, draft)


def _boxes(session: Session, kind: Kind, entry: Entry) -> tuple[Box, ...]:
    _ = session.words
    if kind is Kind.BIRTH_DATE:
        return tuple(
            Box(key, label, entry.boxes.get(key, ""), 40, purpose=f"bday-{key}")
            for key, label in (("day", _("Day")), ("month", _("Month")), ("year", _("Year")))
        )
    secret = kind in SECRET
    return (
        Box(
            kind.value,
            name_of(session, kind),
            entry.boxes.get(kind.value, ""),
            2 * LONGEST,  # more than is accepted: too much is told, never cut off silently
            hidden=secret and not entry.shown,
            secret=secret or kind is Kind.IBAN,  # as on the screen where it is kept
            purpose=_PURPOSES.get(kind, ""),
        ),
    )


def _keypad(kind: Kind) -> Keypad:
    digits = kind in _DIGITS or kind is Kind.BIRTH_DATE
    return Keypad.DIGITS if digits else Keypad.WRITING


def _first_box(kind: Kind) -> str:
    return "day" if kind is Kind.BIRTH_DATE else kind.value


def _item(session: Session, kind: Kind) -> ScreenView:
    _ = session.words
    value = plain_value(session, kind)
    if kind in SECRET:
        told = Lines((_("It is kept, and not shown."),))
    elif kind is Kind.IBAN:
        told = Lines((), Tone.BIG, label=_("Not read aloud"), unsaid=rows_of(kind, value))
    else:
        told = Lines((shown_value(session, kind, value),), Tone.BIG)
    buttons = [
        Button("change", _("Change"), Pick(CHANGE), "change"),
        Button("remove", _("Remove"), Pick(REMOVE), "erase"),
    ]
    if kind in SECRET:
        buttons.insert(0, Button("show", _("Show it to me"), Pick(SHOW), "search"))
    parts = (Heading(name_of(session, kind)), told, Buttons(tuple(buttons)))
    return screen(session, "S21", f"vault/item/{kind.value}", parts, _ready(session))


def _remove(session: Session, kind: Kind) -> ScreenView:
    _ = session.words
    no = Button("no", _("No, keep it"), Press.BACK, "forward")
    yes = Button("yes", _("Yes, remove it"), Pick(YES), "erase")
    heading = Heading(_("Do you want to remove this?"))
    parts = (heading, Lines((name_of(session, kind),), Tone.BIG), Buttons((yes, no)))
    return screen(session, "S21", f"vault/remove/{kind.value}", parts, None)


def _shown(session: Session, kind: Kind, value: str) -> ScreenView:
    _ = session.words
    # Translators: above a secret number that is on the screen and that the voice does not say
    told = Lines((), Tone.BIG, label=_("Not read aloud"), unsaid=rows_of(kind, value))
    rows = len(rows_of(kind, value))
    together = Lines((_("These lines belong together, without a space."),)) if rows > 1 else None
    parts = (Heading(name_of(session, kind)), told, together)
    return screen(session, "S21", f"vault/shown/{kind.value}", parts, _ready(session))


def _sheet(session: Session) -> ScreenView:
    _ = session.words
    told = (
        _("With this sheet you get in when you forget your PIN."),
        _("An older sheet does not work any more."),
        _("Keep it with your important papers."),
    )
    buttons = [Button("write-down", _("I write it down myself"), Press.WRITE_DOWN, "write-down")]
    if session.policy.printing.allowed:
        buttons.insert(0, Button("print", _("To the printer"), Press.PRINT, "print"))
    parts = (Heading(_("Your recovery sheet")), Lines(told), Buttons(tuple(buttons)))
    return screen(session, "S21", "vault/new-sheet", parts, _ready(session))


def _throw(session: Session, *, sure: bool) -> ScreenView:
    _ = session.words
    if sure:
        heading = _("Are you sure?")
        told: tuple[str, ...] = (_("This cannot be undone."),)
        yes = _("Yes, throw it away for good")
    else:
        heading = _("Throw away everything we keep?")
        told = (_("Then all your kept data are gone."), _("Your PIN goes too."))
        yes = _("Yes, throw everything away")
    buttons = (
        Button("yes", yes, Pick(YES), "erase"),
        Button("no", _("No, keep it"), Press.BACK, "forward"),
    )
    key = "vault/throw/sure" if sure else "vault/throw"
    return screen(session, "S21", key, (Heading(heading), Lines(told), Buttons(buttons)), None)


def _more(session: Session) -> ScreenView:
    _ = session.words
    buttons = [
        Button("booklet", _("A booklet on paper"), Pick(BOOKLET), "print"),
        Button("never", _("What do we never keep?"), Pick(NEVER), "why"),
        Button("anew", _("Throw away everything"), Pick(ANEW), "erase"),
    ]
    if not is_by_words(session):
        buttons[:0] = [
            Button("pin", _("Another PIN"), Pick(PIN), "lock"),
            Button("sheet", _("A recovery sheet"), Pick(SHEET), "letter"),
        ]
    parts = (Heading(_("What else is possible")), Buttons(tuple(buttons)))
    return screen(session, "S21", "vault/more", parts, _ready(session))


def _never(session: Session) -> ScreenView:
    _ = session.words
    # Each thing stands above its reason, as a question above its answer.
    parts = tuple(Lines((_.of(why),), label=_.of(what)) for what, why in NEVER_KEPT)
    heading = Heading(_("This we never keep"))
    return screen(session, "S21", "vault/never", (heading, *parts), _ready(session))


def _ready(session: Session) -> Button:
    return main_button(session.words("Ready"), "done")
