"""A visit with a helper in the real window: by finger only, and by keyboard only."""

from dataclasses import replace
from pathlib import Path

import pytest
from qt.hands import Finger, Keys
from qt.panels import Panel
from qt.visit import INTRODUCED, OpenVisit, Visit, World

from companion.device.policy import Kind, Policy, of_kind
from companion.qt.edges import Edges
from companion.real import RealEdges, guest_journal
from companion.session.intents import Press
from companion.session.places import Code, Help, Purpose
from companion.settings.folders import HOME_VARIABLE
from companion.visits.telling import header

STOP = "Stop de hulp van Jan"
AT_100, AT_300 = Panel(), Panel(text_percent=300)


def begin(visit: Visit, hands: Finger | Keys) -> None:
    """Say that Jan helps, may watch, for half an hour."""
    hands.press("Samen met iemand")
    hands.type_into("Voornaam van uw helper", "jan")
    for _screen in range(3):
        onwards(visit, hands, "Verder")
    onwards(visit, hands, "Ja, zo is het goed")


def onwards(visit: Visit, hands: Finger | Keys, label: str) -> None:
    """Press the main button, which says Meer until every page was seen."""
    for _page in range(20):
        main = visit.window.bar.button("main")
        if main.text() == label:
            hands.press(label)
            return
        hands.press(main.text())
    raise AssertionError(label)


@pytest.mark.parametrize("panel", [AT_100, AT_300], ids=str)
@pytest.mark.parametrize("kind", [Finger, Keys])
def test_a_helper_comes_and_goes_by_one_way_of_pressing_alone(
    open_visit: OpenVisit, kind: type[Finger | Keys], panel: Panel
) -> None:
    visit = open_visit(panel)
    hands = kind(visit)

    begin(visit, hands)
    name = visit.stage.session.helping
    hands.press("Iets regelen")
    there = visit.view.key
    hands.press(STOP)
    stopped = visit.view.key
    hands.press("Lees wat er gebeurde")
    log = visit.view.key
    onwards(visit, hands, "Klaar")
    onwards(visit, hands, "Verder")

    assert name is not None
    assert name.consent.helper == "Jan"
    assert (stopped, log) == ("help-stopped", "help-log")
    assert visit.stage.session.helping is None
    assert visit.view.key == there
    assert visit.view.strip is None


@pytest.mark.parametrize("panel", [AT_100, AT_300], ids=str)
@pytest.mark.parametrize("kind", [Finger, Keys])
def test_the_helper_looks_away_by_one_way_of_pressing_alone(
    open_visit: OpenVisit, kind: type[Finger | Keys], panel: Panel
) -> None:
    visit = open_visit(panel)
    hands = kind(visit)
    begin(visit, hands)
    session = visit.stage.session
    visit.stage.session = replace(session, stack=(*session.stack, Code(Purpose.LEAVE), Help()))
    visit.stage.take(Press.BACK)
    visit.settle()

    covered = visit.view.key
    onwards(visit, hands, visit.view.bar.main.label if visit.view.bar.main else "")

    assert covered == "look-away/True"
    assert visit.view.key == "code/leave"


def test_after_the_help_the_line_for_the_organisation_reaches_its_edge(
    open_visit: OpenVisit,
) -> None:
    rows: list[str] = []

    class Recorded(World):
        """A world that remembers the lines about visits."""

        def edges(self) -> Edges:
            """Return the edges with that memory."""
            return replace(super().edges(), record_visit=rows.append)

    visit = open_visit(AT_100, Recorded())
    visit.stage.session = replace(visit.stage.session, policy=of_kind(Kind.LENT))
    hands = Finger(visit)
    begin(visit, hands)
    hands.press(STOP)

    assert rows == ["2026-11-23,0,meekijken,0,,gestopt"]


def test_on_the_real_edges_the_line_is_in_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    edges = RealEdges(guest_journal(), Policy(), INTRODUCED, keep=False).made()

    edges.record_visit("2026-11-23,12,meekijken,1,,gestopt")

    lines = (tmp_path / "records" / "helped-visits.csv").read_text("utf-8").splitlines()
    assert lines == [header(), "2026-11-23,12,meekijken,1,,gestopt"]
