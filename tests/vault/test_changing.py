import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from vault.living import ITEMS, NEW, Life, keys_of, kid_of
from vault.vaults import COSTS, PIN

from companion.vault import changing, keyless, settling
from companion.vault.changing import settle, throw_away
from companion.vault.disk import write_whole
from companion.vault.errors import (
    Damaged,
    KeyMissing,
    NotWritten,
    NoVaultFile,
    OtherDevice,
    PinUncertain,
    WrongPin,
)
from companion.vault.format import Costs
from companion.vault.key_store_errors import KeyStoreAbsent, KeyStoreLocked
from companion.vault.keys import PinKey
from companion.vault.pending import forget_keys, is_pending, note
from companion.vault.recovery import new_sheet
from companion.vault.store import Age, accept_older, load, put_previous_back, save
from companion.vault.typed import Passphrase

FULL = NotWritten(OSError(28, "No space left on device"))


def _stretched_words(words: Passphrase, salt: bytes, _: Costs) -> PinKey:
    return PinKey(hashlib.sha256(words.text.encode() + salt).digest())


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path)


def test_after_a_change_only_the_new_pin_opens(life: Life) -> None:
    changed = life.change(life.create())

    assert changed.items == ITEMS
    assert life.unlock(NEW) == changed
    with pytest.raises(WrongPin):
        life.unlock(PIN)


def test_a_change_makes_every_secret_new(life: Life) -> None:
    before = life.create()

    after = life.change(before)

    assert after.keys.device != before.keys.device
    assert after.keys.data != before.keys.data
    assert after.fixed.salt != before.fixed.salt
    assert kid_of(after) != kid_of(before)
    assert after.fixed.identity.vault_id == before.fixed.identity.vault_id
    assert after.fixed.generation == 2
    assert life.store.names() == keys_of(after)


def test_no_old_copy_opens_after_a_change(life: Life) -> None:
    unlocked = save(life.place, life.store, life.create(), ITEMS)
    copy = life.place.file.read_bytes()
    life.change(unlocked)
    assert life.place.previous.read_bytes() == life.place.file.read_bytes()

    life.place.file.write_bytes(copy)

    with pytest.raises(KeyMissing):
        life.unlock(PIN)


def test_a_change_makes_the_sheet_void(life: Life) -> None:
    unlocked = life.create()
    new_sheet(life.place, unlocked)

    life.change(unlocked)

    assert not life.place.sheet.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc which folder was synced")
