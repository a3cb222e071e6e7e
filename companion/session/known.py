"""What is known of the citizen already, so that nothing is asked twice and no PIN is a birthday."""

from contextlib import suppress
from datetime import date

from companion.flows.answers import DateGiven
from companion.session.model import Session
from companion.session.vault_state import contents_of
from companion.vault.kinds import Kind
from companion.vault.pins import Own


def own_of(session: Session) -> Own:
    """Return what someone who knows the citizen would try first as a PIN."""
    contents = contents_of(session)
    kept = {item.id: item.value for item in contents.plain} if contents is not None else {}
    dates = {
        given.day
        for progress in session.errands.values()
        for given in progress.given.values()
        if isinstance(given, DateGiven)
    }
    with suppress(ValueError):  # a birth date of which not all is known
        dates.add(date.fromisoformat(kept.get(Kind.BIRTH_DATE, "")))
    phone = kept.get(Kind.PHONE, "")
    return Own(
        dates=tuple(sorted(dates)),
        postcode=kept.get(Kind.POSTCODE, "") or session.postcode,
        house=kept.get(Kind.ADDRESS, ""),
        phones=(phone,) if phone else (),
    )
