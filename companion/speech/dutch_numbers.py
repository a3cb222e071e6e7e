"""How Dutch numbers are said: counts, years, ordinals, fractions, ranges and units."""

import re
from collections.abc import Mapping

from companion.l10n.spelled import number_words, spelled_amount, spelled_year
from companion.speech.codes import DUTCH, digits, grouped
from companion.speech.rules import Rule, always, rule

# A number as it is written in Dutch: 1.250,50. Bounded, so that a text of digits takes no time.
NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,9}|[0-9]{1,15})(?:,[0-9]{1,9})?"
BEFORE = r"(?<![0-9])(?<![0-9][.,:/])"
BEHIND = r"(?![0-9]|[.,:/][0-9])"

_LARGEST = 10**15
_UNITS: Mapping[str, str] = {
    "km/u": "kilometer per uur",
    "km/h": "kilometer per uur",
    "km": "kilometer",
    "m²": "vierkante meter",
    "m2": "vierkante meter",
    "m³": "kubieke meter",
    "m3": "kubieke meter",
    "m": "meter",
    "cm": "centimeter",
    "mm": "millimeter",
    "kg": "kilo",
    "gr": "gram",
    "g": "gram",
    "mg": "milligram",
    "l": "liter",
    "cl": "centiliter",
    "dl": "deciliter",
    "ml": "milliliter",
    "kWh": "kilowattuur",
    "GB": "gigabyte",
    "MB": "megabyte",
    "°C": "graden",
    "°": "graden",
    "%": "procent",
    "‰": "promille",
    "min.": "minuten",
    "min": "minuten",
    "sec.": "seconden",
    "sec": "seconden",
    "x": "keer",
    "\u00d7": "keer",
    "mnd.": "maanden",
    "mnd": "maanden",
    "wk.": "weken",
    "jr.": "jaar",
    "jr": "jaar",
    "st.": "stuks",
}
_FRACTIONS: Mapping[str, str] = {
    "½": "een half",
    "¼": "een kwart",
    "¾": "driekwart",
    "⅓": "een derde",
    "⅔": "twee derde",
}
_WRITTEN_FRACTIONS: Mapping[str, str] = {
    "1/2": "½",
    "1/4": "¼",
    "3/4": "¾",
    "1/3": "⅓",
    "2/3": "⅔",
}
_ROMAN: Mapping[str, int] = {
    name: at + 1
    for at, name in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"))
}
_KINGS = "Willem|Karel|Lodewijk|Filips|Frederik|Hendrik|Napoleon|Paulus|Pius|Benedictus|Johannes"
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|sinds|anno|jaar|begin|eind|medio|zomer|winter|lente|herfst|voorjaar|najaar|uit|"
    r"jaren|over|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|"
    r"december|geboren))\s$",
    re.IGNORECASE,
)
# What follows a year, and not a count.
_NO_COUNTED = re.compile(
    r"\s(?:en|of|is|was|werd|wordt|worden|hebt|heeft|had|kunt|krijgt|krijgen|bent|moet|mag|kan|al|"
    r"nog|niet|op|in|bij|voor|van|naar|met|door|om|als|dan|maar|want|tot|u|wij|er|het|de|geldt|"
    r"begint|gelden|geboren|aan|af|over|toen|binnen|tussen|zijn|zien|doen|gaan)\b"
)
# Four digits above the years; a count of thousands would have a point, or is a round one.
_POSTCODE = re.compile(r"(?!2[01]|[0-9]{2}00)[2-9][0-9]{3}")
_CODE_BEFORE = re.compile(
    r"(?:code|nummer|nummers|kenmerk|postbus|dossier|pin|cijfers|toets|toetsen)\b[^0-9.,]{0,12}$",
    re.IGNORECASE,
)


def cardinal(number: int) -> str:
    """Return a count in words: "duizend tweehonderdvijftig", "één miljoen"."""
    words = _spaced(number_words(number, "nl"))
    return f"één{words[3:]}" if words.startswith("een ") else words


