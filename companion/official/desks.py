"""Which errands are done at a counter, and whose counter that is."""

from enum import Enum, unique


@unique
class Desk(Enum):
    """One errand at a counter; the values are what flow files and `--task` say."""

    PASSPORT = "paspoort"
    DRIVING_LICENCE = "rijbewijs"
    MOVING = "verhuizing"
    BRP_EXTRACT = "uittreksel"
    WMO = "wmo"
    PARKING_CARD = "parkeerkaart"
    VOTING = "stempas"
    DEATH = "overlijden"
    HELP = "hulp"  # help with a form or a website
    TAX = "belasting"
    ALLOWANCES = "toeslagen"
    PENSION = "aow"


@unique
class Office(Enum):
    """Whose counter does it."""

    OWN_MUNICIPALITY = "own municipality"  # of the citizen's own address, never the nearest
    HELP_POINT = "help point"  # any library or community centre
    BY_PHONE = "by telephone"  # a national body: it makes the appointment and tells where


OFFICES = {
    Desk.HELP: Office.HELP_POINT,
    Desk.TAX: Office.BY_PHONE,
    Desk.ALLOWANCES: Office.BY_PHONE,
    Desk.PENSION: Office.BY_PHONE,
}


def office_of(desk: Desk) -> Office:
    """Return whose counter does `desk`: the own municipality unless it is named otherwise."""
    return OFFICES.get(desk, Office.OWN_MUNICIPALITY)
