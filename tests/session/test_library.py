"""The shipped services: those that can be used, and those that are told as broken."""

import os
from pathlib import Path

import pytest
from small_flow import rewritten

from companion.assets import shipped
from companion.documents import DocumentFaulty
from companion.flows.model import FlowId
from companion.session.library import read_library


def test_every_shipped_errand_can_be_used() -> None:
    library = read_library()

    assert {name: one.faults for name, one in library.broken.items()} == {}
    assert len(library.flows) >= 3


def test_a_file_of_another_shape_is_broken_under_its_title_and_topic(tmp_path: Path) -> None:
    rewritten(tmp_path, ("minutes: 5", "minutes: vijf"), ("title: Een", 'title: "Een'))
    path = tmp_path / "klein.yaml"
    path.write_text(path.read_text("utf-8").replace("proef\n", 'proef"\n', 1), "utf-8")

    broken = read_library(tmp_path).broken[FlowId("klein")]

    assert (broken.title, broken.topic) == ("Een kleine proef", "wonen")
    assert [fault.problem for fault in broken.faults] == ["write a whole number after `minutes:`"]


def test_a_flow_that_does_not_hang_together_is_broken_as_well(tmp_path: Path) -> None:
    rewritten(tmp_path, ("    stuck: bellen", "    stuck: weg"))

    library = read_library(tmp_path)

    assert library.flows == {}
    assert library.broken[FlowId("klein")].title == "Een kleine proef"


def test_a_file_without_a_title_goes_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "zorg-toeslag.yaml").write_text("\x00")

    assert read_library(tmp_path).broken[FlowId("zorg-toeslag")].title == "Zorg toeslag"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file that its owner may not read")
def test_a_file_that_may_not_be_read_stops_no_other(tmp_path: Path) -> None:
    rewritten(tmp_path)
    (tmp_path / "dicht.yaml").mkdir()  # reading a folder is refused for root too

    library = read_library(tmp_path)

    assert list(library.flows) == ["klein"]
    assert library.broken[FlowId("dicht")].title == "Dicht"


def test_without_facts_nothing_may_be_stated(tmp_path: Path) -> None:
    with pytest.raises(DocumentFaulty):
        read_library(shipped("assets", "flows"), tmp_path)
