"""Where the session bus of this desktop is, and whether anyone answers there."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

_PATIENCE = (
    20.0  # seconds, on a thread; a bus answers within a millisecond, but not while logging in
)


def session_bus_addresses(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the addresses of the session bus, best first; none when the desktop has no bus.

    Where none is named it is the `bus` in the folder of the session, if that is there. The library
    of D-Bus would go further and start a bus of its own, of which no screen reader knows.

    Source: D-Bus specification, "Server Addresses" and "Well-known Message Bus Instances".
    """
    named = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    if named:
        return tuple(address for address in named.split(";") if address)
    folder = environment.get("XDG_RUNTIME_DIR", "")
    usual = Path(folder, "bus")
    return (f"unix:path={usual}",) if folder and usual.is_socket() else ()


def answering(addresses: tuple[str, ...], patience: float = _PATIENCE) -> str:
    """Return the first address where a bus answers within `patience` seconds, or "".

    Qt waits without end for a bus that accepts and then says nothing, also when the program ends;
    so it is asked here first which ways of proving oneself it knows. Only sockets of this computer
    are tried: a session bus is nowhere else.

    Source: D-Bus specification, "Authentication Protocol" (AUTH without a mechanism).
    """
    return next((one for one in addresses if _answers(one, patience)), "")


def _answers(address: str, patience: float) -> bool:
    place = _socket_of(address)
    if not place:
        return False
    # Takes 6 ms to import, which the thread of the window does not have.
    import socket  # noqa: PLC0415

    with socket.socket(socket.AF_UNIX) as asked:
        asked.settimeout(patience)
        try:
            asked.connect(place)
            asked.sendall(b"\0AUTH\r\n")
            return bool(asked.recv(64))
        except OSError:
            return False  # nobody there, or nobody who answers


def _socket_of(address: str) -> bytes:
    """Return the name of the socket as the kernel knows it, or b"" for another kind of address."""
    transport, _, rest = address.partition(":")
    if transport != "unix":
        return b""
    pairs = (pair.partition("=") for pair in rest.split(","))
    told = {key: os.fsencode(unquote(value)) for key, _, value in pairs}
    if "abstract" in told:
        return b"\0" + told["abstract"]
    return told.get("path", b"")
