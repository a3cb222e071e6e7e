"""Whether a web address is official: its exact host against the register, never "contains"."""

import re
from collections.abc import Mapping
from enum import Enum

from companion.official.register import Host, Standing


class Verdict(Enum):
    """What the register says of an address."""

    OFFICIAL = "official"
    PARTNER = "partner"
    UNKNOWN = "unknown"


# Deliberately narrower than what browsers accept. A browser reads `\` as `/`, drops tabs and line
# ends, unfolds `%2e` and full-width letters, and takes what stands before `@` for a name; each of
# these makes one address look like another. Whoever writes so gets "unknown" for an answer.
_PLAIN = re.compile(
    r"https://(?P<host>[a-z0-9.-]+)(?::443)?(?:[/?#][^\x00-\x1f\x7f]*)?",
    re.IGNORECASE | re.ASCII,
)


def judge(hosts: Mapping[str, Host], url: str) -> Verdict:
    """Return whose address `url` is; anything unusual in it is UNKNOWN. Never raises.

    Only https on its own port counts. One dot after the host is allowed: in the name system it
    means the same host (RFC 1034 section 3.1). Capitals are the same as small letters.
    """
    plain = _PLAIN.fullmatch(url)
    if plain is None:
        return Verdict.UNKNOWN
    known = hosts.get(plain["host"].lower().removesuffix("."))
    if known is None:
        return Verdict.UNKNOWN
    return Verdict.OFFICIAL if known.standing is Standing.OFFICIAL else Verdict.PARTNER
