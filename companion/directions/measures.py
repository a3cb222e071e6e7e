"""How far and how long, as one says it on the way."""

from companion.l10n.message import N_
from companion.l10n.words import Words

_MINUTES_OF_AN_HOUR = 60

_ONE_MINUTE = N_("about 1 minute")
_SOME_MINUTES = N_("about {minutes} minutes")
_ONE_HOUR = N_("about 1 hour")
# Translators: as in "about 1 hour and 20 minutes"; in Dutch "uur" has no plural
_HOURS = N_("about {hours} hours")
_HOUR_AND = N_("about 1 hour and {minutes} minutes")
_HOURS_AND = N_("about {hours} hours and {minutes} minutes")


def stretch(metres: float, words: Words) -> str:
    """Return a length as "120 meter" or "1,2 kilometer".

    Rounded to 10 m below 200 m, to 50 m below 1 km, to 100 m below 10 km and to 1 km above; never
    below 10 m. The map itself is no better.
    """
    for limit, step in ((195, 10), (975, 50)):
        if metres < limit:
            return words("{count} metres", count=max(10, _rounded(metres, step)))
    if metres >= 9_950:
        return words("{count} kilometres", count=_rounded(metres, 1000) // 1000)
    whole, tenth = divmod(_rounded(metres, 100) // 100, 10)
    if (whole, tenth) == (1, 0):
        return words("1 kilometre")
    point = "," if words.language == "nl" else "."
    return words("{count} kilometres", count=f"{whole}{point}{tenth}" if tenth else whole)


def minutes_of(seconds: float) -> int:
    """Return whole minutes, rounded; at least 1, for nothing takes no time."""
    return max(1, int(seconds / 60 + 0.5))


def duration(minutes: int, words: Words) -> str:
    """Return a time as "ongeveer 2 minuten" or "ongeveer 1 uur en 20 minuten".

    Above an hour it is rounded to 5 minutes.
    """
    if minutes < _MINUTES_OF_AN_HOUR:
        return words(_ONE_MINUTE) if minutes == 1 else words(_SOME_MINUTES, minutes=minutes)
    hours, rest = divmod(_rounded(minutes, 5), _MINUTES_OF_AN_HOUR)
    if not rest:
        return words(_ONE_HOUR) if hours == 1 else words(_HOURS, hours=hours)
    if hours == 1:
        return words(_HOUR_AND, minutes=rest)
    return words(_HOURS_AND, hours=hours, minutes=rest)


def _rounded(amount: float, step: int) -> int:
    # Half goes up: round() would turn 25 into 20 and 35 into 40.
    return int(amount / step + 0.5) * step
