"""How Dutch amounts of money are said: "eenentwintig euro tachtig"."""

import re

from companion.speech.dutch_numbers import BEFORE, NUMBER, amount, cardinal, spoken_number
from companion.speech.rules import Rule, rule

# The cents may stand behind a point: on bills of machines. "5,-" and "5,--" are whole euros.
_SUM = (
    r"(?P<euros>[0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,12})"
    r"(?:,(?:-{1,2}|\u2013|\u2014)|[.,](?P<cents>[0-9]{1,2}))?"
)
_END = r"(?![0-9]|[.,][0-9])"
_MINUS = r"(?P<minus>[-\u2212]~?)?"
_LARGE = "(?:miljoen|miljard|mln\\.?|mld\\.?|duizend)"
_COINS = {"€": "euro", "$": "dollar", "£": "pond"}


def amount_rules() -> tuple[Rule, ...]:
    """Return the rules for amounts; a range is two amounts with "tot" between them."""
    euro = "(?:€|EUR\\b)~?"
    return (
        rule(rf"(?<!\w){_MINUS}{euro}(?P<number>{NUMBER})~(?P<large>{_LARGE})(?!\w)", _large),
        rule(
            rf"{BEFORE}(?P<minus>)(?P<number>{NUMBER})~(?P<large>mln\.?|mld\.?)(?:~euro)?(?!\w)",
            _large,
        ),
        rule(rf"(?<=[0-9])(?P<said>~?[-\u2013]~?)(?={euro}[0-9])", lambda _match: " tot "),
        rule(
            rf"(?<!\w){euro}(?P<a>{NUMBER})~?[-\u2013]~?(?P<b>{NUMBER}){_END}(?!-)",
            lambda match: f"{spoken_number(match['a'])} tot {spoken_number(match['b'])} euro",
        ),
        rule(rf"(?<!\w){_MINUS}{euro}(?P<sign>[-\u2212]~?)?{_SUM}{_END}", _euros),
        rule(rf"{BEFORE}(?P<minus>(?<![\w-])[-\u2212])?{_SUM}~?(?:euro|EUR|€)(?!\w)", _euros),
        rule(
            rf"{BEFORE}(?P<cents>[0-9]{{1,4}})~?cts?\.?(?!\w)",
            lambda match: f"{cardinal(int(match['cents']))} cent",
        ),
        rule(
            rf"(?<!\w)(?P<coin>[$£])~?(?P<number>{NUMBER}){_END}",
            lambda match: f"{spoken_number(match['number'])} {_COINS[match['coin']]}",
        ),
    )


def _euros(match: re.Match[str]) -> str:
    euros = int(match["euros"].replace(".", ""))
    cents = int((match["cents"] or "").ljust(2, "0"))
    found = match.groupdict()
    minus = bool(found["minus"] or found.get("sign"))
    total = euros * 100 + cents
    return ("min " if minus and total else "") + amount(total)


def _large(match: re.Match[str]) -> str:
    large = {"mln": "miljoen", "mld": "miljard"}.get(match["large"][:3], match["large"])
    minus = "min " if match["minus"] else ""
    return f"{minus}{spoken_number(match['number'])} {large} euro"
