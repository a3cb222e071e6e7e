"""The few words a voice needs to number the answers of a question, in the citizen's language."""

from collections.abc import Mapping

_NUMBERS: Mapping[str, tuple[str, ...]] = {
    # With accents: without them "een" is the article, and is said as one.
    "nl": ("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
_OR_PRESS: Mapping[str, str] = {"nl": "Of druk op", "en": "Or press"}
_PRESS: Mapping[str, str] = {"nl": "Druk op", "en": "Press"}
_CHOSEN: Mapping[str, str] = {"nl": "gekozen", "en": "chosen"}


def counted(number: int, language: str) -> str:
    """Return a number from 1 as it begins a sentence: "Eén", "Two"; digits above ten."""
    numbers = _NUMBERS.get(language, _NUMBERS["en"])
    # Not `capitalize`: Dutch writes "Eén", with one accent, where the first letter is a capital.
    word = numbers[number - 1] if number <= len(numbers) else str(number)
    return word.replace("éé", "Eé", 1) if word.startswith("éé") else word.capitalize()


def chosen(language: str) -> str:
    """Return the word that tells of an answer that it is chosen."""
    return _CHOSEN.get(language, _CHOSEN["en"])


def press(language: str) -> str:
    """Return the words before the first key of a screen that has nothing else to press."""
    return _PRESS.get(language, _PRESS["en"])


def or_press(language: str) -> str:
    """Return the words before a key that is no answer, so that it is not taken for a statement."""
    return _OR_PRESS.get(language, _OR_PRESS["en"])
