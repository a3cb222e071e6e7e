"""What an organisation decided for a device, and what holds where nobody decided."""

from dataclasses import dataclass, field
from enum import StrEnum

from companion.settings.model import LANGUAGES, VoiceMode

WARNING_SECONDS = 60  # spoken and shown before a visit ends by itself; security.md 3.5
IDLE_MINUTES = range(2, 121)  # never less than the minute of the warning and one more
HELPER_MINUTES = range(5, 241)
# No seal has this shape, so as a settings code it opens for nobody.
CLOSED = "closed"


class Kind(StrEnum):
    """Whose device it is; the values are what the policy file says."""

    OWN = "own"  # of the citizen
    SHARED = "shared"  # of an organisation, for whoever comes by
    LENT = "lent"  # of an organisation, lent to one person, with an account of their own


@dataclass(frozen=True, slots=True)
class Helping:
    """Whether a visit with a helper may be started, and for how long at most."""

    allowed: bool = True
    longest_minutes: int = 60


@dataclass(frozen=True, slots=True)
class Printing:
    """Whether pages may leave the device, and whether by a printer only or as a file as well."""

    allowed: bool = True
    only_printer: bool = False


@dataclass(frozen=True, slots=True)
class OnlineServices:
    """Whether the internet may be asked for a way, and whom; an empty address: as the settings."""

    allowed: bool = True
    router_url: str = ""
    transit_url: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Letters and voice when a visit begins; on an own device only the very first one."""

    text_percent: int = 100
    voice: VoiceMode = VoiceMode.BY_ITSELF
    rate_wpm: int = 150
    volume_percent: int = 80


@dataclass(frozen=True, slots=True)
class Policy:
    """Every decision about a device; a new one is what an installation at home starts with.

    The minutes are those without a press or a key before the warning of `WARNING_SECONDS` has
    passed too: at home the screen is then covered, on a shared device the visit ends. Source of
    5 minutes: design.md 9; of 10 on a shared device: ux.md, the row "Time".
    """

    kind: Kind = Kind.OWN
    organisation: str = ""  # the name for people; empty: nobody's but the citizen's
    errands: tuple[str, ...] = ()  # ids of flows; empty: all of them
    languages: tuple[str, ...] = LANGUAGES  # the first is the one to begin with
    sticks: bool = True  # whether USB sticks are looked at at all
    idle_minutes: int = 5
    beginning: Beginning = Beginning()
    helping: Helping = Helping()
    printing: Printing = Printing()
    online: OnlineServices = OnlineServices()
    update_url: str = ""  # empty: the one the program came with
    kiosk: bool = False  # full screen, no way out without the code
    pin: str = field(default="", repr=False)  # sealed; empty: not asked; `CLOSED`: for nobody

    @property
    def nothing_kept(self) -> bool:
        """Return whether every visit is one of a guest: nothing may be written down.

        Source: security.md 3.2; a device lent to one person keeps answers as one at home.
        """
        return self.kind is Kind.SHARED

    @property
    def secrets_allowed(self) -> bool:
        """Return whether a BSN or a password may ever be kept: on the citizen's own device only."""
        return self.kind is Kind.OWN

    def allows(self, errand: str) -> bool:
        """Return whether this errand may be done here."""
        return not self.errands or errand in self.errands


def of_kind(kind: Kind) -> Policy:
    """Return what holds on a device of this kind where its file is silent: the safe side.

    A device of an organisation begins with letters of 150 % (design.md 9).
    """
    match kind:
        case Kind.OWN:
            return Policy()
        case Kind.LENT:
            return Policy(
                kind=kind,
                beginning=Beginning(text_percent=150),
                online=OnlineServices(allowed=False),
            )
        case Kind.SHARED:
            return Policy(
                kind=kind,
                sticks=False,
                idle_minutes=10,
                beginning=Beginning(text_percent=150),
                printing=Printing(only_printer=True),
                online=OnlineServices(allowed=False),
            )


def safest(pin: str = CLOSED, *, kiosk: bool = False) -> Policy:
    """Return what holds where a policy file has a fault: guests only, and nothing leaves.

    No visit with a helper, nothing kept, no stick, no internet for ways; paper from the printer
    is what a citizen can still go home with. `pin` and `kiosk` are what could be read soundly of
    the file, so that a fault elsewhere in it opens no door that it had closed.
    """
    return Policy(
        kind=Kind.SHARED,
        sticks=False,
        beginning=Beginning(text_percent=150),
        helping=Helping(allowed=False),
        printing=Printing(only_printer=True),
        online=OnlineServices(allowed=False),
        kiosk=kiosk,
        pin=pin,
    )
