"""Documents and the raw bytes they came from; copies and edited versions of an article know each other."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from capex.document import Document, DocumentKind, Provenance, content_id
from capex.likeness import ALIKE, keys, likeness, sketch, text_hash
from capex.period import FiscalPeriod
from store.errors import UnknownIdError
from store.schema import write

#: Versions and copies of an article appear within this time.
_NEAR = timedelta(days=7)

_COLUMNS = (
    "id, kind, lang, issuer, publisher, said_on, reports, title, text, url, source, published_at, accession, form,"
    " amends, marks, raw, seen_at, text_hash, superseded_by"
)


class UnknownDocumentError(UnknownIdError):
    """No document has the given id."""


def add(db: Database, document: Document, raw: bytes, media_type: str, seen_at: datetime) -> tuple[str, bool]:
    """Keep a document and its bytes; its id, and whether it is new.

    The id depends on what was published, not on the address. A known document behind another address only gains it.
    """
    identity = content_id(document)
    with write(db):
        new = not db.execute("SELECT 1 FROM documents WHERE id = ?", [identity]).fetchone()
        if new:
            _insert(db, replace(document, id=identity), raw, media_type, seen_at)
        if document.provenance.url:
            source = document.provenance.source
            values = [identity, document.provenance.url, source, seen_at.isoformat()]
            db.execute("INSERT OR IGNORE INTO addresses VALUES (?, ?, ?, ?)", values)
        if new and document.kind is DocumentKind.NEWS and document.said_on:
            _link_copies(db, replace(document, id=identity), seen_at)
    return identity, new


def _insert(db: Database, document: Document, raw: bytes, media_type: str, seen_at: datetime) -> None:
    digest = hashlib.sha256(raw).hexdigest()
    db.execute("INSERT OR IGNORE INTO raws VALUES (?, ?, ?)", [digest, media_type, zlib.compress(raw)])
    origin = document.provenance
    values = [
        document.id, document.kind.value, document.lang, document.issuer, document.publisher,
        _day(document.said_on), document.reports and str(document.reports), document.title, document.text,
        origin.url, origin.source, origin.published_at and origin.published_at.isoformat(), origin.accession,
        origin.form, int(origin.amends), json.dumps(origin.marks, ensure_ascii=False), digest, seen_at.isoformat(),
        text_hash(document.text), None,
    ]  # fmt: skip
    marks = ", ".join("?" * len(values))
    db.execute(f"INSERT INTO documents ({_COLUMNS}) VALUES ({marks})", values)  # noqa: S608 (our own column names)


def _link_copies(db: Database, document: Document, seen_at: datetime) -> None:
    """Mark copies of the same article, and which of two versions by one publisher the other replaces."""
    own = sketch(document.text)
    assert document.said_on
    found = db.execute(
        f"""SELECT DISTINCT d.id FROM likeness l JOIN documents d ON d.id = l.document
            WHERE l.band IN ({", ".join("?" * len(keys(own)))}) AND d.said_on BETWEEN ? AND ?""",  # noqa: S608
        [*keys(own), _day(document.said_on - _NEAR), _day(document.said_on + _NEAR)],
    ).fetchall()
    for (other_id,) in found:
        other = get(db, other_id)
        if likeness(own, sketch(other.text)) >= ALIKE:
            _link(db, document, seen_at, other)
    rows = [(key, document.id) for key in keys(own)]
    db.conn.executemany("INSERT OR IGNORE INTO likeness VALUES (?, ?)", rows)


def _link(db: Database, document: Document, seen_at: datetime, other: Document) -> None:
    """Join two articles that are alike. Which is the newer version depends on what they say, not on arrival."""
    url = document.provenance.url
    same_address = url is not None and bool(
        db.execute("SELECT 1 FROM addresses WHERE document = ? AND url = ?", [other.id, url]).fetchone()
    )
    other_seen = datetime.fromisoformat(seen(db, other.id))
    # The same address fetched twice gives its versions in the order of fetching; nothing else may depend on that.
    mine, its = (_order(document, seen_at, by_fetch=same_address), _order(other, other_seen, by_fetch=same_address))
    same_text = text_hash(document.text) == text_hash(other.text)
    same_hand = same_address or (document.publisher is not None and document.publisher == other.publisher)
    if same_text or not same_hand:
        older, newer = sorted((document, other), key=_first)
        _point_at_first(db, newer.id, older)
    elif mine != its:
        older, newer = (document, other) if mine < its else (other, document)
        db.execute("UPDATE documents SET superseded_by = ? WHERE id = ?", [newer.id, older.id])


def _point_at_first(db: Database, copy: str, original: Document) -> None:
    """Let a copy name the first of the articles that it is alike, in whatever order they came."""
    (known,) = db.execute("SELECT copy_of FROM documents WHERE id = ?", [copy]).fetchone()
    first = min((original, get(db, known)), key=_first) if known else original
    db.execute("UPDATE documents SET copy_of = ? WHERE id = ?", [first.id, copy])


def _first(document: Document) -> tuple[str, str, str]:
    published = document.provenance.published_at
    return _day(document.said_on) or "", published.isoformat() if published else "", document.id


def _order(document: Document, seen_at: datetime, *, by_fetch: bool) -> tuple[str, str, str]:
    published = document.provenance.published_at
    fetched = seen_at.isoformat() if by_fetch else ""
    return _day(document.said_on) or "", published.isoformat() if published else "", fetched


def get(db: Database, document_id: str) -> Document:
    """The document with that id. Raises UnknownDocumentError."""
    row = db.execute(f"SELECT {_COLUMNS} FROM documents WHERE id = ?", [document_id]).fetchone()  # noqa: S608
    if row is None:
        raise UnknownDocumentError(f"no document {document_id!r} is stored; 'capexwatch revisions' shows ids")
    return _document(row)


def raw(db: Database, document_id: str) -> tuple[bytes, str]:
    """The bytes a document came from, and their media type. Raises UnknownDocumentError."""
    sql = "SELECT packed, media_type FROM documents JOIN raws ON raws.sha256 = raw WHERE id = ?"
    row = db.execute(sql, [document_id]).fetchone()
    if row is None:
        raise UnknownDocumentError(f"no document {document_id!r} is stored; 'capexwatch revisions' shows ids")
    return zlib.decompress(row[0]), row[1]


def retext(db: Database, document_id: str, text: str) -> None:
    """Give a document the text that today's rules take out of its bytes; it stays the same document."""
    with write(db):
        db.execute("UPDATE documents SET text = ?, text_hash = ? WHERE id = ?", [text, text_hash(text), document_id])


