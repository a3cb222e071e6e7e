"""A session with a vault in memory behind it: what it asks is answered at once."""

from dataclasses import replace

from companion.qt.vault_jobs import UsingVault
from companion.session.effects import Effect, UseVault
from companion.session.handling import handle
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.model import Session
from companion.vault.door import Door
from companion.vault.door_memory import MemoryDoor

GOOD = "4071"
TO_NEW_PIN = (Press.MY_DATA, Press.FORWARD)


class Vaulted:
    """One sitting with a door; `effects` are those of the last intent."""

    def __init__(self, session: Session, door: Door | None = None) -> None:
        self.session = session
        self.door = door or MemoryDoor()
        self.effects: tuple[Effect, ...] = ()
        self.every: list[Effect] = []  # of all intents

    def press(self, *intents: Intent) -> "Vaulted":
        """Take intents one after the other, with the answer of the vault to each."""
        for intent in intents:
            self.session, self.effects = handle(self.session, intent)
            self.answer()
            self.every += self.effects
        return self

    def answer(self) -> None:
        """Bring what the vault says to everything that was asked of it, and to what follows."""
        waiting = [effect for effect in self.effects if isinstance(effect, UseVault)]
        while waiting:
            said = UsingVault(lambda: self.door, waiting.pop(0))()
            self.session, more = handle(self.session, said)
            self.effects = (*self.effects, *more)
            waiting += [effect for effect in more if isinstance(effect, UseVault)]

    def made(self, pin: str = GOOD) -> "Vaulted":
        """Make a vault with a PIN; the list is on the screen."""
        return self.press(*TO_NEW_PIN, *typed_pin(pin), *typed_pin(pin))

    def kept(self, kind: str, text: str) -> "Vaulted":
        """Keep one value; the list is on the screen."""
        return self.press(Pick("add"), Pick(kind), Typed(kind, text), Press.FORWARD)

    def reopened(self) -> "Vaulted":
        """Lock the vault and go home."""
        self.press(Pick("lock"), Press.HOME)
        self.session = replace(self.session, notice=None)
        return self


def typed_pin(pin: str) -> tuple[Intent, ...]:
    """Return the presses that type a PIN and go on."""
    return Typed("pin", pin), Press.FORWARD
