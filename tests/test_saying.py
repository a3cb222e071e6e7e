"""What `companion say` does with one text: words, sound, or a sentence about what went wrong."""

import sys
import wave
from pathlib import Path

import pytest

from companion.cli import main
from companion.saying import NotSaid, in_words, say, utterances_of
from companion.speech.scripted import ScriptedSynthesizer
from companion.speech.silent import SilentSynthesizer
from companion.speech.synthesizer import FailureReason

Printed = pytest.CaptureFixture[str]


def test_the_words_of_a_text_stand_on_one_line(capsys: Printed) -> None:
    code = main(["say", "Het kost € 21,80.\nBel 0800 05 43.", "--words"])

    printed = capsys.readouterr()
    assert code == 0
    assert printed.out == (
        "Het kost eenentwintig euro tachtig. Bel nul acht nul nul, nul vijf, vier drie.\n"
    )
    assert printed.err == ""


def test_english_is_put_into_english_words(capsys: Printed) -> None:
    main(["say", "It costs € 21.80.", "--lang", "en", "--words"])

    assert capsys.readouterr().out == "It costs twenty-one euros eighty.\n"


def test_an_abbreviation_is_said_in_full_once() -> None:
    words = in_words(utterances_of("U krijgt AOW. De AOW is een pensioen.", "nl"))

    assert words.count("Algemene Ouderdomswet") == 1


def test_a_text_may_come_from_standard_input(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = tmp_path / "text"
    text.write_text("Om 14.00 uur.")
    with text.open() as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        main(["say", "-", "--words"])

    assert capsys.readouterr().out == "Om twee uur 's middags.\n"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_text_without_a_word_is_one_line_on_standard_error(capsys: Printed, text: str) -> None:
    code = main(["say", text])

    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    assert printed.err == "companion: there is nothing to say\n"


def test_a_language_without_words_is_refused_in_one_line(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as left:
        main(["say", "Grüß Gott", "--lang", "de"])

    assert left.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_file_that_cannot_be_written_is_one_line_on_standard_error(
    capsys: Printed, tmp_path: Path
) -> None:
    out = tmp_path / "absent" / "out.wav"

    code = main(["say", "Dag.", "--wav", str(out)])

    printed = capsys.readouterr()
    assert code == 2
    assert printed.err == f"companion: {out}: No such file or directory\n"


@pytest.mark.desktop
def test_a_text_becomes_a_sound_file_of_its_length(capsys: Printed, tmp_path: Path) -> None:
    out = tmp_path / "out.wav"

    code = main(["say", "Goedemiddag mevrouw, hoe gaat het met u?", "--wav", str(out)])

    with wave.open(str(out), "rb") as file:
        seconds = file.getnframes() / file.getframerate()
    assert code == 0
    assert 2 < seconds < 6
    assert capsys.readouterr().out == ""


def test_every_sentence_is_said_in_order() -> None:
    voice = ScriptedSynthesizer()

    say(utterances_of("Eerst dit. Dan dat.", "nl"), voice)

    assert [one.text for one in voice.said] == ["Eerst dit.", "Dan dat."]
    assert voice.closed


def test_what_nobody_heard_is_told() -> None:
    with pytest.raises(NotSaid, match="the voice stopped before the end"):
        say(utterances_of("Dag.", "nl"), SilentSynthesizer())


def test_why_nothing_was_heard_is_told() -> None:
    class Mute(ScriptedSynthesizer):
        def finish(self) -> None:
            self.fail(FailureReason.NO_SOUND)

    with pytest.raises(NotSaid, match="no sound came out"):
        say(utterances_of("Dag.", "nl"), Mute())
