"""How money and distances are written in the citizen's language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Signs:
    thousand: str
    point: str
    about_metres: str
    about_kilometres: str
    one_kilometre: str


_SIGNS: Mapping[str, _Signs] = {
    "nl": _Signs(".", ",", "ongeveer {} meter", "ongeveer {} kilometer", "ongeveer 1 kilometer"),
    "en": _Signs(",", ".", "about {} metres", "about {} kilometres", "about 1 kilometre"),
}


def money(cents: int, language: str) -> str:
    """Return an amount as "€ 1.250,50" or "€ 1,250.50"; English for an unknown language."""
    signs = _signs(language)
    euros, rest = divmod(abs(cents), 100)
    minus = "-" if cents < 0 else ""
    whole = f"{euros:,}".replace(",", signs.thousand)
    return f"€ {minus}{whole}{signs.point}{rest:02}"


def distance(metres: float, language: str) -> str:
    """Return a distance as a walker needs it: "ongeveer 800 meter", "ongeveer 2,5 kilometer".

    Rounded to 10 m below 100 m, to 50 m below 1 km, to 100 m below 10 km, and to 1 km above:
    about a tenth, which is what a map measured by the crow or the kerb is worth. Never below
    10 m.
    """
    signs = _signs(language)
    if metres < 100:
        return signs.about_metres.format(max(10, _rounded(metres, 10)))
    if metres < 975:
        return signs.about_metres.format(_rounded(metres, 50))
    if metres < 9_950:
        tenths = _rounded(metres, 100) // 100
        if tenths == 10:
            return signs.one_kilometre
        whole, tenth = divmod(tenths, 10)
        return signs.about_kilometres.format(f"{whole}{signs.point}{tenth}" if tenth else whole)
    kilometres = f"{_rounded(metres, 1000) // 1000:,}".replace(",", signs.thousand)
    return signs.about_kilometres.format(kilometres)


def _rounded(metres: float, step: int) -> int:
    # Half goes up: round() would turn 25 into 20 and 35 into 40.
    return int(metres / step + 0.5) * step


def _signs(language: str) -> _Signs:
    return _SIGNS.get(language, _SIGNS["en"])
