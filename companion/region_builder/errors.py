"""What can go wrong when a pack is made."""

from pathlib import Path

from companion.errors import CompanionError


class RegionBuildError(CompanionError):
    """The base of every error of this room."""


class ExtractMissing(RegionBuildError):
    """There is no such file of map data."""

    def __init__(self, path: Path) -> None:
        """Keep where was looked."""
        super().__init__(f"there is no map data at {path}")
        self.path = path


class ExtractUnreadable(RegionBuildError):
    """The file is no OpenStreetMap PBF, or is cut off, or may not be read."""

    def __init__(self, path: Path, problem: str) -> None:
        """Keep the file and what the reader says of it."""
        super().__init__(f"{path} is not a whole OpenStreetMap PBF: {problem}")
        self.path = path
        self.problem = problem


class ExtractUndated(RegionBuildError):
    """Neither the file nor anything in it says from which day the map is."""

    def __init__(self, path: Path) -> None:
        """Keep the file."""
        super().__init__(f"{path} does not say from which day its map is")
        self.path = path


class PolygonWrong(RegionBuildError):
    """The file with the edge of the region cannot be one."""

    def __init__(self, path: Path, problem: str) -> None:
        """Keep the file and what is wrong with it."""
        super().__init__(f"{path} is not the edge of one region: {problem}")
        self.path = path
        self.problem = problem


class NothingInside(RegionBuildError):
    """The map has no street within the polygon: they belong to different places."""

    def __init__(self, extract: Path, polygon: Path) -> None:
        """Keep the two files."""
        super().__init__(f"{extract} has no street within {polygon}")
        self.extract = extract
        self.polygon = polygon


class NameWrong(RegionBuildError):
    """The name of the pack cannot be part of a file name everywhere."""

    def __init__(self, name: str) -> None:
        """Keep the name."""
        super().__init__(f"a region is named with a-z, 0-9 and -, so not {name!r}; give --name")
        self.name = name


class OutExists(RegionBuildError):
    """There is already something with the name of the pack that is to be made."""

    def __init__(self, path: Path) -> None:
        """Keep the path."""
        super().__init__(f"{path} exists already; remove it first or choose another name")
        self.path = path


class OutNotWritten(RegionBuildError):
    """The pack, or what is needed on the way to it, cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the path and the reason of the system."""
        super().__init__(f"{path} cannot be written: {reason}")
        self.path = path
        self.reason = reason


class BuilderMissing(RegionBuildError):
    """A library or program that only the making of packs needs is not installed."""

    def __init__(self, name: str) -> None:
        """Keep what is missing."""
        super().__init__(f'{name} is not installed: pip install "loketmaatje[routing]" brings it')
        self.name = name


class TilesFailed(RegionBuildError):
    """The routing engine made no tiles."""

    def __init__(self, reason: str) -> None:
        """Keep the last thing it said."""
        super().__init__(f"the routing engine made no tiles: {reason}")
        self.reason = reason
