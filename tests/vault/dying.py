"""Saves a vault again and again in forked children that die at their n-th call of the system.

Run as a program: the process that forks has one thread, which a test run has not.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from vault.vaults import DEVICE, FIXED, ITEMS, PIN, QuickStretch, keys

from companion.vault.disk import write_whole
from companion.vault.items import Item
from companion.vault.key_store import MemoryKeyStore
from companion.vault.sealed import Unlocked, open_sealed, seal
from companion.vault.store import Place, key_name, load, noted, save

CALLS = ("open", "write", "fsync", "replace", "close", "unlink")
NEW = (Item("hint", "in de la"),)


def dying_after(count: int) -> None:
    left = [count]

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:  # any call of the system
        def counted(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the call itself
            if left[0] == 0:
                os._exit(9)
            left[0] -= 1
            if call.__name__ == "write" and left[0] == 0:
                return call(arguments[0], arguments[1][:100])  # torn, and dead at the next
            return call(*arguments, **named)

        return counted

    for name in CALLS:
        setattr(os, name, wrap(getattr(os, name)))


def one_death(place: Place, count: int) -> tuple[bool, str]:
    store = MemoryKeyStore()
    store.set(key_name(FIXED), DEVICE.value)
    store.set(f"{key_name(FIXED)}-gen", noted(2))
    second = replace(FIXED, generation=2)
    write_whole(place.previous, seal(ITEMS, FIXED, keys()))
    write_whole(place.file, seal(ITEMS, second, keys()))
    child = os.fork()
    if child == 0:
        dying_after(count)
        save(place, store, Unlocked(second, keys(), ITEMS), NEW)
        os._exit(0)
    saved = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    items = open_sealed(load(place, store).data, DEVICE, PIN, QuickStretch()).items
    load(place, store, previous=True)
    return saved, "new" if items == NEW else "old" if items == ITEMS else "other"


def main() -> None:
    place = Place(Path(sys.argv[1]), FIXED.identity.person_id)
    place.folder.mkdir(exist_ok=True)
    for count in range(int(sys.argv[2])):
        saved, what = one_death(place, count)
        sys.stdout.write(f"{'saved' if saved else 'died'} {what}\n")
        sys.stdout.flush()  # before the next fork, or the child has the line too


if __name__ == "__main__":
    main()
