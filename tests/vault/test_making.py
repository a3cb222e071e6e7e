from pathlib import Path

import pytest
from vault.living import ITEMS, Life, keys_of, kid_of
from vault.vaults import COSTS, PIN

from companion.vault.errors import CostsRefused, NotWritten
from companion.vault.format import Costs
from companion.vault.key_store_errors import KeyStoreAbsent
from companion.vault.keys import PinKey
from companion.vault.making import create
from companion.vault.passphrase_errors import VaultExists
from companion.vault.store import Age, load
from companion.vault.tries import Standing
from companion.vault.typed import Pin
from companion.vault.unlocking import unlock


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path)


def test_a_new_vault_is_open_and_opens_again_with_its_pin(life: Life) -> None:
    unlocked = life.create()

    assert unlocked.items == ITEMS
    assert unlocked.fixed.generation == 1
    assert life.unlock() == unlocked
    assert load(life.place, life.store).age is Age.CURRENT
    assert life.tries.standing(kid_of(unlocked)) == Standing(10, 0)


def test_a_new_vault_has_one_file_and_three_entries_in_the_key_store(life: Life) -> None:
    unlocked = life.create()

    assert life.endings() == {"lock", "tries", "vault"}
    assert life.store.names() == keys_of(unlocked)


def test_it_opens_with_what_the_usual_stretching_made_of_the_pin(life: Life) -> None:
    create(life.place, life.store, life.tries, PIN)

    assert unlock(life.place, life.store, life.tries, PIN).items == ()


@pytest.mark.parametrize("ending", ["vault", "vault.bak", "vault.damaged"])
def test_nothing_is_ever_written_over(life: Life, ending: str) -> None:
    there = life.place.folder / f"{'70' * 16}.{ending}"
    there.write_bytes(b"somebody's")

    with pytest.raises(VaultExists):
        life.create()

    assert there.read_bytes() == b"somebody's"
    assert life.store.names() == set()


def test_the_name_of_the_key_is_on_the_disk_before_the_key_is_kept(life: Life) -> None:
    seen = []

    class Looking(type(life.store)):  # type: ignore[misc]  # the class of this store, whichever
        def set(self, kid: str, secret: bytes) -> None:
            seen.append((kid, life.place.pending.read_text().split()[2]))
            super().set(kid, secret)

    life.store = Looking()

    unlocked = life.create()

    assert seen[0] == (kid_of(unlocked), kid_of(unlocked))


def test_without_a_key_store_nothing_is_made(life: Life) -> None:
    life.store.trouble = KeyStoreAbsent()

    with pytest.raises(KeyStoreAbsent):
        life.create()

    assert life.endings() == {"lock"}
    assert life.stretch.calls == 0


def test_costs_below_the_floor_are_refused_before_anything_is_made(life: Life) -> None:
    with pytest.raises(CostsRefused):
        create(life.place, life.store, life.tries, PIN, (), Costs(8, 1, 1), life.stretch)

    assert life.store.names() == set()


def test_too_little_memory_leaves_nothing(life: Life) -> None:
    def no_memory(_pin: Pin, _salt: bytes, _costs: Costs) -> PinKey:
        raise MemoryError

    with pytest.raises(MemoryError):
        create(life.place, life.store, life.tries, PIN, ITEMS, COSTS, no_memory)

    assert life.endings() == {"lock"}
    assert life.store.names() == set()


def test_a_full_disk_leaves_no_key_without_a_file(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise NotWritten(OSError(28, f"full: {path.name}, {len(data)}"))

    monkeypatch.setattr("companion.vault.making.write_whole", full)
    with pytest.raises(NotWritten):
        life.create()

    assert life.endings() == {"lock"}
    assert life.store.names() == set()
