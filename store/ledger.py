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


class Failure(NamedTuple):
    """An address or source that could not be read. Without the day of what it holds, `since` was it read last."""

    what: str
    reason: str
    said_on: date | None = None
    since: date | None = None


def failures(db: Database, company: str) -> list[Failure]:
    """What could not be fetched for a company so far: single addresses, and its own sources."""
    owed = """SELECT json_extract(link, '$.url'), tries, since, json_extract(link, '$.published_at') FROM owed
              WHERE json_extract(link, '$.meta.ticker') = :company OR source = 'edgar/' || :company"""
    found = [
        Failure(url, f"failed {tries} time{'s' * (tries != 1)} since {since[:10]}", _day(published or since))
        for url, tries, since, published in db.execute(owed, {"company": company})
    ]
    # Of a source that brings several companies' documents nobody can tell whose it keeps from us.
    own = """SELECT name, coalesce(trouble, 'failed'), last_success FROM sources
             WHERE failures > 0 AND ledger != 'xbrl' AND (name LIKE '%/' || :company OR name LIKE '% ' || :company)"""
    rows = db.execute(own, {"company": company}).fetchall()
    return found + [Failure(name, trouble, since=_day(success)) for name, trouble, success in rows]


def _day(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None


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
