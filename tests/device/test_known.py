"""What the room of the device knows of settings is what the settings know."""

from hypothesis import example, given
from hypothesis import strategies as st

from companion.device import known
from companion.device.policy import CLOSED, Beginning
from companion.settings import lock, model

URLS = st.one_of(
    st.text(max_size=40),
    st.from_regex(r"https?://[a-z0-9.:/@-]{0,20}", fullmatch=True),
)
SEALS = st.one_of(st.text(), st.from_regex(r"scrypt-14-8-1\$[0-9a-fA-F]{31,33}\$[0-9a-f]{63,65}"))


def test_the_steps_are_those_of_the_settings() -> None:
    assert known.TEXT_PERCENTS == model.TEXT_PERCENTS
    assert known.RATES_WPM == model.RATES_WPM
    assert known.VOLUME_PERCENTS == model.VOLUME_PERCENTS
    assert list(known.VOICES) == [mode.value for mode in model.VoiceMode]


def test_a_visit_at_home_begins_as_new_settings_do() -> None:
    new = model.Settings()

    assert Beginning() == Beginning(
        new.text_percent, new.voice.value, new.rate_wpm, new.volume_percent
    )


@given(URLS)
@example("https://router.example/v1")
@example("http://127.0.0.1:8002/")
@example("http://router.example/")
def test_a_service_is_one_for_both(url: str) -> None:
    assert known.is_service(url) == model.is_service(url)


@given(SEALS)
@example(CLOSED)
@example("scrypt-14-8-1$" + "0" * 32 + "$" + "f" * 64)
@example("scrypt-14-8-1$" + "0" * 32 + "$" + "f" * 64 + "\n")
def test_a_seal_is_one_for_both(text: str) -> None:
    assert known.is_seal(text) == lock.looks_sealed(text)


def test_a_code_that_was_sealed_is_accepted_in_a_policy() -> None:
    assert known.is_seal(lock.seal_code("4711"))


def test_closed_opens_for_nobody_not_even_for_itself() -> None:
    assert not lock.opens(CLOSED, CLOSED)


def test_updates_come_over_https_only() -> None:
    assert known.is_source("https://updates.example/stable")
    assert not known.is_source("http://localhost/stable")
