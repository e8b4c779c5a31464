"""How fast a host is asked: one slot after another, within a process or over all processes that share a file."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

try:
    import fcntl
except ImportError:  # Windows: one process at a time is paced there, several are not.
    fcntl = None  # type: ignore[assignment]


class Pace(Protocol):
    """Hands out the right to send one request at a time."""

    def wait(self) -> float:
        """Sleep until this request's turn. Returns 0, or, where the host rests, the seconds it still does."""
        ...

    def rest(self, seconds: float) -> None:
        """Let nobody ask for so long."""
        ...


def _slot(next_at: float, rests_until: float, now: float) -> tuple[float, float]:
    """When this request may go, and how long the host still rests (then no slot is taken)."""
    if rests_until > now:
        return 0.0, rests_until - now
    return max(next_at, now), 0.0


class HostPace:
    """The pace of one host within this process: `interval` seconds between two requests, no bursts."""

    def __init__(self, interval: float) -> None:
        self.interval = interval
        self._lock = threading.Lock()
        self._next_at = self._rests_until = 0.0

    def wait(self) -> float:
        """See Pace."""
        with self._lock:
            now = time.monotonic()
            at, resting = _slot(self._next_at, self._rests_until, now)
            if resting:
                return resting
            self._next_at = at + self.interval
        time.sleep(max(0.0, at - now))
        return 0.0

    def rest(self, seconds: float) -> None:
        """See Pace."""
        with self._lock:
            self._rests_until = max(self._rests_until, time.monotonic() + seconds)


class SharedPace:
    """The pace of several hosts together, shared by all processes that name the same file.

    The file holds two numbers, seconds of the system's clock: when the next request may go, and until when all rest.
    It is locked only while they are read and written, never while anybody sleeps.
    """

    def __init__(self, interval: float, file: Path) -> None:
        self.interval, self.file = interval, file
        self._lock = threading.Lock()
        file.parent.mkdir(parents=True, exist_ok=True)

    def wait(self) -> float:
        """See Pace."""

        def take(next_at: float, rests_until: float) -> tuple[tuple[float, float], tuple[float, float]]:
            now = time.time()
            # A clock that was set back must not park everybody: nobody is ever a minute ahead of honest use.
            at, resting = _slot(min(next_at, now + 60), rests_until, now)
            return (next_at if resting else at + self.interval, rests_until), (at - now, resting)

        delay, resting = self._change(take)
        if not resting:
            time.sleep(max(0.0, delay))
        return resting

    def rest(self, seconds: float) -> None:
        """See Pace."""
        until = time.time() + seconds
        self._change(lambda next_at, rests_until: ((next_at, max(rests_until, until)), (0.0, 0.0)))

    def _change(
        self, change: Callable[[float, float], tuple[tuple[float, float], tuple[float, float]]]
    ) -> tuple[float, float]:
        with self._lock, self.file.open("a+", encoding="ascii") as file:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            state, answer = change(*_numbers(file.read()))
            file.seek(0)
            file.truncate()
            file.write(f"{state[0]!r} {state[1]!r}")
        return answer


def _numbers(text: str) -> tuple[float, float]:
    """The two numbers of the file; zeros where it is new or was cut short."""
    try:
        next_at, rests_until = map(float, text.split())
    except ValueError:
        return 0.0, 0.0
    return next_at, rests_until
