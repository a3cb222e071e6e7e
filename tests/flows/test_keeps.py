"""A step may say what of the citizen its answer is, where its form fits that."""

from pathlib import Path

import pytest
from small_flow import line_of, rewritten

from companion.documents import DocumentFaulty
from companion.flows.model import AskDate, Keeps, StepId
from companion.flows.reader import read_flow

PAST = "    accept: verleden\n"


def test_a_date_of_birth_says_so(tmp_path: Path) -> None:
    path = rewritten(tmp_path, (PAST, f"{PAST}    keeps: geboortedatum\n"))

    step = read_flow(path).steps[StepId("geboren")]

    assert isinstance(step, AskDate)
    assert step.keeps is Keeps.BIRTH_DATE


@pytest.mark.parametrize("word", ["bsn", "digid-pass", "naam", "geboortedag"])
def test_a_secret_or_another_thing_is_refused_with_its_line(tmp_path: Path, word: str) -> None:
    path = rewritten(tmp_path, (PAST, f"{PAST}    keeps: {word}\n"))

    with pytest.raises(DocumentFaulty) as refused:
        read_flow(path)

    [fault] = refused.value.faults
    assert fault.line == line_of("accept: verleden") + 1
    assert f"`{word}` is not known" in fault.problem


def test_a_date_of_birth_lies_in_the_past(tmp_path: Path) -> None:
    path = rewritten(tmp_path, (PAST, "    accept: alle\n    keeps: geboortedatum\n"))

    with pytest.raises(DocumentFaulty) as refused:
        read_flow(path)

    assert [fault.problem for fault in refused.value.faults] == [
        "write `accept: verleden` for a date of birth"
    ]


def test_an_amount_keeps_nothing(tmp_path: Path) -> None:
    path = rewritten(tmp_path, ("    kind: amount\n", "    kind: amount\n    keeps: iban\n"))

    with pytest.raises(DocumentFaulty):
        read_flow(path)
