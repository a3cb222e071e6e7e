import re

import pytest

from companion.l10n.message import Message
from companion.speech.advice import advice, more_natural

SYSTEMS = ["linux", "linux2", "win32", "darwin", "freebsd14"]


def _told(messages: tuple[Message, ...]) -> str:
    return " ".join(message.id for message in messages)


@pytest.mark.parametrize("languages", [["nl"], ["en-GB", "nl-NL"], ["nl_BE"]])
def test_who_has_a_dutch_voice_needs_no_advice(languages: list[str]) -> None:
    assert advice("linux", languages) == ()


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_system_has_steps_that_end_with_a_new_start(system: str) -> None:
    steps = advice(system, ["en-GB", "nds"])

    assert len(steps) >= 2
    assert steps[-1].id == "Then start this program again."


def test_on_linux_there_is_one_command() -> None:
    assert "sudo apt install espeak-ng" in _told(advice("linux", []))


def test_on_windows_the_way_leads_through_its_settings() -> None:
    assert "Time & language" in _told(advice("win32", []))


def test_on_a_mac_the_way_leads_through_accessibility() -> None:
    assert "Accessibility" in _told(advice("darwin", []))


def test_on_an_unknown_system_a_helper_is_asked() -> None:
    assert "Ask a helper" in _told(advice("freebsd14", []))


def test_the_licence_of_mbrola_is_told_with_it() -> None:
    told = _told(more_natural("linux", "/home/jan/voices"))

    assert "mbrola-nl2" in told
    assert "may not be sold" in told


def test_the_folder_for_natural_voices_is_named() -> None:
    assert any(
        message.fields == {"folder": "C:\\voices"}
        for message in more_natural("win32", "C:\\voices")
    )


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_steps_are_short_sentences(system: str) -> None:
    steps = (*advice(system, []), *more_natural(system, "voices"))

    for step in steps:
        for sentence in re.split(r"(?<=[.?!:])\s+", step.id):
            assert len(sentence.split()) <= 12
