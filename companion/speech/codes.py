"""What is said character by character: telephone numbers, IBAN, BSN, postcodes, number plates."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from companion.speech.rules import Rule, rule

_GAP = re.compile("[ \u00a0\u202f\u2009]?[-()\u2013][ \u00a0\u202f\u2009]?|[ \u00a0\u202f\u2009]")
_GAPS = "(?:~?[-\u2013]~?|~)"
_END = r"(?![\w/]|[.,\u2013-][0-9]|~[0-9])"
_SERVICE_NUMBER = re.compile(r"0[89]0\d")
_LARGEST_GROUP = 4  # digits: more than four at a stretch are not kept in mind
_COUNTED = "~?(?:euro|cent|%|procent|km|meter|jaar|dagen|weken|mensen|people|years|days|weeks)"
_CALLING = re.compile(
    r"\bbel|nummer|telefo|alarm|spoed|\bcall|\bdial|\bring|phone|number|emergenc", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the characters of a code are said in one language.

    `letters` holds only those that a voice does not say right by themselves.
    """

    digits: tuple[str, ...]
    letters: Mapping[str, str]
    plus: str


DUTCH = Spelling(
    digits=("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"),
    # eSpeak NG 1.51: an "S" alone is the "'s" of "'s middags", W sounds like the vee of V.
    letters={"S": "es", "W": "wee", "Y": "ypsilon"},
    plus="plus",
)
ENGLISH = Spelling(
    digits=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    # eSpeak NG 1.51: an "A" alone is the article, and "ay" is an eye.
    letters={"A": "eh"},
    plus="plus",
)


def digits(written: str, spelling: Spelling) -> str:
    """Return the digits 0-9 of `written` one by one; other characters are left out."""
    return " ".join(spelling.digits[int(each)] for each in written if each in "0123456789")


def grouped(written: str, spelling: Spelling, size: int = 3) -> str:
    """Return digits one by one with a comma after each `size` of them."""
    parts = [written[at : at + size] for at in range(0, len(written), size)]
    if len(parts) > 1 and len(parts[-1]) == 1:
        parts[-2:] = [parts[-2] + parts[-1]]
    return ", ".join(digits(part, spelling) for part in parts)


def letters(written: str, spelling: Spelling) -> str:
    """Return letters and digits one by one, in capitals; other characters are left out."""
    return " ".join(_character(each, spelling) for each in written if each.isalnum())


def characters(code: str, spelling: Spelling) -> str:
    """Return a code one by one, with a comma where it shows a gap or a dash."""
    groups = (letters(group, spelling) for group in re.split(r"[\s-]+", code))
    return ", ".join(group for group in groups if group)


def code_rules(spelling: Spelling) -> tuple[Rule, ...]:
    """Return the rules for what is said character by character, the surest first."""
    bank = r"[A-Z]{4}~?(?:[0-9]~?){9}[0-9]"

    def spelled(match: re.Match[str]) -> str:
        return ", ".join(letters(group, spelling) for group in _iban_groups(match[0]))

    return (
        rule(
            rf"(?<![\w-])[A-Z]{{2}}[0-9]{{2}}~?(?:{bank}|[0-9]{{4}}(?:~?[0-9]{{4}}){{2,5}}"
            rf"(?:~?[0-9]{{1,3}})?)(?!\w)",
            spelled,
        ),
        *_telephone_rules(spelling),
        *_citizen_rules(spelling),
        rule(
            r"(?<![\w.,-])[1-9][0-9]{3}~?(?!S[ADS]\b)[A-Z]{2}(?![\w-])",
            lambda match: f"{digits(match[0], spelling)}, {letters(match[0][-2:], spelling)}",
        ),
        rule(
            r"(?<![\w-])[A-Z0-9]{1,3}-[A-Z0-9]{1,3}-[A-Z0-9]{1,3}(?![\w-])",
            lambda match: characters(match[0], spelling) if _is_plate(match[0]) else None,
        ),
        rule(
            r"(?<![\w-])(?=[A-Z]*[0-9])[A-Z0-9]{4,20}(?![\w-])",
            lambda match: letters(match[0], spelling) if _is_code(match[0]) else None,
        ),
    )


