"""What the documents name is there: commands, paths, links and pictures."""

import re
from pathlib import Path

import pytest

from companion.assets import shipped
from companion.cli import main

README = shipped("README.md")
DOCUMENTS = sorted(
    [README, shipped("CONTRIBUTING.md"), shipped("CHANGELOG.md"), *shipped("docs").rglob("*.md")]
)
_PATH = re.compile(r"(?<![\w./-])(?:assets|companion|docs|locales|packaging|tests)/[\w./-]*")
_LINK = re.compile(r"\]\(([^)#:]+)\)")
_COMMAND = re.compile(r"`companion((?: [a-z]+)*)[^`]*`")
_LARGEST_PICTURE = 150_000  # bytes


def commands_in(text: str) -> set[tuple[str, ...]]:
    return {tuple(words.split()) for words in _COMMAND.findall(text)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    named = [shipped(path.rstrip(".")) for path in _PATH.findall(text)]
    linked = [document.parent / link for link in _LINK.findall(text)]

    missing = [str(path) for path in (*named, *linked) if not path.exists()]

    assert missing == []


@pytest.mark.parametrize("words", sorted(commands_in(README.read_text("utf-8"))))
def test_every_command_of_the_readme_exists(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: {' '.join(('companion', *words))} ")


def test_the_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out.partition("commands:")[2].splitlines()
    commands = {line.split()[0] for line in told if line.startswith("    ")}

    assert commands == {words[0] for words in commands_in(README.read_text("utf-8")) if words}


@pytest.mark.parametrize("name", ["home", "question", "counter", "map", "paper"])
def test_a_picture_is_there_and_small(name: str) -> None:
    picture = shipped("docs", "pictures", f"{name}.png").read_bytes()

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(picture) < _LARGEST_PICTURE