def seen(db: Database, document_id: str) -> str:
    """When a document was first seen, as it is stored."""
    (found,) = db.execute("SELECT seen_at FROM documents WHERE id = ?", [document_id]).fetchone()
    return str(found)


def ids(db: Database, since: date | None = None) -> Iterator[str]:
    """The ids of all documents, or of those said (or, undated, seen) on `since` or later, in order of their day."""
    sql = "SELECT id FROM documents WHERE coalesce(said_on, seen_at) >= ? ORDER BY coalesce(said_on, seen_at), id"
    for (document_id,) in db.execute(sql, [_day(since) or ""]):
        yield document_id


def unread(db: Database) -> list[str]:
    """The ids of documents that no reader has read yet, oldest first."""
    sql = """SELECT id FROM documents d WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.document = d.id)
             ORDER BY coalesce(said_on, seen_at), id"""
    return [document_id for (document_id,) in db.execute(sql)]


def superseded_by(db: Database, document_ids: Iterable[str]) -> list[str]:
    """The older versions of the documents with these ids."""
    found = (db.execute("SELECT id FROM documents WHERE superseded_by = ?", [one]) for one in document_ids)
    return [older for rows in found for (older,) in rows]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _document(row: tuple[Any, ...]) -> Document:
    (identity, kind, lang, issuer, publisher, said_on, reports, title, text, url, source, published_at, accession,
     form, amends, marks, *_) = row  # fmt: skip
    return Document(
        id=identity,
        text=text,
        kind=DocumentKind(kind),
        title=title,
        issuer=issuer,
        publisher=publisher,
        said_on=date.fromisoformat(said_on) if said_on else None,
        reports=FiscalPeriod.parse(reports) if reports else None,
        lang=lang,
        provenance=Provenance(
            url=url,
            source=source,
            published_at=datetime.fromisoformat(published_at) if published_at else None,
            accession=accession,
            form=form,
            amends=bool(amends),
            marks=tuple(json.loads(marks)),
        ),
    )
