"""Watches the screen readers of a session bus, runs a command at each change, and tells all.

Run as `python screen_reader_watcher.py SECONDS COMMAND ...`: the first change runs the first
command, and so on; it ends with the change that has none, or after so many seconds. Prints as JSON
each change, and last whether a screen reader runs at the end.
"""

import json
import shlex
import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QTimer

from companion.qt.screen_reader import screen_readers

application = QCoreApplication([])
patience, *commands = sys.argv[1:]
changes: list[bool] = []


def heard(running: bool) -> None:
    """Keep a change, and run what makes the next."""
    changes.append(running)
    if commands:
        subprocess.run(shlex.split(commands.pop(0)), check=True)  # noqa: S603 - of the test
    else:
        application.quit()


readers = screen_readers()
readers.watch(heard)
QTimer.singleShot(int(float(patience) * 1000), application.quit)
application.exec()
sys.stdout.write(json.dumps([*changes, readers.running()]) + "\n")
readers.close()
