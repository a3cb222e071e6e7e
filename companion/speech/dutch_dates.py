"""How Dutch dates and times are said: "twee uur 's middags"."""

import re
from collections.abc import Mapping
from datetime import date

from companion.l10n.dates import MONTHS
from companion.speech.dutch_numbers import cardinal, year
from companion.speech.rules import Rule, rule

_SHORT_MONTHS: Mapping[str, int] = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
_SHORT_DAYS: Mapping[str, str] = {
    "ma": "maandag",
    "di": "dinsdag",
    "wo": "woensdag",
    "do": "donderdag",
    "vr": "vrijdag",
    "za": "zaterdag",
    "zo": "zondag",
}
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH_NAME = f"(?:{'|'.join(MONTHS['nl'])})"
_SHORT_MONTH = rf"(?:{'|'.join(sorted(_SHORT_MONTHS, key=len, reverse=True))})\.?"
_CLOCK = r"(?P<{0}>[01]?[0-9]|2[0-4])(?:[.:](?P<{0}m>[0-5][0-9]))?"
_SHARP = r"(?P<{0}>[01]?[0-9]|2[0-4])[.:](?P<{0}m>[0-5][0-9])"
_UUR = r"~?(?:uur|u\.?|h)(?!\w)"
_PART = re.compile(
    r"\s*['\u2018\u2019]s (?:nachts|ochtends|morgens|middags|avonds)|"
    r"\s*in de (?:nacht|ochtend|morgen|middag|avond)"
)
# "artikel 3.10" is no time, and neither is what counts something.
_NO_TIME = re.compile(
    r"(?:artikel|art\.|paragraaf|hoofdstuk|versie|bijlage|punt|nummer|nr\.|€|\$|£)\s*$",
    re.IGNORECASE,
)


def date_rules() -> tuple[Rule, ...]:
    """Return the rules for days."""
    free = r"(?<![\w.,/-])"
    end = r"(?![\w/]|[.,-][0-9])"
    return (
        rule(rf"{free}(?P<y>[12][0-9]{{3}})-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})(?!\w|-)", _numeric),
        rule(
            rf"{free}(?P<d>[0-9]{{1,2}})(?P<s>~?[-/.]~?)(?P<m>[0-9]{{1,2}})(?P=s)(?P<y>[12][0-9]{{3}})"
            rf"{end}",
            _numeric,
        ),
        # A year of two digits stays so: nobody knows here of which century it is.
        rule(
            rf"{free}(?P<d>[0-9]{{1,2}})(?P<s>[-/])(?P<m>[0-9]{{1,2}})(?P=s)(?P<y>[0-9]{{2}}){end}(?!-)",
            _short,
        ),
        rule(
            rf"{free}(?P<d>{_DAY})(?P<m>~{_MONTH_NAME})(?:(?P<gap>~)(?P<y>[12][0-9]{{3}}))?{end}",
            _named,
        ),
        rule(
            rf"{free}(?P<d>{_DAY})~(?P<m>{_SHORT_MONTH})(?:~(?P<y>[12][0-9]{{3}}))?(?!\w)", _named
        ),
        rule(
            rf"{free}(?P<d>{_DAY})(?P<s>~?[-\u2013]~?)(?=(?P<e>{_DAY})~{_MONTH_NAME}\b)",
            _first_of_range,
        ),
    )


def weekday_rules() -> tuple[Rule, ...]:
    """Return the rules for short days of the week, before an hour or in "ma t/m vr"."""
    days = "|".join(_SHORT_DAYS)
    to = "(?:~?[-\u2013]~?|~(?:t/m|tot|en)~)"

    def said(match: re.Match[str]) -> str:
        joins = " tot en met " if match["to"] else ""
        return _SHORT_DAYS[match["said"][:2]] + joins

    return (
        rule(rf"(?<!\w)(?P<said>(?:{days})\b\.?(?P<to>~?[-\u2013]~?)(?=(?:{days})\b))", said),
        rule(rf"(?<!\w)(?P<said>(?:{days})\b\.?)(?P<to>)(?={to}(?:{days})\b)", said),
        rule(rf"(?<!\w)(?:{days})~?[-\u2013]~?(?P<said>(?:{days})\b\.?)(?P<to>)", said),
        rule(rf"(?<!\w)(?:{days})~(?:t/m|tot|en)~(?P<said>(?:{days})\b\.?)(?P<to>)", said),
        rule(rf"(?<!\w)(?P<said>(?:{days})\b\.?)(?P<to>)(?=:?~[0-9]{{1,2}}[.:][0-9]{{2}})", said),
    )


