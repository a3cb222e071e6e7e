"""What is kept in an open vault: shown, masked, changed, removed; secrets only after the PIN."""

from dataclasses import replace
from datetime import timedelta

import pytest
from screens import heading, kind_of, labels, said, visible_texts
from session.vaulted import GOOD, Vaulted, typed_pin

from companion.device.policy import Kind as DeviceKind
from companion.device.policy import Printing, of_kind
from companion.session import vaulting
from companion.session.effects import Announce, Mention, PrintPage, Speak
from companion.session.helping import Helping
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.model import Session
from companion.session.places import ChoosePrinter
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.vault_places import AtItem, MyData, ShownItem
from companion.session.vault_state import contents_of
from companion.session.views import Lines, ScreenView, Tone, controls_of
from companion.vault.door import Condition
from companion.vault.door_memory import MemoryDoor
from companion.vault.items import Item
from companion.vault.kinds import Kind
from companion.visits.consent import Consent, Right

BSN = "123456782"
SUNFLOWER = "Zonnebloem-71!"
TO_BSN: tuple[Intent, ...] = (
    Pick("add"),
    Pick("bsn"),
    Press.FORWARD,
    Typed("bsn", BSN),
    Press.FORWARD,
)


@pytest.fixture
def made(home: Session) -> Vaulted:
    return Vaulted(home).made()


def on_list(session: Session) -> list[str]:
    controls = controls_of(view_of(session))
    return [one.label for one in controls if one.key.startswith("look-")]


def unsaid(view: ScreenView) -> list[str]:
    parts = [part for part in view.parts if isinstance(part, Lines)]
    return [line for part in parts for line in part.unsaid]


def test_an_account_number_is_only_named_on_the_list_and_whole_on_its_own_screen(
    made: Vaulted,
) -> None:
    made.kept("iban", "NL91 ABNA 0417 1643 00")
    assert on_list(made.session) == ["Account number"]

    made.press(Pick("iban"))

    assert unsaid(view_of(made.session)) == ["NL91 ABNA 0417 1643 00"]
    assert not any("0417" in line.spoken for line in lines_of(view_of(made.session)))


def test_a_value_that_cannot_be_kept_stays_with_the_sentence_that_mends_it(made: Vaulted) -> None:
    made.kept("e-mail", "jan voorbeeld.nl")

    assert said(made.session, Tone.PROBLEM) == ["An e-mail address has no spaces. Take them away."]
    assert heading(made.session) == "What is your e-mail address?"


def test_a_birth_date_is_typed_in_three_boxes_or_in_the_first(made: Vaulted) -> None:
    three = (Typed("day", "27"), Typed("month", "3"), Typed("year", "1941"))
    made.press(Pick("add"), Pick("geboortedatum"), *three, Press.FORWARD)
    made.press(Pick("geboortedatum"))
    assert said(made.session, Tone.BIG) == ["27 maart 1941"]

    made.press(Pick("change"), Typed("day", "28-3-1941"), Press.FORWARD, Pick("geboortedatum"))

    assert said(made.session, Tone.BIG) == ["28 maart 1941"]


def test_what_is_removed_is_asked_once_and_gone(made: Vaulted) -> None:
    made.kept("naam", "Jan")

    made.press(Pick("naam"), Pick("remove"))
    assert heading(made.session) == "Do you want to remove this?"
    made.press(Pick("yes"))

    assert on_list(made.session) == []
    assert said(made.session, Tone.NOTICE) == ["This is removed."]


def test_before_a_bsn_is_kept_two_sentences_ask_for_an_own_yes(made: Vaulted) -> None:
    made.press(Pick("add"), Pick("bsn"))

    assert heading(made.session) == "Keep your citizen service number?"
    assert len(said(made.session, Tone.PLAIN)) == 2
    assert view_of(made.session).bar.main is not None


def test_a_secret_is_on_the_list_without_its_value(made: Vaulted) -> None:
    made.press(*TO_BSN)

    assert on_list(made.session) == ["Citizen service number"]
    assert not any("782" in text for text in visible_texts(view_of(made.session)))


