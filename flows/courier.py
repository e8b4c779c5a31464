"""The process that talks to the world, apart from the one that decides what is said.

Between the moment a receiver has taken a message and the moment that is recorded, nobody can know whether it was told.
A process that is killed there would tell it twice. So messages are handed over by a small process of its own, in a
session of its own: when whoever started it is killed, at whatever point, it finishes what it has begun, records the
answers and ends. Should it be killed itself, what it had begun is in doubt, and goes out again under the same id.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys
import threading
from dataclasses import asdict
from datetime import datetime
from typing import Any

from flows.dispatch import MARK
from flows.errors import exit_code, one_line
from flows.settings import Settings


def main() -> None:
    """Take an order from standard input, carry it out, report on standard error."""
    # sqlite-utils imports these if they are there, which takes two seconds, and they are not needed here.
    for heavy in ("pandas", "numpy"):
        sys.modules.setdefault(heavy, None)  # type: ignore[arg-type]
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    settings, now = pickle.load(sys.stdin.buffer)  # noqa: S301 (our own parent wrote it)
    threading.Thread(target=_watch, args=(stop,), daemon=True).start()
    try:
        report = _deliver(settings, now, stop)
    except Exception as error:  # noqa: BLE001 (whatever it is, the parent tells the user)
        code = exit_code(error)
        report = {
            "error": one_line(error) if code else f"{type(error).__name__}: {one_line(error)}",
            "code": code or 70,
        }
    try:
        sys.stderr.write(f"\n{MARK}{json.dumps(report)}\n")
        sys.stderr.flush()
    except OSError:
        return


def _watch(stop: threading.Event) -> None:
    """Wait for the end of our parent; begin nothing new after it."""
    # Not through `sys.stdin`: Python cannot end while a thread waits inside one of its buffers.
    while os.read(0, 1):
        pass
    stop.set()


def _deliver(settings: Settings, now: datetime, stop: threading.Event) -> dict[str, Any]:
    from flows.deliver import deliver_here
    from store.schema import open_store

    db = open_store(settings.database)
    try:
        return asdict(deliver_here(db, settings, now, stop))
    finally:
        db.close()


if __name__ == "__main__":
    main()
