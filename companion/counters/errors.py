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


class ExportUnreadable(CountersError):
    """What came is not a whole export of the register of organisations."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"this is no whole export of the register: {problem}")
        self.problem = problem


class NotRefreshed(CountersError):
    """A refresh of the table did not succeed, and nothing was changed."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the table of counters stays as it was: {problem}")
        self.problem = problem


class NotGeocoded(CountersError):
    """Nobody could be asked where an address is; whether it exists is not known."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"no point for an address: {problem}")
        self.problem = problem
