"""What is no whole pack is refused, and what was installed before still works."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from regions.packs import NEWER, VILLAGE, manifest_of, streets, with_other, write_pack

from companion.regions.errors import CopyDamaged, NotAPack, PackDamaged, PackTooNew, RegionError
from companion.regions.manifest import LONGEST, write_manifest
from companion.regions.model import DATABASE, MANIFEST, TILES
from companion.regions.store import install, installed, is_whole


@pytest.mark.parametrize("length", [0, 1, 3, 4, 100, 5_000, 20_000, -1])
def test_a_pack_that_was_cut_off_leaves_the_old_one_working(
    folder: Path, stick: Path, length: int
) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)
    cut = write_pack(stick / "b.regio", NEWER)
    cut.write_bytes(cut.read_bytes()[:length])

    with pytest.raises((PackDamaged, NotAPack)):
        install(cut, folder)

    assert streets(folder) == ("Dorpsstraat",)
    assert [entry.name for entry in folder.iterdir()] == ["dorp.1"]


def test_no_changed_byte_gets_through(folder: Path, stick: Path) -> None:
    whole = write_pack(stick / "a.regio", VILLAGE).read_bytes()
    install(stick / "a.regio", folder)
    changed = stick / "b.regio"
    for place in range(0, len(whole), 211):
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            pack = install(changed, folder)
        except RegionError:
            continue
        assert is_whole(pack)  # a time or a flag of the zip that nobody reads

    assert streets(folder) == ("Dorpsstraat",)


def test_a_wrong_hash_is_told_with_the_part_that_is_wrong(folder: Path, stick: Path) -> None:
    pack = write_pack(stick / "a.regio", VILLAGE)
    with zipfile.ZipFile(pack) as archive:
        manifest = archive.read(MANIFEST)
    other = write_pack(
        stick / "b.regio",
        replace(VILLAGE, tiles=VILLAGE.tiles[::-1], others={MANIFEST: manifest}),
    )

    with pytest.raises(PackDamaged) as caught:
        install(other, folder)

    assert caught.value.part == TILES
    assert installed(folder) == ()


def test_a_wrong_hash_is_one_sentence_that_says_that_the_old_pack_stays(
    folder: Path, stick: Path
) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)
    changed = write_pack(stick / "b.regio", NEWER)
    changed.write_bytes(changed.read_bytes().replace(VILLAGE.tiles, VILLAGE.tiles[::-1]))

    with pytest.raises(CopyDamaged) as caught:
        install(changed, folder)

    assert str(caught.value) == (
        f"{changed} is damaged or cut off (tiles.tar); copy it again; nothing was changed here"
    )
    assert streets(folder) == ("Dorpsstraat",)


def test_a_part_that_is_longer_than_the_manifest_says_is_not_unpacked(
    folder: Path, stick: Path
) -> None:
    bomb = write_pack(stick / "a.regio", with_other(VILLAGE, TILES, bytes(1_000_000)))

    with pytest.raises(PackDamaged):
        install(bomb, folder)

    assert not folder.exists()


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/evil", "C:\\evil", "tiles.tar/../evil", "folder/", "more.txt"]
)
def test_a_zip_with_another_file_in_it_is_no_pack(folder: Path, stick: Path, name: str) -> None:
    strange = write_pack(stick / "a.regio", with_other(VILLAGE, name, b"x"))

    with pytest.raises(NotAPack):
        install(strange, folder)

    assert not folder.exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")  # zipfile warns the maker of such a zip
def test_a_zip_with_a_file_twice_is_no_pack(folder: Path, stick: Path) -> None:
    pack = write_pack(stick / "a.regio", VILLAGE)
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr(TILES, VILLAGE.tiles)

    with pytest.raises(NotAPack):
        install(pack, folder)


def test_a_manifest_without_end_is_not_read(folder: Path, stick: Path) -> None:
    pack = write_pack(stick / "a.regio", with_other(VILLAGE, MANIFEST, b" " * (LONGEST + 1)))

    with pytest.raises(NotAPack):
        install(pack, folder)


def test_a_pack_packed_in_another_way_is_no_pack(folder: Path, stick: Path) -> None:
    pack = write_pack(stick / "a.regio", VILLAGE)
    other = stick / "b.regio"
    with (
        zipfile.ZipFile(pack) as archive,
        zipfile.ZipFile(other, "w", zipfile.ZIP_LZMA) as repacked,
    ):
        for name in archive.namelist():
            repacked.writestr(name, archive.read(name))

    with pytest.raises(NotAPack):
        install(other, folder)


def test_a_database_of_something_else_is_refused(folder: Path, stick: Path) -> None:
    content = b"not a database at all"
    draft = replace(VILLAGE, others={DATABASE: content})
    manifest = write_manifest(manifest_of(draft, {DATABASE: content, TILES: draft.tiles}))
    pack = write_pack(
        stick / "b.regio", replace(draft, others={DATABASE: content, MANIFEST: manifest})
    )

    with pytest.raises(CopyDamaged) as caught:
        install(pack, folder)

    assert caught.value.path == pack  # and not the copy that is gone again
    assert list(folder.iterdir()) == []


def test_a_pack_for_a_later_version_says_so(folder: Path, stick: Path) -> None:
    pack = write_pack(stick / "a.regio", with_other(VILLAGE, MANIFEST, b'{"form": 2}'))

    with pytest.raises(PackTooNew):
        install(pack, folder)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK", b"%PDF-1.7 " * 100])
def test_another_file_is_no_pack(folder: Path, stick: Path, content: bytes) -> None:
    (stick / "brief.pdf").write_bytes(content)

    with pytest.raises(NotAPack):
        install(stick / "brief.pdf", folder)
