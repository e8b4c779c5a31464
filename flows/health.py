"""How a source is doing, judged from its state. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

#: So many failures in a row, and a source is broken; fewer are weather, where it ever worked.
BROKEN_AFTER = 3


@dataclass(frozen=True, slots=True)
class Health:
    """One source. `state` is fine, new, failing, broken, silent, or off; `wrong` says whether somebody should act."""

    name: str
    state: str
    last_success: datetime | None = None
    last_new: datetime | None = None
    next_poll: datetime | None = None
    failures: int = 0
    owed: int = 0
    median: float | None = None
    p95: float | None = None
    trouble: str = ""
    advice: str = ""

    @property
    def wrong(self) -> bool:
        """Whether the state asks for a person."""
        return self.state in ("broken", "silent")


def judge(row: Mapping[str, Any], delays: Sequence[float], now: datetime) -> Health:
    """The health of a source that was polled before; `delays` are sorted, in seconds."""
    return Health(
        name=row["name"],
        state=_state(row, now),
        last_success=_moment(row["last_success"]),
        last_new=_moment(row["last_new"]),
        next_poll=_moment(row["next_poll"]),
        failures=row["failures"],
        owed=row["owed"],
        median=quantile(delays, 0.5),
        p95=quantile(delays, 0.95),
        trouble=_trouble(row, now),
        advice=row["advice"] or "",
    )


def _state(row: Mapping[str, Any], now: datetime) -> str:
    never_worked = row["failures"] and not row["last_success"]
    if row["permanent"] or never_worked or row["failures"] >= BROKEN_AFTER:
        return "broken"
    if _quiet_for(row, now):
        return "silent"
    if row["failures"]:
        return "failing"
    return "fine" if row["last_new"] else "new"


def _quiet_for(row: Mapping[str, Any], now: datetime) -> timedelta | None:
    """For how long nothing has come, where that is longer than the source promises."""
    since = now - datetime.fromisoformat(row["last_new"] or row["first_try"])
    return since if row["quiet"] is not None and since > timedelta(seconds=row["quiet"]) else None


def _trouble(row: Mapping[str, Any], now: datetime) -> str:
    quiet = _quiet_for(row, now)
    silence = f"nothing new for {quiet.days} days" if quiet else ""
    return "; ".join(filter(None, (row["trouble"], silence)))


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value below which a share of sorted values lies (nearest rank); `None` of none."""
    return values[min(len(values) - 1, int(share * len(values)))] if values else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
