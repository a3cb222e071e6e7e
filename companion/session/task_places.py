"""Where the citizen is when it is about what is done and what still comes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tasks:
    """What is begun, sent and to come, over several days."""


TaskPlace = Tasks
