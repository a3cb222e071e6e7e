"""The door itself, in the process that holds the keys of the open vault."""

from pathlib import Path

from companion.vault import changing, keyless, making, recovery, store
from companion.vault.door import Contents, NewPhrase, Standing, contents_of, with_item, without_item
from companion.vault.door_errors import DoorShut, NotInside, NotWithWords, Weak, WordsNotNeeded
from companion.vault.door_session import DoorSession, Edges, begun
from companion.vault.errors import NotWritten, NoVaultFile, VaultInUse
from companion.vault.format import Mode
from companion.vault.key_store import KeyStore
from companion.vault.key_store_errors import KeyStoreError
from companion.vault.kinds import Kind
from companion.vault.passphrase_errors import VaultExists
from companion.vault.passphrases import new_passphrase
from companion.vault.pins import Own, pin_of, weakness
from companion.vault.typed import Pin


class InsideDoor:
    """Opens, shuts and changes the vault in `folder`: the `Door` without a process of its own."""

    def __init__(self, folder: Path, edges: Edges | None = None) -> None:
        """Remember where; nothing is looked at yet."""
        self._folder = folder
        self._edges = edges or Edges()
        self._session: DoorSession | None = None

    def standing(self) -> Standing:
        """Return how the vault stands."""
        try:
            return self._begun().standing()
        except (KeyStoreError, VaultInUse, NotWritten):
            # What a crash left could not be settled now; the next call tries again.
            return DoorSession(self._folder, self._edges).standing()

    def create(self, pin: str, own: Own) -> Contents:
        """Make a new, empty vault, and leave it open."""
        chosen = _good(pin, own)
        session = self._without_vault()
        session.keys.kind()  # before the costs are measured, which takes a second
        place, keys, tries, edges = session.place, session.keys, session.tries, self._edges
        with session.holding():
            costs = edges.costs()
            return session.opened(
                making.create(place, keys, tries, chosen, (), costs, edges.stretch)
            )

    def create_by_words(self) -> NewPhrase:
        """Make a new, empty vault that words open, and leave it open."""
        session = self._without_vault()
        if _works(session.keys):
            raise WordsNotNeeded
        words, edges = new_passphrase(), self._edges
        with session.holding():
            made = keyless.create(session.place, words, (), edges.costs(), edges.stretch_words)
            return NewPhrase(words.text, session.opened(made))

    def open(self, secret: str) -> Contents:
        """Open the vault."""
        session = self._begun()
        _ = keyless.mode_of(session.place)  # a folder without a vault is left without a lock
        with session.holding():
            return session.opened(session.judged(secret))

    def keep(self, kind: Kind, value: str) -> Contents:
        """Keep a value, in the place of an older one."""
        session = self._inside()
        return session.saved(with_item(session.unlocked.items, kind, value))

    def forget(self, kind: Kind) -> Contents:
        """Keep this no more."""
        session = self._inside()
        items = without_item(session.unlocked.items, kind)
        return contents_of(items) if items == session.unlocked.items else session.saved(items)

    def reveal(self, kind: Kind, secret: str) -> str:
        """Return one value, after the PIN was given again."""
        session = self._inside()
        value = next((item.value for item in session.unlocked.items if item.id == kind), None)
        if value is None:
            raise NotInside(kind)
        session.judged(secret)
        return value

    def change(self, old: str, new: str, own: Own) -> Contents:
        """Put a new PIN in the place of the old one."""
        session = self._inside_by_pin()
        chosen = _good(new, own)
        now = session.judged(old)
        place, keys, tries, edges = session.place, session.keys, session.tries, self._edges
        costs = edges.costs()
        return session.opened(
            changing.change_pin(place, keys, tries, now, chosen, costs, edges.stretch)
        )

    def new_sheet(self, secret: str) -> str:
        """Return the code of a new recovery sheet."""
        session = self._inside_by_pin()
        return recovery.new_sheet(session.place, session.judged(secret)).text

    def open_with_sheet(self, code: str, new_pin: str, own: Own) -> Contents:
        """Open the vault with the code of the sheet, under a new PIN."""
        chosen = _good(new_pin, own)
        session = self._begun()
        sheet = recovery.sheet_of(code)
        _ = keyless.mode_of(session.place)
        # The vault may come from another computer or desktop: any key store of this one will do.
        session.use_key_store(None)
        place, keys, tries, edges = session.place, session.keys, session.tries, self._edges
        with session.holding():
            found = recovery.open_with_sheet(place, sheet)
            costs = edges.costs()
            return session.opened(
                recovery.renew(place, keys, tries, found, chosen, costs, edges.stretch)
            )

    def use_previous(self) -> Standing:
        """Put the file of one generation before back; the citizen was asked."""
        if not self.standing().previous:
            raise NoVaultFile
        store.put_previous_back(self._begun().place)
        self._session = None  # it may name another key store
        session = self._begun()
        if keyless.mode_of(session.place) is Mode.PIN:
            store.accept_older(session.place, session.keys)
        return session.standing()

    def use_older(self) -> Standing:
        """Take the older copy as it is; the citizen was asked."""
        session = self._begun()
        store.accept_older(session.place, session.keys)
        return session.standing()

    def throw_away(self) -> None:
        """Delete the key and the files."""
        session = self._session or DoorSession(self._folder, self._edges)
        if not self._folder.is_dir():
            return
        with session.holding():
            changing.throw_away(session.place, session.keys)
        self.lock()

    def lock(self) -> None:
        """Shut the vault; what was read of it is in the memory until the process ends."""
        if self._session is not None:
            self._session.shut()
            self._session = None

    def close(self) -> None:
        """Shut the vault for good."""
        self.lock()

    def _begun(self) -> DoorSession:
        if self._session is None:
            self._session = begun(self._folder, self._edges)
        return self._session

    def _without_vault(self) -> DoorSession:
        session = self._begun()
        if session.place.file.exists() or session.place.previous.exists():
            raise VaultExists
        return session

    def _inside(self) -> DoorSession:
        if self._session is None:
            raise DoorShut
        _ = self._session.unlocked
        return self._session

    def _inside_by_pin(self) -> DoorSession:
        session = self._inside()
        if session.unlocked.fixed.mode == Mode.PASSPHRASE:
            raise NotWithWords
        return session


def _good(typed: str, own: Own) -> Pin:
    pin = pin_of(typed)
    if weak := weakness(pin, own):
        raise Weak(weak)
    return pin


def _works(keys: KeyStore) -> bool:
    try:
        keys.kind()
    except KeyStoreError:
        return False
    return True
