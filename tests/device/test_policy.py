"""What holds where nobody decided agrees with the settings."""

from device.policies import FULL, SEAL, reading_of

from companion.device.policy import CLOSED, Beginning
from companion.settings.lock import opens, seal_code
from companion.settings.model import Settings


def test_a_visit_at_home_begins_as_new_settings_do() -> None:
    new = Settings()

    assert Beginning() == Beginning(new.text_percent, new.voice, new.rate_wpm, new.volume_percent)


def test_a_code_that_was_sealed_is_accepted_in_a_policy() -> None:
    seal = seal_code("4711")

    reading = reading_of(FULL.replace(SEAL, seal))

    assert reading.faults == ()
    assert reading.policy.pin == seal


def test_closed_opens_for_nobody_not_even_for_itself() -> None:
    assert not opens(CLOSED, CLOSED)
