"""A visit with a helper in words for the citizen, and in one line of figures for others."""

import csv
import io
import math
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from companion.l10n.dates import clock_time, weekday_date
from companion.l10n.message import N_
from companion.l10n.words import Words
from companion.visits.consent import Consent, Right
from companion.visits.log import ENDINGS, Entry, Event, VisitLog

# The title of an errand by the id of its flow, in the citizen's language.
Titles = Mapping[str, str]

COLUMNS = ("dag", "minuten", "rechten", "onderwerpen", "stempels", "einde")

_RIGHTS = {
    # Translators: what a helper was allowed to do; {name} is who helped
    Right.WATCH: N_("{name} was allowed to watch."),
    Right.TYPE: N_("{name} was allowed to type."),
    Right.DATA: N_("{name} was allowed to see your kept data."),
    Right.PRINT: N_("{name} was allowed to print your pages."),
}
_HAPPENED = {
    # Translators: each of these stands behind a time, as "14.05 uur: Jan keek even weg."
    Event.BEGAN: N_("{name} began to help."),
    Event.LOOKED_AWAY: N_("{name} looked away."),
    Event.DATA: N_("Your kept data were opened."),
    Event.PRINTED: N_("A page was made."),
    Event.STOPPED: N_("You stopped the help."),
    Event.TIME_UP: N_("The agreed time was over."),
    Event.AWAY_TOO_LONG: N_("The help stopped. Nobody pressed for a while."),
    Event.VISIT_OVER: N_("The visit was over."),
}
_STAMPS = {
    "klaar": N_("Done here."),
    "verstuurd": N_("You sent it."),
    "bevestigd": N_("It is confirmed."),
}


def sentences(log: VisitLog, consent: Consent, words: Words, titles: Titles) -> tuple[str, ...]:
    """Return what happened, in plain words, each thing with its time; for the citizen only."""
    day = weekday_date(consent.since.date(), words.language)
    told = (_told(entry, consent, words, titles) for entry in log.entries)
    return (f"{day[0].upper()}{day[1:]}.", *told)


def header() -> str:
    """Return the first line of the file to which `organisation_row` adds."""
    return _line(COLUMNS)


def organisation_row(log: VisitLog, consent: Consent) -> str:
    """Return one line of CSV about a help that is over: no name, no answer, no errand.

    Which errands they were is left out, for they tell of illness or a death in the family; the
    hour as well, for a list at the desk would tell whose visit it was.
    """
    end = next((one for one in reversed(log.entries) if one.event in ENDINGS), None)
    errands = {one.detail for one in log.entries if one.event is Event.ERRAND}
    stamps = Counter(one.detail for one in log.entries if one.event is Event.STAMPED)
    known = [f"{stamp}:{stamps[stamp]}" for stamp in _STAMPS if stamps[stamp]]
    return _line(
        (
            consent.since.date().isoformat(),
            str(_minutes(consent.since, end.at if end is not None else consent.until)),
            " ".join(right.value for right in Right if right in consent.rights),
            str(len(errands)),
            " ".join(known),
            end.event.value if end is not None else "",
        )
    )


def _told(entry: Entry, consent: Consent, words: Words, titles: Titles) -> str:
    time = clock_time(entry.at.hour, entry.at.minute, words.language)
    # Translators: a time of the day with what happened then, as "14.02 uur: Jan keek even weg."
    return words("{time}: {what}", time=time, what=_what(entry, consent, words, titles))


def _what(entry: Entry, consent: Consent, words: Words, titles: Titles) -> str:
    name = consent.helper
    match entry.event:
        case Event.BEGAN:
            return " ".join((words(_HAPPENED[entry.event], name=name), *_agreed(consent, words)))
        case Event.ERRAND if entry.detail in titles:
            # Translators: {errand} is a short title, as "AOW aanvragen"
            return words("You worked on: {errand}.", errand=titles[entry.detail])
        case Event.ERRAND:
            return words("You worked on something.")
        case Event.STAMPED:
            return words(_STAMPS.get(entry.detail, _STAMPS["klaar"]))
        case event:
            return words(_HAPPENED[event], name=name)


def _agreed(consent: Consent, words: Words) -> tuple[str, ...]:
    name, rights = consent.helper, consent.rights
    told = tuple(words(one, name=name) for right, one in _RIGHTS.items() if right in rights)
    return told or (words("{name} was not allowed to watch.", name=name),)


def _minutes(since: datetime, until: datetime) -> int:
    """Return whole minutes, rounded up; a clock that was set back gives none."""
    return max(0, math.ceil((until - since).total_seconds() / 60))


def _line(cells: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
