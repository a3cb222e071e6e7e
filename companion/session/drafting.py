"""How typing and pressing change what stands on a screen, before it is an answer."""

from dataclasses import replace
from types import MappingProxyType

from companion.session.intents import Typed
from companion.session.places import Draft


def typed(draft: Draft, intent: Typed) -> Draft:
    """Return the draft with the text of one box; what was to be mended is not repeated."""
    boxes = MappingProxyType({**draft.boxes, intent.box: intent.text})
    return replace(draft, boxes=boxes, problem=None, focus=intent.box)


def chosen_one(draft: Draft, key: str) -> Draft:
    """Return the draft with one option chosen instead of any other."""
    return replace(draft, chosen=(key,), problem=None)


def ticked(draft: Draft, key: str, *, excluding: tuple[str, ...]) -> Draft:
    """Return the draft with an option turned on or off.

    An option of `excluding` ("none of these", "I do not know") clears all others, and is itself
    cleared by any other.
    """
    if key in draft.chosen:
        chosen = tuple(one for one in draft.chosen if one != key)
    elif key in excluding:
        chosen = (key,)
    else:
        chosen = (*(one for one in draft.chosen if one not in excluding), key)
    return replace(draft, chosen=chosen, problem=None)
