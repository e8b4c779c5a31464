"""When companies published documents of their own, and when events were last recorded."""

from __future__ import annotations

from datetime import date

from sqlite_utils import Database


def own_days(db: Database, since: date) -> dict[str, list[date]]:
    """For each company the days since `since` on which it released results or filed reports, oldest first."""
    sql = (
        "SELECT DISTINCT issuer, said_on FROM documents WHERE issuer IS NOT NULL AND said_on >= ? "
        "AND kind IN ('release', 'call', 'filing') ORDER BY issuer, said_on"
    )
    days: dict[str, list[date]] = {}
    for issuer, said_on in db.execute(sql, [since.isoformat()]):
        days.setdefault(issuer, []).append(date.fromisoformat(said_on[:10]))
    return days


def last_recorded(db: Database) -> str | None:
    """When an event was recorded last, as it is stored."""
    (at,) = db.execute("SELECT max(recorded_at) FROM events").fetchone()
    return None if at is None else str(at)
