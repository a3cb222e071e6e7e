"""The benchmarks run and measure everything; how fast anything is, is never asserted."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from speech.sound_server import available
from vault import secret_service

from companion.directions.engine import engine

RUN = Path(__file__).with_name("run.py")


def measured(*words: str) -> list[dict[str, Any]]:
    """Return the figures of a run."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and file
        [sys.executable, str(RUN), "--json", *words], stdout=subprocess.PIPE, check=True
    )
    return list(json.loads(done.stdout)["figures"])


def test_every_figure_is_measured_against_its_baseline() -> None:
    few = ("--starts", "1", "--presses", "4", "--rounds", "2")

    figures = measured("--parts", "starts", "presses", "proofs", *few)

    names = {figure["name"].strip() for figure in figures if figure["ours"] > 0}
    assert names == {
        "start to home screen",
        "python",
        "PySide6",
        "our imports",
        "window",
        "against one line of text",
        "peak of memory",
        "press to painted, p50",
        "press to painted, p99",
        "press to painted, most",
        "proof of aow-aanvragen",
        "proof of digid-wachtwoord-vergeten",
        "proof of paspoort-id-kaart",
    }
    assert len(figures) == 14
    assert all(figure["bare"] > 0 for figure in figures if figure["name"] != "  our imports")


def test_the_finder_of_counters_is_measured_against_its_baseline() -> None:
    figures = measured("--parts", "counters", "--rounds", "2")

    assert [figure["name"] for figure in figures] == [
        "nearest of 4082 counters",
        "sentences of a counter",
    ]
    assert all(figure["ours"] > 0 and figure["bare"] > 0 for figure in figures)


@pytest.mark.skipif(engine() is None, reason="the extra `routing` is not installed")
def test_routes_are_measured_against_the_engine_by_itself() -> None:
    figures = measured("--parts", "routes", "--rounds", "1")

    assert figures[0]["name"] == "route on foot"
    assert figures[1]["name"].startswith("step-free, ")
    assert all(figure["ours"] > 0 and figure["bare"] > 0 for figure in figures)


def test_the_drawing_of_a_map_is_measured_against_plain_lines() -> None:
    figures = measured("--parts", "map", "--rounds", "1")

    assert [figure["name"] for figure in figures] == ["map on paper", "window held up by a map"]
    assert all(figure["ours"] > 0 and figure["bare"] > 0 for figure in figures)


@pytest.mark.desktop
@pytest.mark.skipif(not secret_service.available, reason="gnome-keyring is not installed")
def test_the_vault_is_measured_against_the_bare_stretching() -> None:
    figures = measured("--parts", "unlock", "--rounds", "1")

    by_name = {figure["name"]: figure for figure in figures}
    assert by_name["vault: open"]["most"] == 1.2
    assert len(figures) == 5
    assert all(figure["ours"] > 0 and figure["bare"] > 0 for figure in figures)


@pytest.mark.desktop
@pytest.mark.skipif(not available, reason="there is no PulseAudio")
@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="eSpeak NG is not installed")
def test_the_voice_is_measured_by_ear_and_against_a_bare_one() -> None:
    few = ("--sayings", "2", "--stops", "2", "--screens", "1", "--wakes", "1", "--idle", "0.1")

    figures = measured("--parts", "voice", *few)

    by_name = {figure["name"].strip(): figure for figure in figures}
    assert by_name["press to first sound, p50"]["ratio"] > 0
    assert by_name["stop to silence, p99"]["most"] == 200.0
    assert by_name["held up while it speaks, most"]["bare"] > 0
    assert by_name["first frame, with a voice"]["bare"] > 0
    assert by_name["memory of the voice process"]["ours"] > 0
    assert len(figures) == 18


def test_without_a_sound_server_the_voice_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    figures = measured("--parts", "voice")

    assert figures == []
