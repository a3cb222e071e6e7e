"""Days and amounts in words, as people say them.

num2words gives the numbers; years and amounts are put together here, because it reads 1941 as
"duizendnegenhonderdeenenveertig" and 2026 as one long word (version 0.5.14).
"""

from datetime import date

from companion.l10n.dates import month_name


def spelled_date(d: date, language: str) -> str:
    """Return a day in words.

    "zevenentwintig maart negentienhonderd eenenveertig", or "the twenty-seventh of March
    nineteen forty-one"; English for an unknown language.
    """
    if language == "nl":
        return f"{_words(d.day, 'nl')} {month_name(d, 'nl')} {_dutch_year(d.year)}"
    return f"the {_words(d.day, 'en', 'ordinal')} of {month_name(d, 'en')} {_english_year(d.year)}"


def spelled_amount(cents: int, language: str) -> str:
    """Return an amount in words: "zeshonderdtwaalf euro vijftig", "vijf cent".

    Cents below ten are named, because "twaalf euro vijf" is heard as twelve fifty.
    """
    dutch = language == "nl"
    euros, rest = divmod(abs(cents), 100)
    minus = ("min " if dutch else "minus ") if cents < 0 else ""
    return minus + (_dutch_amount(euros, rest) if dutch else _english_amount(euros, rest))


def _dutch_amount(euros: int, cents: int) -> str:
    if not euros and cents:
        return f"{_words(cents, 'nl')} cent"
    whole = f"{_words(euros, 'nl')} euro"
    if not cents:
        return whole
    if cents < 10:
        return f"{whole} en {_words(cents, 'nl')} cent"
    return f"{whole} {_words(cents, 'nl')}"


def _english_amount(euros: int, cents: int) -> str:
    named_cents = f"{_words(cents, 'en')} {'cent' if cents == 1 else 'cents'}"
    if not euros and cents:
        return named_cents
    whole = f"{_words(euros, 'en')} {'euro' if euros == 1 else 'euros'}"
    if not cents:
        return whole
    return f"{whole} and {named_cents}" if cents < 10 else f"{whole} {_words(cents, 'en')}"


def _dutch_year(year: int) -> str:
    century, rest = divmod(year, 100)
    # 1900 is nineteen hundreds; 2000 is two thousand, and so is every year up to 2099.
    hundreds = _words(year - rest, "nl") if century % 10 == 0 else f"{_words(century, 'nl')}honderd"
    return f"{hundreds} {_words(rest, 'nl')}" if rest else hundreds


def _english_year(year: int) -> str:
    return _words(year, "en", "year")


def _words(number: int, language: str, to: str = "cardinal") -> str:
    # Late: num2words costs 40 ms, and the first screens spell nothing.
    from num2words import num2words  # type: ignore[import-untyped] # noqa: PLC0415 - ships no types

    # It writes "one thousand, two hundred": a comma is a pause that no one makes there.
    return str(num2words(number, lang=language, to=to)).replace(",", "")
