import pytest

from companion.speech.rates import espeak_rate


@pytest.mark.parametrize(("real", "setting"), [(109, 99), (143, 130), (166, 151), (150, 136)])
def test_espeak_gets_a_lower_number_than_the_real_words_a_minute(real: int, setting: int) -> None:
    assert espeak_rate(real) == setting


@pytest.mark.parametrize(("real", "setting"), [(0, 80), (10_000, 450)])
def test_a_rate_that_espeak_cannot_do_becomes_the_nearest_it_can(real: int, setting: int) -> None:
    assert espeak_rate(real) == setting
