import pytest

from companion.speech.notices import faltering, notice
from companion.speech.synthesizer import FailureReason


@pytest.mark.parametrize("reason", list(FailureReason))
def test_every_failure_has_words_for_the_screen(reason: FailureReason) -> None:
    assert notice(reason).id.endswith((".", "?"))


def test_a_voice_that_faltered_goes_on() -> None:
    assert faltering(FailureReason.DIED).id == "The voice stopped for a moment. It goes on now."


def test_a_language_that_is_left_out_is_told_as_such() -> None:
    assert faltering(FailureReason.NO_VOICE) == notice(FailureReason.NO_VOICE)
