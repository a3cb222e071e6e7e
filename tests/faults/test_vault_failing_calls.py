import errno
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from faults.vault_scenarios import SCENARIOS, Scenario
from faults.vault_world import CALLS, NEW, Shim, World, fault

from companion.vault.changing import settle
from companion.vault.errors import PinUncertain, VaultError
from companion.vault.key_store_errors import KeyStoreFailed

ALL = "FAULT_POINTS" in os.environ
KINDS = ("ENOSPC", "EIO", "EROFS", "EACCES", "memory")


def refusing(kind: str) -> Callable[[str], NoReturn]:
    def strike(name: str) -> NoReturn:
        if kind == "memory":
            raise MemoryError
        raise fault(getattr(errno, kind)) if name in CALLS else KeyStoreFailed(kind)

    return strike


def refused(world: World, scenario: Scenario, shim: Shim) -> Exception | None:
    """Return the error it ended with; one that is not ours, and not of memory, goes through."""
    try:
        with shim:
            world.store.point = shim.point
            scenario.act(world)
    except (VaultError, MemoryError) as error:
        return error
    finally:
        world.store.point = lambda _: None
        world.clock.now += 3601
        world.restart()
    return None


def one_refusal(world: World, scenario: Scenario, shim: Shim) -> None:
    error = refused(world, scenario, shim)
    if error is not None and not isinstance(error, PinUncertain):
        assert NEW not in world.opening()  # who was told that it failed has the old PIN
    settle(world.place, world.store)
    after = world.snapshot()
    scenario.judge(world, error is None)
    if error is not None:
        world.put_back(after)
        world.restart()
        # What is done already cannot be done again; then it stands as if it had been said so.
        refused(world, scenario, Shim(10**9, print))
        settle(world.place, world.store)
        scenario.judge(world, True)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from-then-on"])
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
def test_whichever_call_is_refused_the_vault_opens_and_trying_again_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scenario: Scenario, lasting: bool
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    chance = random.Random(5)  # noqa: S311 - a simulation, not a secret
    world = World(tmp_path)
    scenario.prepare(world, chance)
    (world.root / "judged").unlink(missing_ok=True)
    before, struck, at = world.snapshot(), True, 0

    while struck:
        for kind in KINDS if ALL else (KINDS[at % len(KINDS)],):
            world.put_back(before)
            world.restart()
            shim = Shim(at, refusing(kind), lasting=lasting, tear=chance.random())
            one_refusal(world, scenario, shim)
            struck = shim.struck
        at += 1

    assert at > 4
