from dataclasses import dataclass

import pytest

from companion.speech.errors import NoVoice
from companion.speech.voices import voice_for


@dataclass
class Listed:
    id: str
    languages: list[str]


def test_the_very_language_comes_first() -> None:
    voices = [Listed("flemish", ["nl-BE"]), Listed("dutch", ["nl"])]

    assert voice_for("nl", voices) == "dutch"


def test_without_a_country_the_usual_country_comes_first() -> None:
    voices = [Listed("flemish", ["nl-BE"]), Listed("dutch", ["nl-NL"])]

    assert voice_for("nl", voices) == "dutch"


def test_the_way_a_system_writes_the_country_does_not_matter() -> None:
    assert voice_for("nl-NL", [Listed("xander", ["nl_NL"])]) == "xander"


def test_another_country_is_better_than_no_voice() -> None:
    assert voice_for("nl", [Listed("english", ["en-GB"]), Listed("ellen", ["nl-BE"])]) == "ellen"


def test_a_language_nobody_speaks_has_no_voice() -> None:
    with pytest.raises(NoVoice) as refused:
        voice_for("nl", [Listed("english", ["en-GB"]), Listed("nordic", ["nlx"])])

    assert refused.value.language == "nl"
