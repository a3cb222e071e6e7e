"""Every screen of the kept data, as sessions: what no walk leads to, for a vault answers late."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from companion.session.helping import Helping
from companion.session.model import Session
from companion.session.vault_places import (
    AddItem,
    Again,
    AskAgain,
    Asking,
    AtItem,
    ChoosePin,
    ConfirmWord,
    CopyWhat,
    Entry,
    ForgotPin,
    MoreData,
    MyData,
    NeverKept,
    NewSheet,
    OptIn,
    PinFor,
    ShownItem,
    ThrowAll,
    ToCopy,
    TypeItem,
    TypeSheet,
    VaultPlace,
)
from companion.session.vault_refusals import sentence, weak
from companion.session.vault_requests import Reason, Refused
from companion.session.vault_state import with_contents, with_standing
from companion.vault.door import Condition, Contents, Standing
from companion.vault.items import Item
from companion.vault.kinds import Kind
from companion.vault.pins import Weakness
from companion.visits.consent import Consent, Right

_CODE = "T7XK 2MQA 9FHC 4RVE 8PJN 3DWY 5AKU"
_FULL = Contents(
    (
        Item(Kind.NAME, "Wilhelmina van den Berg-Noordhuizen"),
        Item(Kind.ADDRESS, "Burgemeester van der Straatenlaan 112"),
        Item(Kind.POSTCODE, "3511 BX"),
        Item(Kind.TOWN, "'s-Gravenhage"),
        Item(Kind.BIRTH_DATE, "1941-03-27"),
        Item(Kind.PHONE, "+31612345678"),
        Item(Kind.EMAIL, "wilhelmina.vandenberg@voorbeeld.nl"),
        Item(Kind.IBAN, "NL91ABNA0417164300"),
        Item(Kind.BOOKLET, "In de la van de keukenkast"),
    ),
    frozenset({Kind.BSN, Kind.DIGID_PASSWORD}),
)


def vault_sights(home: Session) -> Iterator[Session]:
    """Yield a session at each screen of the kept data."""
    yield from _closed(home)
    first = replace(with_contents(home, Contents()), stack=(*home.stack, MyData()))
    opened = replace(with_contents(home, _FULL), stack=(*home.stack, MyData()))
    yield first
    yield opened
    for place in _places():
        yield opened.go(place)
    yield from _by_words(home, opened)


def _closed(home: Session) -> Iterator[Session]:
    there = replace(home, stack=(*home.stack, MyData()))
    yield there.go(Asking(1))
    for condition in Condition:
        if condition is not Condition.OPEN:
            yield with_standing(there, Standing(condition, sheet=True, previous=True))
    missed = Entry(problem=sentence(Refused(Reason.WRONG_PIN)))
    locked = with_standing(there, Standing(Condition.LOCKED, left=7))
    yield locked.stay(MyData(missed, misses=3))
    yield with_standing(there, Standing(Condition.LOCKED, left=1, seconds=3600))
    yield locked.go(ForgotPin())


def _places() -> Iterator[VaultPlace]:
    yield ChoosePin(PinFor.NEW)
    yield ChoosePin(PinFor.NEW, entry=Entry(problem=weak(Weakness.REPEAT)))
    yield ChoosePin(PinFor.NEW, first="4071")
    yield from (AskAgain(what, Kind.BSN) for what in Again)
    yield AddItem()
    yield from (OptIn(kind) for kind in (Kind.BSN, Kind.DIGID_PASSWORD))
    for kind in Kind:
        yield TypeItem(kind)
        yield AtItem(kind)
    yield AtItem(Kind.ADDRESS, sure=True)
    yield ShownItem(Kind.BSN, "123456782")
    yield ShownItem(Kind.DIGID_PASSWORD, "WmQ%" * 8)
    yield NewSheet(_CODE)
    yield ToCopy(CopyWhat.SHEET, ("T7XK 2MQA", "9FHC 4RVE"))
    yield TypeSheet(Entry({"sheet": _CODE}, problem=sentence(Refused(Reason.SHEET_MISTYPED))))
    yield from (MoreData(), NeverKept(), ThrowAll(), ThrowAll(sure=True))


def _by_words(home: Session, opened: Session) -> Iterator[Session]:
    words = ("aardbeien"[:8], "molen", "fietspad", "tulp", "wolken")
    yield opened.go(ToCopy(CopyWhat.WORDS, words, 2))
    yield opened.go(ConfirmWord(words, 2))
    there = replace(home, stack=(*home.stack, MyData()))
    yield with_standing(there, Standing(Condition.LOCKED, by_words=True))


def helped_sights(home: Session) -> Iterator[Session]:
    """Yield a session at what a helper may see: without and with leave to see the data."""
    opened = replace(with_contents(home, _FULL), stack=(*home.stack, MyData()))
    for rights in (frozenset({Right.WATCH}), frozenset({Right.WATCH, Right.DATA})):
        consent = Consent("Jan", rights, home.now, home.now + timedelta(hours=1))
        yield replace(opened, helping=Helping(consent))
