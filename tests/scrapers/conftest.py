"""Servers and a `Web` for the tests of sources: quick, and allowed to speak to this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "servers"))

from loopback import Loopback
from sec_server import Edgar

from scrapers.web import Limits, Web

NOW = datetime(2025, 8, 1, 12, tzinfo=UTC)
QUICK = Limits(
    per_second=500, sec_per_second=500, connect=2, read=1, total=2, max_bytes=300_000, backoff=0.01, max_wait=1.5
)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as found:
        yield found


@pytest.fixture
def edgar() -> Iterator[Edgar]:
    with Edgar() as found:
        yield found


@pytest.fixture
def web() -> Iterator[Web]:
    found = Web("Test test@example.com", lambda: NOW, allow_hosts=["127.0.0.1"], limits=QUICK)
    yield found
    found.close()
