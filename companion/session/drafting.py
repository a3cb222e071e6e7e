"""How typing and pressing change what stands on a screen, before it is an answer.

What was to be mended stays on the screen until Verder is pressed again: a line that vanished with
the first key would move everything under the finger that is mending it.
"""

from dataclasses import replace
from types import MappingProxyType

from companion.session.intents import Typed
from companion.session.places import Draft


def typed(draft: Draft, intent: Typed) -> Draft:
    """Return the draft with the text of one box."""
    boxes = MappingProxyType({**draft.boxes, intent.box: intent.text})
    return replace(draft, boxes=boxes, focus=intent.box)


def chosen_one(draft: Draft, key: str) -> Draft:
    """Return the draft with one option chosen instead of any other."""
    return replace(draft, chosen=(key,))


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
    return replace(draft, chosen=chosen)
