"""One thing to mend in a file that a person wrote; light, as a policy is read without YAML."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend in a file: where it is, and what to do."""

    path: str
    line: int
    problem: str

    def __str__(self) -> str:
        """Return the fault as `path:line: what to do`."""
        return f"{self.path}:{self.line}: {self.problem}"


def nearest(word: str, known: Collection[str]) -> str:
    """Return advice that names the nearest known word, or all of them when none is near."""
    import difflib  # noqa: PLC0415 - only for a fault

    # Cut: the time it takes grows with the square of the length.
    close = difflib.get_close_matches(word[:60], known, n=1)
    return f"did you mean `{close[0]}`?" if close else "use one of: " + ", ".join(sorted(known))
