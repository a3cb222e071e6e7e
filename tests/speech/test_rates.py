import pytest

from companion.speech.rates import Rhythm, espeak_rate, rhythm


@pytest.mark.parametrize(("real", "setting"), [(121, 100), (154, 127), (181, 150), (150, 124)])
def test_espeak_gets_a_lower_number_than_the_real_words_a_minute(real: int, setting: int) -> None:
    assert espeak_rate(real) == setting


@pytest.mark.parametrize(("real", "setting"), [(0, 80), (10_000, 450)])
def test_a_rate_that_espeak_cannot_do_becomes_the_nearest_it_can(real: int, setting: int) -> None:
    assert espeak_rate(real) == setting


@pytest.mark.parametrize(
    ("rate_wpm", "clause_ms", "sentence_ms"),
    [(190, 200, 400), (150, 200, 400), (140, 400, 800), (130, 700, 1500), (100, 700, 1500)],
)
def test_slower_means_longer_pauses(rate_wpm: int, clause_ms: int, sentence_ms: int) -> None:
    assert rhythm(rate_wpm) == Rhythm(rate_wpm, clause_ms, sentence_ms)