def time_rules() -> tuple[Rule, ...]:
    """Return the rules for times of the day, written with 24 hours."""
    a, b = _CLOCK.format("a"), _CLOCK.format("b")
    sharp_a, sharp_b = _SHARP.format("a"), _SHARP.format("b")
    free = r"(?<![\w.,:/-])"
    end = r"(?![\w:]|[.,-][0-9])"
    between = r"(?P<s>~?[-\u2013]~?|~(?:tot|en|of|t/m|tot~en~met)~)"
    return (
        rule(rf"{free}{sharp_a}(?:{_UUR})?{between}{sharp_b}(?:{_UUR}|{end})", _both),
        rule(rf"{free}{a}{between}{b}{_UUR}", _both_sharp),
        rule(rf"{free}{sharp_a}(?:{_UUR}|{end})", _one),
        rule(r"(?i:\b(?:om|vanaf)~)(?P<said>(?P<a>1[3-9]|2[0-4])(?P<am>)~uur)\b", _one),
        rule(rf"{free}(?P<a>[01]?[0-9]|2[0-4])[uh](?P<am>[0-5][0-9])(?!\w)", _one),
    )


def spoken_time(hour: int, minute: int, *, part: bool = True) -> str:
    """Return a time of the day: "twee uur 's middags", "negen uur dertig 's ochtends".

    Hour and minutes stand in the order of the clock on the screen; "half tien" is heard as half
    past ten by many who learned Dutch later. `part` adds the part of the day.
    """
    named = cardinal(hour % 12 or 12)
    minutes = f" {cardinal(minute)}" if minute else ""
    return f"{named} uur{minutes}" + (f" {_part_of_day(hour)}" if part else "")


def _part_of_day(hour: int) -> str:
    return ("'s nachts", "'s ochtends", "'s middags", "'s avonds")[hour % 24 // 6]


def _numeric(match: re.Match[str]) -> str | None:
    return _day(int(match["d"]), int(match["m"]), int(match["y"]))


def _short(match: re.Match[str]) -> str | None:
    # 2000 had every day of the calendar.
    if _day(int(match["d"]), int(match["m"]), 2000) is None:
        return None
    two = int(match["y"])
    zero = "nul " if two < 10 else ""
    return f"{_day_and_month(int(match['d']), int(match['m']))} {zero}{cardinal(two)}"


def _named(match: re.Match[str]) -> str | None:
    name = match["m"].strip().rstrip(".")
    month = MONTHS["nl"].index(name) + 1 if name in MONTHS["nl"] else _SHORT_MONTHS[name]
    if not match["y"]:
        return _day_and_month(int(match["d"]), month)
    return _day(int(match["d"]), month, int(match["y"]))


def _first_of_range(match: re.Match[str]) -> str | None:
    if int(match["d"]) >= int(match["e"]):
        return None
    return f"{cardinal(int(match['d']))} tot "


def _day(day: int, month: int, in_year: int) -> str | None:
    try:
        date(in_year, month, day)
    except ValueError:
        return None
    return f"{_day_and_month(day, month)} {year(in_year)}"


def _day_and_month(day: int, month: int) -> str:
    return f"{cardinal(day)} {MONTHS['nl'][month - 1]}"


def _one(match: re.Match[str]) -> str | None:
    return None if _is_no_time(match) else _time(match, "a", part=not _told(match))


def _both(match: re.Match[str]) -> str | None:
    if _is_no_time(match):
        return None
    between = match["s"].strip()
    between = "tot" if between in {"-", "\u2013"} else between.replace("t/m", "tot en met")
    first = _time(match, "a", part=True)
    return f"{first} {between} {_time(match, 'b', part=not _told(match))}"


def _both_sharp(match: re.Match[str]) -> str | None:
    # "van 9 tot 12 uur" is said as it stands; one of them has minutes, or both are after noon.
    if not (match["am"] or match["bm"]) and int(match["b"]) <= 12:
        return None
    # "24 tot 48 uur" is a while, and so is "2 of 14 uur" behind a number of days.
    return None if not (match["am"] or match["bm"]) else _both(match)


def _time(match: re.Match[str], group: str, *, part: bool) -> str:
    return spoken_time(int(match[group]), int(match[f"{group}m"] or 0), part=part)


def _told(match: re.Match[str]) -> bool:
    return _PART.match(match.string, match.end()) is not None


def _is_no_time(match: re.Match[str]) -> bool:
    after = match.string[match.end() : match.end() + 8].lstrip()
    return _NO_TIME.search(
        match.string, max(0, match.start() - 12), match.start()
    ) is not None or after.startswith(("euro", "€", "%", "km", "kg", "miljoen"))
