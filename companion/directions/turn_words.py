"""What each turn is called: to do it, to do it at once after another, and in a list on paper."""

from collections.abc import Mapping
from types import MappingProxyType

from companion.directions.model import Manoeuvre, Turn
from companion.l10n.message import N_
from companion.l10n.words import Words
from companion.regions.model import Landmark

# Translators: what one does on the way; a landmark may follow, as "Turn left at the church."
_DO: Mapping[Turn, str] = MappingProxyType(
    {
        Turn.START: N_("Set off"),
        Turn.STRAIGHT: N_("Go straight on"),
        Turn.SLIGHT_LEFT: N_("Keep left"),
        Turn.LEFT: N_("Turn left"),
        Turn.SHARP_LEFT: N_("Turn sharply left"),
        Turn.SLIGHT_RIGHT: N_("Keep right"),
        Turn.RIGHT: N_("Turn right"),
        Turn.SHARP_RIGHT: N_("Turn sharply right"),
        Turn.AROUND: N_("Turn around"),
        Turn.ROUNDABOUT: N_("Go over the roundabout"),
        Turn.FERRY: N_("Take the ferry"),
        Turn.STAIRS: N_("Take the stairs"),
        Turn.LIFT: N_("Take the lift"),
        Turn.ARRIVE: N_("You are there"),
        Turn.ARRIVE_LEFT: N_("You are there"),
        Turn.ARRIVE_RIGHT: N_("You are there"),
    }
)
# Translators: the second thing to do, a few metres after the first
_THEN: Mapping[Turn, str] = MappingProxyType(
    {
        Turn.START: N_("Then set off."),
        Turn.STRAIGHT: N_("Then go straight on."),
        Turn.SLIGHT_LEFT: N_("Then keep left at once."),
        Turn.LEFT: N_("Then turn left at once."),
        Turn.SHARP_LEFT: N_("Then turn sharply left at once."),
        Turn.SLIGHT_RIGHT: N_("Then keep right at once."),
        Turn.RIGHT: N_("Then turn right at once."),
        Turn.SHARP_RIGHT: N_("Then turn sharply right at once."),
        Turn.AROUND: N_("Then turn around."),
        Turn.ROUNDABOUT: N_("Then go over the roundabout."),
        Turn.FERRY: N_("Then take the ferry."),
        Turn.STAIRS: N_("Then take the stairs."),
        Turn.LIFT: N_("Then take the lift."),
        Turn.ARRIVE: N_("Then you are there."),
        Turn.ARRIVE_LEFT: N_("Then you are there."),
        Turn.ARRIVE_RIGHT: N_("Then you are there."),
    }
)
# Translators: the same in a list on paper, as "Left, then right: Jaffalaan, 120 metres"
_SHORT: Mapping[Turn, str] = MappingProxyType(
    {
        Turn.START: N_("Start"),
        Turn.STRAIGHT: N_("Straight on"),
        Turn.SLIGHT_LEFT: N_("A little left"),
        Turn.LEFT: N_("Left"),
        Turn.SHARP_LEFT: N_("Sharp left"),
        Turn.SLIGHT_RIGHT: N_("A little right"),
        Turn.RIGHT: N_("Right"),
        Turn.SHARP_RIGHT: N_("Sharp right"),
        Turn.AROUND: N_("Turn around"),
        Turn.ROUNDABOUT: N_("Roundabout"),
        Turn.FERRY: N_("Ferry"),
        Turn.STAIRS: N_("Stairs"),
        Turn.LIFT: N_("Lift"),
        Turn.ARRIVE: N_("You are there"),
        Turn.ARRIVE_LEFT: N_("You are there"),
        Turn.ARRIVE_RIGHT: N_("You are there"),
    }
)
# Translators: the same turn for the second time within a few metres
_AGAIN: Mapping[Turn, str] = MappingProxyType(
    {
        Turn.LEFT: N_("Then turn left again at once."),
        Turn.RIGHT: N_("Then turn right again at once."),
    }
)
_EXITS = (
    N_("Take the first exit of the roundabout"),
    N_("Take the second exit of the roundabout"),
    N_("Take the third exit of the roundabout"),
    N_("Take the fourth exit of the roundabout"),
    N_("Take the fifth exit of the roundabout"),
)

# The kinds of `region_builder`; another kind is not told.
_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "church": N_("the church"),
        "mosque": N_("the mosque"),
        "synagogue": N_("the synagogue"),
        "school": N_("the school"),
        "station": N_("the station"),
        "windmill": N_("the windmill"),
        "supermarket": N_("the supermarket"),
        "pharmacy": N_("the pharmacy"),
        "library": N_("the library"),
        "hospital": N_("the hospital"),
        "town hall": N_("the town hall"),
        "police station": N_("the police station"),
        "petrol station": N_("the petrol station"),
        "water tower": N_("the water tower"),
    }
)
# Whose name stands on the front in large letters.
_NAMED: Mapping[str, str] = MappingProxyType(
    {
        "supermarket": N_("the supermarket {name}"),
        "station": N_("station {name}"),
    }
)
_LONGEST_NAME = 3  # words; a longer one is said without its name


def told_kind(landmark: Landmark) -> bool:
    """Return whether we have words for this landmark."""
    return landmark.kind in _PLAIN


def to_do(turn: Manoeuvre, words: Words) -> str:
    """Return a turn as a whole sentence: "Ga rechtsaf bij de kerk."."""
    told = words(_DO[turn.turn])
    if turn.turn is Turn.ROUNDABOUT and turn.exit:
        told = words(_exit(turn.exit), number=turn.exit)
    if turn.landmark is None or not told_kind(turn.landmark):
        return f"{told}."
    # Translators: as in "Turn left at the church."
    return words("{turn} at {landmark}.", turn=told, landmark=_landmark(turn.landmark, words))


def then_to_do(turn: Manoeuvre, words: Words, before: Manoeuvre | None = None) -> str:
    """Return a turn that follows `before` within a few metres, as a whole sentence."""
    if before is not None and before.turn is turn.turn and turn.turn in _AGAIN:
        return words(_AGAIN[turn.turn])
    if turn.turn is Turn.ROUNDABOUT and turn.exit:
        return f"{words(_exit(turn.exit), number=turn.exit)}."
    return words(_THEN[turn.turn])


def in_short(turn: Manoeuvre, words: Words) -> str:
    """Return a turn in a word or two: "Rechtsaf", "Rotonde, afslag 2"."""
    if turn.turn is Turn.ROUNDABOUT and turn.exit:
        return words("Roundabout, exit {number}", number=turn.exit)
    return words(_SHORT[turn.turn])


def _exit(number: int) -> str:
    if number <= len(_EXITS):
        return _EXITS[number - 1]
    return N_("Take exit {number} of the roundabout")


def _landmark(landmark: Landmark, words: Words) -> str:
    named = _NAMED.get(landmark.kind)
    if named and 0 < len(landmark.name.split()) <= _LONGEST_NAME:
        return words(named, name=landmark.name)
    return words(_PLAIN[landmark.kind])
