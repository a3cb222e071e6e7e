"""The words that open a vault on a device without a key store: chosen here, and read tolerantly.

The program chooses them, never the citizen: words that someone picks are guessed far sooner.
Together they are worth 64 bits or more (security reference, section 3.2).
"""

import re
import secrets
import unicodedata
from functools import cache
from typing import Final

from companion.assets import shipped
from companion.vault.passphrase_errors import OtherNumberOfWords, UnknownWord, WordListRefused
from companion.vault.typed import Passphrase

SMALLEST_LIST: Final = 4096  # 12 bits a word; a smaller list asks for more words than one keeps
BITS: Final = 64  # security reference 3.2
_WORD: Final = re.compile(r"[a-z]{3,8}")
# What people write between words: spaces, commas, dots, and dashes of any kind.
_BETWEEN: Final = re.compile(r"[\s,.;:/_\-\u00ad\u2010-\u2015\u2212]+")


@cache
def words() -> tuple[str, ...]:
    """Return the shipped list, in the order of the file.

    Raises:
        WordListRefused: it cannot be read, is too small, or has a line that does not belong there.
    """
    try:
        text = shipped("assets", "vault", "woorden.txt").read_text("ascii")
    except (OSError, ValueError) as error:
        raise WordListRefused("unreadable") from error
    return checked(tuple(text.split("\n")[:-1]))


def checked(listed: tuple[str, ...]) -> tuple[str, ...]:
    """Return `listed`: words of three to eight letters a to z, no two equal, and enough of them.

    Raises:
        WordListRefused: with the number of the first line that is wrong, or the size.
    """
    seen: set[str] = set()
    for number, word in enumerate(listed, 1):
        if word in seen or not _WORD.fullmatch(word):
            raise WordListRefused(f"line {number}")
        seen.add(word)
    _ = words_needed(len(listed))
    return listed


def words_needed(size: int) -> int:
    """Return how many words of a list of `size` are worth 64 bits: 5 of 7,776, and 6 of 4,096.

    Raises:
        WordListRefused: the list has fewer than 4,096 words.
    """
    if size < SMALLEST_LIST:
        raise WordListRefused(f"{size} words")
    count = 1
    while size**count < 1 << BITS:
        count += 1
    return count


def new_passphrase() -> Passphrase:
    """Return random words with spaces between them.

    Raises:
        WordListRefused: as `words` says.
    """
    listed = words()
    chosen = (secrets.choice(listed) for _ in range(words_needed(len(listed))))
    return Passphrase(" ".join(chosen))


def passphrase_of(typed: str) -> Passphrase:
    """Return the words in their one form: NFKC, lower case, one space between them.

    Raises:
        UnknownWord: the first word that is not in the list, by its number.
        OtherNumberOfWords: too few or too many.
        WordListRefused: as `words` says.
    """
    listed = words()
    known = frozenset(listed)
    plain = unicodedata.normalize("NFKC", typed).casefold()
    given = [word for word in _BETWEEN.split(plain) if word]
    for number, word in enumerate(given, 1):
        if word not in known:
            raise UnknownWord(number)
    needed = words_needed(len(listed))
    if len(given) != needed:
        raise OtherNumberOfWords(len(given), needed)
    return Passphrase(" ".join(given))
