"""What can go wrong when a visit is written down."""

from pathlib import Path

from companion.errors import CompanionError


class VisitError(CompanionError):
    """Something about a visit did not work."""


class VisitNotRecorded(VisitError):
    """The line for the organisation is not on the disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no line about a visit could be added in {folder.name}")
        self.folder = folder
