"""Where a shipped file is: in a checkout, in an installed wheel, or in a frozen program."""

import sys
from pathlib import Path


def shipped(*parts: str) -> Path:
    """Return the path of a shipped file or folder, for instance `shipped("assets", "flows")`.

    A frozen program unpacks beside its executable, a wheel carries the files inside the package,
    and a checkout has them beside the package. The path is returned whether or not it exists.
    """
    return _root().joinpath(*parts)


def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    package = Path(__file__).resolve().parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent
