"""Where the policy file of this computer is, and who may write it.

No variable of the environment moves it: a citizen's session sets its own, and a policy that the
visitor can swap is none. Tests give a path as an argument.
"""

import stat
import sys
from os import stat_result
from pathlib import Path

NAME = "companion.toml"


def policy_file(platform: str = sys.platform) -> Path:
    """Return the path of the policy file; neither it nor its folder need exist."""
    if platform == "win32":
        return Path(_program_data()) / "Loketmaatje" / NAME
    if platform == "darwin":
        return Path("/Library/Application Support/Loketmaatje") / NAME
    return Path("/etc/loketmaatje") / NAME


def openness(status: stat_result, owner: int) -> str:
    """Return what to do when others than `owner` may write a file or folder; else nothing.

    Only POSIX tells this by mode bits. A folder where everybody may write, but only remove what
    is their own (the sticky bit), still lets others put a first file there.
    """
    whose = "root" if owner == 0 else f"user {owner}"
    if status.st_uid != owner:
        return f"it is not of {whose}; give it to {whose} (chown)"
    by_others = status.st_mode & stat.S_IWOTH
    by_group = status.st_mode & stat.S_IWGRP and status.st_gid != 0
    if by_others or by_group:
        return f"others than {whose} may write it; take that away (chmod go-w)"
    return ""


def _program_data() -> str:
    """Return the folder that Windows itself names in its registry, where only it may write.

    Not `%ProgramData%`, which a session can set.
    """
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - there is none elsewhere

        place = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                return str(winreg.QueryValueEx(key, "Common AppData")[0])
        except OSError:
            return r"C:\ProgramData"
    return "C:/ProgramData"
