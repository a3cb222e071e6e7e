"""A start of the program in a home, as far as its one window goes.

starting.py claims           claims each folder that is read, and says "first" or "second"
starting.py window FOLDER    the first says when it was knocked at; the second knocks and ends
"""

import sys
from pathlib import Path

from companion.qt.single import knock, listen
from companion.settings.claim import claim


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _claims() -> int:
    held = []
    for line in sys.stdin:
        held.append(claim(Path(line.strip())))
        _say("second" if held[-1] is None else "first")
    return 0


def _window(folder: Path) -> int:
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - only here

    application = QCoreApplication(["companion"])
    claimed = claim(folder)
    if claimed is None:
        answered = knock(folder)
        _say("answered" if answered else "nobody")
        return 0 if answered else 1
    door = listen(claimed, lambda: _say("knocked"))
    _say("open" if door.is_open else "shut")
    return application.exec()


if __name__ == "__main__":
    sys.exit(_claims() if sys.argv[1] == "claims" else _window(Path(sys.argv[2])))
