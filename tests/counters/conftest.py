"""The shipped register, read once for the whole folder, and a site that serves it changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from counters.exports import DELFT, export_of, with_row, xml_of
from counters.register_site import register_serving
from net.site import Origin

from companion.counters.register import Register, read_register
from companion.counters.roo import Export
from companion.net.requests_fetcher import RequestsFetcher

MIB = 1024 * 1024


@pytest.fixture(scope="session")
def register() -> Register:
    return read_register()


@pytest.fixture(scope="module")
def export(register: Register) -> Export:
    return with_row(export_of(register), DELFT, phone="14 0155")


@pytest.fixture
def register_site(export: Export) -> Iterator[Origin]:
    with register_serving(xml_of(export)) as site:
        yield site


@pytest.fixture
def fetcher() -> RequestsFetcher:
    return RequestsFetcher(allow_loopback=True, limit_bytes=MIB)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "counters"
