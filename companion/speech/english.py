"""How written English is put into words for the ear; smaller than Dutch, with the same signs."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from companion.l10n.dates import MONTHS
from companion.l10n.spelled import number_words, spelled_amount, spelled_date, spelled_year
from companion.speech.addresses import ENGLISH_SIGNS, address_rules
from companion.speech.codes import ENGLISH, code_rules, digits, grouped
from companion.speech.lexicon import lexicon
from companion.speech.names import say_names
from companion.speech.rules import Pieces, Rule, always, rule
from companion.speech.signs import silent_rules
from companion.speech.wording import Wording

# A number as it is written in English: 1,250.50.
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_BEFORE = r"(?<![0-9])(?<![0-9][.,:/])"
_BEHIND = r"(?![0-9]|[.,:/][0-9])"
_MONTH = f"(?:{'|'.join(MONTHS['en'])})"
_LARGEST = 10**15
_UNITS: Mapping[str, tuple[str, str]] = {
    "km": ("kilometre", "kilometres"),
    "m": ("metre", "metres"),
    "m²": ("square metre", "square metres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "kg": ("kilo", "kilos"),
    "g": ("gram", "grams"),
    "°C": ("degree", "degrees"),
    "%": ("per cent", "per cent"),
    "min.": ("minute", "minutes"),
    "min": ("minute", "minutes"),
    "x": ("time", "times"),
}
_FRACTIONS: Mapping[str, str] = {
    "½": "a half",
    "¼": "a quarter",
    "¾": "three quarters",
    "1/2": "a half",
    "1/4": "a quarter",
    "3/4": "three quarters",
}
_SIGNS: Mapping[str, str] = {
    "&": "and",
    "+": "plus",
    "=": "is",
    "\u00d7": "times",
    "<": "less than",
    ">": "greater than",
    "#": "hash",
    "@": "at",
    "*": "asterisk",
    "%": "per cent",
    "°": "degrees",
    "€": "euro",
    "$": "dollar",
    "£": "pound",
    "_": "underscore",
    "\\": "backslash",
    "~": "tilde",
}
_COINS: Mapping[str, str] = {"$": "dollars", "£": "pounds"}
_LEFT: Mapping[str, str] = {".": "point", ",": "comma", "-": "dash", "/": "slash", ":": "colon"}
_PARTS = ("at night", "in the morning", "in the afternoon", "in the evening")
# Four digits above the years; a count of thousands would have a comma, or is a round one.
_POSTCODE = re.compile(r"(?!2[01]|[0-9]{2}00)[2-9][0-9]{3}")
# "1941 people" is a count.
_COUNTED = re.compile(r"\s(?:people|persons|euros|days|weeks|months|years|times|hours|homes)\b")


def english(text: str, met: frozenset[str] = frozenset()) -> Wording:
    """Return the words for the ear of an English text; `met` are the abbreviations told before."""
    pieces = Pieces(text)
    pieces.apply(_before_names())
    met = say_names(pieces, "en", ENGLISH, met)
    pieces.apply(_behind_names())
    return pieces.wording(met)


@cache
def _before_names() -> tuple[Rule, ...]:
    return (
        *address_rules(ENGLISH_SIGNS, ENGLISH, lexicon("en")),
        *code_rules(ENGLISH),
        *_date_rules(),
        *_amount_rules(),
        *_time_rules(),
        *_unit_rules(),
    )


@cache
def _behind_names() -> tuple[Rule, ...]:
    return (*_number_rules(), *_sign_rules(), *silent_rules())


def _date_rules() -> tuple[Rule, ...]:
    free, end = r"(?<![\w.,/-])", r"(?![\w/]|[.,-][0-9])"
    d, y = "(?P<d>[0-9]{1,2})", "(?P<y>[12][0-9]{3})"
    return (
        rule(rf"{free}{y}-(?P<m>[0-9]{{2}})-{d}{end}", _numeric),
        # Day first, as everywhere in the Netherlands.
        rule(rf"{free}{d}(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s){y}{end}", _numeric),
        rule(rf"{free}{d}(?:st|nd|rd|th)?~(?P<m>{_MONTH}),?~{y}{end}", _named),
        rule(rf"\b(?P<m>{_MONTH})~{d}(?:st|nd|rd|th)?,~{y}{end}", _named),
        rule(
            rf"{free}{d}(?:st|nd|rd|th)?~(?P<m>{_MONTH})\b",
            lambda match: f"the {number_words(int(match['d']), 'en', 'ordinal')} of {match['m']}",
        ),
    )


def _numeric(match: re.Match[str]) -> str | None:
    return _day(match, int(match["m"]))


def _named(match: re.Match[str]) -> str | None:
    return _day(match, MONTHS["en"].index(match["m"]) + 1)


def _day(match: re.Match[str], month: int) -> str | None:
    try:
        return spelled_date(date(int(match["y"]), month, int(match["d"])), "en")
    except ValueError:
        return None


def _amount_rules() -> tuple[Rule, ...]:
    whole = r"(?P<euros>[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.(?P<cents>[0-9]{2})|,-)?"
    end = r"(?![0-9]|[.,][0-9])"
    minus = r"(?P<minus>[-\u2212])?"
    return (
        rule(
            rf"(?<!\w)(?:€|EUR)~?(?P<n>{_NUMBER})~(?P<large>million|billion)\b",
            lambda match: f"{_number(match['n'])} {match['large']} euros",
        ),
        rule(rf"(?<!\w)(?:€|EUR)~?{minus}{whole}{end}", _euros),
        rule(rf"(?<!\w){minus}(?:€|EUR)~?{whole}{end}", _euros),
        # Dutch amounts stand in English texts as well: € 21,80.
        rule(
            rf"(?<!\w){minus}(?:€|EUR)~?"
            rf"(?P<euros>[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,4}}|[0-9]{{1,12}})(?:,(?P<cents>[0-9]{{2}}))?{end}",
            _euros,
        ),
        rule(rf"{_BEFORE}(?P<minus>)?{whole}~euros?\b", _euros),
        rule(
            rf"(?<!\w)(?P<coin>[$£])~?(?P<n>{_NUMBER}){end}",
            lambda match: f"{_number(match['n'])} {_COINS[match['coin']]}",
        ),
    )


def _euros(match: re.Match[str]) -> str:
    cents = int(re.sub("[.,]", "", match["euros"])) * 100 + int(match["cents"] or 0)
    return spelled_amount(-cents if match["minus"] else cents, "en")


def _time_rules() -> tuple[Rule, ...]:
    free, end = r"(?<![\w.,:/-])", r"(?![\w:]|[.,][0-9])"
    half = r"~?(?P<half>[ap])\.?m\b\.?"
    clock = r"(?P<h>[01]?[0-9]|2[0-3]){}(?P<m>[0-5][0-9])"
    sharp, either = clock.format(":"), clock.format("[.:]")
    return (
        rule(rf"{free}(?P<h>1[0-2]|0?[1-9])(?:[.:](?P<m>[0-5][0-9]))?{half}", _time),
        rule(rf"(?<=[0-9]:[0-9]{{2}})~?[-\u2013]~?(?={sharp})", always(" to ")),
        rule(rf"(?<![\w.,:/]){sharp}(?P<half>){end}", _time),
        rule(rf"(?i:\b(?:at|from|to|until|before|after)~)(?P<said>{either}(?P<half>)){end}", _time),
    )


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    minutes = (
        f" {'oh ' if minute < 10 else ''}{number_words(minute, 'en')}" if minute else " o'clock"
    )
    return f"{number_words(hour % 12 or 12, 'en')}{minutes} {_PARTS[hour % 24 // 6]}"


def _unit_rules() -> tuple[Rule, ...]:
    units = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
    return (rule(rf"(?<=[0-9½¼¾])(?P<said>~?(?P<unit>{units}))(?![\w/])", _unit),)


def _number_rules() -> tuple[Rule, ...]:
    fractions = "|".join(re.escape(sign) for sign in _FRACTIONS)
    return (
        rule(
            rf"{_BEFORE}(?:(?P<whole>[0-9]{{1,4}})~?(?=[½¼¾]|(?<=~)))?(?P<part>{fractions}){_BEHIND}",
            _fraction,
        ),
        rule(
            rf"{_BEFORE}(?P<n>[0-9]{{1,6}})(?:st|nd|rd|th)(?!\w)",
            lambda match: number_words(int(match["n"]), "en", "ordinal"),
        ),
        rule(rf"(?<![\w-])(?P<said>[-\u2212])(?={_NUMBER}{_BEHIND})", always("minus ")),
        rule(rf"{_BEFORE}(?P<a>{_NUMBER})~?[-\u2013]~?(?P<b>{_NUMBER}){_BEHIND}(?!-)", _range),
        rule(rf"{_BEFORE}{_NUMBER}{_BEHIND}", _counted),
        # What is left is no number as one knows it: every piece is said, and every sign.
        rule("[0-9]{1,15}", lambda match: _number(match[0])),
        rule("(?<=[0-9])[-.,/:](?=[0-9])", lambda match: f" {_LEFT[match[0]]} "),
    )


def _unit(match: re.Match[str]) -> str:
    one = re.search(r"(?<![0-9.,])1$", match.string[: match.start("said")]) is not None
    spoken = f" {_UNITS[match['unit']][0 if one else 1]}"
    ends = match["unit"].endswith(".") and not match.string[match.end() :].strip()
    return f"{spoken}." if ends else spoken


def _fraction(match: re.Match[str]) -> str:
    whole = f"{number_words(int(match['whole']), 'en')} and " if match["whole"] else ""
    return whole + _FRACTIONS[match["part"]]


def _range(match: re.Match[str]) -> str | None:
    a, b = match["a"], match["b"]
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before in {"-", "\u2013"} or _is_code(a) or _is_code(b):
        return None
    if float(a.replace(",", "")) >= float(b.replace(",", "")):
        return None
    both = _is_year(a) and _is_year(b)
    return f"{_year(a) if both else _number(a)} to {_year(b) if both else _number(b)}"


def _counted(match: re.Match[str]) -> str:
    if _POSTCODE.fullmatch(match[0]) and not re.match(r"\s[a-z]", match.string[match.end() :]):
        return digits(match[0], ENGLISH)
    years = _is_year(match[0]) and not _COUNTED.match(match.string, match.end())
    return _year(match[0]) if years else _number(match[0])


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1100 <= int(written) <= 2099


def _is_code(written: str) -> bool:
    whole = written.partition(".")[0]
    return (len(whole) > 1 and whole.startswith("0")) or len(whole.split(",")[0]) > 6


def _year(written: str) -> str:
    return spelled_year(int(written), "en")


def _number(written: str) -> str:
    whole, _, decimals = written.partition(".")
    plain = whole.replace(",", "")
    coded = _is_code(whole) or int(plain) >= _LARGEST
    spoken = grouped(plain, ENGLISH) if coded else number_words(int(plain), "en")
    return f"{spoken} point {digits(decimals, ENGLISH)}" if decimals else spoken


def _sign_rules() -> tuple[Rule, ...]:
    return (
        rule(r"(?<!\w)and/or(?!\w)", always("and or")),
        rule(r"(?<=[^\W\d_])~?/~?(?=[^\W\d_])", always(" or ")),
        rule("/", always("slash")),
        Rule(re.compile(f"[{re.escape(''.join(_SIGNS))}]"), lambda match: _SIGNS[match[0]]),
    )
