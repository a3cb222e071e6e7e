"""What can go wrong with the routing engine; no room above sees these, only an `Obstacle`."""

from companion.errors import CompanionError


class DirectionsError(CompanionError):
    """The base of every error of this room."""


class EngineFailed(DirectionsError):
    """The engine did not start, crashed, or said nothing."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"the routing engine failed: {cause}")
        self.cause = cause


class EngineSlow(DirectionsError):
    """The engine gave no answer in time and was ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the routing engine gave no answer in {seconds:.1f} seconds")
        self.seconds = seconds