def test_a_secret_is_shown_after_the_pin_and_never_said(made: Vaulted) -> None:
    made.press(*TO_BSN, Pick("bsn"), Pick("show"))
    assert heading(made.session) == "Type your PIN once more"

    made.press(*typed_pin(GOOD))

    view = view_of(made.session)
    assert unsaid(view) == ["123 456 782"]
    assert not any("456" in line.spoken or "456" in line.shown for line in lines_of(view))
    assert not any("456" in text for text in visible_texts(view))


def test_a_shown_secret_is_gone_when_the_screen_is_left(made: Vaulted) -> None:
    made.press(*TO_BSN, Pick("bsn"), Pick("show"), *typed_pin(GOOD))

    made.press(Press.FORWARD)

    assert made.session.place == AtItem(Kind.BSN)


@pytest.mark.parametrize(
    ("press", "then"),
    [("change", "What is your citizen service number?"), ("remove", "Do you want to remove this?")],
)
def test_a_secret_is_replaced_or_removed_only_after_the_pin(
    made: Vaulted, press: str, then: str
) -> None:
    made.press(*TO_BSN, Pick("bsn"), Pick(press))
    assert heading(made.session) == "Type your PIN once more"

    made.press(*typed_pin(GOOD))

    assert heading(made.session) == then
    assert unsaid(view_of(made.session)) == []


def test_a_wrong_pin_shows_no_secret_and_tells_the_tries(made: Vaulted) -> None:
    made.press(*TO_BSN, Pick("bsn"), Pick("show"), *typed_pin("5093"))

    assert said(made.session, Tone.PROBLEM) == ["That is not your PIN. Try again."]
    assert "You have 9 tries left." in said(made.session, Tone.PLAIN)


def test_no_secret_stands_in_the_repr_of_a_session_its_effects_or_its_view(made: Vaulted) -> None:
    made.press(Pick("add"), Pick("digid-pass"), Press.FORWARD, Typed("digid-pass", SUNFLOWER))
    texts = [repr(made.session), repr(view_of(made.session))]
    made.press(Press.FORWARD)
    texts += [repr(made.effects), repr(made.session)]
    made.press(Pick("digid-pass"), Pick("show"), *typed_pin(GOOD))
    texts += [repr(made.effects), repr(made.session), repr(view_of(made.session))]

    assert isinstance(made.session.place, ShownItem)
    assert not [text for text in texts if "Zonnebloem" in text or GOOD in text]


def test_nothing_of_a_secret_is_ever_said_aloud_or_announced(spoken_home: Session) -> None:
    made = Vaulted(spoken_home).made()
    typed = [Typed("pin", GOOD[:length]) for length in (1, 2, 3, 4)]
    made.press(*TO_BSN, Pick("bsn"), Pick("show"), *typed, Press.FORWARD, Press.READ, Press.READ)
    made.press(Press.FORWARD, Press.BACK)
    made.press(Pick("more"), Pick("sheet"), *typed, Press.FORWARD, Press.WRITE_DOWN)
    [secret_line] = unsaid(view_of(made.session))

    said_aloud = [line.spoken for one in kind_of(tuple(made.every), Speak) for line in one.lines]
    said_aloud += [one.text for one in kind_of(tuple(made.every), Mention)]
    said_aloud += [one.text for one in kind_of(tuple(made.every), Announce)]
    assert "Digit entered." in said_aloud
    secrets = (GOOD, BSN, "123 456 782", secret_line)
    assert [text for text in said_aloud if any(secret in text for secret in secrets)] == []


def test_when_nobody_presses_the_secrets_close_and_plain_data_stay(made: Vaulted) -> None:
    made.kept("naam", "Jan").press(*TO_BSN, Pick("bsn"), Pick("show"), *typed_pin(GOOD))

    after, effects = vaulting.close_secrets(made.session)

    assert after.place == AtItem(Kind.BSN)
    assert effects == ()
    assert contents_of(after) == contents_of(made.session)


def test_a_pin_that_was_half_typed_is_gone_when_nobody_presses(made: Vaulted) -> None:
    made.reopened().press(Press.MY_DATA, Typed("pin", "40"))

    after, _effects = vaulting.close_secrets(made.session)

    assert after.place == MyData()


