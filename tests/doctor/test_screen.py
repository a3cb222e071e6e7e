"""What the doctor tells of printers."""

import os
import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from companion.doctor import Finding, Health
from companion.doctor.screen import service_answers, told_of

_CONNECT = "Sluit de printer aan op de computer en zet hem aan."
_ADD = 'Voeg hem toe in de instellingen van de computer, bij "Printers".'


@pytest.mark.parametrize(
    ("names", "usual", "told"),
    [
        (("Brother",), "Brother", "1 printer; Brother is used first"),
        (("Brother", "HP"), "", "2 printers; none is chosen to be used first"),
    ],
)
def test_printers_are_counted_and_the_usual_one_is_named(
    names: tuple[str, ...], usual: str, told: str
) -> None:
    assert told_of(names, usual, answers=True) == Finding("printer", Health.GOOD, told)


def test_without_a_printer_pages_are_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")

    found = told_of((), "", answers=True)

    assert found == Finding(
        "printer", Health.MISSING, "no printer; pages are saved as PDF", (_CONNECT, _ADD)
    )


@pytest.mark.parametrize(
    ("system", "first"),
    [
        ("linux", ("Open het programma Terminal. Typ: sudo apt install cups",)),
        ("darwin", ()),
    ],
)
def test_a_print_service_that_does_not_answer_is_told(
    system: str, first: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)

    found = told_of((), "", answers=False)

    assert found.health is Health.MISSING
    assert found.told.startswith("no printer, and the print service (CUPS) does not answer")
    assert found.steps == (*first, _CONNECT, _ADD)


@pytest.mark.skipif(os.name != "posix", reason="CUPS listens at a socket of this kind only there")
def test_whether_the_print_service_answers_is_seen_at_its_socket() -> None:
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as service:
        path = Path(folder) / "s"
        service.bind(str(path))

        before = service_answers(path)
        service.listen()
        after = service_answers(path)

    assert (before, after) == (False, True)


def test_where_there_is_no_such_service_it_is_not_missed() -> None:
    assert service_answers(None)
