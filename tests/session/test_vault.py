"""The vault as the citizen meets it: begin, choose a PIN, keep, lock, open again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from screens import heading, labels, said, visible_texts
from session.vaulted import GOOD, TO_NEW_PIN, Vaulted, typed_pin
from walker import pressed

from companion.device.policy import Kind as DeviceKind
from companion.device.policy import of_kind
from companion.session.handling import handle
from companion.session.intents import Pick, Press, TimePassed, Typed, VaultAnswered
from companion.session.model import Session
from companion.session.places import Home
from companion.session.screens import view_of
from companion.session.vault_requests import Contained
from companion.session.views import Tone
from companion.vault.door import Condition, Contents, Standing
from companion.vault.door_memory import MemoryDoor


@pytest.fixture
def vaulted(home: Session) -> Vaulted:
    return Vaulted(home)


def test_the_home_screen_leads_to_the_kept_data(home: Session) -> None:
    assert "My data" in labels(view_of(home))


def test_who_has_no_vault_is_asked_whether_they_want_one(vaulted: Vaulted) -> None:
    vaulted.press(Press.MY_DATA)

    assert heading(vaulted.session) == "Shall we keep your data?"
    assert labels(view_of(vaulted.session)) == ["No, I do not want that", "What do we never keep?"]


def test_who_does_not_want_one_is_at_home_again(vaulted: Vaulted) -> None:
    vaulted.press(Press.MY_DATA, Pick("no"))

    assert heading(vaulted.session).startswith("Good morning")


def test_a_pin_typed_twice_makes_the_vault(vaulted: Vaulted) -> None:
    vaulted.press(*TO_NEW_PIN, *typed_pin(GOOD))
    assert heading(vaulted.session) == "Type the same PIN again"

    vaulted.press(*typed_pin(GOOD))

    assert heading(vaulted.session) == "My data"
    assert vaulted.door.standing().condition is Condition.OPEN


def test_two_pins_that_differ_are_chosen_again(vaulted: Vaulted) -> None:
    vaulted.press(*TO_NEW_PIN, *typed_pin(GOOD), *typed_pin("4072"))

    assert heading(vaulted.session) == "Choose a PIN"
    assert said(vaulted.session, Tone.PROBLEM) == ["The two PINs differ. Choose a PIN again."]
    assert vaulted.door.standing().condition is Condition.NONE


def test_a_weak_pin_is_refused_at_once_and_its_digits_are_not_told(vaulted: Vaulted) -> None:
    vaulted.press(*TO_NEW_PIN, *typed_pin("1234"))

    assert said(vaulted.session, Tone.PROBLEM) == [
        "Digits in a row are easy to guess. Choose another PIN."
    ]
    assert not any("1234" in text for text in visible_texts(view_of(vaulted.session)))


def test_three_digits_are_no_pin(vaulted: Vaulted) -> None:
    vaulted.press(*TO_NEW_PIN, *typed_pin("407"))

    assert said(vaulted.session, Tone.PROBLEM) == ["Type 4, 5 or 6 digits."]


def test_who_locks_is_told_so_at_home_and_not_asked_for_the_pin(vaulted: Vaulted) -> None:
    vaulted.made().press(Pick("lock"))

    assert vaulted.session.place == Home()
    assert said(vaulted.session, Tone.NOTICE) == ["Your data are closed."]
    assert vaulted.door.standing().condition is Condition.LOCKED


def test_what_is_kept_is_there_after_locking_and_opening(vaulted: Vaulted) -> None:
    vaulted.made().kept("naam", "Jan de Vries").reopened()

    vaulted.press(Press.MY_DATA)
    assert heading(vaulted.session) == "What is your PIN?"
    vaulted.press(*typed_pin(GOOD), Pick("naam"))

    assert said(vaulted.session, Tone.BIG) == ["Jan de Vries"]


def test_another_pin_tells_how_many_tries_are_left(vaulted: Vaulted) -> None:
    vaulted.made().reopened()

    vaulted.press(Press.MY_DATA, *typed_pin("5093"))

    assert said(vaulted.session, Tone.PROBLEM) == ["That is not your PIN. Try again."]
    assert said(vaulted.session, Tone.PLAIN) == ["You have 9 tries left."]


def test_the_same_wrong_pin_does_not_count_again(vaulted: Vaulted) -> None:
    vaulted.made().reopened()

    vaulted.press(Press.MY_DATA, *typed_pin("5093"), *typed_pin("5093"))

    assert said(vaulted.session, Tone.PLAIN) == ["You have 9 tries left."]


def test_from_the_third_miss_help_is_offered(vaulted: Vaulted) -> None:
    vaulted.made().reopened()

    vaulted.press(Press.MY_DATA, *typed_pin("5093"), *typed_pin("6174"))
    assert said(vaulted.session, Tone.NOTICE) == []
    vaulted.press(*typed_pin("7392"))

    assert said(vaulted.session, Tone.NOTICE) == ["Does it not work? Press: I do not know my PIN."]


def test_a_guest_is_not_offered_to_keep_anything(home: Session) -> None:
    guest = replace(home, guest=True)

    assert "My data" not in labels(view_of(guest))
    assert pressed(guest, Press.MY_DATA).place == guest.place


def test_on_a_lent_device_no_secret_kind_is_offered(home: Session) -> None:
    lent = Vaulted(replace(home, policy=of_kind(DeviceKind.LENT))).made()

    lent.press(Pick("add"))

    assert "DigiD password" not in labels(view_of(lent.session))
    assert "Citizen service number" not in labels(view_of(lent.session))


def test_while_the_vault_is_busy_the_screen_says_so_and_back_works(home: Session) -> None:
    waiting = pressed(home, Press.MY_DATA)
    assert heading(waiting) == "One moment"

    back = pressed(waiting, Press.BACK, Press.BACK)

    assert back.place == home.place


def test_a_late_answer_changes_no_screen(home: Session) -> None:
    gone = pressed(home, Press.MY_DATA, Press.HOME)

    after = pressed(gone, VaultAnswered(1, Contained(Contents())))

    assert view_of(after) == view_of(gone)


def test_a_vault_opened_by_a_late_answer_is_shut_before_it_is_asked_for_again(
    vaulted: Vaulted,
) -> None:
    vaulted.made().reopened()
    vaulted.press(Press.MY_DATA, Typed("pin", GOOD))
    vaulted.session, vaulted.effects = handle(vaulted.session, Press.FORWARD)
    left, _ = handle(vaulted.session, Press.HOME)
    vaulted.session = left
    vaulted.answer()

    vaulted.press(Press.MY_DATA)

    assert heading(vaulted.session) == "What is your PIN?"
    assert vaulted.door.standing().condition is Condition.LOCKED


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (30, "You can try again in one minute."),
        (60, "You can try again in one minute."),
        (3600, "You can try again in an hour."),
    ],
)
def test_a_wait_is_told_as_long_as_it_is(home: Session, seconds: int, told: str) -> None:
    door = MemoryDoor()
    door.playing = Standing(Condition.LOCKED, left=4, seconds=seconds)

    vaulted = Vaulted(home, door).press(Press.MY_DATA)

    assert told in visible_texts(view_of(vaulted.session))


def test_a_wait_is_told_in_minutes_and_counted_down(home: Session) -> None:
    door = MemoryDoor()
    door.playing = Standing(Condition.LOCKED, left=4, seconds=300)
    vaulted = Vaulted(home, door).press(Press.MY_DATA)
    assert "You can try again in 5 minutes." in visible_texts(view_of(vaulted.session))

    vaulted.press(TimePassed(home.now + timedelta(minutes=5)))
    assert "You can try again in one minute." in visible_texts(view_of(vaulted.session))
    vaulted.press(TimePassed(home.now + timedelta(minutes=6)))

    assert heading(vaulted.session) == "What is your PIN?"


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (Condition.USED_UP, "Your PIN does not work any more"),
        (Condition.KEY_GONE, "The key to your data is gone"),
        (Condition.KEY_SILENT, "We cannot reach your data now"),
        (Condition.DAMAGED, "Your data cannot be read"),
        (Condition.OLDER, "This is an older copy"),
        (Condition.TOO_NEW, "This program is too old for your data"),
        (Condition.OTHER_DEVICE, "Your data are of another computer"),
        (Condition.IN_USE, "Your data are open elsewhere"),
    ],
)
def test_each_trouble_has_its_own_calm_screen(
    home: Session, condition: Condition, told: str
) -> None:
    door = MemoryDoor()
    door.playing = Standing(condition)

    vaulted = Vaulted(home, door).press(Press.MY_DATA)

    assert heading(vaulted.session) == told
    assert view_of(vaulted.session).bar.main is not None


def test_the_good_file_of_before_is_put_back_where_there_is_one(home: Session) -> None:
    door = MemoryDoor()
    door.playing = Standing(Condition.DAMAGED, previous=True)
    vaulted = Vaulted(home, door).press(Press.MY_DATA)
    assert "Use the copy of before" in labels(view_of(vaulted.session))

    vaulted.press(Pick("previous"))

    assert door.playing is None
