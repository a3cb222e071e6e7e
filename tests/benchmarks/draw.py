"""Times the drawing of a map: `draw.py ROUNDS`.

Prints JSON: the milliseconds of each round for a sheet of paper, ours and bare (the same points as
plain lines, without kinds, names or route), and the longest time in milliseconds that the thread of
the window was held up while such a map was drawn beside it (bare: while nothing was drawn).
"""

import json
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from qt.map_sheets import grid_town

from companion.l10n.words import load_words
from companion.qt.look import best_typeface
from companion.qt.map_frame import MapFrame
from companion.qt.map_inks import MapLook
from companion.qt.map_picture import picture
from companion.regions.sheet import MapSheet

PAPER = QSize(2150, 1300)  # the width of an A4 inside its margins, at 300 dots an inch
SHEET = grid_town(3000, 36)  # some 6 000 points, as many as a pack gives at most
QUIET_SECONDS = 0.2


def draw_bare(sheet: MapSheet) -> None:
    """Draw every point of a sheet as a plain line."""
    image = QImage(PAPER, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = MapFrame(sheet, QRectF(QPointF(0, 0), PAPER.toSizeF()), 20)
    for shape in sheet.shapes:
        painter.drawPolyline(frame.line(shape.points))
    painter.end()


def measure(rounds: int) -> dict[str, dict[str, list[float]]]:
    """Return the milliseconds of each round, ours and bare, made in turns."""
    look = MapLook(300, best_typeface(), 18, load_words("nl"))

    def draw() -> object:
        return picture(SHEET, PAPER, look)

    draw()  # the first one finds the typeface and the syllables
    told: dict[str, dict[str, list[float]]] = {
        name: {"ours": [], "bare": []} for name in ("map", "held up")
    }
    with ThreadPoolExecutor(1) as beside:
        for _turn in range(rounds):
            told["map"]["ours"].append(_milliseconds(draw))
            told["map"]["bare"].append(_milliseconds(lambda: draw_bare(SHEET)))
            told["held up"]["ours"].append(_held_up(beside.submit(draw)))
            told["held up"]["bare"].append(_held_up(None))
    return told


def _held_up(drawing: "Future[object] | None") -> float:
    """Return the longest time between two looks at the events, in milliseconds."""
    longest, before = 0.0, perf_counter()
    until = before + QUIET_SECONDS
    while not drawing.done() if drawing is not None else before < until:
        QCoreApplication.processEvents()
        now = perf_counter()
        longest, before = max(longest, now - before), now
    return longest * 1000


def _milliseconds(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    application = QGuiApplication(["draw"])
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
