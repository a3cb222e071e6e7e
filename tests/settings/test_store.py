"""Settings come back as they were saved, and a damaged file stops nobody."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from companion.settings.errors import SettingsNotSaved
from companion.settings.lock import seal_code
from companion.settings.model import Settings, Theme, VoiceMode
from companion.settings.store import Reading, read, save

EVERY_VALUE_CHANGED = Settings(
    language="en",
    introduced=True,
    text_percent=200,
    theme=Theme.SOFT,
    debounce_ms=0,
    guard_ms=1000,
    voice=VoiceMode.NEVER,
    rate_wpm=130,
    volume_percent=20,
    lock=seal_code("4711"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.json"


@pytest.fixture
def existing(file: Path) -> Path:
    file.parent.mkdir()
    return file


def test_without_a_file_the_settings_are_new(file: Path) -> None:
    assert read(file) == Reading(Settings())


def test_what_was_saved_is_read_again(file: Path) -> None:
    save(file, EVERY_VALUE_CHANGED)

    assert read(file) == Reading(EVERY_VALUE_CHANGED)


def test_saving_again_replaces_and_leaves_no_other_file(file: Path) -> None:
    save(file, EVERY_VALUE_CHANGED)
    save(file, Settings())

    assert read(file).settings == Settings()
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_the_citizen_can_read_the_file(file: Path) -> None:
    save(file, Settings())

    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_save_that_fails_says_where_and_keeps_the_old_file(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    with pytest.raises(SettingsNotSaved) as caught:
        save(blocked / "settings.json", Settings())

    assert caught.value.path == blocked / "settings.json"
    assert caught.value.reason
    assert blocked.read_text() == "no folder"


def test_a_file_that_cannot_be_replaced_leaves_no_half_file(existing: Path) -> None:
    existing.mkdir()

    with pytest.raises(SettingsNotSaved):
        save(existing, Settings())

    assert [path.name for path in existing.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe{}",
        b"\x00" * 300,
        b"[" * 60_000,
        b'{"rate_wpm": ' + b"9" * 5_000 + b"}",
        b" " * 70_000 + b"{}",
    ],
)
def test_a_file_that_is_no_settings_file_is_kept_aside(existing: Path, raw: bytes) -> None:
    existing.write_bytes(raw)

    reading = read(existing)

    assert reading.settings == Settings()
    assert reading.problem is not None
    assert reading.problem.id == "Your settings are as new; the damaged file is kept."
    assert existing.with_name("settings.json.damaged").read_bytes() == raw
    assert not existing.exists()


@pytest.mark.parametrize(
    "bad",
    [
        {"text_percent": 110},
        {"text_percent": "150"},
        {"text_percent": 150.0},
        {"text_percent": None},
        {"rate_wpm": 100_000},
        {"volume_percent": 0},
        {"debounce_ms": False},
        {"guard_ms": -1},
        {"guard_ms": True},
        {"introduced": 1},
        {"introduced": "ja"},
        {"theme": "roze"},
        {"theme": ["zacht"]},
        {"voice": {}},
        {"language": "fy"},
        {"lock": "4711"},
        {"lock": 4711},
        {"colour": "roze"},
    ],
)
def test_one_bad_value_gets_its_default_and_the_others_stay(
    existing: Path, bad: dict[str, object]
) -> None:
    good = {} if "rate_wpm" in bad else {"rate_wpm": 130}
    raw = json.dumps({**good, **bad})
    existing.write_text(raw)

    reading = read(existing)

    assert reading.settings == Settings(rate_wpm=good.get("rate_wpm", 150))
    assert reading.problem is not None
    assert reading.problem.id == "Some settings are as new; the old file is kept."
    assert existing.with_name("settings.json.damaged").read_text() == raw


def test_the_problem_is_told_once(existing: Path) -> None:
    existing.write_text('{"rate_wpm": 130, "theme": "roze"}')
    read(existing)

    assert read(existing) == Reading(Settings(rate_wpm=130))


def test_a_setting_that_is_not_in_the_file_is_no_problem(existing: Path) -> None:
    existing.write_text('\ufeff{"rate_wpm": 130}', encoding="utf-8")

    assert read(existing) == Reading(Settings(rate_wpm=130))


def test_a_file_that_does_not_open_is_said_and_left_alone(existing: Path) -> None:
    existing.mkdir()

    reading = read(existing)

    assert reading.settings == Settings()
    assert reading.problem is not None
    assert reading.problem.id == "Your settings do not open and are as new for now."
    assert existing.is_dir()


# A named alphabet: the table of all characters takes hypothesis a second to build.
words = st.text(st.sampled_from("nl0$\x00\u0661\ud800"), max_size=5)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | words
json_values = scalars | st.lists(scalars, max_size=2) | st.dictionaries(words, scalars, max_size=2)
keys = st.sampled_from(["language", "introduced", "text_percent", "theme", "lock", "x"])


@trying(max_examples=40, deadline=None)  # a mended file is synced to the disk, which takes its time
@given(loaded=st.dictionaries(keys, json_values))
def test_no_content_stops_the_start(
    loaded: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any" / "settings.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(loaded))

    assert isinstance(read(path).settings, Settings)