def test_the_new_file_is_safe_on_the_disk_before_the_old_key_goes(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = life.create()
    sync, replace_file, done = os.fsync, os.replace, life.store.done

    def syncing(handle: int) -> None:
        sync(handle)
        done.append(("sync", str(Path(f"/proc/self/fd/{handle}").readlink())))

    def replacing(fresh: Path, path: Path) -> None:
        replace_file(fresh, path)
        done.append(("replace", str(path)))

    done.clear()
    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(os, "replace", replacing)
    changed = life.change(unlocked)

    gone = done.index(("delete", kid_of(unlocked)))
    kept = done.index(("set", kid_of(changed)))
    written = done.index(("replace", str(life.place.file)))
    assert ("sync", str(life.place.folder)) in done[written:gone]
    assert ("sync", str(life.place.folder)) in done[:kept]  # the note of the new key


def test_what_is_open_must_be_what_lies_there(life: Life) -> None:
    unlocked = life.create()
    life.change(unlocked)

    with pytest.raises(OtherDevice):
        life.change(unlocked)

    assert life.unlock(NEW).items == ITEMS


def test_a_change_does_not_undo_what_another_program_has_saved(life: Life) -> None:
    unlocked = life.create()
    later = save(life.place, life.store, unlocked, ITEMS)
    save(life.place, life.store, later, ITEMS[:1])

    with pytest.raises(Damaged):
        life.change(unlocked)

    assert life.unlock().items == ITEMS[:1]


def test_a_change_without_a_vault_makes_none(life: Life) -> None:
    unlocked = life.create()
    life.place.file.unlink()

    with pytest.raises(NoVaultFile):
        life.change(unlocked)


def test_a_disk_that_refuses_the_new_file_and_the_old_one_is_told_as_it_is(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = life.create()

    def written_and_not_synced(path: Path, data: bytes) -> None:
        if life.place.file.read_bytes()[86:102] == unlocked.fixed.identity.kid:
            write_whole(path, data)
        raise FULL

    monkeypatch.setattr(changing, "write_whole", written_and_not_synced)
    with pytest.raises(PinUncertain):
        life.change(unlocked)
    monkeypatch.undo()

    assert is_pending(life.place)
    settle(life.place, life.store)
    assert life.unlock(NEW).items == ITEMS
    assert not is_pending(life.place)


def test_a_key_that_could_not_be_deleted_goes_at_the_next_start(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked = life.create()

    def locked(*_: object) -> None:
        raise KeyStoreLocked(life.store.kind())

    monkeypatch.setattr(settling, "forget_keys", locked)
    changed = life.change(unlocked)
    monkeypatch.undo()
    assert is_pending(life.place)

    settle(life.place, life.store)

    assert life.store.names() == keys_of(changed)
    assert not is_pending(life.place)


def test_where_nothing_was_left_the_key_store_is_not_asked(life: Life) -> None:
    life.create()
    life.store.trouble = KeyStoreLocked(life.store.kind())

    settle(life.place, life.store)


def test_settling_makes_no_folder(tmp_path: Path) -> None:
    life = Life(tmp_path / "none")

    settle(life.place, life.store)

    assert not life.place.folder.exists()


def test_no_key_is_deleted_while_the_file_is_damaged(life: Life) -> None:
    unlocked = life.create()
    note(life.place, kid_of(unlocked), "ab" * 16)
    life.store.set("ab" * 16, bytes(32))
    good = life.place.file.read_bytes()
    life.place.file.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))

    settle(life.place, life.store)

    assert life.store.names() == {*keys_of(unlocked), "ab" * 16}
    life.place.file.write_bytes(good)
    settle(life.place, life.store)
    assert life.store.names() == keys_of(unlocked)


def test_a_copy_under_an_old_key_is_written_anew_also_without_a_note(life: Life) -> None:
    unlocked = life.create()
    old = life.place.file.read_bytes()
    life.change(unlocked)
    life.place.previous.write_bytes(old)

    settle(life.place, life.store)

    assert life.place.previous.read_bytes() == life.place.file.read_bytes()


@pytest.mark.parametrize("text", [b"", b"pending 2 x\n", b"\xff" * 5000])
def test_a_note_that_cannot_be_read_deletes_no_key(life: Life, text: bytes) -> None:
    unlocked = life.create()
    life.place.pending.write_bytes(text)

    settle(life.place, life.store)

    assert life.store.names() == keys_of(unlocked)
    assert not is_pending(life.place)


def test_thrown_away_is_gone_with_every_key_and_file(life: Life) -> None:
    unlocked = save(life.place, life.store, life.create(), ITEMS)
    new_sheet(life.place, unlocked)
    life.place.damaged.write_bytes(b"broken")

    throw_away(life.place, life.store)

    assert life.endings() == {"lock"}
    assert life.store.names() == set()
    assert life.create().items == ITEMS


def test_what_is_already_thrown_away_can_be_thrown_away_again(life: Life) -> None:
    life.create()
    throw_away(life.place, life.store)

    throw_away(life.place, life.store)

    assert life.endings() == {"lock"}


def test_a_vault_without_its_key_can_be_thrown_away(life: Life) -> None:
    forget_keys(life.store, kid_of(life.create()))

    throw_away(life.place, life.store)

    assert life.endings() == {"lock"}


def test_a_damaged_vault_is_thrown_away_with_the_keys_that_its_copy_names(life: Life) -> None:
    save(life.place, life.store, life.create(), ITEMS)
    life.place.file.write_bytes(b"broken")

    throw_away(life.place, life.store)

    assert life.store.names() == set()


def test_a_vault_that_words_open_is_thrown_away_without_a_key_store(life: Life) -> None:
    keyless.create(life.place, Passphrase("a b c d e"), ITEMS, COSTS, _stretched_words)
    life.store.trouble = KeyStoreAbsent()

    throw_away(life.place, life.store)

    assert life.endings() == {"lock"}


def test_a_file_that_was_carried_away_during_a_change_loses_no_key(life: Life) -> None:
    unlocked = life.create()
    note(life.place, kid_of(unlocked), "ab" * 16)
    away = life.place.file.read_bytes()
    life.place.file.unlink()
    settle(life.place, life.store)

    life.place.file.write_bytes(away)

    assert life.unlock().items == ITEMS


def test_a_key_store_that_does_not_delete_keeps_the_vault_as_it_was(life: Life) -> None:
    life.create()
    life.store.trouble = KeyStoreLocked(life.store.kind())

    with pytest.raises(KeyStoreLocked):
        throw_away(life.place, life.store)
    life.store.trouble = None

    assert life.unlock().items == ITEMS
    assert life.endings() == {"lock", "tries", "vault"}


def test_an_older_copy_is_current_once_it_was_accepted(life: Life) -> None:
    unlocked = life.create()
    older = life.place.file.read_bytes()
    for _ in range(3):
        unlocked = save(life.place, life.store, unlocked, ITEMS[:1])
    life.place.file.write_bytes(older)
    assert load(life.place, life.store).age is Age.OLDER

    accept_older(life.place, life.store)

    assert load(life.place, life.store).age is Age.CURRENT
    assert life.unlock().items == ITEMS


def test_a_copy_put_back_during_a_change_is_the_one_way_in(life: Life) -> None:
    unlocked = save(life.place, life.store, life.create(), ITEMS)
    old, keys = life.place.previous.read_bytes(), life.store.names()
    secret = unlocked.keys.device.value
    changed = life.change(unlocked)
    # As a crash between the two writes leaves it, and then the new file breaks.
    life.place.previous.write_bytes(old)
    for name in keys:
        life.store.set(name, secret if name == kid_of(unlocked) else bytes(31) + b"\1")
    note(life.place, kid_of(unlocked), kid_of(changed))
    life.place.file.write_bytes(b"broken")
    settle(life.place, life.store)

    put_previous_back(life.place)
    settle(life.place, life.store)

    assert life.unlock(PIN).items == ITEMS
    assert life.store.names() == keys_of(replace(unlocked))
