"""The manifest of a stranger's pack is believed only when all of it can be true."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regions.packs import Draft, manifest_of

from companion.regions.errors import NotAPack, PackTooNew, RegionError
from companion.regions.manifest import is_region_name, read_manifest, write_manifest
from companion.regions.model import DATABASE, TILES

PATH = Path("dorp.regio")
RAW = write_manifest(manifest_of(Draft(), {DATABASE: b"1", TILES: b"2"}))


def changed(key: str, value: object) -> bytes:
    tree: dict[str, Any] = json.loads(RAW)
    return json.dumps(tree | {key: value}).encode()


def test_what_is_written_is_read_back() -> None:
    assert write_manifest(read_manifest(PATH, RAW)) == RAW


@pytest.mark.parametrize("name", ["delft", "den-haag", "s-hertogenbosch", "a", "gm0503"])
def test_a_plain_name_is_a_name_of_a_region(name: str) -> None:
    assert is_region_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "Delft", "den haag", "-a", "a-", "..", "a/b", "a\\b", "a.b", "con", "com1", "é", "a" * 41],
)
def test_a_name_that_some_system_refuses_is_none(name: str) -> None:
    assert not is_region_name(name)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", "../evil"),
        ("name", 3),
        ("title", ""),
        ("title", "a\nb"),
        ("title", "a" * 201),
        ("attribution", None),
        ("osm_date", "2026-13-01"),
        ("made_on", 20261101),
        ("coverage", []),
        ("coverage", [[52, 4], [52, 5]]),
        ("coverage", [[52, 4], [52, 5], [1e400, 4]]),
        ("coverage", [[52, 4], [52, 5], [99, 4]]),
        ("coverage", [[52, 4], [52, 5], "ab"]),
        ("files", {}),
        ("files", {DATABASE: {"size": 1, "sha256": "0" * 64}}),
        ("files", [1]),
    ],
)
def test_a_value_that_cannot_be_is_refused(key: str, value: object) -> None:
    with pytest.raises(NotAPack):
        read_manifest(PATH, changed(key, value))


@pytest.mark.parametrize(
    ("size", "sha256"),
    [
        (0, "0" * 64),
        (-1, "0" * 64),
        (True, "0" * 64),
        ("1", "0" * 64),
        (1, "0" * 63),
        (1, "G" * 64),
    ],
)
def test_a_file_without_a_size_and_a_hash_is_refused(size: object, sha256: object) -> None:
    entry = {"size": size, "sha256": sha256}

    with pytest.raises(NotAPack):
        read_manifest(PATH, changed("files", {DATABASE: entry, TILES: entry}))


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"form":0}']
)
def test_what_is_no_manifest_is_refused(raw: bytes) -> None:
    with pytest.raises(NotAPack):
        read_manifest(PATH, raw)


def test_a_later_form_asks_for_a_newer_program() -> None:
    with pytest.raises(PackTooNew):
        read_manifest(PATH, changed("form", 2))


@given(
    st.dictionaries(
        st.sampled_from(sorted(json.loads(RAW))),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=6,
        ),
    )
)
def test_whatever_stands_in_it_is_an_error_of_ours(changes: dict[str, object]) -> None:
    raw = json.dumps(json.loads(RAW) | changes).encode()

    with contextlib.suppress(RegionError):
        read_manifest(PATH, raw)


def test_what_is_wrong_is_told_in_one_line() -> None:
    with pytest.raises(NotAPack) as caught:
        read_manifest(PATH, changed("title", "a\n\x1b[2Jb"))

    assert str(caught.value).isprintable()
