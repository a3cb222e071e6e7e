"""What the citizen reads on the screen when the voice fails."""

from collections.abc import Mapping
from types import MappingProxyType

from companion.l10n.message import N_, Message
from companion.speech.synthesizer import FailureReason

_NOTICES: Mapping[FailureReason, Message] = MappingProxyType(
    {
        FailureReason.NO_ENGINE: Message(
            # Translators: shown when the computer has no speech engine at all.
            N_("This computer has no voice. Everything is on the screen.")
        ),
        FailureReason.NO_VOICE: Message(
            # Translators: shown when the engine speaks other languages only.
            N_("This computer has no voice for this language.")
        ),
        FailureReason.NO_SOUND: Message(
            # Translators: shown when the engine speaks but nothing can be heard.
            N_("No sound came out. Is the speaker on?")
        ),
        FailureReason.DIED: Message(
            # Translators: shown when the voice broke off; reading aloud can be pressed again.
            N_("The voice stopped. Press again to listen.")
        ),
    }
)


# Translators: shown when the voice broke down and was put right: the reading goes on by itself.
_FALTERED = Message(N_("The voice stopped for a moment. It goes on now."))


def notice(reason: FailureReason) -> Message:
    """Return the sentences for the screen, to be shown once, that tell what `reason` means."""
    return _NOTICES[reason]


def faltering(reason: FailureReason) -> Message:
    """Return the sentences for the screen, to be shown once, when a reading goes on after `reason`.

    A language without a voice is left out of the reading; any other fault is over.
    """
    return _NOTICES[reason] if reason is FailureReason.NO_VOICE else _FALTERED
