"""What every geocoder does."""

from dataclasses import dataclass

import pytest

from companion.counters.errors import NotGeocoded
from companion.counters.geocoding import Geocoder
from companion.geography import Coordinate
from companion.regions.model import Address

DOOR = Address("Voorbeeldlaan", "1", "", "2628 ZC", "Delft", Coordinate(52.00257, 4.37125))


@dataclass(frozen=True)
class Case:
    geocoder: Geocoder
    silent: Geocoder  # the same, of which nobody answers


class GeocoderContract:
    """A subclass gives a fixture `case`: at 2628 ZC there is a number 1, and no number 9."""

    def test_a_front_door_is_found(self, case: Case) -> None:
        assert case.geocoder.addresses("2628 ZC", "1") == (DOOR,)

    @pytest.mark.parametrize("postcode", ["2628ZC", "2628zc", " 2628 zc "])
    def test_a_postcode_may_be_written_as_one_likes(self, case: Case, postcode: str) -> None:
        assert case.geocoder.addresses(postcode, " 1 ") == (DOOR,)

    @pytest.mark.parametrize(
        ("postcode", "number"), [("2628", "1"), ("", ""), ("Delft", "1"), ("2628 ZC", "boven")]
    )
    def test_what_is_no_front_door_is_none(self, case: Case, postcode: str, number: str) -> None:
        assert case.geocoder.addresses(postcode, number) == ()

    def test_that_nobody_answers_is_told(self, case: Case) -> None:
        with pytest.raises(NotGeocoded):
            case.silent.addresses("2628 ZC", "1")
