"""Documents that are stored are read; what they say is recorded, the touched histories are folded again."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.settings import Settings

if TYPE_CHECKING:
    from sqlite_utils import Database

    from capex.document import Document
    from capex.event import Subject
    from capex.reading import Reading
    from store.events import Applied, Ring

logger = logging.getLogger("capexwatch.record")

#: So many documents are read and recorded in one transaction: a crash costs little, and other writers get their turn.
BATCH = 50


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording brought, as Event JSON: new events, events that changed unseen, corrections to told ones.

    `events` are the new ones and the corrections, in the order of their days: what there is to be told. `unread` are
    the ids of documents on which the reader failed; they are tried again next time.
    """

    new: tuple[dict[str, Any], ...] = ()
    changed: tuple[dict[str, Any], ...] = ()
    corrections: tuple[dict[str, Any], ...] = ()
    documents: int = 0
    unread: tuple[str, ...] = ()

    @property
    def events(self) -> tuple[dict[str, Any], ...]:
        """New events and corrections."""
        return tuple(sorted((*self.new, *self.corrections), key=lambda event: (event["said_on"], event["id"])))


@cache
def reader_version() -> str:
    """What names today's reader: twelve hexadecimal digits over its source."""
    import capex

    folder = Path(capex.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def record(
    db: Database, settings: Settings, document_ids: Sequence[str] | None, now: datetime, *, quiet: bool = False
) -> Recorded:
    """Read documents (all unread ones where none are named), and derive and store what happened.

    Statements, events and what is to be told of them are written in one transaction a batch of documents. `quiet` is
    for backfills: then only corrections ring.
    """
    from flows.deliver import ringer
    from store import documents
    from store.closing import closed_meanwhile
    from store.schema import write

    wanted = documents.unread(db) if document_ids is None else list(document_ids)
    ring = ringer(settings, now, quiet=quiet)
    applied: list[Applied] = []
    unread: list[str] = []
    for batch in _batches(wanted):
        # Reading takes time and needs no lock; only what is written waits for other writers, and makes them wait.
        readings = read_all(db, settings, batch)
        unread += sorted(set(batch) - {identity for identity, _ in readings})
        with write(db):
            applied += refold(db, keep(db, readings, now), now, ring)
    # What companies really spent comes without a document; it tells apart what was said of a year that is over.
    if closed := closed_meanwhile(db):
        with write(db):
            applied += refold(db, closed, now, ring)
    return replace(recorded(db, applied, len(wanted)), unread=tuple(unread))


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[i : i + BATCH] for i in range(0, len(ids), BATCH))


def read_all(db: Database, settings: Settings, document_ids: Iterable[str]) -> list[tuple[str, Reading]]:
    """Read stored documents with today's reader; those on which it fails are left out and told of in the log."""
    from store import documents

    found = ((identity, read_one(documents.get(db, identity), settings)) for identity in document_ids)
    return [(identity, reading) for identity, reading in found if reading]


def read_one(document: Document, settings: Settings) -> Reading | None:
    """Read a document; `None`, and a line in the log, where the reader fails on it."""
    from capex.reading import read

    try:
        return read(document, settings.companies)
    except Exception:
        # One text that nobody foresaw must not keep all others from being read.
        logger.exception("the reader failed on document %s (%s)", document.id, document.provenance.url)
        return None


def keep(db: Database, readings: Iterable[tuple[str, Reading]], now: datetime) -> frozenset[Subject]:
    """Keep what documents say; the subjects whose history may have changed."""
    from store import documents, statements

    touched: set[Subject] = set()
    for identity, reading in readings:
        source = statements.Source(identity, reading.lang, reader_version(), now)
        touched |= statements.add(db, source, reading.statements, reading.doubts)
        # An edited article silences its older version, which may have been about something else.
        touched |= statements.subjects_of(db, documents.superseded_by(db, [identity]))
    return frozenset(touched)


def refold(db: Database, subjects: Iterable[Subject], now: datetime, ring: Ring | None) -> list[Applied]:
    """Fold subjects again and store the difference, in their order."""
    from store import events

    found = (events.difference(db, events.refold(db, subject)) for subject in sorted(subjects))
    return [events.apply(db, change, now, ring) for change in found if change]


def recorded(db: Database, applied: Iterable[Applied], documents: int) -> Recorded:
    """The written versions as Event JSON. A later batch may have changed or removed what an earlier one wrote."""
    from store import queries

    found = list(applied)
    new = dict.fromkeys(key for one in found for key in one.new)
    changed = dict.fromkeys(key for one in found for key in one.changed if key not in new)
    corrections = dict.fromkeys(key for one in found for key in one.corrections)
    groups = [tuple(queries.existing(db, keys)) for keys in (new, changed, corrections)]
    return Recorded(groups[0], groups[1], groups[2], documents)
