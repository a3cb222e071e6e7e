import math
from array import array
from itertools import combinations, pairwise

import pytest

from companion.speech.earcons import SAMPLES_PER_SECOND, Earcon, samples


def test_every_sound_is_short() -> None:
    assert _ms(Earcon.PRESSED) <= 60
    assert _ms(Earcon.SAVED) <= 200
    assert _ms(Earcon.ATTENTION) <= 400


@pytest.mark.parametrize("earcon", list(Earcon))
def test_a_sound_begins_and_ends_without_a_click(earcon: Earcon) -> None:
    values = _values(samples(earcon, 100))

    assert values[0] == values[-1] == 0
    assert max(map(abs, values[:20])) < 400
    assert max(map(abs, values[-20:])) < 400


@pytest.mark.parametrize("earcon", list(Earcon))
def test_a_sound_has_no_jump_from_sample_to_sample(earcon: Earcon) -> None:
    values = _values(samples(earcon, 100))

    steps = [abs(after - before) for before, after in pairwise(values)]
    # The steepest step of a sine of 1000 Hz with this peak: 16384 * 2 * pi * 1000 / 22050.
    assert max(steps) <= 4669


def test_the_press_is_one_tone() -> None:
    values = _values(samples(Earcon.PRESSED, 100))

    assert _loudest_hertz(values) == pytest.approx(760, abs=20)


def test_what_is_saved_rises() -> None:
    values = _values(samples(Earcon.SAVED, 100))

    first, second = values[: _at(90)], values[_at(90) :]
    assert _loudest_hertz(first) == pytest.approx(620, abs=20)
    assert _loudest_hertz(second) == pytest.approx(930, abs=20)


def test_attention_is_the_same_tone_twice_with_silence_between() -> None:
    values = _values(samples(Earcon.ATTENTION, 100))

    first, between, second = values[: _at(160)], values[_at(160) : _at(220)], values[_at(220) :]
    assert _loudest_hertz(first) == pytest.approx(540, abs=20)
    assert set(between) == {0}
    assert second == first


@pytest.mark.parametrize("earcon", list(Earcon))
def test_nothing_sounds_outside_500_to_1000_hertz(earcon: Earcon) -> None:
    values = _values(samples(earcon, 100))

    assert 500 <= _loudest_hertz(values) <= 1000
    assert _strength(values, 2000) < 0.02 * _strength(values, _loudest_hertz(values))


def test_the_sounds_differ() -> None:
    sounds = [samples(earcon, 100) for earcon in Earcon]

    assert all(len(a) != len(b) for a, b in combinations(sounds, 2))


@pytest.mark.parametrize(
    ("volume", "peak"), [(100, 16384), (50, 8192), (20, 3277), (0, 0), (-5, 0), (250, 16384)]
)
def test_the_volume_sets_the_peak(volume: int, peak: int) -> None:
    values = _values(samples(Earcon.ATTENTION, volume))

    assert max(values) == pytest.approx(peak, abs=peak * 0.02)


def _values(sound: bytes) -> "array[int]":
    return array("h", sound)


def _at(ms: int) -> int:
    return SAMPLES_PER_SECOND * ms // 1000


def _ms(earcon: Earcon) -> float:
    return len(samples(earcon, 100)) / 2 / SAMPLES_PER_SECOND * 1000


def _strength(values: "array[int]", hertz: int) -> float:
    """Return how much of this frequency there is (Goertzel)."""
    turn = 2 * math.cos(2 * math.pi * hertz / SAMPLES_PER_SECOND)
    before, last = 0.0, 0.0
    for value in values:
        before, last = last, value + turn * last - before
    return math.sqrt(before * before + last * last - turn * before * last)


def _loudest_hertz(values: "array[int]") -> int:
    return max(range(200, 3000, 10), key=lambda hertz: _strength(values, hertz))