def year(number: int) -> str:
    """Return a year as people say it: "negentienhonderd eenenveertig"."""
    return _spaced(spelled_year(number, "nl"))


def ordinal(number: int) -> str:
    """Return "eerste", "eenentwintigste"."""
    return _spaced(number_words(number, "nl", "ordinal"))


def amount(cents: int) -> str:
    """Return an amount in words: "eenentwintig euro tachtig"."""
    words = _spaced(spelled_amount(cents, "nl"))
    return f"één{words[3:]}" if words.startswith("een ") else words


def spoken_number(written: str) -> str:
    """Return a number that is written in Dutch: "2.100,5" is "tweeduizend honderd komma vijf".

    Decimals are read as a number when there are two, and digit by digit otherwise. A number with a
    zero in front, or without points and longer than six digits, is a code: digit by digit.
    """
    whole, _, decimals = written.partition(",")
    spoken = _whole(whole)
    if not decimals:
        return spoken
    if len(decimals) <= 2 and not decimals.startswith("0"):
        return f"{spoken} komma {cardinal(int(decimals))}"
    return f"{spoken} komma {digits(decimals, DUTCH)}"


def number_rules() -> tuple[Rule, ...]:
    """Return the rules for numbers, those that see most first; the last ones leave no digit."""
    return (
        *_counting_rules(),
        *_fraction_rules(),
        rule(r"(?<!\w)['\u2018\u2019](?=[0-9]{2}\b)", always("")),
        rule(rf"(?<![\w-])(?P<said>[-\u2212])(?={NUMBER}{BEHIND})", always("min ")),
        rule(rf"{BEFORE}(?P<a>{NUMBER})~?[-\u2013]~?(?P<b>{NUMBER}){BEHIND}(?!-[0-9])", _range),
        rule(rf"{BEFORE}{NUMBER}{BEHIND}", _number),
        # What is left is no number as one knows it: every piece is said, and every sign.
        rule("[0-9]{1,15}", lambda match: _whole(match[0])),
        *(
            rule(rf"(?<=[0-9]){re.escape(sign)}(?=[0-9])", always(f" {name} "))
            for sign, name in {
                ".": "punt",
                ",": "komma",
                "-": "streepje",
                "/": "schuine streep",
                ":": "dubbele punt",
            }.items()
        ),
    )


def unit_rules() -> tuple[Rule, ...]:
    """Return the rules for a unit behind a number; the number is another rule's."""
    units = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
    return (rule(rf"(?<=[0-9½¼¾])(?P<said>~?(?P<unit>{units}))(?![\w/])", _unit),)


def _unit(match: re.Match[str]) -> str:
    spoken = f" {_UNITS[match['unit']]}"
    ends = match["unit"].endswith(".") and not match.string[match.end() :].strip()
    return f"{spoken}." if ends else spoken


def _counting_rules() -> tuple[Rule, ...]:
    roman = "|".join(sorted(_ROMAN, key=len, reverse=True))
    street = r"(?<=[a-zéëï.]~)"
    return (
        rule(
            rf"\b(?:{_KINGS})~(?P<said>{roman})\b",
            lambda match: f"de {ordinal(_ROMAN[match['said']])}",
        ),
        rule(
            rf"{BEFORE}(?P<number>[0-9]{{1,6}})(?:e|de|ste|ᵉ)(?![\w])",
            lambda match: ordinal(int(match["number"])) if int(match["number"]) else None,
        ),
        # A house with its addition: 12a, 12-3, 12 III, 5 hs.
        rule(
            rf"{BEFORE}[0-9]{{1,5}}~?-?~?(?P<said>{roman})\b",
            lambda match: cardinal(_ROMAN[match["said"]]),
        ),
        rule(rf"{BEFORE}[0-9]{{1,5}}~?-?(?P<said>hs)\b", always("huis")),
        rule(
            r"(?<=[a-z])(?:straat|laan|weg|plein|kade|gracht|dijk|pad|hof|singel|steeg|markt|park)~"
            r"[0-9]{1,5}(?P<said>~?-~?)(?=[0-9])",
            always(" streepje "),
        ),
        rule(rf"{street}[0-9]{{1,5}}(?P<said>-)(?=[A-Za-z]\b)", always(" ")),
    )


