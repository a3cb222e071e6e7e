"""Makes the folder of a citizen who was here before: `visit.py FOLDER`.

What they left open comes on the home screen after the first frame, which is what is measured.
"""

import json
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Write the settings."""
    (folder / "settings.json").write_text(json.dumps({"introduced": True}), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
