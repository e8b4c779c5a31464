"""Giving an order to the process that talks to the world, and reading its report (see `flows.courier`)."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from flows.errors import UserError
from flows.settings import Settings

#: What the line begins with on which a courier reports.
MARK = "report: "


def dispatch(settings: Settings, now: datetime) -> dict[str, int]:
    """Let a courier tell what is due, and wait for it; the fields of `Delivered`. Raises UserError."""
    # Our own folder comes first and the current one not at all: a folder `flows` there would be taken for ours.
    ours = os.pathsep.join(filter(None, (str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH"))))
    courier = subprocess.Popen(
        [sys.executable, "-P", "-m", "flows.courier"],
        env={**os.environ, "PYTHONPATH": ours},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert courier.stdin is not None
    assert courier.stderr is not None
    try:
        courier.stdin.write(pickle.dumps((settings, now)))
        courier.stdin.flush()
    except BrokenPipeError:
        pass
    # Standard input stays open until the courier has ended: its end tells the courier that we are gone.
    told = courier.stderr.read()
    courier.stdin.close()
    courier.wait()
    return _report(told.decode("utf-8", "replace"))


def _report(told: str) -> dict[str, int]:
    """Read the report out of what the courier wrote; libraries may have written warnings there too."""
    found = [line for line in told.splitlines() if line.startswith(MARK)]
    if not found:
        raise UserError("the process that sends alerts was ended; the next run goes on where it stopped", 3)
    report = json.loads(found[-1].removeprefix(MARK))
    if "error" in report:
        raise UserError(report["error"], report["code"])
    return dict(report)
