"""The tour of each shipped errand, from the command line: what it leaves, and what it refuses."""

import json
import shutil
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from companion.assets import shipped
from companion.cli import main
from companion.flows.reader import read_flows
from companion.papers.sheet import SMALLEST_PT

FLOWS = sorted(str(flow.id) for flow in read_flows(shipped("assets", "flows"))[0])
AT_A_COUNTER = "paspoort-id-kaart"
A4 = [595, 842]  # points
REPORT = {
    "flow", "language", "size", "text_percent", "theme", "dots_per_inch", "startup_ms", "outcome",
    "speech", "printed", "screens",
}  # fmt: skip
SCREEN = {"number", "name", "key", "title", "page", "pages", "picture", "ms", "controls"}
CONTROL = {"role", "name", "checked", "focusable", "rect_mm"}


@pytest.mark.parametrize("flow", FLOWS)
def test_a_tour_leaves_pictures_words_sound_paper_and_a_report(flow: str, tmp_path: Path) -> None:
    if hasattr(sys, "_MEIPASS"):
        pytest.skip("only this process has the words: run `bash packaging/setup.sh`")
    command = [sys.executable, "-m", "companion", "tour", flow, "--out", str(tmp_path)]

    done = subprocess.run(  # noqa: S603 - our own program
        command, cwd=shipped(), capture_output=True, text=True, timeout=100, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads((tmp_path / "tour.json").read_text("utf-8"))
    _check_report(report, flow)
    _check_pictures(report, tmp_path)
    _check_words(report, tmp_path)
    _check_sound(report, tmp_path)
    _check_paper(report, tmp_path)
    assert bool(report["printed"]) == (flow == AT_A_COUNTER)


def _check_report(report: dict[str, Any], flow: str) -> None:
    assert set(report) == REPORT
    assert report["flow"] == flow
    assert report["size"] == [1024, 600]
    assert report["startup_ms"] > 0
    assert report["outcome"] in {"klaar", "verstuurd", "bevestigd"}
    for screen in report["screens"]:
        assert set(screen) == SCREEN
        assert screen["title"]
        for control in screen["controls"]:
            assert set(control) == CONTROL
            assert control["name"], control
            assert len(control["rect_mm"]) == 4


def _check_pictures(report: dict[str, Any], folder: Path) -> None:
    there = sorted(path.name for path in folder.glob("*.png"))
    assert there == sorted(screen["picture"] for screen in report["screens"])
    assert all(QImage(str(folder / name)).width() == 1024 for name in there)


def _check_words(report: dict[str, Any], folder: Path) -> None:
    said = (folder / "transcript.txt").read_text("utf-8")
    headings = {screen["title"].rsplit(". ", 1)[-1] for screen in report["screens"]}
    assert [heading for heading in headings if heading not in said] == []


def _check_sound(report: dict[str, Any], folder: Path) -> None:
    if shutil.which("espeak-ng") is None:
        assert report["speech"] is None
        return
    with wave.open(str(folder / report["speech"])) as sound:
        assert sound.getnframes() > sound.getframerate()  # more than a second


def _check_paper(report: dict[str, Any], folder: Path) -> None:
    for name in report["printed"]:
        pages = PdfReader(folder / name).pages
        assert len(pages) == 1
        assert [round(float(side)) for side in pages[0].mediabox[2:]] == A4
        assert min(_font_sizes(folder / name)) >= SMALLEST_PT


def _font_sizes(path: Path) -> set[float]:
    sizes: set[float] = set()

    def note(text: str, scale: list[float], *matrix_font_size: object) -> None:
        size = matrix_font_size[-1]
        if text.strip() and isinstance(size, float):
            sizes.add(round(abs(size * scale[3]), 1))

    PdfReader(path).pages[0].extract_text(visitor_text=note)
    return sizes


def _file(folder: Path, text: str) -> str:
    path = folder / "antwoorden.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def _refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line with which the command refuses."""
    try:
        code: object = main(["tour", *arguments])
    except SystemExit as leaving:
        code = leaving.code
    told = capsys.readouterr()
    assert code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    return told.err


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--size", "10x"], "1024x600"),
        (["--size", "10x10"], "320"),
        (["--text", "110"], "125"),
        (["--theme", "paars"], "geel-op-zwart"),
        (["--lang", "fr"], "nl"),
        (["--answers", "er-is-niets.yaml"], "er-is-niets.yaml"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_in_one_line(
    options: list[str], word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _refused([FLOWS[0], "--out", str(tmp_path / "out"), *options], capsys)

    assert word in told


def test_an_unknown_errand_is_refused_with_the_names_of_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = _refused(["vissen", "--out", str(tmp_path)], capsys)

    assert "vissen" in told
    assert FLOWS[0] in told


def test_a_folder_that_cannot_be_made_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bestand").write_text("", "utf-8")

    told = _refused([FLOWS[0], "--out", str(tmp_path / "bestand" / "map")], capsys)

    assert "--out" in told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("geen-stap: ja\n", "geen-stap"),
        ("wat: olifant\n", "olifant"),
        ("- een\n- lijst\n", "antwoorden.yaml"),
        ("wat: [\n", "antwoorden.yaml"),
    ],
)
def test_answers_that_do_not_fit_are_refused_with_their_line(
    text: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = _file(tmp_path, text)

    told = _refused([AT_A_COUNTER, "--answers", answers, "--out", str(tmp_path / "out")], capsys)

    assert word in told
