"""What was of one visit and is gone now, counted so that it can be told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gone:
    """How much of each was taken away at the end of a visit."""

    answers: int = 0
    pages: int = 0  # files with pages that were saved, not what came out of a printer
    print_jobs: int = 0  # that had not been printed yet
    files: int = 0  # temporary ones
    clipboard: int = 0  # texts
    whole: bool = True  # False: something could not be taken away, and somebody must look


@dataclass(frozen=True, slots=True)
class Files:
    """How many files of a visit were removed: pages, and others."""

    pages: int = 0
    others: int = 0
