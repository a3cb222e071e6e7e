"""What the citizen is told when a page came neither on paper nor on a stick."""

from companion.l10n.message import N_, Message
from companion.papers.printer import (
    DiskFull,
    NoPrinter,
    NoStick,
    NotPrinted,
    OnlyOnPaper,
    PrintingCancelled,
    StickGone,
    StickLocked,
)

_NOT_PRINTED = Message(N_("We could not print the page. Write down what is here."))
_TOLD: dict[type[NotPrinted], Message] = {
    PrintingCancelled: Message(N_("Nothing is printed. You can choose again.")),
    NoPrinter: Message(N_("There is no printer here. Write down what is here.")),
    OnlyOnPaper: Message(N_("This page may only go to a printer. Choose another one.")),
    NoStick: Message(N_("We see no stick. Put it in and press again.")),
    StickGone: Message(N_("The stick came loose. Put it in again and press again.")),
    StickLocked: Message(N_("Nothing can be put on this stick. Take another one.")),
    DiskFull: Message(N_("There is no room left for the page. Take another stick.")),
}


def trouble_of(refusal: NotPrinted) -> Message:
    """Return the sentence for what went wrong: what it is, and what to do now."""
    return _TOLD.get(type(refusal), _NOT_PRINTED)
