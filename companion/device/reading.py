"""How the policy file is read: all of it sound, or the safest policy and what to mend."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from companion.assets import shipped
from companion.device.folders import openness, policy_file
from companion.device.policy import (
    CLOSED,
    HELPER_MINUTES,
    IDLE_MINUTES,
    Beginning,
    Helping,
    Kind,
    OnlineServices,
    Policy,
    Printing,
    of_kind,
    safest,
)
from companion.device.tables import LARGEST, Document, Faults, Table, parse, shown
from companion.faults import Fault, nearest
from companion.settings.model import (
    LANGUAGES,
    RATES_WPM,
    TEXT_PERCENTS,
    VOLUME_PERCENTS,
    VoiceMode,
    is_service,
)

_TABLES = ("device", "visit", "helper", "printing", "updates", "online", "settings")
_LONGEST_NAME = 60  # letters of an organisation: one line of the home screen


@dataclass(frozen=True, slots=True)
class PolicyReading:
    """The policy to obey, what is to be mended, and whether there is a file at all."""

    policy: Policy
    faults: tuple[Fault, ...] = ()
    found: bool = False


def read_policy(path: Path | None = None, owner: int | None = None) -> PolicyReading:
    """Return the policy of this device; without a file, that of an installation at home.

    Any fault gives `safest`, with the sentences. Nothing is raised for whatever is in the file.

    Without `path` it is the file of the system, which on POSIX only root may write, as its folder.
    Another `path` is a draft: who may write it is only looked at when `owner` is given.
    """
    if path is None:
        path, owner = policy_file(), 0
    faults = Faults(str(path))
    try:
        raw = _read(path, owner, faults)
    except FileNotFoundError:
        return PolicyReading(Policy())
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno or 0) if isinstance(error, OSError) else "no such name"
        faults.add(1, f"the file cannot be read ({reason}); make it readable for everybody")
        return PolicyReading(safest(), faults.all(), found=True)
    return _judged(raw, faults)


def parse_policy(raw: bytes, name: str) -> PolicyReading:
    """Return the policy that these bytes hold; `name` is what the faults call the file."""
    return _judged(raw, Faults(name))


def known_errands() -> tuple[str, ...]:
    """Return the ids of the errands that this program came with, sorted."""
    # The name of a flow file is its id; the reader of flows refuses another.
    return tuple(sorted(path.stem for path in shipped("assets", "flows").glob("*.yaml")))


def _read(path: Path, owner: int | None, faults: Faults) -> bytes:
    # Without waiting: opening a pipe would last until somebody writes into it.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            faults.add(1, "this is no file; put the policy file here, or take it away")
            return b""
        if owner is not None and os.name == "posix":
            _add_openness(path, status, owner, faults)
        with open(handle, "rb", closefd=False) as file:
            return file.read(LARGEST + 1)
    finally:
        os.close(handle)


def _add_openness(path: Path, status: os.stat_result, owner: int, faults: Faults) -> None:
    # By descriptor for the file: what is judged is what is read, also behind a link.
    problem = openness(status, owner)
    if problem:
        faults.add(1, f"anybody could change this policy: {problem}")
    problem = openness(path.parent.stat(), owner)
    if problem:
        faults.add(1, f"anybody could change the folder of this policy: {problem}")


def _judged(raw: bytes, faults: Faults) -> PolicyReading:
    # What others may write is read for its faults only: not one word of it is obeyed.
    trusted = not faults.all()
    if not trusted and not raw:
        return PolicyReading(safest(), faults.all(), found=True)
    document = parse(raw, faults)
    if document is None:
        return PolicyReading(safest(), faults.all(), found=True)
    policy = _policy(document, faults)
    found = faults.all()
    if not found:
        return PolicyReading(policy, (), found=True)
    if trusted and _sealed(policy.pin):
        return PolicyReading(safest(policy.pin, kiosk=policy.kiosk), found, found=True)
    # Never a kiosk without a code: nobody could get out to mend the file.
    return PolicyReading(safest(), found, found=True)


def _policy(document: Document, faults: Faults) -> Policy:
    for name in document.tables:
        if name not in _TABLES:
            line = document.lines.get((name,), 1)
            faults.add(line, f"{shown(name)} is no table of a policy; {nearest(name, _TABLES)}")
    tables = {
        name: Table(name, document.tables.get(name, {}), document.lines, faults) for name in _TABLES
    }
    device = tables["device"]
    if "kind" not in device:
        device.fault("", 'write `kind = "shared"` below [device]; or own, or lent')
    base = of_kind(Kind(device.word("kind", tuple(Kind), Kind.SHARED)))
    pin, kiosk = _settings(tables["settings"], base.kind)
    policy = Policy(
        kind=base.kind,
        organisation=device.text("organisation", "", _LONGEST_NAME),
        errands=device.names("errands", known_errands(), base.errands),
        languages=device.names("languages", LANGUAGES, base.languages) or base.languages,
        sticks=device.flag("sticks", base.sticks),
        idle_minutes=tables["visit"].whole("idle_minutes", IDLE_MINUTES, base.idle_minutes),
        beginning=_beginning(tables["visit"], base.beginning),
        helping=_helping(tables["helper"], base.helping),
        printing=_printing(tables["printing"], base.printing),
        online=_online(tables["online"], base.online),
        update_url=_source(tables["updates"]),
        kiosk=kiosk,
        pin=pin,
    )
    for table in tables.values():
        table.close()
    return policy


def _beginning(visit: Table, base: Beginning) -> Beginning:
    return Beginning(
        text_percent=visit.whole("text_percent", TEXT_PERCENTS, base.text_percent),
        voice=VoiceMode(visit.word("voice", tuple(VoiceMode), base.voice)),
        rate_wpm=visit.whole("rate_wpm", RATES_WPM, base.rate_wpm),
        volume_percent=visit.whole("volume_percent", VOLUME_PERCENTS, base.volume_percent),
    )


def _helping(helper: Table, base: Helping) -> Helping:
    return Helping(
        allowed=helper.flag("allowed", base.allowed),
        longest_minutes=helper.whole("longest_minutes", HELPER_MINUTES, base.longest_minutes),
    )


def _printing(printing: Table, base: Printing) -> Printing:
    return Printing(
        allowed=printing.flag("allowed", base.allowed),
        only_printer=printing.flag("only_printer", base.only_printer),
    )


def _online(online: Table, base: OnlineServices) -> OnlineServices:
    services = OnlineServices(
        allowed=online.flag("allowed", base.allowed),
        router_url=_service(online, "router"),
        transit_url=_service(online, "transit"),
    )
    for key in ("router", "transit"):
        if not services.allowed and online.text(key):
            online.fault(key, f"write `allowed = true` in [online], or take `{key}` away")
    return services


def _service(online: Table, key: str) -> str:
    url = online.text(key)
    if url and not is_service(url):
        online.fault(key, f"write an address after `{key} =` that begins with https://")
        return ""
    return url


def _source(updates: Table) -> str:
    url = updates.text("source")
    # Not over http from this computer itself either, which `is_service` lets pass.
    if url and not (is_service(url) and url.startswith("https://")):
        updates.fault("source", "write an address after `source =` that begins with https://")
        return ""
    return url


def _settings(settings: Table, kind: Kind) -> tuple[str, bool]:
    """Return the sealed code and whether this is a kiosk.

    On a device of an organisation the code must be decided, were it for none: a file that lost
    its end would otherwise open the settings without a word.
    """
    kiosk = settings.flag("kiosk", default=False)
    if kind is not Kind.OWN and "pin" not in settings:
        settings.fault("", 'write `pin =` in [settings] with a sealed code; `pin = ""` asks none')
    pin = settings.text("pin")
    if pin and not _sealed(pin):
        settings.fault("pin", "put here what `companion policy seal` prints, never a plain code")
        return CLOSED, kiosk
    if kiosk and not pin:
        settings.fault("kiosk", "a kiosk needs a sealed code after `pin =`, or nobody can leave it")
    return pin, kiosk


def _sealed(pin: str) -> bool:
    if not pin:
        return False
    # Late: hashlib and hmac cost 4 ms, and the policy is read at every start.
    from companion.settings.lock import looks_sealed  # noqa: PLC0415 - see above

    return looks_sealed(pin)
