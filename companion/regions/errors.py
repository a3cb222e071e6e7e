"""What can be wrong with a region pack."""

from companion.errors import CompanionError


class RegionError(CompanionError):
    """The base of every error of this room."""
