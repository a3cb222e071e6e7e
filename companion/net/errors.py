"""What can go wrong when a website is asked for a page."""

from enum import Enum

from companion.errors import CompanionError


class Reason(Enum):
    """Why no page came."""

    NO_NETWORK = "no connection to the host"
    TIMEOUT = "no whole answer in time"
    REFUSED_TLS = "no secure connection that we accept"
    TOO_LARGE = "more bytes than we take"
    BAD_ANSWER = "no address or answer that we can read"


class NetError(CompanionError):
    """The base of every error of this room."""


class Unreachable(NetError):
    """No page came from `host`; offline is an ordinary thing, and this says so."""

    def __init__(self, host: str, reason: Reason) -> None:
        super().__init__(f"{host or 'no host'}: {reason.value}")
        self.host = host
        self.reason = reason


class NotWritten(NetError):
    """What came from a website does not go into its file, for instance on a full disk."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"cannot be kept: {problem}")
        self.problem = problem
