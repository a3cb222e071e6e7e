"""A pack is made whole, or nothing stands there and one sentence says why."""

import os
import sys
import tarfile
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from town import CORNERS, LIBRARY, OSM_DATE, write_polygon

from companion.counters.register import Register, read_register
from companion.directions.engine import Engine, engine
from companion.geography import Coordinate
from companion.region_builder import build as building
from companion.region_builder.build import ATTRIBUTION, Plan, build
from companion.region_builder.errors import (
    BuilderMissing,
    ExtractUnreadable,
    NameWrong,
    NothingInside,
    OutExists,
    OutNotWritten,
    PolygonWrong,
    RegionBuildError,
    TilesFailed,
)
from companion.region_builder.report import summary
from companion.regions.manifest import write_manifest
from companion.regions.model import DATABASE, MANIFEST, TILES, Manifest, Pack
from companion.regions.store import install, is_whole

pytestmark = pytest.mark.skipif(
    engine() is None, reason="the extra `routing` is not installed: no engine to make tiles with"
)
TODAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def register() -> Register:
    return read_register()


@pytest.fixture
def plan(town_map: Path, tmp_path: Path) -> Plan:
    return Plan(town_map, write_polygon(tmp_path / "edge.geojson"), tmp_path / "dorp.regio")


def left(plan: Plan) -> list[str]:
    """Return what stands beside the polygon."""
    return sorted(entry.name for entry in plan.out.parent.iterdir() if entry != plan.polygon)


def test_the_pack_has_three_parts_and_says_what_it_is(town_pack_file: Path) -> None:
    with zipfile.ZipFile(town_pack_file) as archive:
        assert sorted(archive.namelist()) == sorted((MANIFEST, DATABASE, TILES))


def test_the_manifest_tells_area_day_and_licence(town_pack: Pack) -> None:
    manifest = town_pack.manifest

    assert (manifest.name, manifest.title) == ("zonnedorp", "Zonnedorp")
    assert (manifest.made_on, manifest.osm_date) == (TODAY, OSM_DATE)
    assert manifest.coverage == CORNERS
    assert manifest.attribution == ATTRIBUTION
    assert is_whole(town_pack)


def test_the_tiles_are_a_plain_tar_of_tiles(town_pack: Pack) -> None:
    with tarfile.open(town_pack.tiles, "r:") as archive:
        names = archive.getnames()

    assert len(names) == 3
    assert all(name.endswith(".gph") and name[0] in "012" for name in names)


def test_the_same_map_gives_the_same_pack(
    plan: Plan, register: Register, town_pack_file: Path
) -> None:
    again = build(replace(plan, name="zonnedorp"), register, TODAY)

    with zipfile.ZipFile(again.path) as one, zipfile.ZipFile(town_pack_file) as other:
        assert one.read(DATABASE) == other.read(DATABASE)


def test_name_and_title_may_be_given(plan: Plan, register: Register) -> None:
    built = build(replace(plan, name="x-1", title="Het dorp"), register, TODAY)

    pack = install(built.path, plan.out.parent / "installed")
    assert (pack.folder.name, pack.manifest.title) == ("x-1.1", "Het dorp")


def test_the_maker_is_told_what_is_in_it_and_what_it_lacks(plan: Plan, register: Register) -> None:
    built = build(plan, register, TODAY)

    assert "245 addresses, 4 counters, 5 stops, 8 landmarks, 17 streets" in summary(built)
    assert [note for note in built.notes if "hardly goes on for 3 km" in note]
    assert left(plan) == ["dorp.regio"]


def test_a_polygon_elsewhere_has_nothing_in_it(plan: Plan, register: Register) -> None:
    away = tuple(Coordinate(one.latitude + 1, one.longitude) for one in CORNERS)
    write_polygon(plan.polygon, away)

    with pytest.raises(NothingInside):
        build(plan, register, TODAY)

    assert left(plan) == []


def test_a_polygon_around_a_place_without_streets_has_nothing_in_it(
    plan: Plan, register: Register
) -> None:
    south_west, north_east = Coordinate(52.0157, 4.3640), Coordinate(52.0160, 4.3645)
    corners = (
        south_west,
        Coordinate(south_west.latitude, north_east.longitude),
        north_east,
        Coordinate(north_east.latitude, south_west.longitude),
    )
    write_polygon(plan.polygon, corners)

    with pytest.raises(NothingInside):
        build(plan, register, TODAY)


