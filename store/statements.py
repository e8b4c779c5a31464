"""What readers read, kept for good: a later reading retires a statement, and nothing ever deletes one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlite_utils import Database

from capex.document import DocumentKind
from capex.history import Subject
from capex.statement import Doubt, Statement, from_json, plain, to_json
from store.errors import UnknownIdError
from store.schema import write


class UnknownStatementError(UnknownIdError):
    """No statement has the given id."""


class Known(NamedTuple):
    """A statement, and when its document was first seen."""

    statement: Statement
    seen_at: str


# An edited article speaks through its newest version only; what a person ruled wrong does not speak at all.
_RULED_WRONG = "EXISTS (SELECT 1 FROM wrong w WHERE w.document = s.document AND w.facts = s.facts)"
_STANDING = f"retired_by IS NULL AND d.superseded_by IS NULL AND NOT {_RULED_WRONG}"
_READ = "SELECT number FROM readings WHERE read_at < :seen"
_FROM = "FROM statements s JOIN documents d ON d.id = s.document"
_COLUMNS = "s.body, s.document, d.kind, s.said_on, d.amends, d.seen_at"
_SUBJECT = "s.company, s.metric, s.scope, s.period"


class Source(NamedTuple):
    """What was read, in which language it was taken to be, by which reader (its version), and when."""

    document: str
    lang: str | None
    reader: str
    read_at: datetime


def add(db: Database, source: Source, statements: Iterable[Statement], doubts: Iterable[Doubt]) -> frozenset[Subject]:
    """Record what was read in a document; the subjects whose statements changed.

    A statement that reads exactly as before stays the old row. What is no longer read is retired by this reading.
    """
    document = source.document
    wanted = {(statement.id, _body(statement)): statement for statement in statements}
    with write(db):
        sql = """SELECT number, id, body, company, metric, scope, period FROM statements
                 WHERE document = ? AND retired_by IS NULL"""
        old = db.execute(sql, [document]).fetchall()
        told = json.dumps([asdict(d) | {"span": d.span._asdict()} for d in doubts], ensure_ascii=False, default=str)
        reading = _add_reading(db, [document, source.reader, source.read_at.isoformat(), source.lang, told])
        gone = [row for row in old if row[1:3] not in wanted]
        fresh = [wanted[one] for one in wanted.keys() - {row[1:3] for row in old}]
        for number, *_ in gone:
            db.execute("UPDATE statements SET retired_by = ? WHERE number = ?", [reading, number])
        for statement in sorted(fresh, key=lambda s: (s.span, s.id, repr(s))):
            _insert(db, reading, statement)
    return frozenset({Subject(*row[3:]) for row in gone} | {Subject.of(statement) for statement in fresh})


def _add_reading(db: Database, values: list[str | None]) -> int:
    sql = "INSERT INTO readings (document, reader, read_at, lang, doubts) VALUES (?, ?, ?, ?, ?) RETURNING number"
    ((number,),) = db.execute(sql, values).fetchall()
    return int(number)


def _body(statement: Statement) -> str:
    return json.dumps(to_json(statement), ensure_ascii=False, sort_keys=True)


def facts(statement: Statement) -> str:
    """What a statement says, without the place where it says it: the same in a later reading of its document."""
    ends = [plain(end) for end in statement.range.ends] if statement.range else []
    return json.dumps([*Subject.of(statement), statement.kind, statement.currency, statement.direction, ends])


def _insert(db: Database, reading: int, statement: Statement) -> None:
    low, high = statement.range.ends if statement.range else (None, None)
    values = [
        statement.id, statement.document, reading, *Subject.of(statement), statement.kind.value, plain(low),
        plain(high), statement.currency, statement.direction, statement.action, statement.voice.value,
        statement.said_on.isoformat() if statement.said_on else None, statement.quote, statement.rule,
        facts(statement), _body(statement),
    ]  # fmt: skip
    db.execute(
        """INSERT INTO statements (id, document, reading, company, metric, scope, period, kind, low, high, currency,
           direction, action, voice, said_on, quote, rule, facts, body) VALUES
           (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        values,
    )


def _known(row: tuple[Any, ...]) -> Known:
    body, document, kind, said_on, amends, seen_at = row
    day = date.fromisoformat(said_on) if said_on else None
    return Known(from_json(json.loads(body), document, DocumentKind(kind), day, amends=bool(amends)), seen_at)


def of_subject(db: Database, subject: Subject) -> list[Known]:
    """What makes the history of a subject."""
    where = "s.company = ? AND s.metric = ? AND s.scope = ? AND s.period = ?"
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE {where} AND {_STANDING}"
    return [_known(row) for row in db.execute(sql, list(subject)).fetchall()]


def stream(
    db: Database, *, company: str | None = None, said_until: date | None = None, seen_until: date | None = None
) -> Iterator[Known]:
    """All that makes history, subject after subject, as it was said, or was known here, until the end of a day.

    What was known here is what the reader of that time had read, and what people had ruled by then. Only one row is
    held at a time, so that a store of any size can be folded.
    """
    where = [_standing_on(said_until, seen_until)]
    where += ["s.company = :company"] if company else []
    where += ["s.said_on < :said"] if said_until else []
    values = {"company": company, "said": _after(said_until), "seen": _after(seen_until)}
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE {' AND '.join(where)} ORDER BY {_SUBJECT}"
    for row in db.execute(sql, values):
        yield _known(row)


