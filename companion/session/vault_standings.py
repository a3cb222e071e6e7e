"""What is told of a vault that is not there or cannot be opened: a heading and a few sentences."""

from typing import Final

from companion.l10n.message import N_
from companion.vault.door import Condition

_TOLD: Final = {
    Condition.NONE: (
        N_("Shall we keep your data?"),
        (
            N_("Your name and address, for example."),
            N_("Then you do not have to type them again."),
            N_("Only your own PIN opens them."),
        ),
    ),
    Condition.NO_KEY_STORE: (
        N_("Shall we keep your data?"),
        (
            N_("This computer has no safe place for a key."),
            N_("A PIN alone is not safe enough here."),
            N_("It can be done with some words that we choose."),
            N_("You write these on paper."),
        ),
    ),
    Condition.USED_UP: (
        N_("Your PIN does not work any more"),
        (
            N_("Another PIN was typed ten times."),
            N_("That is why your data are closed for good."),
            N_("So nobody can guess your PIN."),
        ),
    ),
    Condition.KEY_GONE: (
        N_("The key to your data is gone"),
        (
            N_("This computer does not have the key any more."),
            N_("Did the computer get another password? That can be why."),
        ),
    ),
    Condition.DAMAGED: (
        N_("Your data cannot be read"),
        (
            N_("The file with your data is damaged."),
            N_("We have changed nothing."),
        ),
    ),
    Condition.OLDER: (
        N_("This is an older copy"),
        (
            N_("What you kept last may not be in it."),
            N_("Did somebody put this copy back? Then you can use it."),
        ),
    ),
    Condition.TOO_NEW: (
        N_("This program is too old for your data"),
        (
            N_("A newer program made the file with your data."),
            N_("We have changed nothing."),
            N_("Ask someone to renew this program."),
        ),
    ),
    Condition.OTHER_DEVICE: (
        N_("Your data are of another computer"),
        (
            N_("They only open on the computer where you made them."),
            N_("Or the file is damaged. We have changed nothing."),
        ),
    ),
    Condition.IN_USE: (
        N_("Your data are open elsewhere"),
        (
            N_("Another program has them open."),
            N_("Close it there. Then try again."),
        ),
    ),
    Condition.KEY_SILENT: (
        N_("We cannot reach your data now"),
        (
            N_("This computer keeps the key to your data."),
            N_("It gives no answer now. Nothing is lost."),
            N_("Try again. If need be, start the computer again first."),
        ),
    ),
}


def told_of(condition: Condition) -> tuple[str, tuple[str, ...]]:
    """Return the heading and the sentences, as they stand in the catalogue."""
    return _TOLD.get(condition, _TOLD[Condition.KEY_SILENT])