def test_locking_from_anywhere_closes_the_vault_and_leaves_no_value(made: Vaulted) -> None:
    made.kept("naam", "Jan")

    made.session, made.effects = vaulting.lock(made.session)
    made.answer()

    assert contents_of(made.session) is None
    assert made.door.standing().condition is Condition.LOCKED


def test_the_pin_is_changed_by_the_old_one_and_a_new_one_twice(made: Vaulted) -> None:
    made.press(Pick("more"), Pick("pin"), *typed_pin(GOOD), *typed_pin("8362"), *typed_pin("8362"))
    assert said(made.session, Tone.NOTICE) == ["Your new PIN works now."]

    made.reopened().press(Press.MY_DATA, *typed_pin("8362"))

    assert heading(made.session) == "My data"


def test_a_wrong_old_pin_is_asked_again(made: Vaulted) -> None:
    made.press(Pick("more"), Pick("pin"), *typed_pin("5093"), *typed_pin("8362"))
    made.press(*typed_pin("8362"))

    assert heading(made.session) == "What is your PIN of now?"
    assert said(made.session, Tone.PROBLEM) == ["That is not your PIN. Try again."]


def test_a_pin_may_not_be_a_date_that_is_kept(made: Vaulted) -> None:
    made.press(Pick("add"), Pick("geboortedatum"), Typed("day", "27-3-1941"), Press.FORWARD)

    made.press(Pick("more"), Pick("pin"), *typed_pin(GOOD), *typed_pin("4127"))

    assert said(made.session, Tone.PROBLEM) == [
        "Someone who knows you can guess this. Choose another PIN."
    ]


def test_a_recovery_sheet_goes_to_the_printer_and_to_no_file(made: Vaulted) -> None:
    made.press(Pick("more"), Pick("sheet"), *typed_pin(GOOD), Press.PRINT)

    [printed] = kind_of(made.effects, PrintPage)
    assert printed.page.paper_only


def test_the_code_of_a_sheet_is_written_down_line_by_line_and_never_said(made: Vaulted) -> None:
    made.press(Pick("more"), Pick("sheet"), *typed_pin(GOOD), Press.WRITE_DOWN)

    view = view_of(made.session)
    [line] = unsaid(view)
    assert not any(line in spoken.spoken for spoken in lines_of(view))


def test_a_sheet_opens_the_vault_under_a_new_pin(made: Vaulted) -> None:
    code = made.door.new_sheet(GOOD)
    made.reopened().press(Press.MY_DATA, Press.FORGOT_CODE, Pick("sheet"))

    made.press(Typed("sheet", code), Press.FORWARD, *typed_pin("8362"), *typed_pin("8362"))

    assert heading(made.session) == "My data"
    assert said(made.session, Tone.NOTICE) == ["Your new PIN works now."]


def test_a_code_with_a_mistake_is_mended_before_a_pin_is_chosen_for_it(made: Vaulted) -> None:
    made.door.new_sheet(GOOD)
    made.reopened().press(Press.MY_DATA, Press.FORGOT_CODE, Pick("sheet"))

    made.press(Typed("sheet", "T7XK 2MQA"), Press.FORWARD)

    assert heading(made.session) == "Type the code of your sheet"
    assert said(made.session, Tone.PROBLEM) == ["You typed 8 signs. There are 28."]


def test_the_booklet_holds_what_is_kept_and_nothing_secret(made: Vaulted) -> None:
    made.kept("naam", "Jan de Vries").press(*TO_BSN)

    made.press(Pick("more"), Pick("booklet"))

    place = made.session.place
    assert isinstance(place, ChoosePrinter)
    lines = [line for section in place.page.sections for line in section.lines]
    assert "Jan de Vries" in lines
    assert not any(BSN in line for line in lines)


def test_everything_is_thrown_away_after_being_asked_twice(made: Vaulted) -> None:
    made.kept("naam", "Jan").press(Pick("more"), Pick("anew"), Pick("yes"))
    assert made.door.standing().condition is Condition.OPEN

    made.press(Pick("yes"))

    assert heading(made.session) == "Shall we keep your data?"
    assert made.door.standing().condition is Condition.NONE