def _standing_on(said_until: date | None, seen_until: date | None) -> str:
    """What counts on a day: then an older version of an article still spoke, by the readings and rulings of then."""
    if seen_until:
        return f"""s.reading IN ({_READ}) AND (s.retired_by IS NULL OR s.retired_by NOT IN ({_READ}))
            AND NOT EXISTS (SELECT 1 FROM documents n WHERE n.id = d.superseded_by AND n.seen_at < :seen)
            AND NOT EXISTS (SELECT 1 FROM rulings r WHERE r.verdict = 'wrong' AND r.number =
                (SELECT max(number) FROM rulings o
                 WHERE o.document = s.document AND o.facts = s.facts AND o.ruled_at < :seen))"""  # noqa: S608 (our own words)
    if said_until:
        newer = "EXISTS (SELECT 1 FROM documents n WHERE n.id = d.superseded_by AND n.said_on < :said)"
        return f"retired_by IS NULL AND NOT {newer} AND NOT {_RULED_WRONG}"
    return _STANDING


def silenced(db: Database, company: str) -> list[tuple[str, Statement]]:
    """What a company's documents say and what yet has no voice in its history, each with the reason."""
    wrong = """SELECT note FROM rulings r WHERE r.document = s.document AND r.facts = s.facts ORDER BY number DESC"""
    sql = f"""SELECT {_COLUMNS}, d.superseded_by, ({wrong}) {_FROM}
              WHERE s.company = ? AND retired_by IS NULL AND (d.superseded_by IS NOT NULL OR {_RULED_WRONG})"""
    found = []
    for *row, newer, note in db.execute(sql, [company]).fetchall():
        ruled = f"ruled wrong{f': {note}' if note else ''}"
        found.append((f"edited: see document {newer}" if newer else ruled, _known(tuple(row)).statement))
    return found


def _after(day: date | None) -> str | None:
    return f"{day.isoformat()}T99" if day else None


def subjects_of(db: Database, documents: Iterable[str]) -> frozenset[Subject]:
    """The subjects that documents speak of, today or by an earlier reading."""
    sql = "SELECT DISTINCT company, metric, scope, period FROM statements WHERE document = ?"
    return frozenset(Subject(*row) for document in documents for row in db.execute(sql, [document]).fetchall())


def subjects(db: Database, company: str | None = None) -> list[Subject]:
    """All subjects that were ever spoken of, in order."""
    where, values = ("WHERE company = ?", [company]) if company else ("", [])
    sql = f"SELECT DISTINCT company, metric, scope, period FROM statements {where} ORDER BY 1, 2, 3, 4"  # noqa: S608
    return [Subject(*row) for row in db.execute(sql, values).fetchall()]


def exists(db: Database, statement_id: str) -> bool:
    """Whether there ever was a statement with that id."""
    return db.execute("SELECT 1 FROM statements WHERE id = ?", [statement_id]).fetchone() is not None


def get(db: Database, statement_id: str) -> Statement:
    """The statement with that id, as it was read last. Raises UnknownStatementError."""
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE s.id = ? ORDER BY number DESC"
    row = db.execute(sql, [statement_id]).fetchone()
    if row is None:
        raise UnknownStatementError(f"no statement {statement_id!r}; 'capexwatch history TICKER --json' shows ids")
    return _known(row).statement


def doubts_of(db: Database, document: str) -> list[Mapping[str, Any]]:
    """The doubts of the newest reading of a document, as plain mappings."""
    sql = "SELECT doubts FROM readings WHERE document = ? ORDER BY number DESC"
    row = db.execute(sql, [document]).fetchone()
    found: list[Mapping[str, Any]] = json.loads(row[0]) if row else []
    return found


# ---- what people ruled ------------------------------------------------------------------------------------------


class Ruling(NamedTuple):
    """What a person says of a statement: `right` or `wrong`, why, when, and of which event it was a part."""

    verdict: str
    note: str
    ruled_at: datetime
    event: str | None = None


def rule(db: Database, statement_id: str, ruling: Ruling) -> Subject:
    """Keep a ruling on a statement; the subject to fold again. The newest one holds. Raises UnknownStatementError."""
    statement = get(db, statement_id)
    what = [ruling.verdict, ruling.note, ruling.event, ruling.ruled_at.isoformat()]
    sql = """INSERT INTO rulings (statement, document, facts, verdict, note, event, ruled_at)
             VALUES (?, ?, ?, ?, ?, ?, ?)"""
    with write(db):
        db.execute(sql, [statement_id, statement.document, facts(statement), *what])
    return Subject.of(statement)


def ruled_with(db: Database, event: str) -> list[str]:
    """The statements that were ruled on as parts of an event, which may have left history for it."""
    rows = db.execute("SELECT DISTINCT statement FROM rulings WHERE event = ?", [event]).fetchall()
    return [statement for (statement,) in rows]


def rulings(db: Database, statement_id: str | None = None) -> list[dict[str, Any]]:
    """The rulings, or those on one statement, oldest first, as plain mappings."""
    sql = "SELECT * FROM rulings WHERE :statement IS NULL OR statement = :statement ORDER BY number"
    return list(db.query(sql, {"statement": statement_id}))