def _fraction_rules() -> tuple[Rule, ...]:
    signs = "".join(_FRACTIONS)
    written = "|".join(_WRITTEN_FRACTIONS)
    return (
        rule(
            rf"{BEFORE}(?:(?P<whole>[0-9]{{1,4}})~)?(?P<part>{written}){BEHIND}(?!~?[-/])",
            lambda match: _fraction(match["whole"], _WRITTEN_FRACTIONS[match["part"]]),
        ),
        rule(
            rf"{BEFORE}(?P<whole>[0-9]{{1,4}})?~?(?P<part>[{signs}])",
            lambda match: _fraction(match["whole"], match["part"]),
        ),
    )


def _fraction(whole: str | None, part: str) -> str:
    if not whole:
        return _FRACTIONS[part]
    if whole == "1" and part == "½":
        return "anderhalf"
    return f"{cardinal(int(whole))} en {_FRACTIONS[part]}"


def _range(match: re.Match[str]) -> str | None:
    first, second = match["a"], match["b"]
    if match.string[max(0, match.start() - 1) : match.start()] in {"-", "\u2013"}:
        return None
    if _is_code(first) or _is_code(second) or _value(first) >= _value(second):
        return None
    return f"{_said(first, match)} tot {_said(second, match)}"


def _said(written: str, match: re.Match[str]) -> str:
    both_years = _is_year(match["a"]) and _is_year(match["b"])
    return year(int(written)) if both_years else spoken_number(written)


def _value(written: str) -> float:
    return float(written.replace(".", "").replace(",", "."))


def _number(match: re.Match[str]) -> str:
    written = match[0]
    before = match.string[max(0, match.start() - 40) : match.start()]
    if _is_spelled(match, before):
        return grouped(written, DUTCH, 4 if len(written) == 4 else 3)
    if _is_year(written) and not _counts(match, before):
        return year(int(written))
    return spoken_number(written)


def _is_spelled(match: re.Match[str], before: str) -> bool:
    """Return whether a number stands behind a word such as "code" and is no year."""
    written = match[0]
    if _POSTCODE.fullmatch(written):
        # A count of thousands has a point: 3511 is a postcode, unless something is counted.
        return not re.match(r"\s[a-z]", match.string[match.end() :]) or bool(
            _CODE_BEFORE.search(before)
        )
    if not (3 <= len(written) <= 6 and written.isdecimal() and _CODE_BEFORE.search(before)):
        return False
    return not (_is_year(written) and re.search(r"\bjaar\b", match.string, re.IGNORECASE))


def _counts(match: re.Match[str], before: str) -> bool:
    after = match.string[match.end() : match.end() + 16]
    if _YEAR_BEFORE.search(before) or _NO_COUNTED.match(after):
        return False
    return re.match(r"\s[a-zé]+(?:en|s|er|ro|km|jaar|keer|uur)\b", after) is not None


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1100 <= int(written) <= 2199


def _is_code(written: str) -> bool:
    whole = written.partition(",")[0]
    return (len(whole) > 1 and whole.startswith("0")) or len(whole.split(".")[0]) > 6


def _whole(written: str) -> str:
    plain = written.replace(".", "")
    if _is_code(written) or int(plain) >= _LARGEST:
        return grouped(plain, DUTCH)
    return cardinal(int(plain))


def _spaced(words: str) -> str:
    # num2words writes "duizendtweehonderd" as one word, on which eSpeak NG puts one stress only.
    return re.sub("duizend(?=[a-zéë])(?!ste)", "duizend ", words)
