"""What `companion doctor` tells of a computer: in words, as JSON, and by its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.assets import shipped
from companion.doctor import Finding, Health, Report, shown
from companion.doctor.examining import round_of

_CHECKOUT = Path(__file__).parents[2]
# A bundle as a frozen program unpacks one: the files of the first argument instead of our own.
_IN_BUNDLE = """
import sys
bundle, *words = sys.argv[1:]
if bundle:
    sys._MEIPASS = bundle
from companion.cli import main
sys.exit(main(words))
"""


def examined(
    home: Path, bundle: Path | None, *words: str, path: str = str(_CHECKOUT)
) -> subprocess.CompletedProcess[str]:
    """Return what doctor said in a process of its own: it looks for a typeface and a voice."""
    environment = {
        **os.environ,
        "COMPANION_HOME": str(home),
        "PYTHONPATH": path,
        # The key store of whoever runs the tests is left alone.
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home / 'no-bus'}",
    }
    return subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", _IN_BUNDLE, str(bundle or ""), "doctor", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    bundle = tmp_path / "bundle"
    flows = bundle / "assets" / "flows"
    flows.mkdir(parents=True)
    for path in shipped("assets", "flows").glob("*.yaml"):
        (flows / path.name).write_text(path.read_text("utf-8"), "utf-8")
    for folder in ("assets/counters", "assets/official", "locales"):
        (bundle / folder).symlink_to(shipped(*folder.split("/")))
    return bundle


def test_a_good_computer_has_a_line_for_every_part(tmp_path: Path) -> None:
    done = examined(tmp_path, None)

    assert done.returncode == 0
    assert done.stderr == ""
    parts = [
        line.split(":")[0].split(maxsplit=1)[1]
        for line in done.stdout.splitlines()
        if line[0] != " "
    ]
    assert parts == [
        *("services", "counters", "regions", "routes", "words nl", "words en"),
        *("settings", "journal", "key store", "vault", "disk", "policy", "clock"),
        *("voice", "typeface", "printer"),
    ]
    assert "good    services: 3 can be carried out" in done.stdout
    assert f"none yet; it will be in {tmp_path / 'journal.sqlite3'}" in done.stdout


def test_a_broken_flow_is_named_with_its_file_and_line(tmp_path: Path, bundle: Path) -> None:
    path = bundle / "assets" / "flows" / "aow-aanvragen.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("topic: geld", "topic: vissen", 1), "utf-8")
    line = text.splitlines().index("topic: geld") + 1

    done = examined(tmp_path, bundle, "--json")

    told = json.loads(done.stdout)
    ill = [finding for finding in told["findings"] if finding["health"] == "ill"]
    assert done.returncode == 1
    assert told["ill"] is True
    assert [finding["part"] for finding in ill] == ["service aow-aanvragen"]
    assert ill[0]["told"].startswith(f"{path}:{line}: ")


def test_facts_that_cannot_be_read_are_told_and_nothing_crashes(
    tmp_path: Path, bundle: Path
) -> None:
    (bundle / "assets" / "official").unlink()

    done = examined(tmp_path, bundle)

    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.startswith("ill     services: ")


def test_a_part_that_breaks_down_is_a_finding_and_the_others_go_on() -> None:
    def broken() -> tuple[Finding, ...]:
        raise RuntimeError("SYNTHETIC secret")

    good = (Finding("clock", Health.GOOD, "right"),)

    report = round_of((("key store", broken), ("disk", broken), ("clock", lambda: good)))

    assert report.findings == (
        Finding("key store", Health.ILL, "this could not be examined (RuntimeError)"),
        Finding("disk", Health.ILL, "this could not be examined (RuntimeError)"),
        *good,
    )


def test_json_has_the_same_findings_in_a_fixed_shape() -> None:
    report = Report((Finding("voice", Health.MISSING, "no voice; the text stays on the screen"),))

    told = json.loads(shown(report, as_json=True))

    assert told == {
        "ill": False,
        "findings": [
            {
                "part": "voice",
                "health": "missing",
                "told": "no voice; the text stays on the screen",
            }
        ],
    }


def test_what_is_missing_is_no_reason_to_call_the_computer_ill() -> None:
    missing = Finding("typeface", Health.MISSING, "DejaVu Sans")
    good = Finding("journal", Health.GOOD, "there")

    assert not Report((missing, good)).ill
    assert Report((missing, Finding("counters", Health.ILL, "gone"))).ill


@pytest.mark.parametrize(
    ("name", "part"), [("settings.json", "settings"), ("journal.sqlite3", "journal")]
)
def test_a_damaged_file_of_the_citizen_is_named_and_not_touched(
    tmp_path: Path, name: str, part: str
) -> None:
    (tmp_path / name).write_bytes(b"not what it was" * 100)

    done = examined(tmp_path, None)

    ill = [line for line in done.stdout.splitlines() if line.startswith("ill")]
    assert done.returncode == 1
    assert len(ill) == 1
    assert f"{part}: {tmp_path / name}" in ill[0]
    assert (tmp_path / name).read_bytes() == b"not what it was" * 100


def test_a_computer_with_a_voice_is_told_the_steps_to_a_better_one(tmp_path: Path) -> None:
    done = examined(tmp_path, None, "--json")

    (voice,) = [one for one in json.loads(done.stdout)["findings"] if one["part"] == "voice"]
    assert "speaks Dutch" in voice["told"]
    assert "gmw/nl" in voice["told"]
    assert any("Piper" in step and str(tmp_path / "voices") in step for step in voice["steps"])


def test_a_computer_without_a_voice_is_told_in_dutch_how_to_get_one(
    tmp_path: Path,
) -> None:
    # As on a computer without eSpeak NG: its library is not found.
    absent = tmp_path / "absent"
    absent.mkdir()
    (absent / "sitecustomize.py").write_text(
        "import ctypes\n"
        "load = ctypes.CDLL.__init__\n"
        "def without(self, name, *a, **k):\n"
        "    if name and 'espeak' in str(name):\n"
        "        raise OSError(name)\n"
        "    load(self, name, *a, **k)\n"
        "ctypes.CDLL.__init__ = without\n"
        "ctypes.cdll.LoadLibrary = lambda name: ctypes.CDLL(name)\n"
    )

    done = examined(tmp_path, None, path=f"{absent}{os.pathsep}{_CHECKOUT}")

    assert "missing voice: no voice for the language 'nl' on this computer" in done.stdout
    assert "1. Open het programma Terminal. Typ: sudo apt install espeak-ng" in done.stdout


def test_a_broken_model_of_piper_is_named(tmp_path: Path) -> None:
    voices = tmp_path / "voices"
    voices.mkdir()
    (voices / "nl.onnx").write_bytes(b"not a model")

    done = examined(tmp_path, None)

    assert done.returncode == 0
    assert "nl.onnx" in done.stdout
