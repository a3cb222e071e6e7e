"""The stage: effects in order, whatever they bring back, and what the world refuses."""

from dataclasses import replace
from datetime import timedelta

from qt.visit import TODAY, OpenVisit, Visit, World

from companion.journal.errors import Cause, NotKept
from companion.journal.memory import MemoryJournal
from companion.journal.model import Entry
from companion.papers.page import Page
from companion.papers.printer import NotPrinted
from companion.session.intents import Pick, Press, Typed
from companion.session.places import Paper
from companion.settings.model import VoiceMode
from companion.speech.scripted import ScriptedSynthesizer


class NoPrinter:
    """A printer that can neither print nor save."""

    def choose(self) -> None:
        """There is nothing to choose from."""

    def print_page(self, page: Page) -> str:
        raise NotPrinted(page.title)


class FullDisk(MemoryJournal):
    """A journal on a disk that refuses answers while it is full, and says it is durable."""

    durable = True

    def __init__(self) -> None:
        super().__init__()
        self.refuse = False
        self.kept: list[str] = []

    def keep(self, entry: Entry) -> None:
        if self.refuse:
            raise NotKept(Cause.DISK_FULL)
        super().keep(entry)
        self.kept.append(entry.step)


def at_counter(visit: Visit) -> None:
    """Go to the town hall of Utrecht while everything is read aloud."""
    settings = replace(visit.stage.session.settings, voice=VoiceMode.BY_ITSELF)
    visit.stage.session = replace(visit.stage.session, settings=settings)
    visit.stage.take(Press.FINDER)
    visit.settle()
    visit.stage.take(Typed("text", "Utrecht"))
    visit.stage.take(Press.FORWARD)
    visit.settle()
    if visit.view.key.startswith("finder"):
        visit.stage.take(Pick("GM0344:0"))


def print_card(visit: Visit) -> None:
    """Have the card for the counter printed, and wait for what becomes of it."""
    for intent in (Press.PRINT, Pick("card"), Press.PRINT):
        visit.stage.take(intent)
    visit.settle()


def begun(visit: Visit) -> None:
    """Begin the passport errand, at its first question."""
    for intent in (Press.TOPICS, Pick("papieren"), Pick("paspoort-id-kaart"), Press.FORWARD):
        visit.stage.take(intent)
        visit.settle()


def test_a_page_printed_while_the_voice_reads_is_told_on_the_screen(open_visit: OpenVisit) -> None:
    visit = open_visit(world=World(voice=ScriptedSynthesizer(by_hand=True)))
    at_counter(visit)

    print_card(visit)

    assert isinstance(visit.stage.session.place, Paper)
    assert visit.window.windowTitle() == visit.view.title
    assert len(visit.world.printer.pages) == 1


def test_a_page_that_cannot_be_printed_is_told_in_a_sentence(open_visit: OpenVisit) -> None:
    world = World()
    object.__setattr__(world, "printer", NoPrinter())
    visit = open_visit(world=world)
    at_counter(visit)

    print_card(visit)

    assert visit.stage.session.notice is not None
    assert "print" in visit.stage.session.notice.id


def test_saved_is_not_said_while_an_answer_before_it_is_not_on_the_disk(
    open_visit: OpenVisit,
) -> None:
    journal = FullDisk()
    visit = open_visit(world=World(journal=journal))
    begun(visit)
    journal.refuse = True

    visit.stage.take(Pick("paspoort"))
    visit.stage.take(Press.FORWARD)
    visit.settle()
    after_refusal = visit.stage.session.saved
    journal.refuse = False
    visit.stage.take(Pick("paspoort"))
    visit.stage.take(Press.FORWARD)
    visit.settle()

    assert not after_refusal
    assert journal.kept == ["wat", "oud"]  # the refused answer was brought in first
    assert visit.stage.session.saved


def test_a_day_later_the_session_knows_it(open_visit: OpenVisit) -> None:
    visit = open_visit()
    now = [TODAY]
    edges = replace(visit.world.edges(), now=lambda: now[0])
    visit.stage._edges = edges
    now[0] = TODAY + timedelta(days=1)

    visit.stage.take(Press.TOPICS)

    assert visit.stage.session.now.date() == now[0].date()
