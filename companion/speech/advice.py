"""How a citizen gets a Dutch voice on this system, or a more natural one, in plain words.

Where the steps come from:
Linux: run on Debian 12; MBROLA from Debian's description of its packages (contrib and non-free).
Windows: READ in Microsoft's own steps as quoted in issue 1030 of lencx/ChatGPT ("Time & Language",
"Language & region", "Add a language", text-to-speech) and in issue 17 of p-groarke/wsay ("Manage
voices", "Add voices"). REMEMBERED: that these stand under "Speech", and the names in Dutch.
macOS: READ at spokio.pro and wordcast.app ("System Settings", "Accessibility", "Spoken Content",
"System Voice", "Manage Voices"; from macOS 26 on "Read & Speak"). REMEMBERED: the names in Dutch.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from companion.l10n.message import N_, Message

_LINUX, _WINDOWS, _MACOS = "linux", "win32", "darwin"

# Translators: we remember the Dutch names of those screens and have not read them.
_MAY_DIFFER = Message(N_("The names on your screen may be a little different."))

_MISSING: Mapping[str, tuple[Message, ...]] = MappingProxyType(
    {
        _LINUX: (
            # Translators: what a helper does on Debian, Ubuntu or Linux Mint; keep the command.
            Message(N_("Open the program Terminal. Type: sudo apt install espeak-ng")),
        ),
        _WINDOWS: (
            # Translators: the words in quotes are those of the settings of Windows 10 and 11. In
            # Dutch they are perhaps "Tijd en taal", "Spraak", "Stemmen toevoegen"; look first.
            Message(N_('Open the Settings of Windows. Choose "Time & language", then "Speech".')),
            # Translators: the same screen of Windows; the language is shown with its own name.
            Message(N_('Choose "Add voices". Tick Dutch (Netherlands). Choose "Add".')),
            _MAY_DIFFER,
        ),
        _MACOS: (
            # Translators: the words in quotes are those of the settings of a Mac. In Dutch they
            # are perhaps "Toegankelijkheid" and "Gesproken materiaal"; look first.
            Message(N_('Open System Settings. Choose "Accessibility", then "Spoken Content".')),
            # Translators: from macOS 26 on the same screen has another name.
            Message(N_('On a newer Mac it is called "Read & Speak".')),
            # Translators: the same screen of a Mac, one step further.
            Message(N_('Choose "System Voice", then "Manage Voices". Choose Dutch.')),
            _MAY_DIFFER,
        ),
    }
)

# Translators: the last step on every system, after the voice has been put there.
_AFTERWARDS = Message(N_("Then start this program again."))

_UNKNOWN = (
    # Translators: on a system of which we do not know the steps.
    Message(N_("Ask a helper to install a Dutch voice on this computer.")),
)

_MORE_NATURAL: Mapping[str, tuple[Message, ...]] = MappingProxyType(
    {
        _LINUX: (
            # Translators: what a helper does on Debian; keep the command. "contrib" and
            # "non-free" are parts of Debian that are switched on in its list of sources.
            Message(
                N_(
                    "Switch on contrib and non-free in the list of sources. "
                    "Type: sudo apt install mbrola mbrola-nl2"
                )
            ),
            # Translators: the licence of the voice; MBROLA is its name.
            Message(N_("The MBROLA voice is free to use. It may not be sold.")),
        ),
        _WINDOWS: _MISSING[_WINDOWS],
        _MACOS: _MISSING[_MACOS],
    }
)

# Translators: for a helper; Piper makes natural voices. {folder} is a folder on this computer.
_PIPER = N_("A Piper voice sounds most natural. Put its two files in {folder}.")


def advice(system: str, languages: Collection[str]) -> tuple[Message, ...]:
    """Return the steps to a Dutch voice, in order; none when there is one.

    `system` is a name as `sys.platform` gives it, `languages` are the codes of the voices that are
    offered, such as "nl" or "nl-BE".
    """
    if any(code.replace("_", "-").lower().split("-")[0] == "nl" for code in languages):
        return ()
    return (*_MISSING.get(_family(system), _UNKNOWN), _AFTERWARDS)


def more_natural(system: str, folder: str) -> tuple[Message, ...]:
    """Return the steps to a better voice where Dutch is spoken already.

    `folder` is where models of Piper are looked for; see `piper_models.voices_folder`.
    """
    steps = _MORE_NATURAL.get(_family(system), ())
    return (*steps, Message(_PIPER, {"folder": folder}), _AFTERWARDS)


def _family(system: str) -> str:
    return _LINUX if system.startswith(_LINUX) else system
