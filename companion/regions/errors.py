"""What can be wrong with a region pack."""

from pathlib import Path

from companion.errors import CompanionError

_MEGABYTE = 1_000_000  # bytes


class RegionError(CompanionError):
    """The base of every error of this room."""


class PackMissing(RegionError):
    """There is no file or folder with that name, or no pack in that folder."""

    def __init__(self, path: Path) -> None:
        """Keep where was looked."""
        super().__init__(f"no region pack found at {path}")
        self.path = path


class SeveralRegions(RegionError):
    """A folder holds packs of more than one region: one of `files` must be chosen."""

    def __init__(self, folder: Path, files: tuple[Path, ...]) -> None:
        """Keep the folder and the newest pack of each region in it."""
        names = ", ".join(str(file.relative_to(folder)) for file in files)
        super().__init__(f"{folder} has packs of several regions; choose one of them: {names}")
        self.folder = folder
        self.files = files


class NotAPack(RegionError):
    """The file is something else than a region pack."""

    def __init__(self, path: Path, problem: str) -> None:
        """Keep the file and what it lacks."""
        super().__init__(f"{path} is not a region pack: {problem}")
        self.path = path
        self.problem = problem


class PackTooNew(RegionError):
    """The pack was made for a later version of this program."""

    def __init__(self, path: Path, version: int) -> None:
        """Keep the file and the version of its form."""
        super().__init__(f"{path} needs a newer version of this program (form {version})")
        self.path = path
        self.version = version


class PackDamaged(RegionError):
    """The pack is cut off, or a byte in it is not what its maker put there."""

    def __init__(self, path: Path, part: str) -> None:
        """Keep the file and the part that is wrong, for instance "tiles.tar"."""
        super().__init__(f"{path} is damaged or cut off ({part}); copy it again")
        self.path = path
        self.part = part


class CopyDamaged(PackDamaged):
    """A pack that was to be installed is cut off or changed; what was installed still works."""

    def __init__(self, path: Path, part: str) -> None:
        """Keep the file and the part that is wrong."""
        super().__init__(path, part)
        self.args = (f"{self.args[0]}; nothing was changed here",)


class PackUnreadable(RegionError):
    """The pack is there, but the stick or the disk does not give it."""

    def __init__(self, path: Path, reason: str) -> None:
        """Keep the file and the reason of the system."""
        super().__init__(f"{path} cannot be read: {reason}")
        self.path = path
        self.reason = reason


class NoRoom(RegionError):
    """The disk is too full for the pack; nothing was changed."""

    def __init__(self, folder: Path, needed: int) -> None:
        """Keep the folder and how many bytes the pack takes."""
        megabytes = -(-needed // _MEGABYTE)
        super().__init__(
            f"the disk is full: the region needs {megabytes} MB in {folder}; nothing was changed"
        )
        self.folder = folder
        self.needed = needed


class PackNotKept(RegionError):
    """The folder of the packs cannot be written; nothing was changed."""

    def __init__(self, folder: Path, reason: str) -> None:
        """Keep the folder and the reason of the system."""
        super().__init__(f"the region cannot be kept in {folder}: {reason}; nothing was changed")
        self.folder = folder
        self.reason = reason
