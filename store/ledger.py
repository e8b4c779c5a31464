"""What was expected of companies and what came: their own documents, and what could not be fetched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlite_utils import Database

from store.statements import doubts_of


class Own(NamedTuple):
    """A document of a company itself: `statements` is how many of the company's figures it gives, `None` if unread."""

    document: str
    said_on: date
    reports: str | None
    statements: int | None


def own_documents(db: Database, company: str, since: date) -> list[Own]:
    """The company's own documents since a day, oldest first."""
    sql = """SELECT d.id, d.said_on, d.reports,
                CASE WHEN EXISTS (SELECT 1 FROM readings r WHERE r.document = d.id) THEN
                    (SELECT count(*) FROM statements s
                     WHERE s.document = d.id AND s.retired_by IS NULL AND s.company = d.issuer) END
             FROM documents d WHERE d.issuer = ? AND d.said_on >= ? ORDER BY d.said_on, d.id"""
    rows = db.execute(sql, [company, since.isoformat()]).fetchall()
    return [Own(identity, date.fromisoformat(said_on), reports, count) for identity, said_on, reports, count in rows]


def failures(db: Database, company: str) -> dict[str, str]:
    """What could not be fetched for a company so far: address or source, and for how long or why."""
    owed = """SELECT json_extract(link, '$.url'), 'failed ' || tries || ' times since ' || substr(since, 1, 10)
              FROM owed WHERE json_extract(link, '$.meta.ticker') = ?"""
    sources = "SELECT name, coalesce(trouble, 'failed') FROM sources WHERE failures > 0 AND (name = ? OR name LIKE ?)"
    rows = [*db.execute(owed, [company]).fetchall(), *db.execute(sources, [company, f"% {company}"]).fetchall()]
    return dict(rows)


class Printed(NamedTuple):
    """A figure that a document prints and that is no guidance: a sum over companies, or what was spent."""

    document: str
    url: str | None
    title: str | None
    said_on: str | None
    reason: str
    figure: str
    low: Decimal | None
    high: Decimal | None
    currency: str | None


def printed(db: Database, documents: Iterable[str]) -> list[Printed]:
    """The sums over several companies and the spending of the past that documents print, by their newest reading."""
    found = []
    for document in documents:
        sql = "SELECT url, title, said_on FROM documents WHERE id = ?"
        about = db.execute(sql, [document]).fetchone()
        for doubt in doubts_of(db, document):
            low, high = (None if doubt.get(end) is None else Decimal(doubt[end]) for end in ("low", "high"))
            if doubt["reason"] in ("several companies", "actual") and (low or high):
                what = (doubt["reason"], doubt["figure"], low, high, doubt["currency"])
                found.append(Printed(document, about[0], about[1], about[2], *what))
    return found
