"""When a year closes: the day on which its actual spending was first reported."""

from __future__ import annotations

from datetime import date

from sqlite_utils import Database

from capex.event import Subject

_FIRST = "SELECT company, metric, period, substr(min(filed_on), 1, 10) AS day FROM actuals"


def closed_on(db: Database, subject: Subject) -> date | None:
    """The day on which the actual spending of a subject's period was first reported, if it was."""
    sql = f"{_FIRST} WHERE company = ? AND metric = ? AND period = ?"
    *_, day = db.execute(sql, [subject.company, subject.metric, subject.period]).fetchone()
    return date.fromisoformat(day) if day else None


def closings(db: Database, *, said_until: date | None = None, seen_until: date | None = None) -> dict[Subject, date]:
    """That day of every subject, of those reported, or seen here, by the end of a day."""
    # With the whole company's spending the year is over for each part of it.
    sql = f"""SELECT s.company, s.metric, s.scope, s.period, a.day
              FROM (SELECT DISTINCT company, metric, scope, period FROM statements) s
              JOIN ({_FIRST} WHERE filed_on < :said AND seen_at < :seen GROUP BY 1, 2, 3) a
                   USING (company, metric, period)"""  # noqa: S608 (our own words)
    values = {"said": _after(said_until), "seen": _after(seen_until)}
    return {Subject(*subject): date.fromisoformat(day) for *subject, day in db.execute(sql, values)}


def _after(day: date | None) -> str:
    return f"{day.isoformat()}T99" if day else "9999"


def closed_meanwhile(db: Database) -> frozenset[Subject]:
    """The subjects whose actual spending was reported, or found to be reported earlier, since they were folded."""
    sql = f"""SELECT e.company, e.metric, e.scope, e.period FROM events e
              JOIN ({_FIRST} GROUP BY 1, 2, 3) a
                   ON a.company = e.company AND a.period = e.period AND a.metric = e.metric
              WHERE e.current AND e.late != (e.said_on > a.day)"""  # noqa: S608 (our own words)
    return frozenset(Subject(*row) for row in db.execute(sql).fetchall())
