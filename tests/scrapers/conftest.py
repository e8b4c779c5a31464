"""Servers and a `Web` for the tests of sources: quick, and allowed to speak to this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "servers"))

from loopback import Loopback
from quick import NOW, QUICK
from sec_server import Edgar

from scrapers.web import Web


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