def _telephone_rules(spelling: Spelling) -> tuple[Rule, ...]:
    def telephone(match: re.Match[str]) -> str | None:
        groups = [group for group in _GAP.split(match[0]) if group]
        if re.fullmatch(r"\+31[0-9]{9}", match[0]):
            groups = list(_parts_of(match[0]))
        return _telephone(groups, spelling) if _is_telephone(groups) else None

    return (
        rule(
            rf"(?<![\w.,/-])\+[0-9]{{1,3}}(?:~?\(0\))?(?:{_GAPS}?[0-9]{{1,10}}){{1,6}}{_END}",
            telephone,
        ),
        rule(
            rf"(?<![\w.,+/-])\(0[0-9]{{1,3}}\){_GAPS}?[0-9]{{1,8}}(?:{_GAPS}[0-9]{{1,4}}){{0,4}}{_END}",
            telephone,
        ),
        rule(rf"(?<![\w.,+/-])[0-9]{{2,5}}(?:{_GAPS}[0-9]{{1,8}}){{1,6}}{_END}", telephone),
        rule(
            rf"(?<![\w.,+/-])0(?:[0-9]{{9}}|[89]00[0-9]{{4}}|[89]00[0-9]{{7}}){_END}",
            lambda match: _telephone(_parts_of(match[0]), spelling),
        ),
        # A number that misses a digit, or has one too many, is still no count.
        rule(
            rf"(?<![\w.,+/-])0[0-9]{{2,4}}(?:{_GAPS}[0-9]{{1,8}}){{1,6}}(?![\w/])",
            lambda match: _telephone(_GAP.split(match[0]), spelling),
        ),
        rule(rf"(?<![\w.,+/-])(?:112|113|144){_END}(?!{_COUNTED})", _short(spelling)),
    )


def _short(spelling: Spelling) -> Callable[[re.Match[str]], str | None]:
    def said(match: re.Match[str]) -> str | None:
        alone = match.string.strip(" .!") == match[0]
        return digits(match[0], spelling) if alone or _CALLING.search(match.string) else None

    return said


def _citizen_rules(spelling: Spelling) -> tuple[Rule, ...]:
    def by_three(match: re.Match[str]) -> str:
        return grouped(re.sub("[^0-9]", "", match["said"]), spelling)

    cue = r"(?:BSN|[Bb]urgerservicenummer|[Cc]itizen service number)(?:~is)?:?~"
    return (
        rule(rf"\b{cue}(?P<said>[0-9](?:(?:~|[.-])?[0-9]){{1,11}})(?!\w)", by_three),
        rule(
            rf"(?<![\w.,-])(?<![0-9]~)(?P<said>[0-9]{{3}}(?P<gap>~)[0-9]{{3}}(?P=gap)[0-9]{{3}}){_END}",
            by_three,
        ),
    )


def _is_telephone(groups: Sequence[str]) -> bool:
    first = groups[0]
    length = sum(map(len, groups))
    if first.startswith("+"):
        return 8 < length <= 16
    if _SERVICE_NUMBER.fullmatch(first):
        return length in {8, 11}
    if first == "14":
        return len(groups) == 2 and groups[1].startswith("0") and length in {5, 6}
    # A date such as 06-02-2026 has eight digits.
    return first.startswith("0") and (first == "06" or len(first) in {3, 4}) and length == 10


def _telephone(groups: Sequence[str], spelling: Spelling) -> str:
    plus = f"{spelling.plus} " if groups[0].startswith("+") else ""
    return plus + ", ".join(_group(group.removeprefix("+"), spelling) for group in groups)


def _group(group: str, spelling: Spelling) -> str:
    if len(group) <= _LARGEST_GROUP:
        return digits(group, spelling)
    odd = len(group) % 2
    return (
        grouped(group, spelling, 2)
        if not odd
        else (f"{digits(group[:3], spelling)}, {grouped(group[3:], spelling, 2)}")
    )


def _parts_of(number: str) -> tuple[str, ...]:
    if number.startswith("+316"):
        return number[:3], number[3:4], number[4:]
    if number.startswith("+31"):
        return number[:3], number[3:5], number[5:8], number[8:10], number[10:]
    if number.startswith("06"):
        return number[:2], number[2:]
    if _SERVICE_NUMBER.match(number):
        return number[:4], number[4:]
    return number[:3], number[3:6], number[6:8], number[8:]


def _iban_groups(written: str) -> list[str]:
    groups = written.split()
    if len(groups) == 1:
        whole = groups[0]
        groups = [whole[:2], whole[2:4]]
        groups += [whole[at : at + 4] for at in range(4, len(whole), 4)]
        return groups
    bank = [groups[0][4:]] if groups[0][4:] else []
    return [groups[0][:2], groups[0][2:4], *bank, *groups[1:]]


def _is_plate(written: str) -> bool:
    plain = written.replace("-", "")
    return len(plain) == 6 and not plain.isdigit() and not plain.isalpha()


def _is_code(written: str) -> bool:
    return not re.search("[A-Z]{4}", written) and bool(re.search("[A-Z]", written))


def _character(each: str, spelling: Spelling) -> str:
    if each in "0123456789":
        return spelling.digits[int(each)]
    return spelling.letters.get(each.upper(), each.upper())
