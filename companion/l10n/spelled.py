"""Days and amounts in words, as people say them.

num2words gives the numbers; years and amounts are put together here, because it reads 1941 as
"duizendnegenhonderdeenenveertig" and 2026 as one long word (version 0.5.14).
"""

from datetime import date
from functools import cache

from companion.l10n.dates import month_name


def spelled_date(d: date, language: str) -> str:
    """Return a day in words.

    "zevenentwintig maart negentienhonderd eenenveertig", or "the twenty-seventh of March
    nineteen forty-one"; English for an unknown language.
    """
    if language == "nl":
        return f"{number_words(d.day, 'nl')} {month_name(d, 'nl')} {spelled_year(d.year, 'nl')}"
    day, year = number_words(d.day, "en", "ordinal"), spelled_year(d.year, "en")
    return f"the {day} of {month_name(d, 'en')} {year}"


def spelled_amount(cents: int, language: str) -> str:
    """Return an amount in words: "zeshonderdtwaalf euro vijftig", "vijf cent".

    Cents below ten are named, because "twaalf euro vijf" is heard as twelve fifty.
    """
    dutch = language == "nl"
    euros, rest = divmod(abs(cents), 100)
    minus = ("min " if dutch else "minus ") if cents < 0 else ""
    return minus + (_dutch_amount(euros, rest) if dutch else _english_amount(euros, rest))


def spelled_year(year: int, language: str) -> str:
    """Return a year as people say it: "negentienhonderd eenenveertig", "nineteen forty-one"."""
    if language != "nl":
        return number_words(year, "en", "year")
    century, rest = divmod(year, 100)
    # 1900 is nineteen hundreds; 2000 is two thousand, and so is every year up to 2099.
    round_one = century % 10 == 0
    hundreds = number_words(year - rest if round_one else century, "nl")
    hundreds = hundreds if round_one else f"{hundreds}honderd"
    return f"{hundreds} {number_words(rest, 'nl')}" if rest else hundreds


@cache
def number_words(number: int, language: str, to: str = "cardinal") -> str:
    """Return a number in words; `to` is a form of num2words: "cardinal", "ordinal" or "year"."""
    # Late: num2words costs 40 ms, and the first screens spell nothing.
    from num2words import num2words  # type: ignore[import-untyped] # noqa: PLC0415 - ships no types

    # It writes "one thousand, two hundred": a comma is a pause that no one makes there.
    return str(num2words(number, lang=language, to=to)).replace(",", "")


def _dutch_amount(euros: int, cents: int) -> str:
    if not euros and cents:
        return f"{number_words(cents, 'nl')} cent"
    whole = f"{number_words(euros, 'nl')} euro"
    if not cents:
        return whole
    if cents < 10:
        return f"{whole} en {number_words(cents, 'nl')} cent"
    return f"{whole} {number_words(cents, 'nl')}"


def _english_amount(euros: int, cents: int) -> str:
    named_cents = f"{number_words(cents, 'en')} {'cent' if cents == 1 else 'cents'}"
    if not euros and cents:
        return named_cents
    whole = f"{number_words(euros, 'en')} {'euro' if euros == 1 else 'euros'}"
    if not cents:
        return whole
    return f"{whole} and {named_cents}" if cents < 10 else f"{whole} {number_words(cents, 'en')}"
