"""What the citizen is doing, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from companion.device.policy import Policy
from companion.l10n.message import Message
from companion.l10n.words import Words
from companion.session.intents import Intent
from companion.session.places import Home, Place
from companion.settings.model import Settings

if TYPE_CHECKING:
    from companion.counters.register import Register
    from companion.directions.asking import FrontDoor
    from companion.flows.progress import Progress
    from companion.journal.model import Stamp
    from companion.regions.model import CounterRow, Manifest
    from companion.session.effects import Speak
    from companion.session.helping import Helped, Helping
    from companion.session.ledger import Follow
    from companion.session.library import Library
    from companion.session.utterances import SpokenLine
    from companion.session.vaulting import VaultState
    from companion.speech.synthesizer import FailureReason, OfferedVoice


_AT_HOME = Policy()


@dataclass(frozen=True, slots=True)
class OpenErrand:
    """An errand that was kept and is not finished: its answers as they are stored."""

    flow: str
    title: str
    current: str
    answers: tuple[tuple[str, str], ...] = field(repr=False)  # personal: never in a log


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting at the device.

    `stack` holds where the citizen is (last) and how they came there. `errands` are the errands of
    this sitting; `kept_errands` those found in the journal that were not opened yet, newest first.
    `waiting` is an intent that needs data still being read. `notice` is told once, on any screen.
    `heard` is the sentence of this screen that was said last; once it was `repeated`, reading aloud
    begins at the top again. `reading` is what is being read, from the sentence that sounds on.
    `told` are the faults of the voice that were told already.
    """

    settings: Settings
    words: Words
    now: datetime
    stack: tuple[Place, ...] = (Home(),)
    library: "Library | None" = field(default=None, repr=False)
    register: "Register | None" = field(default=None, repr=False)
    region_rows: "tuple[CounterRow, ...]" = field(default=(), repr=False)
    packs: "tuple[Manifest, ...]" = ()
    errands: Mapping[str, "Progress"] = field(default_factory=dict, repr=False)  # personal
    kept_errands: tuple[OpenErrand, ...] = ()
    guest: bool = False
    policy: Policy = _AT_HOME
    began: Settings | None = None  # the settings of the beginning, to which the next visit returns
    journal_awaited: bool = False  # the journal is still being opened: no errand may begin
    unkept: bool = False  # answers stay in memory: this computer cannot keep them safely
    ledger: "tuple[Stamp, ...]" = ()  # of earlier sittings and this one, the oldest first
    followed: "tuple[Follow, ...]" = ()  # what is to be done about errands that were finished
    helping: "Helping | None" = None  # a helper is there, and what was agreed
    helped: "tuple[Helped, ...]" = ()  # who helped before in this sitting, and what happened
    vault: "VaultState | None" = None  # what is known of the vault, once it was looked at
    municipality: str = ""  # the code of the citizen's own, once they have said where they live
    postcode: str = field(default="", repr=False)  # as it was typed in the finder, when it was one
    front_door: "FrontDoor | None" = field(default=None, repr=False)  # of this sitting only
    step_free: bool = False  # went without stairs in this sitting, so by bus too
    asked: int = 0  # questions about the way so far; tells a late answer
    saved: bool = False
    pending: int = 0  # answers given that are not on the disk yet
    speaking: bool = False
    mentioning: bool = False  # a few words go with the last press
    heard: "SpokenLine | None" = field(default=None, repr=False)  # may hold an answer
    repeated: bool = False
    reading: "Speak | None" = field(default=None, repr=False)
    voice_lost: bool = False
    told: "frozenset[FailureReason]" = frozenset()
    voices: "tuple[OfferedVoice, ...]" = ()
    screen_reader: bool = False
    notice: Message | None = None
    waiting: Intent | None = None
    before_change: Settings | None = None

    @property
    def forgets(self) -> bool:
        """Return whether the answers are gone when the program closes."""
        return self.guest or self.unkept

    @property
    def lock(self) -> str:
        """Return the sealed code of the settings: the organisation's, else the citizen's own."""
        return self.policy.pin or self.settings.lock

    @property
    def place(self) -> Place:
        """Return where the citizen is."""
        return self.stack[-1]

    def go(self, place: Place) -> "Session":
        """Return the session one place further."""
        return replace(self, stack=(*self.stack, place), saved=False)

    def stay(self, place: Place) -> "Session":
        """Return the session with another value for the same place."""
        return replace(self, stack=(*self.stack[:-1], place))

    def back(self) -> "Session":
        """Return the session one place back; the first place stays."""
        return replace(self, stack=self.stack[:-1] or self.stack, saved=False)

    def home(self) -> "Session":
        """Return the session at its first screen, with every errand kept."""
        return replace(self, stack=self.stack[:1], saved=False)

    def with_progress(self, progress: "Progress") -> "Session":
        """Return the session with the progress of one errand, which is the newest now."""
        others = {flow: one for flow, one in self.errands.items() if flow != progress.flow.id}
        errands = {**others, progress.flow.id: progress}
        return replace(self, errands=MappingProxyType(errands))
