"""What to do about a finding, in plain words: for each system its own steps, in order.

Where the steps come from:
Linux: apt and timedatectl of Debian 12. Windows and macOS: REMEMBERED, with the names of their
screens in English; hence the sentence that these may differ.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from companion.l10n.message import N_, Message
from companion.vault.key_store_errors import KeyStoreAbsent, KeyStoreError, KeyStoreLocked

Steps: TypeAlias = tuple[Message, ...]

_LINUX, _WINDOWS, _MACOS = "linux", "win32", "darwin"

# Translators: we remember the Dutch names of those screens and have not read them.
_MAY_DIFFER = Message(N_("The names on your screen may be a little different."))
_ASK = Message(N_("Does this not help? Then ask a helper to look at it."))
_LOG_IN_ANEW = Message(N_("Log out of the computer. Then log in again with your password."))

# Translators: the keyring is the program of Linux that keeps passwords; it opens at logging in.
_KEYRING_OPENS = Message(N_("The keyring only opens when you log in with a password."))
# Translators: what a helper does on Debian, Ubuntu or Linux Mint; keep the command.
_KEYRING = Message(N_("Open the program Terminal. Type: sudo apt install gnome-keyring"))

_LEAVE = Message(N_("Leave the file where it is."))
_AS_ALWAYS = Message(N_("Log in as you always do, with the same name and desktop."))
KEY_GONE: Final[Steps] = (
    _LEAVE,
    _AS_ALWAYS,
    # Translators: the recovery sheet is the paper with a code that the citizen may have made.
    Message(N_("Is the key still gone? Your recovery sheet can open the vault.")),
)
"""The key of a vault is not in the key store."""

JOURNAL_KEY_GONE: Final[Steps] = (
    _LEAVE,
    _AS_ALWAYS,
    Message(N_("Is the key still gone? Then these answers cannot be read any more.")),
)
"""The key of the journal is not in the key store."""

DAMAGED_VAULT: Final[Steps] = (
    _LEAVE,
    Message(N_("Start this program. It can go back to the copy before this one.")),
)
"""The vault is not whole, and the one before it still lies there."""

DAMAGED_ALONE: Final[Steps] = (
    _LEAVE,
    Message(N_("Ask a helper to look for a copy of this file.")),
)
"""The vault is not whole, and there is no other."""

NEWER_VAULT: Final[Steps] = (
    Message(N_("Install the newest version of this program again.")),
    _LEAVE,
)
"""A newer program made the vault."""

# Translators: for a helper; keep the command. map.regio stands for the file with the map.
_INSTALL_PACK = Message(
    N_("Then open the program Terminal. Type: companion region install map.regio")
)
NEWER_PACK: Final[Steps] = (
    Message(N_("Ask your helper for a newer map of this region.")),
    _INSTALL_PACK,
)
"""The map of a pack is old."""

OTHER_PACK: Final[Steps] = (
    Message(N_("Ask your helper for another map of this region.")),
    _INSTALL_PACK,
)
"""A pack is of no use for going to a counter."""

MEND_POLICY: Final[Steps] = (
    Message(N_("Ask who manages this device to mend these lines.")),
    # Translators: for a helper; keep the command.
    Message(N_("Then open the program Terminal. Type: companion policy check")),
)
"""The policy file has faults."""

_DISK: Mapping[str, Steps] = MappingProxyType(
    {
        _LINUX: (
            Message(N_("First put a copy of your own files on a stick.")),
            Message(N_("Ask a helper to install the system anew, with an encrypted disk.")),
        ),
        _WINDOWS: (
            # Translators: the words in quotes are those of the settings of Windows 11. In Dutch
            # they are perhaps "Privacy en beveiliging" and "Apparaatversleuteling"; look first.
            Message(
                N_(
                    "Open the Settings of Windows. "
                    'Choose "Privacy & security", then "Device encryption".'
                )
            ),
            Message(N_("Switch it on. Keep the recovery key on paper.")),
            _MAY_DIFFER,
        ),
        _MACOS: (
            # Translators: the words in quotes are those of the settings of a Mac. In Dutch they
            # are perhaps "Privacy en beveiliging" and "FileVault"; look first.
            Message(N_('Open System Settings. Choose "Privacy & Security", then "FileVault".')),
            Message(N_("Switch it on. Keep the recovery key on paper.")),
            _MAY_DIFFER,
        ),
    }
)
_SAFE_PLACE = Message(N_("Until then, keep this computer in a safe place."))

_SET_CLOCK: Mapping[str, Steps] = MappingProxyType(
    {
        _LINUX: (
            # Translators: what a helper does on Linux; keep the command.
            Message(N_("Open the program Terminal. Type: sudo timedatectl set-ntp true")),
        ),
        _WINDOWS: (
            # Translators: the words in quotes are those of the settings of Windows. In Dutch they
            # are perhaps "Tijd en taal", "Datum en tijd", "Tijd automatisch instellen"; look first.
            Message(
                N_('Open the Settings of Windows. Choose "Time & language", then "Date & time".')
            ),
            Message(N_('Switch on "Set time automatically".')),
            _MAY_DIFFER,
        ),
        _MACOS: (
            # Translators: the words in quotes are those of the settings of a Mac. In Dutch they
            # are perhaps "Algemeen", "Datum en tijd", "Stel datum en tijd automatisch in".
            Message(N_('Open System Settings. Choose "General", then "Date & Time".')),
            Message(N_('Switch on "Set time and date automatically".')),
            _MAY_DIFFER,
        ),
    }
)
_ZONE_LINUX: Final[Steps] = (
    # Translators: what a helper does on Linux; keep the command.
    Message(N_("Open the program Terminal. Type: sudo timedatectl set-timezone Europe/Amsterdam")),
)
_CHOOSE_ZONE = Message(N_("Choose the time zone of Amsterdam there."))

_COMPARE = Message(N_("Look whether date and time of this computer are right."))
_TOO_OLD = Message(N_("Are they right? Then install the newest version of this program."))

_NOTHING = Message(N_("Are they right? Then nothing needs to be done."))

_PRINTER: Final[Steps] = (
    Message(N_("Connect the printer to the computer and switch it on.")),
    Message(N_('Add it in the settings of the computer, under "Printers".')),
)
# Translators: what a helper does on Debian, Ubuntu or Linux Mint; keep the command.
_CUPS = Message(N_("Open the program Terminal. Type: sudo apt install cups"))


def for_key_store(system: str, trouble: KeyStoreError | None) -> Steps:
    """Return the steps to a key store that works; None: it is only slow.

    `system` is a name as `sys.platform` gives it, here and below.
    """
    if _family(system) != _LINUX or trouble is None:
        return (_LOG_IN_ANEW, _ASK)
    match trouble:
        case KeyStoreAbsent():
            return (_KEYRING, _LOG_IN_ANEW, _KEYRING_OPENS)
        case KeyStoreLocked():
            return (_LOG_IN_ANEW, _KEYRING_OPENS)
        case _:
            return (_LOG_IN_ANEW, _ASK)


def for_disk(system: str) -> Steps:
    """Return the steps to an encrypted disk."""
    return (*_DISK.get(_family(system), (_ASK,)), _SAFE_PLACE)


def for_clock(system: str, *, impossible: bool) -> Steps:
    """Return the steps to a clock that is right; `impossible`: so late, or the program too old."""
    last = _TOO_OLD if impossible else _NOTHING
    return (_COMPARE, *_SET_CLOCK.get(_family(system), (_ASK,)), last)


def for_zone(system: str) -> Steps:
    """Return the steps to Dutch time."""
    if _family(system) == _LINUX:
        return _ZONE_LINUX
    screen = _SET_CLOCK.get(_family(system), (_ASK,))[:1]
    return (*screen, _CHOOSE_ZONE)


def for_printer(system: str, *, installed: bool) -> Steps:
    """Return the steps to a printer; `installed`: the print service is there."""
    first = () if installed or _family(system) != _LINUX else (_CUPS,)
    return (*first, *_PRINTER)


def _family(system: str) -> str:
    return _LINUX if system.startswith(_LINUX) else system
