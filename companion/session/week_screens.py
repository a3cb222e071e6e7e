"""The screen with the opening hours of a counter on the coming days."""

from companion.counters.model import Counter
from companion.counters.week import cautions_of, week_of
from companion.l10n.dates import long_date
from companion.session.frame import main_button, notice, screen
from companion.session.model import Session
from companion.session.places import WeekHours
from companion.session.views import Heading, Lines, ScreenView, Tone


def week_hours(session: Session, place: WeekHours) -> ScreenView:
    """Return the hours of the coming seven days, one line for days that are alike."""
    _ = session.words
    counter = place.counter.near.counter
    parts = (
        # Translators: {name} is the name of a counter, as "Gemeente Delft"
        Heading(_("The opening hours of {name}", name=counter.name)),
        # Above the hours, which would send somebody on their way.
        notice(_("Watch out"), cautions_of(counter, session.now, session.words)),
        Lines(
            week_of(counter, session.now, session.words),
            # Translators: above the opening hours of today and the six days after it
            label=_("The coming seven days"),
            icon="later",
        ),
        Lines((_source(session, counter),), Tone.SMALL),
    )
    key = f"week/{counter.municipality}/{counter.name}/{'/'.join(counter.address_lines)}"
    return screen(session, "S17", key, parts, main_button(_("Ready"), "done"))


def _source(session: Session, counter: Counter) -> str:
    day = counter.hours_checked_on or counter.checked_on
    written = long_date(day, session.words.language)
    return session.words("Source: {source}, {day}.", source=counter.source, day=written)
