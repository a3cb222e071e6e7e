import pytest

from companion.vault.costs import calibrated
from companion.vault.format import Costs
from companion.vault.keys import USUAL, check_costs


@pytest.mark.parametrize(
    ("seconds_a_pass", "passes"),
    [(0.001, 10), (0.04, 10), (0.0556, 9), (0.1, 5), (0.125, 4), (0.16, 3), (0.2, 3), (9.0, 3)],
)
def test_a_quick_computer_has_more_passes_and_a_slow_one_the_usual(
    seconds_a_pass: float, passes: int
) -> None:
    costs = calibrated(lambda tried: tried.passes * seconds_a_pass)

    assert costs == Costs(USUAL.memory_kib, passes, USUAL.lanes)
    check_costs(costs)


def test_a_clock_that_stands_still_gives_the_most_passes() -> None:
    assert calibrated(lambda _: 0.0).passes == 10


def test_what_was_measured_first_too_short_is_measured_again() -> None:
    told = iter((0.1, 0.6))

    assert calibrated(lambda _: next(told)).passes == 10


def test_this_computer_can_be_measured() -> None:
    check_costs(calibrated())
