"""What can be done with a vault, and how it must stand when that was cut off at any point."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from faults.vault_world import COSTS, NEW, OLD, WRONG, World, is_clean, some_items
from vault.vaults import QuickStretch

from companion.vault.changing import change_pin, throw_away
from companion.vault.errors import TriesUsedUp, WrongPin
from companion.vault.items import Item
from companion.vault.recovery import open_with_sheet, renew
from companion.vault.store import accept_older, load, noted, put_previous_back, save
from companion.vault.tries import MOST
from companion.vault.unlocking import unlock

FIRST: Final = (Item("eerst", "Jansen"),)


@dataclass(frozen=True, slots=True)
class Scenario:
    """`judge` is given whether the action came to its end, and so was acknowledged."""

    name: str
    prepare: Callable[[World, random.Random], None]
    act: Callable[[World], None]
    judge: Callable[[World, bool], None]


def _standing(world: World, chance: random.Random) -> None:
    """A vault of two generations, with a sheet."""
    unlocked = world.create(some_items(chance))
    unlocked = save(world.place, world.store, unlocked, FIRST)
    world.new_sheet(unlocked)


def _empty(world: World, _: random.Random) -> None:
    world.place.folder.mkdir(exist_ok=True)


def _used_up(world: World, chance: random.Random) -> None:
    _standing(world, chance)
    kid = load(world.place, world.store).parts.fixed.identity.kid.hex()
    world.store.set(f"{kid}-tries", noted(MOST))
    world.store.delete(kid)


def _nine_missed(world: World, chance: random.Random) -> None:
    _standing(world, chance)
    kid = load(world.place, world.store).parts.fixed.identity.kid.hex()
    world.store.set(f"{kid}-tries", noted(MOST - 1))
    world.tries.standing(kid)
    world.clock.now += 3601


def _rolled_back(world: World, chance: random.Random) -> None:
    _standing(world, chance)
    before = world.place.file.read_bytes()
    save(world.place, world.store, world.unlock(), FIRST)
    save(world.place, world.store, world.unlock(), FIRST)
    world.place.file.write_bytes(before)


def _damaged(world: World, chance: random.Random) -> None:
    _standing(world, chance)
    save(world.place, world.store, world.unlock(), FIRST)
    world.place.file.write_bytes(b"broken")


def _create(world: World) -> None:
    world.create(FIRST)


def _save(world: World) -> None:
    unlocked = world.unlock()
    save(world.place, world.store, unlocked, (*FIRST, Item("later", "x" * 5000)))


def _change(world: World) -> None:
    unlocked = world.unlock()
    change_pin(world.place, world.store, world.tries, unlocked, NEW, COSTS, QuickStretch())


def _guess(world: World) -> None:
    try:
        world.unlock(WRONG)
    except (WrongPin, TriesUsedUp):
        return
    raise AssertionError


def _throw(world: World) -> None:
    throw_away(world.place, world.store)


def _sheet(world: World) -> None:
    world.new_sheet(world.unlock())
    (world.root / "told").write_text(world.codes[-1].text)


def _renew(world: World) -> None:
    opened = open_with_sheet(world.place, world.codes[0])
    renew(world.place, world.store, world.tries, opened, NEW, COSTS, QuickStretch())


def _accept(world: World) -> None:
    accept_older(world.place, world.store)


def _put_back(world: World) -> None:
    put_previous_back(world.place)


def _created(world: World, acknowledged: bool) -> None:
    if not acknowledged and not world.place.file.exists():
        assert world.files() == set()
        assert world.store.names() == set()
        world.create(FIRST)
    assert world.opening() == {OLD: FIRST}
    assert is_clean(world)


def _saved(world: World, acknowledged: bool) -> None:
    opened = world.opening()
    assert list(opened) == [OLD]
    assert opened[OLD][: len(FIRST)] == FIRST
    assert len(opened[OLD]) in ({2} if acknowledged else {1, 2})
    assert set(world.opening(previous=True)) == {OLD}
    assert is_clean(world)


def _changed(world: World, acknowledged: bool) -> None:
    """Exactly one PIN; the sheet is of the old one."""
    opened = world.opening()
    assert opened in ([{NEW: FIRST}] if acknowledged else [{NEW: FIRST}, {OLD: FIRST}])
    assert set(world.opening(previous=True)) == set(opened)
    assert world.by_sheet(world.codes[0]) == (FIRST if OLD in opened else None)
    assert world.place.sheet.exists() == (OLD in opened)
    assert is_clean(world)
    (pin,) = opened
    unlock(world.place, world.store, world.tries, pin, QuickStretch())


def _guessed(world: World, _: bool) -> None:
    kid = load(world.place, world.store).parts.fixed.identity.kid.hex()
    assert world.tries.standing(kid).left <= MOST - len(world.judged())
    assert world.unlock().items == FIRST
    assert is_clean(world)


def _guessed_at_last(world: World, acknowledged: bool) -> None:
    before = len(world.judged())
    try:
        assert world.unlock().items == FIRST
    except TriesUsedUp:
        assert world.opening() == {}
    else:
        assert not acknowledged
        assert before == 0
    assert world.by_sheet(world.codes[0]) == FIRST


def _thrown(world: World, acknowledged: bool) -> None:
    if acknowledged or not world.place.file.exists():
        assert world.files() == set()
        assert world.store.names() == set()
        return
    assert world.opening() == {OLD: FIRST}
    assert world.by_sheet(world.codes[0]) == FIRST
    assert is_clean(world)


def _sheet_made(world: World, acknowledged: bool) -> None:
    assert world.opening() == {OLD: FIRST}
    told = world.root / "told"
    if acknowledged:
        assert told.exists()
        assert world.by_sheet(world.codes[0]) is None
    assert is_clean(world)


def _renewed(world: World, acknowledged: bool) -> None:
    """The new PIN, or all as it was: the sheet, and the old PIN where that was still there."""
    opened = world.opening()
    if acknowledged or NEW in opened:
        assert opened == {NEW: FIRST}
        assert world.by_sheet(world.codes[0]) is None
        unlock(world.place, world.store, world.tries, NEW, QuickStretch())
    else:
        assert world.by_sheet(world.codes[0]) == FIRST
    assert is_clean(world)


def _accepted(world: World, _: bool) -> None:
    assert world.opening() == {OLD: FIRST}
    assert is_clean(world)


def _was_put_back(world: World, acknowledged: bool) -> None:
    assert world.opening(previous=True) == {OLD: FIRST}
    assert not acknowledged or world.opening() == {OLD: FIRST}
    assert is_clean(world) or not acknowledged


SCENARIOS: Final = (
    Scenario("create", _empty, _create, _created),
    Scenario("save", _standing, _save, _saved),
    Scenario("change of PIN", _standing, _change, _changed),
    Scenario("a wrong PIN", _standing, _guess, _guessed),
    Scenario("the tenth wrong PIN", _nine_missed, _guess, _guessed_at_last),
    Scenario("throw away", _standing, _throw, _thrown),
    Scenario("new sheet", _standing, _sheet, _sheet_made),
    Scenario("sheet after ten tries", _used_up, _renew, _renewed),
    Scenario("sheet in place of the PIN", _standing, _renew, _renewed),
    Scenario("older copy accepted", _rolled_back, _accept, _accepted),
    Scenario("copy put back", _damaged, _put_back, _was_put_back),
)
