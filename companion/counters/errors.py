"""What can be wrong with the shipped files of counters."""

from pathlib import Path

from companion.errors import CompanionError


class CountersError(CompanionError):
    """The base of every error of this room."""


class CounterFileError(CountersError):
    """A shipped table is missing or holds a row that cannot be true."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Keep the file, its line (1 is the header, 0 the whole file) and what is wrong with it."""
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem
