"""How written Dutch is put into words for the ear."""

import re
from collections.abc import Mapping
from functools import cache

from companion.speech.addresses import DUTCH_SIGNS, address_rules
from companion.speech.codes import DUTCH, code_rules
from companion.speech.dutch_amounts import amount_rules
from companion.speech.dutch_dates import date_rules, time_rules, weekday_rules
from companion.speech.dutch_numbers import number_rules, unit_rules
from companion.speech.lexicon import lexicon
from companion.speech.names import say_names
from companion.speech.rules import Pieces, Rule, always, rule
from companion.speech.signs import silent_rules
from companion.speech.wording import Wording

_SIGNS: Mapping[str, str] = {
    "&": "en",
    "+": "plus",
    "=": "is",
    "≠": "is niet",
    "±": "ongeveer",
    "\u00d7": "keer",
    "÷": "gedeeld door",
    "≥": "minstens",
    "≤": "hoogstens",
    "<": "kleiner dan",
    ">": "groter dan",
    "#": "hekje",
    "@": "apenstaartje",
    "*": "sterretje",
    "%": "procent",
    "‰": "promille",
    "°": "graden",
    "§": "paragraaf",
    "€": "euro",
    "$": "dollar",
    "£": "pond",
    "_": "liggend streepje",
    "\\": "schuine streep",
    "~": "slingertje",
    "^": "dakje",
    "²": "kwadraat",
}


def dutch(text: str, met: frozenset[str] = frozenset()) -> Wording:
    """Return the words for the ear of a Dutch text; `met` are the abbreviations told before."""
    pieces = Pieces(text)
    pieces.apply(_before_names())
    met = say_names(pieces, "nl", DUTCH, met)
    pieces.apply(_behind_names())
    return pieces.wording(met)


@cache
def _before_names() -> tuple[Rule, ...]:
    return (
        *address_rules(DUTCH_SIGNS, DUTCH, lexicon("nl")),
        *code_rules(DUTCH),
        *date_rules(),
        *amount_rules(),
        *time_rules(),
        *weekday_rules(),
        *unit_rules(),
    )


@cache
def _behind_names() -> tuple[Rule, ...]:
    return (*number_rules(), *_sign_rules(), *silent_rules())


def _sign_rules() -> tuple[Rule, ...]:
    return (
        # An opening quote before "s middags" makes the voice pause in the middle of it.
        rule(
            r"(?<!\w)(?P<said>[\u2018\u2019`\u00b4])(?=s~(?:nachts|ochtends|morgens|middags|avonds)\b)",
            always("'"),
        ),
        rule(r"(?<!\w)en/of(?!\w)", always("en of")),
        rule(
            r"~?/~?(?=(?:jaar|maand|kwartaal|week|dag|nacht|uur|persoon|stuk)\b)", always(" per ")
        ),
        rule(r"(?<=[^\W\d_])~?/~?(?=[^\W\d_])", always(" of ")),
        rule("/", always("schuine streep")),
        Rule(re.compile(f"[{re.escape(''.join(_SIGNS))}]"), lambda match: _SIGNS[match[0]]),
    )
