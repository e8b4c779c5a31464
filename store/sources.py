"""How each source is doing, what it has brought, and what it still owes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlite_utils import Database

from store.schema import write

#: How long the log of polls and the delays are kept.
LOG_FOR = timedelta(days=90)


class Remembered(NamedTuple):
    """What earlier polls have left of one source, as plain values; `owed` holds (link as JSON, tries, since)."""

    validators: dict[str, tuple[str | None, str | None, str | None, str | None]]
    owed: tuple[tuple[dict[str, Any], int, datetime], ...]
    mark: datetime | None
    next_poll: datetime | None
    last_try: datetime | None


class Outcome(NamedTuple):
    """One poll as plain values: what `polled` keeps."""

    validators: Mapping[str, tuple[str | None, str | None, str | None, str | None]]
    keys: Iterable[str]
    owed: Iterable[tuple[str, dict[str, Any], int, datetime]]
    mark: datetime | None
    documents: int
    failures: int
    trouble: str | None
    advice: str | None
    permanent: bool
    seconds: float


class Identity(NamedTuple):
    """What a source is called, where its keys are kept, and what it promises."""

    name: str
    ledger: str
    every: timedelta
    quiet: timedelta | None


NOTHING = Remembered({}, (), None, None, None)


def remembered(db: Database) -> dict[str, Remembered]:
    """What is remembered of every source, by name."""
    validators: dict[str, dict[str, Any]] = {}
    for source, url, *rest in db.execute("SELECT source, url, etag, last_modified, sha256, moved_to FROM validators"):
        validators.setdefault(source, {})[url] = tuple(rest)
    owed: dict[str, list[Any]] = {}
    for source, link, tries, since in db.execute("SELECT source, link, tries, since FROM owed ORDER BY since, key"):
        owed.setdefault(source, []).append((json.loads(link), tries, datetime.fromisoformat(since)))
    return {
        name: Remembered(validators.get(name, {}), tuple(owed.get(name, ())), _moment(mark), *map(_moment, times))
        for name, mark, *times in db.execute("SELECT name, mark, next_poll, last_try FROM sources")
    }


def known(db: Database, ledger: str) -> frozenset[str]:
    """The keys of all that was fetched under a ledger."""
    return frozenset(key for (key,) in db.execute("SELECT key FROM known WHERE ledger = ?", [ledger]))


def know(db: Database, ledger: str, keys: Iterable[str], at: datetime) -> None:
    """Keep keys of what was fetched."""
    rows = [(ledger, key, at.isoformat()) for key in keys if key]
    if rows:
        with write(db):
            db.conn.executemany("INSERT OR IGNORE INTO known VALUES (?, ?, ?)", rows)


def arrived(db: Database, document: str, source: str, published_at: datetime, stored_at: datetime) -> None:
    """Keep how long a document took from publication to storing."""
    values = [document, source, published_at.isoformat(), stored_at.isoformat()]
    db.execute("INSERT OR IGNORE INTO arrivals VALUES (?, ?, ?, ?)", values)


def polled(db: Database, source: Identity, outcome: Outcome, now: datetime) -> None:
    """Keep what one poll of a source brought, all of it or nothing."""
    with write(db):
        name = source.name
        know(db, source.ledger, outcome.keys, now)
        _keep_validators(db, name, outcome)
        db.execute("DELETE FROM owed WHERE source = ?", [name])
        rows = [(name, key, json.dumps(link), tries, since.isoformat()) for key, link, tries, since in outcome.owed]
        db.conn.executemany("INSERT INTO owed VALUES (?, ?, ?, ?, ?)", rows)
        _keep_state(db, source, outcome, now)
        facts = [outcome.seconds, outcome.documents, outcome.failures, outcome.trouble]
        if outcome.documents or outcome.failures:
            db.execute(
                "INSERT INTO fetch_log (source, at, seconds, documents, failures, trouble) VALUES (?, ?, ?, ?, ?, ?)",
                [name, now.isoformat(), *facts],
            )


def _keep_validators(db: Database, name: str, outcome: Outcome) -> None:
    rows = [(name, url, *rest) for url, rest in outcome.validators.items()]
    db.conn.executemany("INSERT OR REPLACE INTO validators VALUES (?, ?, ?, ?, ?, ?)", rows)


def _keep_state(db: Database, source: Identity, outcome: Outcome, now: datetime) -> None:
    name, ledger, every, quiet = source
    row = db.execute("SELECT failures FROM sources WHERE name = ?", [name]).fetchone()
    ok = outcome.mark is not None
    failures = 0 if ok else (row[0] if row else 0) + 1
    # A source that fails is left alone for longer each time; one that needs a person is tried once a day.
    longest = _DAY if outcome.permanent or every > _DAY / 4 else _DAY / 4
    pause = longest if outcome.permanent else min(every * 2 ** min(failures, 8), longest)
    stamp = now.isoformat()
    db.execute(
        """INSERT INTO sources (name, ledger, every, quiet, first_try, last_try, last_success, last_new, next_poll,
               mark, failures, permanent, trouble, advice)
           VALUES (:name, :ledger, :every, :quiet, :now, :now, :success, :new, :next, :mark, :failures, :permanent,
               :trouble, :advice)
           ON CONFLICT (name) DO UPDATE SET ledger = excluded.ledger, every = excluded.every, quiet = excluded.quiet,
               last_try = excluded.last_try, last_success = coalesce(excluded.last_success, last_success),
               last_new = coalesce(excluded.last_new, last_new), next_poll = excluded.next_poll,
               mark = max(coalesce(excluded.mark, mark), coalesce(mark, excluded.mark)), failures = excluded.failures,
               permanent = excluded.permanent, trouble = excluded.trouble, advice = excluded.advice""",
        {
            "name": name,
            "ledger": ledger,
            "every": int(every.total_seconds()),
            "quiet": int(quiet.total_seconds()) if quiet else None,
            "now": stamp,
            "success": stamp if ok else None,
            "new": stamp if outcome.documents else None,
            "next": (now + (every if ok else pause)).isoformat(),
            "mark": outcome.mark and outcome.mark.isoformat(),
            "failures": failures,
            "permanent": int(outcome.permanent and not ok),
            "trouble": outcome.trouble,
            "advice": outcome.advice,
        },
    )


_DAY = timedelta(days=1)


def states(db: Database) -> list[dict[str, Any]]:
    """Every source that was ever polled, as plain rows; `owed` counts what is still to be tried again."""
    sql = """SELECT s.*, (SELECT count(*) FROM owed o WHERE o.source = s.name) AS owed FROM sources s ORDER BY name"""
    return [dict(row) for row in db.query(sql)]


def newest_filings(db: Database) -> dict[str, str]:
    """When the newest filing of each company was stored, by ticker, whatever source found it."""
    sql = (
        "SELECT issuer, max(seen_at) FROM documents WHERE issuer IS NOT NULL AND accession IS NOT NULL GROUP BY issuer"
    )
    return dict(db.execute(sql).fetchall())


def delays(db: Database, since: datetime) -> dict[str, list[float]]:
    """Seconds from publication to storing of what each source brought since then, sorted."""
    found: dict[str, list[float]] = {}
    sql = "SELECT source, published_at, stored_at FROM arrivals WHERE stored_at >= ?"
    for source, published, stored in db.execute(sql, [since.isoformat()]):
        seconds = (datetime.fromisoformat(stored) - datetime.fromisoformat(published)).total_seconds()
        found.setdefault(source, []).append(max(0.0, seconds))
    return {source: sorted(seconds) for source, seconds in found.items()}


def tidy(db: Database, now: datetime) -> None:
    """Drop old lines of the log and old delays."""
    with write(db):
        for table, column in (("fetch_log", "at"), ("arrivals", "stored_at")):
            db.execute(f"DELETE FROM {table} WHERE {column} < ?", [(now - LOG_FOR).isoformat()])  # noqa: S608


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
