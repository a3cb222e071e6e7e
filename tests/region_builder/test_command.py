"""`companion region` says what it did, or in one line why not."""

import json
from pathlib import Path

import pytest
from town import write_polygon

from companion.cli import DONE, WRONG, main
from companion.directions.engine import engine

needs_engine = pytest.mark.skipif(engine() is None, reason="the extra `routing` is not installed")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))


@needs_engine
def test_a_pack_is_built_installed_and_listed(
    town_map: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stick").mkdir()
    out = tmp_path / "stick" / "zonnedorp.regio"
    polygon = write_polygon(tmp_path / "edge.geojson")

    codes = (
        main(["region", "build", str(town_map), "--polygon", str(polygon), "--out", str(out)]),
        main(["region", "install", str(tmp_path / "stick")]),
        main(["region", "list"]),
    )

    told = capsys.readouterr()
    assert codes == (DONE, DONE, DONE)
    assert f"{out}: Zonnedorp, map of 2026-11-01" in told.out
    assert told.out.count("zonnedorp: Zonnedorp, map of 2026-11-01, 0.1 MB\n") == 2
    assert "hardly goes on for 3 km" in told.err


@needs_engine
def test_files_may_be_named_from_the_folder_that_one_is_in(
    town_map: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_polygon(tmp_path / "edge.geojson")
    monkeypatch.chdir(tmp_path)

    code = main(
        ["region", "build", str(town_map), "--polygon", "edge.geojson", "--out", "dorp.regio"]
    )

    assert code == DONE
    assert (tmp_path / "dorp.regio").is_file()


@needs_engine
def test_the_list_for_programs_is_json(
    town_pack_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["region", "install", str(town_pack_file)])
    capsys.readouterr()

    assert main(["region", "list", "--json"]) == DONE

    (pack,) = json.loads(capsys.readouterr().out)
    assert (pack["name"], pack["title"]) == ("zonnedorp", "Zonnedorp")
    assert (pack["osm_date"], pack["made_on"]) == ("2026-11-01", "2026-11-02")
    assert pack["bytes"] > 50_000
    assert "OpenStreetMap" in pack["attribution"]


def test_nothing_installed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["region", "list"]) == DONE
    assert main(["region", "list", "--json"]) == DONE

    assert capsys.readouterr().out == "no region packs are installed\n[]\n"


@pytest.mark.parametrize(
    "words",
    [
        ["install", "nergens.regio"],
        ["build", "nergens.osm.pbf", "--polygon", "x.geojson", "--out", "nergens/x.regio"],
        ["build", "nergens.osm.pbf", "--polygon", "x.geojson", "--out", "X Y.regio"],
    ],
)
def test_what_is_not_right_is_one_line_and_code_two(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["region", *words]) == WRONG

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("companion: ")
    assert told.err.count("\n") == 1
