"""Answers the questions of an errand in the real window until it is killed.

Run as `python answering_program.py FLOW COUNT OPTION`: gives COUNT answers, each after the one
before is said to be saved, prints where it stands, and waits to be killed.
"""

import os
import sys
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from journal.files import FileShelf
from PySide6.QtCore import QCoreApplication, QEventLoop

from companion.app import Start, make_application, open_window
from companion.device.policy import Policy
from companion.flows.model import QUESTIONS, AskDate, Checklist, Choice, FlowId
from companion.journal.opening import open_sealed
from companion.qt.stage import Stage
from companion.real import OneJournal, RealEdges
from companion.session.intents import Pick, Press, Typed
from companion.session.places import AtStep
from companion.settings.folders import journal_file
from companion.settings.model import Settings, VoiceMode
from companion.settings.store import Reading

OPTION = int(sys.argv[3])  # which option is chosen everywhere


def wait(stage: Stage) -> None:
    """Let slow work come to rest."""
    while stage.busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    QCoreApplication.processEvents()


def give_one(stage: Stage, flow: str) -> bool:
    """Answer or read the step on the screen; return whether it was a question."""
    step = stage.session.errands[flow].step
    match step:
        case Choice() | Checklist():
            stage.take(Pick(step.options[OPTION].id))
        case AskDate():
            for box, text in (("day", "27"), ("month", "3"), ("year", "1959")):
                stage.take(Typed(box, text))
        case _:
            pass
    stage.take(Press.FORWARD)
    wait(stage)
    return isinstance(step, QUESTIONS)


def main(flow: str, count: int) -> None:
    """Answer `count` questions and wait for the end."""
    make_application(["answering"])
    settings = Settings(introduced=True, voice=VoiceMode.NEVER)
    start = Start(Reading(settings), journal_awaited=True)
    # The keys lie in a folder, for the process that looks afterwards.
    keys = FileShelf(journal_file().parent / "keys")
    journal = OneJournal(lambda: open_sealed(journal_file(), keys))
    stage, window = open_window(start, RealEdges(journal, Policy(), settings, keep=False).made())
    window.show()
    stage.warm_up()
    wait(stage)
    library = stage.session.library
    stage.take(Press.TOPICS)
    stage.take(Pick(library.flows[FlowId(flow)].topic if library else ""))
    stage.take(Pick(flow))
    stage.take(Press.FORWARD)
    wait(stage)
    given = 0
    while given < count and isinstance(stage.session.place, AtStep):
        given += give_one(stage, flow)
    sys.stdout.write(f"{stage.session.errands[flow].current} {stage.session.saved}\n")
    sys.stdout.flush()
    time.sleep(60)


main(sys.argv[1], int(sys.argv[2]))