def test_a_building_without_a_street_is_no_region(plan: Plan, register: Register) -> None:
    near = 0.0001  # degrees; the streets are 56 metres away
    corners = tuple(
        Coordinate(LIBRARY.latitude + north * near, LIBRARY.longitude + east * near)
        for north, east in ((-1, -1), (-1, 1), (1, 1), (1, -1))
    )
    write_polygon(plan.polygon, corners)

    with pytest.raises(NothingInside):
        build(plan, register, TODAY)

    assert left(plan) == []


def test_what_came_to_stand_there_meanwhile_is_not_overwritten(
    plan: Plan, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(manifest: Manifest) -> bytes:
        plan.out.write_text("mine", "utf-8")
        return write_manifest(manifest)

    monkeypatch.setattr(building, "write_manifest", slow)

    with pytest.raises(OutExists):
        build(plan, register, TODAY)

    assert plan.out.read_text("utf-8") == "mine"
    assert left(plan) == ["dorp.regio"]


def test_a_polygon_that_is_none_is_told(plan: Plan, register: Register) -> None:
    plan.polygon.write_text("hello", "utf-8")

    with pytest.raises(PolygonWrong):
        build(plan, register, TODAY)

    assert left(plan) == []


def test_a_file_that_is_no_map_is_told_and_nothing_is_left(plan: Plan, register: Register) -> None:
    with pytest.raises(ExtractUnreadable):
        build(replace(plan, extract=plan.polygon), register, TODAY)

    assert left(plan) == []


@pytest.mark.parametrize("name", ["Dorp", "con", "a b", "..", "dorp/1"])
def test_a_name_that_is_none_is_told(plan: Plan, register: Register, name: str) -> None:
    with pytest.raises(NameWrong):
        build(replace(plan, name=name), register, TODAY)


def test_what_stands_there_is_never_overwritten(plan: Plan, register: Register) -> None:
    plan.out.write_text("mine", "utf-8")

    with pytest.raises(OutExists):
        build(plan, register, TODAY)

    assert plan.out.read_text("utf-8") == "mine"


def test_a_folder_that_is_not_there_is_told(plan: Plan, register: Register) -> None:
    with pytest.raises(OutNotWritten):
        build(replace(plan, out=plan.out.parent / "nergens" / "dorp.regio"), register, TODAY)


def test_a_pack_may_have_another_ending_and_is_installed_by_its_name(
    plan: Plan, register: Register, tmp_path: Path
) -> None:
    built = build(replace(plan, out=plan.out.with_name("Ons Dorp.zip")), register, TODAY)

    assert built.manifest.name == "ons-dorp"
    assert install(built.path, tmp_path / "regions").manifest == built.manifest


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="for root, and on Windows, no folder is read-only",
)
def test_a_folder_that_is_read_only_is_told(plan: Plan, register: Register) -> None:
    plan.out.parent.chmod(0o500)
    try:
        with pytest.raises(OutNotWritten):
            build(plan, register, TODAY)
    finally:
        plan.out.parent.chmod(0o700)


def test_without_an_engine_it_says_what_to_install(
    plan: Plan, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "engine", lambda: None)

    with pytest.raises(BuilderMissing, match="pyvalhalla"):
        build(plan, register, TODAY)


def test_without_pyosmium_it_says_what_to_install(
    plan: Plan, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "companion.region_builder.extract", None)
    monkeypatch.delitem(sys.modules, "companion.region_builder.cropping", raising=False)

    with pytest.raises(BuilderMissing, match="pyosmium"):
        build(plan, register, TODAY)

    assert left(plan) == []


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for the engine")
@pytest.mark.parametrize("words", ["echo no memory >&2; exit 3", "exit 0", "kill -SEGV $$"])
def test_an_engine_that_fails_is_told_and_nothing_is_left(
    plan: Plan, register: Register, tmp_path: Path, words: str
) -> None:
    good = engine()
    assert good is not None
    broken = Engine(tmp_path / "valhalla")
    broken.tile_builder.parent.mkdir(parents=True)
    broken.tile_builder.write_text(f"#!/bin/sh\n{words}\n", "utf-8")
    broken.tile_builder.chmod(0o700)
    settings = "valhalla_build_config.py"
    (broken.folder / settings).write_bytes((good.folder / settings).read_bytes())

    with pytest.raises(TilesFailed):
        build(plan, register, TODAY, broken)

    assert left(plan) == ["valhalla"]


def test_every_error_is_one_line(plan: Plan, register: Register) -> None:
    with pytest.raises(RegionBuildError) as caught:
        build(replace(plan, name="a\nb"), register, TODAY)

    assert str(caught.value).isprintable()
