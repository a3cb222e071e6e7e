"""Puts a fault at the n-th call that SQLite makes to the system.

SQLite's own way for tests: `xSetSystemCall` of its file layer (sqlite.org, c3ref/vfs.html). It
works where Python's `_sqlite3` lets the symbols of SQLite be found, which `available` tells.
"""

import _sqlite3
import ctypes
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

_INT, _SIZE, _TEXT, _OFFSET = ctypes.c_int, ctypes.c_ssize_t, ctypes.c_char_p, ctypes.c_int64
_POINTER = ctypes.c_void_p
Calls = Mapping[str, tuple[Any, ...]]
# What changes the disk, with the C types of the result and the arguments.
WRITING: Final[Calls] = {
    "open": (_INT, _TEXT, _INT, _INT),
    "write": (_SIZE, _INT, _POINTER, _SIZE),
    "pwrite": (_SIZE, _INT, _POINTER, _SIZE, _OFFSET),
    "pwrite64": (_SIZE, _INT, _POINTER, _SIZE, _OFFSET),
    "ftruncate": (_INT, _INT, _OFFSET),
    "unlink": (_INT, _TEXT),
    "openDirectory": (_INT, _TEXT, _POINTER),
}
READING: Final[Calls] = {
    "pread": (_SIZE, _INT, _POINTER, _SIZE, _OFFSET),
    "pread64": (_SIZE, _INT, _POINTER, _SIZE, _OFFSET),
}


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", _INT),
        ("szOsFile", _INT),
        ("mxPathname", _INT),
        ("pNext", _POINTER),
        ("zName", _TEXT),
        ("pAppData", _POINTER),
        ("methods", _POINTER * 13),  # xOpen to xCurrentTimeInt64
        ("xSetSystemCall", ctypes.CFUNCTYPE(_INT, _POINTER, _TEXT, _POINTER)),
        ("xGetSystemCall", ctypes.CFUNCTYPE(_POINTER, _POINTER, _TEXT)),
        ("xNextSystemCall", _POINTER),
    )


@dataclass
class Fault:
    """What happens at the n-th call from now; `left` counts down, and below 0 all is well."""

    left: int = -1
    errno: int | None = None  # None: the process dies there
    torn: bool = False  # half of what was to be written is written first
    lasting: bool = False  # every later call fails as well
    met: bool = False
    kept: list[object] = field(default_factory=list)  # C calls these: they must stay alive


def available() -> bool:
    """Return whether faults can be put into the SQLite of this Python."""
    return hasattr(os, "fork") and _library() is not None


def put_in(fault: Fault, calls: Calls) -> None:
    """Let these calls of SQLite pass by `fault` from now on, in this process."""
    library = _library()
    assert library is not None
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    vfs = library.sqlite3_vfs_find(None)
    for name, types in calls.items():
        address = vfs.contents.xGetSystemCall(vfs, name.encode())
        if not address:
            continue  # this SQLite was built without it
        prototype = ctypes.CFUNCTYPE(*types, use_errno=True)
        wrapped = prototype(_passing(fault, prototype(address), tearable=len(types) > 3))
        fault.kept.append(wrapped)
        pointer = ctypes.cast(wrapped, _POINTER)
        assert vfs.contents.xSetSystemCall(vfs, name.encode(), pointer) == 0


def _passing(
    fault: Fault, real: Callable[..., int], *, tearable: bool
) -> Callable[..., int]:  # the arguments of any of the calls
    def call(*arguments: Any) -> int:  # noqa: ANN401 - as the call itself
        if fault.left == 0:
            fault.met = True
            if not fault.lasting:
                fault.left = -1
            if fault.torn and tearable:
                descriptor, data, size, *offset = arguments
                real(descriptor, data, size // 2, *offset)
            if fault.errno is None:
                os.kill(os.getpid(), signal.SIGKILL)
            ctypes.set_errno(fault.errno or 0)
            return -1
        if fault.left > 0:
            fault.left -= 1
        return real(*arguments)

    return call


def _library() -> ctypes.CDLL | None:
    path = getattr(_sqlite3, "__file__", None)
    try:
        # The symbols of what `_sqlite3` is linked with are found through itself.
        library = ctypes.CDLL(path)
        return library if hasattr(library, "sqlite3_vfs_find") else None
    except OSError:
        return None
