"""What is still to be told, and what was: one row for each message and channel.

A row is written in the transaction that records its event. Before a channel is spoken to the row says `sending`, after
it has answered the row says how it ended. Only one process delivers at a time (`delivering`), so a row that says
`sending` when delivery begins was left by a process that died: it is in doubt, and it is sent again under the same id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlite_utils

from store.schema import write


class OutboxError(Exception):
    """Alerts cannot be delivered now, or there is no such alert."""


@dataclass(frozen=True, slots=True)
class Due:
    """A message that a channel shall get at `due_at`. `topic` is the version of an event, unless `event` is False."""

    topic: str
    channel: str
    due_at: datetime
    purpose: str = "event"
    corrects: str | None = None
    series: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A message on its way. `batch` is the number of the row whose message this one is part of."""

    number: int
    topic: str
    channel: str
    purpose: str
    event: str | None
    corrects: str | None
    series: str
    due_at: datetime
    attempts: int
    batch: int | None
    state: str
    detail: str


def stamp(when: datetime) -> str:
    """A time as the database keeps it: UTC, to the second, in an order that is the order of text."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _when(text: str) -> datetime:
    return datetime.fromisoformat(text)


_COLUMNS = "number, topic, channel, purpose, event, corrects, series, due_at, attempts, batch, state, detail"


def _row(values: tuple[Any, ...]) -> Row:
    fields = list(values)
    fields[7] = _when(fields[7])
    return Row(*fields)


def _rows(db: sqlite_utils.Database, where: str, *values: object) -> list[Row]:
    found = db.execute(f"SELECT {_COLUMNS} FROM outbox WHERE {where}", values)  # noqa: S608 (conditions of this module)
    return [_row(values) for values in found.fetchall()]


# ---- in the transaction that records events ---------------------------------------------------------------------


def add(db: sqlite_utils.Database, rows: Iterable[Due], now: datetime) -> int:
    """Put messages into the outbox, in the transaction that is open; how many of them were new.

    A version of an event is told to a channel once, however often it is put in.
    """
    count = 0
    with write(db):
        for row in rows:
            event = row.topic if row.purpose in ("event", "correction") else None
            values = (row.topic, row.channel, row.purpose, event, row.corrects, row.series)
            due = stamp(row.due_at)
            count += db.execute(
                "INSERT INTO outbox (topic, channel, purpose, event, corrects, series, due_at, next_at, created_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (*values, due, due, stamp(now)),
            ).rowcount
    return count


def told(db: sqlite_utils.Database, event: str) -> frozenset[str]:
    """The channels that were told this version of an event, or are being told it right now."""
    found = db.execute("SELECT channel FROM outbox WHERE event = ? AND state IN ('sent', 'sending')", [event])
    return frozenset(channel for (channel,) in found)


def rung(db: sqlite_utils.Database, series: str, since: datetime) -> dict[str, tuple[datetime, ...]]:
    """When each channel was told of a series, or will be, since a time; oldest first."""
    found = db.execute(
        "SELECT channel, coalesce(sent_at, next_at) AS at FROM outbox "
        "WHERE series = ? AND due_at >= ? AND state IN ('waiting', 'sending', 'sent') ORDER BY at",
        [series, stamp(since)],
    )
    times: dict[str, tuple[datetime, ...]] = {}
    for channel, at in found:
        times[channel] = (*times.get(channel, ()), _when(at))
    return times


def untold(db: sqlite_utils.Database, event: str) -> frozenset[str]:
    """The channels that were to be told this version of an event, and were not."""
    found = db.execute("SELECT channel FROM outbox WHERE event = ? AND state IN ('waiting', 'dropped')", [event])
    return frozenset(channel for (channel,) in found)


def watch(db: sqlite_utils.Database, companies: Iterable[str], now: datetime) -> None:
    """From now on what these companies say rings; those that are watched already keep their day."""
    with write(db):
        for company in companies:
            db.execute("INSERT OR IGNORE INTO watched VALUES (?, ?)", [company, stamp(now)])


def is_watched(db: sqlite_utils.Database, company: str) -> bool:
    """Whether a company is watched since before: what its first fill brings is history."""
    return db.execute("SELECT 1 FROM watched WHERE company = ?", [company]).fetchone() is not None


# ---- delivery ---------------------------------------------------------------------------------------------------


@contextmanager
def delivering(database: Path, patience: float = 30.0) -> Iterator[None]:
    """The right to deliver, which one process holds at a time; it falls free when that process dies.

    Waits up to `patience` seconds for another process. Raises OutboxError after that. It is a lock of SQLite on a
    file of its own, so that it works wherever the database does.
    """
    lock = sqlite3.connect(database.with_name(database.name + "-delivery"), timeout=patience, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise OutboxError("another process is delivering alerts just now; they will go out there") from error
        yield
    finally:
        lock.close()


def recover(db: sqlite_utils.Database) -> int:
    """Take up what a process that died left as `sending`; how many rows. Call it inside `delivering`."""
    with write(db):
        return int(
            db.execute(
                "UPDATE outbox SET state = 'waiting', detail = 'in doubt: a process died while sending' "
                "WHERE state = 'sending'"
            ).rowcount
        )


def due(db: sqlite_utils.Database, channel: str, now: datetime, limit: int = 500) -> list[Row]:
    """What a channel should be told now, oldest first."""
    where = "state = 'waiting' AND channel = ? AND next_at <= ? ORDER BY next_at, number LIMIT ?"
    return _rows(db, where, channel, stamp(now), limit)


def channels_with_due(db: sqlite_utils.Database, now: datetime) -> list[str]:
    """The names of the channels for which something is due."""
    found = db.execute(
        "SELECT DISTINCT channel FROM outbox WHERE state = 'waiting' AND next_at <= ? ORDER BY channel", [stamp(now)]
    )
    return [channel for (channel,) in found]


def begin(db: sqlite_utils.Database, rows: Iterable[Row], now: datetime) -> bool:
    """Record the intent: these rows go out in one message now, as part of the first one's batch from here on.

    False, and nothing is recorded, where a row was taken away meanwhile because its event has changed.
    """
    numbers = [row.number for row in rows]
    sql = "UPDATE outbox SET state = 'sending', attempts = attempts + 1, batch = ?, tried_at = ? WHERE number = ?"
    with write(db):
        marks = ", ".join("?" * len(numbers))
        still = f"SELECT count(*) FROM outbox WHERE state = 'waiting' AND number IN ({marks})"  # noqa: S608 (marks only)
        if db.execute(still, numbers).fetchone()[0] != len(numbers):
            return False
        for number in numbers:
            db.execute(sql, [numbers[0], stamp(now), number])
    return True


def settle(db: sqlite_utils.Database, rows: Iterable[Row], state: str, detail: str, at: datetime) -> None:
    """Record the result: `sent` or `gave up` at a time, `waiting` for another attempt at that time, or `dropped`."""
    with write(db):
        for row in rows:
            db.execute(
                "UPDATE outbox SET state = :state, detail = :detail, "
                "sent_at = CASE :state WHEN 'sent' THEN :at ELSE sent_at END, "
                "next_at = CASE :state WHEN 'waiting' THEN :at ELSE next_at END WHERE number = :number",
                {"state": state, "detail": detail, "at": stamp(at), "number": row.number},
            )


# ---- looking ----------------------------------------------------------------------------------------------------


def health(db: sqlite_utils.Database) -> list[dict[str, Any]]:
    """How each channel is doing: what was `sent`, is `waiting`, was given up; when it last worked; its `trouble`.

    `trouble` is what the last attempt that failed was answered.
    """
    found = db.execute(
        "SELECT channel, sum(state = 'sent'), sum(state IN ('waiting', 'sending')), sum(state = 'gave up'), "
        "max(sent_at), sum(state = 'waiting' AND attempts > 0), "
        "min(CASE WHEN state = 'waiting' THEN next_at END) FROM outbox GROUP BY channel ORDER BY channel"
    )
    names = ("channel", "sent", "waiting", "gave_up", "last_sent", "retrying", "next_at")
    rows = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
    for row in rows:
        last = db.execute(
            "SELECT detail FROM outbox WHERE channel = ? AND attempts > 0 AND state IN ('waiting', 'gave up') "
            "ORDER BY tried_at DESC, number DESC LIMIT 1",
            [row["channel"]],
        ).fetchone()
        row["trouble"] = last[0] if last else ""
    return rows


def latest(db: sqlite_utils.Database, limit: int = 50, state: str | None = None) -> list[dict[str, Any]]:
    """The newest rows as plain mappings, for tables."""
    found = db.query(
        "SELECT number, topic, channel, purpose, state, attempts, due_at, next_at, sent_at, detail FROM outbox "
        "WHERE :state IS NULL OR state = :state ORDER BY number DESC LIMIT :limit",
        {"state": state, "limit": limit},
    )
    return list(found)


def again(db: sqlite_utils.Database, now: datetime, *, topic: str | None = None, channel: str | None = None) -> int:
    """Let rows go out once more: those of a topic, or all that were given up; how many. The message keeps its id."""
    sql = (
        "UPDATE outbox SET state = 'waiting', attempts = 0, batch = NULL, due_at = :now, next_at = :now "
        "WHERE (:channel IS NULL OR channel = :channel) "
        "AND iif(:topic IS NULL, state = 'gave up', topic = :topic AND state != 'sending')"
    )
    with write(db):
        return int(db.execute(sql, {"topic": topic, "channel": channel, "now": stamp(now)}).rowcount)


def known_channels(db: sqlite_utils.Database) -> frozenset[str]:
    """The names of the channels for which there ever was a row."""
    return frozenset(name for (name,) in db.execute("SELECT DISTINCT channel FROM outbox"))


def in_doubt(db: sqlite_utils.Database) -> int:
    """How many rows a process that died has left as `sending`, or a living one is sending now."""
    return int(db.execute("SELECT count(*) FROM outbox WHERE state = 'sending'").fetchone()[0])


def waiting(db: sqlite_utils.Database) -> int:
    """How many rows wait in all, for now or for later."""
    return int(db.execute("SELECT count(*) FROM outbox WHERE state = 'waiting'").fetchone()[0])
