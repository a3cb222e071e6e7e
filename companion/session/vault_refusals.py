"""Why the vault refused something: from an error of its room to a reason, and to one sentence."""

from dataclasses import replace
from typing import Final

from companion.errors import CompanionError
from companion.l10n.message import N_, Message
from companion.session.vault_requests import Reason, Refused
from companion.vault import door_errors, errors, passphrase_errors, sheet_errors
from companion.vault.door import Standing
from companion.vault.key_store_errors import KeyStoreError
from companion.vault.pins import Weakness

_REASONS: Final = (
    (errors.NotAPin, Reason.NOT_A_PIN),
    (errors.WrongPin, Reason.WRONG_PIN),
    (errors.SameAgain, Reason.SAME_AGAIN),
    (errors.MustWait, Reason.MUST_WAIT),
    (errors.TriesUsedUp, Reason.USED_UP),
    (errors.TooLarge, Reason.FULL),
    (errors.NotWritten, Reason.NOT_WRITTEN),
    (errors.PinUncertain, Reason.UNCERTAIN),
    (passphrase_errors.WrongPassphrase, Reason.WRONG_WORDS),
    (sheet_errors.MistypedSheet, Reason.SHEET_MISTYPED),
    (sheet_errors.WrongSheet, Reason.WRONG_SHEET),
    (sheet_errors.NoSheet, Reason.WRONG_SHEET),
    (door_errors.DoorShut, Reason.SHUT),
    (door_errors.DoorBroken, Reason.SHUT),
    (door_errors.TooLittleMemory, Reason.NO_MEMORY),
    (KeyStoreError, Reason.KEY_STORE),
)

_SENTENCES: Final = {
    Reason.NOT_A_PIN: N_("Type 4, 5 or 6 digits."),
    # Translators: each PIN was typed by the citizen; no blame
    Reason.WRONG_PIN: N_("That is not your PIN. Try again."),
    Reason.SAME_AGAIN: N_("You tried this PIN before. It does not count again."),
    Reason.MUST_WAIT: N_("Wait a little before you try again."),
    Reason.USED_UP: N_("There are no tries left."),
    Reason.UNKNOWN_WORD: N_("Look at word {number}. It is not one of our words."),
    Reason.WORD_COUNT: N_("You typed {number} words. There are {needed}."),
    Reason.WRONG_WORDS: N_("These are not your words. Try again."),
    Reason.SHEET_LENGTH: N_("You typed {number} signs. There are {needed}."),
    Reason.SHEET_MISTYPED: N_("One sign is not right. Look at the sheet again."),
    Reason.WRONG_SHEET: N_("This sheet does not open your data. It may be an older one."),
    Reason.FULL: N_("There is no room for more. Remove something first."),
    Reason.NOT_WRITTEN: N_("This computer could not keep it. Nothing was changed."),
    Reason.UNCERTAIN: N_("Your new PIN works now. Choose it once more later."),
    Reason.SHUT: N_("Your data were closed. Open them again."),
    Reason.NO_MEMORY: N_("This computer is too full now. Close other programs and try again."),
    Reason.KEY_STORE: N_("This computer cannot reach the key now. Nothing was changed."),
    Reason.OTHER: N_("That did not work. Nothing was changed."),
}

_WEAK: Final = {
    Weakness.SEQUENCE: N_("Digits in a row are easy to guess. Choose another PIN."),
    Weakness.REPEAT: N_("The same digits again are easy to guess. Choose another PIN."),
    Weakness.DATE: N_("A day or a year is easy to guess. Choose another PIN."),
    Weakness.PATTERN: N_("A figure on the keys is easy to guess. Choose another PIN."),
    Weakness.PERSONAL: N_("Someone who knows you can guess this. Choose another PIN."),
}


def refusal_of(error: CompanionError, standing: Standing | None = None) -> Refused:
    """Return why the vault refused, without anything of what was typed."""
    match error:
        case door_errors.Weak(weakness=weakness):
            refused = Refused(Reason.WEAK_PIN, weakness=weakness)
        case passphrase_errors.UnknownWord(number=number):
            refused = Refused(Reason.UNKNOWN_WORD, number=number)
        case passphrase_errors.OtherNumberOfWords(given=given, needed=needed):
            refused = Refused(Reason.WORD_COUNT, number=given, needed=needed)
        case sheet_errors.NotASheetCode(given=given, needed=needed):
            refused = Refused(Reason.SHEET_LENGTH, number=given, needed=needed)
        case _:
            known = (reason for kind, reason in _REASONS if isinstance(error, kind))
            refused = Refused(next(known, Reason.OTHER))
    return replace(refused, standing=standing)


def sentence(refused: Refused) -> Message:
    """Return the one sentence that tells what to do; never anything that was typed."""
    if refused.weakness is not None:
        return weak(refused.weakness)
    text = _SENTENCES.get(refused.reason, _SENTENCES[Reason.OTHER])
    return Message(text, {"number": refused.number, "needed": refused.needed})


def weak(weakness: Weakness) -> Message:
    """Return why a new PIN may not be chosen, in words that tell nothing of its digits."""
    return Message(_WEAK[weakness])