def test_what_is_never_kept_is_told_with_its_reason(made: Vaulted) -> None:
    made.press(Pick("more"), Pick("never"))

    assert "Codes of your bank" in visible_texts(view_of(made.session))


def test_without_a_key_store_words_are_written_down_and_one_is_asked_back(home: Session) -> None:
    vaulted = Vaulted(home, MemoryDoor(key_store=False)).press(Press.MY_DATA)
    assert "A PIN alone is not safe enough here." in said(vaulted.session, Tone.PLAIN)

    vaulted.press(Press.FORWARD)
    words = []
    while heading(vaulted.session).startswith("Word"):
        words += unsaid(view_of(vaulted.session))
        vaulted.press(Press.FORWARD)
    number = int("".join(filter(str.isdigit, heading(vaulted.session))))
    vaulted.press(Typed("word", "anders"), Press.FORWARD)
    assert said(vaulted.session, Tone.PROBLEM) == [
        "This is another word. Look at your paper again."
    ]
    vaulted.press(Typed("word", words[number - 1].upper()), Press.FORWARD)

    assert heading(vaulted.session) == "My data"
    vaulted.press(*TO_BSN, Pick("bsn"), Pick("show"))
    assert heading(vaulted.session) == "What are your words?"
    vaulted.press(Typed("words", " ".join(words)), Press.FORWARD)
    assert unsaid(view_of(vaulted.session)) == ["123 456 782"]
    vaulted.press(Press.FORWARD, Press.BACK).reopened()
    vaulted.press(Press.MY_DATA, Typed("words", " ".join(words)), Press.FORWARD)
    assert heading(vaulted.session) == "My data"


def helped(session: Session, *rights: Right) -> Session:
    consent = Consent("Jan", frozenset(rights), session.now, session.now + timedelta(hours=1))
    return replace(session, helping=Helping(consent))


def test_with_a_helper_the_list_is_masked_and_nothing_can_be_pressed(made: Vaulted) -> None:
    made.kept("iban", "NL91ABNA0417164300")

    session = helped(made.session, Right.WATCH, Right.DATA)

    assert labels(view_of(session)) == ["Stop the help of Jan"]
    assert said(session, Tone.PLAIN) == ["Account number: Ends in 4300"]


@pytest.mark.parametrize("press", [Pick("iban"), Pick("add"), Pick("more")])
def test_with_a_helper_no_press_shows_changes_or_adds(made: Vaulted, press: Pick) -> None:
    made.kept("iban", "NL91ABNA0417164300")
    session = helped(made.session, Right.WATCH, Right.DATA)

    after, effects = vaulting.moved(session, MyData(), press)

    assert after == session
    assert effects == ()


def test_a_helper_without_that_right_sees_nothing_of_it(made: Vaulted) -> None:
    made.kept("naam", "Jan de Vries")

    session = helped(made.session, Right.WATCH)

    assert not any("Vries" in text for text in visible_texts(view_of(session)))


def test_a_helper_who_comes_while_a_secret_is_shown_does_not_see_it(made: Vaulted) -> None:
    made.press(*TO_BSN, Pick("bsn"), Pick("show"), *typed_pin(GOOD))

    session = helped(made.session, Right.WATCH, Right.DATA)

    assert unsaid(view_of(session)) == []


def test_without_printing_a_sheet_is_only_written_down(home: Session) -> None:
    policy = replace(of_kind(DeviceKind.OWN), printing=Printing(allowed=False))
    made = Vaulted(replace(home, policy=policy)).made()

    made.press(Pick("more"), Pick("sheet"), *typed_pin(GOOD))

    assert labels(view_of(made.session)) == ["I write it down myself"]


def test_a_vault_holds_only_what_the_closed_list_names(made: Vaulted) -> None:
    made.kept("naam", "Jan")

    contents = contents_of(made.session)

    assert contents is not None
    assert contents.plain == (Item("naam", "Jan"),)
