"""The services that Apprise knows, made to do as they are told: no throttle, no pictures from afar, no log."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def service(address: str) -> Any:
    """Apprise's object for an address, without its own throttle; `None` where it knows no such service."""
    import apprise

    logging.getLogger("apprise").setLevel(logging.WARNING)
    with listening([]):
        asset = apprise.AppriseAsset(app_id="capexwatch", app_desc="capexwatch", app_url="")
        found: Any = apprise.Apprise.instantiate(address, asset=asset, suppress_exceptions=True)
    if found is not None:
        # Its pictures are fetched from a host of theirs by whoever opens the message.
        found.include_image = found.avatar = False
        # The outbox repeats; a plug-in that does so too could tell twice what was taken the first time.
        found.retry = 0
        # Otherwise it would sleep 5.5 seconds between two mails; pauses are the channel's own setting.
        found.request_rate_per_sec = 0
    return found


class _Ear(logging.Handler):
    """Keeps what Apprise logs in this thread: the only place where it says why a service refused."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._lines, self._thread = lines, threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self._lines.append(record.getMessage())


@contextmanager
def listening(lines: list[str]) -> Iterator[None]:
    """Listen to Apprise, and keep its lines from the log: they may hold addresses."""
    log = logging.getLogger("apprise")
    ear = _Ear(lines)
    log.addHandler(ear)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(ear)
