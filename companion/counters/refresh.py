"""How the table of counters is brought up to date from the official register, on request.

Either everything works out and the new table stands, or nothing is changed.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.counters.errors import ExportUnreadable, NotRefreshed
from companion.counters.renewal import Changes, renew
from companion.counters.roo import EXPORT_URL, read_export
from companion.counters.standing import read_standing
from companion.counters.written import write_standing
from companion.net.errors import NetError
from companion.net.fetcher import Fetcher, NotModified, host_of
from companion.net.requests_fetcher import RequestsFetcher
from companion.settings.folders import counters_folder

# The whole register was 38 MB in 2026 and its part with the municipalities is smaller.
LIMIT_BYTES = 64 * 1024 * 1024
WALL_SECONDS = 60
_OK = 200
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class NothingNewer:
    """The register has not changed since the table that stands was made from it."""


def export_fetcher() -> Fetcher:
    """Return a fetcher with room and time for the whole register."""
    return RequestsFetcher(wall_seconds=WALL_SECONDS, limit_bytes=LIMIT_BYTES)


def refresh(
    fetcher: Fetcher, today: date, folder: Path | None = None, address: str = EXPORT_URL
) -> Changes | NothingNewer:
    """Bring the table up to date from the export at `address`. Blocks, up to a minute and a half.

    `folder` is where refreshed tables stand, by default `counters_folder()`.

    Raises:
        NotRefreshed: why nothing was changed.
        CounterFileError: the shipped table itself cannot be read.
    """
    folder = counters_folder() if folder is None else folder
    standing = read_standing(folder)
    # Only for the same export: a version of another one says nothing.
    etag = standing.etag if standing.address == address else ""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            got = fetcher.download(address, file, etag)
            if isinstance(got, NotModified):
                return NothingNewer()
            if got.status != _OK:
                raise NotRefreshed(f"{host_of(got.url)} answered with status {got.status}")
            file.seek(0)
            renewal = renew(standing.register, read_export(file), today)
    except (NetError, ExportUnreadable) as error:
        raise NotRefreshed(str(error)) from error
    except OSError as error:
        raise NotRefreshed(f"the answer cannot be kept ({error.strerror or error})") from error
    write_standing(folder, renewal, address, got.etag)
    return renewal.changes


def refresh_from_file(path: Path, today: date, folder: Path | None = None) -> Changes:
    """Bring the table up to date from an export in a file, for a computer without internet.

    Raises:
        NotRefreshed: why nothing was changed.
        CounterFileError: the shipped table itself cannot be read.
    """
    folder = counters_folder() if folder is None else folder
    standing = read_standing(folder)
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise NotRefreshed(f"{path} has more bytes than we take")
        with path.open("rb") as file:
            renewal = renew(standing.register, read_export(file), today)
    except ExportUnreadable as error:
        raise NotRefreshed(str(error)) from error
    except OSError as error:
        raise NotRefreshed(f"{path} cannot be read ({error.strerror or error})") from error
    # No address: the next refresh over the internet asks for the whole again.
    write_standing(folder, renewal, address="", etag="")
    return renewal.changes


def told(result: Changes | NothingNewer) -> str:
    """Return one sentence about what a refresh changed, for who runs the command."""
    if isinstance(result, NothingNewer):
        return "The register has nothing newer than the table of counters that stands."
    parts = [
        f"{result.whole} municipalities were read",
        f"{len(result.changed) or 'none'} of them changed" + _listed(result.changed),
        f"{len(result.new)} came" + _listed(result.new) if result.new else "",
        f"{len(result.gone)} went up in others" + _listed(result.gone) if result.gone else "",
        f"{len(result.kept)} stayed as before" + _listed(result.kept) if result.kept else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"The table of counters is as the register had it on {result.day}: {said}."


def _listed(names: Sequence[str]) -> str:
    if not names:
        return ""
    rest = len(names) - _MOST_NAMES
    more = f" and {rest} more" if rest > 0 else ""
    return f" ({', '.join(names[:_MOST_NAMES])}{more})"
