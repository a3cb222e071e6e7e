import pytest

from companion.speech.notices import notice
from companion.speech.synthesizer import FailureReason


@pytest.mark.parametrize("reason", list(FailureReason))
def test_every_failure_has_words_for_the_screen(reason: FailureReason) -> None:
    assert notice(reason).id.endswith((".", "?"))
