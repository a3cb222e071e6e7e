"""The benchmarks run and measure everything; how fast anything is, is never asserted."""

import json
import subprocess
import sys
from pathlib import Path

RUN = Path(__file__).with_name("run.py")


def test_every_figure_is_measured_against_its_baseline() -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and file
        [sys.executable, str(RUN), "--json", "--starts", "1", "--presses", "4", "--rounds", "2"],
        stdout=subprocess.PIPE,
        check=True,
    )

    figures = json.loads(done.stdout)["figures"]
    measured = {figure["name"].strip() for figure in figures if figure["ours"] > 0}
    assert measured == {
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
