import json
import os
from pathlib import Path

import pytest
from directions.fake_engine import make_engine

from companion.directions.engine import Engine, engine

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake engine is a script of POSIX")


def test_the_engine_of_a_folder_is_found_by_its_files(tmp_path: Path) -> None:
    made = make_engine(tmp_path / "valhalla", "")

    assert engine(tmp_path / "valhalla") == made


def test_a_folder_without_the_program_has_no_engine(tmp_path: Path) -> None:
    made = make_engine(tmp_path / "valhalla", "")
    made.service.unlink()

    assert engine(tmp_path / "valhalla") is None


def test_a_program_that_may_not_be_run_is_no_engine(tmp_path: Path) -> None:
    made = make_engine(tmp_path / "valhalla", "")
    made.service.chmod(0o600)

    assert engine(tmp_path / "valhalla") is None


def test_an_engine_without_its_defaults_is_not_used(tmp_path: Path) -> None:
    made = make_engine(tmp_path / "valhalla", "")
    (made.folder / "valhalla_build_config.py").unlink()

    assert engine(tmp_path / "valhalla") is None


def test_routes_are_set_up_with_the_defaults_of_the_version_and_our_tiles(tmp_path: Path) -> None:
    made = make_engine(tmp_path / "valhalla", "")

    told = json.loads(made.for_routes(Path("tiles.tar")))

    assert told["service_limits"] == {"max_radius": 200}
    assert told["mjolnir"] == {
        "logging": {"type": ""},
        "tile_extract": "tiles.tar",
        "tile_dir": "",
    }


def test_the_engine_logs_nothing(tmp_path: Path) -> None:
    told = json.loads(make_engine(tmp_path / "valhalla", "").for_routes(Path("tiles.tar")))

    assert told["loki"]["logging"] == {"type": ""}


def test_tiles_are_built_into_a_folder(tmp_path: Path) -> None:
    told = json.loads(make_engine(tmp_path / "valhalla", "").for_tiles(Path("tiles")))

    assert (told["mjolnir"]["tile_dir"], told["mjolnir"]["tile_extract"]) == ("tiles", "")


def test_defaults_that_are_no_table_leave_our_own(tmp_path: Path) -> None:
    made = make_engine(tmp_path / "valhalla", "")
    (made.folder / "valhalla_build_config.py").write_text("config = 3\n")

    told = json.loads(made.for_routes(Path("tiles.tar")))

    assert told == {"mjolnir": {"tile_extract": "tiles.tar", "tile_dir": ""}}


def test_a_missing_folder_has_no_engine() -> None:
    assert not Engine(Path("nowhere")).works
    assert engine(Path("nowhere")) is None
