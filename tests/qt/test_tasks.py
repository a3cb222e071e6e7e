"""The list in the window: what was said is on the disk, and there again after a restart."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from qt.visit import TODAY, OpenVisit, Visit, World

from companion.journal.journal import Journal
from companion.journal.model import StampKind
from companion.journal.opening import open_sealed
from companion.journal.shelf import KeyShelf
from companion.session.intents import Intent, Pick, Press, TimePassed, Typed
from companion.session.tasks import Await, tasks
from companion.session.views import Buttons
from companion.vault.key_store import MemoryKeyStore

DIGID = "digid-wachtwoord-vergeten"
TO_LAST: tuple[Intent, ...] = (
    *(Press.TOPICS, Pick("computer"), Pick(DIGID), Press.FORWARD),
    *(Pick("nee"), Press.FORWARD, Pick("nee"), Press.FORWARD),
    *(Pick("ja"), Press.FORWARD, Pick("nee"), Press.FORWARD),
    *(Press.FORWARD, Press.FORWARD),
)


def journal_in(folder: Path, shelf: KeyShelf) -> Journal:
    return open_sealed(folder / "journal.sqlite", shelf).journal


def take(visit: Visit, *intents: Intent) -> None:
    for intent in intents:
        visit.stage.take(intent)
        visit.settle()


def tiles(visit: Visit) -> list[str]:
    return [
        button.label
        for part in visit.view.parts
        if isinstance(part, Buttons)
        for button in part.buttons
    ]


def test_what_was_sent_is_waited_for_after_a_restart(open_visit: OpenVisit, tmp_path: Path) -> None:
    shelf = MemoryKeyStore()
    first = open_visit(world=World(journal=journal_in(tmp_path, shelf)))
    take(first, *TO_LAST, Pick("verstuurd"), Press.FORWARD, Press.FORWARD)
    first.close()

    again = journal_in(tmp_path, shelf)
    second = open_visit(world=World(journal=again))

    assert [stamp.kind for stamp in again.ledger()] == [StampKind.SENT]
    assert [type(task) for task in tasks(second.stage.session)] == [Await]
    assert tiles(second)[1] == "Mijn lijst: er komt antwoord op of voor 26 november"
    assert second.stage.session.kept_errands == ()


def test_a_restart_at_the_question_asks_it_again(open_visit: OpenVisit, tmp_path: Path) -> None:
    shelf = MemoryKeyStore()
    first = open_visit(world=World(journal=journal_in(tmp_path, shelf)))
    take(first, *TO_LAST)
    first.close()

    second = open_visit(world=World(journal=journal_in(tmp_path, shelf)))
    take(second, Pick(DIGID))

    assert second.view.key == f"last/{DIGID}"


def test_a_task_that_was_taken_away_stays_away(open_visit: OpenVisit, tmp_path: Path) -> None:
    shelf = MemoryKeyStore()
    first = open_visit(world=World(journal=journal_in(tmp_path, shelf)))
    take(first, *TO_LAST, Pick("verstuurd"), Press.FORWARD, Press.FORWARD)
    away = (Press.TASKS, Pick(f"{DIGID}/wachten"), Pick("van-de-lijst"), Pick("ja-weg"))
    take(first, *away)
    first.close()

    again = journal_in(tmp_path, shelf)
    second = open_visit(world=World(journal=again))

    assert tasks(second.stage.session) == ()
    assert [stamp.kind for stamp in again.ledger()] == [StampKind.SENT]


def test_a_late_answer_is_read_in_the_window(open_visit: OpenVisit) -> None:
    visit = open_visit()
    take(visit, *TO_LAST, Pick("verstuurd"), Press.FORWARD, Press.FORWARD)
    late = TODAY + timedelta(days=10)
    visit.stage._edges = replace(visit.world.edges(), now=lambda: late)
    take(visit, TimePassed(late))

    take(visit, Press.TASKS, Pick(f"{DIGID}/bellen"))

    shown = [line for part in visit.view.parts for line in getattr(part, "lines", ())]
    assert "088 123 65 55" in shown
    assert "Goedendag. Op 23 november 2026 vroeg ik iets bij u aan." in shown


def test_a_slip_goes_on_in_another_window(open_visit: OpenVisit) -> None:
    first = open_visit()
    take(first, *TO_LAST[:-1], Press.HELP, Press.SLIP, Typed("code", "2604"), Press.FORWARD)
    page = first.stage.session.place

    second = open_visit()
    text = getattr(page, "page", None)
    assert text is not None
    take(second, Press.TOPICS, Press.TAKE_UP, Typed("text", text.code), Press.FORWARD)
    take(second, Typed("code", "2604"), Press.FORWARD)

    assert second.view.key == f"step/{DIGID}/website-brief"
    assert second.stage.session.errands == {}
