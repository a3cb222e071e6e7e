"""Reading what a stranger sent as JSON: each value is what it must be, or the answer is wrong."""

import json
from collections.abc import Mapping, Sequence
from math import isfinite

_MOST = 1e8  # no length in metres and no time in seconds of ours is more


class Wrong(ValueError):
    """The answer is not one that could be given."""


def read_map(body: bytes | str) -> Mapping[str, object]:
    """Return the JSON object in `body`.

    Raises:
        Wrong: it is no JSON, or something else than an object.
    """
    try:
        return as_map(json.loads(body))
    except (ValueError, RecursionError) as error:  # RecursionError: nested without end
        raise Wrong from error


def as_map(value: object) -> Mapping[str, object]:
    """Return `value`, which must be an object."""
    if not isinstance(value, dict):
        raise Wrong
    return value


def as_list(value: object) -> Sequence[object]:
    """Return `value`, which must be a list."""
    if not isinstance(value, list):
        raise Wrong
    return value


def as_text(value: object) -> str:
    """Return `value`, which must be a text, with single spaces and none around it."""
    if not isinstance(value, str):
        raise Wrong
    return " ".join(value.split())


def as_count(value: object) -> int:
    """Return `value`, which must be a whole number, 0 or more."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Wrong
    return value


def as_amount(value: object) -> float:
    """Return `value`, which must be a number, 0 or more and not beyond reason."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Wrong
    if not 0 <= value < _MOST or not isfinite(value):
        raise Wrong
    return float(value)
