"""What `companion policy check` tells of a policy file, for people and for programs."""

import json
from pathlib import Path

from companion.device.errors import PolicyAbsent
from companion.device.folders import policy_file
from companion.device.policy import CLOSED, Policy
from companion.device.reading import PolicyReading, read_policy


def check_policy(path: Path | None = None) -> PolicyReading:
    """Return the policy in a file, or in that of this computer when none is named.

    Raises:
        PolicyAbsent: there is no such file.
    """
    # Named in full, the file of the system is guarded as when it is not named.
    named = None if path is None or path.absolute() == policy_file() else path
    reading = read_policy(named)
    if not reading.found:
        raise PolicyAbsent(policy_file() if path is None else path)
    return reading


def as_text(reading: PolicyReading) -> str:
    """Return a fault a line, or the policy in one line."""
    if not reading.faults:
        return _told(reading.policy)
    count = len(reading.faults)
    lines = [str(fault) for fault in reading.faults]
    things = "1 thing" if count == 1 else f"{count} things"
    last = f"{things} to mend; until then: guests only, nothing kept, no helper"
    return "\n".join([*lines, last])


def as_json(reading: PolicyReading) -> str:
    """Return the faults and the policy that holds; of the code only whether there is one."""
    policy = reading.policy
    shape = {
        "sound": not reading.faults,
        "faults": [
            {"path": fault.path, "line": fault.line, "problem": fault.problem}
            for fault in reading.faults
        ],
        "policy": {
            "kind": policy.kind.value,
            "organisation": policy.organisation,
            "errands": policy.errands,
            "languages": policy.languages,
            "sticks": policy.sticks,
            "idle_minutes": policy.idle_minutes,
            "text_percent": policy.beginning.text_percent,
            "voice": policy.beginning.voice.value,
            "rate_wpm": policy.beginning.rate_wpm,
            "volume_percent": policy.beginning.volume_percent,
            "helper": policy.helping.allowed,
            "helper_longest_minutes": policy.helping.longest_minutes,
            "printing": policy.printing.allowed,
            "only_printer": policy.printing.only_printer,
            "update_source": policy.update_url,
            "online": policy.online.allowed,
            "router": policy.online.router_url,
            "transit": policy.online.transit_url,
            "kiosk": policy.kiosk,
            "pin": _pin(policy.pin),
        },
    }
    return json.dumps(shape, ensure_ascii=False)


def _told(policy: Policy) -> str:
    errands = f"{len(policy.errands)} errands" if policy.errands else "all errands"
    if len(policy.errands) == 1:
        errands = policy.errands[0]
    parts = [
        f"a device of the kind `{policy.kind}`",
        errands,
        f"{policy.idle_minutes} idle minutes",
        "kiosk" if policy.kiosk else "no kiosk",
        "settings behind a code" if policy.pin else "settings without a code",
    ]
    return "sound: " + ", ".join(parts)


def _pin(pin: str) -> str:
    if not pin:
        return "none"
    return "closed" if pin == CLOSED else "sealed"
