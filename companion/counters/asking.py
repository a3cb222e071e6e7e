"""What to ask on the telephone before going to a counter."""

from collections.abc import Mapping

from companion.l10n.message import N_
from companion.l10n.words import Words
from companion.official.desks import Desk, Office, office_of

_ERRANDS: Mapping[Desk, str] = {
    Desk.PASSPORT: N_("I need a passport or an identity card."),
    Desk.DRIVING_LICENCE: N_("I want to renew my driving licence."),
    Desk.MOVING: N_("I am going to move house."),
    Desk.BRP_EXTRACT: N_("I need an extract from the population register."),
    Desk.WMO: N_("I need help to go on living at home."),
    Desk.PARKING_CARD: N_("I want a parking card for disabled people."),
    Desk.VOTING: N_("I have lost my voting pass."),
    Desk.DEATH: N_("Somebody has died, and I want to report it."),
    Desk.HELP: N_("Where do I get free help with this?"),
    Desk.TAX: N_("I want help with my tax return."),
    Desk.ALLOWANCES: N_("I want help with my allowances."),
    Desk.PENSION: N_("I have a question about my AOW."),
}
_QUESTIONS: Mapping[Office, tuple[str, ...]] = {
    Office.OWN_MUNICIPALITY: (
        N_("Do I have to make an appointment?"),
        N_("Where do I have to be, and when?"),
        N_("What do I have to bring?"),
    ),
    Office.HELP_POINT: (N_("At what times is somebody there?"),),
    Office.BY_PHONE: (
        N_("Can I come to a counter for this?"),
        N_("Where do I have to be, and when?"),
    ),
}


def to_ask(desk: Desk | None, words: Words) -> tuple[str, ...]:
    """Return what to say on the telephone for an errand: why one calls, then what to ask.

    Without an errand, only what everybody asks a town hall.
    """
    if desk is None:
        return tuple(words(text) for text in _QUESTIONS[Office.OWN_MUNICIPALITY])
    return tuple(words(text) for text in (_ERRANDS[desk], *_QUESTIONS[office_of(desk)]))
